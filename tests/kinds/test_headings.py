"""Figures of which a story has one: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, shown

CASES = list(cases(Path(__file__).with_name("headings.md")))


def figures(case: Case) -> list[str]:
    """The findings on figures, sides in the order of the alphabet."""
    return sorted(shown(f) for f in run(case).findings if f.rule.startswith(("RC1", "RC2")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_figures(case: Case) -> None:
    assert figures(case) == sorted(map(normal, case.expected))
    assert figures(Case(case.name, case.documents[::-1], case.expected)) == figures(case)
