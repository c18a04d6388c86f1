"""The notebooks on splitting, attribution and references, claim by claim."""

from pathlib import Path

import pytest

from reconcile.language import Language
from reconcile.rules import Rules
from tests.claims.notebook import Case, cases, read, vouched

HERE = Path(__file__).parent


def notebook(name: str) -> pytest.MarkDecorator:
    found = list(cases(HERE / name))
    return pytest.mark.parametrize("case", found, ids=[case.name for case in found])


@notebook("splitting.md")
def test_splitting(case: Case, rules: Rules, language: Language) -> None:
    assert [words for _, words in read(case.text, rules, language)] == list(case.expected)


@notebook("attribution.md")
def test_attribution(case: Case, rules: Rules, language: Language) -> None:
    found = [f"{words} | {vouched(claim)}" for claim, words in read(case.text, rules, language)]
    assert found == list(case.expected)


@notebook("references.md")
def test_references(case: Case, rules: Rules, language: Language) -> None:
    found = [f"{words} | {claim.subject or 'not told'}" for claim, words in read(case.text, rules, language)]
    assert found == list(case.expected)


@notebook("modality.md")
def test_modality(case: Case, rules: Rules, language: Language) -> None:
    found = [f"{words} | {claim.modality}" for claim, words in read(case.text, rules, language)]
    assert found == list(case.expected)


def test_every_claim_has_its_words_in_the_document(rules: Rules, language: Language) -> None:
    text = "Halden Energy bought the dam in 2009. It said the $3 million loan keeps the plant open until May."
    for claim, _ in read(text, rules, language):
        assert 0 <= claim.span.start < claim.span.end <= len(text)
        assert all(claim.span.start <= v.span.start and v.span.end <= claim.span.end for v in claim.values)


def test_a_reference_says_why_and_how_far_it_is_trusted(rules: Rules, language: Language) -> None:
    (_, _), (claim, _) = read("Halden Energy bought the dam in 2009. It will close the plant.", rules, language)
    assert claim.reference is not None
    assert claim.reference.name == "Halden Energy"
    assert "last thing" in claim.reference.why
    assert 0.5 <= claim.reference.trust < 1
