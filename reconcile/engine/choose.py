"""Choose an engine: what was asked for, else processes where the work is worth them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from reconcile.engine.serial import Engine, Serial
from reconcile.errors import UsageError

ENGINES = ("auto", "serial", "processes", "spark")
_WORTH = 48  # documents; measured: below, two processes save less than a second, and one is easier on a shared machine


@contextmanager
def open_engine(name: str, jobs: int | None, documents: int) -> Iterator[Engine]:
    """Yield the engine of this name for so many documents; `jobs` is the number of workers, by default one a processor."""
    if name not in ENGINES:
        raise UsageError(f"--engine must be {', '.join(ENGINES[:-1])} or {ENGINES[-1]}, not `{name}`")
    if jobs is not None and jobs < 1:
        raise UsageError(f"--jobs must be 1 or more, not {jobs}")
    workers = jobs or processors()
    if name == "auto":
        name = "processes" if workers > 1 and (jobs is not None or documents >= _WORTH) else "serial"
    if name == "spark":
        from reconcile.engine.spark import Spark

        spark = Spark(workers)
        try:
            yield spark
        finally:
            spark.close()
    elif name == "processes":
        from reconcile.engine.processes import Processes

        yield Processes(workers)
    else:
        yield Serial()


def processors() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
