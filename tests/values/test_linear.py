"""The work grows with the length of a text and no faster, whatever is written in it; nothing becomes infinite."""

import sys
from decimal import Decimal
from types import FrameType

import pytest

from tests.values.notebook import read

# Runs that have undone readers of figures before, and joints of every reader that looks ahead or back.
HOSTILE = [
    "1 ", "$", "$1 ", "over ", "over 5 ", "twenty-", "twenty ", "hundred ", "two hundred and ", "million ", "a million and ",
    "half an hour ", "half a ", "1,000,", "1.000.", "1/", "1-", "1–", "1:", "1e9", "1e999 ", "½", "- ", "--", "( ", "no more than ",
    "not ", "at least at least ", "between 1 and ", "from 1 to ", "aged 1, ", "aged 1 and ", "June 1 to ", "June 1-", "Thursday to ", "thursday ",
    "NEW YORK 12 ", "Section 4 ", "1 of the 1 ", "one in ", "12 Somali and ", "AK-47 ", "a mile and ", "million dollars ", "thousand thousand ",
    "did not disclose the ", "a large ", "minority ", "most of ", "0845 125 ", "No. ", "'s ", "1st ", "the 1990s ", "a. ", "www.x ", "@ ", "1m-", "1 hour, ", "1 to ", "rose by 1 to ",
]  # fmt: skip


def steps(text: str) -> int:
    """Return how many functions are called while the values of a text are read."""
    count = 0

    def tick(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(piece: str) -> None:
    read(piece)  # tables of the language are made once
    once, twice = steps(piece * 40), steps(piece * 80)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("piece", ["1", "$", "over ", "1."])
def test_a_long_run_is_read_to_its_end(piece: str) -> None:
    for value in read(piece * (120_000 // len(piece))):
        assert value.number is None or value.number.is_finite()


@pytest.mark.parametrize(
    "text", ["1e999 dollars", "$" + "9" * 400, "9" * 400 + " people", "1" + ",000" * 200 + " ships", "1e99 ships"]
)
def test_what_no_news_would_write_is_no_number(text: str) -> None:
    assert all(v.number is None or abs(v.number) <= Decimal(10) ** 30 for v in read(text))
