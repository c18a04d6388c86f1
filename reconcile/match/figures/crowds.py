"""Find the keys that do not identify a fact: what one document uses for several figures at once.

"The bank cut 300 jobs in Leeds and 90 in Hull": jobs cut by the bank are two facts here, so another document's jobs cut
need more than the same words to be a rival of either.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.match.figures.limits import limits_of
from reconcile.model import Kind, Member, Slot

Crowds = frozenset[str]
_GROWN = 18  # years; a story tells of few children, and of many a man
OF = "of "  # before the name or noun that an extra key of a measure or an age is of
_DENIED = frozenset({"not"})  # `three countries did not sign` is one more figure for countries


def find_crowds(members: Sequence[Member]) -> Crowds:
    """Return the keys, as `attribute X` and `thing Y`, under which some document gives two different numbers of one unit."""
    seen: dict[tuple[str, int, str], set[Decimal]] = {}
    for member in members:
        number = member.slot.value.number
        if number is not None:
            for key in keys_of(member.slot):
                seen.setdefault((key, member.document, member.slot.value.unit), set()).add(number)
    return frozenset(key for (key, _, _), numbers in seen.items() if len(numbers) > 1)


def keys_of(slot: Slot) -> Iterator[str]:
    """Yield the keys of a slot; a figure of another year or month, or of a part, is under keys of its own."""
    # `killed 230, 170 of them in Leipzig`, `14 in Ware, nine in Hull`
    placed = [mark for mark in slot.scope if mark.startswith("there") or (mark.startswith("listed") and slot.places)]
    far = " ".join(
        [*(t for t in slot.times if t.isdigit() or t.startswith("month")), *sorted(limits_of(slot) - _DENIED), *placed]
    )
    counted = slot.value.kind in (Kind.COUNT, Kind.NUMBER)
    if slot.value.kind is Kind.MEASURE and slot.attribute:
        names = sorted({*slot.parties, *slot.places})  # a distance from somewhere
        yield from (f"attribute {slot.attribute} {OF}{name} {far}" for name in names)
    if slot.value.kind is Kind.AGE and slot.noun and (slot.value.number or _GROWN) < _GROWN:
        yield f"attribute {slot.attribute} {OF}{slot.noun} {far}"
    if slot.attribute:
        yield f"attribute {slot.attribute} {slot.noun if counted or slot.attribute == 'value' else ''} {far}"
    if slot.noun and counted:
        yield f"thing {slot.noun} {far}"
