"""How long one process went on: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run

CASES = list(cases(Path(__file__).with_name("processes.md")))


def lengths(case: Case) -> list[str]:
    """The findings on the length of a process, sides in the order of the alphabet."""
    return sorted(
        f"{f.verdict}: {' | '.join(sorted(s.text for s in f.sides))}"
        for f in run(case).findings
        if "length of the" in f.title
    )


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_lengths(case: Case) -> None:
    assert lengths(case) == sorted(map(normal, case.expected))


@pytest.mark.parametrize("case", [c for c in CASES if c.expected], ids=lambda c: c.name)
def test_order_changes_nothing(case: Case) -> None:
    back = Case(case.name, case.documents[::-1], case.expected)
    assert lengths(back) == lengths(case)
