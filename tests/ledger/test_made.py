"""What is kept of a document comes back as it was, and bytes of somebody else come back as nothing at all."""

import json
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.model import Document, Made, Mark, Reading
from reconcile.model.made import _marks, _readings
from reconcile.pipeline import Plan, check_entries, keep_entry, mark_entry, read_claims
from reconcile.read import HeldEntry
from tests import desk

ODD = "\ufeffPARIS, June 12 — “Acme” paid e\u0301tude\u00ad $14.3 billion for Bo\u200blt, its ﬁrst deal.\r\n\r\n| Dead | 24 |\n"


def made(document: Document) -> tuple[Mark, Reading, Made]:
    plan = Plan(desk.rules(), desk.language())
    entry, mark = keep_entry(HeldEntry(document), plan), mark_entry(HeldEntry(document), desk.language())
    assert isinstance(entry, HeldEntry)
    assert isinstance(mark, Mark)
    assert entry.made is not None
    return mark, read_claims(document, desk.rules(), desk.language()), entry.made


@pytest.mark.parametrize(
    "document", [*(desk.seed_document(n) for n in range(5)), desk.document("odd", ODD), desk.document("empty", "")]
)
def test_mark_and_reading_come_back_as_they_were(document: Document) -> None:
    mark, reading, kept = made(document)
    assert kept.mark_of(document) == mark
    assert kept.reading_of(document) == reading
    assert repr(kept.reading_of(document)) == repr(reading)  # `1.0` and `1` are equal, and written differently


def test_what_is_kept_is_smaller_than_three_times_the_text() -> None:
    document = desk.seed_document(0)
    _, _, kept = made(document)
    assert len(kept.mark) + len(kept.reading) < 3 * len(document.text)


def test_what_was_made_of_another_text_is_not_taken() -> None:
    _, _, kept = made(desk.seed_document(0))
    assert kept.mark_of(desk.seed_document(3)) is None
    assert kept.reading_of(desk.document("short", "Acme paid.\n")) is None


def changed(data: bytes, change: str) -> bytes:
    """Return packed bytes with a piece of their JSON changed."""
    told = zlib.decompress(data[64:]).decode("ascii")
    before, after = change.split(" to ")
    assert before in told
    return data[:64] + zlib.compress(told.replace(before, after, 1).encode("ascii"))


@pytest.mark.parametrize(
    "change",
    [
        '"money" to "gold"',  # no such kind
        '"14300000000" to "1E+999999999"',  # a number that nobody could print
        '"14300000000" to "NaN"',
        '"14300000000" to 14300000000',
        '"money" to null',
        "true to 1",
        "[0 to [99",
        '"asserted" to "asserted","asserted"',
    ],
)
def test_a_field_of_another_kind_spoils_the_whole(change: str) -> None:
    document = desk.document("a", "Acme paid $14.3 billion for Bolt.\n")
    _, reading, kept = made(document)
    found = replace(kept, reading=changed(kept.reading, change.replace("14300000000", _number(reading)))).reading_of(
        document
    )
    assert found is None


def _number(reading: Reading) -> str:
    return str(reading.values[0].number)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not packed",
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"[]"),
        zlib.compress(json.dumps([[10**9, []]]).encode()),
        zlib.compress(b" " * 2**27),
        zlib.compress("“".encode()),
    ],
    ids=["nothing", "plain", "deep", "empty", "many", "bomb", "not ascii"],
)
def test_bytes_that_nobody_packed_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(ValueError, match="was not packed by this program"):
        _readings().unpack(data, desk.seed_document(0))
    with pytest.raises(ValueError, match="was not packed by this program"):
        _marks().unpack(data)


@given(
    place=st.integers(0, 10**6),
    piece=st.sampled_from(["0", "-1", "9", '"', "[", "]", "null", "true", "1e9", "{}", ","]),
)
def test_a_ledger_that_lies_makes_no_check_fall_over(place: int, piece: str) -> None:
    document, new = (
        desk.document("a", "Acme paid $14.3 billion for Bolt.\n"),
        desk.document("b", "Acme paid $14.8 billion for Bolt.\n"),
    )
    _, _, kept = made(document)
    told = zlib.decompress(kept.reading[64:]).decode("ascii")
    at = place % len(told)
    lying = replace(
        kept, reading=kept.reading[:64] + zlib.compress((told[:at] + piece + told[at + 1 :]).encode("ascii"))
    )
    check_entries([HeldEntry(document, lying), HeldEntry(new)], Plan(desk.rules(), desk.language()))


def test_a_damaged_keeping_is_read_again_and_found_alike() -> None:
    old, new = (
        desk.document("a", "Acme paid $14.3 billion for Bolt.\n"),
        desk.document("b", "Acme paid $14.8 billion for Bolt.\n"),
    )
    plan = Plan(desk.rules(), desk.language())
    plain = check_entries([HeldEntry(old), HeldEntry(new)], plan)
    for kept in (made(old)[2], Made(b"", b""), made(new)[2]):
        assert check_entries([HeldEntry(old, kept), HeldEntry(new)], plan) == plain
