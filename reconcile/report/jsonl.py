"""The records of the JSON report, one a line, each with its type: for streams and for `jq`."""

from collections.abc import Iterator
from typing import Any

from reconcile.model import Report
from reconcile.report.json import SCHEMA, SCHEMA_VERSION, dump, sections
from reconcile.report.layout import Layout

_TYPES = {
    "documents": "document",
    "families": "family",
    "rules": "rule",
    "findings": "finding",
    "agreed": "agreed",
    "cleared": "cleared",
    "diagnostics": "diagnostic",
}


def pieces(report: Report, layout: Layout) -> Iterator[str]:
    """Yield one JSON object a line: run, documents, families, rules, findings, agreed, cleared, diagnostics, arithmetic, summary."""
    for record in _records(report, agreements=layout.agreements):
        yield dump(record) + "\n"


def _records(report: Report, *, agreements: bool) -> Iterator[dict[str, Any]]:
    parts = dict(sections(report, agreements=agreements))
    yield {"type": "run", "$schema": SCHEMA, "schema_version": SCHEMA_VERSION, "tool": parts["tool"], **parts["run"]}
    for name, kind in _TYPES.items():
        for record in parts[name]:
            yield {"type": kind, **record}
    for line in parts["arithmetic"]:
        yield {"type": "arithmetic", "text": line}
    yield {"type": "summary", **parts["summary"]}
