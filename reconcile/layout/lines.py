"""Cut a text into lines and say what each one looks like, by its form alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.language import Language

_BLANK = re.compile(r"[\s\u200b\ufeff]*\Z")
_ITEM = re.compile(r"(?:[-*•‣▪·–]|\d{1,2}[.)])[ \t\u00a0]+(?=\S)")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)|>[ \t]?")
_END = re.compile(r"[.!?…][\"”’')\]»]*\Z")
_BARS = re.compile(r"[\W_]*\Z")
_COLUMN = re.compile(
    r"\[(?:to|from|continued)? ?[a-z ]{0,20}(?:top|bottom|column|page)[a-z0-9 ]{0,30}\]", re.IGNORECASE
)


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
        return bool(_END.search(self.text[-8:]))


def cut_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text; line ends are LF, CR LF and CR."""
    at, size = 0, len(text)
    while at <= size:
        lf, cr = text.find("\n", at), text.find("\r", at)
        end = min((p for p in (lf, cr) if p >= 0), default=size)
        first, last = at, end
        while first < last and (text[first].isspace() or text[first] in "\ufeff\u200b"):
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] in "\ufeff\u200b"):
            last -= 1
        yield Line(first, last, text[first:last], first - at)
        if end >= size:
            return
        at = end + (2 if text[end : end + 2] == "\r\n" else 1)


def item_mark(text: str) -> int:
    """Return the length of a list mark at the beginning, 0 where there is none."""
    found = _ITEM.match(text)
    return found.end() if found else 0


def heading_mark(text: str) -> int:
    """Return the length of a Markdown heading or quotation mark at the beginning."""
    found = _MARKDOWN.match(text)
    return found.end() if found else 0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The forms of page furniture in one language."""

    alone: frozenset[str]
    opens: tuple[str, ...]
    bylines: tuple[str, ...]
    agencies: tuple[str, ...]
    credits: tuple[str, ...]
    published: tuple[str, ...]


@cache
def furniture(language: Language) -> Furniture:
    """Return the furniture of a language."""
    data = language.section("furniture")
    return Furniture(
        frozenset(data["alone"]),
        tuple(data["opens"]),
        tuple(data["bylines"]),
        tuple(a.casefold() for a in data["agencies"]),
        tuple(data["credits"]),
        tuple(data["published"]),
    )


def is_furniture(text: str, forms: Furniture) -> bool:
    """Tell whether a line is a menu entry, a button, a bar, a column mark."""
    if _BARS.match(text) or _COLUMN.match(text):
        return True
    low = text.casefold().strip(" .:|»›>•-*[]")
    return low in forms.alone or (len(text) < 90 and low.startswith(forms.opens))


def is_copyright(text: str) -> bool:
    """Tell whether a line claims a copyright."""
    low = text.casefold()
    return (
        len(text) < 200
        and ("©" in text or "copyright" in low or "(c) " in low)
        and ("reserved" in low or any(c.isdigit() for c in low))
    )


def is_credit(text: str, forms: Furniture) -> bool:
    """Tell whether a text carries a picture credit."""
    low = text.casefold()
    return any(mark in low for mark in forms.credits)


def is_byline(text: str, forms: Furniture) -> bool:
    """`By NAME`, `NAME, The Associated Press`: a short line of names without a verb and a full stop."""
    if len(text) > 90 or (_END.search(text[-3:]) and not text.endswith((" Jr.", " Sr."))):
        return False
    words = text.replace(",", " , ").split()
    if not words or len(words) > 12:
        return False
    low = text.casefold()
    if any(low.startswith(mark + " ") for mark in forms.bylines) and len(words) > 1 and words[1][:1].isupper():
        return all(
            w[:1].isupper() or w in (",", "and", "of", "de", "van", "von", "in", "the", "for") for w in words[1:]
        )
    tail = low.rsplit(",", 1)[-1].strip().removeprefix("the ")
    return "," in text and tail in forms.agencies and all(w[:1].isupper() or w in (",", "and", "the") for w in words)


def is_shouted_name(text: str) -> bool:
    """Two to four words in capitals, as bylines of scanned pages are."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and text == text.upper()
        and all(any(c.isalpha() for c in w) for w in words)
        and not any(c.isdigit() for c in text)
    )


__all__ = [
    "Furniture",
    "Line",
    "cut_lines",
    "furniture",
    "heading_mark",
    "is_byline",
    "is_copyright",
    "is_credit",
    "is_furniture",
    "is_shouted_name",
    "item_mark",
]
