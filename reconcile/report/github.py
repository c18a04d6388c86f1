"""Workflow commands of GitHub Actions: one annotation a finding on the line of its primary place."""

from collections import Counter

from reconcile.model import Finding, Report, Severity
from reconcile.report.escape import github_property, github_text
from reconcile.report.layout import Layout
from reconcile.report.primary import end, message, primary
from reconcile.report.rows import where

# GitHub keeps ten annotations of each level a step and fifty a job, and drops the rest without a word.
A_LEVEL = 10
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def render(report: Report, layout: Layout) -> str:
    """Return the new findings, worst first, as many as GitHub keeps; the last line says how many are left out."""
    del layout
    findings = [finding for finding in report.findings if finding.status == "new"]
    told: Counter[Severity] = Counter()
    lines = []
    for finding in findings:
        if told[finding.severity] < A_LEVEL:
            told[finding.severity] += 1
            lines.append(_command(finding))
    rest = len(findings) - len(lines)
    if rest:
        lines.append(f"and {rest} more finding{'s' if rest > 1 else ''}: GitHub keeps {A_LEVEL} a level and step")
    return "".join(line + "\n" for line in lines)


def _command(finding: Finding) -> str:
    _, mention = primary(finding)
    last, column = end(mention)
    properties = {
        "title": f"{finding.rule} {finding.name} [{finding.id}]",
        "file": mention.path,
        "line": str(mention.line),
        "endLine": str(last),
        "col": str(mention.column),
        "endColumn": str(column),
    }
    if last != mention.line:  # GitHub takes columns on one line only
        del properties["col"], properties["endColumn"]
    listed = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    places = "; ".join(where(m) for side in finding.sides for m in side.mentions[:1] if m != mention)
    return f"::{_LEVELS[finding.severity]} {listed}::{github_text(f'{message(finding)} (see {places})')}"
