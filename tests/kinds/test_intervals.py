"""The time between two deeds: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from reconcile.model import Kind
from tests.kinds.notebook import Case, cases, normal, run, shown

CASES = list(cases(Path(__file__).with_name("intervals.md")))


def times(case: Case) -> list[str]:
    """The findings on the time between two deeds, sides in the order of the alphabet."""
    return sorted(shown(f) for f in run(case).findings if f.sides[0].value.kind is Kind.DURATION)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_times(case: Case) -> None:
    assert times(case) == sorted(map(normal, case.expected))
    assert times(Case(case.name, case.documents[::-1], case.expected)) == times(case)
