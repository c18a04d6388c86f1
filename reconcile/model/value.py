"""What a source states: a value as the interval its words denote, with the precision it was written in."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reconcile.model.text import Span


class Kind(StrEnum):
    """What sort of thing a value is; values of different kinds never meet."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"  # percentage points and basis points: a difference of two percentages
    COUNT = "count"
    NUMBER = "number"
    MEASURE = "measure"
    AGE = "age"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"  # double, threefold
    SCORE = "score"
    AMOUNT = "amount"  # a word of quality (`large`) or of non-disclosure standing where an amount would stand
    STATUS = "status"
    SCOPE = "scope"
    NAME = "name"
    ROLE = "role"
    PLACE = "place"
    SOURCE = "source"  # who vouches for a statement
    QUOTE = "quote"


class Modifier(StrEnum):
    """How the words around a numeral bend it; the intervals are in `language/en/hedges.yaml`."""

    NONE = "none"
    EXACT = "exactly"
    ABOUT = "about"
    AROUND = "around"
    ALMOST = "almost"
    JUST_OVER = "just over"
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"
    UP_TO = "up to"
    BETWEEN = "between"
    ORDER = "on the order of"
    STACKED = "stacked"  # two modifiers on one numeral; the interval is their meet
    NOT_COMPARED = "not compared"  # `not nearly 300`: no interval can be told


class Form(StrEnum):
    """How a value is put into words: decides the verdict where two intervals meet."""

    NUMERAL = "numeral"
    BOUND = "bound"  # a numeral with over, under, at least, at most, up to, between
    HEDGE = "hedge"  # a numeral with about, around, almost, just over
    WORD = "word"  # a count without numeral: several, dozens
    SHARE = "share"  # a proportion without numeral: minority, most, a third
    QUALITY = "quality"  # large, record: no interval
    UNDISCLOSED = "undisclosed"  # the source says that the value is not told
    LABEL = "label"  # not a quantity: a status, name, role, place


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of decimals; an end that is None is open to infinity."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True

    def meets(self, other: "Interval") -> bool:
        """Tell whether the two ranges share a point."""
        for left, right in ((self, other), (other, self)):
            if left.high is None or right.low is None:
                continue
            if left.high < right.low or (left.high == right.low and not (left.high_closed and right.low_closed)):
                return False
        return True

    def __str__(self) -> str:
        low = "(-inf" if self.low is None else f"{'[' if self.low_closed else '('}{self.low:f}"
        high = "inf)" if self.high is None else f"{self.high:f}{']' if self.high_closed else ')'}"
        return f"{low}, {high}"


YEARLESS = "month-day"  # the unit of days without a year …
LEAP = 4  # … which are counted in a leap year long ago, and those of the next year in the one behind it
# How `lexical` names a weekday, whatever the language of the text.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERYTHING = Interval(None, None, low_closed=False, high_closed=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a document.

    `number`, `step` and both intervals are in the base of `unit` (dollars, percent, metres, days since 0001-01-01 for dates).
    `hard` is the meaning of the words, `soft` what a reader takes them to say; an end of `hard` that only stands in for a
    missing one (the outer end of the lexicon) is marked in `outer_low` / `outer_high`.
    """

    kind: Kind
    span: Span
    text: str  # the document's text at `span`, verbatim
    unit: str = ""  # ISO 4217 code, `%`, base unit, or empty
    number: Decimal | None = (
        None  # the numeral as written, scaled; the middle is not a number: ranges and words have none
    )
    hard: Interval = EVERYTHING
    soft: Interval = EVERYTHING
    step: Decimal = Decimal(0)  # u, the unit of the last written digit
    form: Form = Form.NUMERAL
    modifier: Modifier = Modifier.NONE
    outer_low: bool = False
    outer_high: bool = False
    noun: str = ""  # lemma of the noun counted, as far as the words beside the figure tell
    per: str = ""  # `month`, `share`: the unit is per this
    lexical: str = ""  # for words: the lexicon's entry (`minority`, `dozens`); for labels: the normal form
    estimate: bool = False  # estimated, put at
    written: Decimal | None = None  # the number in the unit as written: 6 for `6 miles`
    written_unit: str = ""  # the unit as written, by its name in `language/en/units.yaml`
    grain: Decimal = Decimal(0)  # g, the largest of 1, 2.5 and 5 times a power of ten that divides the number
    factor: Decimal = Decimal(1)  # from the unit as written to the base of `unit`
