"""Quotations: the cases of the notebook, and the words that two style books must share."""

from pathlib import Path

import pytest

from reconcile.claims.quotes import quote_words
from reconcile.language import load_language
from reconcile.match.labels.quotes import _named
from reconcile.model import Kind, Member
from reconcile.pipeline import read_claims
from tests import desk
from tests.kinds.notebook import Case, cases, normal, run, told

CASES = list(cases(Path(__file__).with_name("quotes.md")))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_notebook_on_quotations(case: Case) -> None:
    assert told(run(case), "RC605") == sorted(map(normal, case.expected))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It isn't over", "It is not over"),
        ("we were n't told", "We weren't told"),
        ("at 6:00 that day", "at 6 that day"),
        ("our labour, our honour", "Our labor, our honor!"),
        ("she [the judge] knew", "she knew"),
    ],
)
def test_style_is_no_change_of_words(one: str, two: str) -> None:
    language = load_language("en")
    assert quote_words(one, language) == quote_words(two, language)


def test_quotations_that_one_longer_one_holds_are_not_told_apart() -> None:
    reading = read_claims(
        desk.document("a", "“We will fight for this town,” Anna Olsen said.\n"), desk.rules(), desk.language()
    )
    slots = [slot for claim in reading.claims for slot in claim.slots if slot.value.kind is Kind.QUOTE]
    members = [Member(number, 0, slots[0]) for number in range(2)]
    assert list(_named(members)) == members


def test_a_negation_is_a_change_of_words() -> None:
    language = load_language("en")
    assert quote_words("We were told", language) != quote_words("We weren't told", language)
