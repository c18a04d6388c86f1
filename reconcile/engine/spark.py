"""An existing Spark cluster, or `local[N]`: for archives that have outgrown one machine.

The functions run in Python on the executors, so `reconcile` has to be installed there, and files have to be found under the same
paths. What `spark-submit`, `PYSPARK_SUBMIT_ARGS` or `spark-defaults.conf` set is left as it is; a master is set only where there is none.
"""

import os
import re
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar

from reconcile.errors import EngineError, ReconcileError, UsageError

Given = TypeVar("Given")
Made = TypeVar("Made")
_MORE = 8  # times `at_once` items make a task: one costs 50 ms here and a piece of work among processes none
_TASKS = 4  # tasks a core in one job, so that a long one does not leave the others idle …
_JOBS = 2  # … and jobs at a time, so that the end of one does not either
_CAUSE = re.compile(r"[A-Za-z]\w*(?:\.\w+)*(?:Error|Exception): ")  # the last line of a traceback in Python
_NOBODY_SAID = "local[*]"  # the master of Spark where none was named
_QUIET = {"spark.app.name": "reconcile", "spark.log.level": "ERROR", "spark.ui.showConsoleProgress": "false"}


@dataclass(frozen=True, slots=True)
class _Raised:
    """An error that the function raised, as it travels back."""

    error: ReconcileError


class Spark:
    """The `map` of a Spark context; `jobs` is the number of local threads where no master is configured."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._context: Any = None

    def map(self, function: Callable[[Given], Made], items: Iterable[Given], *, at_once: int = 1) -> Iterator[Made]:
        """Yield the results in order; raises EngineError when a job fails for good, and what the function raises of ours."""
        waiting = iter(items)
        first = list(islice(waiting, 1))
        if not first:  # no cluster is asked for nothing
            return
        context = self._context or self._open()
        size = at_once * _MORE
        share = partial(_apply, context, function, size)
        for answer in _in_order(share, chain(first, waiting), size * _TASKS * context.defaultParallelism):
            if isinstance(answer, _Raised):
                raise answer.error
            yield answer

    def _open(self) -> Any:
        try:
            from py4j.protocol import Py4JError
            from pyspark import SparkConf, SparkContext
            from pyspark.errors import PySparkException
        except ImportError:
            raise UsageError("--engine spark needs: pip install 'reconcile[spark]', and Java 17") from None
        if os.environ.get("SPARK_REMOTE"):
            raise UsageError(
                "--engine spark runs in the driver of a cluster, not through Spark Connect; unset SPARK_REMOTE"
            )
        try:
            with _undisturbed():
                SparkContext._ensure_initialized()  # without it, a configuration does not know what `spark-submit` was told
            conf = SparkConf()
            if conf.get("spark.master", _NOBODY_SAID) == _NOBODY_SAID:
                conf.setMaster(f"local[{self.jobs}]").set("spark.ui.enabled", "false")
                os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            for name, value in _QUIET.items():
                conf.set(name, value)
            self._context = SparkContext.getOrCreate(conf)
        except PySparkException as error:
            raise UsageError(f"--engine spark needs Java 17: {_cause(error)}") from None
        except Py4JError as error:
            raise EngineError(f"spark: there is no cluster to work on: {_cause(error)}") from None
        return self._context

    def close(self) -> None:
        """End the session, and with it what still runs."""
        if self._context is not None:
            self._context.stop()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let an interrupt wait: a Java that is left while it starts would stay for ever."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where pyspark looks after it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_order(share: Callable[[list[Any]], list[Any]], items: Iterator[Any], at_once: int) -> Iterator[Any]:
    """Yield the answers share by share while the next share is at work."""
    pool = ThreadPoolExecutor(_JOBS)
    waiting: deque[Future[list[Any]]] = deque()
    try:
        while True:
            while len(waiting) < _JOBS and (piece := list(islice(items, at_once))):
                waiting.append(pool.submit(share, piece))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _apply(context: Any, function: Callable[[Any], Any], size: int, items: list[Any]) -> list[Any]:
    """Run one job, in tasks of so many items."""
    from py4j.protocol import Py4JError

    try:
        work = context.parallelize(items, -(-len(items) // size)).mapPartitions(partial(_answers, function))
        return list(context.runJob(work, _itself))
    except Py4JError as error:
        raise EngineError(f"spark: the job failed, so nothing is reported: {_cause(error)}") from None


def _answers(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
    """On an executor: apply the function; an error of ours is an answer, since it would only be tried again."""
    for item in items:
        try:
            yield function(item)
        except ReconcileError as error:
            yield _Raised(error)


def _itself(answers: Iterable[Any]) -> Iterable[Any]:
    return answers


def _cause(error: Exception) -> str:
    """Return the sentence of a stack trace that tells what happened."""
    lines = str(error).splitlines()
    told = [line for line in lines if _CAUSE.match(line)]
    return (told or lines or [type(error).__name__])[-1][:500]
