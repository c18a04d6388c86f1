"""Read decades of a life and of a century, and their parts: `in his mid-30s`, `thirty-something`, `the low 20s`, `the late nineties`."""

from decimal import Decimal

from reconcile.model import Interval, Kind
from reconcile.values.days import value_of, whole_year
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens
from reconcile.values.vague import Found, word_value

_SPAN = Decimal("9.9")  # the thirties reach to 39.9 (lexicon)


def read_something(t: Tokens, i: int, numeral: Numeral) -> Found | None:
    """`thirty-something`: an age in that decade."""
    last = numeral.last
    if t.words[last] != "-" or t.words[last + 1] not in t.lex.words("ages", "somethings") or numeral.number % 10:
        return None
    interval = Interval(numeral.number, numeral.number + _SPAN)
    lexical = t.low[t.starts[i] : t.ends[last + 1]]
    return word_value(t, i, last + 2, (interval, interval), lexical, kind=Kind.AGE, unit="year")


def read_decade_word(t: Tokens, i: int) -> Found | None:
    """Read a decade, or a third of one, that somebody is in, or that `the` stands before."""
    words, ages = t.words, t.lex.section("ages")
    third = ages.get("thirds", {}).get(words[i])
    k = t.after_hyphen(i + 1) if third is not None else i
    digits = words[k].isdigit()
    decade = ages.get("decades", {}).get(words[k] + words[k + 1] if digits and t.glued(k + 1) else words[k])
    if decade is None:
        return None
    last = k + 1 + digits
    if words[i - 1] in t.lex.words("ages", "whose"):
        return _part(t, (i, last), decade, third, Kind.AGE)
    if words[i - 1] not in t.lex.words("ages", "the"):
        return None
    timed = words[i] in t.lex.words("ages", "timed") or (not digits and third is None)
    if timed and decade >= 20:
        return _century(t, i, last, decade)
    return _part(t, (i, last), decade, third, Kind.NUMBER) if third is not None else None


def _century(t: Tokens, i: int, last: int, decade: int) -> Found:
    """`the late 90s`, `the nineties`: years of the last century."""
    first = 1900 + decade
    return value_of(t, i, last, (whole_year(first)[0], whole_year(first + 9)[1]), f"{first}s")


def _part(t: Tokens, places: tuple[int, int], decade: int, third: int | None, kind: Kind) -> Found:
    low, high = Decimal(decade), Decimal(decade) + _SPAN
    if third is not None:
        low, high = low + Decimal(10 * (third - 1)) / 3, low + Decimal(10 * third) / 3
    lexical = t.low[t.starts[places[0]] : t.ends[places[1] - 1]]
    unit = "year" if kind is Kind.AGE else ""
    return word_value(t, *places, (Interval(low, high),) * 2, lexical, kind=kind, unit=unit)
