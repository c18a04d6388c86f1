"""Tell bounds that say less from figures that say more: one rung above the other on the ladder from vaguest to sharpest."""

from dataclasses import replace

from reconcile.model import Comparison, Form, Kind, Modifier, Value, Verdict

LADDER = "ladder"
_KINDS = frozenset({Kind.COUNT, Kind.DURATION})
_BOUNDS = frozenset(
    {Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO, Modifier.JUST_OVER}
)


def climb(comparison: Comparison, left: Value, right: Value) -> Comparison:
    """Return `precision` for two counts that can both hold where one source only gives a bound: "at least six" and "seven".

    Two values by themselves are compatible (the sign matrix of `docs/values.md`); as two sources on one toll, one of them
    knows less, and careful readers of news mark it.
    """
    if comparison.verdict is not Verdict.COMPATIBLE or left.kind is not right.kind or left.kind not in _KINDS:
        return comparison
    if not (_is_bound(left) or _is_bound(right)) or (left.modifier is right.modifier and left.number == right.number):
        return comparison
    if {left.modifier, right.modifier} == {Modifier.ALMOST, Modifier.UP_TO} and left.number == right.number:
        return comparison  # `as many as 100`, `nearly 100`: one figure that neither side says was passed
    step = "both can hold; one source gives a bound where the other says more"
    return replace(comparison, verdict=Verdict.PRECISION, kind=LADDER, steps=(*comparison.steps, step))


def _is_bound(value: Value) -> bool:
    """`at least six`, and `at least a dozen`, which has no numeral."""
    return value.form in (Form.BOUND, Form.WORD) and value.modifier in _BOUNDS
