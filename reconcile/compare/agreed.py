"""What sources agree on: the other half of the account, so that a report can show what was checked and found alike."""

from collections.abc import Iterable, Sequence

from reconcile.model import Agreed, Cleared, Finding, Mention, Verdict

_ALIKE = (Verdict.AGREE, Verdict.COMPATIBLE)
Place = tuple[str, int, int]


def agreed(cleared: Iterable[Cleared], findings: Sequence[Finding]) -> tuple[Agreed, ...]:
    """Return the values that several documents give alike, in order of place; a fact with a finding is not among them."""
    homes: dict[Place, Place] = {}
    mentions: dict[Place, Mention] = {}
    for pair in cleared:
        if pair.verdict in _ALIKE and pair.left.path != pair.right.path:
            left, right = _place(pair.left), _place(pair.right)
            mentions.setdefault(left, pair.left)
            mentions.setdefault(right, pair.right)
            one, other = sorted((_home(homes, left), _home(homes, right)))
            homes[other] = one
    groups: dict[Place, list[Mention]] = {}
    for place in sorted(mentions):
        groups.setdefault(_home(homes, place), []).append(mentions[place])
    disputed = {_place(m) for finding in findings for side in finding.sides for m in side.mentions}
    return tuple(_agreed(group) for group in groups.values() if not any(_place(m) in disputed for m in group))


def _place(mention: Mention) -> Place:
    return mention.path, mention.span.start, mention.span.end


def _home(homes: dict[Place, Place], place: Place) -> Place:
    """Return the first place of the group that a place belongs to."""
    while (further := homes.get(place, place)) != place:
        place = further
    return place


def _agreed(group: Sequence[Mention]) -> Agreed:
    first = group[0]
    documents = tuple(sorted({m.document for m in group}))
    return Agreed(
        " ".join(first.text.split()), " ".join(first.quote.split()), documents, first.path, first.line, first.column
    )
