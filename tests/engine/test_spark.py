"""The same bytes and the same errors on Spark; needs pyspark and Java 17, and a quarter of a minute."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest

from reconcile.engine import Engine, open_engine
from reconcile.errors import DocumentError, EngineError
from tests.command import environment
from tests.engine.test_engines import PATCHED
from tests.places import ROOT, SEEDS
from tests.stories.test_stories import DEAL, MERGER, OTHER_QUAKE, QUAKE

pytestmark = [
    pytest.mark.skipif(find_spec("pyspark") is None, reason="needs pyspark: pip install 'reconcile[spark]'"),
    pytest.mark.skipif(which("java") is None, reason="needs Java 17"),
    pytest.mark.filterwarnings("ignore"),  # those of pyspark
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    """Return an engine with two threads; its workers find these tests."""
    os.environ["PYTHONPATH"] = str(ROOT)
    with open_engine("spark", 2, 0) as engine:
        yield engine


def _double(number: int) -> int:
    return 2 * number


def _die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _refuse_seven(number: int) -> int:
    if number == 7:
        raise DocumentError("a.txt", "changed while it was being read; run again", "R116")
    return number


def _fail_at_seven(number: int) -> float:
    return 1 / (number - 7)


def test_results_come_in_the_order_of_the_items_and_items_are_taken_as_they_are_needed(spark: Engine) -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = spark.map(_double, items(), at_once=3)
    assert next(results) == 0
    assert len(taken) < 1000
    assert list(results) == [2 * n for n in range(1, 1000)]
    assert list(spark.map(_double, [])) == []


def test_a_killed_worker_is_an_error_and_never_a_shorter_result(spark: Engine) -> None:
    with pytest.raises(EngineError, match="spark: the job failed, so nothing is reported: "):
        list(spark.map(_die_at_seven, range(20)))


def test_an_error_of_ours_is_the_same_error_here(spark: Engine) -> None:
    with pytest.raises(DocumentError, match=r"a\.txt: R116 changed while it was being read"):
        list(spark.map(_refuse_seven, range(20)))


def test_a_bug_is_told_by_its_last_line(spark: Engine) -> None:
    with pytest.raises(EngineError, match="nothing is reported: ZeroDivisionError: division by zero"):
        list(spark.map(_fail_at_seven, range(20)))


def _check(*options: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reconcile", "check", "batch.jsonl", str(SEEDS), "-f", "json", *options],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=300,
    )


def test_spark_gives_the_bytes_of_serial_and_of_processes(tmp_path: Path) -> None:
    """Five events and a bad record, from files and from lines."""
    texts = {**QUAKE, **OTHER_QUAKE, **DEAL, **MERGER}
    lines = [json.dumps({"path": name, "text": text, "date": "2025-06-13"}) for name, text in texts.items()]
    (tmp_path / "batch.jsonl").write_text("\n".join([*lines, "no record"]), encoding="utf-8")
    runs = [("serial", "1"), ("processes", "1"), ("processes", "2"), ("processes", "3"), ("spark", "2")]
    done = [_check("--engine", engine, "-j", jobs, folder=tmp_path) for engine, jobs in runs]
    assert done[0].stdout.count(b'"rule": "RC') > 5
    assert {run.stdout for run in done} == {done[0].stdout}
    assert {run.returncode for run in done} == {2}
    assert b"batch.jsonl:12: R114 line 12 is not JSON" in done[-1].stderr


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the processes of a group from /proc")
@pytest.mark.parametrize("processes", [2, 4])  # Java is starting; a worker is at work
def test_an_interrupt_ends_the_run_and_all_its_processes(tmp_path: Path, processes: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PATCHED.format(deed="time.sleep(90)"), SEEDS, "--engine", "spark"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        _wait_for(lambda: _group(process.pid) >= processes, 120)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        out, told = process.communicate(timeout=120)
    assert process.returncode == 130, told
    assert (out, b"Traceback" in told) == (b"", False)
    _wait_for(lambda: _group(process.pid) == 0, 60)


def _wait_for(come: object, seconds: float) -> None:
    assert callable(come)
    for _ in range(int(seconds * 10)):
        if come():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def _group(session: int) -> int:
    """Count the living processes of a session."""
    found = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its, *_ = stat.read_text().rpartition(")")[2].split()
            found += its == str(session) and state != "Z"
        except OSError:
            continue
    return found
