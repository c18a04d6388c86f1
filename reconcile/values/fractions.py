"""Read fractions in words: `two-thirds`, `a half`, `one fourth`, `three quarters`, and `and a half` behind a number."""

from decimal import Decimal

from reconcile.values.digits import read_slashed
from reconcile.values.numeral import ONE, PART, Numeral
from reconcile.values.tokens import Tokens


def read_fraction(t: Tokens, i: int) -> Numeral | None:
    """Read `two-thirds`, `a half`, `one fourth`, `three quarters`; not `a third man`, which is an ordinal, nor `one second`."""
    lex, words = t.lex, t.words
    word = words[i]
    if word in lex.half or (word in lex.fractions and lex.fractions[word] == 4 and word not in lex.ordinals):
        scale = words[i + 2] if words[i + 1] in lex.articles else words[i + 1]
        if word in lex.half and (scale in lex.scales or scale in lex.dozens or words[i - 1] not in lex.articles):
            return Numeral(i, i + 1, ONE / 2, PART / 2, worded=True, fraction=True)
        return Numeral(i, i + 1, ONE / 4, PART / 4, worded=True, fraction=True) if scale in lex.scales else None
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
    if (one != singular and not lex.numbers.get("same_plural")) or (
        word in lex.articles and under in lex.ordinals and _noun_follows(t, k + 1)
    ):
        return None
    denominator = lex.fractions[under]
    return Numeral(i, k + 1, above / denominator, above / denominator * PART, worded=True, fraction=True)


def _numerator(t: Tokens, i: int) -> tuple[Decimal | None, bool]:
    word, lex = t.words[i], t.lex
    if word in lex.articles:
        return ONE, True
    value = lex.ones.get(word)
    if value is None and word.isdigit() and len(word) <= 2:
        value = int(word)
    return (Decimal(value), value == 1) if value else (None, False)


def _noun_follows(t: Tokens, j: int) -> bool:
    word = t.words[j]
    if t.runs_on(j) or t.after_hyphen(j) != j:
        return True
    return word[:1].isalpha() and word not in t.lex.of and word not in t.lex.words("nouns", "stops")


def and_fraction(t: Tokens, j: int) -> Numeral | None:
    """Read `and a half` behind a number, hyphens or not."""
    k = t.after_hyphen(j)
    if t.words[k] not in t.lex.conjunction:
        return None
    tail = read_fraction(t, t.after_hyphen(k + 1))
    if tail is None and t.words[k + 1].isdigit() and t.words[k + 2] == "/":
        tail = read_slashed(t, k + 1, Decimal(t.words[k + 1])) if len(t.words[k + 1]) < 3 else None
    return tail
