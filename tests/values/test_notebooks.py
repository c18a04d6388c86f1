"""Every sentence of the notebooks reads as its row says, and each value sits exactly where the brackets are."""

import pytest

from tests.values.notebook import Row, mark, plain, read, rows, say

NOTEBOOKS = ("money.md", "shares.md", "counts.md", "measures.md", "days.md", "forms.md", "traps.md")


@pytest.mark.parametrize("row", [row for name in NOTEBOOKS for row in rows(name)], ids=str)
def test_a_sentence_reads_as_its_row_says(row: Row) -> None:
    marked, reading = row.cells
    found = read(plain(marked))
    assert mark(plain(marked), found) == marked
    assert "; ".join(map(say, found)) == reading


def test_every_notebook_holds_rows_that_must_be_found_and_the_traps_hold_rows_that_must_not() -> None:
    assert all(sum("[" in row.cells[0] for row in rows(name)) >= 5 for name in NOTEBOOKS)
    assert sum("[" not in row.cells[0] for row in rows("traps.md")) >= 40
