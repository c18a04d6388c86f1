"""What keeps two slots of one kind apart, by name; the first gate that holds is the answer."""

from decimal import Decimal

from reconcile.language import Thesaurus
from reconcile.match.figures.subjects import WORKFORCE, Companions, place_gate, subject_gate
from reconcile.match.names import same_name, shared_names
from reconcile.model import Form, Kind, Modifier, Slot, Value

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
        "debt",
    }
)
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_PARTED = frozenset({"part:named", "among:including"})
_RUNNING = "running "  # of a length that grows from day to day, with the day
_CAUGHT = frozenset({"arrest", "charge", "convict", "sentence"})  # what becomes of some of those who did it
_STRETCHES = ("before", "round", "spell", "moment", "over", "versus", "turn")
_SHUT = frozenset({"round", "spell", "moment"})  # stretches that are never the whole
_REACHES = frozenset({"wide", "there", "step", "level", "wished", "ahead"})
_OF_ONE = frozenset({"height", "length", "width", "thickness"})  # the suspect's height, the fence's
PERSON = "person"
_CARRIED = "carry"  # the state of those aboard
CHILDREN = "children"  # the attribute of how many somebody has
SENTENCE = "sentence"  # the attribute of a length that a court sets
_SHARE = "share"  # what is traded, and has a price of each day
_TIMES = "time"  # what `three times` counts
_PAST = "past"  # `last year`
SINGLE = "single:article"
_DEBT = Decimal("1.2")  # times that a price with debt may be one without
_FEW = 4  # `two men were arrested`; more are told by no article
_FARTHEST = 3  # times; reports of one distance do not lie further apart


def gate(one: Slot, two: Slot, words: Thesaurus, companions: Companions) -> str:
    """Return the gate that stops a pair, or an empty string when it may be compared.

    `companions` are the places that some statement of the story names together with a place.
    """
    if one.value.kind is Kind.STATUS:
        return _status_gate(one, two)
    return (
        _unit_gate(one, two)
        or _thing_gate(one, two, words)
        or _attribute_gate(one, two, words)
        or gate_of_time(one, two, words)
        or gate_of_growth(one, two)
        or _spread_gate(one, two, words)
        or _person_gate(one, two)
        or _scope_gate(one, two, words)
        or subject_gate(one, two, words)
        or ("" if _is_of_one_name(one, two) else place_gate(one, two, companions))
    )


def _status_gate(one: Slot, two: Slot) -> str:
    if one.attribute != two.attribute:
        return "other attribute"
    shared = min(shared_names(one.parties, two.parties), shared_names(two.parties, one.parties), key=len)
    if not shared:
        return "other subject"
    least = min(len(one.parties), len(two.parties))
    if least >= 2 and len(shared) < 2:
        return "other subject"
    if not set(one.times) & set(two.times) and any(_far_times(slot) for slot in (one, two)) and least < 2:
        return "other time"  # a deal of another year, where one side does not name both parties
    return ""


def _unit_gate(one: Slot, two: Slot) -> str:
    loose = (Form.QUALITY, Form.UNDISCLOSED)
    if one.value.unit != two.value.unit and one.value.form not in loose and two.value.form not in loose:
        return "other unit"
    if one.value.per != two.value.per:
        return "other scope"
    return ""


def is_none(value: Value) -> bool:
    """Tell whether a count is nothing at all: 0, `no`, `none`."""
    return value.kind in _COUNTS and value.hard.low == value.hard.high == 0


def _is_none_of_kind(slot: Slot, words: Thesaurus) -> bool:
    """No rescuers were hurt: others may have been; where there were no injuries, or nobody was hurt, there was none."""
    return is_none(slot.value) and slot.noun != PERSON and not words.counts_state(slot.noun)


def _thing_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Counts need one thing counted; an elided noun ("killed 12") may stand for it where both sides name one state."""
    if one.attribute in _OF_ONE and one.attribute == two.attribute and one.noun and two.noun:
        return "" if words.same_thing(one.noun, two.noun) or words.broader_thing(one.noun, two.noun) else "other thing"
    if "size" in (one.attribute, two.attribute):
        return "" if one.noun and two.noun and words.same_thing(one.noun, two.noun) else "other thing"
    if words.opposed(one.noun, two.noun):
        return "other thing counted"  # 52 percent of women, 40 percent of men
    if one.value.kind not in _COUNTS:
        return ""
    if one.noun and two.noun:
        none = any(_is_none_of_kind(slot, words) for slot in (one, two))
        if _is_part(one, two) or _is_part(two, one):
            return "other scope"
        parted = all(not _PARTED.isdisjoint(slot.scope) for slot in (one, two))
        if parted and one.noun != two.noun and "person" in words.things(one.noun):
            return "other thing counted"  # nine of them tourists, 12 of them women
        same = words.same_thing(one.noun, two.noun) or (not none and words.broader_thing(one.noun, two.noun))
        return "" if same else "other thing counted"
    return "" if _one_state(one, two, words) else "no thing counted"


def _is_part(one: Slot, two: Slot) -> bool:
    """`four passengers and the pilot` beside five people; five people, the gunman among them, beside those whom he killed."""
    if "sum:all" in one.scope and two.noun != PERSON:
        return True  # `the driver and three passengers` beside three passengers
    among = any(s.split(":")[0] == f"with {two.subject}" for s in one.scope)
    return among or ("plus:one" in one.scope and one.noun != two.noun and _is_less(one.value, two.value))


def _is_less(one: Value, two: Value) -> bool:
    return one.number is not None and two.number is not None and one.number < two.number


def _one_state(one: Slot, two: Slot, words: Thesaurus) -> bool:
    left, right = one.attribute, two.attribute
    if left == right == _CARRIED and not {one.noun, two.noun} <= {"", PERSON}:
        return False  # `with 23 aboard`, `a crew of 22`
    return one.sure and two.sure and words.is_state(left) and (left == right or words.kin(left, right))


def _attribute_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Two attributes that the words beside the figures name must be one or kin; a guess only weighs less."""
    left, right = one.attribute, two.attribute
    if left and (left == right or words.kin(left, right)):
        return ""
    if SENTENCE in (left, right):
        return "other attribute"  # `was jailed for five years`, `had three years of training`
    if one.noun == two.noun == _TIMES:
        return "other attribute"  # how often is said of a deed, and of nothing else
    if one.value.kind in _COUNTS and not (left and right) and not _CAUGHT.isdisjoint({left, right}):
        return "other attribute"  # `arrested one man`, `four men with rifles`
    return "other attribute" if left and right and one.sure and two.sure else ""


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
    left, right = _far_times(one), _far_times(two)
    if left and right and _PAST not in (*left, *right):
        return "other time"
    if left or right:
        return "" if _once(one, two, words) or _past(one, two) else "other time"
    for form in ("day ", ""):
        days, others = (
            [t for t in slot.times if t.startswith(form) and ("day " in t) == bool(form)] for slot in (one, two)
        )
        if days and others:
            return "other time"
    return ""


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


def _far_times(slot: Slot) -> list[str]:
    return [t for t in slot.times if t.isdigit() or t.startswith("month") or t == _PAST]


def _once(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`convicted in November on 17 counts`, `convicted of 19 counts`: a deed that befalls one party once; many people are killed often."""
    if one.attribute != two.attribute or not (one.sure and two.sure and words.befalls_once(one.attribute)):
        return False
    people = any(not slot.noun or PERSON in words.things(slot.noun) for slot in (one, two))  # `in which 14 died`
    if one.value.kind is Kind.MONEY or (one.value.kind in _COUNTS and people):
        return False  # a buyer pays for many a thing
    shared = shared_names(one.parties, two.parties)
    return len(shared) > len(shared_names(tuple(shared), one.places))


def _past(one: Slot, two: Slot) -> bool:
    """`on May 4, 12 died near Lima`, `earlier this month, 14 died near Lima`: one past happening, which a place ties."""
    past = all(_far_times(slot) or _dated(slot) or "other_event" in limits_of(slot) for slot in (one, two))
    named = shared_names((*one.places, *one.parties), (*two.places, *two.parties))
    return past and bool(shared_names(tuple(named), (*one.places, *two.places)))


def _dated(slot: Slot) -> bool:
    return any(t.startswith("day ") for t in slot.times)


def _spread_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Measures that lie further apart than any two agencies' estimates of one thing are of two events."""
    most = words.spread(one.value.unit)
    a, b = one.value.number, two.value.number
    if a and b and one.attribute == two.attribute == "distance" and max(a, b) > _FARTHEST * min(a, b):
        slipped = a.normalize().as_tuple().digits == b.normalize().as_tuple().digits
        return "" if slipped else "other event"  # so far from another place
    return "other event" if most is not None and a is not None and b is not None and abs(a - b) > most else ""


def _person_gate(one: Slot, two: Slot) -> str:
    """An age belongs to a person: two ages need one name, or the same noun where a side has no name. So does what a court sets."""
    if one.attribute == two.attribute == SENTENCE:
        named = one.subject[:1].isupper() and two.subject[:1].isupper()
        return "other subject" if named and not same_name(one.subject, two.subject) else ""
    if CHILDREN in (one.attribute, two.attribute):
        known = one.attribute == two.attribute and one.subject and two.subject
        return "" if known and same_name(one.subject, two.subject) else "other subject"
    if one.value.kind is not Kind.AGE:
        return ""
    left, right = _aged(one), _aged(two)
    if left[:1].isupper() and right[:1].isupper():
        return "" if same_name(left, right) else "other subject"
    left, right = (slot.noun or slot.subject for slot in (one, two))
    return "" if left and left == right else "other subject"


def _is_of_one_name(one: Slot, two: Slot) -> bool:
    """Two ages of one name: `Ann Lee, 34, from Hull`, `Ann Lee, a 35-year-old from England`; a person has them at any place."""
    return one.value.kind is Kind.AGE and all(_aged(slot)[:1].isupper() for slot in (one, two))


def _aged(slot: Slot) -> str:
    """The name whose age it is: the one beside it, or the subject of `died at the age of 81`."""
    return slot.holder or ("" if slot.noun else slot.subject)


def _scope_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    apart = limits_of(one) ^ limits_of(two)
    if one.value.kind is Kind.AGE:
        apart -= {"other_event"}
    if "debt" in apart and _is_alike(one.value, two.value):
        apart -= {"debt"}
    if one.attribute == two.attribute == WORKFORCE:
        apart -= {"total"}  # `will part with 40 of its 410 employees`
    if apart <= {"part", "among"} and _suffered(one, two, words):
        apart = frozenset()
    if apart and not (apart == {"other_event"} and (_once(one, two, words) or _past(one, two))):
        return "other scope"
    if any(SINGLE in slot.scope for slot in (one, two)) and not _is_one_kind(one, two):
        return "other scope"
    if any(is_other_reach(a, b) or _is_other_stretch(a, b) for a, b in ((one, two), (two, one))):
        return "other scope"
    parts = all(any(s.startswith("part:") for s in slot.scope) for slot in (one, two))
    if parts and not _share_words(one, two, words):
        return "other scope"  # `61 hurt, 22 of whom were flown out`, `three of the wounded died`
    listed = ["listed:place" in slot.scope for slot in (one, two)]
    if listed[0] != listed[1] and not shared_names(one.places, two.places):
        return "other scope"  # the share of one place beside the whole
    return ""


def _is_alike(one: Value, two: Value) -> bool:
    """$3.2 billion, and $3.4 billion with debt: near enough for a reader to ask; a firm with much debt has two prices."""
    low, high = sorted((one.number or Decimal(0), two.number or Decimal(0)))
    return high <= _DEBT * low


def _share_words(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """Whether what is said of two figures has a word in common beside their nouns; `none of them died` needs one beside the state."""
    shared = set(one.context) & set(two.context) - {one.noun, two.noun}
    if is_none(one.value) or is_none(two.value):
        return any(words.predicate(word) not in (one.attribute, two.attribute) for word in shared)
    return bool(shared)


def _suffered(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`14 of the passengers died`, `30 died, including 14 passengers`: how many are in a state, whatever whole is named with them."""
    state = one.attribute == two.attribute and one.sure and two.sure and words.is_state(one.attribute)
    if any("part:named" in slot.scope and words.predicate(slot.noun) == slot.attribute for slot in (one, two)):
        return False  # `five of the dead were killed by trees`
    named = one.noun != "" and one.noun == two.noun and words.things(one.noun)[0] != "person"
    parts = {s for slot in (one, two) for s in slot.scope if s.startswith(("part", "among"))}
    return state and (parts <= {"part:named"} or (named and parts <= {"part:named", "among:including"}))


def _is_one_kind(one: Slot, two: Slot) -> bool:
    """`a man was held`, `two men were held`: one whom only an article counts beside a few of the same noun in the same state."""
    a, b = one.value.number, two.value.number
    few = a is not None and b is not None and max(a, b) <= _FEW
    return few and one.noun == two.noun and one.attribute == two.attribute and one.sure and two.sure


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


def _is_other_stretch(one: Slot, two: Slot) -> bool:
    """`in its first week` beside the second or none, `by noon` beside `by evening`: a stretch that is not all, or another one."""
    for kind in (*_STRETCHES, "spot") if one.value.kind is Kind.MEASURE else _STRETCHES:
        ours, theirs = ({s for s in slot.scope if s.startswith(f"{kind} ")} for slot in (one, two))
        if ours and theirs and {s.split(":")[0] for s in ours}.isdisjoint(s.split(":")[0] for s in theirs):
            return True
        if ours and not theirs and kind in _SHUT and (kind != "moment" or any(s.endswith(":had") for s in ours)):
            return True
    return False


def limits_of(slot: Slot) -> frozenset[str]:
    """The classes of limits that make another count; `each hotel` beside `each house` are two."""
    names = {name for s in slot.scope if (name := s.split(":")[0]).split(" ")[0] in _WHOLE_DIFFERS}
    return frozenset(names - {"part", "among"} if names & HOW_BADLY else names)  # `six of them badly`: all who are
