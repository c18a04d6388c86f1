"""Read an amount: a figure or a range with its unit, and the modifiers on either side."""

from reconcile.model import Kind, Modifier, Value
from reconcile.values.build import Draft, finish, type_age
from reconcile.values.hedges import Hedged, close, hedges_after, hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.numerals import read_numeral
from reconcile.values.parts import Part, read_part
from reconcile.values.ranges import changes, draft_range, joins, read_range, read_second
from reconcile.values.tokens import Tokens
from reconcile.values.units import unit_after

Found = tuple[Value, int]
_LOWER = frozenset({Modifier.OVER, Modifier.AT_LEAST})
_UPPER = frozenset({Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO})


def read_amount(t: Tokens, i: int) -> Found | None:
    """Read the amount whose first figure or number word stands at a token."""
    part = read_part(t, i)
    if part is None:
        return None
    if part.unit is None:
        part.unit = _shared_unit(t, part)
    draft = Draft(part.first, part.last, part.number, part.step, part.unit, part.numeral)
    other = read_range(t, part)
    if other is None:
        _share_scale(t, part, draft)
    else:
        draft = draft_range(t, part, other)
    type_age(t, draft)
    kind = draft.unit.kind if draft.unit is not None else Kind.NUMBER
    before = hedges_before(t, draft.first, kind)
    place = draft.first, draft.last
    draft = _hedged(t, draft, before)
    if place != (draft.first, draft.last):
        type_age(t, draft)  # `65 and older`, `children under 5`
    return finish(t, draft)


def _shared_unit(t: Tokens, part: Part) -> Unit | None:
    """`the 6.3 and 6.1 magnitude quakes`, `5 or 7 percent`, `58 to 42 percent`: the first figure takes the unit of the second."""
    joint = t.words[part.last]
    if joint not in t.lex.conjunction and joint not in t.lex.to:
        return None
    other = read_numeral(t, part.last + 1)
    origin = t.words[part.first - 1] in t.lex.words("numbers", "from")
    if (
        other is not None
        and joint in t.lex.to
        and joint not in t.lex.words("numbers", "either")
        and not (origin or other.number < part.numeral.number)
    ):
        return None
    if other is None or other.worded != part.numeral.worded or other.scaled or other.fraction:
        return None
    found = unit_after(t, other)
    return (
        found[0]
        if found is not None and not (found[0].symbol or found[0].touching) and found[0].kind is not Kind.MONEY
        else None
    )


def _share_scale(t: Tokens, part: Part, draft: Draft) -> None:
    """`rose from $4 to $6 million`: the first of two values takes the scale of the second."""
    origin = t.words[part.first - 1] in t.lex.words("numbers", "from") and changes(t, part, 9)
    if not origin or part.numeral.scaled or part.numeral.worded or t.words[part.last] not in t.lex.to:
        return
    other = read_second(t, part.last + 1)
    if other is not None and other.numeral.scaled and joins(part, other) and part.number < 1000:
        scale = other.numeral.scale
        draft.number, draft.step = draft.number * scale, draft.step * scale


def _hedged(t: Tokens, draft: Draft, before: Hedged) -> Draft:
    """Put the modifiers of both sides on a draft, and the opposite bound that may follow: `more than 10 and less than 40`."""
    after, closed, last = hedges_after(t, draft.last)
    if last > draft.last and draft.unit is None:
        found = unit_after(t, draft.numeral._replace(last=last))  # `20-plus years`
        draft.unit, last = found if found is not None else (None, last)
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
