"""Make the record of a value out of what was read: type it, name what it counts, and give it its interval."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reconcile.model import Form, Interval, Kind, Modifier, Span, Value
from reconcile.values.ages import age_after
from reconcile.values.bounds import Bounds, bare, between, bounded, granularity, stacked, with_outer
from reconcile.values.lexicon import Unit
from reconcile.values.nouns import noun_after, singular_noun
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens

_HEDGES = frozenset({Modifier.ABOUT, Modifier.AROUND, Modifier.ALMOST, Modifier.JUST_OVER, Modifier.ORDER})
_YEAR = Unit(Kind.AGE, "year", name="year")


@dataclass(slots=True)
class Draft:
    """A value being read: numbers in the unit as written, places as token indices."""

    first: int
    last: int
    number: Decimal
    step: Decimal
    unit: Unit | None
    numeral: Numeral
    high: Decimal | None = None
    high_step: Decimal = Decimal(0)
    modifiers: tuple[Modifier, ...] = ()
    estimate: bool = False
    stated: tuple[bool, bool] = (False, False)  # for two bounds joined: whether each end is strict


def finish(t: Tokens, draft: Draft) -> tuple[Value, int]:
    """Return the value of a draft and the index of the token behind it."""
    unit = draft.unit
    kind = unit.kind if unit is not None else Kind.NUMBER
    noun, behind, per = _surroundings(t, draft, kind)
    if kind is Kind.NUMBER and noun:
        kind = Kind.COUNT
    limits, modifier = _limits(t, draft)
    if unit is not None:
        limits = in_base(limits, unit)
    start, end = t.starts[draft.first], t.ends[draft.last - 1]
    number = None if draft.high is not None else _base(draft.number, unit)
    value = Value(
        kind=kind,
        span=Span(t.base + start, t.base + end),
        text=t.text[start:end],
        unit="" if unit is None else unit.base,
        number=number,
        hard=limits.hard,
        soft=limits.soft,
        step=draft.step if unit is None else draft.step * unit.factor,
        form=_form(draft, modifier),
        modifier=modifier,
        outer_low=limits.outer_low,
        outer_high=limits.outer_high,
        noun=noun,
        per=per,
        lexical="dozen" if draft.numeral.dozen else "",
        estimate=draft.estimate,
        written=None if number is None else draft.number,
        written_unit="" if unit is None else unit.name,
        grain=granularity(draft.number, draft.step) * (1 if unit is None else unit.factor),
        factor=Decimal(1) if unit is None else unit.factor,
    )
    return value, max(draft.last, behind if per else draft.last)


def _base(number: Decimal, unit: Unit | None) -> Decimal:
    return number if unit is None else number * unit.factor + unit.offset


def type_age(t: Tokens, draft: Draft) -> None:
    """A span of time with `old` behind it, or a bare number with a word of age beside it, is an age."""
    if draft.unit is not None and draft.unit.kind is Kind.AGE:
        return
    found = age_after(t, draft.first, draft.last, draft.unit, draft.numeral)
    if found is None:
        return
    draft.first, draft.last, factor = found
    name = draft.unit.name if draft.unit is not None else "year"
    draft.unit = _YEAR if factor == 1 else Unit(Kind.AGE, "year", factor, name)


def _surroundings(t: Tokens, draft: Draft, kind: Kind) -> tuple[str, int, str]:
    """Return the noun counted, the index behind the words used, and what the amount is per."""
    j = draft.last
    section = t.lex.section("units")
    implied = section.get("implied_per", {}).get(t.words[j - 1])
    if implied is not None:
        return "", j, str(implied)
    per = (
        None
        if kind is Kind.NUMBER and noun_after(t, j + 1)[0] and t.words[j] in section.get("per_words", {})
        else per_after(t, j)
    )
    if per is None and kind is Kind.MEASURE and t.words[j] in t.lex.of:
        per = per_after(t, j + 2)  # `5 million barrels of oil a day`
    if per is not None:
        return "", per[1], per[0]
    if kind is Kind.NUMBER and draft.unit is None:
        noun, behind = noun_after(t, j)
        if not noun and draft.number == 1 and draft.high is None and draft.numeral.worded:
            return singular_noun(t, t.after_hyphen(j)), j, ""
        rate = per_after(t, behind) if noun else None
        return (noun, j, rate[0]) if rate is not None else (noun, j, "")
    if kind in (Kind.MONEY, Kind.PERCENT, Kind.POINTS):
        k = t.after_hyphen(j)
        noun = noun_after(t, j)[0] if t.words[j] in t.lex.of else singular_noun(t, k)
        return noun, j, ""
    return "", j, ""


def per_after(t: Tokens, j: int) -> tuple[str, int] | None:
    """Read `a share`, `per month`, `-an-hour`, `apiece` behind an amount."""
    section = t.lex.section("units")
    word = t.words[j]
    if word in section.get("per_words", {}):
        return str(section["per_words"][word]), j + 1
    k = t.after_hyphen(j)
    each = next((k + len(p) for p in t.lex.phrases("units", "for_each") if t.phrase(k, p)), 0)
    if each or t.words[k] in t.lex.words("units", "per"):
        n = each or t.after_hyphen(k + 1)
        if t.words[n] in t.lex.words("units", "per_nouns") and t.words[n + 1] not in t.lex.words("units", "no_per"):
            return str(section.get("per_names", {}).get(t.words[n], t.words[n])), n + 1
    return None


def _form(draft: Draft, modifier: Modifier) -> Form:
    if draft.numeral.dozen:
        return Form.WORD
    if modifier in (Modifier.NONE, Modifier.EXACT):
        return Form.NUMERAL
    return Form.HEDGE if modifier in _HEDGES else Form.BOUND


def _limits(t: Tokens, draft: Draft) -> tuple[Bounds, Modifier]:
    rules = t.lex.hedge_rules
    if draft.high is not None:
        limits = between((draft.number, draft.step), (draft.high, draft.high_step))
        if Modifier.BETWEEN in draft.modifiers:
            ends = Interval(draft.number, draft.high, not draft.stated[0], not draft.stated[1])
            limits = Bounds(ends, ends)
        return limits, Modifier.BETWEEN
    if draft.numeral.dozen and not draft.modifiers:
        two = draft.step / 6  # a dozen is 10 to 14, half a dozen 5 to 7 (lexicon)
        return with_outer(Interval(draft.number - two, draft.number + two)), Modifier.NONE
    if not draft.modifiers and not draft.number and draft.unit is None:
        return Bounds(Interval(draft.number, draft.number), Interval(draft.number, draft.number)), Modifier.NONE
    if not draft.modifiers:
        return bare(draft.number, draft.step, draft.numeral.round), Modifier.NONE
    if draft.numeral.dozen and len(draft.modifiers) == 1:
        return _dozens(draft, rules), draft.modifiers[0]
    made = [bounded(draft.number, draft.step, draft.numeral.round, m, rules) for m in draft.modifiers]
    if len(made) == 1:
        return made[0], draft.modifiers[0]
    if Modifier.NOT_COMPARED in draft.modifiers:
        return bounded(draft.number, draft.step, False, Modifier.NOT_COMPARED, rules), Modifier.NOT_COMPARED
    limits = made[-1]
    for outer in reversed(made[:-1]):
        limits = stacked(outer, limits)
    same = draft.modifiers[0] if len(set(draft.modifiers)) == 1 else Modifier.STACKED
    return limits, same


def _dozens(draft: Draft, rules: Mapping[Modifier, Mapping[str, Any]]) -> Bounds:
    """`more than a dozen` reaches to the next dozen (13 to 23 in the lexicon); other modifiers see a sixth of it as the step."""
    modifier, n, dozen = draft.modifiers[0], draft.number, draft.step
    if modifier in (Modifier.OVER, Modifier.AT_LEAST):
        closed = modifier is Modifier.AT_LEAST
        return Bounds(Interval(n, None, closed, False), Interval(n, n + dozen, closed, False))
    return bounded(n, dozen / 6, False, modifier, rules)


def in_base(limits: Bounds, unit: Unit) -> Bounds:
    """Return the interval of a number of units in the base of the unit."""
    if unit.factor == 1 and not unit.offset:
        return limits
    return Bounds(_scaled(limits.hard, unit), _scaled(limits.soft, unit), limits.outer_low, limits.outer_high)


def _scaled(interval: Interval, unit: Unit) -> Interval:
    low = None if interval.low is None else interval.low * unit.factor + unit.offset
    high = None if interval.high is None else interval.high * unit.factor + unit.offset
    return Interval(low, high, interval.low_closed, interval.high_closed)
