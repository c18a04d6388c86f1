"""From the lines of pages to paragraphs: heads and page numbers go, words parted at line ends are joined, a gap becomes an empty line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reconcile.read.columns import Line

_EDGE = 2  # lines at the top and bottom of a page that may be heads and page numbers
_NUMBER = re.compile(
    r"\W{0,5}(?:(?:page|p\.?|seite) ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: ?(?:of|/|von) ?\d{1,4})?\W{0,5}", re.IGNORECASE
)
_PAGED = re.compile(r"\b(?:page|seite) \d{1,4}\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+(?:[^\s\t]*)")
_STOP = re.compile(r"[.!?…:;][\"”’')\]]*$")
_BULLET = re.compile(r"[•‣▪]\s")
_ITEM = re.compile(r"(?:[·–*-]|\(?\d{1,2}[.)])\s")  # only where the line before had ended: a dash may stand anywhere
# Beginnings that are written with a hyphen before a small letter more often than not.
_PREFIXES = frozenset(
    "all anti co cross ex half high long low mid multi non off on one part post pre self semi short so three top two well".split()
)


def without_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what stands at the edge of several pages alike but for its digits, and page numbers."""
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    least = max(2, round(0.4 * len(pages)))
    kept = []
    for page in pages:
        gone = {
            line for line in _edges(page) if seen[_key(line)] >= least or (_is_paged(line) and _stands_off(line, page))
        }
        kept.append([line for line in page if line not in gone])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the highest and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.base)
    return ordered if len(ordered) <= 2 * _EDGE else ordered[:_EDGE] + ordered[-_EDGE:]


def _is_paged(line: Line) -> bool:
    """Tell whether a line is a page number, or a short line that holds one."""
    text = line.text.strip()
    return bool(_NUMBER.fullmatch(text)) or (len(text) < 80 and bool(_PAGED.search(text)))


def _stands_off(line: Line, page: Sequence[Line]) -> bool:
    """Tell whether the nearest other line is two lines away at the least."""
    others = (abs(other.base - line.base) for other in page if other is not line)
    return min((gap for gap in others if gap > 0.4 * line.size), default=0.0) > 2 * line.size


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", " ".join(line.text.split())), round(line.base / 8)


def set_text(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """Return the text of pages, an empty line between paragraphs, and the offset at which each page begins.

    A paragraph that goes on in the next column or page goes on in the text.
    """
    words = Counter(word.lower() for page in pages for line in page for word in _WORD.findall(line.text))
    flat = [(number, line) for number, page in enumerate(pages) for line in page]
    texts = [line.text for _, line in flat]
    usual = _usual([line for _, line in flat])
    breaks = [_parts(a, b, usual) for (_, a), (_, b) in pairwise(flat)]
    for n, parted in enumerate(breaks):
        if not parted:
            texts[n], texts[n + 1] = _join(texts[n], texts[n + 1], words)
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for n, (page, _) in enumerate(flat):
        if n and breaks[n - 1]:
            pieces.append("\n")
            length += 1
        while len(starts) <= page:
            starts.append(length)
        if texts[n]:  # a word that was all of its line now stands on the line above
            pieces.append(texts[n] + "\n")
            length += len(texts[n]) + 1
    while len(starts) < len(pages):
        starts.append(length)
    return "".join(pieces), tuple(starts)


@dataclass(frozen=True, slots=True)
class _Usual:
    """The usual distance of baselines, in sizes of the type, and the usual size."""

    leading: float
    size: float


def _usual(lines: Sequence[Line]) -> _Usual:
    steps = [(a.base - b.base) / a.size for a, b in pairwise(lines) if 0 < a.base - b.base < 3 * a.size]
    return _Usual(median(steps) if steps else 1.2, median(line.size for line in lines) if lines else 0.0)


def _parts(a: Line, b: Line, usual: _Usual) -> bool:
    """Tell whether a paragraph ends between two lines that follow each other."""
    if "\t" in a.text and "\t" in b.text:
        return (a.base - b.base) / a.size > 2 * usual.leading  # rows of one table stand together
    if "\t" in a.text or "\t" in b.text or _BULLET.match(b.text) or abs(a.size - b.size) > 0.12 * a.size:
        return True
    step = (a.base - b.base) / a.size
    moved = step < 0 or step > 6 * usual.leading  # to the next column or page
    if not moved and step > 1.3 * usual.leading:
        return True
    if _LAST.search(a.text) and b.text[:1].islower():
        return False
    indent = (b.left - b.column[0]) - (0 if moved else max(0.0, a.left - a.column[0]))
    if indent > 0.8 * b.size and b.left - b.column[0] < 6 * b.size and not b.text[:1].islower():
        return True
    if moved and _STOP.search(a.text):
        return True
    ended = bool(_STOP.search(a.text))
    room, width = a.column[1] - a.right, a.column[1] - a.column[0]
    if ended or _ITEM.match(b.text):
        return room > _first_word(b) * 1.5 + 0.8 * a.size
    title = b.size > 1.15 * usual.size  # lines of a title end where the sense does
    return room > 0.4 * width and not title and not b.text[:1].islower()


def _first_word(line: Line) -> float:
    """Estimate the width of the first word: where it would have fitted on the line before, the end of that line was meant."""
    words = line.text.split()
    return (line.right - line.left) * len(words[0]) / len(line.text) if words else 0.0


def _join(upper: str, lower: str, words: Counter[str]) -> tuple[str, str]:
    """Put the second half of a parted word up to the first half, and drop the hyphen unless it belongs to the word."""
    head, tail = _LAST.search(upper), _FIRST.match(lower)
    if head is None or tail is None or not tail.group(0)[0].islower():
        return upper, lower
    first = _WORD.match(tail.group(0))
    end = first.group(0) if first else tail.group(0)
    whole, parted = f"{head.group(1)}{end}".lower(), f"{head.group(1)}-{end}".lower()
    keep = words[parted] > words[whole] or (not words[whole] and head.group(1).lower() in _PREFIXES)
    rest = lower[tail.end() :].lstrip()
    return (upper if keep else upper[:-1]) + tail.group(0), rest
