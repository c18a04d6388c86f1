"""Find the figures that documents of a story give under one heading: the reward, the bail, what a film has taken."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from reconcile.match.cuts import Cuts
from reconcile.match.figures.facts import companions
from reconcile.match.figures.limits import is_other_reach, limits_of
from reconcile.match.figures.subjects import Companions, place_gate, subject_gate
from reconcile.match.figures.times import gate_of_growth, gate_of_time
from reconcile.match.joined import CROWD, joined
from reconcile.match.members import ASKED, find_members
from reconcile.match.names import same_name, shared_names
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Form, Member, Modality, Part, Reading, Slot

_HEADING = "heading:"
_ASKED = frozenset({Modality.QUESTION})
_FACTOR = 3  # figures that differ more are of two things


def heading_facts(readings: Sequence[Reading], settings: MatchSettings, cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each heading under which documents give figures of one thing.

    A document that gives two figures which exclude each other tells of two things, and does not say which of them is meant.
    """
    under: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_HEADING), silent=_ASKED, denied=False):
        mood = readings[member.document].claims[member.claim].modality
        if mood not in ASKED or member.slot.given:
            under[member.slot.attribute].append(member)
    near = companions([member for members in under.values() for member in members])
    for attribute in sorted(under):
        name = attribute.removeprefix(_HEADING)
        if not cuts.few("headings", name, len(under[attribute]), CROWD):
            continue
        for group in joined(under[attribute], partial(_same, settings, near)):
            plain = _of_one(group)
            if len({m.document for m in plain}) > 1:
                yield Fact(plain, (Part("heading", 1.0, f"one {name} in the story"),))


def _same(settings: MatchSettings, near: Companions, one: Slot, two: Slot) -> bool:
    """Two figures under one heading are of one thing where nothing tells them apart: unit, time, limits, names, size."""
    heading = settings.language.section("headings").get(one.attribute.removeprefix(_HEADING), {})
    told = Form.UNDISCLOSED not in (one.value.form, two.value.form)
    if told and (one.value.unit != two.value.unit or one.value.per != two.value.per):
        return False
    if (
        gate_of_time(one, two, settings.thesaurus)
        or gate_of_growth(one, two)
        or limits_of(one) != limits_of(two)
        or not _near(one, two, settings)
    ):
        return False
    reach = not heading.get("planned") and (is_other_reach(one, two) or is_other_reach(two, one))
    if reach or _set_apart(one, two):
        return False
    placed = not heading.get("giver") and place_gate(one, two, near)  # an offer has no place
    measured = heading.get("measured")  # by whoever is named
    if placed or (not measured and subject_gate(one, two, settings.thesaurus)):
        return False
    shared = shared_names(one.parties, two.parties)
    named = [set(slot.parties) - set(slot.places) for slot in (one, two)]  # whom it is of, and not where
    if heading.get("named") and all(named) and not shared:
        return False
    if heading.get("giver") and not shared_names(_givers(one), _givers(two)):
        return False
    if heading.get("holder") and one.holder and two.holder and not _one_thing(one.holder, two.holder, settings):
        return False
    if heading.get("person") and not _one_person(one, two):
        return False
    if heading.get("own") and not (_owner(one) and same_name(_owner(one), _owner(two))):
        return False
    apart = one.holder and two.holder and not _one_thing(one.holder, two.holder, settings)
    rivals = (heading.get("thing") and apart) or (not measured and _two_names(one, two))
    if rivals and not set(shared) - {*one.places, *two.places}:
        return False
    return not (one.near and two.near and not shared_names(one.near, two.near))


def _two_names(one: Slot, two: Slot) -> bool:
    """`Lee won $1 million`, `Moss won $2 million`: two named subjects, neither of which the other side names at all."""
    left, right = one.subject, two.subject
    if not left[:1].isupper() or not right[:1].isupper() or same_name(left, right):
        return False
    return not shared_names((left,), two.parties) and not shared_names((right,), one.parties)


def _givers(slot: Slot) -> tuple[str, ...]:
    """The bodies whose offer a figure may be."""
    return tuple(mark.removeprefix("of ") for mark in slot.scope if mark.startswith("of "))


def _one_person(one: Slot, two: Slot) -> bool:
    """The same person on both sides; where neither is known to name one, a name in common and no two full names apart."""
    if one.near or two.near:
        return bool(shared_names(one.near or one.parties, two.near or two.parties))
    apart = [_full_names(a, b) for a, b in ((one, two), (two, one))]
    return bool(shared_names(one.parties, two.parties)) and not all(apart)


def _full_names(one: Slot, two: Slot) -> tuple[str, ...]:
    """The names in two words or more that only one side has: `the Hawks signed Ann Lee`, `the Hawks signed Ida Moss`."""
    return tuple(name for name in one.parties if " " in name and not shared_names((name,), two.parties))


def _owner(slot: Slot) -> str:
    """Whose figure it is: the named subject, or the only one named."""
    if slot.subject[:1].isupper():
        return slot.subject
    return slot.parties[0] if len(slot.parties) == 1 else ""


def _set_apart(one: Slot, two: Slot) -> bool:
    """`in its first weekend` on one side only, `last year` on one side only; `domestically` and `worldwide`, `second` and `third`."""
    for mark, needed in (("apart", True), ("when", True), ("side", False), ("turn", False), ("spot", False)):
        left, right = ({s for s in slot.scope if s.split(" ")[0] == mark} for slot in (one, two))
        if left != right if needed else left and right and not left & right:
            return True
    return False


def _one_thing(one: str, two: str, settings: MatchSettings) -> bool:
    if not one or not two:
        return False
    return same_name(one, two) or settings.thesaurus.same_thing(one, two)


def _near(one: Slot, two: Slot, settings: MatchSettings) -> bool:
    """Two figures of a like size; words without one (`millions`, `a minority`) may stand for what is near the sizes that they are used for."""
    if one.value.number is None or two.value.number is None:
        word, figure = (one.value, two.value.number) if one.value.number is None else (two.value, one.value.number)
        low, high = word.soft.low, word.soft.high
        return figure is None or (
            (low is None or figure * _FACTOR >= low) and (high is None or figure <= high * _FACTOR)
        )
    spread = settings.thesaurus.spread(one.value.unit)
    if spread is not None:
        return abs(one.value.number - two.value.number) <= spread
    a, b = abs(one.value.number), abs(two.value.number)
    return max(a, b) <= _FACTOR * min(a, b)


def _of_one(group: Sequence[Member]) -> tuple[Member, ...]:
    """The members without those of documents that give two figures which exclude each other."""
    told: dict[int, list[Member]] = defaultdict(list)
    for member in group:
        told[member.document].append(member)
    two = {d for d, members in told.items() if any(not _meet(a, b) for a, b in combinations(members, 2))}
    return tuple(member for member in group if member.document not in two)


def _meet(one: Member, two: Member) -> bool:
    return one.slot.value.hard.meets(two.slot.value.hard)
