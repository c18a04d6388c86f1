"""Base forms: the notebook, what the tables must keep to, and floors on treebanks with the tags of their makers."""

from collections import Counter
from pathlib import Path

import pytest

from reconcile.grammar.lemmas import lemma_of
from reconcile.language import load_language
from tests.places import SHARED, needs_shared
from training.treebank import read_trees

ENGLISH = load_language("en")
SECTIONS = Path(__file__).with_name("lemmas.md").read_text(encoding="utf-8").split("\n## ")[1:]
CASES = [
    (section.split()[0].removesuffix(":"), *line.removeprefix("- ").split(": "))
    for section in SECTIONS
    for line in section.splitlines()
    if line.startswith("- ")
]


def lemmas(kind: str, form: str) -> set[str]:
    """Return the base forms of a written form, by all tags that it may have."""
    if kind == "Nouns":
        return {lemma_of(form, "NOUN", "NNS", ENGLISH)}
    if kind == "Adjectives":
        ends = form.endswith("st")
        return {lemma_of(form, "ADJ", "JJS" if ends else "JJR", ENGLISH)}
    tags = ("VBG",) if form.endswith("ing") else ("VBZ",) if form.endswith("s") else ("VBD", "VBN")
    return {lemma_of(form, "VERB", tag, ENGLISH) for tag in tags}


@pytest.mark.parametrize(("kind", "base", "forms"), CASES, ids=[f"{kind} {base}" for kind, base, _ in CASES])
def test_the_notebook_on_base_forms(kind: str, base: str, forms: str) -> None:
    assert {form: lemmas(kind, form) for form in forms.split(", ")} == {form: {base} for form in forms.split(", ")}


@pytest.mark.parametrize(
    ("word", "tag", "form", "base"),
    [
        ("found", "VERB", "VB", "found"),  # `to found a school`
        ("ground", "VERB", "VB", "ground"),
        ("lay", "VERB", "VBP", "lay"),
        ("feet", "NOUN", "NN", "foot"),  # taken for a singular
        ("further", "ADJ", "JJ", "further"),
        ("further", "ADV", "RBR", "far"),
        ("Misled", "VERB", "VBN", "mislead"),
        ("’re", "AUX", "VBP", "be"),
        ("Burnt", "PROPN", "NNP", "Burnt"),
    ],
)
def test_a_base_form_hangs_on_the_tag(word: str, tag: str, form: str, base: str) -> None:
    assert lemma_of(word, tag, form, ENGLISH) == base


@pytest.mark.parametrize("table", ["verbs", "nouns", "adjectives"])
def test_no_form_leads_to_two_base_forms(table: str) -> None:
    forms = Counter(form for listed in ENGLISH.section("lemmas")[table].values() for form in listed)
    assert [form for form, often in forms.items() if often > 1] == []


@pytest.mark.parametrize("known", ["known_verbs", "known_nouns", "known_adjectives"])
def test_no_word_is_listed_twice(known: str) -> None:
    words = Counter(ENGLISH.section("lemmas")[known])
    assert [word for word, often in words.items() if often > 1 or not isinstance(word, str)] == []


@needs_shared
@pytest.mark.parametrize(
    ("name", "tag", "least"),
    [
        ("pud-test", "VERB", 0.995),
        ("pud-test", "NOUN", 0.98),
        ("pud-test", "ADJ", 0.998),
        ("ewt-dev", "VERB", 0.985),
        ("ewt-dev", "NOUN", 0.96),
        ("ewt-dev", "ADJ", 0.98),
    ],
)
def test_base_forms_of_treebanks(name: str, tag: str, least: float) -> None:
    right = Counter(
        lemma_of(word.form, *word.tag.split("|"), ENGLISH) == word.lemma.lower()
        for tree in read_trees(SHARED / "treebank" / f"{name}.conllu.gz")
        for word in tree
        if word.tag.startswith(f"{tag}|")
    )
    assert right[True] >= least * right.total()
