"""An index from telling words to clusters whose blocks have a size at the most, so that one hot word costs no more than another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

BLOCK = 200  # clusters that one word may lead to; beyond, it leads on by pairs of words


@dataclass(slots=True)
class Blocks:
    """An index from words to clusters with a cap a word; beyond the cap a word counts only together with another such word."""

    table: dict[tuple[int, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    cut: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, cluster: int, keys: Sequence[int]) -> None:
        """Enter a cluster under its words."""
        full = [key for key in keys if not self._enter((key,), cluster)]
        for position, one in enumerate(full):
            for two in full[position + 1 :]:
                if not self._enter((min(one, two), max(one, two)), cluster):
                    self.cut[one] += 1

    def _enter(self, key: tuple[int, ...], cluster: int) -> bool:
        row = self.table[key]
        if len(row) < BLOCK:
            row.append(cluster)
            return True
        return row[-1] == cluster

    def look_up(self, words: Sequence[int], sums: dict[int, float], most: int) -> list[int]:
        """Return so many clusters that share the most weight with `sums` under these words, best first."""
        found: dict[int, float] = defaultdict(float)
        full = []
        for word in words:
            row = self.table.get((word,), [])
            if len(row) >= BLOCK:
                full.append(word)
            weight = sums[word] ** 2
            for cluster in row:
                found[cluster] += weight
        for position, one in enumerate(full):
            for two in full[position + 1 :]:
                weight = sums[one] ** 2 + sums[two] ** 2
                for cluster in self.table.get((min(one, two), max(one, two)), []):
                    found[cluster] += weight
        return sorted(found, key=lambda cluster: (-found[cluster], cluster))[:most]
