"""Link values that rival each other for one fact, best link first; a new value must fit every value that is there."""

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.match.figures.limits import limits_of
from reconcile.match.figures.pairs import Pairs, one_number
from reconcile.match.figures.score import total
from reconcile.match.settings import MatchSettings
from reconcile.model import Form, Part

_SLACK = 0.5  # how far below the least score the mean of a new value's links may lie
_ONE_DOCUMENT = 2.0  # what two values of one document need beyond the least score
_BOTH = 2.5  # what a document that gives both values takes off


@dataclass(frozen=True, slots=True)
class Link:
    """Two bundles of different values, by number, and the score that joins them."""

    left: int
    right: int
    points: float
    parts: tuple[Part, ...]


def link_rivals(
    bundles: Sequence[tuple[int, ...]], pairs: Pairs, settings: MatchSettings
) -> list[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """Return groups of nodes, each with the links that joined its values, in order of their first node."""
    linker = _Linker(bundles, pairs, settings)
    home = list(range(len(bundles)))
    content: dict[int, list[int]] = {k: [k] for k in home}
    used: dict[int, list[Link]] = {k: [] for k in home}
    for link in linker.links():
        one, two = sorted((home[link.left], home[link.right]))
        if one == two or not linker.fits(content[one], content[two]):
            continue
        content[one] = sorted(content[one] + content.pop(two))
        used[one] = [*used[one], *used.pop(two), link]
        for k in content[one]:
            home[k] = one
    return [(tuple(sorted(i for k in content[key] for i in bundles[k])), tuple(used[key])) for key in sorted(content)]


class _Linker:
    """Scores between bundles, each worked out once."""

    def __init__(self, bundles: Sequence[tuple[int, ...]], pairs: Pairs, settings: MatchSettings) -> None:
        self._bundles, self._pairs, self._least = bundles, pairs, settings.min_score
        self._home = {i: k for k, bundle in enumerate(bundles) for i in bundle}
        self._documents = [frozenset(d for i in bundle for d in pairs.nodes[i].documents) for bundle in bundles]
        self._told = [frozenset(d for i in bundle for d in pairs.nodes[i].told) for bundle in bundles]
        self._links: dict[tuple[int, int], Link | None] = {}
        self._otherwise: dict[int, frozenset[int]] = {}

    def links(self) -> list[Link]:
        """Return the links that are strong enough and that both sides prefer, best first."""
        found = []
        for a, b in sorted(self._asked()):
            link = self.between(a, b)
            if link is not None and link.points >= self._least and self._preferred(a, b, link):
                found.append(link)
        return sorted(found, key=lambda link: (-link.points, link.left, link.right))

    def _asked(self) -> set[tuple[int, int]]:
        found = set()
        for i, k in self._home.items():
            for j in self._pairs.neighbours(i):
                other = self._home[j]
                if other != k:
                    found.add((min(k, other), max(k, other)))
        return found

    def between(self, a: int, b: int) -> Link | None:
        """The best score between two bundles; one sentence that holds both, or most pairs gated, means two facts."""
        a, b = min(a, b), max(a, b)
        if (a, b) not in self._links:
            self._links[a, b] = self._weigh(a, b)
        return self._links[a, b]

    def _weigh(self, a: int, b: int) -> Link | None:
        best: tuple[float, tuple[Part, ...]] | None = None
        gated = asked = 0
        for i in self._bundles[a]:
            for j in self._bundles[b]:
                name = self._pairs.gate(i, j)
                if name == "same sentence":
                    return None
                asked += 1
                if name:
                    gated += 1
                    continue
                parts = self._pairs.parts(i, j)
                if best is None or total(parts) > best[0]:
                    best = (total(parts), parts)
        if best is None or (gated * 2 >= asked and gated > 0):
            return None
        points, parts = best
        both = len(self._told[a] & self._told[b])  # a headline tells what its text tells
        if both and not self._one_text(a, b) and self._manner(a) is None and self._manner(b) is None:
            share = both / min(len(self._documents[a]), len(self._documents[b]))
            part = Part("same documents", round(-_BOTH * share, 3), "a source that gives both has two facts in mind")
            points, parts = points + part.points, (*parts, part)
        return Link(a, b, round(points, 3), parts)

    def _preferred(self, a: int, b: int, link: Link) -> bool:
        """Tell whether some two documents see each other's value as the best answer to their own.

        Where a document gives several values of one kind, only the nearest may be the rival; and a document that gives
        the very value has no rival of it. Two values that only ever stand together need more in common.
        """
        ours, theirs = self._documents[a] - self._documents[b], self._documents[b] - self._documents[a]
        if not ours or not theirs:
            return self._one_text(a, b) and link.points >= self._least + _ONE_DOCUMENT and self._one_attribute(a, b)
        if not one_number(self._pairs.nodes[self._bundles[a][0]], self._pairs.nodes[self._bundles[b][0]]):
            ours, theirs = ours - self._told_otherwise(b), theirs - self._told_otherwise(a)
        return any(self._best_in(a, b, d, link) for d in theirs) and any(self._best_in(b, a, d, link) for d in ours)

    def _told_otherwise(self, k: int) -> frozenset[int]:
        """The documents that give the number of a bundle as a part of another, or with another hedge: it has no rival there.

        "It recalled 90,000 cars, including 20,000 vans" and "20,000 vans were recalled" agree.
        """
        if k not in self._otherwise:
            found = ((i, j) for i in self._bundles[k] for j in self._pairs.neighbours(i) if self._is_otherwise(i, j))
            self._otherwise[k] = frozenset(d for _, j in found for d in self._pairs.nodes[j].documents)
        return self._otherwise[k]

    def _is_otherwise(self, i: int, j: int) -> bool:
        one, two = self._pairs.nodes[i], self._pairs.nodes[j]
        if not one_number(one, two):
            return False
        hedged = one.slot.value.modifier != two.slot.value.modifier and not self._pairs.gate(i, j)
        sure = one.slot.attribute == two.slot.attribute and one.slot.sure and two.slot.sure
        return (hedged and sure) or limits_of(one.slot) ^ limits_of(two.slot) == {"among"}

    def _one_text(self, a: int, b: int) -> bool:
        """Tell whether two values stand in one document only, or in copies that say both in the same words."""
        alike = len(self._bundles[a]) == len(self._bundles[b]) == 1
        return self._documents[a] == self._documents[b] and (alike or len(self._documents[a]) == 1)

    def _one_attribute(self, a: int, b: int) -> bool:
        """One text that tells of the killed and of the missing tells two things, though another may say either of the same ones."""
        return len({self._pairs.nodes[i].slot.attribute for k in (a, b) for i in self._bundles[k]}) == 1

    def _best_in(self, a: int, b: int, document: int, link: Link) -> bool:
        """Whether no other bundle of the document is as near to `a` as `b` is."""
        for other, documents in self._rivals(a):
            if other in (a, b) or document not in documents or self._manner(other) != self._manner(b):
                continue
            third = self.between(a, other)
            if third is not None and third.points >= link.points:
                return False
        return True

    def _manner(self, k: int) -> Form | None:
        """A word of quality and the silence on a value do not compete with figures for one place."""
        form = self._pairs.nodes[self._bundles[k][0]].slot.value.form
        return form if form in (Form.QUALITY, Form.UNDISCLOSED) else None

    def _rivals(self, a: int) -> list[tuple[int, frozenset[int]]]:
        found = {self._home[j] for i in self._bundles[a] for j in self._pairs.neighbours(i)}
        return [(k, self._documents[k]) for k in sorted(found)]

    def fits(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Tell whether two groups of bundles may be one fact: every pair is open, and their mean is high enough."""
        scores = []
        for a in one:
            for b in two:
                link = self.between(a, b)
                if link is None:
                    return False
                scores.append(link.points)
        return sum(scores) / len(scores) >= self._least - _SLACK


__all__ = ["Link", "link_rivals"]
