"""SARIF 2.1.0 for code scanning: one result a finding, at its primary place, the other places related and linked.

The standard is OASIS SARIF 2.1.0 with errata 01; sections are named where the choice is not plain from the schema.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from reconcile.model import Finding, Mention, Note, Report, RuleText, Severity, Source
from reconcile.report.escape import flat
from reconcile.report.json import dump
from reconcile.report.layout import Layout
from reconcile.report.outcome import exit_code
from reconcile.report.primary import end, others, primary
from reconcile.report.rows import says, where
from reconcile.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(report: Report, layout: Layout) -> str:
    """Return one run; waived findings are left out unless `layout.sarif_waived`, since GitHub ignores suppressions."""
    findings = [f for f in report.findings if f.status != "waived" or layout.sarif_waived]
    run = {
        "tool": {"driver": _driver(report)},
        "automationDetails": {"id": "reconcile/"},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which reconcile was called."}}},
        "artifacts": [_artifact(source) for source in report.sources],
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings, report)),
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(report: Report) -> dict[str, Any]:
    return {
        "name": "reconcile",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in report.rules],
    }


def _rule(rule: RuleText) -> dict[str, Any]:
    summary = rule.summary or rule.name
    help_text = "\n\n".join(part for part in (summary, rule.why, rule.example, rule.limits) if part)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _message(summary)},
        "fullDescription": {"text": _message(rule.why or summary)},
        "help": {"text": _message(help_text, lines=True)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    code = exit_code(report)
    remarks = [_notification(note) for note in report.notes]
    return {"executionSuccessful": code < 2, "exitCode": code, "toolExecutionNotifications": remarks}


def _notification(note: Note) -> dict[str, Any]:
    level = "error" if note.code.startswith("R1") else "note"
    remark: dict[str, Any] = {
        "descriptor": {"id": note.code},
        "level": level,
        "message": {"text": _message(note.message)},
    }
    if note.path:
        remark["locations"] = [{"physicalLocation": {"artifactLocation": _artifact_location(note.path)}}]
    return remark


def _artifact(source: Source) -> dict[str, Any]:
    document = source.document
    return {"location": _artifact_location(document.path), "hashes": {"sha-256": document.digest}}


def _artifact_location(path: str) -> dict[str, str]:
    """Return a relative reference (RFC 3986): everything but letters, digits, `-._~` and `/` is percent-encoded."""
    try:
        name = path.encode("utf-8", "surrogateescape")  # the bytes of a file name that is not UTF-8
    except UnicodeEncodeError:
        name = path.encode("utf-8", "surrogatepass")
    return {"uri": quote(name, safe="/"), "uriBaseId": ROOT}


def _results(findings: list[Finding], report: Report) -> Iterator[dict[str, Any]]:
    numbers = {rule.code: at for at, rule in enumerate(report.rules)}
    seen: Counter[str] = Counter()
    for finding in findings:
        side, mention = primary(finding)
        seen[line := _line_hash(finding, side.text)] += 1
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "ruleIndex": numbers.get(finding.rule, -1),
            "kind": "fail",
            "level": _LEVELS[finding.severity],
            "message": {"text": _told(finding)},
            "locations": [_location(mention, says(side))],
            "relatedLocations": _related(finding),
            "fingerprints": {"reconcile/v1": finding.fingerprint},
            "partialFingerprints": {"primaryLocationLineHash": f"{line}:{seen[line]}"},
            "properties": {"id": finding.id, "verdict": finding.verdict.value, "claim": finding.fact.key},
        }
        if any(f.status == "baseline" for f in report.findings):
            result["baselineState"] = "unchanged" if finding.status == "baseline" else "new"
        if finding.status == "waived":
            suppression = {"kind": "external", "status": "accepted", "justification": flat(finding.reason)}
            result["suppressions"] = [{name: text for name, text in suppression.items() if text}]
        yield result


def _line_hash(finding: Finding, value: str) -> str:
    return sha256("|".join((finding.rule, finding.fact.key, value)).encode("utf-8", "replace")).hexdigest()[:16]


def _told(finding: Finding) -> str:
    """Return the message, with a link to each related location: GitHub shows those that are linked."""
    here, _ = primary(finding)
    number, parts = 0, [_message(f"{finding.title}. Here: {says(here)}.")]
    for side, mentions in others(finding):
        links = []
        for mention in mentions:
            number += 1
            links.append(f"[{_message(where(mention))}]({number})")
        parts.append(f"{_message(says(side))}: {', '.join(links)}.")
    return " ".join(parts)


def _related(finding: Finding) -> list[dict[str, Any]]:
    pairs = [(side, mention) for side, mentions in others(finding) for mention in mentions]
    return [{"id": number, **_location(mention, says(side))} for number, (side, mention) in enumerate(pairs, 1)]


def _location(mention: Mention, value: str) -> dict[str, Any]:
    last, column = end(mention)
    region = {
        "startLine": mention.line,
        "startColumn": mention.column,
        "endLine": last,
        "endColumn": column,
        "charOffset": mention.span.start,
        "charLength": mention.span.end - mention.span.start,
        "snippet": {"text": mention.text},
    }
    return {
        "physicalLocation": {"artifactLocation": _artifact_location(mention.path), "region": region},
        "message": {"text": _message(f"{value}: {' '.join(mention.quote.split())}")},
    }


def _message(text: str, *, lines: bool = False) -> str:
    """Return plain text for a message: braces are doubled (3.11.5), brackets escaped, since they would link (3.11.6)."""
    shown = "\n".join(flat(line) for line in text.split("\n")) if lines else flat(text)
    for sign in "\\[]":
        shown = shown.replace(sign, "\\" + sign)
    return shown.replace("{", "{{").replace("}", "}}") or "(none)"
