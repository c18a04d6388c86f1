"""What limits a figure to less than the whole, and which limits set two figures apart."""

from reconcile.match.names import shared_names
from reconcile.model import Kind, Slot

HOW_BADLY = frozenset({"serious", "critical", "light"})  # limits that say how badly people are hurt
_WHOLE_DIFFERS = HOW_BADLY | frozenset(
    {
        "each",
        "part",
        "rest",
        "then",
        "now",
        "among",
        "other_event",
        "total",
        "as",
        "survey",
        "not",
        "stage",
        "against",
        "local",
        "foe",
        "speaker",
    }
)
_STRETCHES = ("before", "round", "spell", "moment", "over", "versus", "turn", "target")
_SHUT = frozenset({"round", "spell", "moment"})  # stretches that are never the whole
_LONG = (":year", ":decade")  # no happening of the day takes so long
_REACHES = frozenset({"wide", "there", "step", "level", "wished", "ahead"})


def limits_of(slot: Slot) -> frozenset[str]:
    """The classes of limits that make another count; `each hotel` beside `each house` are two."""
    names = {name for s in slot.scope if (name := s.split(":")[0]).split(" ")[0] in _WHOLE_DIFFERS}
    return frozenset(names - {"part", "among"} if names & HOW_BADLY else names)  # `six of them badly`: all who are


def is_other_reach(one: Slot, two: Slot) -> bool:
    """A figure of all places beside one of a place; a step beside a level; one that is only wished for beside one that came about."""
    ours, theirs = ({s.split(":")[0] for s in slot.scope} & _REACHES for slot in (one, two))
    wide = "wide" in ours and "wide" not in theirs and not one.places and bool(two.places)
    there = "there" in ours and not shared_names((*one.places, *one.parties), (*two.places, *two.parties))
    wished = "wished" in ours and theirs.isdisjoint({"wished", "ahead"})
    place = (
        one.value.kind is Kind.PERCENT
        and bool(one.places)
        and not shared_names(one.places, (*two.places, *two.parties))
    )
    return wide or there or wished or place or ("step" in ours and "level" in theirs)


def is_other_stretch(one: Slot, two: Slot) -> bool:
    """`in its first week` beside the second or none, `by noon` beside `by evening`: a stretch that is not all, or another one."""
    for kind in (*_STRETCHES, "spot") if one.value.kind is Kind.MEASURE else _STRETCHES:
        ours, theirs = ({s for s in slot.scope if s.startswith(f"{kind} ")} for slot in (one, two))
        if ours and theirs and {s.split(":")[0] for s in ours}.isdisjoint(s.split(":")[0] for s in theirs):
            return True
        if ours and not theirs and kind in _SHUT and (kind != "moment" or any(s.endswith(":had") for s in ours)):
            return True
        long = kind == "over" and any(s.endswith(_LONG) for s in ours) and "other_event:past" in one.scope
        if long and not theirs:
            return True  # `killed 300 in the past three years`
    return False
