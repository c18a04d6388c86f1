"""Find one happening on two days, and dates that no calendar has."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import combinations

from reconcile.language import Language
from reconcile.match.figures.subjects import Companions
from reconcile.match.members import is_label
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import Homes, Key, alone, facts, meeting, party, told, without
from reconcile.model import (
    EVERYTHING,
    YEARLESS,
    Fact,
    Form,
    Interval,
    Member,
    Modality,
    Part,
    Reading,
    Slot,
    Value,
    in_one_calendar,
)

_CLOSE = 14  # days between two dates that may still be of one happening of the news
_YEAR = 366  # days between two dates of what is done to a thing once, where the thing has no name
_YEARS = 5 * _YEAR  # the same, where a noun alone tells the thing
_AGE = 40 * _YEAR  # the same, for what is made once
_HELD = "take place"
_AT = "@"  # before a place at which something happened
_LAST = "last "  # before the class of what was last done then
Day = tuple[Interval, str, str]
_AHEAD = frozenset({Modality.PLANNED, Modality.POSSIBLE})


def day_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions, homes: Homes) -> Iterator[Fact]:
    """Yield a fact for each happening to which documents give days.

    One happening is what befalls a party once, what a story is about, or what one party does to another with any verb: then both
    must agree. A document that gives it two days tells of two happenings.
    """
    found = told(readings, "day:", partial(_keys, language=settings.language))
    names = {party(name) for members in found.values() for m in members for name in _named(m.slot)}
    single = {}
    for key, members in found.items():
        told_once = _of_one_day(members, _farthest(key, members, names, settings.language), homes)
        single[(*key, "")] = meeting(told_once, key[1][:1], near, settings.language, homes)
    yield from facts(single, "once")


def _keys(slot: Slot, mood: Modality, *, language: Language) -> Iterator[Key]:
    """The keys of a day: for a verb of the lists each of its parties, for any verb two parties of it and whether it lies ahead."""
    if slot.value.form is Form.UNDISCLOSED:
        return
    data, verb = language.section("moments"), slot.attribute.partition(":")[2]
    events = language.words("hours", "events")
    if verb in data["once"] or verb in data["befalls"] or verb in events:
        yield from alone(slot, events)
        if verb in events:  # where a text tells of two robberies, the one at the Carlton
            yield from sorted({(verb, f"{_AT}{party(place)}") for place in slot.places})
        return
    lasting = _is_lasting(verb, language)
    ahead = [", ahead"] if mood in _AHEAD else ["", ", ahead"] if _is_present(slot) else [""]
    if lasting:
        held = ", over" if verb == _HELD and "over" in slot.scope else ""  # a hearing of Monday is not the next one
        yield from ((verb, f"{key}{held}") for _, key in alone(slot, events, language))
    parties = sorted({party(name) for name in (slot.subject, slot.holder, *slot.parties) if name})
    told_of = {party(name) for name in _named(slot)}
    for one, two in combinations(parties, 2):
        if {one, two} & told_of or lasting:
            yield from ((verb, f"{one} and {two}{mark}") for mark in ahead)


def _is_present(slot: Slot) -> bool:
    """`Ann Lee meets Ivo Lamm on Monday`: told in the present, a deed may lie ahead."""
    return "over" not in slot.scope and not slot.given


def _is_lasting(verb: str, language: Language) -> bool:
    """Tell whether a deed is done to a thing once, or is the last of its kind."""
    return verb in language.section("moments")["lasting"] or verb.startswith(_LAST)


def _named(slot: Slot) -> Iterator[str]:
    return (name for name in (slot.subject, slot.holder, *slot.parties) if name[:1].isupper())


def _farthest(key: Key, members: Sequence[Member], names: set[str], language: Language) -> int | None:
    """How many days may lie between two reports of one happening; None where a name, or a thing with one, tells which it is."""
    lasting = _is_lasting(key[0], language)
    if key[1].startswith(_AT):
        return _CLOSE
    if " and " not in key[1]:
        known = key[1][1:] in names or _is_placed(members, language)
        old = key[0] in language.words("moments", "made") or key[0].startswith(_LAST)
        return None if known else _AGE if old else _YEARS if lasting else _CLOSE
    if key[0] in language.section("moments")["bonds"]:
        return _YEARS if key[0] in language.words("moments", "again") else None
    if key[1].endswith("ahead"):
        return _YEAR
    if not lasting:
        return _CLOSE
    return None if all(m.slot.holder[:1].isupper() for m in members) else _YEAR


def _is_placed(members: Sequence[Member], language: Language) -> bool:
    """Tell whether one place ties what befell those of one noun that says more than that they are people: two sisters in Graz."""
    people = language.section("predicates")["things"]["person"]
    nouns = {m.slot.holder.rpartition(" ")[2] for m in members}
    places = frozenset.intersection(*(frozenset(m.slot.places) for m in members))
    return bool(places) and len(nouns) == 1 and not nouns & {"", *people}


def _of_one_day(members: Sequence[Member], farthest: int | None, homes: Homes) -> list[Member]:
    """Leave out a few documents that give two days; none where they are not few, or where the days lie too far from each other."""
    days: dict[int, dict[Day, Value]] = defaultdict(dict)
    for member in members:
        value = member.slot.value
        days[member.document].setdefault((value.hard, value.unit, value.lexical), value)
    torn = {d for d, own in days.items() if not all(_meet(a, b) for a, b in combinations(own.values(), 2))}
    each = {day: value for d, own in days.items() if d not in torn for day, value in own.items()}
    if farthest is not None and not all(_near(a, b, farthest) for a, b in combinations(each.values(), 2)):
        return []
    return _in_one_calendar(without(members, torn, homes))


def _in_one_calendar(members: Sequence[Member]) -> list[Member]:
    """Leave the year out where some documents of a story tell none, so that one day is one value."""
    values = [m.slot.value for m in members]
    yearless = next((value for value in values if value.unit == YEARLESS), None)
    dated = [v.hard.low for v in values if v.unit != YEARLESS and v.hard.low is not None]
    if yearless is None or len({date.fromordinal(int(low)).year for low in dated}) > 1:
        return list(members)
    moved = []
    for member in members:
        days, value = in_one_calendar(member.slot.value, yearless)[0], member.slot.value
        if days != EVERYTHING and value.unit != YEARLESS:
            value = replace(value, unit=YEARLESS, hard=days, soft=days)
        moved.append(replace(member, slot=replace(member.slot, value=value)))
    return moved


def _meet(one: Value, two: Value) -> bool:
    left, right = in_one_calendar(one, two)
    if EVERYTHING in (left, right):
        return one.lexical == two.lexical
    return left.meets(right)


def _near(one: Value, two: Value, farthest: int) -> bool:
    left, right = in_one_calendar(one, two)
    if EVERYTHING in (left, right):
        return left == right  # two weekdays, and both of the news of the day
    if left.low is None or right.low is None:
        return False
    days = farthest if one.unit == two.unit else min(farthest, _CLOSE)  # of which year one of them is no text tells
    return left.meets(right) or abs(left.low - right.low) <= days


def unsaid_facts(
    readings: Sequence[Reading], settings: MatchSettings, near: Companions, homes: Homes
) -> Iterator[Fact]:
    """Yield a fact for each deed of which one document cannot say when it was or will be, and another can."""
    found = told(readings, "day:", lambda slot, _: alone(slot, frozenset()))
    single = {}
    for key, members in found.items():
        silent = {m.document for m in members if m.slot.value.form is Form.UNDISCLOSED}
        kept = [m for m in members if m.slot.value.form is Form.UNDISCLOSED or m.document not in silent]
        days = [m for m in kept if m.slot.value.form is not Form.UNDISCLOSED]
        farthest = None if any(True for m in kept for _ in _named(m.slot)) else _CLOSE
        if silent and len(_of_one_day(days, farthest, homes)) == len(days):
            single[(*key, "")] = meeting(kept, key[1][:1], near, settings.language, homes)
    yield from facts(single, "told and not told")


def term_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions, homes: Homes) -> Iterator[Fact]:
    """Yield a fact for each state of a party that documents bound in time: until when, since when."""
    found = told(
        readings, "term:", lambda slot, _: iter([(slot.attribute.partition(":")[2], f">{party(slot.subject)}")])
    )
    single = {
        (*key, ""): meeting(_of_one_day(members, _term(members[0].slot), homes), ">", near, settings.language, homes)
        for key, members in found.items()
    }
    yield from facts(single, "one bound")


def _term(slot: Slot) -> int | None:
    """How far two bounds of one state may lie apart: states of a party with a name last, and so do those with a beginning."""
    if slot.subject[:1].isupper():
        return None
    return _YEARS if "since" in slot.noun else _CLOSE


def weekday_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each date that stands beside a weekday on which it does not fall."""
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            found = [Member(d, c, slot) for slot in claim.slots if is_label(slot, "weekday")]
            for n in range(0, len(found), 2):
                yield Fact(tuple(found[n : n + 2]), (Part("calendar", 1.0, "the day as the calendar has it"),))


__all__ = ["day_facts", "term_facts", "unsaid_facts", "weekday_facts"]
