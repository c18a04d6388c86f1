"""What the sources are: documents as read, their layout, their sentences and words.

Every span that leaves the pipeline is half-open and counts code points of `Document.text`, the text as decoded with its
line ends untouched. Between layout and claims spans count in `Page.clean`, which differs only where hidden characters were
left out; `Page.offsets` leads back.
"""

import re
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
    EDITION = "edition"  # `UPDATE 2-`, `(Corrects spelling)`, an editor's note


STATEMENTS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.ITEM, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, list item, caption or piece of furniture."""

    span: Span
    kind: BlockKind
    head: str = ""


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the characters of a clean text stand in the document, as edits in order.

    An edit says that `clean[a:b]` stands for `text[c:d]`: `a == b` for characters left out, `b > a` for a ligature written
    out or an accent joined to its letter. Without edits both texts have one length and every span is its own place.
    """

    edits: tuple[tuple[int, int, int, int], ...] = ()

    def locate(self, span: Span) -> Span:
        """Return the place in the document of a span of the clean text; characters left out at its ends stay outside."""
        if not self.edits:
            return span
        start = self._character(span.start)[0]
        return Span(start, self._character(span.end - 1)[1] if span.end > span.start else start)

    def _character(self, at: int) -> tuple[int, int]:
        number = bisect_right(self.edits, at, key=lambda edit: edit[0]) - 1
        if number < 0:
            return at, at + 1
        _, end, source, last = self.edits[number]
        return (source, last) if at < end else (last + at - end, last + at - end + 1)


class Edition(StrEnum):
    """What a text says of its own edition."""

    PLAIN = ""
    UPDATED = "updated"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Filing:
    """When and where a text was filed and in what edition, as far as the text itself or its metadata tells.

    `day` is what `Thursday` in the text counts from: the first day named. `stamped` is the last one, which an update moves;
    `minute` counts from midnight of that day in the zone `zone`, `shift` is that zone's distance from UTC in minutes.
    """

    day: date | None = None
    stamped: date | None = None
    minute: int | None = None
    zone: str = ""  # small letters, as written: `et`, `gmt`
    shift: int | None = None  # minutes east of UTC; None where the letters do not tell (`et` has two)
    month_day: tuple[int, int] | None = None  # of a dateline without a year: (1, 4) for `LONDON, Jan. 4`
    place: str = ""
    edition: Edition = Edition.PLAIN
    number: int = 0  # 2 in `UPDATE 2-`

    def before(self, other: "Filing") -> bool | None:
        """Tell whether this edition is older than another of the same text; None where the texts do not tell."""
        if self.stamped is not None and other.stamped is not None:
            ours, theirs = self._instant(other), other._instant(self)
            if ours != theirs:
                return ours < theirs
        if (
            self.month_day
            and other.month_day
            and self.month_day != other.month_day
            and self.month_day[0] - other.month_day[0] in (-1, 0, 1)
        ):
            return self.month_day < other.month_day
        if self.number != other.number and Edition.CORRECTED not in (self.edition, other.edition):
            return self.number < other.number
        if (self.edition is Edition.PLAIN) != (other.edition is Edition.PLAIN):
            return self.edition is Edition.PLAIN
        return None

    def _instant(self, other: "Filing") -> int:
        """Minutes since the first day, with the clock only where both have one that can be compared."""
        days = self.stamped.toordinal() * 1440 if self.stamped else 0
        if self.minute is None or other.minute is None:
            return days
        if self.zone == other.zone:
            return days + self.minute
        if self.shift is None or other.shift is None:
            return days
        return days + self.minute - self.shift


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its layout understood.

    `clean` is the text as later stages read it: one form of each quotation mark, hyphen and digit, line breaks inside a
    paragraph, tabs and exotic blanks as spaces, furniture blanked, hidden characters left out. `blocks` count in it, and
    `offsets` leads from it to the document.
    """

    document: Document
    clean: str
    blocks: tuple[Block, ...]
    filing: Filing = Filing()
    offsets: Offsets = Offsets()

    @property
    def dateline(self) -> date | None:
        """The day the text was filed, where the text or its metadata says so."""
        return self.filing.day


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline, heading, list item or cell of a table; `text` is its stretch of `Page.clean`."""

    span: Span
    text: str
    kind: BlockKind
    paragraph: int  # number of its block, counted from 0
    head: str = ""  # what stands at the head of a figure's row and column: `Dead`, `Padang; Dead`


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


_LINE_END = re.compile(r"\r\n|\n|\r")


def line_starts(text: str) -> tuple[int, ...]:
    """Return the offset of each line; lines end at LF, CR LF or CR only, never at U+2028 or form feeds."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def line_span(text: str, line: int) -> Span:
    """Return the range of a line, counted from 1, with its end; empty at the end of the text where there is no such line."""
    starts = (*line_starts(text), len(text))
    return Span(starts[line - 1], starts[line]) if 0 < line < len(starts) else Span(len(text), len(text))


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
