"""A growing set of documents as the sum of their vectors, and how alike two such sets are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import sqrt

from reconcile.model import Mark

_WEEKS_APART = 14  # days; two filings further apart than this are seldom of one event …
_NAMED = 2  # names; a text with fewer may have others at the head of its sentences, where a capital tells nothing
_LEADING = 0.25  # share of the heaviest word's weight
_STALE = 0.8  # … but sequels do exist: on mixed news half the likeness split five events of 46


@dataclass(slots=True)
class Cluster:
    """Documents taken together. `square` is the squared length of `sum`; the dates are those of the filings that are known.

    `names` are the words of any of them that are written as names.
    """

    members: list[int]
    sum: dict[int, float]
    square: float
    amount: float
    first: date | None = None
    last: date | None = None
    size: int = field(default=1)
    names: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, number: int, vector: Sequence[tuple[int, float]], mark: Mark, names: set[int]) -> Cluster:
        """Return the cluster of one document."""
        return cls([number], dict(vector), 1.0, mark.amount, mark.filed, mark.filed, names=names)

    @staticmethod
    def sum_of(vectors: Iterable[Sequence[tuple[int, float]]]) -> dict[int, float]:
        """Add vectors up."""
        whole: dict[int, float] = {}
        for vector in vectors:
            for word, weight in vector:
                whole[word] = whole.get(word, 0.0) + weight
        return whole

    def dot(self, other: Cluster) -> float:
        """Return the sum of the likenesses of all pairs across: the scalar product of the two sums."""
        small, large = (self.sum, other.sum) if len(self.sum) <= len(other.sum) else (other.sum, self.sum)
        get = large.get
        return sum([weight * get(word, 0.0) for word, weight in small.items()])

    def absorb(self, other: Cluster) -> None:
        """Take in another cluster."""
        self.square += other.square + 2 * self.dot(other)
        mine = self.sum
        for word, weight in other.sum.items():
            mine[word] = mine.get(word, 0.0) + weight
        self.members += other.members
        self.size += other.size
        self.amount += other.amount
        self.names |= other.names
        self.first = min((d for d in (self.first, other.first) if d), default=None)
        self.last = max((d for d in (self.last, other.last) if d), default=None)

    def is_foreign_to(self, other: Cluster) -> bool:
        """Tell whether both name somebody or some place and none in common: two events of one kind, told in the same words."""
        return min(len(self.names), len(other.names)) >= _NAMED and self.names.isdisjoint(other.names)

    def heaviest(self, most: int) -> list[int]:
        """Return the words with the most weight, heaviest first; a word far lighter than the heaviest leads nowhere."""
        first = sorted(self.sum, key=lambda word: (-self.sum[word], word))[:most]
        return [word for word in first if self.sum[word] >= _LEADING * self.sum[first[0]]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two clusters are, both from 0 to 1."""

    pairs: float  # mean likeness of the pairs across
    cores: float  # likeness of what the documents of either side have in common


def likeness(one: Cluster, two: Cluster) -> Likeness:
    """Compare two clusters; filings weeks apart count less."""
    product = one.dot(two) * (_STALE if _apart(one, two) else 1.0)
    return Likeness(product / (one.size * two.size), product / sqrt(one.square * two.square))


def _apart(one: Cluster, two: Cluster) -> bool:
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return max((one.first - two.last).days, (two.first - one.last).days) > _WEEKS_APART
