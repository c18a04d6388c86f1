"""Properties of the readers over spoilt files and arbitrary bytes: a document or a reason, never a crash, and places that hold.

`tests/fuzz/fuzz.py` does the same for as long as it is let; what it found stands here as examples.
"""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reconcile import Rules
from reconcile.errors import DocumentError
from reconcile.language import Language
from reconcile.layout import lay_out
from reconcile.model import Document, Places
from reconcile.pipeline import check_documents
from reconcile.read import Limits, read_bytes
from reconcile.read.formats import FORMATS, Raw, format_of, is_installed, read_raw
from reconcile.split import split_sentences
from tests.fuzz.fuzz import corpus, draw
from tests.readers.stories import unlocated

LIMITS = Limits(size=2**22, text=400_000, pages=50, documents=50)
SEEDS = corpus()
SUFFIXES = sorted({suffix for f in FORMATS if is_installed(f) for suffix in (*f.suffixes, *f.named)})


def documents_of(name: str, data: bytes) -> list[Document]:
    """Read bytes in this process; everything that comes out is a document or an error with a code."""
    found = list(read_raw(Raw(name, data), LIMITS))
    assert found
    assert all(isinstance(f, Document) or f.code.startswith("R1") for f in found)
    return [f for f in found if isinstance(f, Document)]


@given(number=st.integers(0, 10**9))
def test_a_spoilt_file_is_read_or_refused(number: int) -> None:
    name, data = draw(number, SEEDS)
    for document in documents_of(name, data):
        places = Places.of(document)
        assert list(document.pages) == sorted(document.pages)
        assert all(places.at(offset).line > 0 for offset in (0, len(document.text) // 2, len(document.text)))


@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_arbitrary_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    documents_of(f"a{suffix}", data)


@given(text=st.text(max_size=300))
@example(text=".\n. a\n.\n. b\n")
@example(text="St.\n.\n\n.")
def test_arbitrary_text_is_checked_and_located(text: str, rules: Rules, language: Language) -> None:
    good = Document("good.txt", "Five people died on Monday, police said. Five were hurt.\n", "0")
    try:
        read = read_bytes(text.encode("utf-8", "surrogatepass"), name="a.txt")
    except DocumentError:
        return
    for document in (read, Document("a.pdf", read.text, "1", pages=(0,), wrapped=True)):
        assert len(lay_out(document, language).document.text) == len(document.text)
        report = check_documents([good, document], rules=rules, language=language, one_story=True)
        assert unlocated(report, {"good.txt": good.text, document.path: document.text}) == []


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"<!DOCTYPE html>",
        b"\xef\xbb\xbf<HTML>",
        b"<?xml version='1.0'?>\n<rss>",
        b"WARC/1.0",
    ],
)
def test_a_name_that_says_nothing_is_decided_by_the_first_bytes(data: bytes) -> None:
    assert format_of("download", data).apart
    assert not format_of("download", b"Five people died.").apart


@given(word=st.text("ab1,.\"'(“ \t-$%", min_size=1, max_size=12), times=st.integers(1, 3000))
@example(word="1,", times=3000)
@example(word="word ", times=3000)
def test_a_line_of_any_length_is_cut_to_sentences_of_bounded_length(word: str, times: int, language: Language) -> None:
    page = lay_out(Document("a.txt", word * times, "0"), language)
    sentences = split_sentences(page, language)
    assert all(len(sentence.text) <= 1200 for sentence in sentences)
    spans = [sentence.span for sentence in sentences]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(
        page.clean[s.start : s.end].split() == sentence.text.split()
        for s, sentence in zip(spans, sentences, strict=True)
    )
