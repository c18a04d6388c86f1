"""What keeps two slots of one kind apart, by name; the first gate that holds is the answer."""

from reconcile.language import Thesaurus
from reconcile.match.names import same_name, shared_names
from reconcile.model import Form, Kind, Member, Slot

_WHOLE_DIFFERS = frozenset({"each", "part", "other_event"})


def gate(left: Member, right: Member, words: Thesaurus) -> str:
    """Return the gate that stops a pair, or an empty string when it may be compared."""
    one, two = left.slot, right.slot
    if one.value.kind is Kind.STATUS:
        return _status_gate(one, two)
    return (
        _unit_gate(one, two)
        or _thing_gate(one, two, words)
        or _attribute_gate(one, two, words)
        or _scope_gate(one, two)
        or _subject_gate(one, two)
        or _place_gate(one, two)
    )


def _status_gate(one: Slot, two: Slot) -> str:
    if one.attribute != two.attribute:
        return "other attribute"
    shared = shared_names(one.parties, two.parties)
    if not shared:
        return "other subject"
    least = min(len(one.parties), len(two.parties))
    if least >= 2 and len(shared) < 2:
        return "other subject"
    return ""


def _unit_gate(one: Slot, two: Slot) -> str:
    loose = (Form.QUALITY, Form.UNDISCLOSED)
    if one.value.unit != two.value.unit and one.value.form not in loose and two.value.form not in loose:
        return "other unit"
    if one.value.per != two.value.per:
        return "other scope"
    return ""


def _thing_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    if one.value.kind is not Kind.COUNT:
        return ""
    if not one.noun or not two.noun:
        return "" if one.noun or two.noun else "no thing counted"
    if words.same_thing(one.noun, two.noun) or words.broader_thing(one.noun, two.noun):
        return ""
    return "other thing counted"


def _attribute_gate(one: Slot, two: Slot, words: Thesaurus) -> str:
    if not one.attribute or not two.attribute:
        return ""
    if one.attribute == two.attribute or words.kin(one.attribute, two.attribute):
        return ""
    return "other attribute"


def _scope_gate(one: Slot, two: Slot) -> str:
    left = {s.split(":")[0] for s in one.scope} & _WHOLE_DIFFERS
    right = {s.split(":")[0] for s in two.scope} & _WHOLE_DIFFERS
    return "" if left == right else "other scope"


def _subject_gate(one: Slot, two: Slot) -> str:
    """Two named subjects that share no word, and no other name shared, are two subjects."""
    if not one.parties or not two.parties:
        return ""
    if shared_names(one.parties, two.parties):
        return ""
    if one.subject[:1].isupper() and two.subject[:1].isupper() and not same_name(one.subject, two.subject):
        return "other subject"
    return ""


def _place_gate(one: Slot, two: Slot) -> str:
    if one.places and two.places and not shared_names(one.places, two.places):
        return "other place"
    return ""
