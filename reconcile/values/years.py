"""Read years and what is counted in years: `in 2016`, `2012-13`, `the 1990s`, `third quarter of 2019`, `the 21st century`."""

from datetime import date

from reconcile.model import Kind, Value
from reconcile.values.days import value_of, whole_month, whole_year
from reconcile.values.nouns import singular
from reconcile.values.tokens import Tokens
from reconcile.values.units import unit_stands

Found = tuple[Value, int]
_FIRST, _LAST = 1000, 2199
_SOON = 2060  # a later year needs a word of time before it
MODERN = 1900


def year_number(t: Tokens, i: int) -> int | None:
    """Return four digits that may be a year, or None."""
    word = t.words[i]
    if len(word) != 4 or not word.isdigit() or not _FIRST <= int(word) <= _LAST:
        return None
    behind = t.words[i + 1]
    if t.glued(i + 1) and (behind.isalnum() or behind == "%" or (behind == "/" and _next_year(t, i) is None)):
        return None
    if behind in t.lex.words("calendar", "zones") and t.written(i + 1).isupper():
        return None  # `1900 GMT`
    return int(word)


def _next_year(t: Tokens, i: int) -> int | None:
    """Return the second year of `2012/13`, which is the next one, or None."""
    second, year = t.words[i + 2], int(t.words[i]) + 1
    joined = t.words[i + 1] == "/" and t.glued(i + 1) and t.glued(i + 2)
    return year if joined and second in (str(year), str(year)[2:]) and not t.runs_on(i + 3) else None


def read_year(t: Tokens, i: int) -> Found | None:
    """Read a year, or a span of years; a figure of four digits that counts something is none."""
    year = year_number(t, i)
    if year is None or not _is_year(t, i, year):
        return None
    words, j = t.words, i + 1
    second = _next_year(t, i)
    if second is not None:
        return value_of(t, i, j + 2, (whole_year(year)[0], whole_year(second)[1]), f"{year}/{second}")
    if words[j] in ("-", "–", "to", "and", "through", "until") and (
        t.glued(j) or words[i - 1] in ("from", "between", "since")
    ):
        until = year_number(t, j + 1)
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
        or (unit_stands(t, i + 1) and not _old_money(t, i))
        or before in ("#", "no")
    ):
        return False
    if before in t.lex.words("calendar", "before_year"):
        if year >= _SOON and before in t.lex.words("calendar", "by"):
            return not _counts(t, i)
        if before not in t.lex.words("calendar", "before_year_or_count"):
            return True
        return not _counts(t, i) and (year >= MODERN or _dated(t, i))
    if before == "(" and behind == ")":
        return True
    if before in t.lex.words("calendar", "as") and words[i - 2] in t.lex.words("calendar", "early"):
        return True  # `as early as 1926`
    if before == "." and words[i - 2] in t.lex.words("calendar", "circa"):
        return True
    if not MODERN <= year < _SOON:
        return False
    if before in t.lex.hedges_before and before not in ("(", "'"):
        return before == "early" or (before in ("just",) and not _counts(t, i))
    if before in ("-", "–") and t.glued(i) and t.glued(i - 1):
        return words[i - 2] in ("mid", "pre", "post", "late", "early")
    return not _counts(t, i)


def _dated(t: Tokens, i: int) -> bool:
    """`By 1563, …`, `spring of 1415`, `dates from 1874`: words that set a time before a figure that could count."""
    before, behind = t.words[i - 1], t.words[i + 1]
    if before in t.lex.of:
        return t.words[i - 2] in t.lex.section("calendar").get("seasons", {})
    dates = t.words[i - 2] in t.lex.words("calendar", "dating")
    return dates or (before in t.lex.words("calendar", "by") and behind == ",")


def _old_money(t: Tokens, i: int) -> bool:
    """`in 2006 dollars` names the year whose prices are meant."""
    return t.words[i - 1] == "in" and t.lex.units[t.words[i + 1]][0][1].kind is Kind.MONEY and t.words[i + 2] != "in"


def _counts(t: Tokens, i: int) -> bool:
    """Tell whether a plural stands behind four digits that no article makes a name: `2000 people` but `the 2008 elections`."""
    before = t.words[i - 1]
    if before in t.lex.words("nouns", "determiners") or before.endswith(("'s", "s'")):
        return False
    return bool(singular(t.words[i + 1], t.lex)) and not t.capital(i + 1)


def read_short_year(t: Tokens, i: int) -> Found | None:
    """`'98` behind a word of time: `class of '98`, `in '08`."""
    word = t.words[i]
    if len(word) != 2 or t.words[i - 1] != "'" or not t.glued(i) or t.glued(i - 1) or t.runs_on(i + 1):
        return None
    if t.words[i - 2] not in t.lex.words("calendar", "before_year") or i < 2:
        return None
    year = _century(word)
    return value_of(t, i, i + 1, whole_year(year), f"{year}")


def _century(word: str) -> int:
    """Two digits from 30 on belong to the last century."""
    return 1900 + int(word) if int(word) >= 30 else 2000 + int(word)


def read_decade(t: Tokens, i: int) -> Found | None:
    """`the 1990s`, `the mid-1960s`, `the '90s`."""
    word = t.words[i]
    if t.words[i + 1] not in ("s", "'s") or not t.glued(i + 1) or not word.isdigit() or word[-1] != "0":
        return None
    if t.words[i + 1] == "'s" and t.words[i - 1] not in t.lex.words("calendar", "before_decade"):
        return None  # `2010's best film`
    if len(word) == 2 and t.words[i - 1] in ("'",):
        year = _century(word)
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
    if word not in t.lex.words("calendar", "quarters") or not 1 <= number <= (2 if word in t.lex.half else 4):
        return None
    return _quarter(t, i, k + 1, word, number)


def _quarter(t: Tokens, first: int, j: int, word: str, number: int) -> Found:
    """Return a quarter or half whose words end before `j`, with the year that may follow."""
    k = j + (t.words[j] in t.lex.of)
    k += t.words[k] in t.lex.words("calendar", "of_year")
    year = year_number(t, k)
    if year is None:
        return value_of(t, first, j, None, f"{word} {number}")
    length = 12 // (2 if word in t.lex.half else 4)
    days = whole_month(year, (number - 1) * length + 1)[0], whole_month(year, number * length)[1]
    return value_of(t, first, k + 1, days, f"{year} {word} {number}")


def read_short_quarter(t: Tokens, i: int) -> Found | None:
    """`Q3 2024`, `FY2024`: the letter that touches the digit has been passed over, so the value starts with it."""
    word, sign = t.words[i], t.words[i - 1]
    if not t.glued(i) or i - 1 < t.floor or (i > 1 and t.glued(i - 1)) or t.runs_on(i + 1):
        return None
    if sign in t.lex.words("calendar", "quarter_signs") and word in ("1", "2", "3", "4"):
        return _quarter(t, i - 1, i + 1, min(t.lex.quarters, default="quarter"), int(word))
    if sign in t.lex.words("calendar", "year_signs") and word.isdigit() and len(word) in (2, 4):
        year = int(word) if len(word) == 4 else _century(word)
        return value_of(t, i - 1, i + 1, whole_year(year), f"{year}") if _FIRST <= year <= _LAST else None
    return None


def read_century(t: Tokens, i: int, number: int, last: int) -> Found | None:
    """`the 21st century`, `nineteenth-century`."""
    k = t.after_hyphen(last)
    if t.words[k] not in t.lex.words("calendar", "centuries") or not 1 <= number <= 99:
        return None
    days = date((number - 1) * 100 + 1, 1, 1), date(number * 100, 12, 31)
    return value_of(t, i, k + 1, days, f"century {number}")
