"""Group vectors into events: fold what is nearly the same, then join the most alike first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import log10

from reconcile.model import Mark
from reconcile.stories.blocks import Blocks
from reconcile.stories.clusters import Cluster, Likeness, likeness
from reconcile.stories.vectors import Vectors

# Chosen on mixed news (516 documents of 47 events), looked at in four ways: all mixed, each event alone, two events of one kind,
# six events; see docs/design.md. Two single documents are of one event from `_ALIKE` up. Two large clusters need more: the more
# text stands on both sides, the more a lack of common names tells that there are two events of one kind.
_ALIKE = 0.1
_PAIRS = 0.04
_CORES, _CORES_STEP, _CORES_MOST = 0.5, 0.06, 0.65  # at 10 documents, for each tenfold, at the most
_FEW = 10  # documents; whoever names this few means them to be compared, and less in common will do
_FOLD = 0.5  # a document this near to a cluster is taken in at once, which keeps the work on one hot story small
_FOLD_KEYS, _KEYS = 12, 20  # heaviest words under which a cluster is looked up
_FOLD_NEAREST, _NEAREST = 8, 20  # clusters that are compared with it


@dataclass(frozen=True, slots=True)
class Bar:
    """How alike two clusters must be in a batch of so many documents."""

    pairs: float
    least: float
    most: float

    @classmethod
    def of(cls, documents: int) -> "Bar":
        """Return the bar for a batch: the more documents it holds, the less likely two of them are of one event."""
        few = min(1.0, documents / _FEW)
        tenfolds = max(0.0, log10(max(1, documents) / 10))
        return cls(_PAIRS * few, _ALIKE * few, min(_CORES_MOST, _CORES + _CORES_STEP * tenfolds))

    def passed(self, alike: Likeness, amount: float) -> bool:
        """Tell whether two clusters may be one event; `amount` is the text behind the smaller one."""
        cores = self.least + (self.most - self.least) * (1 - 1 / max(1.0, amount))
        return alike.pairs >= self.pairs and alike.cores >= cores


def group_vectors(
    vectors: Vectors, marks: Sequence[Mark], chosen: Sequence[int], among: int
) -> tuple[list[Cluster], dict[str, int]]:
    """Return the clusters of the documents chosen among so many, and by word how many entries the cap on blocks cut."""
    order = sorted(chosen, key=lambda n: (marks[n].key, n))
    singles = (Cluster.of(n, vectors.of(n), marks[n], vectors.names_of(n)) for n in order)
    clusters, cut = _fold(singles)
    joining = _Joining(clusters, Bar.of(among))
    joined = joining.run()
    for cluster in joined:
        cluster.members.sort()
    for word, times in joining.blocks.cut.items():
        cut[word] = cut.get(word, 0) + times
    return joined, {vectors.vocabulary[word]: n for word, n in sorted(cut.items())}


def _fold(singles: Iterable[Cluster]) -> tuple[list[Cluster], dict[int, int]]:
    """Take each document into the cluster that it nearly repeats, or let it begin one."""
    blocks = Blocks()
    clusters: list[Cluster] = []
    for single in singles:
        keys = single.heaviest(_FOLD_KEYS)
        near = [(likeness(single, clusters[n]).cores, -n) for n in blocks.look_up(keys, single.sum, _FOLD_NEAREST)]
        best, number = max(near, default=(0.0, 0))
        if best >= _FOLD:
            clusters[-number].absorb(single)
        else:
            blocks.add(len(clusters), keys)
            clusters.append(single)
    return clusters, blocks.cut


class _Joining:
    """Clusters on their way to events: which are near, and which two are the most alike."""

    def __init__(self, clusters: list[Cluster], bar: Bar) -> None:
        self._alive: list[Cluster | None] = list(clusters)
        self._version = [0] * len(clusters)
        self._bar = bar
        self._near: list[set[int]] = [set() for _ in clusters]
        self._queue: list[tuple[float, int, int, int, int]] = []
        self.blocks = Blocks()
        for number, cluster in enumerate(clusters):
            keys = cluster.heaviest(_KEYS)
            for other in self.blocks.look_up(keys, cluster.sum, _NEAREST):
                self._near[number].add(other)
                self._near[other].add(number)
            self.blocks.add(number, keys)

    def run(self) -> list[Cluster]:
        """Join the two with the highest mean likeness, again and again, as long as their cores are alike enough."""
        for i, near in enumerate(self._near):
            for j in sorted(near):
                if i < j:
                    self._offer(i, j)
        while self._queue:
            _, i, j, mine, theirs = heappop(self._queue)
            one, two = self._alive[i], self._alive[j]
            if one is not None and two is not None and (self._version[i], self._version[j]) == (mine, theirs):
                one.absorb(two)
                self._follow(i, j)
        return [cluster for cluster in self._alive if cluster is not None]

    def _offer(self, i: int, j: int) -> None:
        one, two = self._alive[i], self._alive[j]
        if one is None or two is None or one.is_foreign_to(two):
            return
        alike = likeness(one, two)
        if self._bar.passed(alike, min(one.amount, two.amount)):
            heappush(self._queue, (-alike.pairs, i, j, self._version[i], self._version[j]))

    def _follow(self, i: int, j: int) -> None:
        """Let `i`, which has taken in `j`, have the neighbours of both."""
        self._alive[j] = None
        self._version[i] += 1
        self._near[i] = (self._near[i] | self._near[j]) - {i, j}
        self._near[j] = set()
        for k in sorted(self._near[i]):
            self._near[k].discard(j)
            self._near[k].add(i)
            self._offer(min(i, k), max(i, k))
