"""Find deeds that one source states of a suspect as a fact, and another keeps alleged or reports as denied."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.match.members import find_members
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Kind, Member, Part, Reading, Slot


def deed_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each kind of deed that the documents of a story put to its suspects with different certainty.

    Where a court has spoken there is nothing to keep alleged.
    """
    slots = list(find_members(readings, lambda slot: slot.value.kind is Kind.SOURCE and slot.value.unit == "deed"))
    data = settings.language.section("deeds")
    if any(m.slot.attribute == "charged" and m.slot.noun in data["settled"] for m in slots):
        return
    nobody = frozenset(data["nobody"])
    names, nouns = _suspects(slots, nobody)
    deniers = nouns | nobody if len({name.split()[-1] for name in names}) == 1 else nouns  # `a man has denied arson`
    deeds: dict[str, list[Member]] = defaultdict(list)
    for member in slots:
        telling = deniers if member.slot.value.lexical == "denied" else nouns
        if member.slot.attribute == "deed" and _concerns(member.slot, names, telling):
            deeds[_family(member.slot.noun, settings)].append(_asking(member))
    for family in sorted(deeds):
        members = _of_one(deeds[family])
        levels = {m.slot.value.lexical for m in members}
        if len(levels) > 1 and len({m.document for m in members}) > 1:
            told = ", ".join(sorted(names)[:3]) or ", ".join(sorted(nouns)[:3])
            yield Fact(tuple(members), (Part("deed", 1.0, f"the law is after {told}"),))


def _of_one(members: Sequence[Member]) -> list[Member]:
    """Where a denial names to whom the deed was not done, keep what tells of the same: who denies firing at officers may have fired."""
    denied = {m.slot.parties for m in members if m.slot.value.lexical == "denied"}
    if not denied or () in denied:
        return list(members)
    return [m for m in members if m.slot.parties in denied]


def _asking(member: Member) -> Member:
    slot = member.slot
    return replace(member, slot=replace(slot, attribute="deed", noun="whether it is stated or alleged"))


def _suspects(slots: Sequence[Member], nobody: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Whom the documents call charged, arrested or accused: names, and nouns that tell one person from others."""
    found = [
        m.slot.subject for m in slots if m.slot.attribute == "charged" or m.slot.value.lexical in ("alleged", "denied")
    ]
    names = frozenset(s for s in found if s[:1].isupper())
    return names, frozenset(s for s in found if s and not s[:1].isupper() and s not in nobody)


def _concerns(slot: Slot, names: frozenset[str], nouns: frozenset[str]) -> bool:
    if slot.value.lexical == "alleged":
        return True
    return slot.subject in nouns or any(same_name(slot.subject, name) for name in names if slot.subject[:1].isupper())


def _family(noun: str, settings: MatchSettings) -> str:
    if noun in settings.language.words("deeds", "arms"):
        return "kill"
    found = settings.thesaurus.predicate(noun)
    return "kill" if found == "kill" or settings.thesaurus.kin(found, "kill") else found
