"""Particulars of one deed: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("particulars.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_particulars(case: Case) -> None:
    found = told(run(case), "RC607")
    assert found == sorted(map(normal, case.expected))
    assert told(run(Case(case.name, case.documents[::-1], case.expected)), "RC607") == found
