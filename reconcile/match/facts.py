"""Join slots into facts: first mentions of one value, then values that rival each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reconcile.language import Thesaurus
from reconcile.match.gates import gate
from reconcile.match.score import score_pair, total
from reconcile.match.settings import MatchSettings
from reconcile.model import EVERYTHING, Fact, Form, Kind, Member, Part, Reading, Refused, Slot

_COMPARED = frozenset(
    {
        Kind.MONEY,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.COUNT,
        Kind.NUMBER,
        Kind.MEASURE,
        Kind.AGE,
        Kind.DURATION,
        Kind.AMOUNT,
        Kind.STATUS,
    }
)
# Mentions of one value need less in common than rivals: equal figures are evidence themselves.
_SAME_VALUE_DISCOUNT = 2.0
_ASKED = 3.0  # pairs with less than this in common are not worth an entry in the account


@dataclass(frozen=True, slots=True)
class Bundle:
    """Mentions of one value of one fact."""

    members: tuple[Member, ...]


def find_facts(
    members: Sequence[Member], readings: Sequence[Reading], weight: Mapping[str, float], settings: MatchSettings
) -> tuple[tuple[Fact, ...], tuple[Refused, ...]]:
    """Return the facts on which at least two mentions meet, and the near pairs that a gate kept apart."""
    facts: list[Fact] = []
    refused: list[Refused] = []
    for bucket in _buckets(members, settings.thesaurus):
        pairs = _Pairs(bucket, readings, weight, settings)
        bundles = _bundle(bucket, pairs, settings)
        facts.extend(_link(bundles, pairs, settings))
        refused.extend(pairs.refused())
    return tuple(facts), tuple(refused)


def _buckets(members: Sequence[Member], words: Thesaurus) -> Iterator[list[Member]]:
    """Yield the members that may meet at all: one kind and one class of unit."""
    table: dict[str, list[Member]] = {}
    for member in members:
        if _compared(member.slot, words):
            table.setdefault(_bucket(member.slot), []).append(member)
    for key in sorted(table):
        yield table[key]


def _compared(slot: Slot, words: Thesaurus) -> bool:
    """A bare number is noise unless the words beside it name the state of what it counts: `killing four`."""
    if slot.value.kind is Kind.NUMBER:
        return slot.sure and words.is_state(slot.attribute)
    if slot.value.form is Form.WORD and slot.value.soft == EVERYTHING:
        return False
    return slot.value.kind in _COMPARED


def _bucket(slot: Slot) -> str:
    kind = slot.value.kind
    if kind is Kind.STATUS:
        return slot.attribute
    if kind in (Kind.MONEY, Kind.AMOUNT):
        return "money"
    if kind in (Kind.COUNT, Kind.NUMBER):
        return "count"
    return f"measure:{slot.value.unit}" if kind is Kind.MEASURE else str(kind)


class _Pairs:
    """Gates and scores of the pairs of one bucket, each worked out once."""

    def __init__(
        self, bucket: list[Member], readings: Sequence[Reading], weight: Mapping[str, float], settings: MatchSettings
    ) -> None:
        self._bucket, self._readings = bucket, readings
        self._gates: dict[tuple[int, int], str] = {}
        self._parts: dict[tuple[int, int], tuple[Part, ...]] = {}
        words = settings.thesaurus
        for i, j in combinations(range(len(bucket)), 2):
            self._gates[i, j] = self._same_sentence(i, j) or gate(bucket[i], bucket[j], words)
            self._parts[i, j] = score_pair(bucket[i], bucket[j], words, weight)

    def _same_sentence(self, i: int, j: int) -> str:
        left, right = self._bucket[i], self._bucket[j]
        if left.document != right.document:
            return ""
        if left.slot.value.form is Form.LABEL and _equal(left.slot, right.slot):
            return ""
        claims = self._readings[left.document].claims
        return "same sentence" if claims[left.claim].sentence == claims[right.claim].sentence else ""

    def gate(self, i: int, j: int) -> str:
        """Return the gate between two members, by their numbers in the bucket."""
        return self._gates[min(i, j), max(i, j)]

    def parts(self, i: int, j: int) -> tuple[Part, ...]:
        """Return the parts of their score."""
        return self._parts[min(i, j), max(i, j)]

    def documents(self, indices: Sequence[int]) -> frozenset[int]:
        """Return the documents of members."""
        return frozenset(self._bucket[i].document for i in indices)

    def refused(self) -> Iterator[Refused]:
        """Yield the pairs that had much in common and were stopped by a gate."""
        for (i, j), name in self._gates.items():
            if name and name != "same sentence" and total(self._parts[i, j]) >= _ASKED:
                yield Refused(self._bucket[i], self._bucket[j], name, self._parts[i, j])


def _equal(one: Slot, two: Slot) -> bool:
    a, b = one.value, two.value
    if a.form is Form.LABEL or b.form is Form.LABEL or a.number is None or b.number is None:
        return (
            a.kind is b.kind
            and a.lexical == b.lexical
            and a.form is b.form
            and a.soft == b.soft
            and a.number == b.number
        )
    return a.number == b.number and a.unit == b.unit and a.modifier == b.modifier


def _bundle(bucket: list[Member], pairs: _Pairs, settings: MatchSettings) -> list[list[int]]:
    """Group mentions of one value: union over pairs that are equal and have enough in common."""
    parent = list(range(len(bucket)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in combinations(range(len(bucket)), 2):
        if not _equal(bucket[i].slot, bucket[j].slot) or pairs.gate(i, j):
            continue
        if total(pairs.parts(i, j)) >= settings.min_score - _SAME_VALUE_DISCOUNT:
            parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[int]] = {}
    for i in range(len(bucket)):
        groups.setdefault(root(i), []).append(i)
    return [groups[key] for key in sorted(groups)]


def _link(bundles: list[list[int]], pairs: _Pairs, settings: MatchSettings) -> Iterator[Fact]:
    """Join bundles of different values into facts, best link first; a new value must fit every value that is there."""
    edges = []
    for a, b in combinations(range(len(bundles)), 2):
        link = _between(bundles[a], bundles[b], pairs)
        if link is not None and link[0] >= settings.min_score:
            edges.append((-link[0], a, b))
    home = list(range(len(bundles)))
    content: dict[int, list[int]] = {k: [k] for k in range(len(bundles))}
    for _, a, b in sorted(edges):
        one, two = home[a], home[b]
        if one == two or not _fits(content[one], content[two], bundles, pairs, settings):
            continue
        content[one] = sorted(content[one] + content.pop(two))
        for k in content[one]:
            home[k] = one
    for key in sorted(content):
        indices = sorted(i for k in content[key] for i in bundles[k])
        if len(indices) > 1:
            yield Fact(tuple(pairs._bucket[i] for i in indices), _weakest(content[key], bundles, pairs))


def _between(one: list[int], two: list[int], pairs: _Pairs) -> tuple[float, tuple[Part, ...]] | None:
    """The best score between two bundles; a pair in one sentence or most pairs gated means that they are two facts."""
    best: tuple[float, tuple[Part, ...]] | None = None
    gated = 0
    for i in one:
        for j in two:
            name = pairs.gate(i, j)
            if name == "same sentence":
                return None
            if name:
                gated += 1
                continue
            parts = pairs.parts(i, j)
            if best is None or total(parts) > best[0]:
                best = (total(parts), parts)
    if best is None or gated * 2 > len(one) * len(two):
        return None
    both = pairs.documents(one) & pairs.documents(two)
    if not both:
        return best
    share = len(both) / min(len(pairs.documents(one)), len(pairs.documents(two)))
    part = Part("same documents", round(-2.0 * share, 3), "a source that gives both figures has two facts in mind")
    return best[0] + part.points, (*best[1], part)


def _fits(one: list[int], two: list[int], bundles: list[list[int]], pairs: _Pairs, settings: MatchSettings) -> bool:
    scores = []
    for a in one:
        for b in two:
            link = _between(bundles[a], bundles[b], pairs)
            if link is None:
                return False
            scores.append(link[0])
    return sum(scores) / len(scores) >= settings.min_score - 0.5


def _weakest(content: list[int], bundles: list[list[int]], pairs: _Pairs) -> tuple[Part, ...]:
    links = [link for a, b in combinations(content, 2) if (link := _between(bundles[a], bundles[b], pairs)) is not None]
    return min(links, key=lambda link: link[0])[1] if links else ()
