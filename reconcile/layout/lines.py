"""Cut a text into lines and say what each one looks like, by its form alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r|\u2029|\Z")
_ITEM = re.compile(r"(?:[-*•‣▪▫◦■●·–—→►➢✓✔]|\(?[0-9]{1,2}[.)]{1,2}|\(?[a-z]\))[ \t\u00a0]+(?=\S)|[•‣▪◦■●►➢](?=\S)")
_ITEM_FIRST = frozenset("-*•‣▪▫◦■●·–—→►➢✓✔(0123456789abcdefghijklmnopqrstuvwxyz")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)|(?:>[ \t]?)+(?=\S)")
_MARKS, _CLOSERS = frozenset(".!?…"), frozenset("\"')]")
_END = re.compile(r"[.!?…](?: ?[\"')\]]){0,3}\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer blanks: offsets into the text, and the width of what stood before it."""

    start: int
    end: int
    text: str
    indent: int

    @property
    def blank(self) -> bool:
        """Tell whether nothing is written on it."""
        return not self.text

    @property
    def ends(self) -> bool:
        """Tell whether it ends like a sentence."""
        return ends_sentence(self.text)


def cut_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text; line ends are LF, CR LF, CR and the paragraph separator."""
    at = 0
    for end in _LINE_END.finditer(text):
        line = text[at : end.start()]
        left = line.lstrip()
        indent = len(line) - len(left)
        left = left.rstrip()
        yield Line(at + indent, at + indent + len(left), left, indent)
        at = end.end()


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence, closing marks aside."""
    last = text[-1:]
    return last in _MARKS if last not in _CLOSERS else _END.search(text[-6:]) is not None


def item_mark(text: str) -> int:
    """Return the length of a list mark at the beginning, 0 where there is none."""
    found = _ITEM.match(text) if text[:1] in _ITEM_FIRST else None
    return found.end() if found else 0


def heading_mark(text: str) -> int:
    """Return the length of a Markdown heading or quotation mark at the beginning."""
    found = _MARKDOWN.match(text) if text[:1] in "#>" else None
    return found.end() if found else 0
