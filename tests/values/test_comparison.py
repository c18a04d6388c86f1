"""Two values of one fact get the verdict that the notebook says, in both directions."""

from decimal import Decimal

import pytest

from reconcile.compare.pair import compare_pair
from reconcile.model import Comparison, Value, Verdict
from tests.values.notebook import Row, read, rows

SIGNS = {"<": "fewer than ", "=": "", ">": "more than "}


def value(words: str) -> Value:
    """Return the one value of a few words."""
    (found,) = read(words)
    return found


def verdict(left: str, right: str) -> Comparison:
    """Return the verdict on two values, and make sure that it is the same from the other side."""
    one, two = value(left), value(right)
    there, back = compare_pair(one, two), compare_pair(two, one)
    assert (there.verdict, there.kind, there.most, there.gate) == (back.verdict, back.kind, back.most, back.gate)
    return there


@pytest.mark.parametrize("row", list(rows("comparison.md")), ids=str)
def test_two_values_compare_as_the_row_says(row: Row) -> None:
    left, right, wanted, kind, *notes = row.cells
    found = verdict(left, right)
    assert f"{found.verdict}{f', {found.most} at most' if found.most else ''}" == wanted
    assert (found.gate or found.kind) == kind
    for note in filter(None, notes):
        assert note in " ".join(found.steps)


@pytest.mark.parametrize(
    ("other", "matrix"),
    [
        (350, {"<": "tension conflict conflict", "=": "compatible conflict conflict", ">": "compatible compatible compatible"}),
        (300, {"<": "agree tension conflict", "=": "tension agree tension", ">": "conflict tension agree"}),
    ],
)  # fmt: skip
def test_the_nine_sign_pairs(other: int, matrix: dict[str, str]) -> None:
    """A row is the sign of 300, a column the sign of the other numeral."""
    for sign, wanted in matrix.items():
        found = [verdict(f"{SIGNS[sign]}300 ships", f"{SIGNS[s]}{other} ships").verdict.value for s in "<=>"]
        assert " ".join(found) == wanted


def test_round_numbers_are_sharp_where_the_rules_say_so() -> None:
    left, right = value("300 ships"), value("320 ships")
    assert compare_pair(left, right).verdict is Verdict.TENSION
    assert compare_pair(left, right, round_numbers=False).verdict is Verdict.CONFLICT


def test_a_tolerance_clears_what_lies_within_it() -> None:
    left, right = value("$14.3 billion"), value("$14.4 billion")
    assert compare_pair(left, right, tolerance=Decimal("0.01")).verdict is Verdict.COMPATIBLE
    assert compare_pair(left, right, tolerance=Decimal("0.001")).verdict is Verdict.CONFLICT


def test_the_trace_names_both_intervals() -> None:
    steps = verdict("over $29 billion", "$36 billion").steps
    assert "(29, inf) billion USD" in steps[0]
    assert "(29, 30] billion USD" in steps[0]
    assert "[35.5, 36.5] billion USD" in steps[1]
