"""Saved web pages: the article and nothing else, with every value at its place."""

from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.errors import DocumentError
from reconcile.language import Language
from reconcile.model import Report
from reconcile.pipeline import check_documents
from reconcile.read import read_document
from tests.readers.pages import DESIGNS, semantic
from tests.readers.stories import gist, read_all, seed_stories, unlocated

pytest.importorskip("trafilatura", reason="needs the html reader: pip install 'reconcile[html]'")


@pytest.mark.parametrize("design", sorted(DESIGNS))
def test_seeds_saved_as_pages_give_the_findings_of_the_text_files(
    design: str, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report
) -> None:
    encoding = "cp1252" if design == "tabular" else "utf-8"
    documents = read_all(tmp_path, {f"{s.name}.html": DESIGNS[design](s).encode(encoding) for s in seed_stories()})
    report = check_documents(documents, rules=rules, language=language)
    assert gist(report) == gist(seeds_report)
    assert unlocated(report, {d.path: d.text for d in documents}) == []


def test_what_a_page_says_of_itself(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(semantic(seed_stories()[2]), encoding="utf-8")
    document = read_document(path)
    assert (str(document.dated), document.outlet) == ("2025-06-13", "The Example Courier")
    assert document.origin.author == "Jane Roe"
    assert document.origin.url == "https://courier.example/tech/002_c8a7cd4036be3137"
    assert (document.origin.time, document.origin.zone) == ("09:30", "-04:00")


@pytest.mark.parametrize("design", sorted(DESIGNS))
def test_what_stands_around_an_article_is_left_out(design: str, tmp_path: Path) -> None:
    (document,) = read_all(tmp_path, {"a.html": DESIGNS[design](seed_stories()[3]).encode()})
    around = ("comments", "Related", "cookies", "newsletter", "Advertise", "$99 billion", "$9.1 billion")
    assert [words for words in around if words in document.text] == []


def test_a_page_is_a_line_a_block(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    words = "The council approved the budget of $14.3&nbsp;billion on Monday after a long debate that lasted until midnight."
    table = "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Adra</td><td>12</td></tr></table>"
    path.write_text(
        f"<html><body><article><h1>Budget</h1><p>{words}</p><ul><li>First</li><li>Second</li></ul>{table}"
        f"<p>{words}<br>Really.</p></article></body></html>",
        encoding="utf-8",
    )
    lines = read_document(path).text.removesuffix("\n").split("\n")
    paragraph = words.replace("&nbsp;", "\u00a0")
    assert [line for line in lines if line not in (paragraph, "Budget")] == [
        "- First",
        "- Second",
        "Town\tDead",
        "Adra\t12",
        f"{paragraph}\vReally.",
    ]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html>" + "<div>" * 10_000, "R108"),
        ("<html><body><script>var x = 1;</script></body></html>", "R111"),
    ],
)
def test_a_page_without_an_article_is_an_error(page: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    assert caught.value.code == code
