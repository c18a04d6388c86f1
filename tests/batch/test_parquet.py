"""Parquet in and out: a row is a document as a line of JSONL is, and findings are the rows of the CSV."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from reconcile.errors import DocumentError, UsageError
from reconcile.model import Document
from tests.batch.test_batches import RECORDS, open_all, write_lines
from tests.command import reconcile

pyarrow: Any = pytest.importorskip("pyarrow", reason="needs pyarrow: pip install 'reconcile[parquet]'")
parquet: Any = pytest.importorskip("pyarrow.parquet")


def write_rows(path: Path, rows: list[Mapping[str, object]]) -> Path:
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    return path


def test_a_row_is_a_document_as_a_line_of_json_is(tmp_path: Path) -> None:
    told = {"path": "wire/7", "text": "Père Noël\r\nis 49.\n", "outlet": "Wire", "story": "s", "edition": "corrected"}
    (line,) = open_all(write_lines(tmp_path / "a.jsonl", [{**told, "date": "2024-02-29T10:30"}]))
    moments = ("2024-02-29T10:30", datetime(2024, 2, 29, 10, 30))  # noqa: DTZ001 - a table without zones
    for moment in moments:
        (row,) = open_all(write_rows(tmp_path / "a.parquet", [{**told, "date": moment, "pages": 3}]))
        assert row == line
    (row,) = open_all(write_rows(tmp_path / "a.parquet", [{**told, "date": date(2024, 2, 29)}]))
    assert isinstance(row, Document)
    assert (row.dated, row.origin.time) == (date(2024, 2, 29), "")


def test_a_bad_row_is_told_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    rows: list[Mapping[str, object]] = [
        {"path": "a", "text": "One."},
        {"path": "b", "text": None},
        {"path": "a", "text": "Again."},
        {"text": "Two."},
    ]
    path = write_rows(tmp_path / "batch.parquet", rows)
    found = open_all(path)
    assert [d.path for d in found if isinstance(d, Document)] == ["a", f"{path}:4"]
    assert [str(e) for e in found if isinstance(e, DocumentError)] == [
        f"{path}:2: R114 row 2 holds no text in column `text`",
        f"{path}:3: R115 row 3 has the path `a` of row 1; paths must differ",
    ]
    with pytest.raises(UsageError, match="more than 1 bad records"):
        open_all(path, max_bad=1)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"PAR1 and nothing else", "R109 is damaged"), (None, "R114 holds no documents; it needs a column `text`")],
)
def test_a_file_that_holds_no_documents_is_refused(tmp_path: Path, data: bytes | None, told: str) -> None:
    path = write_rows(tmp_path / "batch.parquet", [{"words": "One."}])
    if data is not None:
        path.write_bytes(data)
    (error,) = open_all(path, max_bad=0)
    assert str(error).startswith(f"{path}: {told}")


def test_findings_are_the_same_from_a_table_in_parts_and_are_written_as_the_csv_has_them(tmp_path: Path) -> None:
    write_lines(tmp_path / "batch.jsonl", list(RECORDS))
    (tmp_path / "batch.parquet").mkdir()
    for part, rows in enumerate((RECORDS[:2], RECORDS[2:])):
        write_rows(tmp_path / "batch.parquet" / f"part-{part}.parquet", list(rows))
    done = {
        name: reconcile("check", name, "-f", "csv", "-o", f"parquet=of-{kind}.parquet", folder=tmp_path)
        for name, kind in (("batch.jsonl", "lines"), ("batch.parquet", "rows"))
    }
    assert {run.returncode for run in done.values()} == {1}
    assert done["batch.jsonl"].stdout == done["batch.parquet"].stdout
    assert (tmp_path / "of-lines.parquet").read_bytes() == (tmp_path / "of-rows.parquet").read_bytes()
    written = parquet.read_table(tmp_path / "of-rows.parquet").to_pylist()
    rows = list(csv.DictReader(done["batch.jsonl"].stdout.decode().splitlines()))
    assert len(rows) == len(written) > 1
    for row, found in zip(rows, written, strict=True):
        assert list(row) == list(found)
        assert (row["fingerprint"], row["path"], int(row["start"])) == (
            found["fingerprint"],
            found["path"],
            found["start"],
        )
        assert float(row["number"]) == found["number"]


def test_findings_are_no_documents_and_no_text(tmp_path: Path) -> None:
    write_lines(tmp_path / "batch.jsonl", list(RECORDS))
    reconcile("check", "batch.jsonl", "-qq", "-o", "parquet=found.parquet", folder=tmp_path)
    refused = reconcile("check", "batch.jsonl", "found.parquet", "-qq", folder=tmp_path)
    assert refused.returncode == 2
    assert b"found.parquet: R114 holds findings of a run, and not documents" in refused.stderr
    shown = reconcile("check", "batch.jsonl", "-f", "parquet", folder=tmp_path)
    assert (shown.returncode, shown.stdout) == (2, b"")
    assert b"write it to a file with -o parquet=PATH" in shown.stderr
