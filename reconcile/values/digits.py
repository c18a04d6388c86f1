"""Read a number in digits: marks of both conventions, spaced groups, exponents, and fractions with a slash or a sign."""

import re
from decimal import Decimal
from functools import lru_cache

from reconcile.values.numeral import LONGEST, ONE, PART, Numeral
from reconcile.values.tokens import Tokens

_SLASHED = frozenset(
    {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000}
)  # denominators that a slash makes a fraction of
SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
          "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10)}  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@lru_cache(maxsize=4096)
def parse_digits(token: str, decimal: str, group: str) -> tuple[Decimal, Decimal, bool] | None:
    """Return number, step and roundness of a run of digits with its marks, or None where it is no number."""
    if len(token) > LONGEST:
        return None
    if group in token and decimal in token:
        other = token.index(decimal) < token.index(group)  # 1.234,56 among English
        plain = (
            token.replace(decimal, "").replace(group, ".") if other else token.replace(group, "").replace(decimal, ".")
        )
    elif group in token:
        tail = token.rpartition(group)[2]
        plain = token.replace(group, "") if len(tail) == 3 else token.replace(group, ".")
    elif token.count(decimal) > 1:
        if decimal != "." or not _GROUPED.fullmatch(token):
            return None
        plain = token.replace(decimal, "")
    elif decimal == ".":
        plain = token
    elif "." in token:
        plain = token.replace(".", "") if _GROUPED.fullmatch(token) else token
    else:
        plain = token.replace(decimal, ".")
    if plain.count(".") > 1 or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    places = len(plain) - plain.index(".") - 1 if "." in plain else 0
    number = Decimal(plain)
    return number, Decimal(1).scaleb(-places), not places and plain.endswith("00") and number > 0


def read_figures(t: Tokens, i: int) -> Numeral | None:
    """Read digits with marks, spaced groups, exponents and fractions behind them."""
    words, lex = t.words, t.lex
    read = parse_digits(words[i], lex.decimal, lex.group)
    if read is None:
        return None
    number, step, rounded = read
    j = i + 1
    if step == 1 and len(words[i]) <= 3 and words[j][:1].isdigit() and len(words[j]) == 3:
        joined, j = _spaced_groups(t, i)
        number, rounded = Decimal(joined), joined.endswith("00")
    if words[j] == "e" and t.glued(j):
        return _exponent(t, i, j, number, step)
    if words[j] == "/" and t.glued(j) and words[j + 1][:1].isdigit():
        return read_slashed(t, i, number)
    if step == 1:
        tail = fraction_behind(t, j)
        if tail is not None:
            value, part, j = tail
            return Numeral(i, j, number + value, part)
    return Numeral(i, j, number, step, rounded)


def _spaced_groups(t: Tokens, i: int) -> tuple[str, int]:
    """Join `1 234 567`; a single group needs a no-break or thin space, or it is two numbers."""
    words, j, hard = t.words, i + 1, True
    while j < i + 9 and len(words[j]) == 3 and words[j].isdigit() and t.near(j):
        hard = hard and t.hard_blank(j)
        j += 1
    if j - i < 3 and not hard:
        j = i + 1
    return "".join(words[i:j]), j


def _exponent(t: Tokens, i: int, j: int, number: Decimal, step: Decimal) -> Numeral | None:
    k = j + 1
    sign = 1
    if t.words[k] in ("+", "-") and t.glued(k):
        sign, k = (-1 if t.words[k] == "-" else 1), k + 1
    power = t.words[k]
    if not (t.glued(k) and power.isdigit() and len(power) <= 2):
        return None
    return Numeral(i, k + 1, number.scaleb(sign * int(power)), step.scaleb(sign * int(power)))


def read_slashed(t: Tokens, i: int, number: Decimal) -> Numeral | None:
    """`3/4`; every other slash is a date, a pair of names or an id."""
    under = t.words[i + 2]
    if not (t.glued(i + 2) and under.isdigit() and len(under) <= 4 and int(under) in _SLASHED and number < int(under)):
        return None
    if t.words[i + 3] == "/" and t.glued(i + 3):
        return None
    return Numeral(i, i + 3, number / int(under), number / int(under) * PART, fraction=True)


def fraction_behind(t: Tokens, j: int) -> tuple[Decimal, Decimal, int] | None:
    """The fraction behind a whole number: `2½`, `10 1/2`."""
    words = t.words
    if words[j] in SIGNS:
        a, b = SIGNS[words[j]]
        return Decimal(a) / b, ONE / b, j + 1
    k = t.after_hyphen(j)
    if words[k].isdigit() and words[k + 1] == "/" and words[k + 2].isdigit() and t.glued(k + 1) and not t.glued(k):
        part = read_slashed(t, k, Decimal(words[k])) if len(words[k]) <= 3 else None
        if part is not None:
            return part.number, ONE / int(words[k + 2]), part.last
    return None
