"""Find one deed that documents tell as done and as still to come, as tried, as possible, or as believed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.language import Language
from reconcile.match.labels.stands import Several, denied_at_large, group_by_thing, is_told, plain
from reconcile.match.members import ASKED, find_members
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Member, Part, Reading

_NOT = "not "
_DONE_FOR_GOOD = ["done", "not to come"]


def stage_facts(readings: Sequence[Reading], told_already: Sequence[Fact], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each deed on which documents stand at levels that are two stories, each of them at its firmest.

    A noun stands for one thing where no document has a second one, or more of them. What may be done again is another deed.
    """
    language = settings.language
    several = Several(readings, language)
    deeds: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.value.unit == "stage", silent=ASKED):
        deeds[plain(member.slot.attribute, language)].append(member)
    differing = [fact for fact in told_already if len({m.slot.value.lexical for m in fact.members}) > 1]
    seen: set[tuple[tuple[int, int], ...]] = set()
    for name in sorted(deeds):
        told = [*deeds[name], *denied_at_large(deeds, name, lambda slot: slot.value.lexical.startswith(_NOT), language)]
        for found in group_by_thing(told, language):
            members = _differing(_firmest(found, language), language)
            at = tuple((m.document, m.slot.value.span.start) for m in members)
            if not members or at in seen or any(is_told(fact, members) for fact in differing):
                continue
            noun = members[0].slot.subject
            if noun[:1].isupper() or noun == "nobody" or not several.any_of(members, noun):
                seen.add(at)
                yield Fact(tuple(members), (Part("stage", 1.0, f"both speak of one deed of {noun}"),))


def _firmest(members: Sequence[Member], language: Language) -> list[Member]:
    """Leave out of each document what it tells more firmly elsewhere: `will close` beside `has closed`."""
    order = {level: number for number, level in enumerate(language.section("stages")["firmest_first"])}
    best: dict[int, int] = {}
    for member in members:
        best[member.document] = min(best.get(member.document, len(order)), order[member.slot.value.lexical])
    return [m for m in members if order[m.slot.value.lexical] == best[m.document]]


def _is_settled(attribute: str, language: Language) -> bool:
    """Tell whether a deed is done once in a matter, so that who has done it and who will not do it are two stories."""
    moments, verb = language.section("moments"), attribute.partition(":")[2].partition(" ")[0]
    return any(verb in moments[key] for key in ("once", "befalls", "lasting")) or verb in language.words(
        "stages", "settles"
    )


def _differing(members: Sequence[Member], language: Language) -> list[Member]:
    """Return the members at the two levels that are the farthest apart of those that are two stories; none where there are none."""
    levels = {m.slot.value.lexical for m in members}
    counted = members[0].slot.subject[:1].isdigit()  # so many who tried it and so many who did it may be others
    settled = _is_settled(members[0].slot.attribute, language)
    for kind, pairs in language.section("stages")["apart"].items():
        for pair in pairs:
            if pair == _DONE_FOR_GOOD and not settled:
                continue  # who has played will play no more, and may have
            if levels.issuperset(pair) and not (counted and kind != "attribution"):
                kept = [m for m in members if m.slot.value.lexical in pair]
                if pair[1].endswith(("to come", "expected")) and any(m.slot.context for m in kept):
                    return []
                if kind == "attribution" and len({bool(m.slot.parties) for m in kept}) > 1:
                    return []  # `allegedly hit her` and `she was hit`: it is the doer that is not sure
                return [replace(m, slot=replace(m.slot, value=replace(m.slot.value, noun=kind))) for m in kept]
    return []
