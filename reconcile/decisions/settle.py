"""Lay the decisions over a report: a finding is new, known to the baseline, or waived."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reconcile.decisions.baseline import Baseline
from reconcile.decisions.waivers import Waiver
from reconcile.errors import RulesError
from reconcile.model import Finding, Note, Report


def settle(report: Report, baseline: Baseline, waivers: Sequence[Waiver], *, today: date | None, path: str) -> Report:
    """Return the report with the status of each finding, and a remark on each waiver that is expired or unused.

    `today` is needed only where a waiver expires; `path` is the file of the waivers. Raises RulesError for an id that is the beginning of
    several fingerprints.
    """
    notes = [note for waiver in waivers if (note := _remark(waiver, report.findings, today, path))]
    valid = [waiver for waiver in waivers if _holds(waiver, today)]
    findings = tuple(_settled(finding, baseline, valid) for finding in report.findings)
    return replace(report, findings=findings, notes=(*report.notes, *notes))


def _holds(waiver: Waiver, today: date | None) -> bool:
    return waiver.expires is None or (today is not None and waiver.holds_on(today))


def _settled(finding: Finding, baseline: Baseline, waivers: Sequence[Waiver]) -> Finding:
    waiver = next((w for w in waivers if w.covers(finding)), None)
    if waiver is not None:
        by = f", {waiver.by}" if waiver.by else ""
        kind = f"{waiver.accepted_as}: " if waiver.accepted_as else ""
        return replace(finding, status="waived", reason=f"{kind}{waiver.reason}{by}")
    return replace(finding, status="baseline") if finding.fingerprint in baseline else finding


def _remark(waiver: Waiver, findings: Sequence[Finding], today: date | None, path: str) -> Note | None:
    covered = {finding.fingerprint for finding in findings if waiver.covers(finding)}
    if len(covered) > 1:
        raise RulesError(
            (
                f"{path}:{waiver.line}:1: R208 id `{waiver.id}` is the beginning of {len(covered)} findings; write more digits",
            )
        )
    about = f"`{waiver.id}`{f' ({waiver.claim})' if waiver.claim else ''}"
    if not covered:
        return Note(
            "RC902",
            f"waiver {about} stands for no finding of these documents; delete it when it is settled for good",
            path,
            waiver.line,
        )
    if not _holds(waiver, today):
        return Note(
            "RC903",
            f"waiver {about} expired on {waiver.expires}: the finding counts again; renew it or delete it",
            path,
            waiver.line,
        )
    return None
