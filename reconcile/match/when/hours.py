"""Find one happening at two hours: one verb or noun with one doer or one goal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.match.figures.subjects import Companions
from reconcile.match.members import by_document
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import Homes, alone, facts, meeting, told, without
from reconcile.model import Fact, Member, Reading, Slot, Value

_ALARM = "alarm"
_DAY = Decimal(1440)  # minutes


def hour_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions, homes: Homes) -> Iterator[Fact]:
    """Yield a fact for each happening of one day to which documents give hours.

    What happens at several hours in one document is no single happening. The day is that of the clause, or else of the head of its
    document; where a side tells none, the happening must be one that stories are about, or befall one with a name once.
    """
    events = settings.language.words("hours", "events")
    single = settings.language.words("moments", "once", "befalls")
    found: dict[tuple[str, str, str], list[Member]] = defaultdict(list)
    for key, given in told(readings, "hour:", lambda slot, _: alone(slot, events)).items():
        members = meeting(given, key[1][:1], near, settings.language, homes)
        days = {day for m in members for day in _days(m)}
        for member in members:
            own = _days(member)
            once = not key[1] or (key[0] in single and (member.slot.holder or member.slot.subject)[:1].isupper())
            if len(own) == 1 or (not own and once and len(days) <= 1):
                found[*key, own[0] if own else "".join(days)].append(member)
    told_once = {key: _told_once(found[key], homes) for key in found}
    yield from facts({key: list(_sharp(told_once[key])) for key in told_once}, "at one time")


def _told_once(members: Sequence[Member], homes: Homes) -> list[Member]:
    """Leave out a few documents that give two hours."""
    clocks = by_document(members, _clock)
    return without(members, {document for document, hours in clocks.items() if len(hours) > 1}, homes)


def _sharp(members: Sequence[Member]) -> Iterator[Member]:
    """Leave out a part of the day where the only clocks within it are those of alarms: a fire of the morning is not told less exactly than the call."""
    clocks = [m.slot for m in members if m.slot.value.number is not None]
    alarms = clocks if all(_ALARM in slot.scope for slot in clocks) else []
    yield from (m for m in members if not any(_is_within(slot.value, m.slot.value) for slot in alarms))


def _is_within(clock: Value, part: Value) -> bool:
    at, (low, high) = clock.number, (part.hard.low, part.hard.high)
    if part.number is not None or at is None or low is None or high is None:
        return False
    return low <= at <= high or low <= at + _DAY <= high


def _days(member: Member) -> tuple[str, ...]:
    return member.slot.times or ((member.slot.day,) if member.slot.day else ())


def _clock(slot: Slot) -> Decimal | None:
    return slot.value.number


__all__ = ["hour_facts"]
