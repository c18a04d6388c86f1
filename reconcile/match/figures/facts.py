"""Join slots into facts: first mentions of one value, then values that rival each other."""

from collections.abc import Iterator, Mapping, Sequence

from reconcile.language import Thesaurus
from reconcile.match.cuts import Cuts
from reconcile.match.figures.crowds import find_crowds
from reconcile.match.figures.gates import SINGLE, THING, is_none
from reconcile.match.figures.pairs import Node, Pairs, gather_nodes, one_number
from reconcile.match.figures.rivals import Link, link_rivals
from reconcile.match.figures.score import Telling
from reconcile.match.labels.standing import last_steps
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Form, Kind, Member, Part, Reading, Refused, Slot

_COMPARED = frozenset(
    {
        Kind.MONEY,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.COUNT,
        Kind.MEASURE,
        Kind.AGE,
        Kind.DURATION,
        Kind.AMOUNT,
        Kind.STATUS,
    }
)
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
# Attributes that are no classes of predicates: matched by person, deed, process or heading, not by what figures have in common.
_MATCHED_APART = (
    "course:",
    "heading:",
    "holder:",
    "interval:",
    "particular:",
    "process:",
    "record:",
    "stage:",
    "stand:",
    "turn:",
    "way:",
)
# Mentions of one value need less in common than rivals: equal figures are evidence themselves.
_SAME_VALUE_DISCOUNT = 2.0
_NEARER = 2.0  # points; another figure of the same text that is so much nearer is the one meant


def find_facts(
    members: Sequence[Member],
    readings: Sequence[Reading],
    weight: Mapping[str, float],
    settings: MatchSettings,
    cuts: Cuts,
) -> tuple[tuple[Fact, ...], tuple[Refused, ...], int]:
    """Return the facts on which at least two mentions meet, the near pairs that a gate kept apart, and how many pairs were weighed."""
    facts: list[Fact] = []
    refused: list[Refused] = []
    weighed = 0
    near = companions(members)
    for everything in _buckets(_whole(members), settings.thesaurus):
        bucket, passed = last_steps(everything, settings.thesaurus, near)
        refused.extend(passed)
        pairs = Pairs(gather_nodes(bucket, readings), near, Telling(weight, find_crowds(bucket)), settings, cuts)
        bundles = _bundle(pairs, settings)
        facts.extend(_facts(link_rivals(bundles, pairs, settings), pairs))
        refused.extend(pairs.refused())
        weighed += len(pairs)
    return tuple(facts), tuple(refused), weighed


def companions(members: Sequence[Member]) -> dict[str, frozenset[str]]:
    """Places that one statement names together, such as a town and its province, may stand for one another."""
    found: dict[str, set[str]] = {}
    for member in members:
        for place in member.slot.nested:
            found.setdefault(place, set()).update(member.slot.nested)
    return {place: frozenset(others) for place, others in found.items()}


def _whole(members: Sequence[Member]) -> Sequence[Member]:
    """Leave out one whom an article counts where the document counts others in that state: `a man was held, and later two women`.

    Of things only others of their kind count: `a hotel and a mill were destroyed`.
    """
    counted: dict[tuple[int, str], set[tuple[str, bool]]] = {}
    placed: dict[tuple[int, str], set[tuple[str, ...]]] = {}
    for member in members:
        slot, key = member.slot, (member.document, member.slot.attribute)
        if slot.value.kind in _COUNTED and slot.attribute:
            counted.setdefault(key, set()).add((slot.noun, SINGLE in slot.scope))
            of_kind = counted.setdefault((member.document, f"{slot.attribute} {slot.noun}"), set())
            of_kind.add((slot.value.text, THING in slot.scope))
            placed.setdefault(key, set()).update([slot.places] if slot.places else [])
    several = {key for key in counted if len(counted[key]) > 1 or len(placed.get(key, ())) > 1}
    return [m for m in members if not any(key in several for key in _alone(m))]


def _alone(member: Member) -> Iterator[tuple[int, str]]:
    """What a document must not count beside one whom or which only an article counts: others in that state, or of that kind."""
    slot = member.slot
    if SINGLE in slot.scope:
        yield (member.document, slot.attribute)
    if THING in slot.scope:
        yield (member.document, f"{slot.attribute} {slot.noun}")


def _buckets(members: Sequence[Member], words: Thesaurus) -> Iterator[list[Member]]:
    """Yield the members that may meet at all: one kind and one class of unit."""
    table: dict[str, list[Member]] = {}
    for member in members:
        if is_compared(member.slot, words):
            table.setdefault(bucket_of(member.slot), []).append(member)
    for key in sorted(table):
        yield table[key]


def is_compared(slot: Slot, words: Thesaurus) -> bool:
    """A bare number is noise unless the words beside it name the state of what it counts: `killing four`."""
    if slot.attribute.startswith(_MATCHED_APART):
        return False
    if slot.value.kind is Kind.NUMBER and words.gathers(slot.noun):
        return True
    if slot.value.kind is Kind.COUNT and slot.value.number == 1 and not slot.attribute:
        return False  # `quarrelled with one woman`: hardly more than an article
    if slot.value.kind is Kind.NUMBER or slot.value.number == 0 or is_none(slot.value):
        return slot.sure and words.is_state(slot.attribute)
    if slot.value.form is Form.WORD and not slot.value.soft.low and slot.value.soft.high is None:
        return False  # `many`, `few`: words that set no limit say nothing less exactly
    return slot.value.kind in _COMPARED


def bucket_of(slot: Slot) -> str:
    """Return the name of the kind and class of unit that a slot may be compared within."""
    kind = slot.value.kind
    if kind is Kind.STATUS:
        return slot.attribute
    if kind in (Kind.MONEY, Kind.AMOUNT):
        return "money"
    if kind in (Kind.COUNT, Kind.NUMBER):
        return "count"
    return f"measure:{slot.value.unit}" if kind is Kind.MEASURE else str(kind)


def _bundle(pairs: Pairs, settings: MatchSettings) -> list[tuple[int, ...]]:
    """Group nodes of one value: union over pairs that are equal and have enough in common."""
    parent = list(range(len(pairs.nodes)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in pairs.open():
        points = pairs.total(i, j)
        if not equal(pairs.nodes[i], pairs.nodes[j]) or points < settings.min_score - _SAME_VALUE_DISCOUNT:
            continue
        if points >= settings.min_score or not any(_is_outdone(a, b, pairs) for a, b in ((i, j), (j, i))):
            parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[int]] = {}
    for i in range(len(parent)):
        groups.setdefault(root(i), []).append(i)
    return [tuple(groups[key]) for key in sorted(groups)]


def _is_outdone(i: int, j: int, pairs: Pairs) -> bool:
    """`four civilians` beside `killing four`, where that text has `three civilians`: a number of the same noun is nearer than an equal one of another."""
    nodes, noun = pairs.nodes, pairs.nodes[i].slot.noun
    if not noun or nodes[j].slot.noun == noun:
        return False
    least, there = pairs.total(i, j) + _NEARER, nodes[j].documents
    others = (k for k in pairs.neighbours(i) if nodes[k].slot.noun == noun and not there.isdisjoint(nodes[k].documents))
    return any(
        pairs.total(i, k) >= least and not pairs.gate(i, k) and not one_number(nodes[i], nodes[k]) for k in others
    )


def equal(one: Node, two: Node) -> bool:
    """Tell whether two nodes give the same value in the same manner."""
    a, b = one.slot.value, two.slot.value
    if a.form is Form.LABEL or b.form is Form.LABEL or a.number is None or b.number is None:
        same = a.kind is b.kind and a.lexical == b.lexical and a.form is b.form
        return same and a.soft == b.soft and a.number == b.number
    return a.number == b.number and a.unit == b.unit and a.modifier == b.modifier


def _facts(groups: Sequence[tuple[tuple[int, ...], tuple[Link, ...]]], pairs: Pairs) -> Iterator[Fact]:
    for indices, links in groups:
        members = tuple(m for i in indices for m in pairs.nodes[i].members)
        if len(members) > 1:
            ordered = tuple(sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span)))
            yield Fact(ordered, _weakest(links))


def _weakest(links: Sequence[Link]) -> tuple[Part, ...]:
    return min(links, key=lambda link: (link.points, link.left, link.right)).parts if links else ()
