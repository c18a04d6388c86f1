"""Groups of members that a test joins two by two, directly or through others."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from reconcile.model import Member, Slot

CROWD = 300  # members of one group of candidates; what is over is not compared, and a remark says so


def joined(members: Sequence[Member], same: Callable[[Slot, Slot], bool]) -> list[list[Member]]:
    """Return the groups of members that `same` joins, each in the order given, in order of their first member."""
    parent = list(range(len(members)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, two in enumerate(members):
        for i, one in enumerate(members[:j]):
            if root(i) != root(j) and same(one.slot, two.slot):
                parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[Member]] = defaultdict(list)
    for i, member in enumerate(members):
        groups[root(i)].append(member)
    return [groups[key] for key in sorted(groups)]
