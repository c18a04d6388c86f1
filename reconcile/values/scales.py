"""Put scale words on a number: `14.3 billion`, `35m users`, `two lakh crore`, `a million and a half`."""

from decimal import Decimal

from reconcile.model import Kind
from reconcile.values.fractions import and_fraction
from reconcile.values.lexicon import Lexicon
from reconcile.values.numeral import ONE, Numeral
from reconcile.values.spoken import read_spoken
from reconcile.values.tokens import Tokens


def put_scales(t: Tokens, head: Numeral, money: bool) -> Numeral:
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
    number, step, j, scale = numeral.number, numeral.step, numeral.last, ONE
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
        return numeral._replace(
            last=k + 1, number=number * dozen, step=min(number, ONE) * dozen, dozen=True, fraction=False
        )
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
    if word in lex.words("numbers", "dotted_scales"):
        return lex.short_scales[word], k + 1 + (t.words[k + 1] == "." and t.glued(k + 1))
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


def _counts(t: Tokens, k: int, lex: Lexicon, *, range_of_two: bool = True) -> bool:
    """`35m users` are millions, `35m wide` metres; a capital `M`, and `b`, are scales."""
    word = t.words[k]
    if word not in lex.counted_scales:
        return False
    if word == "b":
        return t.words[k + 1] != "/" and not (t.capital(k + 1) and t.near(k + 1))
    if word == "m" and t.written(k) == "M":
        return True
    following = t.words[k + 1]
    if range_of_two and following in ("-", "–") and t.words[k + 2][:1].isdigit() and t.words[k + 3] == word:
        return _counts(t, k + 3, lex, range_of_two=False)
    if following in lex.of and t.words[k + 2] in lex.words("numbers", "of_them"):
        return True
    if following in lex.words("nouns", "adjectives") or following in lex.words("nouns", "additions"):
        following = t.words[k + 2]
    if any(unit.kind is Kind.MONEY and not unit.symbol for _, unit in lex.units.get(following, ())):
        return True
    return (
        len(following) > 3 and following.isalpha() and (following.endswith("s") and not following.endswith("ss"))
    ) or following in ("people", "men", "women", "children")


def _with_fraction(t: Tokens, head: Numeral) -> Numeral:
    """Add `and a half` to a whole number: `two and a half`, `five-and-a-half`."""
    tail = and_fraction(t, head.last)
    if head.fraction or tail is None:
        return head
    return head._replace(last=tail.last, number=head.number + tail.number, step=_step_of(tail), round=False)


def _step_of(tail: Numeral) -> Decimal:
    """The unit of a fraction behind a whole number: `two and a half` is written to the half."""
    return min(tail.number, 1 - tail.number)


def _continued(t: Tokens, current: Numeral) -> Numeral | None:
    """Add a fraction of the last scale, or the next smaller group of number words."""
    tail = and_fraction(t, current.last)
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
            scale=ONE,
            scaled=True,
        )
    joined = t.words[current.last] in t.lex.conjunction
    k = current.last + 1 if joined else current.last
    if t.words[k] == "," or t.words[k] in t.lex.articles or not (t.words[k] in t.lex.ones or t.words[k] in t.lex.tens):
        return None
    group = read_spoken(t, k, None, k)
    if group is None or (joined and not current.worded and group.number < 100) or not group.number:
        return None
    group = _one_scale(t, group, money=False)
    limit = current.scale if current.scale > 1 else Decimal(0)
    if group.number >= limit or group.fraction or group.dozen:
        return None
    return current._replace(
        last=group.last, number=current.number + group.number, step=group.step, round=False, scale=group.scale
    )
