"""How likely two slots stand for one fact: a sum of named parts with round weights.

The weights were set by hand and not fitted: a prototype's hill climbing raised the tuned events and lowered the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from reconcile.language import Thesaurus
from reconcile.match.figures.crowds import OF, Crowds, keys_of
from reconcile.match.figures.gates import PERSON, SENTENCE
from reconcile.match.figures.limits import HOW_BADLY, limits_of
from reconcile.match.names import same_name, shared_names
from reconcile.model import Form, Kind, Part, Slot

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_GROWN = 5  # years; ages that lie further apart are no slips, unless their digits are swapped
_AGES = 3  # years between two ages that sources give of one person
_UNSURE = -1.0  # what two deeds that are not sure take from a pair, and what the only figure for a thing gives back
_OTHER_DEED = 2.0
_ONLY, _ONLY_PEOPLE = 1.0, 0.5  # of eight such pairs just under the bar in 66 labelled stories all eight are one fact
_NEAR = 0.5
_MANY = 10  # a small count is near many others
_NO_NAME = -0.5  # counts and measures without a name in common


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells facts apart in one story: the worth of words, and the keys under which one document gives two figures."""

    weight: Mapping[str, float]
    crowds: Crowds = frozenset()


def score_pair(one: Slot, two: Slot, words: Thesaurus, telling: Telling) -> tuple[Part, ...]:
    """Return the parts of the score of a pair."""
    parts = [
        _attribute(one, two, words),
        _thing(one, two, words),
        _names(one, two),
        _residue(one, two, words, telling.weight),
        _crowd(one, two, telling.crowds),
        _subject(one, two, words),
        _closeness(one, two),
        _running(one, two),
        _day(one, two, words),
        _far(one, two),
        _disclosure(one, two, words),
        _slipped(one, two),
        _figure(one, two, words),
        _limits(one, two),
        _kinds(one, two),
    ]
    parts.append(_only(one, two, parts))
    parts.append(_near(one, two, parts))
    return tuple(part for part in parts if part.points)


def _only(one: Slot, two: Slot, parts: Sequence[Part]) -> Part:
    """The one figure that each source gives for a thing or a dimension, near in size, with nothing that speaks against it.

    Other words for what is done, where neither side is sure of them, weigh less then: two wounds were found, he had three wounds.
    People do and suffer many things in one story.
    """
    points = {part.name: part.points for part in parts}
    if points["crowd"] <= 0 or points["closeness"] <= 0 or points["names"] < _NO_NAME or points["attribute"] < _UNSURE:
        return Part("only", 0.0)
    deeds = points["attribute"] < 0
    if one.value.kind is Kind.MEASURE and one.attribute == two.attribute and one.sure and two.sure:
        return Part("only", _ONLY, f"the only {one.attribute} in either")
    if one.noun != two.noun or one.value.kind not in _COUNTS or (deeds and one.noun == PERSON):
        return Part("only", 0.0)
    plain = _ONLY_PEOPLE if one.noun == PERSON else _ONLY
    return Part("only", _OTHER_DEED if deeds else plain, f"the only figure for {one.noun} in either")


def _near(one: Slot, two: Slot, parts: Sequence[Part]) -> Part:
    """Figures that differ by a fifth at the most, where more than their verb is shared, and the places are; ages are near many others.

    Of counts, which are near others where they are small, both must be of one state, with the same limits.
    """
    a, b, points = one.value.number, two.value.number, {part.name: part.points for part in parts}
    told = any(points.get(name, 0) > 0 for name in ("thing", "names", "residue", "subject"))
    told = told or (one.value.kind is Kind.MONEY and points["attribute"] > 0 and points["crowd"] > 0)  # its only sum
    elsewhere = one.places and two.places and set(one.places) != set(two.places)
    if a is None or b is None or one.value.kind in (Kind.AGE, Kind.STATUS) or elsewhere or not told:
        return Part("near", 0.0)
    low, high = sorted((abs(a), abs(b)))
    limits = _limited(one)
    parted = limits != _limited(two) or any(mark.startswith("listed") for mark in limits)
    if one.value.kind in _COUNTS and (high < _MANY or points["attribute"] < 0 or parted):
        return Part("near", 0.0)
    return Part("near", _NEAR if high and low * 5 >= high * 4 else 0.0, "near in size")


def _limited(slot: Slot) -> set[str]:
    return {mark for mark in slot.scope if not mark.startswith(("perfect", "running"))}


def total(parts: tuple[Part, ...]) -> float:
    """Add the parts up."""
    return sum(part.points for part in parts)


def _attribute(one: Slot, two: Slot, words: Thesaurus) -> Part:
    if not one.attribute or not two.attribute:
        return Part("attribute", 0.0)
    if one.attribute == two.attribute:
        sure = one.sure and two.sure
        return Part("attribute", 3.0 if sure else 2.0, f"both {one.attribute}" + ("" if sure else ", not surely"))
    if words.kin(one.attribute, two.attribute):
        return Part("attribute", 1.5, f"{one.attribute} and {two.attribute} are kin")
    near = one.attribute in two.near or two.attribute in one.near
    return Part(
        "attribute", -1.0 if near or not (one.sure or two.sure) else -2.0, f"{one.attribute} is not {two.attribute}"
    )


def _thing(one: Slot, two: Slot, words: Thesaurus) -> Part:
    if _one_sentence(one, two):
        return Part("thing", 2.0, "a court passes one sentence on one person")
    if one.value.kind is Kind.AGE and _is_of_one(one, two):
        return Part("thing", 3.0, f"both the age of {one.holder or one.subject}")
    if not one.noun or not two.noun:
        elided = one.value.kind in _COUNTS and one.attribute == two.attribute and words.is_state(one.attribute)
        kin = words.is_relative(one.noun or two.noun)  # whose, a text would say
        why = "the noun is left out, and the state tells what is counted"
        return Part("thing", (1.0 if kin else 2.0) if elided else 0.0, why)
    if one.noun == two.noun and one.value.kind is Kind.AGE:
        return Part("thing", 2.0, f"both the age of a {one.noun}, who may be two")
    if one.noun == two.noun:
        return Part("thing", 3.0, f"both count {one.noun}")
    if words.same_thing(one.noun, two.noun):
        state = one.sure and two.sure and one.attribute == two.attribute
        return Part("thing", 2.5 if state else 2.0, f"{one.noun} and {two.noun} are one thing")
    told = one.sure and two.sure and one.attribute == two.attribute
    if (
        told
        and words.counts_state(one.noun) != words.counts_state(two.noun)
        and PERSON in words.things(one.noun) + words.things(two.noun)
    ):
        return Part("thing", 2.5, f"{one.noun} and {two.noun} both count those in one state")
    if words.broader_thing(one.noun, two.noun):
        return Part("thing", 1.0, f"{one.noun} and {two.noun}: one covers the other")
    apart = one.value.kind is Kind.MEASURE
    return Part("thing", -1.0 if apart else 0.0, f"{one.noun} is not {two.noun}")


def _is_of_one(one: Slot, two: Slot) -> bool:
    """Two ages of one name: `Ann Lee, 41`, `the 42-year-old`; what somebody did at ten is no age of today."""
    left, right = one.holder or one.subject, two.holder or two.subject
    age, other = one.value.number, two.value.number
    near = age is not None and other is not None and abs(age - other) <= _AGES
    return near and left[:1].isupper() and right[:1].isupper() and same_name(left, right)


def _one_sentence(one: Slot, two: Slot) -> bool:
    """Two lengths that a court set, and no two persons: `a former clerk was sentenced to six years` names nobody."""
    if not (one.sure and two.sure and one.attribute == two.attribute == SENTENCE):
        return False
    left, right = (tuple(name for name in slot.parties if name not in slot.places) for slot in (one, two))
    return not left or not right or bool(shared_names(left, right))


def _names(one: Slot, two: Slot) -> Part:
    """Shared names tie two figures to one matter, places told in a clause beside included; names that each side has alone pull them apart.

    One name of a side may shorten two of the other, so the shared ones are counted on the side that has fewer.
    """
    left, right = (tuple(dict.fromkeys((*slot.parties, *slot.places))) for slot in (one, two))
    ours, theirs = shared_names(left, right), shared_names(right, left)
    alone = min(len(left) - len(ours), len(right) - len(theirs))
    if ours:
        shared = min((ours, theirs), key=lambda names: (len(names), names))
        points = min(len(shared), 2) * 1.5 - (0.5 if alone > 0 else 0.0)
        return Part("names", points, f"share {', '.join(shared[:3])}")
    if alone > 0:
        speakers = (
            one.value.kind in _COUNTS or one.value.kind is Kind.MEASURE
        )  # whose names are often those of officials
        return Part("names", _NO_NAME if speakers else -1.5, "no name in common")
    return Part("names", 0.0)


def _residue(one: Slot, two: Slot, words: Thesaurus, weight: Mapping[str, float]) -> Part:
    """What is left of the two claims without attribute and thing: weighted containment, and rapidfuzz for near spellings.

    A single common word is no statement in common: the points grow with the weight that is shared, up to one rare word.
    """
    left = {words.predicate(w) for w in one.context} - {one.attribute, one.noun}
    right = {words.predicate(w) for w in two.context} - {two.attribute, two.noun}
    shared = _weigh(left & right, weight)
    if not shared:
        return Part("residue", 0.0)
    contained = shared / min(_weigh(left, weight), _weigh(right, weight))
    near = fuzz.token_set_ratio(" ".join(sorted(left)), " ".join(sorted(right))) / 100
    points = (3.0 * contained + max(0.0, near - 0.5)) * min(1.0, shared)
    return Part(
        "residue",
        round(points, 3),
        f"{round(100 * contained)} % of the lighter side's words, spelling {round(100 * near)} %",
    )


def _subject(one: Slot, two: Slot, words: Thesaurus) -> Part:
    """The same common noun as subject: two companies, a plane and an aircraft; names have a part of their own."""
    left, right = one.subject, two.subject
    if not left or not right or left[:1].isupper() or right[:1].isupper():
        return Part("subject", 0.0)
    if left == one.noun or right == two.noun:
        return Part("subject", 0.0)
    if left == right or words.same_thing(left, right):
        return Part("subject", 1.0, f"both of the {left}")
    return Part("subject", 0.0)


def _crowd(one: Slot, two: Slot, crowds: Crowds) -> Part:
    """Where one document gives two figures under one key, the key does not tell which of them is meant."""
    common = set(keys_of(one)) & set(keys_of(two))
    crowded = {key for key in common & crowds if f" {OF}" not in key}
    told = one.sure and two.sure and any(key.startswith("attribute") for key in common - crowds)
    if crowded and not told:  # of the many figures for persons one is that of the missing
        return Part("crowd", -1.0 * len(crowded), f"a source gives several figures for {', '.join(sorted(crowded))}")
    return Part("crowd", 0.0 if crowded or not common else 1.0, "no source gives two figures for it")


def _weigh(found: set[str], weight: Mapping[str, float]) -> float:
    return sum(weight.get(word, 1.0) for word in sorted(found))


def _closeness(one: Slot, two: Slot) -> Part:
    """Rival figures for one fact are usually near each other, unless a scale word slipped."""
    a, b = one.value.number, two.value.number
    if a is None or b is None or one.value.kind is Kind.STATUS:
        return Part("closeness", 0.0)
    low, high = sorted((abs(a), abs(b)))
    if one.value.kind is Kind.MEASURE and low * 3 < high * 2:
        return Part("closeness", -1.5, "measures of one thing vary little")
    if one.value.kind is Kind.AGE and high - low > _GROWN and sorted(f"{a:f}") != sorted(f"{b:f}"):
        return Part("closeness", -2.0, "ages of two times, or of two persons")
    if high == 0 or low * 2 >= high:
        return Part("closeness", 1.0, "same size")
    if low * 10 >= high or low.normalize().as_tuple().digits == high.normalize().as_tuple().digits:
        return Part("closeness", 0.0)
    if low * 100 >= high:
        return Part("closeness", -2.0, "more than ten times apart")
    return Part("closeness", -4.0, "more than a hundred times apart")


def _running(one: Slot, two: Slot) -> Part:
    """A total that still grows ("so far", "bringing to") beside a figure that is none, and does not reach up to now ("have been killed")."""
    left, right = (any(s.startswith("running") for s in slot.scope) for slot in (one, two))
    now = any("perfect:has" in slot.scope for slot, runs in ((one, left), (two, right)) if not runs)
    return Part("total", -2.0, "one side is a running total") if left != right and not now else Part("total", 0.0)


def _day(one: Slot, two: Slot, words: Thesaurus) -> Part:
    """A figure of one day beside one of another, where their documents put happenings of one class on two days.

    What is told of Sunday in a text of Sunday's funeral may be of the quake of Thursday.
    """
    left, right = ({t for t in slot.times if t.endswith("day")} for slot in (one, two))
    left, right = left or {one.day} - {""}, right or {two.day} - {""}
    if not left or not right or left & right:
        return Part("day", 0.0)
    alike = not one.deed or not two.deed or one.deed == two.deed or words.kin(one.deed, two.deed)
    return Part("day", -2.0, "their documents speak of two days") if alike else Part("day", 0.0)


def _far(one: Slot, two: Slot) -> Part:
    """Two figures that their sentences place in one past year or month are of one happening of the past."""
    shared = {t for t in one.times if not t.endswith("day")} & set(two.times)
    return Part("time", 1.5, f"both of {', '.join(sorted(shared))}") if shared else Part("time", 0.0)


def _disclosure(one: Slot, two: Slot, words: Thesaurus) -> Part:
    """A source that says “the terms were not disclosed” speaks of the one payment that the other source puts a figure on.

    One that has “no word on arrests” speaks of whatever arrests there were.
    """
    withheld = (one.value.form is Form.UNDISCLOSED) != (two.value.form is Form.UNDISCLOSED)
    if withheld and shared_names(one.parties, two.parties):
        return Part("disclosure", 3.0, "the terms that one side withholds")
    state = one.sure and two.sure and one.attribute == two.attribute and words.is_state(one.attribute)
    if withheld and state and one.value.kind in _COUNTS and two.value.kind in _COUNTS:
        return Part("disclosure", 1.0, "the count that one side does not have")
    return Part("disclosure", 0.0)


def _slipped(one: Slot, two: Slot) -> Part:
    """`20 nautical miles off`, `20 miles off`: the same figure in another unit is one distance, and a unit that slipped."""
    a, b = one.value, two.value
    slipped = a.written is not None and a.written == b.written and a.written_unit != b.written_unit
    if slipped and a.kind is b.kind is Kind.MEASURE and one.attribute == two.attribute != "":
        return Part("unit", 2.5, f"both {a.written:f}, in {a.written_unit} and in {b.written_unit}")
    return Part("unit", 0.0)


def _figure(one: Slot, two: Slot, words: Thesaurus) -> Part:
    """`400 people hid there`, `about 400 people hid there`: the same figure of one thing and one deed is evidence of one fact."""
    a, b = one.value, two.value
    counted = a.kind in _COUNTS and b.kind in _COUNTS and one.noun == two.noun != ""
    deed = one.attribute == two.attribute or words.kin(one.attribute, two.attribute)
    if counted and deed and a.number is not None and a.number == b.number and a.modifier != b.modifier:
        return Part("figure", 2.0, f"both {a.number:f}")
    return Part("figure", 0.0)


def _kinds(one: Slot, two: Slot) -> Part:
    """`rubber bullets`, `office buildings`, `11 of them in Ware`: fewer of one kind or place beside all, or beside a thing of another name, are a part."""
    ours, theirs = (any(s.startswith(("kind ", "side ", "there:of")) for s in slot.scope) for slot in (one, two))
    if one.value.kind not in _COUNTS or ours == theirs:
        return Part("kind", 0.0)
    kind, whole = (one, two) if ours else (two, one)
    few, many = kind.value.number, whole.value.number
    if few is None or many is None or (few >= many and kind.noun == whole.noun):
        return Part("kind", 0.0)
    return Part("kind", -2.0 if few * 2 <= many else -1.0, "one side counts a kind of them")


def _limits(one: Slot, two: Slot) -> Part:
    """The gravely hurt on both sides: a limit that two figures share tells what is counted."""
    shared = limits_of(one) & limits_of(two) & HOW_BADLY
    return Part("limit", 1.0, f"both {', '.join(sorted(shared))}") if shared else Part("limit", 0.0)
