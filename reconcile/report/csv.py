"""CSV: one row a mention, flat, every cell quoted; harmless in a spreadsheet."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from reconcile.model import Finding, Mention, Report, Side
from reconcile.report.escape import cell
from reconcile.report.layout import Layout
from reconcile.report.rows import says

HEADER = (
    "id", "fingerprint", "rule", "name", "verdict", "severity", "status", "title", "claim_key", "value", "kind", "number", "unit", "low",
    "high", "support_documents", "support_independent", "document", "path", "line", "column", "start", "end", "text", "source", "quote",
)  # fmt: skip


def pieces(report: Report, layout: Layout) -> Iterator[str]:
    """Yield the header and a row for each mention of each value of each finding, whatever its status."""
    del layout
    for row in chain([HEADER], mention_rows(report)):
        yield ",".join(_cell(item) for item in row) + "\n"


def mention_rows(report: Report) -> Iterator[tuple[str | int | Decimal | None, ...]]:
    """Yield the rows below HEADER, as they are."""
    for finding in report.findings:
        yield from _rows(finding)


def _cell(item: str | int | Decimal | None) -> str:
    """Numbers are ours and stay bare within their quotation marks, a minus too; text is made harmless."""
    if item is None:
        return '""'
    return cell(item) if isinstance(item, str) else f'"{item:f}"' if isinstance(item, Decimal) else f'"{item}"'


def _rows(finding: Finding) -> Iterator[tuple[str | int | Decimal | None, ...]]:
    for side in finding.sides:
        for mention in side.mentions:
            yield (*_finding(finding), *_side(side), *_mention(mention))


def _finding(finding: Finding) -> tuple[str, ...]:
    return (
        finding.id, finding.fingerprint, finding.rule, finding.name, finding.verdict.value, finding.severity.value, finding.status,
        finding.title, finding.fact.key,
    )  # fmt: skip


def _side(side: Side) -> tuple[str | int | Decimal | None, ...]:
    value = side.value
    return (
        says(side), value.kind.value, value.number, value.unit, value.hard.low, value.hard.high, side.documents, side.independent,
    )  # fmt: skip


def _mention(mention: Mention) -> tuple[str | int, ...]:
    source = mention.attribution.source if mention.attribution else ""
    return (
        mention.document, mention.path, mention.line, mention.column, mention.span.start, mention.span.end, mention.text, source,
        mention.quote,
    )  # fmt: skip
