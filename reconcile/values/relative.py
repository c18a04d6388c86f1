"""Read the words that place a day against the dateline: `Thursday`, `yesterday`, `last month`, `this week`."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from reconcile.model import WEEKDAYS, Interval, Value
from reconcile.values.dates import read_month, read_numeric_date
from reconcile.values.days import day, shifted, value_of, whole_month, whole_year
from reconcile.values.tokens import Tokens

Found = tuple[Value, int]
_NEAR = 60  # days; so close to the dateline a wrong weekday is a slip, and no other year is meant
_AHEAD = 10  # words before a weekday in which a word of the future counts


def read_weekday(t: Tokens, i: int) -> Found | None:
    """Read a weekday: the nearest such day not after the dateline, the next one beside words of the future.

    A date that follows belongs to it: `Thursday, June 13`.
    """
    calendar = t.lex.section("calendar")
    word, j = t.words[i], i + 1
    if not t.capital(i) and t.capitals:
        return None
    if word in calendar["short_weekdays"]:
        if t.words[j] != "." and t.words[j] != ",":
            return None
        j += t.words[j] == "."
    k = j + (t.words[j] == ",")
    k += t.words[k] in t.lex.words("calendar", "the")
    dated = (
        read_month(t, k)
        if t.words[k] in calendar["months"]
        else read_numeric_date(t, k)
        if t.words[k].isdigit()
        else None
    )
    if dated is not None and dated[0].lexical.count("-") >= 2:
        value = _of_weekday(t, dated[0], calendar["weekdays"][word])
        return value_of(t, i, dated[1], _ends(value), value.lexical, unit=value.unit)
    j += t.words[j] in calendar["parts"]
    if t.dateline is None:
        return value_of(t, i, j, None, WEEKDAYS[calendar["weekdays"][word]])
    back = (t.dateline.weekday() - calendar["weekdays"][word]) % 7
    before = t.words[i - 1]
    if before == "last" and back == 0:
        back = 7
    if before in ("next", "coming") or (back and _future(t, i)):
        back -= 7
    found = shifted(t.dateline, -back)
    name = WEEKDAYS[calendar["weekdays"][word]]
    until = t.words[j + 1]
    if found is not None and t.words[j] in t.lex.words("calendar", "spanning") and until in calendar["weekdays"]:
        end = shifted(found, (calendar["weekdays"][until] - calendar["weekdays"][word]) % 7)
        if end is not None:
            return value_of(t, i, j + 2, (found, end), f"{name}/{WEEKDAYS[calendar['weekdays'][until]]}")
    return value_of(t, i, j, None if found is None else (found, found), name)


def _of_weekday(t: Tokens, value: Value, weekday: int) -> Value:
    """`Saturday, 10 June`: of the years around the dateline the one in which the weekday is right, if there is one."""
    if t.dateline is None or value.number is None or not value.lexical.startswith("--"):
        return value
    here = date.fromordinal(int(value.number))
    if abs((here - t.dateline).days) <= _NEAR:
        return value
    for shift in (0, 1, -1):
        year = here.year + shift
        other = day(year, here.month, here.day) if 1 <= year <= 9999 else None
        if other is not None and other.weekday() == weekday:
            at = Decimal(other.toordinal())
            return replace(value, number=at, hard=Interval(at, at), soft=Interval(at, at))
    return value


def _ends(value: Value) -> tuple[date, date] | None:
    if value.hard.low is None or value.hard.high is None:
        return None
    return date.fromordinal(int(value.hard.low)), date.fromordinal(int(value.hard.high))


def _future(t: Tokens, i: int) -> bool:
    """Tell whether the words before a weekday speak of the future and not of the past."""
    future = t.lex.words("calendar", "future") - t.lex.words("calendar", "future_loose")
    told, words = t.lex.words("calendar", "told"), t.words[max(0, i - _AHEAD) : i]
    ahead = max((n for n, w in enumerate(words) if w in future or w.endswith("'ll")), default=-1)
    past = max(
        (n for n, w in enumerate(words) if (w.endswith("ed") and w not in future and len(w) > 3) or w in told),
        default=-1,
    )
    return ahead > past


def read_day_word(t: Tokens, i: int) -> Found | None:
    """`today`, `yesterday`, `tomorrow`, `tonight`."""
    word = t.words[i]
    shift = t.lex.section("calendar")["days"][word]
    found = None if t.dateline is None else shifted(t.dateline, shift)
    return value_of(t, i, i + 1, None if found is None else (found, found), word)


def read_shifted(t: Tokens, i: int) -> Found | None:
    """`last month`, `this week`, `next year`; `the last three months` is a span of time and none of this."""
    calendar = t.lex.section("calendar")
    word, period = t.words[i], t.words[i + 1]
    if period in calendar["weekdays"] and period not in calendar["short_weekdays"]:
        found = read_weekday(t, i + 1)
        return None if found is None else _from(t, i, found)
    if period in calendar["months"] and t.capital(i + 1):
        found = read_month(t, i + 1)
        return None if found is None else _month_shifted(t, i, found, calendar["shifts"][word])
    if period not in calendar["periods"] or (
        word in ("past", "previous", "current") and t.words[i - 1] not in ("the", "this")
    ):
        return None
    if word in ("last", "past", "this") and t.words[i + 2] in ("'s",) and period in ("day",):
        return None
    shift = calendar["shifts"][word]
    lexical = f"{word} {period}"
    if t.dateline is None:
        return value_of(t, i, i + 2, None, lexical)
    return value_of(t, i, i + 2, _period(t.dateline, calendar["periods"][period], shift, calendar), lexical)


def _month_shifted(t: Tokens, i: int, found: Found, shift: int) -> Found | None:
    """`last June` lies before the month of the dateline, `next June` behind it; a year that is written decides."""
    value, last = found
    month = int(value.lexical[2:4]) if value.lexical.startswith("--") and len(value.lexical) == 4 else 0
    if not month or t.dateline is None:
        return _from(t, i, found)
    line = t.dateline
    year = line.year + (shift if (month >= line.month if shift < 0 else month <= line.month) else 0)
    if not 1 <= year <= 9999:
        return _from(t, i, found)
    return value_of(t, i, last, whole_month(year, month), f"{year:04}-{month:02}")


def _from(t: Tokens, i: int, found: Found) -> Found:
    value, last = found
    return value_of(
        t,
        i,
        last,
        _ends(value),
        f"{t.words[i]} {value.lexical}" if value.hard.low is None else value.lexical,
        unit=value.unit or "day",
    )


def _period(line: date, period: str, shift: int, calendar: dict[str, dict[str, list[int]]]) -> tuple[date, date] | None:
    """Return the days of a period that holds the dateline, or lies next to it."""
    try:
        match period:
            case "day":
                return line + timedelta(days=shift), line + timedelta(days=shift)
            case "week" | "weekend":
                monday = line - timedelta(days=line.weekday()) + timedelta(days=7 * shift)
                return (monday + timedelta(days=5) if period == "weekend" else monday), monday + timedelta(days=6)
            case "month" | "quarter":
                length = 1 if period == "month" else 3
                index = line.year * 12 + (line.month - 1) // length * length + shift * length
                end = index + length - 1
                return whole_month(index // 12, index % 12 + 1)[0], whole_month(end // 12, end % 12 + 1)[1]
            case "year":
                return whole_year(line.year + shift)
            case "decade":
                first = line.year // 10 * 10 + 10 * shift
                return whole_year(first)[0], whole_year(first + 9)[1]
            case "century":
                first = (line.year - 1) // 100 * 100 + 100 * shift + 1
                return whole_year(first)[0], whole_year(first + 99)[1]
            case _:
                return _nearest_season(line, calendar["seasons"][period], shift)
    except (ValueError, OverflowError):
        return None


def _nearest_season(line: date, months: list[int], shift: int) -> tuple[date, date]:
    low, high = months
    spans = [
        (whole_month(y, low)[0], whole_month(y + (high < low), high)[1])
        for y in range(max(1, line.year - 2), min(9998, line.year + 2))
    ]
    if shift < 0:
        return max(span for span in spans if span[1] < line)
    if shift > 0:
        return min(span for span in spans if span[0] > line)
    return min(spans, key=lambda span: (abs((span[0] - line).days), span))
