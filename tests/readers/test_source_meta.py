"""What the user knows of the documents: read from a file, shown in the legend, used for the order of versions."""

from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.cli.inputs import Wanted, open_inputs
from reconcile.errors import UsageError
from reconcile.language import Language
from reconcile.model import Document, Verdict
from reconcile.pipeline import check_documents
from reconcile.read import read_source_meta
from reconcile.report import Layout, render
from reconcile.report.restore import restore

_STORY = (
    "A ferry sank off the coast of Norland on Monday, the coast guard said. The vessel left the port of Adra at dawn with tourists. "
    "Rescue boats searched the area all night, and two helicopters joined them from the mainland in heavy rain. {} people were killed "
    "in the accident. Officials opened an inquiry into the cause of the sinking and closed the harbour for the day.\n"
)


def load(folder: Path, meta: str, name: str = "meta.yaml") -> list[Document]:
    """Write two versions of a story and a file of metadata, and read them."""
    (folder / "first.txt").write_text(_STORY.format("Five"), encoding="utf-8")
    (folder / "second.txt").write_text(_STORY.format("Nine"), encoding="utf-8")
    (folder / name).write_text(meta, encoding="utf-8")
    paths = [str(folder / "first.txt"), str(folder / "second.txt")]
    with open_inputs(Wanted(paths, source_meta=str(folder / name))) as opened:
        assert opened.errors == ()
        return [entry.load() for entry in opened.entries]


YAML = 'first.txt: {outlet: Example Courier, date: 2025-06-13, time: "09:30", zone: "-04:00"}\nsec*: {by: Jane Roe, published: 2025-06-13T14:00Z, edition: corrected}\n'
CSV = "path,outlet,date,time,zone,author,edition\nfirst.txt,Example Courier,2025-06-13,09:30,-04:00,,\nsec*,,2025-06-13,14:00,Z,Jane Roe,corrected\n"


@pytest.mark.parametrize(
    ("name", "meta"), [("meta.yaml", YAML), ("meta.csv", CSV), ("meta.tsv", CSV.replace(",", "\t"))]
)
def test_the_file_is_read_over_what_documents_say(name: str, meta: str, tmp_path: Path) -> None:
    first, second = load(tmp_path, meta, name)
    assert (first.outlet, str(first.dated), first.origin.time, first.origin.zone) == (
        "Example Courier",
        "2025-06-13",
        "09:30",
        "-04:00",
    )
    assert (second.origin.author, second.origin.edition, second.origin.zone) == ("Jane Roe", "corrected", "Z")


@pytest.mark.parametrize(
    ("first", "second", "known"),
    [
        ("date: 2025-06-13", "date: 2025-06-14", True),
        ("date: 2025-06-13T09:30-04:00", "date: 2025-06-13T14:00Z", True),
        ("date: 2025-06-13T10:00-04:00", "date: 2025-06-13T14:00Z", False),
        ("date: 2025-06-13", "{date: 2025-06-13, edition: updated}", True),
        ("date: 2025-06-13", "date: 2025-06-13", False),
        ("outlet: A", "outlet: B", False),
    ],
)
def test_a_later_version_supersedes(
    first: str, second: str, known: bool, tmp_path: Path, rules: Rules, language: Language
) -> None:
    documents = load(tmp_path, f"first.txt: {{{first.strip('{}')}}}\nsecond.txt: {{{second.strip('{}')}}}\n")
    report = check_documents(documents, rules=rules, language=language, one_story=True)
    (finding,) = (f for f in report.findings if {"Five", "Nine"} & {s.text for s in f.sides})
    assert finding.verdict is (Verdict.SUPERSEDED if known else Verdict.CONFLICT)


def test_the_legend_shows_it_and_json_keeps_it(tmp_path: Path, rules: Rules, language: Language) -> None:
    report = check_documents(load(tmp_path, YAML), rules=rules, language=language)
    shown = render(report, "stacked", Layout(width=400))
    assert "first.txt (Example Courier, 2025-06-13 09:30 -04:00)" in shown
    assert "second.txt (Jane Roe, 2025-06-13 14:00 Z, corrected)" in shown
    again = restore(render(report, "json", Layout()), "x")
    assert [s.document.origin for s in again.sources] == [s.document.origin for s in report.sources]


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ("first.txt: [1]", "must have fields"),
        ("- first.txt", "must map paths"),
        ("first.txt: {outlett: x}", "unknown field `outlett`"),
        ("first.txt: {date: Friday}", "`Friday` is no date"),
        ("first.txt: {outlet: [a]}", "must be a word"),
        ("first.txt: {outlet: x", "meta.yaml:2:1: is no YAML"),
    ],
)
def test_mistakes_in_the_file_are_told(meta: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "meta.yaml"
    path.write_text(meta + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="source-meta") as caught:
        read_source_meta(str(path))
    assert words in str(caught.value)


def test_a_key_that_fits_nothing_is_remarked_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Five died.", encoding="utf-8")
    (tmp_path / "meta.yaml").write_text("b.txt: {outlet: x}", encoding="utf-8")
    with open_inputs(Wanted([str(tmp_path / "a.txt")], source_meta=str(tmp_path / "meta.yaml"))) as opened:
        assert [note.code for note in opened.notes] == ["RC909"]
