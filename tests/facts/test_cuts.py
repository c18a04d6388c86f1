"""What a story has too much of to be compared pair by pair is said, and what it has in common besides still meets."""

from reconcile.model import Report
from tests.desk import check


def cuts(report: Report) -> list[str]:
    """Return the remarks on what was cut."""
    return [note.message for note in report.notes if note.code == "RC914"]


def test_a_crowd_of_figures_is_cut_aloud() -> None:
    crowd = "\n".join(f"Acme opened {n} factories in Town{n} in May." for n in range(3, 450))
    (told,) = cuts(check(a=crowd, b=crowd.replace("May", "June")))
    assert "figures share `thing factory` (at most 400)" in told


def test_an_ordinary_story_is_cut_nowhere() -> None:
    assert cuts(check(a="Acme opened 3 factories in May.", b="Acme opened 4 factories in May.")) == []
