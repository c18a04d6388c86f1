"""What holds of all values, whatever the text."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reconcile.compare.pair import compare_pair
from reconcile.language import load_language
from reconcile.model import Interval, Kind, Value, Verdict
from reconcile.values import find_values
from tests.values import writing
from tests.values.notebook import read

_CLEARED = frozenset({Verdict.AGREE, Verdict.COMPATIBLE, Verdict.PRECISION})
_hedges = st.sampled_from(writing.HEDGES)


def _same(texts: list[str], number: Decimal, kind: Kind) -> list[Value]:
    found: list[Value] = []
    for text in texts:
        values = read(f"It was {text} then.")
        assert [(v.kind, v.number) for v in values] == [(kind, number)], text
        found += values
    assert len({(v.hard, v.soft, v.step, v.unit, v.modifier, v.form) for v in found}) == 1
    assert all(compare_pair(found[0], other).verdict is Verdict.AGREE for other in found)
    return found


@given(writing.numerals, writing.scales)
def test_a_sum_is_the_same_value_in_every_notation(number: Decimal, scale: int) -> None:
    _same(writing.money(number, scale), number * scale, Kind.MONEY)


@given(writing.numerals, _hedges)
def test_a_percentage_is_the_same_value_in_every_notation(number: Decimal, hedge: str) -> None:
    _same([hedge + text for text in writing.percent(number)], number, Kind.PERCENT)


@given(writing.counts)
def test_a_count_is_the_same_value_in_every_notation(number: int) -> None:
    _same(writing.ships(number), Decimal(number), Kind.COUNT)


@given(writing.numerals, writing.numerals, _hedges, _hedges, writing.scales)
def test_a_comparison_is_the_same_from_either_side(a: Decimal, b: Decimal, one: str, two: str, scale: int) -> None:
    (left,), (right,) = read(one + writing.money(a, scale)[0]), read(two + writing.money(b, scale)[7])
    there, back = compare_pair(left, right), compare_pair(right, left)
    assert (there.verdict, there.kind, there.most, there.gate) == (back.verdict, back.kind, back.most, back.gate)


@given(writing.numerals, writing.numerals, _hedges, _hedges, st.decimals(0, 5, places=2), st.decimals(0, 5, places=2))
def test_a_wider_interval_never_turns_agreement_into_conflict(
    a: Decimal, b: Decimal, one: str, two: str, hard: Decimal, soft: Decimal
) -> None:
    (left,), (right,) = read(f"{one}{a} percent"), read(f"{two}{b} percent")
    if compare_pair(left, right).verdict in _CLEARED:
        wider = replace(left, hard=_wider(left.hard, hard + soft), soft=_wider(left.soft, soft))
        assert compare_pair(wider, right).verdict is not Verdict.CONFLICT
        assert compare_pair(right, wider).verdict is not Verdict.CONFLICT


@given(writing.numerals, writing.numerals, _hedges, _hedges, st.decimals(0, Decimal("0.5"), places=2))
def test_a_tolerance_never_turns_agreement_into_conflict(
    a: Decimal, b: Decimal, one: str, two: str, share: Decimal
) -> None:
    (left,), (right,) = read(f"{one}{a} percent"), read(f"{two}{b} percent")
    if compare_pair(left, right).verdict in _CLEARED:
        assert compare_pair(left, right, tolerance=share).verdict is not Verdict.CONFLICT


def _wider(interval: Interval, by: Decimal) -> Interval:
    low = None if interval.low is None else interval.low - by
    high = None if interval.high is None else interval.high + by
    return Interval(low, high, interval.low_closed, interval.high_closed)


@given(writing.sentences | st.text(max_size=60), st.integers(0, 1000), st.none() | st.just(date(2025, 6, 13)))
def test_values_stand_in_order_at_exact_and_tight_places(text: str, start: int, filed: date | None) -> None:
    end = start
    for value in find_values(text, start, filed, load_language("en")):
        assert end <= value.span.start < value.span.end
        end = value.span.end
        assert text[value.span.start - start : end - start] == value.text
        assert value.text == value.text.strip()
        assert value.soft.low is None or value.soft.high is None or value.soft.low <= value.soft.high


@given(writing.sentences)
def test_a_value_agrees_with_itself_and_its_place_changes_nothing(text: str) -> None:
    here, there = find_values(text, 0, None, load_language("en")), find_values(text, 700, None, load_language("en"))
    for value, moved in zip(here, there, strict=True):
        assert moved == replace(value, span=moved.span)
        assert moved.span.start == value.span.start + 700
        assert compare_pair(value, moved).verdict in (Verdict.AGREE, Verdict.NOT_COMPARED)
