"""What too many have in common to be compared by it, kept count of, so that no cut is silent."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from reconcile.model import Cut

_Key = TypeVar("_Key")
_Member = TypeVar("_Member")


class Cuts:
    """The cuts made while one story is matched."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Cut] = {}

    def few(self, what: str, key: str, size: int, most: int) -> bool:
        """Tell whether so many may be compared pair by pair; where they may not, the cut is kept."""
        if size > most:
            before = self._found.get((what, key))
            self._found[what, key] = Cut(what, key, max(size, before.size if before else 0), most)
        return size <= most

    def blocks(
        self,
        what: str,
        index: Mapping[_Key, Sequence[_Member]],
        most: int,
        name: Callable[[_Key], str] = str,
    ) -> Iterator[Sequence[_Member]]:
        """Yield the blocks of an index that are small enough."""
        return (
            block for key, block in index.items() if len(block) <= most or self.few(what, name(key), len(block), most)
        )

    def told(self) -> tuple[Cut, ...]:
        """Return the cuts, the largest first."""
        return tuple(sorted(self._found.values(), key=lambda cut: (-cut.size, cut.what, cut.key)))
