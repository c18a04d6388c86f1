"""How long one process went on: the cases of the notebook, in either order of the documents."""

from pathlib import Path

import pytest

from tests.kinds.notebook import Case, cases, normal, run, shown

CASES = list(cases(Path(__file__).with_name("processes.md")))


def lengths(case: Case) -> list[str]:
    """The findings on the length of a process, sides in the order of the alphabet."""
    return sorted(shown(f) for f in run(case).findings if "length of the" in f.title)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_lengths(case: Case) -> None:
    assert lengths(case) == sorted(map(normal, case.expected))
    assert lengths(Case(case.name, case.documents[::-1], case.expected)) == lengths(case)
