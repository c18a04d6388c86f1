"""Turn a numeral and the modifier beside it into the interval that a reader takes it to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from reconcile.model import EVERYTHING, Interval, Modifier

_OUTER = 3  # an outer end lies three soft half-widths from the middle of the soft interval (docs/values.md)
_FIFTH = Decimal("0.2")
_LADDER = (Decimal(5), Decimal("2.5"), Decimal(1))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Both intervals of a value; an outer end stands in for a hard one that the words do not set."""

    hard: Interval
    soft: Interval
    outer_low: bool = False
    outer_high: bool = False


UNBOUNDED = Bounds(EVERYTHING, EVERYTHING)


@lru_cache(maxsize=4096)
def granularity(number: Decimal, step: Decimal) -> Decimal:
    """Return the largest of 1, 2.5 and 5 times a power of ten that divides a number; at least `step` (Jansen and Pollmann 2001)."""
    number = abs(number)
    if not number or not step:
        return step
    power = number.adjusted()
    least = step.adjusted()
    while power >= least - 1:
        for factor in _LADDER:
            unit = factor.scaleb(power)
            if unit <= number and not number % unit:
                return max(unit, step) if unit >= step else step
        power -= 1
    return step


@lru_cache(maxsize=4096)
def slack(number: Decimal, step: Decimal) -> Decimal:
    """Return w, the slack that a reader grants: max(u, min(g/2, n/10))."""
    return max(step, min(granularity(number, step) / 2, abs(number) / 10))


def bare(number: Decimal, step: Decimal, rounded: bool) -> Bounds:
    """Return the interval of a numeral without a modifier: half a step on either side, the slack where it is round."""
    half = step / 2
    soft = Interval(number - half, number + half)
    if not rounded:
        return Bounds(soft, soft)
    width = slack(number, step)
    return Bounds(Interval(number - width, number + width), soft)


def bounded(
    number: Decimal, step: Decimal, rounded: bool, modifier: Modifier, rules: Mapping[Modifier, Mapping[str, Any]]
) -> Bounds:
    """Return the interval of a numeral with a modifier, after the row of the modifier in `hedges.yaml`."""
    rule = rules.get(modifier)
    if modifier is Modifier.NOT_COMPARED:
        return UNBOUNDED
    if rule is None:
        return bare(number, step, rounded)
    if "factors" in rule:
        low, high = (number * Decimal(str(f)) for f in rule["factors"])
        return with_outer(Interval(min(low, high), max(low, high)))
    reach = _reach(number, step, rule.get("reach", {}))
    closed = not rule.get("strict")
    match rule["sides"]:
        case "both":
            soft = Interval(number - reach, number + reach)
            return Bounds(soft, soft) if rule.get("hard") else with_outer(soft)
        case "above":
            return Bounds(Interval(number, None, closed, False), Interval(number, number + reach, closed, True))
        case _:
            return _below(number, reach, closed, rule)


def _below(number: Decimal, reach: Decimal, closed: bool, rule: Mapping[str, Any]) -> Bounds:
    if "from" in rule:  # `up to`: the end can be cancelled, so nothing is hard
        return Bounds(EVERYTHING, Interval(Decimal(rule["from"]), number, False, True))
    hard = Interval(None, number, False, closed)
    soft = Interval(number - reach, number, True, closed) if reach else hard
    return Bounds(hard, soft)


def _reach(number: Decimal, step: Decimal, multiples: Mapping[str, float]) -> Decimal:
    """Return how far a modifier reaches; a step or a slack never takes a small figure for one a fifth off: about two hours are not four."""
    widths = {"u": step, "g": granularity(number, step), "w": slack(number, step)}
    most = {name: max(step / 2, abs(number) * _FIFTH) for name in ("u", "w")}
    wide = ((name, widths[name] * Decimal(str(times))) for name, times in multiples.items())
    return max((min(width, most.get(name, width)) for name, width in wide), default=Decimal(0))


def with_outer(soft: Interval) -> Bounds:
    """Give a soft interval its outer ends: three half-widths from its middle."""
    assert soft.low is not None  # noqa: S101 - only two-sided intervals come here
    assert soft.high is not None  # noqa: S101
    middle = (soft.low + soft.high) / 2
    width = (soft.high - soft.low) / 2 * _OUTER
    return Bounds(Interval(middle - width, middle + width), soft, True, True)


def between(low: tuple[Decimal, Decimal], high: tuple[Decimal, Decimal]) -> Bounds:
    """Return the interval of a range whose ends are (number, step)."""
    soft = Interval(low[0], high[0])
    return Bounds(Interval(low[0] - low[1] / 2, high[0] + high[1] / 2), soft)


def stacked(outer: Bounds, inner: Bounds) -> Bounds:
    """Let two modifiers meet: the hard end of the first around the soft interval of the second."""
    hard = outer.hard if inner.outer_low or inner.outer_high else meet(outer.hard, inner.hard)
    soft = meet(inner.soft, hard)
    low = inner.outer_low and outer.hard.low is None
    high = inner.outer_high and outer.hard.high is None
    if low or high:
        hard = meet(hard, inner.hard) if low and high else hard
    return Bounds(hard, soft, low and high, low and high)


def meet(one: Interval, two: Interval) -> Interval:
    """Return what two intervals share; where they share nothing, the first."""
    if not one.meets(two):
        return one
    low, low_closed = one.low, one.low_closed
    if two.low is not None and (low is None or two.low > low or (two.low == low and not two.low_closed)):
        low, low_closed = two.low, two.low_closed
    high, high_closed = one.high, one.high_closed
    if two.high is not None and (high is None or two.high < high or (two.high == high and not two.high_closed)):
        high, high_closed = two.high, two.high_closed
    return Interval(low, high, low_closed, high_closed)


def parse_interval(text: str) -> Interval:
    """Read `[5, 50)`, `(0, inf)` or `none` from the language data."""
    if text == "none":
        return EVERYTHING
    low, high = (part.strip() for part in text[1:-1].split(","))
    return Interval(
        None if "inf" in low else Decimal(low),
        None if "inf" in high else Decimal(high),
        text[0] == "[",
        text[-1] == "]",
    )
