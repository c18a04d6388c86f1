"""The baseline: findings that are known, so that only new ones fail; and what an audit found each of them to be."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.errors import UsageError
from reconcile.model import Finding

VERSION = 1
AUDIT = ("first wrong", "second wrong", "both wrong", "neither wrong", "false alarm")


@dataclass(frozen=True, slots=True)
class Known:
    """One known finding; `audit` is what a person found it to be, or empty."""

    fingerprint: str
    rule: str
    title: str
    audit: str = ""


Baseline = Mapping[str, Known]  # by fingerprint


def baseline_of(findings: Iterable[Finding], before: Baseline | None = None) -> str:
    """Return the file that knows these findings, one a line and sorted; what an audit said of them before is kept."""
    known = {f.fingerprint: Known(f.fingerprint, f.rule, f.title, _audit(before, f.fingerprint)) for f in findings}
    return written(known.values())


def _audit(before: Baseline | None, fingerprint: str) -> str:
    return before[fingerprint].audit if before and fingerprint in before else ""


def written(entries: Iterable[Known]) -> str:
    """Return the text of a baseline: one finding a line, by rule, then fingerprint, for clean differences."""
    ordered = sorted(entries, key=lambda entry: (entry.rule, entry.fingerprint))
    lines = [json.dumps(_object(entry), ensure_ascii=True) for entry in ordered]
    return f'{{"version": {VERSION}, "findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]}\n"


def _object(entry: Known) -> dict[str, str]:
    told = {"fingerprint": entry.fingerprint, "rule": entry.rule, "title": entry.title, "audit": entry.audit}
    return {name: word for name, word in told.items() if word or name != "audit"}


def read_baseline(text: str, shown: str) -> Baseline:
    """Return the known findings of a file; raises UsageError for anything else than a baseline of this version."""
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{shown}: is not a baseline ({error}); `reconcile baseline create` writes one") from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise UsageError(f"{shown}: is not a baseline of version {VERSION}; `reconcile baseline create` writes one")
    known = {}
    for number, entry in enumerate(data["findings"], 1):
        words = (
            [entry.get(name, "") for name in ("fingerprint", "rule", "title", "audit")]
            if isinstance(entry, dict)
            else []
        )
        if not words or not all(isinstance(word, str) for word in words) or not words[0]:
            raise UsageError(
                f"{shown}: finding {number} has no fingerprint, or a field that is no text; run `reconcile baseline update`"
            )
        if words[3] and words[3] not in AUDIT:
            raise UsageError(f"{shown}: finding {number}: audit must be {', '.join(AUDIT)}, not `{words[3]}`")
        known[words[0]] = Known(*words)
    return known


def difference(before: Baseline, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Known, ...]]:
    """Return the findings that the baseline does not know, and the entries that no finding stands for any more."""
    now = {finding.fingerprint for finding in findings}
    new = tuple(finding for finding in findings if finding.fingerprint not in before)
    return new, tuple(before[fingerprint] for fingerprint in sorted(before) if fingerprint not in now)


@dataclass(frozen=True, slots=True)
class Precision:
    """How a rule fared in the audit: of `audited` findings, `real` were differences that a person wants to see."""

    rule: str
    known: int
    audited: int
    real: int


def precision(baseline: Baseline) -> tuple[Precision, ...]:
    """Return the precision of each rule; a difference is real unless a person called it a false alarm."""
    found = []
    for rule in sorted({entry.rule for entry in baseline.values()}):
        entries = [entry for entry in baseline.values() if entry.rule == rule]
        audited = [entry for entry in entries if entry.audit]
        found.append(Precision(rule, len(entries), len(audited), sum(e.audit != "false alarm" for e in audited)))
    return tuple(found)
