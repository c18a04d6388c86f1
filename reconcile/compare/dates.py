"""Compare two dates at the coarser of their precisions, and two times of the day."""

from datetime import date

from reconcile.compare.wording import describe_side
from reconcile.model import (
    EVERYTHING,
    WEEKDAYS,
    YEARLESS,
    Comparison,
    Interval,
    Modifier,
    Severity,
    Value,
    Verdict,
    in_one_calendar,
)

_DUE = "due "  # how the normal form of a time begins at which something is to come about


def compare_dates(left: Value, right: Value) -> Comparison:
    """Return the verdict on two dates: equal days agree, a day inside a month is compatible, a year of a decade says more, days apart conflict.

    A day that only a missing dateline could tell is not compared, unless both sides use the same word for it.
    """
    if (left.modifier is Modifier.AT_LEAST) != (right.modifier is Modifier.AT_LEAST):
        return _open_end(left, right)
    one, two = in_one_calendar(left, right)
    if EVERYTHING in (one, two) and {_weekday(left), _weekday(right)} <= {*WEEKDAYS}:
        return _by_weekday(left, right)
    if EVERYTHING in (one, two):
        if left.lexical and left.lexical == right.lexical:
            return Comparison(Verdict.AGREE, "date", (f"both say {left.lexical}",))
        if _part(left) and _part(left) == _part(right):
            words = (f"`{left.text}` against `{right.text}`", "two parts of what must be one year")
            return Comparison(Verdict.CONFLICT, "date", words, Severity.WARNING)
        return Comparison(
            Verdict.NOT_COMPARED, "incomparable", ("without a dateline nobody can tell the day",), gate="no dateline"
        )
    steps = (describe_side(left, left.hard, left.hard), describe_side(right, right.hard, right.hard))
    if one == two:
        return Comparison(Verdict.AGREE, "date", (*steps, "the same day or period"))
    # of two promises the month of a quarter is no less precise than a reader asks for; `by June` is
    promised = all(v.lexical.startswith(_DUE) and v.modifier is Modifier.NONE for v in (left, right))
    if not promised and (_is_within(one, two) or _is_within(two, one)):
        return Comparison(Verdict.PRECISION, "date", (*steps, "one lies within the other"), Severity.NOTICE)
    if one.meets(two):
        return Comparison(Verdict.COMPATIBLE, "date", (*steps, "a time within a longer one, or they share days"))
    if _weekday(left) and _weekday(left) == _weekday(right) and any(_is_relative(value) for value in (left, right)):
        repeated = "one weekday, weeks apart: one side may repeat what an earlier text said"
        return Comparison(Verdict.COMPATIBLE, "date", (*steps, repeated))
    slip = {left.lexical, right.lexical} & {*WEEKDAYS}
    notice = (len(slip) == 1 and _near(one, two)) or _may_be_sooner(left, right)
    most = Severity.NOTICE if notice else None
    return Comparison(Verdict.CONFLICT, "date", (*steps, "they share no day"), most)


def _open_end(left: Value, right: Value) -> Comparison:
    """`until Monday` beside `until at least Monday`: the second says less; beside another day nobody can tell.

    `not before Monday` and `by Monday` share one day at the most; where they share none the one is over before the other can be.
    """
    words = f"`{left.text}` against `{right.text}`"
    soonest, other = (left, right) if left.modifier is Modifier.AT_LEAST else (right, left)
    begins, ends = in_one_calendar(soonest, other)
    if begins.low is not None and ends.high is not None and ends.high < begins.low:
        return Comparison(Verdict.CONFLICT, "date", (words, "the one is over before the other can be"))
    if (left.lexical, left.hard) != (right.lexical, right.hard):
        return Comparison(Verdict.COMPATIBLE, "date", (words, "one of them leaves the end open"))
    if other.modifier is Modifier.AT_MOST:
        return Comparison(Verdict.TENSION, "bound", (words, "they share that day alone"), Severity.NOTICE)
    return Comparison(Verdict.PRECISION, "date", (words, "one of them leaves the end open"), Severity.NOTICE)


def _may_be_sooner(left: Value, right: Value) -> bool:
    """`by the end of the year` beside `in the third quarter`: the first promises less, and does not rule the second out."""
    by, other = (left, right) if left.modifier is Modifier.AT_MOST else (right, left)
    if by.modifier is not Modifier.AT_MOST or other.modifier is Modifier.AT_MOST:
        return False
    return other.hard.low is not None and by.hard.low is not None and other.hard.low < by.hard.low


def _part(value: Value) -> str:
    """`quarter` of the third quarter, `half` of the first half of a year that is not told; empty for other values."""
    word, _, number = value.lexical.partition(" ")
    return word if word in ("quarter", "half") and number.isdigit() else ""


def _weekday(value: Value) -> str:
    """The weekday of a day, by its name or by the calendar; empty for longer spans and for days of no known year."""
    if value.lexical in WEEKDAYS:
        return value.lexical
    single = value.unit != YEARLESS and value.hard.low is not None and value.hard.low == value.hard.high
    return WEEKDAYS[date.fromordinal(int(value.hard.low or 1)).weekday()] if single else ""


def _is_relative(value: Value) -> bool:
    """`Tuesday`, `yesterday`: a day that the dateline alone tells."""
    return not any(letter.isdigit() for letter in value.lexical)


def _by_weekday(left: Value, right: Value) -> Comparison:
    """Two weekdays of one happening: whatever their week, they are no one day."""
    one, two = _weekday(left), _weekday(right)
    if one == two:
        return Comparison(Verdict.AGREE, "date", (f"both are a {one.capitalize()}",))
    words = f"`{left.text}` is a {one.capitalize()}, `{right.text}` a {two.capitalize()}"
    return Comparison(Verdict.CONFLICT, "date", (words, "one happening falls on one weekday"), Severity.WARNING)


def _is_within(inner: Interval, outer: Interval) -> bool:
    """Tell whether a period says more than another: a year than its decade; for a day news gives the month or the year as its date."""
    if inner.low is None or inner.high is None or outer.low is None or outer.high is None:
        return False
    return outer.low <= inner.low < inner.high <= outer.high


def _near(one: Interval, two: Interval) -> bool:
    """Tell whether two days lie within one week, so that the weekday may be the slip."""
    if one.low is None or two.low is None:
        return False
    return abs(one.low - two.low) < 7


def compare_times(left: Value, right: Value) -> Comparison:
    """Return the verdict on two times of one day; zones must be the same, or unnamed on one side."""
    if left.lexical and right.lexical and left.lexical != right.lexical:
        return Comparison(
            Verdict.NOT_COMPARED, "incomparable", (f"{left.lexical} against {right.lexical}",), gate="other unit"
        )
    if left.number is None or right.number is None:
        return Comparison(Verdict.NOT_COMPARED, "incomparable", ("a time is missing",), gate="no interval")
    apart = abs(left.number - right.number)
    words = f"`{left.text}` and `{right.text}` lie {apart} minutes apart"
    if not apart:
        return Comparison(Verdict.AGREE, "date", ("the same time",))
    if apart < max(left.step, right.step):
        return Comparison(Verdict.COMPATIBLE, "date", (words, "less than the precision of the coarser one"))
    return Comparison(Verdict.CONFLICT, "date", (words,))


def compare_weekdays(left: Value, right: Value) -> Comparison:
    """Return the verdict on a weekday and the date beside it: one of the two is a slip, and nobody can tell which."""
    if left.lexical == right.lexical:
        return Comparison(Verdict.AGREE, "weekday", ("the date falls on that day",))
    words = f"`{left.text}` stands beside `{right.text}`: {left.lexical} against {right.lexical}"
    return Comparison(Verdict.CONFLICT, "weekday", (words, "either half may be the slip"), Severity.NOTICE)
