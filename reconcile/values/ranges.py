"""Read ranges of two figures, and tell them from two values: `$10 to $12 billion`, not `rose from 5 to 7 percent`."""

from decimal import Decimal

from reconcile.values.build import Draft
from reconcile.values.numeral import Numeral
from reconcile.values.parts import Part, read_part
from reconcile.values.tokens import Tokens

_STEP = 5  # a rise `by 12 to 167` is a step and a level, `by 5 to 10` a range


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
    other = read_second(t, t.after_hyphen(j + 1))
    if other is not None and word in lex.to and _is_step(t, part, other):
        return None
    if other is None or not joins(part, other) or (word == "or" and other.number > 10 * _number(part, other)):
        return None
    return other if _ascends(part, other) else None


def changes(t: Tokens, part: Part, reach: int) -> bool:
    """Tell whether a word of change stands before `from a to b`, which then is two values."""
    verbs = t.lex.words("hedges", "changes")
    return any(word in verbs for word in t.words[max(t.floor, part.first - reach) : part.first])


def _is_step(t: Tokens, part: Part, other: Part) -> bool:
    """`rose by 12 to 167`: a step and the level it led to."""
    by = t.words[part.first - 1] in t.lex.words("numbers", "by") and changes(t, part, 3)
    return by and other.unit is None and other.number > _STEP * part.number


def _ascends(part: Part, other: Part) -> bool:
    """Tell whether the second end is the greater, in the base of both where their units differ: `30 seconds to two minutes`."""
    if part.unit is None or other.unit is None or part.unit.factor == other.unit.factor:
        return _number(part, other) < other.number
    return part.number * part.unit.factor < other.number * other.unit.factor


def _before_money(t: Tokens, n: int) -> bool:
    """Tell whether a word may stand before a figure of money, or is a sign of it: `US`, `$`, `Rs`, `minus`."""
    word, lex = t.words[n], t.lex
    return (
        word in lex.symbols
        or word in lex.prefixes
        or word in lex.minus
        or (word in lex.section("currencies").get("dollars", ()) and t.words[n + 1] in lex.symbols)
    )


def read_second(t: Tokens, j: int) -> Part | None:
    """Read the figure behind a joint, over the money that may stand before it."""
    floor, t.floor = t.floor, j
    try:
        for n in range(j, j + 3):
            if not _before_money(t, n):
                part = read_part(t, n)
                return part if part is not None and part.first == j else None
        return None
    finally:
        t.floor = floor


def joins(part: Part, other: Part) -> bool:
    """Tell whether two figures can be the ends of one range: one kind, one base, or the first without a unit."""
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


def draft_range(t: Tokens, part: Part, other: Part) -> Draft:
    """Return the draft of a range: both ends in the unit of the second, `between` and `from` inside the span."""
    number = _number(part, other)
    step = part.step * (number / part.number) if part.number else part.step
    unit = other.unit or part.unit
    if part.unit is not None and unit is not None and part.unit.factor != unit.factor:
        number, step = number * part.unit.factor / unit.factor, step * part.unit.factor / unit.factor
    first = part.first
    word = t.words[first - 1]
    if first > t.floor and (word in t.lex.between or word in t.lex.words("numbers", "from")):
        first -= 1
    return Draft(first, other.last, number, step, unit, _scaled(part.numeral, other.numeral), other.number, other.step)


def _scaled(numeral: Numeral, other: Numeral) -> Numeral:
    """Return the first numeral, marked as scaled where the second is."""
    return numeral._replace(scaled=numeral.scaled or other.scaled)
