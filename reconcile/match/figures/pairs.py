"""The pairs of slots that are near enough to be asked, with the gate or the score of each, worked out once.

Mentions that say the same in the same words (copies of one text) are one node, so that the work follows what is said
and not how often; pairs come from an index of attributes, things and names, never from all against all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reconcile.match.cuts import Cuts
from reconcile.match.figures.gates import gate
from reconcile.match.figures.score import Telling, score_pair, total
from reconcile.match.settings import MatchSettings
from reconcile.model import BlockKind, Form, Kind, Member, Part, Reading, Refused, Slot

_ASKED = 3.0  # pairs with less than this in common are not worth an entry in the account
_BASE = "then:base"
_CROWD = 400  # nodes under one key of the index; what is over is paired under its other keys only
_BY_NAME = frozenset(
    {Kind.MONEY, Kind.AMOUNT, Kind.PERCENT, Kind.POINTS, Kind.DURATION, Kind.MEASURE, Kind.AGE, Kind.STATUS}
)


Bases = frozenset[tuple[int, str, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Node:
    """Mentions of one value in the same words."""

    members: tuple[Member, ...]
    documents: frozenset[int]
    sentences: frozenset[tuple[int, int]]
    told: frozenset[int]  # documents whose text, not only its headline, gives the value

    @property
    def slot(self) -> Slot:
        """The slot that stands for all."""
        return self.members[0].slot


def gather_nodes(members: Sequence[Member], readings: Sequence[Reading]) -> tuple[Node, ...]:
    """Fold mentions whose value and slots are alike word for word."""
    table: dict[tuple[object, ...], list[Member]] = {}
    for member in members:
        s, v = member.slot, member.slot.value
        key = (
            v.kind,
            v.unit,
            v.number,
            v.lexical,
            v.form,
            v.modifier,
            v.soft,
            v.per,
            s.attribute,
            s.sure,
            s.near,
            s.noun,
            s.subject,
            s.holder,
            s.parties,
            s.places,
            s.times,
            s.scope,
            s.context,
        )
        table.setdefault(key, []).append(member)
    return tuple(
        Node(
            tuple(found),
            frozenset(m.document for m in found),
            frozenset((m.document, readings[m.document].claims[m.claim].sentence) for m in found),
            frozenset(m.document for m in found if readings[m.document].claims[m.claim].kind is not BlockKind.HEADLINE),
        )
        for found in table.values()
    )


class Pairs:
    """Gates and scores of the pairs of one bucket."""

    def __init__(
        self,
        nodes: tuple[Node, ...],
        companions: Mapping[str, frozenset[str]],
        telling: Telling,
        settings: MatchSettings,
        cuts: Cuts,
    ) -> None:
        self.nodes = nodes
        self._gates: dict[tuple[int, int], str] = {}
        self._parts: dict[tuple[int, int], tuple[Part, ...]] = {}
        self._neighbours: dict[int, list[int]] = {}
        words = settings.thesaurus
        bases = find_bases([member for node in nodes for member in node.members])
        for i, j in sorted(_candidates(nodes, settings, cuts)):
            one, two = nodes[i].slot, nodes[j].slot
            self._gates[i, j] = (
                self._one_sentence(i, j) or _told_before(nodes[i], nodes[j], bases) or gate(one, two, words, companions)
            )
            self._parts[i, j] = score_pair(one, two, words, telling)
            self._neighbours.setdefault(i, []).append(j)
            self._neighbours.setdefault(j, []).append(i)

    def __len__(self) -> int:
        """Return how many pairs were weighed."""
        return len(self._gates)

    def _one_sentence(self, i: int, j: int) -> str:
        """Two values of one kind in one sentence are two facts; the same label twice is one."""
        one, two = self.nodes[i], self.nodes[j]
        if one.slot.value.form is Form.LABEL and one.slot.value.lexical == two.slot.value.lexical:
            return ""
        return "same sentence" if one.sentences & two.sentences else ""

    def neighbours(self, i: int) -> Sequence[int]:
        """Return the nodes that a node was asked about."""
        return self._neighbours.get(i, ())

    def open(self) -> Iterator[tuple[int, int]]:
        """Yield the pairs that no gate stopped."""
        return (pair for pair, name in self._gates.items() if not name)

    def gate(self, i: int, j: int) -> str:
        """Return the gate between two nodes; those that the index did not bring together share nothing."""
        return self._gates.get((min(i, j), max(i, j)), "nothing in common")

    def parts(self, i: int, j: int) -> tuple[Part, ...]:
        """Return the parts of the score of a pair."""
        return self._parts.get((min(i, j), max(i, j)), ())

    def total(self, i: int, j: int) -> float:
        """Return the score of a pair."""
        return total(self.parts(i, j))

    def refused(self) -> Iterator[Refused]:
        """Yield the pairs that had much in common and were stopped by a gate."""
        for (i, j), name in self._gates.items():
            if name and name != "same sentence" and total(self._parts[i, j]) >= _ASKED:
                yield Refused(self.nodes[i].members[0], self.nodes[j].members[0], name, self._parts[i, j])


def find_bases(members: Sequence[Member]) -> Bases:
    """Return the figures that a document gives as those of before (`71 percent, up from 68 percent`): document, unit, number."""
    return frozenset((m.document, m.slot.value.unit, m.slot.value.number) for m in members if _BASE in m.slot.scope)


def told_before(document: int, other: Slot, bases: Bases) -> str:
    """Return the gate of a pair where the document of one knows the other figure as that of before, and has a newer one."""
    return "told as that of before" if (document, other.value.unit, other.value.number) in bases else ""


def _told_before(one: Node, two: Node, bases: Bases) -> str:
    pairs = ((one, two), (two, one))
    return next((name for a, b in pairs for d in sorted(a.documents) if (name := told_before(d, b.slot, bases))), "")


def one_number(one: Node, two: Node) -> bool:
    """Tell whether two nodes give the same number of one unit, however limited or hedged."""
    a, b = one.slot.value, two.slot.value
    return a.number is not None and a.number == b.number and a.unit == b.unit


def _candidates(nodes: Sequence[Node], settings: MatchSettings, cuts: Cuts) -> set[tuple[int, int]]:
    index: dict[str, list[int]] = {}
    for number, node in enumerate(nodes):
        for key in _keys(node.slot, settings):
            index.setdefault(key, []).append(number)
    return {pair for numbers in cuts.blocks("figures", index, _CROWD) for pair in combinations(numbers, 2)}


def _keys(slot: Slot, settings: MatchSettings) -> Iterator[str]:
    """What a slot is found by: attribute, classes of the thing counted, and names where the kind is not counted."""
    words = settings.thesaurus
    if slot.attribute:
        yield f"attribute {slot.attribute}"
        yield from (f"attribute {kin}" for kin in words.kin_of(slot.attribute))
    if slot.noun:
        yield from (f"thing {name}" for name in words.things(slot.noun))
    if slot.value.kind in _BY_NAME:
        yield from (f"name {name.split()[-1].casefold()}" for name in dict.fromkeys(slot.parties))
