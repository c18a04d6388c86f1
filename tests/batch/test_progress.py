"""What a person who waits is told."""

import pytest

from reconcile.cli.progress import Progress


def test_a_line_says_how_far_how_fast_and_how_long(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(draw=True, tell=False)
    progress("check", 1_200, 12_000, 0.0)
    assert progress.line(60.0) == "checking 1,200 of 12,000 stories, 20/s, 9:00 left"
    assert progress.line(3_600.0) == "checking 1,200 of 12,000 stories, 0/s, 9:00:00 left"
    progress("check", 0, 12_000, 0.0)
    assert progress.line(0.0) == "checking 0 of 12,000 stories, 0/s"
    assert capsys.readouterr().err == ""  # nobody watches: stderr is no terminal


def test_the_end_of_a_stage_tells_time_and_memory_to_those_who_ask(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(draw=True, tell=True)
    progress("mark", 5, 5, 0.0)
    progress("mark", 0, 0, 1.25)
    assert capsys.readouterr().err.startswith("mark         1.25 s  peak")


def test_who_interrupts_is_told_what_was_done(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(draw=False, tell=False)
    progress("check", 7, 10, 0.0)
    progress.interrupted()
    assert capsys.readouterr().err == "stopped while checking: 7 of 10 stories were done; nothing is reported\n"
