"""The seeds as an editor would hold them, a list of parts, so that the tests can save them in any format."""

from dataclasses import dataclass
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.language import load_language
from reconcile.layout import lay_out
from reconcile.model import BlockKind, Document, Finding, Report
from reconcile.read import Readers, read_document
from tests.places import SEEDS


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, list item or caption."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One seed: its file name without suffix, and its parts in order."""

    name: str
    parts: tuple[Part, ...]


_TAGS = {
    BlockKind.HEADLINE: "heading",
    BlockKind.HEADING: "heading",
    BlockKind.ITEM: "item",
    BlockKind.CAPTION: "caption",
    BlockKind.DATELINE: "dateline",
    BlockKind.BYLINE: "byline",
    BlockKind.COPYRIGHT: "furniture",
    BlockKind.FURNITURE: "furniture",
    BlockKind.CREDIT: "furniture",
}


def seed_stories() -> list[Story]:
    """Return the five seeds; white space inside a part is collapsed, page furniture left out."""
    language = load_language("en")
    stories = []
    for path in sorted(SEEDS.glob("*.txt")):
        page = lay_out(read_document(path), language)
        parts = [
            Part(_TAGS.get(b.kind, "paragraph"), " ".join(page.document.text[b.span.start : b.span.end].split()))
            for b in page.blocks
        ]
        stories.append(Story(path.stem, tuple(p for p in parts if p.kind != "furniture" and p.text)))
    return stories


def read_all(folder: Path, files: dict[str, bytes]) -> list[Document]:
    """Write files into a folder and read them; nothing may go wrong."""
    found: list[Document | DocumentError] = []
    with Readers() as readers:
        for name, data in files.items():
            (folder / name).write_bytes(data)
            found += readers.read(folder / name, name=name)
    assert [str(error) for error in found if isinstance(error, DocumentError)] == []
    return [document for document in found if isinstance(document, Document)]


def gist(report: Report) -> list[tuple[object, ...]]:
    """Return what a reader learns from a report: each finding with its values and their support, whatever the places."""
    return [_gist(finding) for finding in report.findings]


def _gist(finding: Finding) -> tuple[object, ...]:
    sides = tuple(sorted((side.text, side.documents, side.independent) for side in finding.sides))
    return finding.rule, finding.severity.value, finding.fact.key, sides


def unlocated(report: Report, texts: dict[str, str]) -> list[str]:
    """Return the mentions whose place in the text does not hold their words."""
    mentions = [m for f in report.findings for side in f.sides for m in side.mentions]
    mentions += [m for c in report.cleared for m in (c.left, c.right)]
    return [f"{m.path} {m.span}: {m.text!r}" for m in mentions if texts[m.path][m.span.start : m.span.end] != m.text]
