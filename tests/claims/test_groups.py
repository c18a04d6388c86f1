"""Groups of claims that say the same thing, across documents."""

import pytest

from reconcile.language import Language
from reconcile.looks import read_stories
from reconcile.match import MatchSettings, match_claims
from reconcile.model import Document
from reconcile.rules import Rules


def groups(texts: tuple[str, ...], rules: Rules, language: Language) -> list[list[str]]:
    documents = [Document(f"{chr(97 + n)}.txt", text + "\n", f"{n:064}") for n, text in enumerate(texts)]
    found = []
    stories, _ = read_stories(documents, rules, language)
    for story in stories:
        for group in match_claims(story, MatchSettings(language)).groups:
            words = []
            for d, c in group.claims:
                reading = story.readings[d]
                span = reading.claims[c].span
                words.append(reading.document.text[span.start : span.end])
            found.append(words)
    return found


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mill will remain open.", "Owners said the mill will stay open."),
        ("Halden Energy bought the Orkla dam.", "The Orkla dam was acquired by Halden Energy."),
        ("Storms destroyed 40 houses in Bremvik.", "In Bremvik 45 houses were destroyed by the storms."),
        (
            "The firm recruited its chief engineer, Ann Lee.",
            "The recruitment of chief engineer Ann Lee by the firm surprised rivals.",
        ),
        ("Ann Lee quit Leeds University to start Acme.", "Ann Lee left Leeds University to build Acme."),
        (
            "Acme, Borex and Corvan made similar moves last year.",
            "Borex, Acme and Corvan have all made similar plays.",
        ),
    ],
)
def test_one_statement_in_other_words(one: str, two: str, rules: Rules, language: Language) -> None:
    found = groups((one, two), rules, language)
    assert len(found) == 1
    assert len(found[0]) == 2


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The mill will remain open.", "The mill will not remain open."),
        ("Halden Energy bought the Orkla dam.", "Nordkraft Power bought the Bremvik dam."),
        ("Ann Lee left Northgate Motors.", "Tom Berg left Northgate Motors."),
        ("The fire destroyed a school.", "The club won the match on Sunday."),
        ("Ann Lee moved to Kansas in 1957.", "Ann Lee moved to Kansas in 1992."),
        ("Acme sold the tanker to Borex Lines.", "Acme sold the tanker to Corvan Shipping."),
        ("Acme holds 49 percent of Borex.", "Acme paid $2 million to Borex."),
    ],
)
def test_two_statements(one: str, two: str, rules: Rules, language: Language) -> None:
    assert groups((one, two), rules, language) == []


def test_the_order_of_documents_changes_no_group(rules: Rules, language: Language) -> None:
    texts = (
        "The mill will remain open. Storms destroyed 40 houses.",
        "The mill stays open.",
        "Storms destroyed 45 houses.",
    )
    one, two = groups(texts, rules, language), groups(texts[::-1], rules, language)
    assert sorted(map(sorted, one)) == sorted(map(sorted, two))


def test_the_nearest_of_several_is_meant(rules: Rules, language: Language) -> None:
    """What is near enough is passed over where the other document has something nearer."""
    one = "The council will close the old library in May. The council will close the old school in June."
    two = "The old library will be closed by the council. The old school will be closed by the council."
    assert sorted(groups((one, two), rules, language)) == [
        ["The council will close the old library in May", "The old library will be closed by the council"],
        ["The council will close the old school in June", "The old school will be closed by the council"],
    ]
