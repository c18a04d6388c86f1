"""`reconcile version` and `reconcile help`."""

from typing import Annotated

import typer

from reconcile.cli.guard import emit
from reconcile.errors import UsageError
from reconcile.report import FILES, FORMATS
from reconcile.version import __version__

PAGES = {
    "exit-codes": """\
  0  no finding at or above --fail-on
  1  such a finding exists
  2  the call, the rules, a document or an output is wrong; the findings of the other documents are printed all the same
  3  nothing to compare: fewer than two documents, or no claims (--allow-empty makes it 0)
 70  a bug in reconcile: the traceback is on stderr
130  interrupted
141  the reader of the output went away
""",
    "environment": """\
Every option of a command has a variable: RECONCILE_FAIL_ON=warning stands for --fail-on warning. The command line comes first, then the
environment, then the configuration (the nearest reconcile.toml, or [tool.reconcile] in pyproject.toml; `reconcile config show` prints what
holds and where it was said), then the default. Also read: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM, COLUMNS, and GITHUB_STEP_SUMMARY,
the one file to which `-o markdown=PATH` appends. An empty variable is unset.
""",
    "formats": "".join(f"{name:8}  {purpose}\n" for name, purpose in {**FORMATS, **FILES}.items()),
}


def version(
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", envvar="RECONCILE_FORMAT", help="text or json.")
    ] = "text",
) -> int:
    """Print the version."""
    if format == "json":
        emit(f'{{"name": "reconcile", "version": "{__version__}"}}\n', machine=True)
        return 0
    emit(f"reconcile {__version__}\n")
    return 0


def help_page(topic: Annotated[str, typer.Argument(metavar="TOPIC", help=f"One of {', '.join(PAGES)}.")]) -> int:
    """Print a page of the manual: exit-codes, environment or formats."""
    if topic not in PAGES:
        raise UsageError(
            f"there is no page `{topic}`; known: {', '.join(PAGES)}; `reconcile COMMAND --help` explains a command"
        )
    emit(PAGES[topic])
    return 0
