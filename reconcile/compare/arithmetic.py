"""Arithmetic across statements, offered as a hint: a price and the share it buys imply a value of the whole."""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

from reconcile.model import Fact, Form, Interval, Kind, Value

_PRICE = frozenset({"invest", "buy", "pay"})
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def implied_values(facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return one line a stated valuation: which prices, divided by the stake, fit it. Decides nothing."""
    prices = _values(facts, Kind.MONEY, _PRICE)
    shares = _values(facts, Kind.PERCENT, frozenset({"stake", "own"}))
    totals = _values(facts, Kind.MONEY, frozenset({"value"}))
    lines = []
    for total in totals:
        for share in shares:
            parts, fits = [], []
            for price in prices:
                if price.unit != total.unit:
                    continue
                quotient = _divide(price.hard, share.hard)
                if quotient is None:
                    continue
                parts.append(f"{_flat(price.text)} / {_flat(share.text)} = {_show(quotient)}")
                fits.append(quotient.meets(total.soft))
            if parts:
                lines.append(f"{', '.join(parts)}; {_told(fits)} “{_flat(total.text)}”")
    return tuple(dict.fromkeys(lines))


def _told(fits: list[bool]) -> str:
    if all(fits):
        return "both fit" if len(fits) == 2 else "all fit" if len(fits) > 2 else "fits"
    if not any(fits):
        return "none fits" if len(fits) > 1 else "does not fit"
    return f"number {', '.join(str(n + 1) for n, fit in enumerate(fits) if fit)} fits"


def _values(facts: Sequence[Fact], kind: Kind, attributes: frozenset[str]) -> list[Value]:
    table: dict[tuple[Decimal, str], Value] = {}
    for fact in facts:
        for member in fact.members:
            value = member.slot.value
            if (
                value.kind is kind
                and member.slot.attribute in attributes
                and value.number is not None
                and value.form in (Form.NUMERAL, Form.BOUND)
            ):
                table.setdefault((value.number, value.unit), value)
    return [table[key] for key in sorted(table)]


def _divide(price: Interval, share: Interval) -> Interval | None:
    if price.low is None or price.high is None or not share.low or not share.high:
        return None
    return Interval(price.low * 100 / share.high, price.high * 100 / share.low)


def _show(interval: Interval) -> str:
    assert interval.low is not None  # noqa: S101 - both ends come from _divide
    assert interval.high is not None  # noqa: S101
    for scale, name in _SCALES:
        if interval.low >= scale:
            low, high = (
                (end / scale).quantize(Decimal("0.1"), ROUND_HALF_EVEN) for end in (interval.low, interval.high)
            )
            return f"[{low}, {high}] {name}"
    return str(interval)


def _flat(text: str) -> str:
    return " ".join(text.split())
