"""Find one spot that sources put in two directions from one place, equally far from it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.match.names import name_words
from reconcile.model import Fact, Member, Part, Reading

_SLACK = Decimal("0.1")  # of the longer distance: what reporters round


def direction_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each place from which documents give several directions at one distance.

    A document that gives two of them tells of two spots, and nothing is said.
    """
    places: dict[frozenset[str], list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                if slot.attribute == "direction":
                    places[name_words(slot.subject)].append(Member(d, c, slot))
    for place in sorted(places, key=sorted):
        for members in _spots(places[place]):
            told: dict[int, set[str]] = defaultdict(set)
            for member in members:
                told[member.document].add(member.slot.value.lexical)
            if len(told) > 1 and all(len(words) == 1 for words in told.values()) and len(set.union(*told.values())) > 1:
                ordered = sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
                yield Fact(
                    tuple(replace(m, slot=replace(m.slot, value=replace(m.slot.value, per=""))) for m in ordered),
                    (Part("spot", 1.0, f"equally far from {members[0].slot.subject}"),),
                )


def _spots(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Group by distance, each group within the slack of its nearest."""
    spot: list[Member] = []
    for member in sorted(members, key=lambda m: (Decimal(m.slot.value.per), m.document, m.claim)):
        if spot and Decimal(member.slot.value.per) * (1 - _SLACK) > Decimal(spot[0].slot.value.per):
            yield spot
            spot = []
        spot.append(member)
    if spot:
        yield spot
