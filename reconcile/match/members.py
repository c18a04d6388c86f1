"""The slots of the documents of a story, each with its place: what every search for facts begins with."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from reconcile.model import Form, Member, Modality, Reading, Slot

Thing = TypeVar("Thing")
ASKED = frozenset({Modality.QUESTION, Modality.CONDITIONAL})  # moods that say nothing of the world
OPEN = ASKED | {Modality.POSSIBLE}  # nor do these of how it stands


def find_members(
    readings: Sequence[Reading],
    wanted: Callable[[Slot], bool],
    *,
    silent: frozenset[Modality] = frozenset(),
    denied: bool = True,
) -> Iterator[Member]:
    """Yield the slots that are wanted, in order of document and claim; not of claims in a `silent` mood, nor, unless `denied`, of negated ones.

    What a claim keeps back is told by its denial: `declined to put a value on the haul`.
    """
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            if claim.modality not in silent:
                kept = (s for s in claim.slots if denied or not claim.negated or s.value.form is Form.UNDISCLOSED)
                yield from (Member(d, c, slot) for slot in kept if wanted(slot))


def is_label(slot: Slot, *attributes: str) -> bool:
    """Tell whether a slot is a label of one of these attributes: a name, a rank. In `named three suspects` the verb is the attribute of a figure."""
    return slot.attribute in attributes and slot.value.form is Form.LABEL


def grouped(things: Iterable[Thing], is_one: Callable[[Thing, Thing], bool]) -> list[list[Thing]]:
    """Return the groups of things that are one with the first of their group, in the order given: the longest name comes first."""
    groups: list[list[Thing]] = []
    for thing in things:
        home = next((group for group in groups if is_one(group[0], thing)), None)
        if home is None:
            groups.append([thing])
        else:
            home.append(thing)
    return groups


def by_document(members: Iterable[Member], said: Callable[[Slot], Hashable]) -> dict[int, set[Hashable]]:
    """Return what each document says; None is said by nobody."""
    told: dict[int, set[Hashable]] = defaultdict(set)
    for member in members:
        value = said(member.slot)
        if value is not None:
            told[member.document].add(value)
    return told


def each_says_one(members: Iterable[Member], said: Callable[[Slot], Hashable]) -> bool:
    """Tell whether no document says two things: one that does tells of two happenings, or how the one led to the other."""
    return all(len(things) == 1 for things in by_document(members, said).values())


def differ(members: Sequence[Member], said: Callable[[Slot], Hashable]) -> bool:
    """Tell whether documents say different things, each of them one."""
    told = by_document(members, said)
    return all(len(things) == 1 for things in told.values()) and len(set[Hashable]().union(*told.values())) > 1
