"""How far a run has come, told to whoever watches it."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import TypeVar

Made = TypeVar("Made")
Watch = Callable[[str, int, int, float], None]  # stage, done, of how many; at its end 0, 0 and the seconds it took


class Stages:
    """Follows the stages of one run for those who watch: how much of a stage is done, and how long it took."""

    def __init__(self, watch: Watch | None) -> None:
        self._watch, self._last = watch or _nobody, perf_counter()

    def follow(self, stage: str, results: Iterable[Made], total: int) -> Iterator[Made]:
        """Pass the results of a stage on and tell how many there are."""
        self._watch(stage, 0, total, 0.0)
        for number, result in enumerate(results, 1):
            self._watch(stage, number, total, 0.0)
            yield result
        self.done(stage)

    def done(self, stage: str) -> None:
        """Tell how many seconds a stage took."""
        now = perf_counter()
        self._watch(stage, 0, 0, now - self._last)
        self._last = now


def _nobody(stage: str, done: int, total: int, seconds: float) -> None:
    """Watch nothing."""
