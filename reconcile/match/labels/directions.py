"""Find one spot that sources put in two directions from one place, equally far from it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.match.members import differ, find_members
from reconcile.match.names import name_words
from reconcile.model import Fact, Member, Part, Reading, Slot

_SLACK = Decimal("0.1")  # of the longer distance: what reporters round


def direction_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each place from which documents give several directions at one distance.

    A document that gives two of them tells of two spots, and nothing is said.
    """
    places: dict[frozenset[str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute == "direction"):
        places[name_words(member.slot.subject)].append(member)
    for place in sorted(places, key=sorted):
        for members in _spots(places[place]):
            if differ(members, _direction):
                ordered = sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
                yield Fact(
                    tuple(replace(m, slot=replace(m.slot, value=replace(m.slot.value, per=""))) for m in ordered),
                    (Part("spot", 1.0, f"equally far from {members[0].slot.subject}"),),
                )


def _direction(slot: Slot) -> str:
    return slot.value.lexical


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
