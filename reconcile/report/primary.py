"""Where a finding points when a format has room for one place only, and what it says there."""

from collections.abc import Iterator

from reconcile.model import BATCH, Finding, Mention, Side
from reconcile.report.rows import says


def primary(finding: Finding) -> tuple[Side, Mention]:
    """Return the mention to point at, with its side.

    One in a new document where a ledger was asked, since a reviewer sees only lines of the change; then one of the value with the least
    independent support; among equals the last document, and its first mention.
    """
    every = [(side, mention) for side in finding.sides for mention in side.mentions]
    fresh = [pair for pair in every if pair[1].origin == BATCH] or every
    least = min(side.independent for side, _ in fresh)
    weakest = [pair for pair in fresh if pair[0].independent == least]
    last = max(mention.path for _, mention in weakest)
    return min((pair for pair in weakest if pair[1].path == last), key=lambda pair: pair[1].span)


def others(finding: Finding) -> Iterator[tuple[Side, tuple[Mention, ...]]]:
    """Yield each side with its mentions, without the primary one; sides that have no other are left out."""
    _, first = primary(finding)
    for side in finding.sides:
        rest = tuple(mention for mention in side.mentions if mention != first)
        if rest:
            yield side, rest


def message(finding: Finding) -> str:
    """Return what a reviewer is told at the primary place: the value here, the values elsewhere with their support."""
    here, _ = primary(finding)
    elsewhere = [
        f"{says(side)} in {side.independent} independent source{'' if side.independent == 1 else 's'}"
        for side in finding.sides
        if side is not here
    ]
    return f"{finding.title} — here {says(here)}; {', '.join(elsewhere)}"


def end(mention: Mention) -> tuple[int, int]:
    """Return line and column behind the last character, counted like the start: lines end at LF, CR LF or CR only."""
    lines = mention.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) == 1:
        return mention.line, mention.column + len(lines[0])
    return mention.line + len(lines) - 1, len(lines[-1]) + 1
