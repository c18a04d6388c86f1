"""Several processes on this machine. A worker that is lost ends the run with an error, never with a shortened result."""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

from reconcile.errors import EngineError

Given = TypeVar("Given")
Made = TypeVar("Made")
_AHEAD = 16  # pieces a worker that are sent before the first is asked for; bounds what waits in memory

_function: Callable[[Any], Any] | None = None  # in a worker: what to apply, sent once and not with every piece


class Processes:
    """A pool of so many workers for each `map`."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def map(self, function: Callable[[Given], Made], items: Iterable[Given], *, at_once: int = 1) -> Iterator[Made]:
        """Yield the results in order; raises EngineError when a worker is lost."""
        pool = ProcessPoolExecutor(self.jobs, mp_context=_context(), initializer=_begin, initargs=(function,))
        try:
            yield from _in_order(pool, iter(items), at_once, self.jobs * _AHEAD)
            pool.shutdown()
        except BrokenProcessPool:
            raise EngineError(
                "a worker process was lost (killed, or out of memory), so nothing is reported; "
                "run again with fewer --jobs, or with --engine serial"
            ) from None
        finally:
            _end(pool)


def _in_order(pool: ProcessPoolExecutor, items: Iterator[Given], at_once: int, ahead: int) -> Iterator[Any]:
    waiting: deque[Future[list[Any]]] = deque()
    while True:
        while len(waiting) < ahead and (piece := list(islice(items, at_once))):
            waiting.append(pool.submit(_apply, piece))
        if not waiting:
            return
        yield from waiting.popleft().result()


def _context() -> Any:
    """Fork where that is safe: on Linux, before this process has threads; it shares what is loaded and costs 10 ms."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _begin(function: Callable[[Any], Any]) -> None:
    """Prepare a worker: the terminal's interrupt is for the parent, and a worker whose parent is gone leaves."""
    global _function  # noqa: PLW0603 - a worker has one task in its life
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what came with the fork is the parent's; to look through it would copy it
    gc.set_threshold(100_000, 50, 100)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_leave_with, args=(parent.sentinel,), daemon=True).start()


def _leave_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _apply(piece: list[Any]) -> list[Any]:
    if _function is None:
        raise EngineError("a worker was asked before it was prepared")
    return [_function(item) for item in piece]


def _end(pool: ProcessPoolExecutor) -> None:
    """Leave no worker behind, whatever ended the run; after a whole run they have left by themselves."""
    workers = list((pool._processes or {}).values())  # `kill_workers` is public from Python 3.14 on
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.join(5)
