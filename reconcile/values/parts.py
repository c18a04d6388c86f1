"""Read one figure with its sign and its unit, before or behind it, and the smaller units of a compound."""

from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Kind
from reconcile.values.fractions import read_fraction
from reconcile.values.lexicon import Unit
from reconcile.values.nouns import singular
from reconcile.values.numeral import Numeral
from reconcile.values.numerals import read_numeral
from reconcile.values.tokens import Tokens
from reconcile.values.units import inch_after, money_before, unit_after, unit_named_before

_NEAR = 6  # words from a figure to what is cold


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
        before in t.lex.minus and words[i - 2] in t.lex.words("numbers", "either")
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
        elif part.numeral.first > t.floor and not part.numeral.scaled:
            _read_frost(t, part)
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


def _read_frost(t: Tokens, part: Part) -> None:
    """`the cold dropped to minus 18`, `the mercury fell to 12 below`, `in minus-35 cold`: degrees, beside a word for them."""
    words, k = t.words, part.last + (t.words[part.last] == "-")
    minus = words[part.first - 1] == "-" and words[part.first - 2] in t.lex.minus
    cold = t.lex.words("units", "cold")
    below = next((k + len(p) for p in t.lex.phrases("units", "below_frost") if t.phrase(k, p)), None)
    if (
        below is not None
        and words[below][:1].isalpha()
        and words[below] not in cold | t.lex.words("function", "leading")
    ):
        below = None  # `12 below deck`
    near = {*words[max(t.floor, part.first - _NEAR) : part.first], *words[k : k + _NEAR]}
    if not (minus or below or part.number < 0) or near.isdisjoint(cold):
        return
    part.unit, part.number = t.lex.units["celsius"][0][1], -abs(part.number)
    if minus:
        part.first -= 2  # the word and the hyphen behind it
    part.last = below or part.last


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
    if unit.name == "foot" and _feet(t, part):
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


def _feet(t: Tokens, part: Part) -> bool:
    """`6-foot-2`, `5 foot 6`: inches without their name."""
    words, k = t.words, part.last
    j = t.after_hyphen(k)
    if not words[j].isdigit() or len(words[j]) > 2 or int(words[j]) > 11 or (j == k and words[k - 1] != "foot"):
        return False
    below = read_numeral(t, j)
    if below is None or below.step != 1 or (j == k and (unit_after(t, below) or singular(words[below.last], t.lex))):
        return False
    part.number, part.step, part.last = part.number + below.number / 12, Decimal(1) / 12, below.last
    return True


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
