"""Tell bounds that say less from figures that say more: one rung above the other on the ladder from vaguest to sharpest."""

from dataclasses import replace
from decimal import Decimal

from reconcile.model import Comparison, Form, Kind, Modifier, Value, Verdict

LADDER = "ladder"
_COUNTED = frozenset({Kind.COUNT, Kind.DURATION})
_SIZES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
# Times: a size this near beyond a bound is what the bound is a round way to tell: `more than $3 billion` for 3.2.
_NEAR = Decimal("1.15")
_BOUNDS = frozenset(
    {Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO, Modifier.JUST_OVER}
)


def climb(comparison: Comparison, left: Value, right: Value) -> Comparison:
    """Return `precision` for two figures that can both hold where one source only gives a bound: "at least six" and "seven".

    Two values by themselves are compatible (the sign matrix of `docs/values.md`); as two sources on one toll, one of them
    knows less, and careful readers of news mark it.
    """
    if comparison.verdict is not Verdict.COMPATIBLE or left.kind is not right.kind:
        return comparison
    if left.kind not in _COUNTED and (left.kind not in _SIZES or _is_near(left, right)):
        return comparison
    if not (_is_bound(left) or _is_bound(right)) or (left.modifier is right.modifier and left.number == right.number):
        return comparison
    if {left.modifier, right.modifier} == {Modifier.ALMOST, Modifier.UP_TO} and left.number == right.number:
        return comparison  # `as many as 100`, `nearly 100`: one figure that neither side says was passed
    step = "both can hold; one source gives a bound where the other says more"
    return replace(comparison, verdict=Verdict.PRECISION, kind=LADDER, steps=(*comparison.steps, step))


def _is_near(left: Value, right: Value) -> bool:
    """A bound and a plain size not far beyond it."""
    if _is_bound(left) == _is_bound(right) or left.number is None or right.number is None:
        return False
    low, high = sorted((abs(left.number), abs(right.number)))
    return {left.form, right.form} <= {Form.BOUND, Form.NUMERAL} and high <= _NEAR * low


def _is_bound(value: Value) -> bool:
    """`at least six`, and `at least a dozen`, which has no numeral."""
    return value.form in (Form.BOUND, Form.WORD) and value.modifier in _BOUNDS
