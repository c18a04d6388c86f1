"""An existing Spark cluster, or `local[*]`: for archives that have outgrown one machine.

The functions run in Python on the executors, so `reconcile` has to be installed there, and files have to be found under the same
paths. `SPARK_REMOTE` and the other settings of `spark-submit` are Spark's own; nothing here sets a master that is set already.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from reconcile.errors import EngineError, UsageError

Given = TypeVar("Given")
Made = TypeVar("Made")
_CAUSE = re.compile(r"[A-Za-z]\w*(?:\.\w+)*(?:Error|Exception): ")  # the last line of a traceback in Python


class Spark:
    """The `map` of a Spark session; `jobs` is the number of local threads where no master is configured."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._session: Any = None

    def map(self, function: Callable[[Given], Made], items: Iterable[Given], *, at_once: int = 1) -> Iterator[Made]:
        """Yield the results in order; raises EngineError when the job fails for good."""
        from py4j.protocol import Py4JError

        every = list(items)
        if not every:
            return
        context = self._open().sparkContext
        pieces = max(1, min(len(every), -(-len(every) // at_once)))
        try:
            yield from context.parallelize(every, pieces).map(function).toLocalIterator(prefetchPartitions=True)
        except Py4JError as error:
            told = [line for line in str(error).splitlines() if _CAUSE.match(line)]
            raise EngineError(
                f"spark: the job failed, so nothing is reported: {(told or [str(error)])[-1][:500]}"
            ) from None

    def _open(self) -> Any:
        if self._session is None:
            try:
                from pyspark import SparkConf
                from pyspark.sql import SparkSession
            except ImportError:
                raise UsageError("--engine spark needs: pip install 'reconcile[spark]', and Java 17") from None
            conf = SparkConf()
            if not conf.contains("spark.master"):
                conf.setMaster(f"local[{self.jobs}]").set("spark.ui.enabled", "false")
                os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            conf.setIfMissing("spark.app.name", "reconcile")
            self._session = SparkSession.builder.config(conf=conf).getOrCreate()
            self._session.sparkContext.setLogLevel("ERROR")
        return self._session

    def close(self) -> None:
        """End the session."""
        if self._session is not None:
            self._session.stop()
