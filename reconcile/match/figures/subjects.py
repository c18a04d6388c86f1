"""What keeps two slots apart by whom and by where they are told of: the gates of the subject and of the place."""

from collections.abc import Mapping
from itertools import product

from reconcile.language import Thesaurus
from reconcile.match.names import same_name, shared_names
from reconcile.match.stems import stem
from reconcile.model import Kind, Slot

POPULATION = "population"
WORKFORCE = "workforce"
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_WHOSE = "whose "  # of a figure that is meant for somebody: `bail for the driver`
_SIDE = "side "  # of those who have one: `three of its soldiers`
_PERSON = "person"
_ROOT = 4  # letters that the name of a country and of its people share
_SAID = "said "  # of the place of a speaker
_PRICES = frozenset({"cost", "value"})  # of another thing: `the price of its shares fell`
_MOVED = frozenset({"rise", "fall"})  # attributes of a share by which something moved
_LIST = 3  # places
Companions = Mapping[str, frozenset[str]]


def subject_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    """Two nouns that are set side by side, such as driver and passenger, and a relative of the other, are two subjects.

    So are two names that share no word, where no other name is shared; how many live there needs one place.
    """
    meant = ([s[len(_WHOSE) :].split(":")[0] for s in slot.scope if s.startswith(_WHOSE)] for slot in (one, two))
    if any(words.opposed(a, b) for a, b in product(*meant)):
        return "other subject"
    if _is_other_side(one, two):
        return "other subject"
    # `rebels killed six men`, `six suspects were arrested`: who did it, where it is told at all, is another than those counted
    counted = one.value.kind in _COUNTS and one.noun == two.noun and words.is_person(one.noun)
    told = one.subject == one.noun or two.subject == two.noun
    opposed = not counted and not told and words.opposed(one.subject, two.subject)
    if opposed or _is_other_measure(one, two, words) or words.contrasted(one.context, two.context):
        return "other subject"
    if _is_relative(one, two, words) or _is_relative(two, one, words):
        return "other subject"
    if POPULATION in (one.attribute, two.attribute) and not shared_names(one.parties, two.parties):
        return "other subject"
    if WORKFORCE in (one.attribute, two.attribute) and one.subject[:1].isupper() != two.subject[:1].isupper():
        plain = two if one.subject[:1].isupper() else one
        if plain.subject != plain.noun:
            return "other subject"  # `Acme employs 3,000`, `the plant employs 400`
    if WORKFORCE in (one.attribute, two.attribute) and (_is_elsewhere(one, two) or _is_elsewhere(two, one)):
        return "other subject"
    if not one.parties or not two.parties or shared_names(one.parties, two.parties):
        return ""
    if one.subject[:1].isupper() and two.subject[:1].isupper() and not same_name(one.subject, two.subject):
        return "other subject"
    return ""


def _is_elsewhere(one: Slot, two: Slot) -> bool:
    """`Kestle, where 415 people work`, `the plant, with 650 employees`: a site without a name is hardly the one in a place told."""
    site = two.subject.islower() and two.subject != two.noun
    return bool(one.places) and site and not shared_names(one.places, (*two.places, *two.parties))


def _is_other_side(one: Slot, two: Slot) -> bool:
    """`three of its soldiers`, said by Peru, and `19 Chilean troops`: those of two sides; Peru's are Peruvian. People at large are of both."""
    ours, theirs = ([s[len(_SIDE) :].split(":")[0] for s in slot.scope if s.startswith(_SIDE)] for slot in (one, two))
    if not ours or not theirs:
        sided, other = (one, two) if ours else (two, one)
        named = {word.lower() for name in (*other.parties, *other.places) for word in name.split()}
        return bool(ours or theirs) and named.isdisjoint(ours + theirs) and other.noun == _PERSON != sided.noun
    return not any(a[:_ROOT] == b[:_ROOT] for a, b in product(ours, theirs))


def _is_other_measure(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`Sales fell 9 percent`, `profit fell 6 percent`: what rose or fell by a share is what its noun says."""
    left, right = one.subject, two.subject
    moved = one.value.kind is two.value.kind is Kind.PERCENT and {one.attribute, two.attribute} <= _MOVED
    if not (moved and left.islower() and right.islower()):
        return False
    kinds = words.predicate(left), words.predicate(right)
    alike = kinds[0] == kinds[1] or words.kin(*kinds) or not _PRICES.isdisjoint(kinds) or stem(left) == stem(right)
    return not (alike or words.same_thing(left, right) or words.broader_thing(left, right))


def _is_relative(one: Slot, two: Slot, words: Thesaurus) -> bool:
    """`his brother was sentenced`, `Lee's wife was sentenced`, beside `he was sentenced`, `Lee was sentenced`."""
    if not words.is_relative(one.subject) or words.is_relative(two.subject):
        return False
    return not two.subject or bool(shared_names((two.subject,), one.parties))


def place_gate(one: Slot, two: Slot, companions: Companions) -> str:
    """Return the gate of two slots whose places no statement of the story names together; empty where they may be one."""
    if _covers_more(one, two) or _covers_more(two, one):
        return "other scope"
    ours, theirs = _only_places(one, two), _only_places(two, one)
    if not one.places and not two.places:
        ours, theirs = _spoken_at(one), _spoken_at(two)
    if not ours or not theirs or shared_names(one.places, two.places):
        return ""
    for left, right in ((ours, theirs), (theirs, ours)):
        known = {other for place in left for other in companions.get(place, ())}
        if shared_names(tuple(sorted(known)), right):
            return ""
    return "other place"


def _covers_more(one: Slot, two: Slot) -> bool:
    """A figure of a list of places beside one of a part of them: `in Peru, Chile, Bolivia and other countries`."""
    listed = len(one.places) >= _LIST and not one.nested and bool(two.places) and one.attribute != POPULATION
    return listed and len(one.places) - len(shared_names(one.places, two.places)) >= _LIST - 1


def _spoken_at(slot: Slot) -> tuple[str, ...]:
    """The places of those who say a figure: `doctors in Hull said nine were hurt`."""
    return tuple(s.removeprefix(_SAID) for s in slot.scope if s.startswith(_SAID))


def _only_places(one: Slot, two: Slot) -> tuple[str, ...]:
    """The places of a slot, without a name that acts on the other side: `jobs will be lost at Acme`, `Acme cut jobs in Hull`."""
    acting = tuple(sorted(name for name in {two.subject, two.holder} - {*two.places} if name[:1].isupper()))
    return tuple(place for place in one.places if not shared_names((place,), acting))
