"""Find what happened to one person in two ways that shut each other out: fired here, laid off there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

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
    for name in sorted(sets):
        several = data[name.removeprefix("way:")].get("several", False)
        for whom, members in _people(sets[name], frozenset() if several else nouns):
            if differ(members, _way):
                yield Fact(tuple(members), (Part("way", 1.0, f"it happened to {whom} once"),))


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


def _ordered(members: Sequence[Member]) -> list[Member]:
    return sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
