"""Records of fighters and teams: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("records.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_records(case: Case) -> None:
    assert _found(case) == sorted(map(normal, case.expected))
    assert _found(Case(case.name, case.documents[::-1], case.expected)) == _found(case)


def _found(case: Case) -> list[str]:
    """Scores are reported as RC104, knockouts as other counts are."""
    report = run(case)
    return sorted([*told(report, "RC103"), *told(report, "RC104")])
