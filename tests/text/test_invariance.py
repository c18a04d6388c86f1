"""What must change nothing: the width of lines, the form of marks and letters, what surrounds the text."""

import textwrap
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.language import load_language
from reconcile.layout import lay_out
from reconcile.model import STATEMENTS, Document, Report
from reconcile.pipeline import read_claims
from reconcile.read import read_bytes
from reconcile.split import split_sentences
from tests.desk import check_all, rules, seed_document

ENGLISH = load_language("en")
BODY = [line for line in seed_document(0).text.split("\n") if line.strip()]
FURNITURE = [
    "Advertisement",
    "By Ann Lee, Example News",
    "Ann Lee, center, waits outside the town hall in Fenwick.",
    "© 2025 Example Media. All rights reserved.",
    "Read more: Ten things to know",
    "Sign up for our newsletter and get the news in your inbox.",
    "Updated 3:14 p.m. ET, June 13, 2025",
    "(Reporting by Ann Lee; Editing by John Roe)",
    "[to top of second column]",
]


def statements(text: str) -> list[str]:
    """Return the sentences of a text that state something, white space made single."""
    page = lay_out(Document("page.txt", text, ""), ENGLISH)
    return [" ".join(s.text.split()) for s in split_sentences(page, ENGLISH) if s.kind in STATEMENTS]


PLAIN = statements("\n".join(BODY))


@given(st.integers(12, 220), st.sampled_from(["\n", "\r\n", "\r", " \n\t\t"]))
def test_any_width(width: int, end: str) -> None:
    wrapped = [end.join(textwrap.wrap(line, width, break_long_words=False)) for line in BODY]
    assert statements((end + end).join(wrapped)) == PLAIN


@given(st.integers(40, 120))
def test_any_width_with_indented_paragraphs(width: int) -> None:
    lines = [textwrap.wrap("   " + line, width, break_long_words=False, drop_whitespace=True) for line in BODY]
    assert statements("\n".join(line for paragraph in lines for line in paragraph)) == PLAIN


@given(st.sampled_from(FURNITURE), st.integers(1, len(BODY)), st.sampled_from([0, 30, 72]))
def test_furniture_between_paragraphs(piece: str, at: int, width: int) -> None:
    lines = [*BODY[:at], piece, *BODY[at:]]
    text = "\n\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False)) if width else line for line in lines
    )
    assert [s for s in statements(text) if s != piece] == PLAIN


def claims(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the claims of a text in its own words, white space made single."""
    found = read_claims(Document("page.txt", text, ""), rules(), ENGLISH).claims
    words = ((" ".join(text[c.span.start : c.span.end].split()), c) for c in found)
    return [(told, c.predicate, tuple(str(v.soft) for v in c.values)) for told, c in words]


CLAIMS = claims("\n".join(BODY))


@pytest.mark.parametrize("width", [24, 70, 130])
def test_no_claim_changes_with_the_width(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(line, width, break_on_hyphens=False)) for line in BODY)
    assert claims(text) == CLAIMS


def test_no_claim_changes_with_what_stands_around() -> None:
    pieces = [piece for piece in FURNITURE if "Updated" not in piece]  # a day would tell which Thursday it was
    lines = [line for n, text in enumerate(BODY) for line in (text, pieces[n % len(pieces)])]
    added = {told for piece in FURNITURE for told, _, _ in claims(piece)}
    assert [claim for claim in claims("\n".join(lines)) if claim[0] not in added] == CLAIMS


def _soft_hyphens(text: str) -> str:
    return "".join(f"{c}\u00ad" if c.islower() and n % 7 == 0 else c for n, c in enumerate(text))


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "utf-8 with a mark": lambda t: t.encode("utf-8-sig"),
    "utf-16": lambda t: t.encode("utf-16"),
    "utf-16 the other way": lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
    "utf-32": lambda t: t.encode("utf-32"),
    "windows-1252": lambda t: t.encode("cp1252"),
    "CR LF": lambda t: t.replace("\n", "\r\n").encode(),
    "CR": lambda t: t.replace("\n", "\r").encode(),
    "mixed line ends": lambda t: "".join(
        c if c != "\n" else ("\n", "\r\n", "\r")[n % 3] for n, c in enumerate(t)
    ).encode(),
    "NFD": lambda t: normalize("NFD", t).encode(),
    "soft hyphens": lambda t: _soft_hyphens(t).encode(),
    "zero-width blanks": lambda t: "".join(f"{c}\u200b" if n % 5 == 0 else c for n, c in enumerate(t)).encode(),
    "word joiners in figures": lambda t: t.replace(".", ".\u2060").replace("$", "$\u2060").encode(),
    "direction marks": lambda t: t.replace("$", "\u200e$").replace("%", "%\u200f").encode(),
    "ligatures": lambda t: t.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ").encode(),
    "full-width digits": lambda t: t.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}).encode(),
    "full-width letters": lambda t: t.translate({c: chr(c + 0xFEE0) for c in range(0x41, 0x5B)}).encode(),
    "straight marks": lambda t: t.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"}).encode(),
    "doubled marks": lambda t: t.replace("“", "``").replace("”", "''").replace("’", "'").encode(),
    "no-break blanks": lambda t: t.replace(" ", "\u00a0").encode(),
    "other hyphens": lambda t: t.replace("-", "\u2011").encode(),
    "per cent": lambda t: t.replace("49 per cent", "49%").replace(" per cent", " percent").encode(),
    "wrapped, hyphens at line ends": lambda t: "\n\n".join(textwrap.fill(line, 33) for line in t.split("\n")).encode(),
}


def findings(report: Report) -> list[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    """Return the findings by rule, verdict and values as numbers, whatever their spelling."""
    return sorted(
        (f.rule, f.verdict, tuple(sorted((s.value.kind, str(s.value.soft), str(s.documents)) for s in f.sides)))
        for f in report.findings
    )


OTHER = seed_document(3)
SEED = seed_document(0)
BEFORE = findings(check_all([SEED, OTHER]))


@pytest.mark.parametrize("name", VARIANTS)
def test_the_same_findings_in_every_form(name: str) -> None:
    document = read_bytes(VARIANTS[name](SEED.text), name=SEED.path)
    report = check_all([document, OTHER])
    assert findings(report) == BEFORE
    texts = {document.path: document.text, OTHER.path: OTHER.text}
    for mention in (m for f in report.findings for s in f.sides for m in s.mentions):
        assert texts[mention.path][mention.span.start : mention.span.end] == mention.text
        assert mention.text[0].isprintable()
        assert mention.text[-1].isprintable()
