"""Find one spot that sources put in two directions from one place, equally far from it, or one happening without a distance."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.match.members import differ, find_members, is_label
from reconcile.match.names import name_words
from reconcile.model import Fact, Member, Part, Reading, Slot

_SLACK = Decimal("0.1")  # of the longer distance: what reporters round


def direction_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each place from which documents give several directions at one distance, or at none for one happening.

    A document that gives two of them tells of two spots, and nothing is said.
    """
    places: dict[frozenset[str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: is_label(slot, "direction")):
        places[name_words(member.slot.subject)].append(member)
    for place in sorted(places, key=sorted):
        spots = [members for members in _spots(places[place]) if differ(members, _direction)]
        for members in spots:
            ordered = sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
            yield Fact(
                tuple(replace(m, slot=replace(m.slot, value=replace(m.slot.value, per=""))) for m in ordered),
                (Part("spot", 1.0, f"equally far from {members[0].slot.subject}"),),
            )
        measured = {m.document for m in places[place] if m.slot.value.per}
        if not spots and len(measured) < 2:  # two distances are of two spots
            yield from _happenings([m for m in places[place] if not m.slot.value.per])


def _happenings(members: Sequence[Member]) -> Iterator[Fact]:
    """Yield a fact for each happening that documents put in several directions from one place."""
    events: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        events[member.slot.holder].append(member)
    for event in sorted(events):
        if differ(events[event], _direction):
            yield Fact(tuple(events[event]), (Part("spot", 1.0, "one happening in the story"),))


def _direction(slot: Slot) -> str:
    return slot.value.lexical


def _spots(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Group by distance, each group within the slack of its nearest."""
    spot: list[Member] = []
    measured = [m for m in members if m.slot.value.per]
    for member in sorted(measured, key=lambda m: (Decimal(m.slot.value.per), m.document, m.claim)):
        if spot and Decimal(member.slot.value.per) * (1 - _SLACK) > Decimal(spot[0].slot.value.per):
            yield spot
            spot = []
        spot.append(member)
    if spot:
        yield spot
