"""In which direction one spot lies from a place: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("directions.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_directions(case: Case) -> None:
    found = told(run(case), "RC503")
    assert found == sorted(map(normal, case.expected))
    assert told(run(Case(case.name, case.documents[::-1], case.expected)), "RC503") == found
