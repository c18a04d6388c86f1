"""How the command leaves when something goes wrong around it: a bug, a closed pipe, an interrupt."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.command import environment, reconcile
from tests.places import ROOT, SEEDS

CRASH = """
import sys
import reconcile.pipeline
def broken(*_, **__):
    raise RuntimeError("the ground gave way \\x1b[31m")
reconcile.pipeline.check_entries = broken
sys.argv = ["reconcile", "check", *sys.argv[1:]]
from reconcile.__main__ import main
main()
"""
PIPE_BUFFER = 64 * 1024


def test_a_bug_leaves_with_70_its_traceback_and_where_to_report_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(SEEDS)], env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (70, "")
    assert "RuntimeError: the ground gave way" in done.stderr
    assert "this is a bug in reconcile; please report it" in done.stderr
    assert "\x1b" not in done.stderr


def test_a_reader_that_goes_away_ends_it_with_141_and_without_a_word() -> None:
    command = [sys.executable, "-m", "reconcile", "inspect", "grammar", str(SEEDS)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert len(process.stdout.read(1024)) == 1024
        process.stdout.close()
        said = process.stderr.read().decode()
        process.wait(60)
    assert (process.returncode, said) == (141, "")


def test_that_output_is_larger_than_a_pipe_buffer() -> None:
    assert len(reconcile("inspect", "grammar", str(SEEDS), folder=ROOT).stdout) > 2 * PIPE_BUFFER


def test_an_interrupt_leaves_with_130(tmp_path: Path) -> None:
    fifo = tmp_path / "list"
    os.mkfifo(fifo)
    command = [sys.executable, "-m", "reconcile", "check", "--files-from", str(fifo)]
    with (
        subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process,
        fifo.open("wb"),
    ):  # opens only when the command stands and waits for its list
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=60)
    assert (process.returncode, out, said.decode()) == (130, b"", "interrupted\n")
