"""Read dates that name themselves: `June 13, 2025`, `13 June`, `2025-06-13`, `in 2016`, `the 1990s`, `third quarter`."""

from datetime import date

from reconcile.model import Value
from reconcile.values.days import day, value_of, whole_month, without_year
from reconcile.values.nouns import singular
from reconcile.values.tokens import Tokens, fold
from reconcile.values.years import MODERN, read_decade, read_short_year, read_year, year_number

Found = tuple[Value, int]


def read_numeric_date(t: Tokens, i: int) -> Found | None:
    """Read a date that starts with digits: ISO, with strokes or full stops, day before month, a year."""
    word = t.words[i]
    if word.count(".") == 2 and len(word) <= 10:
        return _parts(t, i, i + 1, word.split("."))
    if not word.isdigit() or len(word) > 4:
        return None
    for mark in ("-", "/"):
        if t.words[i + 1] == mark == t.words[i + 3] and all(t.glued(i + n) for n in range(1, 5)):
            return _parts(t, i, i + 5, [word, t.words[i + 2], t.words[i + 4]], iso=mark == "-")
    return _day_first(t, i) or read_decade(t, i) or read_year(t, i) or read_short_year(t, i)


def _parts(t: Tokens, first: int, last: int, parts: list[str], *, iso: bool = False) -> Found | None:
    if not all(p.isdigit() and len(p) <= 4 for p in parts) or (t.glued(last) and t.words[last] in ("-", "/")):
        return None
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        found = day(a, b, c) if iso and a else None
    elif len(parts[2]) in (2, 4):
        year = c if len(parts[2]) == 4 else 2000 + c if c < 50 else 1900 + c
        european = "." in t.words[first] or a > 12
        found = day(year, b, a) if european else day(year, a, b)
        if found is not None and not european and b <= 12 and a != b and not iso:
            return value_of(
                t, first, last, None, fold(t.text[t.starts[first] : t.ends[last - 1]])
            )  # 06/07/2025: nobody can tell
    else:
        found = None
    return None if found is None else value_of(t, first, last, (found, found), found.isoformat())


def _ordinal_end(t: Tokens, i: int) -> int:
    """Return the index behind a number and the ending that may be glued to it: `13`, `13th`."""
    return i + 2 if t.words[i + 1] in t.lex.ordinal_endings and t.glued(i + 1) else i + 1


def _day_number(t: Tokens, i: int) -> int | None:
    word = t.words[i]
    return int(word) if word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31 and t.words[i + 1] != "/" else None


def _months(t: Tokens) -> dict[str, int]:
    found: dict[str, int] = t.lex.section("calendar").get("months", {})
    return found


def _day_first(t: Tokens, i: int) -> Found | None:
    """`13 June 2025`, `13th of June`."""
    number = _day_number(t, i)
    if number is None:
        return None
    j = _ordinal_end(t, i)
    j += t.words[j] in t.lex.of
    if t.words[j] in ("-", ".") and t.glued(j):  # `13-June`, `13. Juni`
        j += 1
    month = _months(t).get(t.words[j])
    if month is None or (t.words[j] in t.lex.words("calendar", "verbs") and not t.capital(j)):
        return None
    j += 1 + (_abbreviated(t, j))
    return _with_year(t, i, j, month, number)


def _abbreviated(t: Tokens, i: int) -> bool:
    """Tell whether the full stop behind a month belongs to it: `Jan.`, `Sept.`."""
    return (
        t.words[i + 1] == "."
        and t.glued(i + 1)
        and (len(t.words[i]) == 3 or t.words[i] == "sept")
        and t.words[i] != "may"
    )


def _with_year(t: Tokens, first: int, j: int, month: int, number: int | None) -> Found | None:
    """Read the year behind day and month, over a comma; without one, take the nearest."""
    k = j + (t.words[j] == ",")
    if number is None and t.words[k] in t.lex.of:
        k += 1
    year = year_number(t, k)
    if year is not None and (k == j or number is not None or t.words[k - 1] in t.lex.of or year >= MODERN):
        found = day(year, month, number) if number is not None else None
        if number is not None and found is None:
            return None
        days = (found, found) if found is not None else whole_month(year, month)
        lexical = found.isoformat() if found is not None else f"{year:04}-{month:02}"
        return value_of(t, first, k + 1, days, lexical)
    resolved = without_year(t, month, number)
    if resolved is None:
        return None
    lexical = f"--{month:02}" if number is None else f"--{month:02}-{number:02}"
    return value_of(t, first, j, resolved[0], lexical, unit=resolved[1])


def read_month(t: Tokens, i: int, *, spans: bool = True) -> Found | None:
    """Read a date that starts with the name of a month: `June 13, 2025`, `June 2025`, `last June`."""
    word, words = t.words[i], t.words
    month = _months(t)[word]
    j = i + 1
    if _abbreviated(t, i):
        j += 1
    before = words[i - 1]
    timed = before in t.lex.words("calendar", "copulas")
    number = _day_number(t, j)
    verb = word in t.lex.words("calendar", "verbs")
    if verb and not t.capital(i) and (t.capitals or not timed):
        return None
    if (
        number is not None
        and not (before == "in" and singular(words[j + 1], t.lex))
        and not t.glued(_ordinal_end(t, j)) | (len(words[j]) > 2)
    ):
        return _month_day(t, i, j, month, number) if spans else _with_year(t, i, _ordinal_end(t, j), month, number)
    if number is not None and words[_ordinal_end(t, j)] in (
        ",",
        ".",
        ")",
        ";",
        ":",
        '"',
        "-",
        "–",
        "—",
        "'s",
        "?",
        "!",
    ):
        return _month_day(t, i, j, month, number) if spans else _with_year(t, i, _ordinal_end(t, j), month, number)
    if year_number(t, j) is None and (
        (len(word) < 4 and word != "may" and words[i + 1] != ".") or (verb and not timed)
    ):
        return None
    if verb and year_number(t, j) is None and t.starts_sentence(i):
        return None
    return _with_year(t, i, j, month, None) if t.capital(i) or timed or year_number(t, j) else None


def _month_day(t: Tokens, i: int, j: int, month: int, number: int) -> Found | None:
    """Read `June 13` and the span of days that may follow: `June 13-15`, `June 28 to July 3`."""
    k = _ordinal_end(t, j)
    joint = t.words[k]
    if joint not in t.lex.words("hedges", "joints") and joint not in t.lex.words("calendar", "until"):
        return _with_year(t, i, k, month, number)
    if t.words[k + 1] in _months(t):
        return _across_months(t, i, k, month, number) or _with_year(t, i, k, month, number)
    until = _day_number(t, k + 1)
    end = _ordinal_end(t, k + 1)
    if until is None or until <= number or not (joint in t.lex.words("hedges", "joints") or _ends(t, end)):
        return _with_year(t, i, k, month, number)
    upper = _with_year(t, i, end, month, until)
    if t.words[end] == ":" or upper is None or upper[0].hard.high is None:
        return _with_year(t, i, k, month, number)
    high = date.fromordinal(int(upper[0].hard.high))
    low = date.fromordinal(max(1, int(upper[0].hard.high) - (until - number)))
    return value_of(t, i, upper[1], (low, high), f"{upper[0].lexical}/{number:02}", unit=upper[0].unit)


def _ends(t: Tokens, j: int) -> bool:
    """Tell whether a day ends a phrase: in `June 13 and 14 people` the second figure is none."""
    return not t.words[j][:1].isalnum() or t.words[j] in t.lex.words("nouns", "stops") or year_number(t, j) is not None


def _across_months(t: Tokens, i: int, k: int, month: int, number: int) -> Found | None:
    """`June 28-July 3`: both days in the year of the second, the first in the year before where it would lie behind."""
    upper = read_month(t, k + 1, spans=False)
    if upper is None or upper[0].hard.high is None or upper[0].hard.low != upper[0].hard.high:
        return None
    high = date.fromordinal(int(upper[0].hard.high))
    low = day(high.year, month, number)
    if low is not None and low > high and high.year > 1:
        low = day(high.year - 1, month, number)
    if low is None:
        return None
    return value_of(t, i, upper[1], (low, high), f"{upper[0].lexical}/{month:02}-{number:02}", unit=upper[0].unit)
