"""The time between two deeds: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from reconcile.model import Kind
from tests.kinds.notebook import Case, cases, normal, run

CASES = list(cases(Path(__file__).with_name("intervals.md")))


def times(case: Case) -> list[str]:
    """The findings on the time between two deeds, sides in the order of the alphabet."""
    return sorted(
        f"{f.verdict}: {' | '.join(sorted(s.text for s in f.sides))}"
        for f in run(case).findings
        if f.sides[0].value.kind is Kind.DURATION
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_times(case: Case) -> None:
    assert times(case) == sorted(map(normal, case.expected))


@pytest.mark.parametrize("case", [c for c in CASES if c.expected], ids=lambda c: c.name)
def test_order_changes_nothing(case: Case) -> None:
    back = Case(case.name, case.documents[::-1], case.expected)
    assert times(back) == times(case)
