"""Spellings of names: the cases of the notebook, and what holds whatever the order of the documents."""

from pathlib import Path

import pytest

from reconcile.language import load_language
from reconcile.match.near import spelling
from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("names.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_names(case: Case) -> None:
    assert told(run(case), "RC501") == sorted(map(normal, case.expected))


@pytest.mark.parametrize("case", [c for c in CASES if c.expected][:4], ids=lambda c: c.name)
def test_order_changes_nothing(case: Case) -> None:
    back = Case(case.name, case.documents[::-1], case.expected)
    assert told(run(back), "RC501") == told(run(case), "RC501")


@pytest.mark.parametrize(
    ("one", "two"), [("bill", "billy"), ("ben", "benjamin"), ("oscar", "oscars"), ("iran", "iraq"), ("9th", "8th")]
)
def test_near_words_that_are_no_spellings(one: str, two: str) -> None:
    words = spelling(load_language("en"))
    assert not words.beside(one, two)
    assert not words.bare(one, two)
