"""The text of an HTML page, block by block, in page order: paragraphs, headings, list items, rows of tables, captions.

A block is one line of the text: white space is collapsed as a browser does, cells of a row are parted by tabs, a list item begins
with `- `, and a line break inside a block is a vertical tab, so that a line is a block and a block is a line.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reconcile.read.limits import Limits, too_much

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul caption".split()
)
_SILENT = frozenset(
    "script style noscript template svg math head select button textarea iframe object canvas audio video".split()
)
_ALONE = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\v"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: its words, and the tag that made it."""

    text: str
    tag: str

    @property
    def line(self) -> str:
        """The block as a line of the document."""
        return f"- {self.text}" if self.tag == "li" else self.text


@dataclass(slots=True)
class Markup:
    """A page as parsed: its blocks, and every `datetime`-like attribute, since these alone know the hour and the zone."""

    blocks: list[Block] = field(default_factory=list)
    times: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Collects the blocks; an end tag that is missing is made up for by the next block."""

    def __init__(self, name: str, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Markup()
        self._name, self._limits = name, limits
        self._open: list[str] = []
        self._words: list[str] = []
        self._breaks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        for key in ("datetime", "content"):
            value = values.get(key) or ""
            if "T" in value and len(value) < 40 and value[:4].isdigit():
                self.found.times.append(value)
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._line_break()
        elif tag in ("td", "th"):
            self._words.append("\t")
        if tag not in _ALONE:
            self._open.append(tag)
            if len(self._open) > self._limits.depth:
                raise too_much(self._name, "has tags nested too deeply", "depth", self._limits.depth)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ALONE:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in self._open[-40:]:
            while self._open.pop() != tag:
                continue

    def handle_data(self, data: str) -> None:
        if any(tag in _SILENT for tag in self._open):
            return
        if data.strip():
            self._breaks = 0
        self._words.append(data)

    def _line_break(self) -> None:
        """One break is a break in the block; two are the end of it, as pages without `<p>` write their paragraphs."""
        self._breaks += 1
        if self._breaks > 1:
            self._flush()
        else:
            self._words.append(_BREAK)

    def _flush(self) -> None:
        cells = "".join(self._words).split("\t") if "tr" in self._open else ["".join(self._words)]
        self._words.clear()
        self._breaks = 0
        flat = [_flat(cell) for cell in cells]
        text = "\t".join(cell for cell in flat if cell)
        if text:
            tag = next((t for t in reversed(self._open) if t in _BLOCKS), "body")
            self.found.blocks.append(Block(text, tag))

    def close(self) -> None:
        super().close()
        self._flush()


def _flat(text: str) -> str:
    """Collapse white space; a break keeps its place unless it stands at an edge."""
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split(_BREAK))
    return _BREAK.join(line for line in lines if line)


def parse_markup(text: str, name: str, limits: Limits) -> Markup:
    """Return the blocks of a page; raises DocumentError R108 when tags are nested past the limit."""
    parser = _Parser(name, limits)
    parser.feed(text)
    parser.close()
    return parser.found
