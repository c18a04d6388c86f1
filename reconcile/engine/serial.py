"""The seam, and the engine that everybody has."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Engine(Protocol):
    """Applies a pure function to many items; it knows nothing of what they are.

    The function stands at module level, or is a `partial` of one that does, and takes and gives what can be pickled.
    """

    def map(self, function: Callable[[Given], Made], items: Iterable[Given], *, at_once: int = 1) -> Iterator[Made]:
        """Yield the results in the order of the items; `at_once` items make a piece of work worth sending."""
        ...


class Serial:
    """Everything in this process."""

    def map(self, function: Callable[[Given], Made], items: Iterable[Given], *, at_once: int = 1) -> Iterator[Made]:
        """Yield the results one by one."""
        del at_once
        return map(function, items)
