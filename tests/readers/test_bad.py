"""One good document and all the bad ones: its findings are printed, each bad one has one line, the run ends with 2."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from reconcile.errors import DocumentError
from reconcile.read import Limits, Readers
from reconcile.read.formats import FORMATS, is_installed
from tests.places import ROOT, seed
from tests.readers.bad import bad_files, odd_files, russian_doll
from tests.readers.savers import docx, rss, zipped
from tests.readers.stories import seed_stories

if missing := [f.extra for f in FORMATS if not is_installed(f) and f.extra != "parquet"]:
    pytest.skip(f"needs the readers: pip install 'reconcile[{','.join(missing)}]'", allow_module_level=True)


def test_one_good_and_all_the_bad(tmp_path: Path) -> None:
    bad = bad_files()
    assert len(bad) >= 30
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    codes = {name: code for name, (_, code) in bad.items()} | odd_files(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "reconcile", "check", "--format", "concise", str(seed(3)), *sorted(codes)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    told = [line for line in done.stderr.decode().splitlines() if ": R1" in line]
    assert {line.split(": ")[0]: line.split(": ")[1].split()[0] for line in told} == {
        "outside.zip/../../etc/passwd.txt"
        if name == "outside.zip"
        else f"{name}/a.txt"
        if name in ("flipped.zip", "locked.zip")
        else "doll.zip" + "/inner.zip" * 5
        if name == "doll.zip"
        else name: code
        for name, code in codes.items()
    }
    assert len(told) == len(codes)
    assert "RC603" in done.stdout.decode()  # the finding that the good document supports by itself
    assert done.returncode == 2
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2**20  # KiB: a gigabyte


@pytest.mark.parametrize(
    ("limits", "name", "words"),
    [
        (Limits(size=100), "a.docx", "--limit size=N"),
        (Limits(text=100), "a.docx", "--limit text=N"),
        (Limits(documents=2), "a.rss", "--limit documents=N"),
        (Limits(depth=3), "a.docx", "--limit depth=N"),
        (Limits(memory=2**20), "a.docx", ""),
    ],
)
def test_every_limit_has_its_option(limits: Limits, name: str, words: str, tmp_path: Path) -> None:
    data = {"a.docx": docx(seed_stories()[0]), "a.rss": rss(seed_stories())}[name]
    (tmp_path / name).write_bytes(data)
    with Readers(limits) as readers:
        found = list(readers.read(tmp_path / name, name=name))
    assert isinstance(found[-1], DocumentError)
    assert words in str(found[-1])


def test_archives_in_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(russian_doll(3))
    with Readers() as readers:
        (found,) = readers.read(tmp_path / "a.zip", name="a.zip")
    assert not isinstance(found, DocumentError)
    assert (found.path, found.text) == ("a.zip/inner.zip/inner.zip/inner.zip/a.txt", "Five died.")


def test_a_bad_member_costs_only_itself(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "a.pdf": b"%PDF-1.4 broken",
        "b.txt": "Five died.",
        ".hidden.txt": "x",
        "__MACOSX/b.txt": "x",
    }
    (tmp_path / "a.zip").write_bytes(zipped(members))
    with Readers() as readers:
        found = list(readers.read(tmp_path / "a.zip", name="a.zip"))
    assert [str(f).split(" is ")[0] if isinstance(f, DocumentError) else f.path for f in found] == [
        "a.zip/a.pdf: R109",
        "a.zip/b.txt",
    ]
