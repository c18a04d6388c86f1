"""Find one happening at two hours: one verb or noun with one doer or one goal."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.match.figures.gates import Companions
from reconcile.match.members import each_says_one
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import alone, facts, meet, told
from reconcile.model import Fact, Member, Reading, Slot


def hour_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions) -> Iterator[Fact]:
    """Yield a fact for each happening of one day to which documents give hours.

    What happens at several hours in one document is no single happening. The day is that of the clause, or else of the head of its
    document; where a side tells none, the happening must be one that stories are about, or befall one with a name once.
    """
    events = settings.language.words("hours", "events")
    single = settings.language.words("moments", "once", "befalls")
    found: dict[tuple[str, str, str], list[Member]] = defaultdict(list)
    for key, members in told(readings, "hour:", lambda slot, _: alone(slot, events)).items():
        if not meet(members, key[1][:1], near, settings.language):
            continue
        days = {day for m in members for day in _days(m)}
        for member in members:
            own = _days(member)
            once = not key[1] or (key[0] in single and (member.slot.holder or member.slot.subject)[:1].isupper())
            if len(own) == 1 or (not own and once and len(days) <= 1):
                found[*key, own[0] if own else "".join(days)].append(member)
    yield from facts({key: found[key] for key in found if each_says_one(found[key], _clock)}, "at one time")


def _days(member: Member) -> tuple[str, ...]:
    return member.slot.times or ((member.slot.day,) if member.slot.day else ())


def _clock(slot: Slot) -> Decimal | None:
    return slot.value.number


__all__ = ["hour_facts"]
