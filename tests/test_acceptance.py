"""The acceptance cases T1 to T9 of the founders' paper on conflicts."""

import random

import pytest

from reconcile.model import Report
from reconcile.report import Layout, render
from tests.desk import (
    check_all,
    check_seeds,
    compare,
    documents_of,
    findings,
    has_side,
    lines,
    seed_document,
    side_of,
    words,
)


def test_t1_one_story_set_twice_raises_nothing() -> None:
    """Seeds 000 and 002: wrapping, quotation marks, `49 per cent` and `49%`, column furniture."""
    across = [f for f in check_seeds(0, 2).findings if not f.same_document]
    assert across == []


def test_t2_the_price_is_found_and_next_to_nothing_else_is_called_an_error() -> None:
    report = check_seeds(3, 0)
    prices = [f for f in findings(report, verdict="conflict", kind="numeric") if has_side(f, "$14.8 billion")]
    assert [f.severity for f in prices] == ["error"]
    assert has_side(prices[0], "$14.3 billion")
    errors = [f for f in report.findings if f.severity == "error"]
    assert len(errors) <= 2, lines(report)


def test_t3_an_earlier_version_is_vaguer_and_contradicts_nothing() -> None:
    report = check_seeds(1, 0)
    assert [f for f in report.findings if f.severity == "error"] == []
    stake = next(
        f for f in findings(report, verdict="precision") if has_side(f, "minority") or has_side(f, "a minority")
    )
    assert stake.severity == "notice"  # one family: copies of one text
    assert has_side(stake, "49 per cent")
    terms = findings(report, verdict="disclosure")
    assert any(has_side(f, "$14.3 billion") for f in terms)
    assert {f.severity for f in terms} == {"notice"}


@pytest.mark.parametrize("other", [3, 4])
def test_t3_the_stake_in_words_is_a_warning_once_another_family_gives_the_figure(other: int) -> None:
    stake = [
        f
        for f in findings(check_seeds(0, 1, other), verdict="precision")
        if has_side(f, "49%") or has_side(f, "49 percent") or has_side(f, "49 per cent")
    ]
    assert [f.severity for f in stake] == ["warning"]


def test_t4_one_document_gives_all_of_the_cash_and_a_part_of_it() -> None:
    scope = findings(check_seeds(3), kind="scope")
    assert len(scope) == 1
    assert scope[0].same_document
    assert {"part of the investment"} <= {words(side) for side in scope[0].sides}


def test_t5_stakes_in_general_never_meet_the_stake_of_meta() -> None:
    report = check_seeds(3, 1)
    general = seed_document(3).text.index("minority stakes")
    touched = [
        f
        for f in report.findings
        for side in f.sides
        for m in side.mentions
        if m.document == "003" and m.span.start < general + 15 and general < m.span.end
    ]
    assert touched == []


SIGNS = {"<": "less than {} people", "=": "{} people", ">": "more than {} people"}
T6_APART = """
<< tension    <= conflict   <> conflict
=< compatible == conflict   => conflict
>< compatible >= compatible >> compatible
"""
T6_EQUAL = """
<< agree      <= tension    <> conflict
=< tension    == agree      => tension
>< conflict   >= tension    >> agree
"""


def _matrix(text: str) -> list[tuple[str, str, str]]:
    cells = text.split()
    return [(pair[0], pair[1], verdict) for pair, verdict in zip(cells[::2], cells[1::2], strict=True)]


@pytest.mark.parametrize(("left", "right", "verdict"), _matrix(T6_APART))
def test_t6_nine_pairs_of_signs_on_300_and_350(left: str, right: str, verdict: str) -> None:
    assert _verdict(SIGNS[left].format(300), SIGNS[right].format(350)) == verdict


@pytest.mark.parametrize(("left", "right", "verdict"), _matrix(T6_EQUAL))
def test_t6_nine_pairs_of_signs_on_300_and_300(left: str, right: str, verdict: str) -> None:
    assert _verdict(SIGNS[left].format(300), SIGNS[right].format(300)) == verdict


def _verdict(left: str, right: str) -> str:
    return compare(f"The quake injured {left}.", f"The quake injured {right}.").verdict


def test_t7_a_tenth_more_is_a_conflict_and_a_further_digit_is_not() -> None:
    said = "Acme paid ${} billion for Bolt."
    assert compare(said.format("14.3"), said.format("14.4")).verdict == "conflict"
    assert compare(said.format("14.3"), said.format("14.28")).verdict == "compatible"


def test_t8_the_order_of_the_documents_changes_no_byte(seeds_report: Report) -> None:
    """Hash seeds, locales and pipes are tried in test_same_bytes.py."""
    expected = render(seeds_report, "json", Layout(agreements=True))
    chance = random.Random(8)  # noqa: S311 - a shuffle
    for _ in range(3):
        order = [seed_document(n) for n in range(5)]
        chance.shuffle(order)
        assert render(check_all(order), "json", Layout(agreements=True)) == expected


def test_t9_support_is_counted_in_origins_not_in_documents(seeds_report: Report) -> None:
    stake = next(f for f in findings(seeds_report, verdict="precision") if has_side(f, "49%"))
    share = side_of(stake, "49%")
    assert (share.independent, documents_of(share)) == (3, {"000", "002", "003", "004"})
    price = next(f for f in findings(seeds_report, verdict="conflict", kind="numeric") if has_side(f, "$14.8 billion"))
    paid, other = side_of(price, "$14.3 billion"), side_of(price, "$14.8 billion")
    assert (paid.documents, paid.independent) == (3, 2)
    assert (other.documents, other.independent) == (1, 1)


def test_the_seeds_show_what_a_desk_should_see(seeds_report: Report) -> None:
    """One error, the price; the stake in words a warning of less precision; the terms a disclosure; no error besides."""
    assert [line for line in lines(seeds_report) if line.startswith("error")] == [
        "error conflict: $14.3 billion | $14.8 billion"
    ]
    assert any(f.severity == "warning" and has_side(f, "minority") for f in findings(seeds_report, verdict="precision"))
    assert any(has_side(f, "$14.3 billion") for f in findings(seeds_report, verdict="disclosure"))
    status = findings(seeds_report, kind="status")
    assert any(f.severity == "warning" for f in status)
