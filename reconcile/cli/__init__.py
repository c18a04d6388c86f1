"""The door: the only room that prints and exits."""

from reconcile.cli.app import run

__all__ = ["run"]
