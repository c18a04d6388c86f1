"""Read a numeral: figures, number words and mixtures of both, with the unit of its last written digit."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from reconcile.model import Kind
from reconcile.values.compounds import split_compound
from reconcile.values.lexicon import Lexicon
from reconcile.values.tokens import Tokens

LONGEST = 32  # digits; more is no quantity of news, and keeps 1e999 and pages of digits out
_GREATEST = Decimal(10) ** 30
_ONE = Decimal(1)
_SLASHED = frozenset(
    {2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 1000}
)  # denominators that a slash makes a fraction of
_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
          "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10)}  # fmt: skip
_PART = Decimal("0.2")  # the step of a fraction by itself: half a million is 450,000 to 550,000
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


class Numeral(NamedTuple):
    """A number read from the tokens `first` up to `last`."""

    first: int
    last: int
    number: Decimal
    step: Decimal  # unit of the last written digit
    round: bool = False  # two or more zeros at the end of what is written before the scale word
    scaled: bool = False  # a scale word was written
    worded: bool = False  # no digit was written
    fraction: bool = False  # a fraction by itself: `two-thirds`
    dozen: bool = False
    scale: Decimal = _ONE  # the last scale


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


def read_numeral(t: Tokens, i: int, money: bool = False) -> Numeral | None:
    """Read the longest numeral that starts at a token; `money` lets `m` and `b` be scales."""
    head = _head(t, i)
    if head is None:
        return None
    number = _scaled(t, head, money)
    return number if abs(number.number) <= _GREATEST else None


def _head(t: Tokens, i: int) -> Numeral | None:
    """Read figures, a group of number words, or a fraction."""
    word, lex = t.words[i], t.lex
    if word[:1].isdigit() or (word[:1] == "." and len(word) > 1):
        return _figures(t, i)
    if word in _SIGNS:
        a, b = _SIGNS[word]
        return Numeral(i, i + 1, Decimal(a) / b, Decimal(a) / b * _PART, fraction=True)
    fraction = read_fraction(t, i)
    if fraction is not None:
        return fraction
    if word in lex.articles:
        j = i + 1
        if t.words[j] in lex.hundred or t.words[j] in lex.scales or t.words[j] in lex.dozens:
            return _spoken(t, i, _ONE, j)
        return None
    if lex.compound:
        value = split_compound(word, lex)
        if value is not None:
            return Numeral(i, i + 1, Decimal(value), _ONE, round=value > 0 and value % 100 == 0, worded=True)
    return _spoken(t, i, None, i)


def _spoken(t: Tokens, first: int, article: Decimal | None, j: int) -> Numeral | None:
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
            return Numeral(first, last, Decimal(f"{value}.{digits}"), _ONE.scaleb(-len(digits)), worded=True)
    return Numeral(first, j, Decimal(value), _ONE, round=value > 0 and value % 100 == 0, worded=True)


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


def _figures(t: Tokens, i: int) -> Numeral | None:
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
    if words[j] == "/" and t.glued(j):
        return _slashed(t, i, number)
    if step == 1:
        tail = _fraction_behind(t, j)
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


def _slashed(t: Tokens, i: int, number: Decimal) -> Numeral | None:
    """`3/4`; every other slash is a date, a pair of names or an id."""
    under = t.words[i + 2]
    if not (t.glued(i + 2) and under.isdigit() and len(under) <= 4 and int(under) in _SLASHED and number < int(under)):
        return None
    if t.words[i + 3] == "/" and t.glued(i + 3):
        return None
    return Numeral(i, i + 3, number / int(under), number / int(under) * _PART, fraction=True)


def _fraction_behind(t: Tokens, j: int) -> tuple[Decimal, Decimal, int] | None:
    """The fraction behind a whole number: `2½`, `10 1/2`."""
    words = t.words
    if words[j] in _SIGNS:
        a, b = _SIGNS[words[j]]
        return Decimal(a) / b, _ONE / b, j + 1
    k = t.after_hyphen(j)
    if words[k].isdigit() and words[k + 1] == "/" and words[k + 2].isdigit() and t.glued(k + 1) and not t.glued(k):
        part = _slashed(t, k, Decimal(words[k])) if len(words[k]) <= 3 else None
        if part is not None:
            return part.number, part.step, part.last
    return None


def read_fraction(t: Tokens, i: int) -> Numeral | None:
    """Read `two-thirds`, `a half`, `one fourth`, `three quarters`; not `a third man`, which is an ordinal, nor `one second`."""
    lex, words = t.lex, t.words
    word = words[i]
    if word in lex.half or (word in lex.fractions and lex.fractions[word] == 4 and word not in lex.ordinals):
        scale = words[i + 2] if words[i + 1] in lex.articles else words[i + 1]
        if word in lex.half and (scale in lex.scales or scale in lex.dozens or words[i - 1] not in lex.articles):
            return Numeral(i, i + 1, _ONE / 2, _PART / 2, worded=True, fraction=True)
        return Numeral(i, i + 1, _ONE / 4, _PART / 4, worded=True, fraction=True) if scale in lex.scales else None
    above, one = _numerator(t, i)
    if above is None:
        return None
    k = i + 1
    if words[k] == "-":
        k += 1
    under = words[k]
    if under not in lex.fractions:
        return None
    singular = under in lex.ordinals or under in lex.half or under + "s" in lex.fractions
    if one != singular or (word in lex.articles and under in lex.ordinals and _noun_follows(t, k + 1)):
        return None
    denominator = lex.fractions[under]
    return Numeral(i, k + 1, above / denominator, above / denominator * _PART, worded=True, fraction=True)


def _numerator(t: Tokens, i: int) -> tuple[Decimal | None, bool]:
    word, lex = t.words[i], t.lex
    if word in lex.articles:
        return _ONE, True
    value = lex.ones.get(word)
    if value is None and word.isdigit() and len(word) <= 2:
        value = int(word)
    return (Decimal(value), value == 1) if value else (None, False)


def _noun_follows(t: Tokens, j: int) -> bool:
    word = t.words[j]
    return t.glued(j) or (word[:1].isalpha() and word not in t.lex.of and word not in t.lex.conjunction)


def _scaled(t: Tokens, head: Numeral, money: bool) -> Numeral:
    """Put scale words on a numeral, then the smaller numerals that follow: `two thousand and two hundred`, `a million and a half`."""
    current = _one_scale(t, _with_fraction(t, head), money)
    for _ in range(6):
        if not current.scaled:
            return current
        more = _continued(t, current)
        if more is None:
            return current
        current = more
    return current


def _one_scale(t: Tokens, numeral: Numeral, money: bool) -> Numeral:
    """Multiply by the scale word or dozen that follows, twice at most (`three lakh crore`, `a hundred thousand million`)."""
    lex, words = t.lex, t.words
    number, step, j, scale = numeral.number, numeral.step, numeral.last, _ONE
    if numeral.worded is False and not numeral.fraction and words[j] in lex.hundred and words[j] not in ("hundreds",):
        number, step, j = number * 100, step * 100, j + 1
    if numeral.fraction and numeral.worded:
        j = _of_a(t, j)
    for _ in range(2):
        k = t.after_hyphen(j)
        found = _scale_at(t, k, numeral, money)
        if found is None:
            break
        factor, j = found
        scale = scale * factor if scale > 1 else factor
        number, step = number * factor, step * factor
    if scale > 1:
        return numeral._replace(last=j, number=number, step=step, scaled=True, scale=scale, fraction=False)
    k = t.after_hyphen(j)
    if words[k] in lex.dozens and (numeral.worded or not numeral.fraction) and words[k] != "score":
        dozen = lex.dozens[words[k]]
        return numeral._replace(last=k + 1, number=number * dozen, step=step * dozen, dozen=True, fraction=False)
    return numeral._replace(last=j if number != numeral.number else numeral.last, number=number, step=step)


def _of_a(t: Tokens, j: int) -> int:
    """Step over `a` or `of a` between a fraction and its scale word: `half a million`, `two thirds of a million`."""
    lex, words = t.lex, t.words
    k = j + 1 if words[j] in lex.of else j
    if words[k] in lex.articles and (words[k + 1] in lex.scales or words[k + 1] in lex.dozens):
        return k + 1
    return j


def _scale_at(t: Tokens, k: int, numeral: Numeral, money: bool) -> tuple[Decimal, int] | None:
    """Return the scale at a token and the index behind it."""
    lex, word = t.lex, t.words[k]
    if word in lex.scales:
        return lex.scales[word], k + 1
    if numeral.worded or word not in lex.short_scales:
        return None
    if t.glued(k):
        if t.glued(k + 1) and (t.words[k + 1][:1].isalnum()):
            return None
        if word not in lex.money_scales or money or _counts(t, k, lex):
            return lex.short_scales[word], k + 1
    elif word in lex.loose_scales or (money and word in lex.money_scales and t.near(k) and word != "t"):
        return lex.short_scales[word], k + 1
    return None


def _counts(t: Tokens, k: int, lex: Lexicon) -> bool:
    """`35m users` are millions, `35m wide` metres; a capital `M`, and `b`, are scales."""
    word = t.words[k]
    if word not in lex.counted_scales:
        return False
    if word == "b":
        return t.words[k + 1] != "/" and not (t.capital(k + 1) and t.near(k + 1))
    if word == "m" and t.written(k) == "M":
        return True
    following = t.words[k + 1]
    if following in ("-", "–") and t.words[k + 2][:1].isdigit() and t.words[k + 3] == word:
        return _counts(t, k + 3, lex)
    if any(unit.kind is Kind.MONEY and not unit.symbol for _, unit in lex.units.get(following, ())):
        return True
    return (
        len(following) > 3 and following.isalpha() and (following.endswith("s") and not following.endswith("ss"))
    ) or following in ("people", "men", "women", "children")


def _with_fraction(t: Tokens, head: Numeral) -> Numeral:
    """Add `and a half` to a whole number: `two and a half`, `five-and-a-half`."""
    tail = _and_fraction(t, head.last)
    if head.fraction or tail is None:
        return head
    return head._replace(last=tail.last, number=head.number + tail.number, step=_step_of(tail), round=False)


def _step_of(tail: Numeral) -> Decimal:
    """The unit of a fraction behind a whole number: `two and a half` is written to the half."""
    return min(tail.number, 1 - tail.number)


def _and_fraction(t: Tokens, j: int) -> Numeral | None:
    k = t.after_hyphen(j)
    if t.words[k] not in t.lex.conjunction:
        return None
    tail = read_fraction(t, t.after_hyphen(k + 1))
    if tail is None and t.words[k + 1].isdigit() and t.words[k + 2] == "/":
        tail = _slashed(t, k + 1, Decimal(t.words[k + 1])) if len(t.words[k + 1]) < 3 else None
    return tail


def _continued(t: Tokens, current: Numeral) -> Numeral | None:
    """Add a fraction of the last scale, or the next smaller group of number words."""
    tail = _and_fraction(t, current.last)
    if tail is not None:
        scaled = _one_scale(t, tail, money=False)
        if scaled.scaled:
            return current._replace(
                last=scaled.last,
                number=current.number + scaled.number,
                step=_step_of(tail) * scaled.scale,
                scale=scaled.scale,
            )
        if t.words[tail.last] in t.lex.of:
            return None
        return current._replace(
            last=tail.last,
            number=current.number + tail.number * current.scale,
            step=_step_of(tail) * current.scale,
            scale=_ONE,
            scaled=True,
        )
    joined = t.words[current.last] in t.lex.conjunction
    k = current.last + 1 if joined else current.last
    if t.words[k] == "," or t.words[k] in t.lex.articles or not (t.words[k] in t.lex.ones or t.words[k] in t.lex.tens):
        return None
    group = _spoken(t, k, None, k)
    if group is None or (joined and not current.worded and group.number < 100) or not group.number:
        return None
    group = _one_scale(t, group, money=False)
    limit = current.scale if current.scale > 1 else Decimal(0)
    if group.number >= limit or group.fraction or group.dozen:
        return None
    return current._replace(
        last=group.last, number=current.number + group.number, step=group.step, round=False, scale=group.scale
    )
