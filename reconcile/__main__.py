"""The entry point: answers `--version` before anything else is imported."""

import sys

from reconcile.version import __version__


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"reconcile {__version__}\n")
        return
    try:
        from reconcile.cli import run

        run()
    except KeyboardInterrupt:  # before or after the command; inside it the door answers
        sys.stderr.write("interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
