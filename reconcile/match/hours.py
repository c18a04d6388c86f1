"""Find one happening at two hours: one verb with one doer or one goal, on one day."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.model import Fact, Kind, Member, Modality, Part, Reading

_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL})
Key = tuple[str, str, str]


def hour_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each happening of one day to which documents give hours.

    What happens at several hours in one document is no single happening, and a day must be told on every side: by the
    clause, or by the head of its document.
    """
    found: dict[Key, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            if claim.negated or claim.modality in _SILENT:
                continue
            for slot in claim.slots:
                if slot.value.kind is Kind.TIME and slot.attribute.startswith("hour:"):
                    for key in _keys(Member(d, c, slot)):
                        found[key].append(Member(d, c, slot))
    told: set[tuple[Member, ...]] = set()
    for key in sorted(found, key=lambda k: (-len(found[k]), k)):
        members = tuple(found[key])
        if len({m.document for m in members}) < 2 or not _is_one(members) or any(set(members) <= set(t) for t in told):
            continue
        told.add(members)
        yield Fact(members, (Part("happening", 1.0, f"{key[0]} with {key[1].lstrip('<>')} on {key[2].capitalize()}"),))


def _keys(member: Member) -> Iterator[Key]:
    slot = member.slot
    days = slot.times or ((slot.day,) if slot.day else ())
    if len(days) != 1:
        return
    verb = slot.attribute.removeprefix("hour:")
    if slot.subject:
        yield verb, f">{slot.subject.casefold()}", days[0]
    if slot.holder:
        yield verb, f"<{slot.holder.casefold()}", days[0]


def _is_one(members: Sequence[Member]) -> bool:
    clocks: dict[int, set[object]] = defaultdict(set)
    for member in members:
        if member.slot.value.number is not None:
            clocks[member.document].add(member.slot.value.number)
    return all(len(numbers) == 1 for numbers in clocks.values())
