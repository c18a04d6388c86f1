"""Find the time between two deeds that documents of a story give: `ten minutes after she was escorted out`."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reconcile.match.cuts import Cuts
from reconcile.match.joined import CROWD, joined
from reconcile.match.members import ASKED, each_says_one, find_members
from reconcile.match.names import same_name
from reconcile.model import Fact, Form, Part, Reading, Slot, Value

_INTERVAL = "interval:"
_FACTOR = 3  # a time more than three times another is that between other deeds
_NOTHING = Decimal(0)


def interval_facts(readings: Sequence[Reading], cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each pair of deeds between which documents put a time; a document with two times for one pair tells of two."""
    between = find_members(readings, lambda slot: slot.attribute.startswith(_INTERVAL), silent=ASKED, denied=False)
    members = list(between)
    if not cuts.few("times", "between deeds", len(members), CROWD):
        return
    for group in joined(members, _same):
        if len({m.document for m in group}) > 1 and each_says_one(group, _number):
            yield Fact(tuple(group), (Part("interval", 1.0, "the time between the same deeds"),))


def _same(one: Slot, two: Slot) -> bool:
    """The earlier deed is the same and no later one contradicts, or the later one is the same, of the same one."""
    if not _near(one.value, two.value) or _other(one.holder, two.holder) or _other(one.subject, two.subject):
        return False
    earlier, later = _shares(one.near, two.near), _shares(one.context, two.context)
    if earlier is False or later is False:
        return False
    named = bool(one.subject and two.subject) or bool(one.holder and two.holder)
    vague = any(" " not in slot.value.text for slot in (one, two))  # `hours earlier` says little enough
    return (bool(earlier) and (bool(later) or not vague)) or (bool(earlier or later) and named)


def _shares(one: Sequence[str], two: Sequence[str]) -> bool | None:
    """Whether two sides name one deed; None where a side names none."""
    return bool(set(one) & set(two)) if one and two else None


def _other(one: str, two: str) -> bool:
    return bool(one and two) and not same_name(one, two)


def _near(one: Value, two: Value) -> bool:
    (low, high), (least, most) = _ends(one), _ends(two)
    return low <= _FACTOR * most and least <= _FACTOR * high


def _ends(value: Value) -> tuple[Decimal, Decimal]:
    """The ends of what the words may stand for: `less than an hour` may be a minute, `an hour` is one."""
    if value.number is not None and value.form is not Form.BOUND:
        return value.number, value.number
    span = value.hard if value.form is Form.BOUND else value.soft
    low, high = span.low or _NOTHING, span.high
    return low, high if high is not None else max(low, value.number or low)


def _number(slot: Slot) -> Decimal | None:
    return slot.value.number
