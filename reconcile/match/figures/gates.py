"""What keeps two slots of one kind apart, by name; the first gate that holds is the answer."""

from reconcile.language import Thesaurus
from reconcile.match.figures.limits import is_other_reach, is_other_stretch, limits_of
from reconcile.match.figures.subjects import WORKFORCE, Companions, place_gate, subject_gate
from reconcile.match.figures.times import far_times, gate_of_growth, gate_of_time, is_once, is_past
from reconcile.match.names import same_name, shared_names
from reconcile.model import Form, Kind, Slot, Value

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_TURNED = "turned:age"  # of an age that somebody came to on a day that is told
_PARTED = frozenset({"part:named", "among:including"})
_CAUGHT = frozenset({"arrest", "charge", "convict", "sentence"})  # what becomes of some of those who did it
_OF_ONE = frozenset({"height", "length", "width", "thickness"})  # the suspect's height, the fence's
PERSON = "person"
_MISSING = "miss"
_HOUSE = "house"  # the class of homes, which may stand for those who live in them
_CARRIED = "carry"  # the state of those aboard
CHILDREN = "children"  # the attribute of how many somebody has
SENTENCE = "sentence"  # the attribute of a length that a court sets
_TIMES = "time"  # what `three times` counts
SINGLE, THING = "single:article", "single:thing"
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
    if not set(one.times) & set(two.times) and any(far_times(slot) for slot in (one, two)) and least < 2:
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
    if words.counted_apart(one.noun, two.noun):
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
    told = one.noun or two.noun
    counted = words.things(told)
    if told and left == right == _MISSING and (_HOUSE in counted or PERSON not in counted):
        return False  # `a list of 52 missing`, `30 homes vanished`: those without a noun are people
    return one.sure and two.sure and words.is_state(left) and (left == right or words.kin(left, right))


def _attribute_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Two attributes that the words beside the figures name must be one or kin; a guess only weighs less."""
    left, right = one.attribute, two.attribute
    if left and (left == right or words.kin(left, right)):
        return ""
    if any(slot.noun for slot in (one, two)) and SENTENCE in (left, right):
        return "other attribute"  # `was jailed for five years`, `had three years of training`
    if one.noun == two.noun == _TIMES:
        return "other attribute"  # how often is said of a deed, and of nothing else
    if one.value.kind in _COUNTS and not (left and right) and not _CAUGHT.isdisjoint({left, right}):
        return "other attribute"  # `arrested one man`, `four men with rifles`
    return "other attribute" if left and right and one.sure and two.sure else ""


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
    if _is_older_by_now(one, two) or _is_older_by_now(two, one):
        return "a birthday between"
    left, right = _aged(one), _aged(two)
    if left[:1].isupper() and right[:1].isupper():
        return "" if same_name(left, right) else "other subject"
    left, right = (slot.noun or slot.subject for slot in (one, two))
    return "" if left and left == right else "other subject"


def _is_older_by_now(one: Slot, two: Slot) -> bool:
    """`turned 59 on Tuesday`, and 58 in a text that may be older."""
    age, before = one.value.number, two.value.number
    return _TURNED in one.scope and _TURNED not in two.scope and age is not None and age - 1 == before


def _is_of_one_name(one: Slot, two: Slot) -> bool:
    """Two ages of one name: `Ann Lee, 34, from Hull`, `Ann Lee, a 35-year-old from England`; a person has them at any place."""
    return one.value.kind is Kind.AGE and all(_aged(slot)[:1].isupper() for slot in (one, two))


def _aged(slot: Slot) -> str:
    """The name whose age it is: the one beside it, or the subject of `died at the age of 81`."""
    return slot.holder or ("" if slot.noun else slot.subject)


def _scope_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    if _is_of_one_name(one, two):  # whatever the clause is about; not `then 17`, `turns 30 in May`
        then = [{s for s in slot.scope if s.endswith(":age")} for slot in (one, two)]
        return "" if then[0] == then[1] else "other scope"
    apart = limits_of(one) ^ limits_of(two)
    if one.value.kind is Kind.AGE:
        apart -= {"other_event"}
    if one.attribute == two.attribute == WORKFORCE:
        apart -= {"total"}  # `will part with 40 of its 410 employees`
    if apart <= {"part", "among"} and _suffered(one, two, words):
        apart = frozenset()
    if apart and not (apart == {"other_event"} and (is_once(one, two, words) or is_past(one, two))):
        return "other scope"
    if any(mark in slot.scope for slot in (one, two) for mark in (SINGLE, THING)) and not _is_one_kind(one, two, words):
        return "other scope"
    if any(is_other_reach(a, b) or is_other_stretch(a, b) for a, b in ((one, two), (two, one))):
        return "other scope"
    parts = all(any(s.startswith("part:") for s in slot.scope) for slot in (one, two))
    if parts and not _share_words(one, two, words):
        return "other scope"  # `61 hurt, 22 of whom were flown out`, `three of the wounded died`
    listed = ["listed:place" in slot.scope for slot in (one, two)]
    if listed[0] != listed[1] and not shared_names(one.places, two.places):
        return "other scope"  # the share of one place beside the whole
    return ""


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
    if one.noun == two.noun:
        named = one.noun not in (PERSON, "")  # `including three civilians`
    else:  # `three children`, `three of them kids`
        left, right = (words.things(slot.noun)[0] if slot.noun else PERSON for slot in (one, two))
        named = left == right != PERSON
    parts = {s for slot in (one, two) for s in slot.scope if s.startswith(("part", "among"))}
    return state and (parts <= {"part:named"} or (named and parts <= {"part:named", "among:including"}))


def _is_one_kind(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`a man was held`, `two men were held`: one whom only an article counts beside a few of the same noun in the same state."""
    most = [slot.value.number or slot.value.soft.high for slot in (one, two)]  # `a couple`
    few = all(number is not None and number <= _FEW for number in most)
    things = any(THING in slot.scope for slot in (one, two)) and words.same_thing(one.noun, two.noun)
    return few and (things or one.noun == two.noun) and one.attribute == two.attribute and one.sure and two.sure
