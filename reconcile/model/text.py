"""What the sources are: documents as read, their layout, their sentences and words.

Every span is half-open and counts code points of `Document.text`, the text as decoded with its line ends untouched.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one document."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether the other range lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the input, not a finding: RC9xx, or R1xx for a document that could not be read, with the place."""

    code: str
    message: str
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document says it comes from, besides its outlet and its day; empty where nothing says so."""

    title: str = ""
    author: str = ""
    url: str = ""
    edition: str = ""  # `updated`, `corrected` …: what the document or its metadata calls this version
    time: str = ""  # `21:40`, the local time of publication
    zone: str = ""  # `-04:00`, `Z`, or a name such as `America/New_York`


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read.

    `text` is what the offsets count in, `digest` the SHA-256 of the bytes, `path` relative to the working folder with `/`;
    a document inside a file has the path of the file, a `/` and its own name. `pages` are the offsets at which the pages
    of a PDF begin. `wrapped` says what a single line break is: a blank (True), the end of a paragraph (False), or to be
    seen from the lines (None).
    """

    path: str
    text: str
    digest: str
    encoding: str = "utf-8"
    dated: date | None = None
    outlet: str = ""
    story: str = ""  # the label of the story that the user puts it in; empty when the text decides
    notes: tuple[Note, ...] = ()
    origin: Origin = Origin()
    pages: tuple[int, ...] = ()
    wrapped: bool | None = None


class BlockKind(StrEnum):
    """What a stretch of a document is; only the first four hold statements."""

    PARAGRAPH = "paragraph"
    HEADLINE = "headline"
    ITEM = "item"
    CAPTION = "caption"
    HEADING = "heading"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    COPYRIGHT = "copyright"
    FURNITURE = "furniture"


STATEMENTS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.ITEM, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, list item, caption or piece of furniture."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its layout understood.

    `clean` has exactly the length of `document.text`: line breaks inside a paragraph, tabs and exotic blanks are spaces in
    it and furniture is blanked, so that a span in `clean` is the same span in the document.
    """

    document: Document
    clean: str
    blocks: tuple[Block, ...]
    dateline: date | None = None  # the day the text was filed, where the text or its metadata says so


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline, heading or list item; `text` is its span in `Page.clean`, so offsets carry over."""

    span: Span
    text: str
    kind: BlockKind
    paragraph: int  # number of its block, counted from 0


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed sentence, after Universal Dependencies v2."""

    span: Span
    text: str
    lemma: str
    tag: str  # UPOS
    form: str  # Penn tag, finer than `tag`: VBD, VBN, VBG, VBZ, VBP, VB, MD, NN, NNS, NNP, CD …
    head: int  # index of the governor in the sentence, -1 for the root
    relation: str  # UD relation to the governor, subtype included: nsubj, nsubj:pass, obj, obl, nmod, nummod …


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one sentence with their tags and governors."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(default=())


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of each line; lines end at LF, CR LF or CR only, never at U+2028 or form feeds."""
    starts, at = [0], 0
    while True:
        lf, cr = text.find("\n", at), text.find("\r", at)
        if lf < 0 and cr < 0:
            return tuple(starts)
        end = lf if cr < 0 or 0 <= lf < cr else cr
        at = end + (2 if end == cr and text[end + 1 : end + 2] == "\n" else 1)
        starts.append(at)


def place(starts: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Return line and column, counted from 1, of an offset, given the starts of the lines."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1: line and column, and in a PDF the page whose lines they count."""

    line: int
    column: int
    page: int = 0

    def __str__(self) -> str:
        return f"{self.page}:{self.line}" if self.page else f"{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Places:
    """The starts of the lines and pages of one document, to say where an offset is."""

    lines: tuple[int, ...]
    pages: tuple[int, ...] = ()

    @classmethod
    def of(cls, document: Document) -> "Places":
        """Find the lines of a document once."""
        return cls(line_starts(document.text), document.pages)

    def at(self, offset: int) -> Place:
        """Return the place of an offset."""
        line, column = place(self.lines, offset)
        page = bisect_right(self.pages, offset)
        return Place(line - bisect_right(self.lines, self.pages[page - 1]) + 1 if page else line, column, page)
