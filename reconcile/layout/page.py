"""Understand the layout of a document before anything splits it: what a line break means here, and what is furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.language import Language
from reconcile.layout.dates import find_dateline, glued_date, read_stamps
from reconcile.layout.filing import Stamps
from reconcile.layout.forms import Forms, forms_of
from reconcile.layout.furniture import is_shelf, kind_of
from reconcile.layout.lines import Line, cut_lines, ends_sentence, heading_mark, item_mark
from reconcile.layout.paragraphs import find_width, goes_on_behind, join_lines, stands_apart
from reconcile.layout.plain import write_plainly
from reconcile.layout.signed import find_lead, find_tail, is_shouted_name, note_edition
from reconcile.layout.tables import Cell, find_cells
from reconcile.model import Block, BlockKind, Document, Page, Span

# A blank that keeps the digits of one number together is kept: `10 000` with a thin space.
_SPACES = re.compile(r"(?<![0-9])[^\S ]|[^\S ](?![0-9])|[\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]")
_ODD_SPACE = re.compile(r"[^\S ]")
_KEPT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.HEADING})
_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM})
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_LISTED = frozenset({BlockKind.ITEM, BlockKind.HEADING})
_TAILED = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.ITEM})
_STAMPED = frozenset({BlockKind.DATELINE, BlockKind.BYLINE})
_HEAD = 200  # characters looked at before the first sentence
_TITLE = 160  # characters: a headline is shorter
_LABEL = 4  # words: what is shorter above the text names a section, not the news
_HEADING = 8  # words: a line in mid-text without a mark at its end is a heading up to here, a sentence beyond


@dataclass(slots=True)
class _Part:
    """A paragraph while its kind is being settled."""

    start: int
    end: int
    flat: str
    kind: BlockKind
    cells: tuple[Cell, ...] | None = None
    inner: list["_Part"] = field(default_factory=list)  # furniture that cuts it in mid-sentence


def lay_out(document: Document, language: Language) -> Page:
    """Return the blocks of a document and its text in plain forms with furniture blanked; see `Page.clean`."""
    forms = forms_of(language)
    text, offsets = write_plainly(document.text)
    parts = _parts(text, forms, document.wrapped)
    parts = _merge(parts)
    _shelve(parts, forms)
    _crown(parts, forms)
    stamps = _told(document, forms)
    blocks = [block for part in parts for block in _blocks(part, text, stamps, forms)]
    return Page(document, _clean(text, blocks), tuple(blocks), stamps.filing(), offsets)


def _told(document: Document, forms: Forms) -> Stamps:
    """Begin with what the reader found beside the text: day, hour, zone and edition."""
    origin, stamps = document.origin, Stamps()
    if document.dated:
        stamps.add(read_stamps(f"{document.dated.isoformat()} {origin.time} {origin.zone}", forms.language))
    _, edition, number = find_lead(f"{origin.edition[:1].upper()}{origin.edition[1:]}: …", forms)
    stamps.note(edition, number)
    return stamps


def _parts(text: str, forms: Forms, wrapped: bool | None) -> list[_Part]:
    """Cut a text into its paragraphs and say what each is by its form alone."""
    lines = list(cut_lines(text))
    flats = {line.start: " ".join(line.text.split()) for line in lines if line.text}
    kinds = [kind_of(flats[line.start], forms) if line.text else None for line in lines]
    first = next((n for n, line in enumerate(lines) if line.text and kinds[n] is None), 0)
    cells = find_cells([_free(line, kinds[n]) if n > first else _nothing(line) for n, line in enumerate(lines)])
    apart = [kinds[n] is not None or n in cells for n in range(len(lines))]
    width = find_width(lines, apart, wrapped)
    apart = [alone and stands_apart(lines, n, width) for n, alone in enumerate(apart)]
    known = {line.start: (None if n in cells else kinds[n], cells.get(n)) for n, line in enumerate(lines) if apart[n]}
    parts = []
    for run in join_lines(lines, apart, width, forms.language, sure=wrapped is True):
        start, end = run[0].start, run[-1].end
        flat = flats[start] if len(run) == 1 else " ".join(text[start:end].split())
        kind, found = known.get(start, (None, None)) if len(run) == 1 else (kind_of(flat, forms), None)
        parts.append(_Part(start, end, flat, kind or _shape(flat, run[0], found), found))
    return parts


def _free(line: Line, kind: BlockKind | None) -> Line:
    """A line that may be the row of a table: no furniture, or a rule or a menu, as which the head of a table may pass."""
    return line if kind is None or kind is BlockKind.FURNITURE else _nothing(line)


def _nothing(line: Line) -> Line:
    return Line(line.start, line.end, "", 0)


def _shape(flat: str, line: Line, cells: tuple[Cell, ...] | None) -> BlockKind:
    """Tell item, heading and paragraph apart."""
    if cells is not None or item_mark(line.text):
        return BlockKind.ITEM
    if line.text[0] == "#" and heading_mark(line.text):
        return BlockKind.HEADING
    return BlockKind.HEADING if _is_title(flat) else BlockKind.PARAGRAPH


def _is_title(flat: str) -> bool:
    return len(flat) <= _TITLE and not ends_sentence(flat) and flat[-1] not in ':,;"' and ',"' not in flat


def _shelve(parts: Sequence[_Part], forms: Forms) -> None:
    """Titles and items below `Most read` or `Related stories` lead elsewhere, up to the next sentence."""
    shelf = False
    for part in parts:
        if part.kind is BlockKind.FURNITURE:
            shelf = shelf or is_shelf(part.flat, forms)
        elif shelf and part.kind in _LISTED and part.cells is None and not ends_sentence(part.flat):
            part.kind = BlockKind.FURNITURE
        elif part.kind in _KEPT:
            shelf = False


def _crown(parts: Sequence[_Part], forms: Forms) -> None:
    """Titles above the text are its headline and decks; without one above, a title at its end is the headline."""
    told = [part for part in parts if part.kind in _TOLD]
    above = []
    for part in told:
        if part.kind is not BlockKind.HEADING:
            break
        above.append(part)
    last = told[-1] if told and not above and len(told) > 1 and told[-1].kind is BlockKind.HEADING else None
    for part in told[len(above) :]:
        if part.kind is BlockKind.HEADING and part is not last and not _is_heading(part.flat):
            part.kind = BlockKind.PARAGRAPH
    for part in above[1:]:
        if is_shouted_name(part.flat, forms):
            part.kind = BlockKind.BYLINE
    titles = [part for part in above if len(part.flat.split()) >= _LABEL and part.kind is BlockKind.HEADING]
    if last is not None and len(last.flat.split()) >= _LABEL:
        titles = [last]
    for part in titles or above[:1]:
        part.kind = BlockKind.HEADLINE


def _is_heading(flat: str) -> bool:
    """Tell a heading in mid-text from a sentence that lacks its mark."""
    words = flat.split()
    return len(words) <= _HEADING or sum(word[0].isupper() for word in words) * 2 > len(words)


def _merge(parts: Sequence[_Part]) -> list[_Part]:
    """Join a paragraph cut in mid-sentence by furniture or a page break; what cuts it stays inside, to be blanked."""
    merged: list[_Part] = []
    last, between = None, 0  # the paragraph that may go on, and what stands behind it
    for part in parts:
        if part.kind in _RUNNING and last is not None and goes_on_behind(last.flat, part.flat):
            last.inner += merged[len(merged) - between :] if between else []
            del merged[len(merged) - between :]
            last.end, last.flat, last.kind, between = (
                part.end,
                f"{last.flat[:_TITLE]} {part.flat}",
                BlockKind.PARAGRAPH,
                0,
            )
            continue
        merged.append(part)
        if part.kind in _KEPT:
            last, between = (part if part.kind in _RUNNING else None), 0
        else:
            between += 1
    return merged


def _blocks(part: _Part, text: str, stamps: Stamps, forms: Forms) -> list[Block]:
    """Return the blocks of a paragraph in order: what stands before and behind its sentences are blocks of their own."""
    whole = Span(part.start, part.end)
    if part.cells is not None:
        return [Block(cell.span, BlockKind.ITEM, cell.head) for cell in part.cells] or [Block(whole, BlockKind.HEADING)]
    if part.kind in _STAMPED:
        stamps.add(read_stamps(part.flat, forms.language))
    if part.kind is BlockKind.EDITION:
        stamps.note(note_edition(part.flat.casefold(), forms))
    if part.kind not in _KEPT:
        return [Block(whole, part.kind)]
    blocks = [Block(Span(p.start, p.end), p.kind) for p in part.inner]
    head = text[part.start : min(part.end, part.start + _HEAD)]
    start = part.start + (item_mark(head) or heading_mark(head))
    before = _before(text[start : min(part.end, start + _HEAD)], part, stamps, forms)
    if before is not None:
        blocks.append(Block(Span(start, start + before[0]), before[1]))
        start += before[0]
    end = start + find_tail(text[start : part.end], forms) if part.kind in _TAILED else part.end
    if end < part.end:
        tail = BlockKind.CREDIT if part.kind is BlockKind.CAPTION else BlockKind.BYLINE
        blocks.append(Block(Span(end, part.end), tail))
    return sorted([*blocks, Block(Span(start, end), part.kind)], key=lambda block: block.span)


def _before(text: str, part: _Part, stamps: Stamps, forms: Forms) -> tuple[int, BlockKind] | None:
    """Return length and kind of what stands before the first sentence: an edition mark, or a dateline."""
    if part.kind not in (BlockKind.HEADLINE, BlockKind.PARAGRAPH):
        return None
    length, edition, number = find_lead(text, forms)
    if length:
        stamps.note(edition, number)
        return length, BlockKind.EDITION
    if part.kind is BlockKind.HEADLINE:
        stamps.glue(glued_date(part.flat, forms.language))
        return None
    line = find_dateline(text, forms.language)
    if line is None:
        return None
    stamps.place(line)
    return line.length, BlockKind.DATELINE


def _clean(text: str, blocks: Sequence[Block]) -> str:
    """Blank all that is no statement and no heading; breaks and odd blanks inside a block become spaces."""
    pieces: list[str] = []
    at = 0
    for block in blocks:
        start, end = max(block.span.start, at), block.span.end
        if end <= at or block.kind not in _KEPT:
            continue
        pieces += (
            " " * (start - at),
            _SPACES.sub(" ", words) if _ODD_SPACE.search(words := text[start:end]) else words,
        )
        at = end
    pieces.append(" " * (len(text) - at))
    return _blank("".join(pieces), blocks)


def _blank(clean: str, blocks: Sequence[Block]) -> str:
    """Blank what cuts a paragraph in mid-sentence."""
    spans, end = [], 0
    for block in blocks:
        if block.kind in _KEPT:
            end = max(end, block.span.end)
        elif block.span.end <= end:
            spans.append(block.span)
    if not spans:
        return clean
    characters = list(clean)
    for span in spans:
        characters[span.start : span.end] = " " * len(span)
    return "".join(characters)
