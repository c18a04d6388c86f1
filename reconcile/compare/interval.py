"""The interval side of a comparison: widening, precision as written, slips of a digit."""

from dataclasses import dataclass
from decimal import Decimal

from reconcile.model import Form, Interval, Modifier, Value

_SHIFTS = {3: "a thousand", 6: "a million", 9: "a billion", 2: "a hundred", 1: "ten"}


@dataclass(frozen=True, slots=True)
class Ends:
    """The intervals of one value as this comparison takes them."""

    value: Value
    hard: Interval
    soft: Interval


def ends_of(value: Value, round_numbers: bool, tolerance: Decimal) -> Ends:
    """Return the intervals of a value: a round numeral is sharp where the setting says so; both are widened by the tolerance."""
    hard = value.soft if is_bare(value) and not round_numbers else value.hard
    return Ends(value, widen(hard, tolerance), widen(value.soft, tolerance))


def widen(interval: Interval, tolerance: Decimal) -> Interval:
    """Widen an interval by a share of each end."""
    if not tolerance:
        return interval
    low = None if interval.low is None else interval.low - abs(interval.low) * tolerance
    high = None if interval.high is None else interval.high + abs(interval.high) * tolerance
    return Interval(low, high, interval.low_closed, interval.high_closed)


def is_bare(value: Value) -> bool:
    """Tell whether a value is a numeral without a modifier."""
    return value.form is Form.NUMERAL and value.modifier is Modifier.NONE and value.number is not None


def same_precision(left: Value, right: Value) -> bool:
    """Tell whether two bare numerals are stated alike: the same last digit, both round to the same grain or both not round."""
    round_left, round_right = left.hard != left.soft, right.hard != right.soft
    return left.step == right.step and round_left == round_right and (not round_left or left.grain == right.grain)


def on_outer_end(left: Ends, right: Ends) -> bool:
    """Tell whether two hard intervals are kept apart by an end that no meaning sets."""
    low, high = (left, right) if _below(left.hard, right.hard) else (right, left)
    return low.value.outer_high or high.value.outer_low


def _below(one: Interval, two: Interval) -> bool:
    return one.high is not None and two.low is not None and one.high <= two.low


def slip(left: Value, right: Value) -> str:
    """Name the slip that two different numbers look like: digits shifted by powers of ten, or two neighbours swapped."""
    if (
        left.number is None
        or right.number is None
        or not left.number
        or not right.number
        or left.number == right.number
    ):
        return ""
    one, two = left.number.normalize().as_tuple(), right.number.normalize().as_tuple()
    if one.sign != two.sign or not isinstance(one.exponent, int) or not isinstance(two.exponent, int):
        return ""
    if one.digits == two.digits:
        shift = abs(one.exponent - two.exponent)
        return f"the same digits: looks like a slip of {_SHIFTS.get(shift, f'10 to the {shift}')}"
    if left.number.adjusted() != right.number.adjusted():
        return ""
    size = max(len(one.digits), len(two.digits))
    a, b = (digits + (0,) * (size - len(digits)) for digits in (one.digits, two.digits))
    apart = [n for n in range(size) if a[n] != b[n]]
    if len(apart) == 2 and apart[1] == apart[0] + 1 and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]:
        return "two neighbouring digits are swapped: looks like digits transposed"
    return ""


def truncates(left: Value, right: Value) -> bool:
    """Tell whether cutting the finer number off would give the coarser one: 14.8 and 14."""
    if left.number is None or right.number is None or not left.step or not right.step or left.step == right.step:
        return False
    coarse, fine = (left, right) if left.step > right.step else (right, left)
    assert coarse.number is not None  # noqa: S101
    assert fine.number is not None  # noqa: S101
    return bool(fine.number // coarse.step * coarse.step == coarse.number)
