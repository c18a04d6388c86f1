"""Code Quality report of GitLab: an array, one entry a new finding, the fingerprint unique and stable."""

from collections import Counter
from hashlib import sha256
from typing import Any

from reconcile.model import Finding, Report, Severity
from reconcile.report.escape import flat
from reconcile.report.json import dump
from reconcile.report.layout import Layout
from reconcile.report.primary import message, primary

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def render(report: Report, layout: Layout) -> str:
    """Return the new findings; an empty array when there are none."""
    del layout
    seen: Counter[str] = Counter()
    entries = []
    for finding in report.findings:
        if finding.status == "new":
            seen[finding.fingerprint] += 1
            entries.append(_entry(finding, seen[finding.fingerprint]))
    return dump(entries, indent=1) + "\n"


def _entry(finding: Finding, number: int) -> dict[str, Any]:
    _, mention = primary(finding)
    return {
        "check_name": f"{finding.rule} {flat(finding.name)}",
        "description": flat(message(finding)),
        "severity": _SEVERITIES[finding.severity],
        "fingerprint": sha256(f"{finding.fingerprint}:{number}".encode()).hexdigest(),
        "location": {"path": mention.path, "lines": {"begin": mention.line}},
    }
