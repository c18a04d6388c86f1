"""Read spans of time and measures without a figure: `a decade`, `nearly an hour`, `a year or two`, `a mile and a half`, `years ago`."""

from dataclasses import replace
from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier
from reconcile.values.bounds import Bounds, bounded
from reconcile.values.build import in_base
from reconcile.values.fractions import read_fraction
from reconcile.values.hedges import hedges_after, hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.tokens import Tokens
from reconcile.values.vague import Found, named_unit, word_value

_YEAR = Decimal(31557600)
_UP = frozenset({Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER})
_DOWN = frozenset({Modifier.UNDER, Modifier.ALMOST, Modifier.AT_MOST})
_HEDGED = frozenset({Modifier.ABOUT, Modifier.AROUND, Modifier.ALMOST, Modifier.JUST_OVER})


def read_and_half(t: Tokens, i: int) -> Found | None:
    """`a mile and a half`, `an hour and a quarter`: an article, a unit, and a fraction of the same unit."""
    found = named_unit(t, i)
    if found is None or t.words[found[1]] not in t.lex.conjunction:
        return None
    unit, end = found
    part = read_fraction(t, end + 1)
    if part is None or part.number >= 1:
        return None
    before = hedges_before(t, i - 1, unit.kind)
    modifier = before.modifiers[0] if before.modifiers else Modifier.NONE
    limits = in_base(bounded(1 + part.number, part.number, False, modifier, t.lex.hedge_rules), unit)
    first = before.first if before.modifiers else i - 1
    return _of_unit(t, (first, part.last), unit, 1 + part.number, limits, modifier)


def read_span_word(t: Tokens, i: int) -> Found | None:
    """`a decade`, `more than a decade`, `a year or two`, `years ago`: spans of time without a figure."""
    words, section = t.words, t.lex.section("quantities")
    unit = t.lex.units[words[i]][0][1]
    if words[i + 1] == "-" and words[i + 2] in t.lex.words("units", "long"):
        if words[i] not in t.lex.words("units", "long_units"):
            return None
        return _going_on(t, (i, i + 3), unit)
    if words[i - 1] in t.lex.articles and i - 1 >= t.floor:
        return _one_unit(t, i, unit)
    if words[i] not in t.lex.words("units", "plural_spans"):
        return _after_lasting(t, i, unit)
    row = section.get(f"{unit.name}s_ago") or section.get("units_ago", {})
    if not row or not _is_long(t, i):
        return None
    hard = Interval(unit.factor * row["hard"][0], None, True, False)
    soft = Interval(unit.factor * row["soft"][0], unit.factor * row["soft"][1])
    limits = hard, soft
    found = word_value(t, i, i + 1, limits, f"{words[i]} {words[i + 1]}", kind=Kind.DURATION, unit=unit.base)
    return replace(found[0], written_unit=unit.name, factor=unit.factor), found[1]


def read_long_word(t: Tokens, i: int) -> Found | None:
    """`the weeklong strike`: a unit and `long` in one word."""
    name = t.lex.section("units")["long_words"][t.words[i]]
    return _going_on(t, (i, i + 1), t.lex.units[name][0][1])


def _going_on(t: Tokens, places: tuple[int, int], unit: Unit) -> Found:
    """What goes on for one unit, more or less: `a week-long strike`."""
    return _of_unit(t, places, unit, Decimal(1), _limits(unit.factor, unit.factor / 4, Modifier.NONE), Modifier.NONE)


def _is_long(t: Tokens, i: int) -> bool:
    """`years ago`, `minutes after she left`, `weeks of talks`: so many of a unit; `the days after`, `10 minutes after` are none of it."""
    before, behind = t.words[i - 1], t.words[i + 1]
    if before[:1].isdigit() or before in t.lex.ones or before in t.lex.tens:
        return False
    if behind in t.lex.words("calendar", "long_ago"):
        return True
    if behind in t.lex.words("calendar", "long_after"):
        return not {before, t.words[i - 2]} & t.lex.words("calendar", "not_long")
    if behind not in t.lex.of:
        return False
    return before in t.lex.words("quantities", "lasts_before") or _of_doing(t, i)


def _of_doing(t: Tokens, i: int) -> bool:
    """`ended months of speculation`: so many of what went on; `the weeks of May`, `days of the week` are none."""
    determined = t.lex.words("nouns", "determiners") | t.lex.words("calendar", "not_long")
    over = t.words[i + 2]
    return (
        over.isalpha() and over not in t.lex.section("calendar")["months"] and not {t.words[i - 1], over} & determined
    )


def _after_lasting(t: Tokens, i: int, unit: Unit) -> Found | None:
    """`caught after month at large`: a headline leaves the article out."""
    led = t.words[i - 1] in t.lex.words("quantities", "lasts_before") and i - 1 >= t.floor
    if not led or t.words[i + 1] not in t.lex.words("quantities", "spent"):
        return None
    limits = _limits(unit.factor, unit.factor / 4, Modifier.NONE)
    return _of_unit(t, (i, i + 1), unit, Decimal(1), limits, Modifier.NONE)


def _one_unit(t: Tokens, i: int, unit: Unit) -> Found | None:
    """One unit with a modifier on either side; without one, only the units that `a_unit` names, and what goes on `for a week`."""
    two = next((i + 1 + len(p) for p in t.lex.phrases("units", "or_two") if t.phrase(i + 1, p)), None)
    if two is not None:
        soft = Interval(unit.factor, 2 * unit.factor)
        hard = Interval(unit.factor / 2, unit.factor * 5 / 2)
        return _of_unit(t, (i - 1, two), unit, None, Bounds(hard, soft), Modifier.BETWEEN)
    before = hedges_before(t, i - 1, Kind.DURATION)
    after, _, end = hedges_after(t, i + 1)
    modifiers = (*after, *before.modifiers)
    years = t.lex.section("quantities").get("a_unit", {}).get(t.words[i])
    bare = not modifiers and years is None
    if (bare and not _lasts(t, i)) or (not modifiers and t.words[i + 1] == "-"):
        return None
    modifier = modifiers[0] if modifiers else Modifier.NONE
    width = years * _YEAR if years is not None else unit.factor / (4 if bare else 2)
    first = before.first if before.modifiers else i - 1
    return _of_unit(t, (first, end), unit, Decimal(1), _limits(unit.factor, width, modifier), modifier)


def _lasts(t: Tokens, i: int) -> bool:
    """`for a week`, `after an hour of talks`, `a week of talks`: a length; `after a year ago`, `three times a week`, `a month of the year` are none."""
    before = t.words[i - 2] if i - 2 >= t.floor else ""
    if t.words[i + 1] in t.lex.of and t.words[i] in t.lex.words("quantities", "lasts_of"):
        return t.words[i + 2] not in t.lex.words("nouns", "determiners")
    if before not in t.lex.words("quantities", "lasts_before") or t.words[i] in t.lex.words(
        "quantities", "lasts_never"
    ):
        return False
    return t.words[i + 1] not in t.lex.words("calendar", "ago")


def _limits(n: Decimal, width: Decimal, modifier: Modifier) -> Bounds:
    """Return the interval of one unit, `width` on either side of it; a decade is 10 years, 2 more or less (lexicon)."""
    if modifier in _UP:
        closed = modifier is Modifier.AT_LEAST
        return Bounds(Interval(n, None, closed, False), Interval(n, 2 * n, closed, True))
    if modifier in _DOWN:
        closed = modifier is Modifier.AT_MOST
        return Bounds(Interval(None, n, False, closed), Interval(n - 2 * width, n, True, closed))
    soft = Interval(n - width, n + width)
    return Bounds(Interval(max(n - 3 * width, Decimal(0)), n + 3 * width), soft, True, True)


def _of_unit(
    t: Tokens, places: tuple[int, int], unit: Unit, number: Decimal | None, limits: Bounds, modifier: Modifier
) -> Found:
    """Return the value of so many units, all but the number in its base."""
    plain = number is not None and number != 1
    form = Form.BOUND if modifier is not Modifier.NONE else Form.NUMERAL if plain else Form.WORD
    found = word_value(
        t, *places, (limits.hard, limits.soft), "" if plain else f"a {unit.name}",
        kind=unit.kind, unit=unit.base, form=Form.HEDGE if modifier in _HEDGED else form, modifier=modifier,
        outer=(limits.outer_low, limits.outer_high), number=None if number is None else number * unit.factor,
    )  # fmt: skip
    return replace(found[0], written=number, written_unit=unit.name, factor=unit.factor), found[1]
