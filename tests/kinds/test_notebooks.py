"""What differs besides figures: the cases of the notebooks, with the rules that each is about, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, told

NOTEBOOKS: dict[str, tuple[str, ...]] = {
    "causes": ("RC201", "RC607"),
    "courses": ("RC601",),
    "dates": ("RC122", "RC201", "RC202", "RC401", "RC402"),
    "directions": ("RC503",),
    "due": ("RC202", "RC401"),
    "hours": ("RC202", "RC403"),
    "identities": ("RC201",),
    "particulars": ("RC607",),
    "records": ("RC103", "RC104"),
    "results": ("RC104",),
    "roles": ("RC502",),
    "scope": ("RC202", "RC603", "RC604"),
    "sources": ("RC602", "RC604"),
    "stages": ("RC601", "RC604"),
    "stands": ("RC601",),
    "status": ("RC601",),
    "turns": ("RC104",),
    "ways": ("RC606",),
}
CASES = [(name, case) for name in NOTEBOOKS for case in cases(Path(__file__).with_name(f"{name}.md"))]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case.name}" for name, case in CASES])
def test_the_notebook(name: str, case: Case) -> None:
    report = run(case)
    found = [line for rule in NOTEBOOKS[name] for line in told(report, rule)]
    assert found == sorted(map(normal, case.expected))
    back = Case(case.name, case.documents[::-1], case.expected)
    assert told(run(back), "RC") == told(report, "RC")
