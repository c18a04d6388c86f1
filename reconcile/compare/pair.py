"""Compare two values of one fact, whatever they are: the one place that looks at kinds."""

from decimal import Decimal

from reconcile.compare.dates import compare_weekdays
from reconcile.compare.hours import compare_hours
from reconcile.compare.labels import (
    compare_name,
    compare_place,
    compare_quote,
    compare_role,
    compare_scope,
    compare_source,
    compare_status,
)
from reconcile.compare.values import compare_values
from reconcile.model import Comparison, Kind, Value


def compare_pair(
    left: Value, right: Value, *, round_numbers: bool = True, tolerance: Decimal = Decimal(0)
) -> Comparison:
    """Return the verdict on two values that stand for one fact; symmetric but for the wording of its steps."""
    if left.unit == right.unit == "weekday":
        return compare_weekdays(left, right)
    if left.unit == right.unit == "hour":
        return compare_hours(left, right)
    match left.kind, right.kind:
        case Kind.STATUS, Kind.STATUS:
            return compare_status(left, right)
        case Kind.SCOPE, Kind.SCOPE:
            return compare_scope(left, right)
        case Kind.SOURCE, Kind.SOURCE:
            return compare_source(left, right)
        case Kind.NAME, Kind.NAME:
            return compare_name(left, right)
        case Kind.PLACE, Kind.PLACE:
            return compare_place(left, right)
        case Kind.ROLE, Kind.ROLE:
            return compare_role(left, right)
        case Kind.QUOTE, Kind.QUOTE:
            return compare_quote(left, right)
        case _:
            return compare_values(left, right, round_numbers=round_numbers, tolerance=tolerance)
