"""Read a numeral: figures, number words and mixtures of both, with the unit of its last written digit."""

from decimal import Decimal

from reconcile.values.compounds import split_compound
from reconcile.values.digits import SIGNS, read_figures
from reconcile.values.fractions import read_fraction
from reconcile.values.numeral import ONE, PART, Numeral
from reconcile.values.scales import put_scales
from reconcile.values.spoken import read_spoken
from reconcile.values.tokens import Tokens

_GREATEST = Decimal(10) ** 30


def read_numeral(t: Tokens, i: int, money: bool = False) -> Numeral | None:
    """Read the longest numeral that starts at a token; `money` lets `m` and `b` be scales."""
    key = i, money
    if key not in t.numerals:
        head = _head(t, i)
        number = None if head is None else put_scales(t, head, money)
        t.numerals[key] = number if number is not None and abs(number.number) <= _GREATEST else None
    return t.numerals[key]


def _head(t: Tokens, i: int) -> Numeral | None:
    """Read figures, a group of number words, or a fraction."""
    word, lex = t.words[i], t.lex
    if word[:1].isdigit() or (word[:1] == "." and len(word) > 1):
        return read_figures(t, i)
    if word in SIGNS:
        a, b = SIGNS[word]
        return Numeral(i, i + 1, Decimal(a) / b, Decimal(a) / b * PART, fraction=True)
    fraction = read_fraction(t, i)
    if fraction is not None:
        return fraction
    if lex.is_unit_of_count(word) and t.words[i - 1] in lex.words("numbers", "another"):
        return read_spoken(t, i, ONE, i)  # `another dozen`
    if word in lex.articles:
        j = i + 1
        if lex.is_unit_of_count(t.words[j]):
            return read_spoken(t, i, ONE, j)
        return None
    if lex.compound:
        value = split_compound(word, lex)
        if value is not None:
            return Numeral(i, i + 1, Decimal(value), ONE, round=value > 0 and value % 100 == 0, worded=True)
    return read_spoken(t, i, None, i)
