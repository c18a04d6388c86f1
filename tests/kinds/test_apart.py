"""Pairs of sentences of two facts, or of one fact told more and less exactly: nothing is said of them, in either order."""

from pathlib import Path

import pytest

from tests.desk import check

LINES = Path(__file__).with_name("apart.txt").read_text(encoding="utf-8").splitlines()
PAIRS = [tuple(side.strip() for side in line.split("|")) for line in LINES if "|" in line]


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_two_facts_are_no_difference(one: str, two: str) -> None:
    assert [*check(a=one, b=two).findings, *check(a=two, b=one).findings] == []
