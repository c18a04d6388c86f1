"""Read times of the day: `10:30 a.m. ET`, `6pm`, `noon`, `1430 GMT`."""

import re
from dataclasses import replace
from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier, Span, Value
from reconcile.values.tokens import Tokens

Found = tuple[Value, int]
_DAY = 24 * 60
_LAP = re.compile(r"[0-5][0-9]\.[0-9]{1,3}")  # seconds of a race


def read_clock(t: Tokens, i: int) -> Found | None:
    """Read a time that starts with digits."""
    words = t.words
    word = words[i]
    if not word.replace(".", "", 1).isdigit() or len(word) > 5:
        return None
    hours, minutes, j, marked = word, "", i + 1, False
    if words[j] == ":" and words[j + 1].isdigit() and len(words[j + 1]) == 2:
        glued = t.glued(j) and t.glued(j + 1)
        if not glued and words[j + 2] not in t.lex.section("calendar").get("clock", {}):
            return None
        minutes, j, marked = words[j + 1], j + 2, True
        if words[j] == ":" and t.glued(j) and words[j + 1].isdigit():
            if _half(t, j + 2, t.lex.section("calendar").get("clock", {}))[0] is None:
                return _race(t, i, j)
            j += 2  # `10:46:08 PM`
    elif words[j] == ":" and t.glued(j) and t.glued(j + 1) and _LAP.fullmatch(words[j + 1]) and word.isdigit():
        return _seconds(t, i, j + 2, int(word) * 60 + Decimal(words[j + 1]), Decimal("0.1"))
    elif "." in word:
        hours, _, minutes = word.partition(".")
        marked = _is_dotted(t, i, minutes)
    clock = t.lex.section("calendar").get("clock", {})
    if not marked and (span := _hours(t, i, j, clock)) is not None:
        return span
    half, j = _half(t, j, clock)
    zone = (
        words[j]
        if words[j] in t.lex.words("calendar", "zones") and (t.written(j).isupper() or len(words[j]) > 4)
        else ""
    )
    if half is None and not marked and not (zone and len(minutes) == 2):
        if not (zone and len(hours) == 4 and not minutes):
            return None
        hours, minutes = hours[:2], hours[2:]
    if (
        half is None
        and marked
        and (
            not minutes
            or (
                t.capital(i - 1)
                and not t.starts_sentence(i - 1)
                and words[i - 1] not in t.lex.words("references", "not_names")
            )
        )
    ):
        return None
    return _value(t, i, j, (hours, minutes), half, zone)


def _is_dotted(t: Tokens, i: int, minutes: str) -> bool:
    """`at 10.15 on Tuesday`, `at 16.42 local time`: a dot parts hours from minutes where a day or the word for it stands behind."""
    calendar, words = t.lex.section("calendar"), t.words
    if not i or words[i - 1] not in ("at", "around", "about") or len(minutes) != 2 or int(minutes) >= 60:
        return False
    behind = words[i + 2] if words[i + 1] == "on" else words[i + 1]
    return behind in calendar["weekdays"] or behind in calendar["days"] or words[i + 1 : i + 3] == ["local", "time"]


def read_spoken_clock(t: Tokens, i: int) -> Found | None:
    """`six o'clock`, `six p.m.`: an hour in words before a word of the clock."""
    clock = t.lex.section("calendar").get("clock", {})
    hour = t.lex.ones.get(t.words[i], 0)
    half, j = _half(t, i + 1, clock)
    if half is None or not 1 <= hour <= 12:
        return None
    return moment(t, i, j, (hour % 12 + max(half, 0) if half in (0, 12) else hour) * 60, "", 30)


def _hours(t: Tokens, i: int, j: int, clock: dict[str, int]) -> Found | None:
    """`10-11 a.m.`, `9 to 10 p.m.`: a span of hours; its middle is no time that was given."""
    if t.words[j] not in t.lex.words("hedges", "joints") and t.words[j] not in t.lex.to:
        return None
    end = t.words[j + 1]
    half, last = _half(t, j + 2, clock)
    if half not in (0, 12) or not (end.isdigit() and t.words[i].isdigit()) or not 0 < int(end[:3]) <= 12:
        return None
    low, high = int(t.words[i]) % 12 * 60 + half * 60, int(end) % 12 * 60 + half * 60
    if low > high:
        return None
    found = moment(t, i, last, low, "", 30)
    interval = Interval(Decimal(low), Decimal(high))
    return replace(found[0], number=None, hard=interval, soft=interval), last


def _race(t: Tokens, i: int, j: int) -> Found | None:
    """`2:15:30`: hours, minutes and seconds are a span of time."""
    minutes, seconds = t.words[i + 2], t.words[j + 1]
    if not (
        t.glued(j + 1)
        and len(seconds) == 2
        and len(minutes) == 2
        and int(minutes) < 60
        and int(seconds) < 60
        and t.words[i].isdigit()
    ):
        return None
    number = Decimal(int(t.words[i]) * 3600 + int(minutes) * 60 + int(seconds))
    return _seconds(t, i, j + 2, number, Decimal(1))


def _seconds(t: Tokens, first: int, last: int, number: Decimal, step: Decimal) -> Found:
    """Return a span of time in seconds, as races are timed."""
    start, end = t.starts[first], t.ends[last - 1]
    interval = Interval(number - step / 2, number + step / 2)
    value = Value(
        Kind.DURATION, Span(t.base + start, t.base + end), t.text[start:end], "s", number, interval, interval, step,
        written=number, written_unit="second",
    )  # fmt: skip
    return value, last


def _half(t: Tokens, j: int, clock: dict[str, int]) -> tuple[int | None, int]:
    """Read `am`, `p.m.`, `o'clock`."""
    word = t.words[j]
    if word in ("a", "p") and t.words[j + 1] == "." and t.words[j + 2] == "m":
        return clock.get(word + "m"), j + 3 + (t.words[j + 3] == ".")
    if word in ("a", "p") and t.words[j + 1] == "m" and t.near(j + 1):
        return clock.get(word + "m"), j + 2
    return (clock[word], j + 1) if word in clock else (None, j)


def _value(t: Tokens, i: int, j: int, written: tuple[str, str], half: int | None, zone: str) -> Found | None:
    hour, minute = int(written[0]), int(written[1] or 0)
    if hour > 24 or minute > 59 or len(written[1]) not in (0, 2) or (half in (0, 12) and not hour):
        return None
    if half in (0, 12) and hour <= 12:  # `17:06 pm` says it twice
        hour = hour % 12 + (half or 0)
    if zone:
        j += 1 + (t.words[j + 1] in ("time", "standard"))
    return moment(t, i, j, hour * 60 + minute, zone, 1 if written[1] else 30)


def moment(t: Tokens, first: int, last: int, minutes: int, zone: str, step: int) -> Found:
    """Return the value of a time of day, in minutes after midnight."""
    start, end = t.starts[first], t.ends[last - 1]
    at = Decimal(minutes % _DAY)
    interval = Interval(at, at)
    value = Value(
        Kind.TIME, Span(t.base + start, t.base + end), t.text[start:end], "min", at, interval, interval, Decimal(step), Form.NUMERAL,
        Modifier.NONE, lexical=zone,
    )  # fmt: skip
    return value, last


def read_moment(t: Tokens, i: int) -> Found | None:
    """`at noon`, `until midnight`; a midnight deadline is no time of the day."""
    behind = t.words[i + 1]
    if (
        t.words[i - 1] not in t.lex.words("calendar", "at_moment")
        and behind[:1].isalpha()
        and not (behind in t.lex.words("nouns", "stops") or behind in t.lex.words("nouns", "times"))
    ):
        return None
    return moment(t, i, i + 1, int(t.lex.section("calendar")["moments"][t.words[i]]), "", 30)
