"""Read dates that name themselves: `June 13, 2025`, `13 June`, `2025-06-13`, `in 2016`, `the 1990s`, `third quarter`."""

from datetime import date

from reconcile.model import Value
from reconcile.values.days import DAY, day, value_of, whole_month, whole_year, without_year
from reconcile.values.nouns import singular
from reconcile.values.tokens import Tokens

Found = tuple[Value, int]
_FIRST, _LAST = 1000, 2099
_MODERN = 1900


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
    return _day_first(t, i) or read_decade(t, i) or read_year(t, i)


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
                t, first, last, None, t.low[t.starts[first] : t.ends[last - 1]]
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


def _year_number(t: Tokens, i: int) -> int | None:
    word = t.words[i]
    if len(word) != 4 or not word.isdigit() or not _FIRST <= int(word) <= _LAST:
        return None
    behind = t.words[i + 1]
    if t.glued(i + 1) and (behind.isalnum() or behind in ("%", "/")):
        return None
    return int(word)


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
    if t.words[j] == "-" and t.glued(j):
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
    year = _year_number(t, k)
    if year is not None and (k == j or number is not None or t.words[k - 1] in t.lex.of or year >= _MODERN):
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


def read_month(t: Tokens, i: int) -> Found | None:
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
    if verb and not t.capital(i) and not timed:
        return None
    if (
        number is not None
        and not (before == "in" and singular(words[j + 1], t.lex))
        and not t.glued(_ordinal_end(t, j)) | (len(words[j]) > 2)
    ):
        return _month_day(t, i, j, month, number)
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
        return _month_day(t, i, j, month, number)
    if _year_number(t, j) is None and (
        (len(word) < 4 and word != "may" and words[i + 1] != ".") or (verb and not timed)
    ):
        return None
    if verb and _year_number(t, j) is None and t.starts_sentence(i):
        return None
    return _with_year(t, i, j, month, None) if t.capital(i) or timed or _year_number(t, j) else None


def _month_day(t: Tokens, i: int, j: int, month: int, number: int) -> Found | None:
    """Read `June 13` and the span of days that may follow: `June 13-15`."""
    k = _ordinal_end(t, j)
    if t.words[k] in ("-", "–", "to", "and") and (
        t.words[k] not in ("to", "and") or t.words[i - 1] in ("from", "between")
    ):
        until = _day_number(t, k + 1)
        if until is not None and until > number and t.words[k + 2] != ":":
            end = _ordinal_end(t, k + 1)
            upper = _with_year(t, i, end, month, until)
            lower = _with_year(t, i, k if upper is None or upper[1] == end else upper[1] - 2, month, number)
            if (
                upper is not None
                and lower is not None
                and upper[0].hard.high is not None
                and lower[0].hard.low is not None
            ):
                high = date.fromordinal(int(upper[0].hard.high))
                low = date.fromordinal(max(1, int(upper[0].hard.high) - (until - number)))
                return value_of(t, i, upper[1], (low, high), f"{upper[0].lexical}/{number:02}", unit=upper[0].unit)
    return _with_year(t, i, k, month, number)


def read_year(t: Tokens, i: int) -> Found | None:
    """Read a year, or a span of years; a figure of four digits that counts something is none."""
    year = _year_number(t, i)
    if year is None or not _is_year(t, i, year):
        return None
    words, j = t.words, i + 1
    if words[j] in ("-", "–", "to", "and", "through", "until") and (
        t.glued(j) or words[i - 1] in ("from", "between", "since")
    ):
        until = _year_number(t, j + 1)
        if until is None and t.glued(j) and t.glued(j + 1) and words[j + 1].isdigit() and len(words[j + 1]) == 2:
            until = year // 100 * 100 + int(words[j + 1])
        if until is not None and until > year:
            return value_of(t, i, j + 2, (whole_year(year)[0], whole_year(until)[1]), f"{year}/{until}")
    days = _season(t, i, year) or whole_year(year)
    return value_of(t, i, j, days, f"{year}")


def _season(t: Tokens, i: int, year: int) -> tuple[date, date] | None:
    """`summer 2019`, `summer of 2019`: the months of the season; the span stays on the year, the season is the context."""
    k = i - 2 if t.words[i - 1] in t.lex.of else i - 1
    months = t.lex.section("calendar").get("seasons", {}).get(t.words[k])
    if months is None or k < t.floor:
        return None
    low, high = months
    return whole_month(year, low)[0], whole_month(year + (high < low), high)[1]


def _is_year(t: Tokens, i: int, year: int) -> bool:
    """Decide whether four digits are a year: a word of time before decides, then what follows."""
    words, before, behind = t.words, t.words[i - 1], t.words[i + 1]
    if (
        before in t.lex.symbols
        or before in t.lex.prefixes
        or behind in t.lex.scales
        or behind in t.lex.units
        or before in ("#", "no")
    ):
        return False
    if before in t.lex.words("calendar", "before_year"):
        return not (
            before in ("of", "for", "around", "and", "to", "or", "from", "by", "between")
            and (year < _MODERN or _counts(t, i))
        )
    if year < _MODERN:
        return False
    if before in t.lex.hedges_before and before not in ("(", "'"):
        return before == "early" or (before in ("just",) and not _counts(t, i))
    if before in ("-", "–") and t.glued(i) and t.glued(i - 1):
        return words[i - 2] in ("mid", "pre", "post", "late", "early")
    return not _counts(t, i)


def _counts(t: Tokens, i: int) -> bool:
    """Tell whether a plural stands behind four digits that no article makes a name: `2000 people` but `the 2008 elections`."""
    before = t.words[i - 1]
    if before in t.lex.words("nouns", "determiners") or before.endswith(("'s", "s'")):
        return False
    return bool(singular(t.words[i + 1], t.lex)) and not t.capital(i + 1)


def read_decade(t: Tokens, i: int) -> Found | None:
    """`the 1990s`, `the mid-1960s`, `the '90s`."""
    word = t.words[i]
    if t.words[i + 1] not in ("s", "'s") or not t.glued(i + 1) or not word.isdigit() or word[-1] != "0":
        return None
    if len(word) == 2 and t.words[i - 1] in ("'",):
        year = 1900 + int(word) if int(word) >= 30 else 2000 + int(word)
    elif len(word) == 4 and _FIRST <= int(word) <= _LAST - 9:
        year = int(word)
    else:
        return None
    span = 99 if year % 100 == 0 and year < 2000 else 9
    return value_of(t, i, i + 2, (whole_year(year)[0], whole_year(year + span)[1]), f"{year}s")


def read_quarter(t: Tokens, i: int, number: int, last: int) -> Found | None:
    """`third quarter of 2019`, `first half`: `number` is the ordinal that ends before `last`."""
    k = t.after_hyphen(last)
    word = t.words[k]
    if word not in t.lex.words("calendar", "quarters") or not 1 <= number <= (2 if word == "half" else 4):
        return None
    j = k + 1
    j += t.words[j] in t.lex.of
    j += t.words[j] in ("fiscal", "last")
    year = _year_number(t, j)
    if year is None:
        return value_of(t, i, k + 1, None, f"{word} {number}")
    length = 12 // (2 if word == "half" else 4)
    days = whole_month(year, (number - 1) * length + 1)[0], whole_month(year, number * length)[1]
    return value_of(t, i, j + 1, days, f"{year} {word} {number}")


def read_century(t: Tokens, i: int, number: int, last: int) -> Found | None:
    """`the 21st century`, `nineteenth-century`."""
    k = t.after_hyphen(last)
    if t.words[k] not in t.lex.words("calendar", "centuries") or not 1 <= number <= 99:
        return None
    days = date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)
    return value_of(t, i, k + 1, days, f"century {number}")


__all__ = ["DAY", "read_century", "read_decade", "read_month", "read_numeric_date", "read_quarter", "read_year"]
