"""Read spans of time without a figure: `a decade`, `nearly an hour`, `a year and a half`, `years ago`."""

from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier
from reconcile.values.fractions import read_fraction
from reconcile.values.hedges import hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.tokens import Tokens
from reconcile.values.vague import Found, word_value


def read_span_word(t: Tokens, i: int) -> Found | None:
    """`a decade`, `more than a decade`, `a year ago`, `years ago`: spans of time without a figure."""
    words, section = t.words, t.lex.section("quantities")
    unit = t.lex.units[words[i]][0][1]
    before = words[i - 1]
    if before in t.lex.articles and i - 1 >= t.floor:
        return _one_unit(t, i, unit, section)
    if words[i].endswith("s") and words[i + 1] == "ago" and not before[:1].isdigit():
        row = section.get("units_ago", {})
        if not row:
            return None
        lexical = f"{words[i]} ago"
        limits = (
            Interval(unit.factor * row["hard"][0], None, True, False),
            Interval(unit.factor * row["soft"][0], unit.factor * row["soft"][1]),
        )
        return word_value(t, i, i + 1, limits, lexical, kind=Kind.DURATION, unit=unit.base)
    return None


def _one_unit(t: Tokens, i: int, unit: Unit, section: dict[str, dict[str, int]]) -> Found | None:
    half = read_fraction(t, i + 2) if t.words[i + 1] in t.lex.conjunction else None
    if half is not None:
        n, width = unit.factor * (1 + half.number), unit.factor * half.number / 2
        soft = Interval(n - width, n + width)
        return word_value(
            t,
            i - 1,
            half.last,
            (soft, soft),
            "",
            kind=Kind.DURATION,
            unit=unit.base,
            form=Form.NUMERAL,
            outer=(False, False),
            number=n,
        )
    hedged = hedges_before(t, i - 1, Kind.DURATION)
    years = section.get("a_unit", {}).get(t.words[i])
    behind = t.words[i + 1]
    if not hedged.modifiers and years is None:
        return None
    year = Decimal(31557600)
    n = unit.factor
    width = years * year if years is not None else n / 2
    soft = Interval(n - width, n + width)
    hard = Interval(n - 3 * width if 3 * width < n else Decimal(0), n + 3 * width)
    outer = (True, True)
    modifier = hedged.modifiers[0] if hedged.modifiers else Modifier.NONE
    if modifier in (Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER):
        soft, hard, outer = (
            Interval(n, 2 * n, modifier is Modifier.AT_LEAST, True),
            Interval(n, None, modifier is Modifier.AT_LEAST, False),
            (False, False),
        )
    elif modifier in (Modifier.UNDER, Modifier.ALMOST, Modifier.AT_MOST):
        soft, hard, outer = (
            Interval(n - 2 * width, n, True, modifier is Modifier.AT_MOST),
            Interval(None, n, False, modifier is Modifier.AT_MOST),
            (False, False),
        )
    if behind == "-" and not hedged.modifiers:
        return None
    first = hedged.first if hedged.modifiers else i - 1
    form = (
        Form.BOUND
        if modifier in (Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST)
        else Form.WORD
        if modifier is Modifier.NONE
        else Form.HEDGE
    )
    return word_value(
        t,
        first,
        i + 1,
        (hard, soft),
        f"a {t.words[i]}",
        kind=Kind.DURATION,
        unit=unit.base,
        form=form,
        modifier=modifier,
        outer=outer,
        number=n,
    )
