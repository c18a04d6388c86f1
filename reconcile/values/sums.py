"""Read words that give the size of a number and not the number: `a six-figure sum`, `a multimillion-dollar deal`."""

from decimal import Decimal

from reconcile.model import Interval, Kind
from reconcile.values.tokens import Tokens, fold
from reconcile.values.vague import Found, word_value


def read_figure_word(t: Tokens, i: int) -> Found | None:
    """`a six-figure sum`, `7 figures`: as many digits, so from one power of ten up to the next."""
    words, section = t.words, t.lex.section("quantities")
    power = int(words[i]) if words[i].isdigit() and len(words[i]) == 1 else section.get("figures", {}).get(words[i])
    k = t.after_hyphen(i + 1)
    if not power or words[k] not in t.lex.words("quantities", "figure"):
        return None
    if words[k] not in t.lex.words("quantities", "figure_alone") and words[i - 1] not in t.lex.articles:
        return None
    interval = Interval(Decimal(10) ** (power - 1), Decimal(10) ** power, True, False)
    return word_value(t, i, k + 1, (interval, interval), f"{power}-figure", kind=Kind.AMOUNT, outer=(False, False))


def read_multi(t: Tokens, i: int) -> Found | None:
    """`multimillion-dollar`, `multi-million-pound`: two of the scale at least."""
    found = _scale(t, i)
    if found is None:
        return None
    scale, k = found
    last = t.after_hyphen(k)
    for phrase, unit in t.lex.units.get(t.words[last], ()):
        if len(phrase) == 1 and unit.kind is Kind.MONEY:
            limits = Interval(2 * scale, None, True, False), Interval(2 * scale, 100 * scale)
            return word_value(
                t, i, last + 1, limits, fold(t.text[t.starts[i] : t.ends[k - 1]]), kind=Kind.MONEY, unit=unit.base
            )
    return None


def _scale(t: Tokens, i: int) -> tuple[Decimal, int] | None:
    """Return the scale of `multimillion` or `multi-million`, and the index behind it."""
    multis = t.lex.section("quantities").get("multis", {})
    if t.words[i] in multis:
        return Decimal(multis[t.words[i]]), i + 1
    k = t.after_hyphen(i + 1)
    if t.words[i] in t.lex.words("quantities", "multi") and k != i + 1 and t.words[k] in t.lex.scales:
        return t.lex.scales[t.words[k]], k + 1
    return None
