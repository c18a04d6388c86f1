"""What changes no claim: the width of the lines, the marks of quotation, the way a share is written, what stands around the text."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import load_rules
from reconcile.language import load_language
from tests.claims.notebook import read, vouched

RULES, ENGLISH = load_rules(), load_language("en")
BODY = (
    "The city council approved a $40 million loan for the tram on Tuesday and rejected a plan to close two libraries.",
    "“We had no choice,” Mayor Ann Lee told the Evening Post. “The lines are 60 years old.”",
    "Northgate Motors, which employs 900 people in the city, said it will hold a 12 per cent stake in the operator.",
    "According to the company, the work will last three years.",
)
Told = list[tuple[str, str]]


def told(*paragraphs: str) -> Told:
    """Return the claims of a text with who vouches for them, typography made plain."""
    return [(plain(words), plain(vouched(claim))) for claim, words in read("\n\n".join(paragraphs), RULES, ENGLISH)]


def plain(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''")).replace(" per cent", "%")


@given(st.integers(min_value=40, max_value=160))
def test_the_width_of_lines(width: int) -> None:
    assert told(*(textwrap.fill(p, width) for p in BODY)) == told(*BODY)


def test_straight_marks_of_quotation() -> None:
    assert told(*(plain(p).replace("%", " per cent") for p in BODY)) == told(*BODY)


@pytest.mark.parametrize("written", ["12%", "12 percent", "12 %"])
def test_the_way_a_share_is_written(written: str) -> None:
    other = told(*(p.replace("12 per cent", written) for p in BODY))
    assert [(w.replace("12 percent", "12%").replace("12 %", "12%"), who) for w, who in other] == told(*BODY)


@pytest.mark.parametrize(
    "line",
    [
        "By Maria Stone",
        "Advertisement",
        "Photo: Maria Stone/Harbour News",
        "(Harbour News Photo/Maria Stone, File)",
        "Copyright 2024 Harbour News. All rights reserved.",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 3])
def test_lines_around_the_text(line: str, place: int) -> None:
    around = [*BODY[:place], line, *BODY[place:]]
    assert [claim for claim in told(*around) if claim in told(*BODY)] == told(*BODY)
