"""The entry point: answers `--version` before anything else is imported."""

import sys

from reconcile.version import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"reconcile {__version__}\n")
        return
    from reconcile.cli import run

    run()


if __name__ == "__main__":
    main()
