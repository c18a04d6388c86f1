"""Find one person in two offices of one field: assistant here, head there; founder here, co-founder there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.language import Language
from reconcile.match.members import by_document, find_members, grouped
from reconcile.model import Fact, Kind, Member, Part, Reading, Slot

_SAME_START = 3  # letters in which `Dave` and `David` agree


def role_facts(readings: Sequence[Reading], language: Language) -> Iterator[Fact]:
    """Yield a fact for each person to whom documents give several offices of one field."""
    people: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda s: bool(s.value.kind is Kind.ROLE and s.subject and s.value.unit)):
        people[member.slot.subject.split()[-1]].append(member)
    for surname in sorted(people):
        for person in _apart(people[surname]):
            yield from _fields(person, language)


def _apart(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Keep two people with one surname apart; with two of them a surname alone tells nothing."""
    full = sorted({m.slot.subject for m in members if " " in m.slot.subject})
    homes = grouped(full, _one_person)
    if len(homes) <= 1:
        yield list(members)
        return
    for home in homes:
        yield [m for m in members if m.slot.subject in home]


def _one_person(one: str, two: str) -> bool:
    return one[:_SAME_START] == two[:_SAME_START]


def _fields(members: Sequence[Member], language: Language) -> Iterator[Fact]:
    fields: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in members:
        value = member.slot.value
        fields[(value.per, "") if value.per else (value.unit, value.noun)].append(member)
    for key in sorted(fields):
        found = fields[key]
        if not key[1] and any(len(told) > 1 for told in by_document(found, _office).values()):
            continue  # a text that gives both tells of a rise, or of two people
        offices = {m.slot.value.lexical for m in found}
        if any(offices <= {*pair} for pair in language.section("titles")["joined"]):
            continue
        if len(offices) > 1 and len({m.document for m in found}) > 1:
            named = max((m.slot.subject for m in found), key=lambda name: (len(name), name))
            shown = " ".join(word.capitalize() for word in named.split())
            yield Fact(
                tuple(replace(m, slot=replace(m.slot, subject=shown, noun="office")) for m in found),
                (Part("person", 1.0, f"{shown} in {len({m.document for m in found})} documents"),),
            )


def _office(slot: Slot) -> str:
    return slot.value.lexical
