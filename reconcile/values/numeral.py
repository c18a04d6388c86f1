"""The record of a number as it was written, and what is common to all ways of writing one."""

from decimal import Decimal
from typing import NamedTuple

LONGEST = 32  # digits; more is no quantity of news, and keeps 1e999 and pages of digits out
ONE = Decimal(1)
PART = Decimal("0.2")  # the step of a fraction by itself: half a million is 450,000 to 550,000


class Numeral(NamedTuple):
    """A number read from the tokens `first` up to `last`."""

    first: int
    last: int
    number: Decimal
    step: Decimal  # unit of the last written digit
    round: bool = False  # two or more zeros at the end of what is written before the scale word
    scaled: bool = False  # a scale word was written
    worded: bool = False  # no digit was written
    fraction: bool = False  # a fraction by itself: `two-thirds`
    dozen: bool = False
    scale: Decimal = ONE  # the last scale
