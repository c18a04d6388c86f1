"""The records of the JSON report, one a line, each with its type: for streams and for `jq`."""

from collections.abc import Iterator
from typing import Any

from reconcile.model import Report
from reconcile.report.json import SCHEMA, SCHEMA_VERSION, as_object, dump
from reconcile.report.layout import Layout


def render(report: Report, layout: Layout) -> str:
    """Return one JSON object a line: run, documents, families, rules, findings, agreed, cleared, arithmetic, diagnostics, summary."""
    return "".join(dump(record) + "\n" for record in _records(as_object(report, agreements=layout.agreements)))


def _records(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"type": "run", "$schema": SCHEMA, "schema_version": SCHEMA_VERSION, "tool": data["tool"], **data["run"]}
    for name, kind in (
        ("documents", "document"),
        ("families", "family"),
        ("rules", "rule"),
        ("findings", "finding"),
        ("agreed", "agreed"),
        ("cleared", "cleared"),
        ("diagnostics", "diagnostic"),
    ):
        for record in data[name]:
            yield {"type": kind, **record}
    for line in data["arithmetic"]:
        yield {"type": "arithmetic", "text": line}
    yield {"type": "summary", **data["summary"]}
