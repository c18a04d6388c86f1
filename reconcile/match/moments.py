"""Find one happening on two days or at two hours: what happens to somebody once, such as a birth; dates that no calendar has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.match.names import name_words, same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import EVERYTHING, Fact, Kind, Member, Part, Reading, Slot

_APART = frozenset({"other_event", "each"})


def moment_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each named subject to which documents give several days or hours of what happens once."""
    once = frozenset(settings.language.section("moments")["once"])
    happenings: dict[tuple[str, str, str], list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                if slot.attribute in once and _tells(slot) and not claim.negated:
                    key = (slot.value.kind, slot.attribute, max(name_words(slot.subject), key=lambda w: (len(w), w)))
                    happenings[key].append(Member(d, c, slot))
    for kind, attribute, name in sorted(happenings):
        members = happenings[kind, attribute, name]
        places = {(m.document, m.claim) for m in members}
        if len(places) != len(members) or len({m.document for m in members}) < 2:
            continue  # a clause with two days tells of two happenings
        if all(same_name(members[0].slot.subject, m.slot.subject) for m in members):
            what = "day" if kind == Kind.DATE else "hour"
            shown = tuple(replace(m, slot=replace(m.slot, noun=what)) for m in members)
            yield Fact(shown, (Part("happening", 1.0, f"{attribute} happens to {members[0].slot.subject} once"),))


def _tells(slot: Slot) -> bool:
    if slot.value.kind not in (Kind.DATE, Kind.TIME) or not slot.subject[:1].isupper():
        return False
    if {s.split(":")[0] for s in slot.scope} & _APART:
        return False
    return slot.value.kind is Kind.TIME or slot.value.hard != EVERYTHING


def weekday_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each date that stands beside a weekday on which it does not fall."""
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            found = [Member(d, c, slot) for slot in claim.slots if slot.attribute == "weekday"]
            for n in range(0, len(found), 2):
                yield Fact(tuple(found[n : n + 2]), (Part("calendar", 1.0, "the day as the calendar has it"),))
