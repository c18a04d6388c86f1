"""Find near-copies of one text by the runs of five words that they share."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from reconcile.model import STATEMENTS, Family, Page

RUN = 5
THRESHOLD = (
    0.5  # measured on the seeds: copies share 0.89 to 0.98 of the runs of the smaller text, others 0.01 at the most
)
# Texts that one run leads to: the first few and the last ones that hold it. A text is compared with as many others, those
# that share the most runs; up to so many texts a story, all pairs are looked at.
_FIRST, _LAST = 4, 12
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
    for i, j in _candidates(runs):
        share = len(runs[i] & runs[j]) / min(len(runs[i]), len(runs[j]))
        if share >= threshold:
            edges.append((i, share))
            parent[max(root(i), root(j))] = min(root(i), root(j))
    for i, share in edges:
        likeness.setdefault(root(i), []).append(share)
    members: dict[int, list[int]] = {}
    for i in range(len(pages)):
        members.setdefault(root(i), []).append(i)
    return tuple(_family([pages[i] for i in group], likeness.get(key, [1.0])) for key, group in sorted(members.items()))


def _family(pages: Sequence[Page], shares: Sequence[float]) -> Family:
    return Family(tuple(page.document.path for page in pages), min(shares), max(shares), _is_ordered(pages))


def _is_ordered(pages: Sequence[Page]) -> bool:
    """Tell whether the order of all versions is known, by day, clock or edition; of a crowd by different days only."""
    pages = list({(page.document.text, page.filing): page for page in pages}.values())
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


def _candidates(runs: Sequence[frozenset[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of texts that share runs, each text with the nearest before it, so that 5,000 copies cost 5,000 look-ups."""
    index: dict[tuple[str, ...], list[int]] = {}
    for number, found in enumerate(runs):
        rows = [index.setdefault(run, []) for run in found]
        votes = Counter(chain.from_iterable(rows))
        for other in sorted(votes, key=lambda n: (-votes[n], n))[: _FIRST + _LAST]:
            yield other, number
        for row in rows:
            row.append(number)
            if len(row) > _FIRST + _LAST:
                del row[_FIRST]
