"""Say values and intervals in the sentences of an explanation."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from reconcile.model import EVERYTHING, LEAP, Interval, Kind, Value

_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SPANS = (
    (Decimal(31557600), "years"),
    (Decimal(2629800), "months"),
    (Decimal(86400), "days"),
    (Decimal(3600), "hours"),
    (Decimal(60), "minutes"),
)
_PLURALS = {"century": "centuries"}
_SHOWN = Decimal("0.0001")
_LAST_DAY = date.max.toordinal()


def describe_side(value: Value, interval: Interval, soft: Interval) -> str:
    """Return one side of a comparison: its words, its hard interval, and the soft one where it is narrower."""
    words = f"`{' '.join(value.text.split())}`"
    if value.kind is Kind.DATE:
        return f"{words} is {show_days(interval)}"
    if interval == EVERYTHING and soft == EVERYTHING:
        return f"{words} sets no bounds"
    if interval == EVERYTHING:
        return f"{words} is read as {show(soft, value)}, and the words do not rule out more"
    said = f"{words} is {show(interval, value)}"
    return said if soft == interval else f"{said}, read as {show(soft, value)}"


def show(interval: Interval, value: Value) -> str:
    """Return an interval with its unit, in the scale that reads best: `[14.25, 14.35] billion USD`."""
    ends = [abs(end) for end in (interval.low, interval.high) if end is not None]
    factor, name = Decimal(1), ""
    if value.kind is Kind.DURATION and value.written is not None and value.written_unit:
        # `12-month` in months, `9,000 hours` in hours
        factor, name = value.factor, _PLURALS.get(value.written_unit, f"{value.written_unit}s")
    elif ends and value.kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.DURATION):
        table = _SPANS if value.kind is Kind.DURATION else _SCALES
        factor, name = next(
            ((f, n) for f, n in table if max(ends) >= f), (Decimal(1), "s" if value.kind is Kind.DURATION else "")
        )
    unit = "" if value.kind is Kind.DURATION else value.unit
    scaled = Interval(
        _over(interval.low, factor), _over(interval.high, factor), interval.low_closed, interval.high_closed
    )
    return " ".join(part for part in (str(scaled), name, unit) if part)


def _over(end: Decimal | None, factor: Decimal) -> Decimal | None:
    if end is None:
        return None
    end = end / factor
    if end != end.to_integral_value() and abs(end) > 1:
        rounded = end.quantize(_SHOWN, ROUND_HALF_EVEN) if abs(end) < Decimal(10) ** 20 else end
        end = rounded.normalize()
    return end.to_integral_value() if end == end.to_integral_value() and abs(end) < Decimal(10) ** 20 else end


def show_days(interval: Interval) -> str:
    """Return the days of an interval: `2025-06-13`, `2016-01-01 to 2016-12-31`, `06-13` of a year that is not told, or that nobody can tell."""
    if interval.low is None or interval.high is None:
        return "a day that only the dateline could tell"
    low, high = (date.fromordinal(min(max(1, int(end)), _LAST_DAY)) for end in (interval.low, interval.high))
    if high.year > LEAP + 1:
        return low.isoformat() if low == high else f"{low.isoformat()} to {high.isoformat()}"
    first, last = (f"{day:%m-%d}" for day in (low, high))
    year = " of the next year" if low.year > LEAP else ""
    return f"{first}{year}" if low == high else f"{first} to {last}{year}"
