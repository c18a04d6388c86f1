"""Find near-copies of one text by the runs of five words that they share."""

import re
from collections.abc import Sequence
from itertools import combinations

from reconcile.model import STATEMENTS, Family, Page

RUN = 5
THRESHOLD = (
    0.5  # measured on the seeds: copies share 0.89 to 0.98 of the runs of the smaller text, others 0.01 at the most
)
_CROWD = 2000  # a run that stands in more texts than this tells nothing; it is boilerplate
_MANY = 50  # versions of one text whose order is looked at pair by pair
_WORD = re.compile(r"[^\W_]+")


def find_families(pages: Sequence[Page], threshold: float = THRESHOLD) -> tuple[Family, ...]:
    """Return families in order of their first member; every document is in exactly one.

    The likeness of two texts is the number of runs that they share over the number of runs of the smaller one
    (Broder 1997, containment). Runs of words are compared without case, marks and white space, so that wrapping and
    quotation marks change nothing.
    """
    runs = [_runs(page) for page in pages]
    parent = list(range(len(pages)))
    likeness: dict[int, list[float]] = {}

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    edges = []
    for (i, j), shared in sorted(_shared(runs).items()):
        share = shared / min(len(runs[i]), len(runs[j]))
        if share >= threshold:
            edges.append((i, j, share))
            parent[max(root(i), root(j))] = min(root(i), root(j))
    for i, _, share in edges:
        likeness.setdefault(root(i), []).append(share)
    members: dict[int, list[int]] = {}
    for i in range(len(pages)):
        members.setdefault(root(i), []).append(i)
    return tuple(_family([pages[i] for i in group], likeness.get(key, [1.0])) for key, group in sorted(members.items()))


def _family(pages: Sequence[Page], shares: Sequence[float]) -> Family:
    return Family(tuple(page.document.path for page in pages), min(shares), max(shares), _is_ordered(pages))


def _is_ordered(pages: Sequence[Page]) -> bool:
    """Tell whether the order of all versions is known, by day, clock or edition; of a crowd by different days only."""
    days = [page.dateline for page in pages]
    if len(pages) < 2 or len(pages) > _MANY:
        return len(pages) > 1 and None not in days and len(set(days)) == len(days)
    return all(a.filing.before(b.filing) is not None for a, b in combinations(pages, 2))


def _runs(page: Page) -> frozenset[tuple[str, ...]]:
    """The runs of a text; a text shorter than one run is one run by itself."""
    words = [
        word
        for block in page.blocks
        if block.kind in STATEMENTS
        for word in _WORD.findall(page.clean[block.span.start : block.span.end].casefold())
    ]
    if len(words) < RUN:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(zip(*(words[n:] for n in range(RUN)), strict=False))


def _shared(runs: Sequence[frozenset[tuple[str, ...]]]) -> dict[tuple[int, int], int]:
    """Count shared runs through an index, so that the cost follows what is shared and not the number of pairs."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, found in enumerate(runs):
        for run in found:
            index.setdefault(run, []).append(number)
    counts: dict[tuple[int, int], int] = {}
    for numbers in index.values():
        if 1 < len(numbers) <= _CROWD:
            for pair in combinations(numbers, 2):
                counts[pair] = counts.get(pair, 0) + 1
    return counts
