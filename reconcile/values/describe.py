"""Say a value in the terms of the command line: kind, number, low, high and unit as the words state them."""

from decimal import Decimal

from reconcile.model import Form, Kind, Modifier, Value

_LOW = frozenset({Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER})
_HIGH = frozenset({Modifier.UNDER, Modifier.AT_MOST, Modifier.UP_TO, Modifier.ALMOST})


def describe(value: Value, offset: int = 0) -> dict[str, object]:
    """Return `start`, `end` (less the offset), `kind`, `number`, `low`, `high` and `unit`.

    Numbers are decimal strings in the unit as written (6 for `6 miles`); money and shares in their base. `low` and `high`
    are the ends that the words state: `more than 30` has number 30 and low 30, `between 10 and 12` only low and high.
    """
    low, high = _ends(value)
    number = (
        value.written
        if value.kind not in (Kind.MONEY, Kind.PERCENT, Kind.POINTS) and value.written is not None
        else value.number
    )
    return {
        "start": value.span.start - offset,
        "end": value.span.end - offset,
        "kind": value.kind.value,
        "number": _plain(number),
        "low": _plain(low),
        "high": _plain(high),
        "unit": value.written_unit or value.unit
        if value.kind not in (Kind.MONEY, Kind.PERCENT, Kind.POINTS)
        else value.unit,
    }


def _ends(value: Value) -> tuple[Decimal | None, Decimal | None]:
    if value.kind in (Kind.DATE, Kind.TIME) or value.form in (Form.QUALITY, Form.UNDISCLOSED, Form.LABEL):
        return None, None
    if value.modifier is Modifier.BETWEEN:
        return _as_written(value, value.soft.low), _as_written(value, value.soft.high)
    if value.number is None:
        return _as_written(value, value.hard.low), _as_written(value, value.hard.high)
    stated = (
        value.written
        if value.written is not None and value.kind not in (Kind.MONEY, Kind.PERCENT, Kind.POINTS)
        else value.number
    )
    if value.modifier is Modifier.STACKED:
        return (stated if value.hard.low == value.number else None), (
            stated if value.hard.high == value.number else None
        )
    return (stated if value.modifier in _LOW else None), (stated if value.modifier in _HIGH else None)


def _as_written(value: Value, end: Decimal | None) -> Decimal | None:
    """Ends of a range in the unit as written."""
    if end is None or value.factor == 1 or value.kind is Kind.MONEY:
        return end
    return end / value.factor


def _plain(number: Decimal | None) -> str | None:
    if number is None:
        return None
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
