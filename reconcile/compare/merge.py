"""Findings of one story that say the same thing are one finding: what a text says of itself, its copies say too."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reconcile.compare.sides import side_key
from reconcile.model import Finding, Side, Source


def merge_findings(findings: Sequence[Finding], legend: Mapping[str, Source]) -> list[Finding]:
    """Return the findings with those of one fingerprint and rule joined: the first one, with the mentions of all."""
    groups: dict[tuple[str, str, str, bool], list[Finding]] = {}
    for finding in findings:
        key = (finding.fingerprint, finding.rule, finding.verdict, finding.same_document)
        groups.setdefault(key, []).append(finding)
    return [_joined(group, legend) if len(group) > 1 else group[0] for group in groups.values()]


def _joined(group: Sequence[Finding], legend: Mapping[str, Source]) -> Finding:
    ordered = sorted(group, key=lambda f: (f.sides[0].mentions[0].path, f.sides[0].mentions[0].span))
    first = ordered[0]
    return replace(first, sides=tuple(_side(number, ordered, legend) for number in range(len(first.sides))))


def _side(number: int, group: Sequence[Finding], legend: Mapping[str, Source]) -> Side:
    """Return one side with the mentions of that side in every finding; sides correspond by their value."""
    side = group[0].sides[number]
    alike = [s for finding in group for s in finding.sides if side_key(s.value) == side_key(side.value)]
    mentions = tuple(sorted({m for s in alike for m in s.mentions}, key=lambda m: (m.path, m.span)))
    paths = {mention.path for mention in mentions}
    return replace(side, mentions=mentions, documents=len(paths), independent=len({legend[p].family for p in paths}))
