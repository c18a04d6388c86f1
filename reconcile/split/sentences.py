"""Split blocks into sentences. A sentence ends at a mark followed by a blank, unless an abbreviation, an initial, a bracket or a quotation says no."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reconcile.language import Language
from reconcile.model import BlockKind, Page, Sentence, Span
from reconcile.split.abbreviations import Abbreviations, abbreviations
from reconcile.split.quotations import LONGEST, find_quotations

_WHOLE = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})  # never cut: marks in titles are abbreviations and pauses
_CLOSERS = "\"”’'»)]}"
_OPENERS = "\"“‘'«([{¿¡"
# A mark with what closes behind it. Dots parted by blanks are one mark: `. . . .`
_MARK = re.compile(r"(?:\.(?: \.){2,}|[.!?…。！？]+)[\"”’'»)\]}]*")
_ITEM = re.compile(
    r"\s*(?P<bullet>[•‣▪●⁃] ?)?(?:(?P<number>[0-9]{1,2}|[a-z])(?P<close>\.\)|[.)]))?(?=\s)|\s*(?P<tight>[•‣▪●⁃])(?=\S)"
)
_TRAIL = re.compile(r"(?: ?[\"”’')\]])+(?=\s*\Z)")  # closing marks set off by blanks at the end
_DECIMAL = re.compile(r"0[0-9]|[0-9]{2,3}[ -]calib|[0-9]{1,3}\)")  # `. 08 percent`, `a . 38-caliber`: a blank too many
_LOOK, _GAP = 120, 40  # characters looked at behind a mark, before a quotation
_MOST = 1_200  # characters of a sentence; the longest of 7,549 in labelled news has 447, some in law pass 1,000


def split_sentences(page: Page, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a page in order; headings and list items are never joined to what follows."""
    found = []
    for number, block in enumerate(page.blocks):
        text = page.clean[block.span.start : block.span.end]
        if not text or text.isspace():
            continue
        whole = block.kind in _WHOLE or bool(block.head)
        for start, end in _bounded(text, (_trim(text),) if whole else split_text(text, language)):
            span = Span(block.span.start + start, block.span.start + end)
            found.append(Sentence(span, text[start:end], block.kind, number, block.head))
    return tuple(found)


def _bounded(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges of a bounded length: what is longer is no sentence, and is cut at a blank, so that later work stays linear."""
    for start, end in ranges:
        at = start
        while end - at > _MOST:
            cut = text.rfind(" ", at + 1, at + _MOST)
            cut = cut if cut > 0 else at + _MOST
            yield at, cut
            at = cut + 1 if text[cut] == " " else cut
        if text[at:end].strip():
            yield at, end


def _trim(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def split_text(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Return half-open ranges of the sentences of a running text, without outer blanks."""
    items = tuple(_items(text))
    cuts = [*_ends(text, items, abbreviations(language))]
    if items:
        cuts = sorted({*cuts, *(start for start, _ in items)})
    pieces = ((text[start:end], start) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True))
    trimmed = ((piece.strip(), start + len(piece) - len(piece.lstrip())) for piece, start in pieces)
    return tuple((start, start + len(piece)) for piece, start in trimmed if piece)


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Yield the marks of a list inside a line, where each is followed by its successor: `1. The first item 2. The second`."""
    first = _ITEM.match(text)
    if first is None or not first.group().strip():
        return
    bullet, number, close = first["bullet"] or first["tight"] or "", first["number"] or "", first["close"] or ""
    marks, end = [(first.start(), first.end())], first.end()
    while True:
        number = str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1) if number else ""
        mark = f" {bullet}{number}{close}"
        at = text.find(mark, end)
        if at < 0 or not mark.strip():
            break
        marks.append((at + 1, at + len(mark)))
        end = at + len(mark)
    if len(marks) > 1:
        yield from marks


def _ends(text: str, items: tuple[tuple[int, int], ...], words: Abbreviations) -> Iterator[int]:
    """Yield the offsets at which sentences end, the last one left out."""
    found = [mark for mark in _MARK.finditer(text) if text[mark.end() : mark.end() + 1].isspace()]
    if not found:
        return
    pairs = tuple(find_quotations(text))
    held = [pair for pair in pairs if _is_held(text, pair, words)]
    opened = [pair[0] for pair in held]
    closing = {pair[1] for pair in pairs}
    marks = {end for _, end in items}
    start = 0
    for mark in found:
        end = mark.end()
        if text[end] == " " and end + 1 in closing:
            end += 2  # `… said. " The`: a closing mark set off by a blank
        elif trail := _TRAIL.match(text, end, end + 12):
            end = trail.end()
        if end >= len(text) or not text[end].isspace() or mark.end() in marks:
            continue
        inside = bisect_right(opened, mark.start()) - 1
        if inside >= 0 and end <= held[inside][1]:
            continue
        if not _goes_on(text, start, mark, end, words):
            yield end
            start = end


def _is_held(text: str, pair: tuple[int, int], words: Abbreviations) -> bool:
    """Tell whether a quotation is part of a sentence around it, which tells the speaker."""
    opening, closing = pair
    if closing - opening > LONGEST:
        return False
    before, behind = (
        text[max(0, opening - _GAP) : opening].rstrip(),
        " ".join(text[closing + 1 : closing + _LOOK].split()),
    )
    if before and before[-1] not in '.!?…"”)]':
        return True
    return text[closing - 2 : closing].rstrip()[-1:] == "," or behind[:1].islower() or words.speaks(behind)


def _goes_on(text: str, start: int, mark: re.Match[str], end: int, words: Abbreviations) -> bool:
    """Tell whether the sentence goes on after a mark followed by a blank."""
    rest = " ".join(text[end : end + _LOOK].split())
    if not rest:
        return True
    core = mark.group().rstrip(_CLOSERS)
    if words.unfinished(text, start, mark.start()) or (core == "." and _DECIMAL.match(rest)):
        return True
    dots = core.count(".")
    if dots > 1 or "…" in core:
        return _goes_on_dots(text, mark.start(), dots, rest)
    closed = end > mark.start() + len(core)
    following = rest.lstrip(_OPENERS + " ")
    if following[:1].islower():
        return not rest.startswith(words.small)
    if closed and core != "." and words.speaks(rest):
        return True
    if closed and text[end - 1] != ")":
        return False
    return core == "." and words.goes_on(text, start, mark.start(), rest)


def _goes_on_dots(text: str, at: int, dots: int, rest: str) -> bool:
    """`[...]` leaves words out of a quotation; three dots behind a blank are a pause, four or three behind a word an end."""
    if text[at - 1 : at] in ("[", "(") or rest.lstrip(_OPENERS)[:1].islower():
        return True
    return dots <= 3 and text[at - 1 : at].isspace()
