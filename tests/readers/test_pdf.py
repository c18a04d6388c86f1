"""PDF files: columns in reading order, words parted at line ends joined, running heads and page numbers gone."""

from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.language import Language
from reconcile.layout import lay_out
from reconcile.model import BlockKind, Places, Report
from reconcile.pipeline import check_documents
from tests.readers.pdfs import Line, Look, pdf, write_pdf
from tests.readers.stories import gist, read_all, seed_stories, unlocated

pytest.importorskip("pypdfium2", reason="needs the pdf reader: pip install 'reconcile[pdf]'")
STORIES = seed_stories()
LOOKS = {
    "one column": Look(),
    "one column, justified, hyphenated": Look(justified=True, hyphens=True, size=12),
    "two columns": Look(columns=2),
    "two columns, justified, hyphenated, indents": Look(columns=2, justified=True, hyphens=True, indents=True, size=9),
    "two columns, written row by row": Look(columns=2, hyphens=True, by_rows=True),
    "three columns, small pages": Look(columns=3, hyphens=True, size=8, height=500),
    "without heads": Look(heads=False, height=400, size=11),
}


@pytest.mark.parametrize("look", list(LOOKS))
def test_paragraphs_come_out_whole(look: str, tmp_path: Path) -> None:
    documents = read_all(tmp_path, {f"{story.name}.pdf": pdf(story, LOOKS[look]) for story in STORIES})
    for story, document in zip(STORIES, documents, strict=True):
        paragraphs = [" ".join(block.split()) for block in document.text.split("\n\n")]
        expected = [("• " if part.kind == "item" else "") + part.text for part in story.parts]
        assert paragraphs == expected
        assert "Courier" not in document.text


@pytest.mark.parametrize(
    "look", ["one column, justified, hyphenated", "two columns", "two columns, written row by row"]
)
def test_seeds_as_pdf_files(look: str, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report) -> None:
    documents = read_all(tmp_path, {f"{story.name}.pdf": pdf(story, LOOKS[look]) for story in STORIES})
    report = check_documents(documents, rules=rules, language=language)
    assert figures(report) == figures(seeds_report)
    assert unlocated(report, {d.path: d.text for d in documents}) == []


def figures(report: Report) -> list[tuple[object, ...]]:
    """Return the findings on figures; those on wording hang on what the layout of a page shows as a headline."""
    return [finding for finding in gist(report) if str(finding[0]) < "RC3"]


def test_a_place_is_page_and_line(tmp_path: Path) -> None:
    pages = [
        [Line(60, 700, 10, "First page, first line."), Line(60, 650, 10, "Five people died.")],
        [Line(60, 700, 10, "Six were hurt.")],
    ]
    (document,) = read_all(tmp_path, {"a.pdf": write_pdf(pages)})
    places = Places.of(document)
    assert str(places.at(document.text.index("Five"))) == "1:3"
    assert str(places.at(document.text.index("Six"))) == "2:1"


def test_rows_of_a_table_stand_together_and_wide_lines_do_not_part_narrow_columns(
    tmp_path: Path, language: Language
) -> None:
    wide = "The government published the toll of the floods on Monday, a week after the rain began to fall in the"
    lines = [
        Line(60, 760, 10, wide),
        Line(60, 747, 10, "north of the country, where rivers burst their banks and roads were cut."),
    ]
    left = (
        "Rescuers searched the valleys for a",
        "week and found survivors on roofs and",
        "in trees, the ministry said in a report.",
    )
    right = (
        "The army sent helicopters to the towns",
        "that roads do not reach any more, and",
        "opened camps for those without a home.",
    )
    lines += [Line(60, 720 - 13 * n, 10, text) for n, text in enumerate(left)]
    lines += [Line(320, 720 - 13 * n, 10, text) for n, text in enumerate(right)]
    rows = (("Town", "Dead", "Injured"), ("Adra", "12", "40"), ("Baza", "7", "31"))
    lines += [Line(60 + 150 * k, 640 - 14 * n, 10, cell) for n, row in enumerate(rows) for k, cell in enumerate(row)]
    (document,) = read_all(tmp_path, {"a.pdf": write_pdf([lines])})
    assert document.text.endswith("Town\tDead\tInjured\nAdra\t12\t40\nBaza\t7\t31\n")
    page = lay_out(document, language)
    told = [
        " ".join(page.clean[b.span.start : b.span.end].split()) for b in page.blocks if b.kind is BlockKind.PARAGRAPH
    ]
    assert told == [f"{wide} {lines[1].text}", " ".join(left), " ".join(right)]
