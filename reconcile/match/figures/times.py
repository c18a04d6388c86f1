"""The gates of time: figures of two years, days or moments are of two events."""

from reconcile.language import Thesaurus
from reconcile.match.figures.limits import limits_of
from reconcile.match.figures.subjects import WORKFORCE
from reconcile.match.names import shared_names
from reconcile.model import Kind, Modifier, Slot

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_PERSON = "person"
_RUNNING = "running "  # of a length that grows from day to day, with the day
_SHARE = "share"  # what is traded, and has a price of each day
_PAST = "past"  # `last year`


def gate_of_time(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Figures of two years, months or days are of two events; so is one of a named year or month beside one of the day.

    An age holds through the year, and what befalls a party once needs no date.
    """
    if one.value.kind is Kind.AGE or set(one.times) & set(two.times):
        return ""
    if _is_level(one, words) and _is_level(two, words):
        return "other time"  # `jumped to $37.15`, `rose to $39.20`: a price of one moment
    if _is_other_move(one, two, words):
        return "other time"
    left, right = far_times(one), far_times(two)
    if one.attribute == two.attribute == WORKFORCE:
        left, right = (
            [t for t in times if t.isdigit()] for times in (left, right)
        )  # `employs 9,000, and last year made`
    if left and right and not any(t.startswith(_PAST) for t in (*left, *right)):
        return "other time"
    if left and right and left != right and any(_is_yearly(slot) for slot in (one, two)):
        return "other time"
    if left or right:
        return "" if is_once(one, two, words) or is_past(one, two) else "other time"
    for form in ("day ", ""):
        days, others = (
            [t for t in slot.times if t.startswith(form) and ("day " in t) == bool(form)] for slot in (one, two)
        )
        if days and others:
            return "other time"
    return ""


def _is_yearly(slot: Slot) -> bool:
    """`412 people died on the roads last year, 37 of them in Ware`: a share of all that happened in a year."""
    return _PAST in slot.times and any(mark.startswith("there:of") for mark in slot.scope)


def _is_level(slot: Slot, words: Thesaurus) -> bool:
    """A sum to which something moved."""
    return slot.value.kind is Kind.MONEY and words.is_way(slot.attribute) and "level:moved" in slot.scope


def _is_other_move(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`Shares fell 9 percent`, `on Friday they fell 6 percent`, `had been down as much as 12`: a move of one day, and its depth."""
    moved = all(slot.value.kind is Kind.PERCENT and words.is_way(slot.attribute) for slot in (one, two))
    if not moved or not all(words.same_thing(slot.subject, _SHARE) for slot in (one, two)):
        return False
    told = [{t for t in slot.times if t.endswith("day")} for slot in (one, two)]
    days = [own or {slot.day} - {""} for own, slot in zip(told, (one, two), strict=True)]
    up_to = [slot.value.modifier is Modifier.UP_TO for slot in (one, two)]
    return up_to[0] != up_to[1] or (any(told) and all(days) and days[0].isdisjoint(days[1]))


def gate_of_growth(one: Slot, two: Slot) -> str:
    """`has been missing for six days` is said of the day of its document: beside a length of another or an unknown day it tells nothing."""
    left, right = ({s for s in slot.scope if s.startswith(_RUNNING)} for slot in (one, two))
    return "" if left == right and _RUNNING not in left else "still running"


def far_times(slot: Slot) -> list[str]:
    return [t for t in slot.times if t.isdigit() or t.startswith(("month", _PAST))]


def is_once(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`convicted in November on 17 counts`, `convicted of 19 counts`: a deed that befalls one party once; many people are killed often."""
    if one.attribute != two.attribute or not (one.sure and two.sure and words.befalls_once(one.attribute)):
        return False
    people = any(not slot.noun or _PERSON in words.things(slot.noun) for slot in (one, two))  # `in which 14 died`
    if one.value.kind is Kind.MONEY or (one.value.kind in _COUNTS and people):
        return False  # a buyer pays for many a thing
    shared = shared_names(one.parties, two.parties)
    return len(shared) > len(shared_names(tuple(shared), one.places))


def is_past(one: Slot, two: Slot) -> bool:
    """`on May 4, 12 died near Lima`, `earlier this month, 14 died near Lima`: one past happening, which a place ties."""
    past = all(far_times(slot) or _dated(slot) or "other_event" in limits_of(slot) for slot in (one, two))
    named = shared_names((*one.places, *one.parties), (*two.places, *two.parties))
    months = [{month for t in slot.times if (month := _month(t))} for slot in (one, two)]
    if all(months) and months[0].isdisjoint(months[1]):
        return False  # `in February`, `on 14 March`
    return past and bool(shared_names(tuple(named), (*one.places, *two.places)))


def _month(time: str) -> int:
    """The month of `month 2` and `day 02-14`; 0 where a time names none."""
    name, _, day = time.partition(" ")
    return int(day.partition("-")[0]) if name in ("month", "day") and day else 0


def _dated(slot: Slot) -> bool:
    return any(t.startswith("day ") for t in slot.times)
