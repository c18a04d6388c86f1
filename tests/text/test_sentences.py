"""Sentences: the notebook, the golden rules of pySBD where they are at hand, and what holds for every text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reconcile.language import Language, load_language
from reconcile.model import STATEMENTS, BlockKind
from reconcile.pipeline import read_sentences
from reconcile.split import split_text
from tests.desk import seed_document
from tests.places import SHARED, needs_shared

CUT = " ‖ "
NOTEBOOK = Path(__file__).with_name("sentences.md").read_text(encoding="utf-8")
CASES = [line.removeprefix("- ") for line in NOTEBOOK.splitlines() if line.startswith("- ")]
ENGLISH = load_language("en")
GOLDEN = SHARED / "bench/sentences/golden_rules.jsonl"
PIECES = st.sampled_from(
    [
        "Mr. ",
        "U.S. ",
        "It ",
        "fell. ",
        '"',
        "“",
        "” ",
        "(",
        ") ",
        "? ",
        "... ",
        ". . . ",
        "1. ",
        "2. ",
        "• ",
        "a",
        "\n",
        "’",
    ]
)


@pytest.mark.parametrize("case", CASES)
def test_the_notebook_on_sentences(case: str) -> None:
    text = case.replace(CUT, " ")
    assert [text[a:b] for a, b in split_text(text, ENGLISH)] == case.split(CUT)


@needs_shared
def test_golden_rules() -> None:
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    exact = sum([r["text"][a:b] for a, b in split_text(r["text"], ENGLISH)] == r["sentences"] for r in rows)
    assert exact >= 47, f"{exact} of {len(rows)}"


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
@example('"')
@example(". " * 20)
def test_sentences_are_all_of_a_text_but_blanks(text: str) -> None:
    ranges = split_text(text, ENGLISH)
    assert "".join("".join(text[a:b].split()) for a, b in ranges) == "".join(text.split())
    assert all(a < b and text[a:b] == text[a:b].strip() for a, b in ranges)
    assert all(b <= c for (_, b), (c, _) in pairwise(ranges))


@pytest.mark.parametrize("number", range(5))
def test_no_seed_is_cut_in_mid_sentence(number: int, language: Language) -> None:
    told = [s for s in read_sentences(seed_document(number), language).sentences if s.kind in STATEMENTS]
    for sentence in told:
        words = sentence.text.strip("\"'( ")
        assert words[0].isupper() or words[0].isdigit(), sentence.text
        assert sentence.kind is BlockKind.HEADLINE or words[-1] in ".!?:)", sentence.text
        assert sentence.text.count('"') % 2 == 0, sentence.text
    assert not any(s.text.endswith(("Character.", "U.S.")) for s in told)
