"""Read number words below a thousand, and the digits behind `point`."""

from decimal import Decimal

from reconcile.values.fractions import read_fraction
from reconcile.values.numeral import ONE, Numeral
from reconcile.values.tokens import Tokens


def read_spoken(t: Tokens, first: int, article: Decimal | None, j: int) -> Numeral | None:
    """Read number words below a thousand, then `point` and its digits; `article` counts the word behind it."""
    lex, words = t.lex, t.words
    if article is not None:
        value, j = (100, j + 1) if words[j] in lex.hundred else (1, j)
        if value == 100:
            value, j = _below_hundred(t, value, j)
    else:
        read = _small(t, j)
        if read is None:
            return None
        value, j = read
        k = t.after_hyphen(j)
        if words[k] in lex.hundred and value:
            value, j = _below_hundred(t, value * 100, k + 1)
    if words[j] in lex.point:
        digits, last = _spoken_digits(t, j + 1)
        if digits:
            return Numeral(first, last, Decimal(f"{value}.{digits}"), ONE.scaleb(-len(digits)), worded=True)
    return Numeral(first, j, Decimal(value), ONE, round=value > 0 and value % 100 == 0, worded=True)


def _small(t: Tokens, i: int) -> tuple[int, int] | None:
    """Read a number word below a hundred."""
    lex, words = t.lex, t.words
    word = words[i]
    if word in lex.tens:
        k = i + 1
        if words[k] == "-":
            k += 1
        if 0 < lex.ones.get(words[k], 99) < 10:
            return lex.tens[word] + lex.ones[words[k]], k + 1
        return lex.tens[word], i + 1
    if word in lex.ones:
        return lex.ones[word], i + 1
    return None


def _below_hundred(t: Tokens, value: int, j: int) -> tuple[int, int]:
    """Add what follows `two hundred`: `and two`, `sixty-one`; a fraction is left for later."""
    k = t.after_hyphen(j)
    if t.words[k] in t.lex.conjunction:
        k = t.after_hyphen(k + 1)
    if read_fraction(t, k) is not None:
        return value, j
    rest = _small(t, k)
    return (value + rest[0], rest[1]) if rest is not None and rest[0] else (value, j)


def _spoken_digits(t: Tokens, j: int) -> tuple[str, int]:
    digits = ""
    while len(digits) < 12:
        read = _small(t, j)
        if read is None:
            break
        digits += str(read[0])
        j = read[1]
    return digits, j
