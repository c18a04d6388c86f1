"""What a report says follows from what the sources say: not from their number of copies, their names, or what lies beside them."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from reconcile.model import Document
from reconcile.read import read_document
from tests.desk import check_all, document
from tests.places import ROOT, SHARED, needs_shared

MADE = sorted(path for path in (ROOT / "tests" / "gate" / "made").iterdir() if path.is_dir())
NEWS = [
    SHARED / "bench" / "news" / event for event in ("13_ecb", "41_ecb")
]  # many documents that tell one thing in many ways
OTHER = "The choir of Umbria sang in the rain. Its harvest was late, and 300 guests drank the thin wine of 1987.\n"


@cache
def read(folder: Path) -> tuple[Document, ...]:
    paths = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    return tuple(read_document(path, name=path.name) for path in paths)


@cache
def findings_of(folder: Path) -> list[tuple[str, ...]]:
    return findings(read(folder))


def findings(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    return sorted((f.fingerprint, f.rule, f.verdict, f.severity) for f in check_all(documents).findings)


@pytest.fixture(params=[*MADE, *(pytest.param(path, marks=needs_shared) for path in NEWS)], ids=lambda path: path.name)
def story(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


def test_five_copies_of_one_source_change_nothing(story: Path) -> None:
    documents = read(story)
    for number in {0, len(documents) // 2, len(documents) - 1}:
        copied = documents[number]
        copies = [replace(copied, path=f"copy {n} of {copied.path}") for n in range(5)]
        assert findings([*documents, *copies]) == findings_of(story)


def test_the_names_of_the_files_change_nothing(story: Path) -> None:
    documents = read(story)
    renamed = [replace(d, path=f"{len(documents) - n:03}.txt") for n, d in enumerate(documents)]
    assert findings(renamed) == findings_of(story)


def test_a_document_on_something_else_changes_nothing(story: Path) -> None:
    assert findings([*read(story), document("zz", OTHER)]) == findings_of(story)
