"""JSONL files of documents: one object a line, packed or not; a bad line costs itself and nothing else."""

import gzip
import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from reconcile.errors import DocumentError, UsageError
from reconcile.model import Document
from reconcile.read import Batch, HeldEntry, Limits, Readers
from tests.command import reconcile
from tests.stories.test_stories import QUAKE
from tests.test_cli import PRICES

RECORDS = [{"path": name, "text": text} for name, text in {**QUAKE, **PRICES}.items()]


def write_lines(path: Path, lines: list[object]) -> Path:
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path


def open_all(path: Path, max_bad: int = 100, limits: Limits | None = None) -> list[Document | DocumentError]:
    with Readers(limits) as readers, Batch(readers, max_bad=max_bad) as batch:
        return [e if isinstance(e, DocumentError) else e.load() for e in batch.open(path.as_posix())]


def test_a_record_is_a_document_with_what_it_says_of_itself(tmp_path: Path) -> None:
    record = {"path": "wire/7", "text": "Père Noël\r\nis 49.\n", "date": "2024-02-29", "outlet": "Wire", "story": "s"}
    (read,) = open_all(write_lines(tmp_path / "batch.jsonl", [record]))
    assert isinstance(read, Document)
    assert (read.path, read.text, read.outlet, read.dated, read.story) == (
        "wire/7",
        "Père Noël\r\nis 49.\n",
        "Wire",
        date(2024, 2, 29),
        "s",
    )


def test_a_record_without_a_path_is_named_by_its_line(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "batch.jsonl", ["", {"text": "One."}, {"text": "Two."}])
    assert [d.path for d in open_all(path) if isinstance(d, Document)] == [f"{path}:2", f"{path}:3"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2 is not JSON, column 2"),
        ("[1]", 'line 2 is no document; it needs at least {"text": "…"}'),
        ('{"text": 5}', "line 2 is no document"),
        ('{"path": "a", "text": "Again."}', "line 2 has the path `a` of line 1"),
        ("[" * 100_000, "line 2 is not JSON"),
        ('{"text": "\\ud800 \\u202e"}', ""),
    ],
)
def test_a_bad_record_is_told_with_its_line_and_the_rest_is_read(tmp_path: Path, line: str, told: str) -> None:
    path = write_lines(tmp_path / "batch.jsonl", [{"path": "a", "text": "One."}, line, {"path": "b", "text": "Two."}])
    first, middle, last = open_all(path)
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.path, last.path) == ("a", "b")
    if told:
        assert isinstance(middle, DocumentError)
        assert told in str(middle)
        assert str(middle).startswith(f"{path}:2: R1")


def test_lines_in_another_encoding_are_no_records(tmp_path: Path) -> None:
    wide = tmp_path / "wide.jsonl"
    wide.write_bytes("".join(json.dumps(record) + "\n" for record in RECORDS[:2]).encode("utf-16"))
    found = open_all(wide)
    assert str(found[0]) == f"{wide}:1: R114 line 1 is not UTF-8"
    assert all(isinstance(error, DocumentError) for error in found)
    marked = tmp_path / "marked.jsonl"
    marked.write_bytes(b"\xef\xbb\xbf" + json.dumps(RECORDS[0]).encode())
    (read,) = open_all(marked)
    assert isinstance(read, Document)


def test_a_batch_that_changes_or_goes_in_the_middle_of_a_run_ends_it(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "batch.jsonl", [RECORDS[0]])
    with Readers() as readers, Batch(readers) as batch:
        (entry,) = batch.open(path.as_posix())
    assert not isinstance(entry, DocumentError)
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(DocumentError, match="R116 changed while it was being read"):
        entry.load()
    path.unlink()
    with pytest.raises(UsageError, match="cannot be read any more: No such file or directory; a batch must stay where"):
        entry.load()


def test_too_many_bad_records_end_the_run(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "batch.jsonl", ["?"] * 4)
    assert len(open_all(path, max_bad=4)) == 4
    with pytest.raises(UsageError, match="more than 3 bad records"):
        open_all(path, max_bad=3)


def test_a_packed_batch_is_the_same_batch(tmp_path: Path) -> None:
    plain = write_lines(tmp_path / "batch.jsonl", list(RECORDS))
    packed = tmp_path / "batch.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert open_all(packed) == open_all(plain)


def test_a_zstandard_batch_is_the_same_batch_or_says_what_it_needs(tmp_path: Path) -> None:
    plain = write_lines(tmp_path / "batch.jsonl", list(RECORDS))
    packed = tmp_path / "batch.jsonl.zst"
    if find_spec("zstandard") is None:
        packed.write_bytes(b"\x28\xb5\x2f\xfd")
        (error,) = open_all(packed)
        assert "R107 needs a zstd library: pip install 'reconcile[zst]'" in str(error)
        return
    import zstandard

    packed.write_bytes(zstandard.compress(plain.read_bytes()))
    assert open_all(packed) == open_all(plain)


def test_damage_and_bombs_are_refused(tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl.gz"
    torn.write_bytes(gzip.compress(b'{"text": "x"}\n' * 1000)[:-9])
    assert "R109 is damaged" in str(open_all(torn)[-1])
    fake = tmp_path / "fake.jsonl.gz"
    fake.write_bytes(b"no gzip at all")
    assert "R109 is damaged" in str(open_all(fake)[-1])
    bomb = tmp_path / "bomb.jsonl.gz"
    bomb.write_bytes(gzip.compress(b"\n" * 2**25))
    assert "R108 grows to more than 200 times its size" in str(open_all(bomb)[-1])
    long = write_lines(tmp_path / "long.jsonl", [{"text": "x" * 5000}])
    assert "R108" in str(open_all(long, limits=Limits(size=1000))[-1])
    assert "R108" in str(open_all(long, limits=Limits(text=1000))[-1])


def test_plain_files_are_opened_only_when_they_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    with Readers() as readers, Batch(readers) as batch:
        (entry,) = batch.open(path.as_posix())
        assert not isinstance(entry, DocumentError | HeldEntry)
        with pytest.raises(DocumentError, match="R101"):
            entry.load()
        path.write_text("Now it is there.", encoding="utf-8")
        assert entry.load().text == "Now it is there."


def test_the_command_reports_bad_lines_after_the_findings_and_leaves_with_2(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "batch.jsonl", [*RECORDS, "not json"])
    done = reconcile("check", str(path), "-f", "concise", folder=tmp_path)
    assert done.returncode == 2
    assert b"$14.3 billion" in done.stdout
    assert b"line 6 is not JSON" in done.stderr
    assert reconcile("check", str(path), "-f", "concise", "--max-bad", "0", folder=tmp_path).returncode == 2


def test_a_batch_of_records_gives_the_findings_of_its_files(tmp_path: Path) -> None:
    for record in RECORDS:
        (tmp_path / f"{record['path']}").with_suffix(".txt").write_text(record["text"], encoding="utf-8")
    path = write_lines(tmp_path / "batch.jsonl", [{**r, "path": f"{Path(r['path']).stem}.txt"} for r in RECORDS])
    files = json.loads(reconcile("check", str(tmp_path), "-f", "json", folder=tmp_path).stdout)
    lines = json.loads(reconcile("check", str(path), "-f", "json", "-j", "2", folder=tmp_path).stdout)
    assert files["findings"]
    assert [f["fingerprint"] for f in lines["findings"]] == [f["fingerprint"] for f in files["findings"]]
