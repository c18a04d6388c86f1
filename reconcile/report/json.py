"""The report as one JSON object: the interface for scripts. `report-1.schema.json` beside this file describes it."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reconcile.model import (
    Agreed,
    Attribution,
    Cleared,
    Document,
    Family,
    Finding,
    Interval,
    Mention,
    Note,
    Report,
    RuleText,
    Severity,
    Side,
    Source,
    Value,
)
from reconcile.report.escape import json_text
from reconcile.report.layout import Layout
from reconcile.report.outcome import exit_code, with_status
from reconcile.version import __version__

SCHEMA = "report-1.schema.json"  # `reconcile report --schema` prints it
SCHEMA_VERSION = "1.1"
COUNTS = ("claims", "groups", "agree", "not_compared")
WORK = ("weighed", "judged")  # since 1.1


def pieces(report: Report, layout: Layout) -> Iterator[str]:
    """Yield the report as indented JSON with fixed key order, UTF-8, one trailing newline, a record at a time."""
    before = "{"
    for name, value in sections(report, agreements=layout.agreements):
        yield f"{before}\n {dump(name)}: "
        if isinstance(value, Iterator):
            yield from _array(value)
        else:
            yield _within(value, 1)
        before = ","
    yield "\n}\n"


def _array(records: Iterator[dict[str, Any]]) -> Iterator[str]:
    before = "["
    for record in records:
        yield f"{before}\n  {_within(record, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n ]"


def _within(value: Any, depth: int) -> str:
    """Write a value that stands so deep; JSON has no line break within a string."""
    return dump(value, indent=1).replace("\n", "\n" + " " * depth)


def dump(data: Any, *, indent: int | None = None) -> str:
    """Write JSON in UTF-8 that no screen and no pipeline log obeys."""
    separators = (",", ": ") if indent else (", ", ": ")
    return json_text(json.dumps(data, ensure_ascii=False, indent=indent, separators=separators))


def sections(report: Report, *, agreements: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield the report key by key; lists of records are made as they are asked for, since those of an archive outgrow it.

    `cleared` is filled where the account is asked for.
    """
    yield "$schema", SCHEMA
    yield "schema_version", SCHEMA_VERSION
    yield "tool", {"name": "reconcile", "version": __version__}
    yield "run", run_object(report)
    yield "documents", map(document_object, report.sources)
    yield "families", map(_family, report.families)
    yield "rules", map(_rule, report.rules)
    yield "findings", map(finding_object, report.findings)
    yield "agreed", map(_agreed, report.agreed)
    yield "cleared", map(cleared_object, report.cleared if agreements else ())
    yield "arithmetic", list(report.arithmetic)
    yield "diagnostics", map(_note, report.notes)
    yield "summary", summary_object(report)


def run_object(report: Report) -> dict[str, Any]:
    """Return what can change the result, and what became of the run."""
    return {
        "command": "check",
        "options": dict(report.options),
        "rules_digest": report.rules_digest,
        "fail_on": report.fail_on,
        "exit_code": exit_code(report),
    }


def summary_object(report: Report) -> dict[str, Any]:
    """Return the counts; a severity counts new findings."""
    new = [finding for finding in report.findings if finding.status == "new"]
    return {
        **{severity.value: sum(f.severity is severity for f in new) for severity in Severity},
        "waived": with_status(report, "waived"),
        "baseline": with_status(report, "baseline"),
        "documents": len(report.sources),
        "independent": len({s.family for s in report.sources}),
        **{name: report.counts.get(name, 0) for name in COUNTS},
        **{name: report.counts[name] for name in WORK if name in report.counts},
    }


def document_object(source: Source) -> dict[str, Any]:
    """Return a document of the legend."""
    document = source.document
    return {
        "id": source.id,
        "path": document.path,
        "sha256": document.digest,
        "encoding": document.encoding,
        "length": source.length,
        "story": source.story,
        "family": source.family,
        "date": document.dated.isoformat() if document.dated else None,
        "origin": source.origin,
        "meta": _meta(document),
    }


def _family(family: Family) -> dict[str, Any]:
    return {
        "paths": list(family.paths),
        "least": round(family.least, 4),
        "most": round(family.most, 4),
        "ordered": family.ordered,
    }


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "message": note.message, "path": note.path, "line": note.line}


def _rule(rule: RuleText) -> dict[str, str]:
    return {
        "id": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary,
        "why": rule.why,
        "example": rule.example,
        "limits": rule.limits,
    }


def _agreed(value: Agreed) -> dict[str, Any]:
    return {
        "text": value.text,
        "documents": list(value.documents),
        "path": value.path,
        "line": value.line,
        "column": value.column,
        "quote": value.quote,
    }


def _meta(document: Document) -> dict[str, str]:
    """Return what a document says of itself, or the user of it, without what nobody says."""
    fields = {"outlet": document.outlet, **asdict(document.origin)}
    return {name: value for name, value in fields.items() if value}


def finding_object(finding: Finding) -> dict[str, Any]:
    """Return one finding with all its values and mentions."""
    gap = finding.difference
    return {
        "id": finding.id,
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "name": finding.name,
        "kind": finding.kind,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "status": finding.status,
        "reason": finding.reason or None,
        "same_document": finding.same_document,
        "title": finding.title,
        "why": list(finding.why),
        "trace": list(finding.trace),
        "claim": {
            "key": finding.fact.key,
            "subject": finding.fact.subject,
            "predicate": finding.fact.predicate,
            "object": finding.fact.object,
            "attribute": finding.fact.attribute,
        },
        "difference": {"absolute": f"{gap.absolute:f}", "relative": f"{gap.relative:f}"} if gap else None,
        "values": [_side(side) for side in finding.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "text": side.text,
        "normalized": value_object(side.value),
        "support": {"documents": side.documents, "independent": side.independent},
        "mentions": [mention_object(m) for m in side.mentions],
    }


def value_object(value: Value) -> dict[str, Any]:
    """Return a value with both intervals, amounts as decimal strings."""
    return {
        "kind": value.kind.value,
        "number": None if value.number is None else f"{value.number:f}",
        "unit": value.unit,
        **_ends(value.hard),
        "soft": _ends(value.soft),
        "modifier": None if value.modifier == "none" else value.modifier.value,
        "form": value.form.value,
        "word": value.lexical or None,
        "noun": value.noun or None,
    }


def _ends(interval: Interval) -> dict[str, Any]:
    return {
        "low": None if interval.low is None else f"{interval.low:f}",
        "high": None if interval.high is None else f"{interval.high:f}",
        "ends": ("[" if interval.low_closed else "(") + ("]" if interval.high_closed else ")"),
    }


def mention_object(mention: Mention) -> dict[str, Any]:
    """Return one place with the words of the value and of its claim."""
    return {
        "document": mention.document,
        "path": mention.path,
        "origin": mention.origin,
        "start": mention.span.start,
        "end": mention.span.end,
        "page": mention.page or None,
        "line": mention.line,
        "column": mention.column,
        "text": mention.text,
        "claim": {"start": mention.claim.start, "end": mention.claim.end, "text": mention.quote},
        "attribution": attribution_object(mention.attribution),
        "quote": " ".join(mention.quote.split()),
    }


def attribution_object(said_by: Attribution | None) -> dict[str, Any] | None:
    """Return who vouches for a claim."""
    if said_by is None:
        return None
    return {
        "source": said_by.source,
        "manner": said_by.manner,
        "closeness": said_by.closeness.name.lower(),
        "start": said_by.span.start,
        "end": said_by.span.end,
    }


def cleared_object(pair: Cleared) -> dict[str, Any]:
    """Return a pair that was not flagged."""
    return {
        "verdict": pair.verdict.value,
        "reason": pair.reason,
        "steps": list(pair.steps),
        "left": mention_object(pair.left),
        "right": mention_object(pair.right),
    }
