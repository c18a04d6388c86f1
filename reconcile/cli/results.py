"""The report that a command works on: read from a file, or made now; and one finding of it, by its id."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli.check import How, prepare_rules, run
from reconcile.cli.inputs import Wanted, open_inputs
from reconcile.errors import UsageError
from reconcile.model import Finding, Report
from reconcile.report.restore import restore

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="RESULTS.json",
        envvar="RECONCILE_FROM",
        help="Take the findings from a JSON report and run nothing.",
    ),
]


def load_report(name: str) -> Report:
    """Return the report of a JSON file, `-` for stdin; raises UsageError."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return restore(data.decode("utf-8"), name)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}; give a file that `check -f json` wrote") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is not UTF-8 (byte {error.start}); give a file that `check -f json` wrote") from None


def report_of(source: str | None, paths: list[str] | None, rules: str | None) -> Report:
    """Return the report of `--from`, whatever the paths, else of a run on them, or on the working folder."""
    if source:
        return load_report(source)
    with open_inputs(Wanted(paths or ["."])) as opened:
        return run(opened, prepare_rules(rules), How(allow_empty=True))


def pick(report: Report, wanted: str) -> Finding:
    """Return the finding whose id begins so; raises UsageError with the candidates."""
    word = wanted.lower().removeprefix("rcf1:")
    found = [f for f in report.findings if f.fingerprint.removeprefix("rcf1:").startswith(word)]
    if not found:
        known = ", ".join(f.id for f in report.findings[:12]) or "none"
        raise UsageError(f"there is no finding `{wanted}`; ids: {known}")
    if len({f.fingerprint for f in found}) > 1:
        raise UsageError(f"`{wanted}` is the beginning of several ids: {', '.join(f.id for f in found)}")
    return found[0]
