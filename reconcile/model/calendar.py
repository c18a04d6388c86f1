"""Days with and without a year, in one calendar."""

from datetime import date
from decimal import Decimal

from reconcile.model.value import EVERYTHING, LEAP, YEARLESS, Interval, Value

_MONTH = 31  # days


def in_one_calendar(one: Value, two: Value) -> tuple[Interval, Interval]:
    """Return the days of two dates as they can be compared: where one of them has no year, both in the year in which such days are counted."""
    if YEARLESS in (one.unit, two.unit) and one.unit != two.unit:
        return _yearless(one), _yearless(two)
    return one.hard, two.hard


def _yearless(value: Value) -> Interval:
    """Move a day or month into the year in which days without a year are counted; a longer period cannot be moved."""
    if value.unit == YEARLESS or value.hard.low is None or value.hard.high is None:
        return value.hard
    low, high = date.fromordinal(int(value.hard.low)), date.fromordinal(int(value.hard.high))
    if low.year != high.year or (high - low).days > _MONTH:
        return EVERYTHING
    first, last = (Decimal(date(LEAP, day.month, day.day).toordinal()) for day in (low, high))
    return Interval(first, last)
