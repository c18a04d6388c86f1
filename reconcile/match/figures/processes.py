"""Find the length of one process, such as a standoff, that documents of a story give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations

from reconcile.match.members import ASKED, each_says_one, find_members
from reconcile.match.names import same_name
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_PROCESS = "process:"
_MONTH = "month"  # how a time begins that is a month of this year, as a rule
_FACTOR = 3  # a length more than three times another is that of another process, or of a part


def process_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each process of a story to which every document that tells it gives one length."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_PROCESS), silent=ASKED, denied=False):
        found[member.slot.attribute].append(member)
    ahead = {
        (d, c) for d, r in enumerate(readings) for c, claim in enumerate(r.claims) if claim.modality is Modality.PLANNED
    }
    for name in sorted(found):
        for members in (group for one in _by_event(found[name], ahead) for group in _by_grain(one)):
            if len({m.document for m in members}) > 1 and _is_one(members):
                yield Fact(tuple(members), (Part("process", 1.0, f"one {name.removeprefix(_PROCESS)} in the story"),))


def _by_event(members: Sequence[Member], ahead: Set[tuple[int, int]]) -> list[list[Member]]:
    """The second trial is not the first, nor the strike of 2005 that of the day; one that is over and told without a date is the only one that has a date."""
    events: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Member]] = defaultdict(list)
    for member in members:
        events[(member.slot.times, member.slot.scope)].append(member)
    for times, scope in sorted(events):
        dated = [event for event in events if event[1] == scope and event[0]]
        dated = dated if all(time.startswith(_MONTH) for event in dated for time in event[0]) else []
        over = all((m.document, m.claim) not in ahead for m in events[(times, scope)])
        if not times and over and len(dated) == 1:
            events[dated[0]] += events.pop((times, scope))  # `the nine-day strike in January`, `the strike`
    return [events[event] for event in sorted(events)]


def _by_grain(members: Sequence[Member]) -> list[list[Member]]:
    """`25 hours over three days`: where a document gives a length in hours and in days, like is held against like."""
    grains: dict[str, list[Member]] = defaultdict(list)
    told: dict[int, set[str]] = defaultdict(set)
    for member in members:
        grain = member.slot.value.written_unit
        grains[grain].append(member)
        told[member.document].add(grain)
    several = any(len(own) > 1 for own in told.values())
    return [grains[grain] for grain in sorted(grains)] if several else [list(members)]


def _is_one(members: Sequence[Member]) -> bool:
    numbers = [n for m in members if (n := _length(m.slot)) is not None]
    return (
        each_says_one(members, _length) and _of_one(members) and (not numbers or max(numbers) <= _FACTOR * min(numbers))
    )


def _of_one(members: Sequence[Member]) -> bool:
    """Tell whether no two processes are of different parties behind one preposition: a strike at Acme, and one at Borel."""
    told = sorted({m.slot.context for m in members if m.slot.context})
    return not any(_apart(one, two) for one, two in combinations(told, 2))


def _apart(one: Sequence[str], two: Sequence[str]) -> bool:
    pairs = [(a.partition(" "), b.partition(" ")) for a in one for b in two]
    like = [same_name(a[2], b[2]) for a, b in pairs if a[0] == b[0]]
    return bool(like) and not any(like)


def _length(slot: Slot) -> Decimal | None:
    return slot.value.number
