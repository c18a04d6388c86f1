"""Make values of days: an interval of ordinals, resolved against the dateline where the words ask for it."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from reconcile.model import EVERYTHING, LEAP, YEARLESS, Form, Interval, Kind, Span, Value
from reconcile.values.tokens import Tokens

DAY = "day"


def value_of(
    t: Tokens,
    first: int,
    last: int,
    days: tuple[date, date] | None,
    lexical: str,
    *,
    unit: str = DAY,
    number: int | None = None,
) -> tuple[Value, int]:
    """Return the value of the tokens `first` up to `last` that stand for the days given, or for days nobody can tell."""
    start, end = t.starts[first], t.ends[last - 1]
    interval, step = EVERYTHING, Decimal(0)
    if days is not None:
        low, high = days[0].toordinal(), days[1].toordinal()
        interval, step = Interval(Decimal(low), Decimal(high)), Decimal(high - low + 1)
        if number is None and low == high:
            number = low
    value = Value(
        kind=Kind.DATE,
        span=Span(t.base + start, t.base + end),
        text=t.text[start:end],
        unit=unit if days is not None else "",
        number=None if number is None or days is None else Decimal(days[0].toordinal()) if days[0] == days[1] else None,
        hard=interval,
        soft=interval,
        step=step,
        form=Form.NUMERAL,
        lexical=lexical,
    )
    return value, last


def whole_month(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def whole_year(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def day(year: int, month: int, number: int) -> date | None:
    """Return a day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def without_year(t: Tokens, month: int, number: int | None) -> tuple[tuple[date, date], str] | None:
    """Resolve a day or month without a year: the nearest to the dateline, or a day of no year."""
    if t.dateline is None:
        days = _days(LEAP, month, number)
        return None if days is None else (days, YEARLESS)
    found = [
        days
        for year in (-1, 0, 1)
        if 1 <= t.dateline.year + year <= 9999 and (days := _days(t.dateline.year + year, month, number)) is not None
    ]
    if not found:
        return None
    return min(found, key=lambda days: (abs((days[0] - t.dateline).days) if t.dateline else 0, days)), DAY


def _days(year: int, month: int, number: int | None) -> tuple[date, date] | None:
    if number is None:
        return whole_month(year, month)
    found = day(year, month, number)
    return None if found is None else (found, found)


def shifted(start: date, days: int) -> date | None:
    """Return the day so many days on, or None past the ends of the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None
