"""A small writer of PDF files: text set in one or two columns, wrapped, hyphenated, with running heads and page numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.readers.stories import Story

# Widths of Helvetica in thousandths of its size, for the characters from blank to tilde; Adobe's font metrics, 1997.
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
    278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
    611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
    556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHERS = {"“": 333, "”": 333, "’": 222, "‘": 222, "–": 556, "—": 1000}
_WIDTH, _HEIGHT, _MARGIN, _GUTTER = 595, 842, 60, 24


@dataclass(frozen=True, slots=True)
class Look:
    """How a story is set."""

    columns: int = 1
    hyphens: bool = False
    justified: bool = False
    indents: bool = False  # paragraphs begin with an indent and no space above
    heads: bool = True  # running head and page number on each page
    by_rows: bool = False  # written across the columns, row by row, as some programs do
    size: float = 10.0
    height: int = _HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A line as set: where it begins, in which size, and the blank added to each space."""

    x: float
    y: float
    size: float
    text: str
    stretch: float = 0.0


def width_of(text: str, size: float) -> float:
    """Return how wide a text is in points."""
    return sum(_WIDTHS[ord(c) - 32] if " " <= c <= "~" else _OTHERS.get(c, 556) for c in text) * size / 1000


def pdf(story: Story, look: Look | None = None) -> bytes:
    """Return a story as a PDF file."""
    look = look or Look()
    pages: list[list[Line]] = []
    for line, page in _place(_set(story, look), look):
        while len(pages) <= page:
            pages.append(_heads(len(pages) + 1, look))
        pages[page].append(line)
    if look.by_rows:
        pages = [sorted(page, key=lambda line: (-line.y, line.x)) for page in pages]
    return write_pdf(pages, look.height)


def _heads(number: int, look: Look) -> list[Line]:
    if not look.heads:
        return []
    top, bottom = look.height - 30, 25
    return [Line(_MARGIN, top, 8, f"The Example Courier, page {number}"), Line(280, bottom, 8, f"- {number} -")]


def _set(story: Story, look: Look) -> Iterator[tuple[list[Line], float]]:
    """Yield each paragraph as lines from 0, with the space above it."""
    width = (_WIDTH - 2 * _MARGIN - (look.columns - 1) * _GUTTER) / look.columns
    for part in story.parts:
        size = look.size * 1.4 if part.kind == "heading" else look.size
        mark = "• " if part.kind == "item" else ""
        indent = size * 1.5 if look.indents and part.kind == "paragraph" else 0.0
        set_as = replace(
            look, justified=look.justified and part.kind != "heading", hyphens=look.hyphens and part.kind != "heading"
        )
        lines = [replace(line, size=size) for line in _wrap(mark + part.text, width, indent, size, set_as)]
        yield lines, 0.0 if look.indents and part.kind == "paragraph" else size * 0.9


def _wrap(text: str, width: float, indent: float, size: float, look: Look) -> Iterator[Line]:
    line, x = "", indent
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if x + width_of(longer, size) <= width:
            line = longer
            continue
        head, tail = _hyphenate(word, width - x - width_of(line + " ", size), size) if look.hyphens else ("", word)
        full = f"{line} {head}" if head else line
        if full:
            spare = (width - x - width_of(full, size)) / max(1, full.count(" ")) if look.justified else 0.0
            yield Line(x, 0, size, full, spare)
        line, x = tail, 0.0
    yield Line(x, 0, size, line)


def _hyphenate(word: str, room: float, size: float) -> tuple[str, str]:
    """Part a plain word after a vowel, as far right as there is room."""
    for at in range(len(word) - 3, 2, -1):
        head, tail = word[:at], word[at:]
        if (
            head[-1] in "aeiou"
            and head.isalpha()
            and tail[:3].isalpha()
            and tail.islower()
            and width_of(head + "-", size) <= room
        ):
            return f"{head}-", tail
    return "", word


def _place(paragraphs: Iterator[tuple[list[Line], float]], look: Look) -> Iterator[tuple[Line, int]]:
    """Yield each line in its place with the number of its page."""
    column_width = (_WIDTH - 2 * _MARGIN - (look.columns - 1) * _GUTTER) / look.columns
    page, column, y = 0, 0, float(look.height - _MARGIN)
    for lines, above in paragraphs:
        y -= above
        for line in lines:
            y -= line.size * 1.25
            if y < _MARGIN:
                column, y = column + 1, look.height - _MARGIN - line.size * 1.25
                if column == look.columns:
                    page, column = page + 1, 0
            yield replace(line, x=_MARGIN + column * (column_width + _GUTTER) + line.x, y=y), page


def write_pdf(pages: list[list[Line]], height: int = _HEIGHT) -> bytes:
    """Return a PDF file of these lines, set in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        body = b"".join(_show(line) for line in page)
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (_WIDTH, height, len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + tail


def _show(line: Line) -> bytes:
    text = line.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %.2f Tf %.3f Tw 1 0 0 1 %.2f %.2f Tm (%s) Tj ET\n" % (line.size, line.stretch, line.x, line.y, text)
