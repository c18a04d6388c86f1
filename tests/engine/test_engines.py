"""Every engine gives the same bytes; a lost worker ends the run; nobody is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.engine import Engine, Serial, open_engine
from reconcile.engine.processes import Processes
from reconcile.errors import EngineError, UsageError
from reconcile.language import Language
from reconcile.pipeline import Plan, check_entries
from reconcile.read import HeldEntry
from reconcile.report import Layout, render
from tests.command import environment
from tests.desk import document, seed_document
from tests.places import SEEDS
from tests.stories.test_stories import DEAL, MERGER, OTHER_QUAKE, QUAKE


def _double(number: int) -> int:
    return 2 * number


def _die_at_seven(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _fail_at_seven(number: int) -> int:
    if number == 7:
        raise ZeroDivisionError
    return number


@pytest.fixture(scope="module")
def entries() -> list[HeldEntry]:
    """Return the seeds and four small events."""
    texts = {**QUAKE, **OTHER_QUAKE, **DEAL, **MERGER}
    return [HeldEntry(d) for d in (*map(seed_document, range(5)), *(document(n, t) for n, t in texts.items()))]


def rendered(entries: list[HeldEntry], engine: Engine, rules: Rules, language: Language) -> str:
    return render(check_entries(entries, Plan(rules, language), engine), "json", Layout(agreements=True))


@pytest.fixture(scope="module")
def expected(entries: list[HeldEntry], rules: Rules, language: Language) -> str:
    """Return the report of the serial engine."""
    text = rendered(entries, Serial(), rules, language)
    assert text.count('"RC') > 5
    return text


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_processes_give_the_bytes_of_serial(
    jobs: int, entries: list[HeldEntry], expected: str, rules: Rules, language: Language
) -> None:
    assert rendered(entries, Processes(jobs), rules, language) == expected


def test_results_come_in_the_order_of_the_items_and_items_are_taken_as_they_are_needed() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = Processes(2).map(_double, items(), at_once=3)
    assert next(results) == 0
    assert len(taken) < 200
    assert list(results) == [2 * n for n in range(1, 1000)]


def test_a_killed_worker_is_an_error_and_never_a_shorter_result() -> None:
    with pytest.raises(EngineError, match="a worker process was lost"):
        list(Processes(2).map(_die_at_seven, range(20)))


def test_an_error_in_a_worker_is_an_error_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(Processes(2).map(_fail_at_seven, range(20)))


def test_a_name_or_number_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(UsageError, match="--engine must be auto, serial"), open_engine("ray", None, 5):
        pass
    with pytest.raises(UsageError, match="--jobs"), open_engine("auto", 0, 5):
        pass


def test_processes_are_the_default_only_where_they_are_worth_it() -> None:
    with open_engine("auto", None, 5) as engine:
        assert isinstance(engine, Serial)
    with open_engine("auto", 2, 5) as engine:
        assert isinstance(engine, Processes)


# A command whose second story takes its worker's life, or takes for ever.
PATCHED = """
import os, signal, sys, time
import reconcile.pipeline as pipeline
whole = pipeline.check_story
def check_story(errand, plan):
    if errand.number == 2:
        {deed}
    return whole(errand, plan)
pipeline.check_story = check_story
sys.argv = ["reconcile", "check", "-j", "2", *sys.argv[1:]]
from reconcile.__main__ import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three events."""
    for name, text in {**QUAKE, **DEAL, **OTHER_QUAKE}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="the patched function reaches the workers by fork")
def test_a_command_that_loses_a_worker_prints_no_report_and_leaves_with_70(folder: Path) -> None:
    code = PATCHED.format(deed="os.kill(os.getpid(), signal.SIGKILL)")
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder), str(SEEDS)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert "a worker process was lost" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads the children of a process from /proc")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_an_end_from_outside_leaves_no_worker_behind(folder: Path, end: signal.Signals) -> None:
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            PATCHED.format(deed="print('here', file=sys.stderr, flush=True); time.sleep(60)"),
            folder,
        ],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "here\n"
        workers = [
            int(pid)
            for task in Path(f"/proc/{process.pid}/task").iterdir()
            for pid in (task / "children").read_text().split()
        ]
        process.send_signal(end)
        _, told = process.communicate(timeout=30)
    assert workers
    assert process.returncode == (130 if end is signal.SIGINT else -signal.SIGKILL)
    if end is signal.SIGINT:
        assert "stopped while checking" in told
        assert "Traceback" not in told
    assert _all_gone(workers)


def _all_gone(pids: list[int]) -> bool:
    for _ in range(100):
        if not any(Path(f"/proc/{pid}/exe").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False
