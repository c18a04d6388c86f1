"""Find one happening at two hours or on two days: one verb or noun with one doer or one goal."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reconcile.match.settings import MatchSettings
from reconcile.model import EVERYTHING, Fact, Member, Modality, Part, Reading, Span, Value

_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL})
_CLOSE = 14  # days between two dates that may still be of one happening of the news
Key = tuple[str, str]


def hour_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each happening of one day to which documents give hours.

    What happens at several hours in one document is no single happening. The day is that of the clause, or else of the head of its
    document; where a side tells none, the happening must be one that stories are about.
    """
    events = frozenset(settings.language.section("hours")["events"])
    found: dict[tuple[str, str, str], list[Member]] = defaultdict(list)
    for key, members in _told(readings, "hour:", events).items():
        days = {day for m in members for day in _days(m)}
        for member in members:
            told = _days(member)
            if len(told) == 1 or (not told and not key[1] and len(days) <= 1):
                found[*key, told[0] if told else "".join(days)].append(member)
    yield from _facts({key: found[key] for key in found if _is_one(found[key])}, "at one time")


def day_facts(readings: Sequence[Reading], settings: MatchSettings, *, beside: Sequence[Fact]) -> Iterator[Fact]:
    """Yield a fact for each happening to which documents give days: what befalls a party once, or what a story is about.

    A fact whose days those of `beside` hold already is not told again.
    """
    events = frozenset(settings.language.section("hours")["events"])
    found = _told(readings, "day:", events)
    named = {
        name.casefold()
        for members in found.values()
        for m in members
        for name in (m.slot.subject, m.slot.holder)
        if name[:1].isupper()
    }
    single = {(*key, ""): found[key] for key in found if _is_one_day(found[key], named=key[1][1:] in named)}
    held = [_days_of(fact) for fact in beside]
    yield from (fact for fact in _facts(single, "once") if not any(_days_of(fact) <= days for days in held))


def _days_of(fact: Fact) -> frozenset[tuple[int, Span]]:
    return frozenset((member.document, member.slot.value.span) for member in fact.members)


def _told(readings: Sequence[Reading], kind: str, events: frozenset[str]) -> Mapping[Key, list[Member]]:
    found: dict[Key, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            if claim.negated or claim.modality in _SILENT:
                continue
            for slot in claim.slots:
                if slot.attribute.startswith(kind):
                    for key in _keys(slot.attribute.removeprefix(kind), slot.subject, slot.holder, events):
                        found[key].append(Member(d, c, slot))
    return found


def _keys(verb: str, doer: str, goal: str, events: frozenset[str]) -> Iterator[Key]:
    if doer:
        yield verb, f">{doer.casefold()}"
    if goal:
        yield verb, f"<{goal.casefold()}"
    if verb in events:
        yield verb, ""


def _days(member: Member) -> tuple[str, ...]:
    return member.slot.times or ((member.slot.day,) if member.slot.day else ())


def _facts(found: Mapping[tuple[str, str, str], list[Member]], when: str) -> Iterator[Fact]:
    told: set[tuple[Member, ...]] = set()
    for key in sorted(found, key=lambda k: (-len(found[k]), k)):
        members = tuple(found[key])
        if len({m.document for m in members}) < 2 or any(set(members) <= set(t) for t in told):
            continue
        told.add(members)
        who = f" with {key[1].lstrip('<>')}" if key[1] else ""
        day = f" on {key[2].capitalize()}" if key[2] else ""
        yield Fact(members, (Part("happening", 1.0, f"{key[0]}{who}{day}, {when}"),))


def _is_one(members: Sequence[Member]) -> bool:
    clocks: dict[int, set[object]] = defaultdict(set)
    for member in members:
        if member.slot.value.number is not None:
            clocks[member.document].add(member.slot.value.number)
    return all(len(numbers) == 1 for numbers in clocks.values())


def _is_one_day(members: Sequence[Member], *, named: bool) -> bool:
    """Tell whether no document gives two days, and whether the days of an event without a name are near each other."""
    days: dict[int, list[Value]] = defaultdict(list)
    for member in members:
        days[member.document].append(member.slot.value)
    if not all(_meet(a, b) for told in days.values() for a, b in combinations(told, 2)):
        return False
    return named or all(_near(a.slot.value, b.slot.value) for a, b in combinations(members, 2))


def _meet(one: Value, two: Value) -> bool:
    if EVERYTHING in (one.hard, two.hard) or one.unit != two.unit:
        return one.lexical == two.lexical
    return one.hard.meets(two.hard)


def _near(one: Value, two: Value) -> bool:
    if EVERYTHING in (one.hard, two.hard):
        return one.hard == two.hard  # two weekdays, and both of the news of the day
    if one.unit != two.unit or one.hard.low is None or two.hard.low is None:
        return False
    return abs(one.hard.low - two.hard.low) <= _CLOSE


__all__ = ["day_facts", "hour_facts"]
