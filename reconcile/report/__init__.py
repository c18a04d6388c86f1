"""Chapter 10. Reports: one formatter a file, each a function of the report; and the exit code."""

from collections.abc import Callable
from importlib import import_module

from reconcile.model import Report
from reconcile.report.layout import Layout
from reconcile.report.outcome import UNREAD, exit_code

FORMATS = (
    "table", "stacked", "concise", "markdown", "html", "json", "jsonl", "csv", "sarif", "github", "gitlab", "junit",
)  # fmt: skip
MACHINE = frozenset(FORMATS) - {"table", "stacked", "concise"}  # UTF-8 bytes whatever the locale


def render(report: Report, name: str, layout: Layout) -> str:
    """Return the report in a format; the formatter is imported only now."""
    formatter: Callable[[Report, Layout], str] = import_module(f"reconcile.report.{name}").render
    return formatter(report, layout)


__all__ = ["FORMATS", "MACHINE", "UNREAD", "Layout", "exit_code", "render"]
