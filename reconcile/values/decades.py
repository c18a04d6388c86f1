"""Read decades of a life and of a century, and their parts: `in his mid-30s`, `thirty-something`, `the low 20s`, `the late nineties`."""

from decimal import Decimal

from reconcile.model import Interval, Kind
from reconcile.values.bounds import with_outer
from reconcile.values.days import value_of, whole_year
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens, fold
from reconcile.values.vague import Found, word_value

_LAST = Decimal("9.9")  # the thirties reach to 39.9 (lexicon)


def read_something(t: Tokens, i: int, numeral: Numeral) -> Found | None:
    """`thirty-something`: an age in that decade."""
    last = numeral.last
    if t.words[last] != "-" or t.words[last + 1] not in t.lex.words("ages", "somethings") or numeral.number % 10:
        return None
    limits = with_outer(Interval(numeral.number, numeral.number + _LAST))
    lexical = fold(t.text[t.starts[i] : t.ends[last + 1]])
    return word_value(t, i, last + 2, (limits.hard, limits.soft), lexical, kind=Kind.AGE, unit="year")


def read_decade_word(t: Tokens, i: int) -> Found | None:
    """Read a decade, or a third of one, that somebody is in, or that `the` stands before."""
    words, ages = t.words, t.lex.section("ages")
    third = ages.get("thirds", {}).get(words[i])
    k = t.after_hyphen(i + 1) if third is not None else i
    digits = words[k].isdigit()
    decade = ages.get("decades", {}).get(words[k] + words[k + 1].strip("'’") if digits and t.glued(k + 1) else words[k])
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
    return _part(t, (i, last), decade, third, Kind.NUMBER) if third is not None or not digits else None


def _century(t: Tokens, i: int, last: int, decade: int) -> Found:
    """`the late 90s`, `the nineties`: years of the last century."""
    first = 1900 + decade
    return value_of(t, i, last, (whole_year(first)[0], whole_year(first + 9)[1]), f"{first}s")


def _part(t: Tokens, places: tuple[int, int], decade: int, third: int | None, kind: Kind) -> Found:
    """Return the decade from its first year on (the teens begin with 13), or a third of it."""
    low, high = Decimal(decade), decade // 10 * 10 + _LAST
    if third is not None:
        part = Decimal(decade // 10 * 10 + 10 - decade) / 3
        low, high = low + part * (third - 1), min(low + part * third, high)
    limits = with_outer(Interval(low, high))
    lexical = fold(t.text[t.starts[places[0]] : t.ends[places[1] - 1]])
    unit = "year" if kind is Kind.AGE else ""
    return word_value(t, *places, (limits.hard, limits.soft), lexical, kind=kind, unit=unit)
