"""Find what happened to one person in two ways that shut each other out: fired here, laid off there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.match.labels.stands import Several
from reconcile.match.members import OPEN, differ, find_members, grouped
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_SILENT = OPEN | {Modality.PLANNED}


def way_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each set of ways in which documents differ on one person.

    A document that tells two ways of one person tells of two happenings, or how the one led to the other; then nothing is said.
    """
    nouns = frozenset(
        (*settings.language.section("referents")["persons"], *settings.language.section("ways")["people"])
    )
    sets: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.value.unit == "way", silent=_SILENT, denied=False):
        sets[member.slot.attribute].append(member)
    data = settings.language.section("ways")["sets"]
    one_of = Several(readings, settings.language)
    for name in sorted(sets):
        entry = data[name.removeprefix("way:")]
        several, in_matter = entry.get("several", False), entry.get("matter", False)
        people = _people(sets[name], frozenset() if several else nouns)
        for whom, members in people:
            if _differ(members, in_matter=in_matter):
                yield Fact(tuple(members), (Part("way", 1.0, f"it happened to {whom} once"),))
        for noun, members in _of_one_noun(sets[name]):
            if _differ(members, in_matter=in_matter) and not one_of.any_of(members, noun):
                yield Fact(tuple(members), (Part("way", 1.0, f"both speak of one {noun}"),))


def _differ(members: Sequence[Member], *, in_matter: bool) -> bool:
    """Tell whether documents give two ways, of a set for which it counts `in_matter`: who is acquitted of theft may be convicted of fraud."""
    matters = [set(m.slot.parties) for m in members if m.slot.parties and in_matter]
    times = [set(m.slot.times) for m in members if m.slot.times]
    met = (one & two for side in (matters, times) for one, two in combinations(side, 2))
    return differ(members, _way) and all(met)


def _way(slot: Slot) -> str:
    return slot.value.lexical


def _people(members: Sequence[Member], nouns: frozenset[str]) -> Iterator[tuple[str, list[Member]]]:
    """Group by person; a noun such as `the man` is the one who is named, where the set names one person and it befell both.

    Who resigned is not the employee who was laid off.
    """
    unnamed = [m for m in members if m.slot.subject in nouns]
    ordered = sorted(members, key=lambda m: (-len(m.slot.subject), m.slot.subject, m.document, m.claim))
    people = (m for m in ordered if m.slot.subject[:1].isupper())
    named = grouped(people, lambda one, two: same_name(one.slot.subject, two.slot.subject))
    if len(named) == 1:
        voices = {m.slot.scope for m in named[0]}
        joined = unnamed if {m.slot.scope for m in unnamed} <= voices and len(voices) == 1 else []
        yield named[0][0].slot.subject, _ordered([*named[0], *joined])
    else:
        for group in named:
            yield group[0].slot.subject, _ordered(group)


def _of_one_noun(members: Sequence[Member]) -> Iterator[tuple[str, list[Member]]]:
    """Group those whom no name tells, `the patient`, by their noun, unless words before it tell them apart."""
    nouns: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        if member.slot.given and not member.slot.subject[:1].isupper():
            nouns[member.slot.subject].append(member)
    for noun in sorted(nouns):
        told = [set(m.slot.context) for m in nouns[noun]]
        dated = {bool(m.slot.times) for m in nouns[noun]}  # `the driver` of 2019 is another one
        if len(dated) == 1 and all(not one or not two or one & two for one, two in combinations(told, 2)):
            yield noun, _ordered(nouns[noun])


def _ordered(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
