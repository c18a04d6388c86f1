"""Chapter 10. Reports: one formatter a file, each a function of the report; and the exit code."""

from collections.abc import Iterator
from importlib import import_module

from reconcile.model import Report
from reconcile.report.layout import Layout
from reconcile.report.outcome import UNREAD, exit_code

FORMATS = {  # what each is for, as the manual says it
    "table": "for a terminal: one table a fact, the words of each source side by side; stacked below 70 columns",
    "stacked": "the same without tables, for narrow screens and logs",
    "concise": "one line a mention: PATH:LINE:COL: SEVERITY CODE [ID] VALUE; others say VALUE (places)",
    "markdown": "a table a claim, for pull requests; appended where the path is $GITHUB_STEP_SUMMARY",
    "html": "one page without script and with nothing loaded, for people and paper",
    "json": "one object, described by `reconcile report --schema`",
    "jsonl": "the same records, one a line",
    "csv": "one row a mention, harmless in a spreadsheet",
    "sarif": "SARIF 2.1.0 for code scanning",
    "github": "workflow commands: an annotation a finding; the only one that shares stdout, as -o github=-",
    "gitlab": "Code Quality report",
    "junit": "a test case a document and a fact; failures agree with the exit code",
}
FILES = {  # for -o alone, since they are no text
    "parquet": "the rows of csv as a Parquet file, figures as doubles; needs reconcile[parquet]",
}
MACHINE = frozenset(FORMATS) - {"table", "stacked", "concise"}  # UTF-8 bytes whatever the locale


def render(report: Report, name: str, layout: Layout) -> str:
    """Return the report in a format; the formatter is imported only now."""
    return "".join(pieces(report, name, layout))


def pieces(report: Report, name: str, layout: Layout) -> Iterator[str]:
    """Yield the report in a format, record by record where the format allows it: that of an archive is never in memory whole."""
    formatter = import_module(f"reconcile.report.{name}")
    return (
        formatter.pieces(report, layout) if hasattr(formatter, "pieces") else iter([formatter.render(report, layout)])
    )


__all__ = ["FILES", "FORMATS", "MACHINE", "UNREAD", "Layout", "exit_code", "pieces", "render"]
