"""Find a part of which a happening has one, such as the pilot, that documents give to two people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.language import Language
from reconcile.match.labels.particulars import at_one_time
from reconcile.match.members import OPEN, find_members, grouped, is_label
from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Member, Part, Reading, Slot


def holder_facts(readings: Sequence[Reading], language: Language) -> Iterator[Fact]:
    """Yield a fact for each part that documents give to two names, neither of which the other documents know at all."""
    parts: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda s: s.attribute.startswith("holder:"), silent=OPEN, denied=False):
        parts[member.slot.attribute, _last(member.slot.subject)].append(member)
    known: dict[int, set[str]] = defaultdict(set)
    for member in find_members(readings, lambda s: is_label(s, "name")):
        known[member.document].update(w.casefold() for w in name_words(member.slot.subject))
    for key in sorted(parts):
        names = _names(parts[key])
        if (
            len(names) > 1
            and at_one_time(parts[key], language)
            and all(_is_unknown(one, two, known) for one in names for two in names if one is not two)
        ):
            told = (replace(m, slot=_worded(m, group[0])) for group in names for m in group)
            members = tuple(sorted(told, key=lambda m: (m.document, m.claim, m.slot.value.span)))
            yield Fact(members, (Part("holder", 1.0, f"one {key[0].partition(':')[2]} in the story"),))


def _last(name: str) -> str:
    return name.casefold().rpartition(" ")[2]


def _names(members: Sequence[Member]) -> list[list[Member]]:
    """Group by name, longest form first."""
    ordered = sorted(members, key=lambda m: (-len(m.slot.value.text), m.slot.value.text, m.document, m.claim))
    return grouped(ordered, lambda one, two: same_name(one.slot.value.text, two.slot.value.text))


def _is_unknown(one: Sequence[Member], two: Sequence[Member], known: dict[int, set[str]]) -> bool:
    """Whether no document that gives the part to the one has any word of the other name."""
    words = {w.casefold() for member in two for w in name_words(member.slot.value.text)}
    return all(words.isdisjoint(known[member.document]) for member in one)


def _worded(member: Member, first: Member) -> Slot:
    value = replace(member.slot.value, lexical=first.slot.value.lexical)
    return replace(member.slot, value=value)
