"""Word documents: the text as it stands when all tracked changes are accepted, a line a paragraph.

Headings are lines, list items begin with `- `, cells of a table row are parted by tabs, a line break inside a paragraph is a vertical tab;
footnotes and endnotes follow the text. Headers, footers, comments, hidden and deleted text are no part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.meta import about
from reconcile.read.packed import Packed, open_packed
from reconcile.read.text import digest, hidden
from reconcile.read.xml import Event, read_events

_OLE = b"\xd0\xcf\x11\xe0"  # the container of old Word files, and of encrypted new ones
_GONE = frozenset(("del", "moveFrom", "Fallback"))  # deleted, moved away, a second rendering for old programs
_SIGNS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "-"}


@dataclass(slots=True)
class _Paragraph:
    words: list[str] = field(default_factory=list)
    item: bool = False
    joined: bool = False  # its end is deleted: it goes on in the next one


@dataclass(slots=True)
class _Row:
    cells: list[list[str]] = field(default_factory=list)
    gone: bool = False


@dataclass(slots=True)
class _Body:
    """The state of reading one part of the document, element by element."""

    lines: list[str] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)  # more than one: text boxes stand in a paragraph
    rows: list[_Row] = field(default_factory=list)  # more than one: tables in cells
    inside: list[str] = field(default_factory=list)
    gone: int = 0
    unseen: bool = False
    rest: str = ""

    def start(self, event: Event) -> None:
        """Open an element."""
        name, above = event.name, self.inside[-1] if self.inside else ""
        self.inside.append(name)
        if name in _GONE and above not in ("rPr", "trPr", "pPr"):
            self.gone += 1
        elif name == "del" and above == "rPr" and self.paragraphs and "pPr" in self.inside[-4:]:
            self.paragraphs[-1].joined = True
        elif name == "del" and above == "trPr" and self.rows:
            self.rows[-1].gone = True
        elif name == "p":
            self.paragraphs.append(_Paragraph())
        elif name == "numPr" and self.paragraphs:
            self.paragraphs[-1].item = True
        elif name == "tr":
            self.rows.append(_Row())
        elif name == "tc" and self.rows:
            self.rows[-1].cells.append([])
        elif name == "r":
            self.unseen = False
        elif name == "vanish" and "pPr" not in self.inside[-4:]:
            self.unseen = event.attributes.get("val", "1") not in ("0", "false")
        elif name in _SIGNS and above == "r" and self._seen() and event.attributes.get("type") != "page":
            self.paragraphs[-1].words.append(_SIGNS[name])

    def end(self, event: Event) -> None:
        """Close an element."""
        self.inside.pop()
        above = self.inside[-1] if self.inside else ""
        if event.name in _GONE and above not in ("rPr", "trPr", "pPr"):
            self.gone -= 1
        elif event.name == "p" and self.paragraphs:
            self._close(self.paragraphs.pop())
        elif event.name == "tr" and self.rows:
            self._close_row(self.rows.pop())

    def text(self, words: str) -> None:
        """Take characters."""
        if self.inside and self.inside[-1] == "t" and self._seen():
            self.paragraphs[-1].words.append(words)

    def _seen(self) -> bool:
        return bool(self.paragraphs) and not self.gone and not self.unseen

    def _close(self, paragraph: _Paragraph) -> None:
        words = self.rest + "".join(paragraph.words)
        self.rest = words if paragraph.joined else ""
        line = words.replace("\r", " ").replace("\n", " ").strip()
        if paragraph.joined or self.gone or not line:
            return
        self._put(f"- {line}" if paragraph.item else line)

    def _put(self, line: str) -> None:
        cells = self.rows[-1].cells if self.rows else []
        (cells[-1] if cells else self.lines).append(line)

    def _close_row(self, row: _Row) -> None:
        """A row whose cells hold a line each is a line; one that holds text is text."""
        if row.gone or self.gone:
            return
        if all(len(cell) <= 1 for cell in row.cells):
            line = "\t".join(line.replace("\t", " ") for cell in row.cells for line in cell)
            if line:
                self._put(line)
        else:
            for line in (line for cell in row.cells for line in cell):
                self._put(line)


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the document; raises DocumentError R108 past a limit, R109 when damaged, R110 when encrypted, R111 without text."""
    if raw.data.startswith(_OLE):
        raise DocumentError(
            raw.name, "is an encrypted or an old Word document; save it as .docx without a password", "R110"
        )
    packed = open_packed(raw.data, raw.name, limits)
    main = _main_part(packed, limits)
    folder = main.rpartition("/")[0]
    lines = _lines(packed, main, limits)
    for notes in ("footnotes.xml", "endnotes.xml"):
        lines += _lines(packed, f"{folder}/{notes}", limits)
    text = "".join(line + "\n" for line in lines)
    if not text:
        raise DocumentError(raw.name, "holds no text", "R111")
    if len(text) > limits.text:
        raise too_much(raw.name, f"holds {len(text):,} characters", "text", limits.text)
    document = Document(raw.name, text, digest(raw.data), notes=hidden(text, raw.name), wrapped=False)
    yield about(document, _properties(packed, limits))


def _main_part(packed: Packed, limits: Limits) -> str:
    """Return the name of the part that holds the text, which the relations of the package tell."""
    for event in _events(packed, "_rels/.rels", limits):
        if event.kind == "start" and event.attributes.get("Type", "").endswith("/officeDocument"):
            target = event.attributes.get("Target", "").lstrip("/")
            if target.startswith("word/") and target in packed.members():
                return target
    raise DocumentError(packed.path, "is no Word document: it holds no text part", "R109")


def _events(packed: Packed, part: str, limits: Limits) -> Iterator[Event]:
    info = packed.members().get(part)
    if info is not None:
        yield from read_events(packed.read(info), packed.path, limits)


def _lines(packed: Packed, part: str, limits: Limits) -> list[str]:
    body = _Body()
    for event in _events(packed, part, limits):
        if event.kind == "text":
            body.text(event.name)
        elif "wordprocessingml" in event.space or event.name == "Fallback":
            (body.start if event.kind == "start" else body.end)(event)
    return body.lines


def _properties(packed: Packed, limits: Limits) -> dict[str, str]:
    """Return title and author; the days in a Word file are those of the file, not of publication."""
    fields: dict[str, str] = {}
    name = ""
    for event in _events(packed, "docProps/core.xml", limits):
        if event.kind == "start":
            name = {"title": "title", "creator": "author"}.get(event.name, "")
        elif event.kind == "text" and name:
            fields[name] = fields.get(name, "") + event.name
        else:
            name = ""
    return fields
