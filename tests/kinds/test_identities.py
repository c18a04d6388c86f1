"""Names that are kept back: the cases of the notebook, and what holds whatever the order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("identities.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_names_kept_back(case: Case) -> None:
    assert told(run(case), "RC201") == sorted(map(normal, case.expected))


@pytest.mark.parametrize("case", [c for c in CASES if c.expected][:4], ids=lambda c: c.name)
def test_order_changes_nothing(case: Case) -> None:
    back = Case(case.name, case.documents[::-1], case.expected)
    assert told(run(back), "RC201") == told(run(case), "RC201")
