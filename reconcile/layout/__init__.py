"""Chapter 2. Layout: what is a paragraph, what a heading, what furniture; settled before anything is split."""

from reconcile.layout.page import lay_out

__all__ = ["lay_out"]
