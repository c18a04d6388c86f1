"""Days and weekdays: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("dates.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_days(case: Case) -> None:
    found = [line for prefix in ("RC201", "RC202", "RC401", "RC402") for line in told(run(case), prefix)]
    assert found == sorted(map(normal, case.expected))


@pytest.mark.parametrize("case", [c for c in CASES if c.expected][:4], ids=lambda c: c.name)
def test_order_changes_nothing(case: Case) -> None:
    back = Case(case.name, case.documents[::-1], case.expected)
    assert told(run(back), "RC4") == told(run(case), "RC4")
