"""The seeds in every format: the same findings as the text files, in each format and mixed, and every value at its place."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from reconcile import Rules
from reconcile.cli.inputs import Wanted, open_inputs
from reconcile.language import Language
from reconcile.model import Document, Report
from reconcile.pipeline import check_documents
from reconcile.read.formats import FORMATS, is_installed
from tests.readers.pages import semantic
from tests.readers.savers import SAVERS, atom, mail, markdown, rss, run, warc, word_file, zipped
from tests.readers.stories import gist, read_all, seed_stories, unlocated

STORIES = seed_stories()


def needs(name: str) -> None:
    """Skip where the reader is not installed."""
    known = next(f for f in FORMATS if f.name == name)
    if not is_installed(known):
        pytest.skip(f"needs the {name} reader: pip install 'reconcile[{known.extra}]'")


def same(documents: Sequence[Document], rules: Rules, language: Language, expected: Report) -> None:
    """Check documents and compare what they give with what the text files gave; equals stand in the order of the paths."""
    report = check_documents(documents, rules=rules, language=language)
    assert sorted(gist(report)) == sorted(gist(expected))
    assert unlocated(report, {d.path: d.text for d in documents}) == []


@pytest.mark.parametrize("suffix", sorted(SAVERS))
def test_seeds_in_one_format(
    suffix: str, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report
) -> None:
    files = {f"{story.name}.{suffix}": SAVERS[suffix](story) for story in STORIES}
    same(read_all(tmp_path, files), rules, language, seeds_report)


@pytest.mark.parametrize("kind", ["rss", "atom", "zip", "warc", "warc.gz"])
def test_seeds_in_one_file(kind: str, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report) -> None:
    if kind in ("rss", "atom"):
        data = (rss if kind == "rss" else atom)(STORIES)
    elif kind == "zip":
        data = zipped({f"inner/{story.name}.md": markdown(story) for story in STORIES})
    else:
        needs("warc")
        needs("html")
        data = warc({f"https://wire.example/{story.name}": semantic(story) for story in STORIES})
        data = gzip.compress(data) if kind.endswith("gz") else data
    documents = read_all(tmp_path, {f"batch.{kind}": data})
    assert len(documents) == 5
    same(documents, rules, language, seeds_report)


def test_seeds_mixed(tmp_path: Path, rules: Rules, language: Language, seeds_report: Report) -> None:
    first, second, third, fourth, fifth = STORIES
    files = {
        f"{first.name}.eml": mail(first),
        f"{second.name}.docx": SAVERS["docx"](second),
        f"{third.name}.md": markdown(third),
        "feed.atom": atom([fourth]),
        "batch.zip": zipped({f"{fifth.name}.eml": mail(fifth)}),
    }
    same(read_all(tmp_path, files), rules, language, seeds_report)


def test_what_documents_say_of_themselves(tmp_path: Path) -> None:
    story = STORIES[2]
    files = {"a.md": markdown(story), "b.eml": mail(story), "c.rss": rss([story]), "d.atom": atom([story])}
    found = read_all(tmp_path, files)
    assert [str(d.dated) for d in found] == ["2025-06-13"] * 4
    assert [d.origin.author for d in found] == ["Jane Roe, John Doe", "Jane Roe", "", "Jane Roe"]
    assert [(d.origin.time, d.origin.zone) for d in found] == [("", ""), *[("09:30", "-04:00")] * 3]
    assert [d.outlet for d in found] == ["", "", "Example Wire", "Example Wire"]
    assert found[2].origin.url == found[3].origin.url == f"https://wire.example/{story.name}"


def test_a_word_file_as_it_stands_with_all_changes_accepted(tmp_path: Path) -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>$14.1 billion</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="2">{run("$14.3 billion")}</w:ins>'
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>{}</w:tr>".format
    paragraph = "<w:p>{}</w:p>".format
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    joined = f"<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>{run('The deal ')}</w:p>"
    dropped = f"<w:tr><w:trPr><w:del w:id='4'/></w:trPr>{cell(paragraph(run('gone')))}</w:tr>"
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>7</w:t></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:pict></w:r>"
    body = (
        paragraph(run("It paid ") + gone + new + run(" for it.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + joined
        + paragraph(run("closed.") + hidden)
        + f"<w:tbl>{row(cell(paragraph(run('Town'))) + cell(paragraph(run('Dead'))))}{dropped}"
        + f"{row(cell(paragraph(run('Adra'))) + cell(paragraph(run('12'))))}</w:tbl>"
        + paragraph(run("Line one") + "<w:r><w:br/></w:r>" + run("line two"))
        + paragraph(field + box)
        + f"<w:p><w:pPr><w:numPr/></w:pPr>{run('An item')}</w:p>"
    )
    notes = f'<w:footnote w:id="2">{paragraph(run("In cash."))}</w:footnote>'
    (document,) = read_all(tmp_path, {"a.docx": word_file(body, footnotes=notes)})
    assert document.text.split("\n") == [
        "It paid $14.3 billion for it.",
        "The deal closed.",
        "Town\tDead",
        "Adra\t12",
        "Line one\vline two",
        "In a box.",
        "7",
        "- An item",
        "In cash.",
        "",
    ]


def test_front_matter_is_blanked_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    text = "---\ntitle: 'Five die'\ntags:\n  - a\npublisher: Example Wire\n---\nFive people died.\n"
    (document,) = read_all(tmp_path, {"a.md": text.encode()})
    assert len(document.text) == len(text)
    assert document.text.split("\n")[6] == "Five people died."
    assert not document.text[: text.index("Five people")].strip()
    assert (document.origin.title, document.outlet) == ("Five die", "Example Wire")


@pytest.mark.parametrize("text", ["---\nNot front matter.\n---\nText.\n", "---\ntitle: x\nNo end.\n", "--- a: b ---\n"])
def test_a_rule_is_no_front_matter(text: str, tmp_path: Path) -> None:
    (document,) = read_all(tmp_path, {"a.md": text.encode()})
    assert document.text == text


def test_attachments_are_documents(tmp_path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "Two files"
    message.set_content("See below.\n")
    message.add_attachment(b"Five people died.\n", maintype="text", subtype="plain", filename="../../etc/report.txt")
    message.add_attachment(
        word_file("<w:p>" + run("Six people died.") + "</w:p>"), maintype="application", subtype="x", filename="b.docx"
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="c.png")
    found = read_all(tmp_path, {"m.eml": message.as_bytes()})
    assert {d.path: d.text for d in found} == {
        "m.eml": "Two files\n\nSee below.\n",
        "m.eml/1-report.txt": "Five people died.\n",
        "m.eml/2-b.docx": "Six people died.\n",
    }


@pytest.mark.parametrize("packed", [False, True])
def test_seeds_as_lines_of_json_beside_another_format(
    packed: bool, tmp_path: Path, rules: Rules, language: Language, seeds_report: Report
) -> None:
    lines = "".join(
        json.dumps({"path": story.name, "text": "\n\n".join(part.text for part in story.parts), "author": "Jane Roe"})
        + "\n"
        for story in STORIES[1:]
    ).encode()
    (tmp_path / "batch.jsonl").write_bytes(lines)
    (tmp_path / "batch.jsonl.gz").write_bytes(gzip.compress(lines))
    (tmp_path / "first.eml").write_bytes(mail(STORIES[0]))
    paths = [str(tmp_path / name) for name in ("first.eml", "batch.jsonl.gz" if packed else "batch.jsonl")]
    with open_inputs(Wanted(paths)) as opened:
        assert opened.errors == ()
        documents = [entry.load() for entry in opened.entries]
    assert [d.origin.author for d in documents] == ["Jane Roe"] * 5
    same(documents, rules, language, seeds_report)
