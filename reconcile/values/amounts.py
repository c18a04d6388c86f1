"""Read an amount: a figure with its unit, a range of two, and the modifiers on either side."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reconcile.model import Kind, Modifier, Value
from reconcile.values.build import Draft, finish, type_age
from reconcile.values.fractions import read_fraction
from reconcile.values.hedges import Hedged, close, hedges_after, hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.numeral import Numeral
from reconcile.values.numerals import read_numeral
from reconcile.values.tokens import Tokens
from reconcile.values.units import inch_after, money_before, unit_after, unit_named_before

Found = tuple[Value, int]
_STEP = 5  # a rise `by 12 to 167` is a step and a level, `by 5 to 10` a range
_LOWER = frozenset({Modifier.OVER, Modifier.AT_LEAST})
_UPPER = frozenset({Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO})


@dataclass(slots=True)
class Part:
    """One figure with its unit; `number` and `step` in the unit as written."""

    first: int
    last: int
    numeral: Numeral
    number: Decimal
    step: Decimal
    unit: Unit | None = None
    before: bool = False  # the unit stands before the figure


def read_part(t: Tokens, i: int) -> Part | None:
    """Read one figure at a token, with the unit before or behind it."""
    money = money_before(t, i)
    numeral = read_numeral(t, i, money is not None)
    if numeral is None:
        return None
    part = Part(i, numeral.last, numeral, numeral.number, numeral.step)
    if money is None and not numeral.scaled:
        named = unit_named_before(t, i)
        if named is not None:
            part.unit, part.first, part.before = named[0], named[1], True
            return part
    if money is not None:
        part.unit, part.first, part.before = money[0], money[1], True
    _sign(t, part)
    _behind(t, part)
    return part


def _sign(t: Tokens, part: Part) -> None:
    """Put the sign on: a minus that touches the figure but nothing before it, or a word for it."""
    words, i = t.words, part.first
    before = words[i - 1]
    if i - 1 < t.floor or (
        before in t.lex.minus and words[i - 2] in t.lex.words("numbers", "minus_or")
    ):  # `plus or minus 3 points`
        return
    glued = (
        before == "-"
        and t.glued(i)
        and not (t.glued(i - 1) and words[i - 2] not in ("(", "<", ">", "<=", ">=", "=", '"'))
    )
    if glued or before in t.lex.minus or (part.before and words[part.numeral.first - 1] == "-"):
        part.number = -part.number
        part.first -= glued or before in t.lex.minus


def _behind(t: Tokens, part: Part) -> None:
    """Read the unit behind a figure, a scale behind the unit, and the smaller unit of a compound."""
    if part.before:
        if part.unit is None or part.unit.kind is not Kind.MONEY:
            return
        if t.words[part.first] not in t.lex.symbols and t.words[part.first + 1] not in t.lex.symbols:
            return
        same = unit_after(t, part.numeral)
        if (
            same is not None
            and same[0].kind is Kind.MONEY
            and len(same[0].base) == 3
            and same[0].factor == 1
            and same[0].name not in ("scaled", "symbol")
        ):
            part.unit, part.last = same
        return
    found = unit_after(t, part.numeral) or _fraction_of(t, part.numeral)
    if found is None:
        inch = inch_after(t, part.numeral)
        if inch is not None:
            part.unit, part.last = t.lex.units["inch"][0][1], inch
        return
    part.unit, part.last = found
    if part.unit.kind is Kind.MONEY and not part.numeral.scaled and t.words[part.last] in t.lex.scales:
        scale = t.lex.scales[t.words[part.last]]
        part.number, part.step, part.last = part.number * scale, part.step * scale, part.last + 1
    if part.unit.name in t.lex.words("units", "below_units"):
        end = next((part.last + len(p) for p in t.lex.phrases("units", "below_zero") if t.phrase(part.last, p)), None)
        if end is not None:
            part.number, part.last = -abs(part.number), end
    _compound(t, part)


def _fraction_of(t: Tokens, numeral: Numeral) -> tuple[Unit, int] | None:
    """`half an hour`, `two-thirds of a mile`, `half of one percent`: the unit behind a fraction, its article and `of`."""
    lex, words = t.lex, t.words
    k = numeral.last + (words[numeral.last] in lex.of)
    if not numeral.fraction or not (words[k] in lex.articles or lex.ones.get(words[k]) == 1):
        return None
    return unit_after(t, numeral._replace(last=k + 1))


def _compound(t: Tokens, part: Part) -> None:
    """`an hour and a half`, `5 feet 2 inches`, `3 dollars 50 cents`, `15 dollars 50`."""
    unit, words = part.unit, t.words
    assert unit is not None  # noqa: S101 - called behind a unit only
    k = part.last
    if words[k] in t.lex.conjunction:
        tail = read_fraction(t, k + 1)
        if tail is not None and words[tail.last] not in t.lex.of:
            part.number, part.step, part.last = part.number + tail.number, tail.step, tail.last
            return
    if (
        unit.name == "foot"
        and words[k] == "-"
        and t.glued(k + 1)
        and words[k + 1].isdigit()
        and int(words[k + 1][:3]) < 12
    ):
        part.number, part.step, part.last = (
            part.number + Decimal(words[k + 1]) / 12,
            Decimal(1) / 12,
            k + 2,
        )  # `6-foot-2`
        return
    smaller = t.lex.section("units").get("compounds", {}).get(unit.name)
    cents = (
        unit.kind is Kind.MONEY
        and unit.factor == 1
        and not part.numeral.scaled
        and unit.name not in ("symbol", "scaled")
    )
    if smaller is None and not cents:
        return
    if words[k] in t.lex.conjunction or (words[k] == "," and not cents):
        k += 1
    below = read_numeral(t, k)
    if below is None or below.scaled or below.fraction or (part.numeral.number != int(part.numeral.number)):
        return
    found = unit_after(t, below)
    if found is None and smaller == "inch" and t.words[below.last] in t.lex.section("units")["length"]["inch"]:
        found = t.lex.units["inch"][0][1], below.last + 1
    if smaller is not None and found is not None and found[0].name == smaller and found[0].dimension == unit.dimension:
        ratio = found[0].factor / unit.factor
        part.number, part.step, part.last = part.number + below.number * ratio, below.step * ratio, found[1]
        _third_unit(t, part, unit, found[0])
    elif cents and found is not None and found[0].base == unit.base and found[0].name == "part":
        part.number, part.step, part.last = part.number + below.number * found[0].factor, found[0].factor, found[1]
    elif cents and found is None and below.number < 100 and below.step == 1 and _ends(t, below.last):
        part.number, part.step, part.last = part.number + below.number / 100, Decimal("0.01"), below.last


def _third_unit(t: Tokens, part: Part, unit: Unit, second: Unit) -> None:
    """`two hours, six minutes and 32 seconds`: the unit below the second one."""
    smaller = t.lex.section("units").get("compounds", {}).get(second.name)
    k = part.last + (t.words[part.last] == ",")
    k += t.words[k] in t.lex.conjunction
    third = read_numeral(t, k) if smaller is not None else None
    found = unit_after(t, third) if third is not None and not third.scaled and not third.fraction else None
    if third is not None and found is not None and found[0].name == smaller:
        ratio = found[0].factor / unit.factor
        part.number, part.step, part.last = part.number + third.number * ratio, third.step * ratio, found[1]


def _ends(t: Tokens, j: int) -> bool:
    return t.words[j] in ("", ".", ",", ";", "!", "?", ")")


def read_amount(t: Tokens, i: int) -> Found | None:
    """Read the amount whose first figure or number word stands at a token."""
    part = read_part(t, i)
    if part is None:
        return None
    if part.unit is None:
        part.unit = _shared_unit(t, part)
    draft = Draft(part.first, part.last, part.number, part.step, part.unit, part.numeral)
    other = read_range(t, part)
    if other is not None:
        draft = _range_draft(t, part, other)
    type_age(t, draft)
    kind = draft.unit.kind if draft.unit is not None else Kind.NUMBER
    before = hedges_before(t, draft.first, kind)
    return finish(t, _hedged(t, draft, before))


def _shared_unit(t: Tokens, part: Part) -> Unit | None:
    """`the 7.6 and 7.5 magnitude quakes`, `5 or 7 percent`: the first figure takes the unit of the second."""
    if t.words[part.last] not in t.lex.conjunction and t.words[part.last] != "or":
        return None
    other = read_numeral(t, part.last + 1)
    if other is None or other.worded != part.numeral.worded or other.scaled or other.fraction:
        return None
    found = unit_after(t, other)
    return (
        found[0]
        if found is not None and not (found[0].symbol or found[0].touching) and found[0].kind is not Kind.MONEY
        else None
    )


def _hedged(t: Tokens, draft: Draft, before: Hedged) -> Draft:
    """Put the modifiers of both sides on a draft, and the opposite bound that may follow: `more than 10 and less than 40`."""
    after, closed, last = hedges_after(t, draft.last)
    modifiers = (*after, *before.modifiers) if after and before.modifiers else (before.modifiers or after)
    draft.first, draft.last = before.first, last
    draft.modifiers = close(modifiers) if closed else modifiers
    draft.estimate = before.estimate
    if draft.high is None and len(modifiers) == 1:
        _opposite(t, draft)
    return draft


def _opposite(t: Tokens, draft: Draft) -> None:
    """Join two bounds on one thing into a range where the lower is the smaller."""
    k = draft.last
    if draft.modifiers[0] not in _LOWER | _UPPER or t.words[k] not in {*t.lex.conjunction, ",", "but"}:
        return
    if t.words[k] == "," and Modifier.UP_TO in draft.modifiers:
        return  # `as much as $3 billion, and no less than $1 billion` is said of two sums
    if t.words[k] == "," and (t.words[k + 1] in t.lex.conjunction or t.words[k + 1] == "but"):
        k += 1
    for n in range(k + 2, k + 8):
        part = read_part(t, n)
        if part is None:
            continue
        kind = part.unit.kind if part.unit else Kind.NUMBER
        before = hedges_before(t, part.first, kind)
        if before.first != k + 1 or len(before.modifiers) != 1:
            return
        after, closed, last = hedges_after(t, part.last)
        second = close(before.modifiers)[0] if closed else before.modifiers[0]
        if after or not _join_bounds(draft, part, second):
            return
        draft.last = last
        return


def _join_bounds(draft: Draft, part: Part, second: Modifier) -> bool:
    first = draft.modifiers[0]
    if part.unit is not None and draft.unit is not None and part.unit.base != draft.unit.base:
        return False
    low, high = (draft.number, part.number) if first in _LOWER else (part.number, draft.number)
    if (first in _LOWER) == (second in _LOWER) or second not in _LOWER | _UPPER or low >= high:
        return False
    steps = (draft.step, part.step) if first in _LOWER else (part.step, draft.step)
    draft.number, draft.high, draft.step, draft.high_step = low, high, steps[0], steps[1]
    draft.modifiers = (Modifier.BETWEEN,)
    draft.unit = draft.unit or part.unit
    draft.stated = (Modifier.AT_LEAST not in (first, second), not {Modifier.AT_MOST, Modifier.UP_TO} & {first, second})
    return True


def read_range(t: Tokens, part: Part) -> Part | None:
    """Read the second end of a range, or None where what follows is another value."""
    words, lex = t.words, t.lex
    j = part.last
    dangling = words[j] == "-" and t.glued(j) and words[j + 1] in lex.to
    j += dangling
    word = words[j]
    between = words[part.first - 1] in lex.between and part.first > t.floor
    if word in lex.to:
        origin = words[part.first - 1] in lex.words("numbers", "from")
        if not between and ((origin and changes(t, part, 9)) or (part.unit is not None and changes(t, part, 2))):
            return None
    elif word in lex.words("hedges", "joints"):
        if t.glued(j) != t.glued(j + 1) or word == "—":
            return None
    elif not (word in lex.conjunction and between):
        return None
    other = _second(t, t.after_hyphen(j + 1))
    if other is not None and word in lex.to and _is_step(t, part, other):
        return None
    if other is None or not _joins(part, other) or (word == "or" and other.number > 10 * _number(part, other)):
        return None
    return other if _number(part, other) < other.number else None


def _is_step(t: Tokens, part: Part, other: Part) -> bool:
    """`rose by 12 to 167`: a step and the level it led to."""
    by = t.words[part.first - 1] in t.lex.words("numbers", "by") and changes(t, part, 3)
    return by and other.unit is None and other.number > _STEP * part.number


def changes(t: Tokens, part: Part, reach: int) -> bool:
    """Tell whether a word of change stands before `from a to b`, which then is two values."""
    verbs = t.lex.words("hedges", "changes")
    return any(word in verbs for word in t.words[max(t.floor, part.first - reach) : part.first])


def _second(t: Tokens, j: int) -> Part | None:
    """Read the figure behind a joint, over the money that may stand before it."""
    floor, t.floor = t.floor, j
    try:
        for n in range(j, j + 3):
            if t.words[n][:1].isdigit() or (
                t.words[n] not in t.lex.symbols and t.words[n] not in t.lex.prefixes and t.words[n] not in t.lex.minus
            ):
                part = read_part(t, n)
                return part if part is not None and part.first == j else None
        return None
    finally:
        t.floor = floor


def _joins(part: Part, other: Part) -> bool:
    one, two = part.unit, other.unit
    if one is None or two is None:
        return one is None or part.before
    return one.base == two.base and one.kind is two.kind


def _number(part: Part, other: Part) -> Decimal:
    """Return the first end, which takes the scale of the second where it has none: `$10 to $12 billion`."""
    scale = other.numeral.scale
    factor = Decimal(1)
    if (other.numeral.scaled and not part.numeral.scaled and not part.numeral.worded | part.numeral.fraction) or (
        other.numeral.scaled and not part.numeral.scaled and part.numeral.number < 1000
    ):
        factor = scale
    if factor > 1 and part.number * factor < other.number:
        return part.number * factor
    return part.number


def _range_draft(t: Tokens, part: Part, other: Part) -> Draft:
    number = _number(part, other)
    step = part.step * (number / part.number) if part.number else part.step
    unit = other.unit or part.unit
    if part.unit is not None and unit is not None and part.unit.factor != unit.factor:
        number, step = number * part.unit.factor / unit.factor, step * part.unit.factor / unit.factor
    first = part.first
    word = t.words[first - 1]
    if first > t.floor and (word in t.lex.between or word in t.lex.words("numbers", "from")):
        first -= 1
    return Draft(
        first, other.last, number, step, unit, replace_scaled(part.numeral, other.numeral), other.number, other.step
    )


def replace_scaled(numeral: Numeral, other: Numeral) -> Numeral:
    """Return the first numeral, marked as scaled where the second is."""
    return numeral._replace(scaled=numeral.scaled or other.scaled)


__all__ = ["Part", "changes", "read_amount", "read_part", "replace"]
