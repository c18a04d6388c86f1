"""Understand the layout of a document before anything splits it: what a line break means here, and what is furniture."""

import re
from collections.abc import Sequence
from itertools import pairwise

from reconcile.language import Language
from reconcile.layout.dates import find_dateline, read_date
from reconcile.layout.lines import (
    Furniture,
    Line,
    cut_lines,
    furniture,
    heading_mark,
    is_byline,
    is_copyright,
    is_credit,
    is_furniture,
    is_shouted_name,
    item_mark,
)
from reconcile.model import Block, BlockKind, Document, Page, Span

_SPACES = re.compile(r"[^\S ]|[\u200b\ufeff]")
# Measured on the seeds: hard-wrapped columns have a median of 60 to 75 characters a line, paragraphs on one line over 200.
_COLUMN = (30, 110)
_KEPT = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.HEADING})
_TITLE = 160  # a headline is shorter than this


def lay_out(document: Document, language: Language) -> Page:
    """Return the blocks of a document and its text with furniture blanked, length unchanged."""
    forms = furniture(language)
    lines = list(cut_lines(document.text))
    wrapped = _is_wrapped(lines) if document.wrapped is None else document.wrapped
    runs = _paragraphs(lines, wrapped=wrapped, forms=forms)
    kinds = _kinds(document.text, runs, forms, language)
    blocks: list[Block] = []
    dated = document.dated
    for run, kind in zip(runs, kinds, strict=True):
        start, end = run[0].start, run[-1].end
        if dated is None and kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CAPTION, BlockKind.COPYRIGHT):
            dated = read_date(document.text[start:end], language)
        mark = item_mark(run[0].text) or heading_mark(run[0].text)
        start = min(start + mark, end)
        if kind is BlockKind.PARAGRAPH:
            length, day = find_dateline(document.text[start:end], language)
            if length:
                blocks.append(Block(Span(start, start + length), BlockKind.DATELINE))
                dated, start = dated or day, start + length
        blocks.append(Block(Span(start, end), kind))
    return Page(document, _clean(document.text, blocks), tuple(blocks), dated)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Hard-wrapped: most lines of a paragraph end in mid-sentence, close to one width."""
    written = [line for line in lines if not line.blank]
    if len(written) < 4:
        return False
    inner = [a for a, b in pairwise(lines) if not a.blank and not b.blank]
    if len(inner) * 3 < len(written):
        return False
    lengths = sorted(len(line.text) for line in inner)
    middle = lengths[len(lengths) // 2]
    open_ends = sum(not line.ends for line in inner)
    widest = lengths[-1]
    return _COLUMN[0] <= middle <= _COLUMN[1] and open_ends * 2 > len(inner) and widest <= 2 * middle + 10


def _paragraphs(lines: Sequence[Line], *, wrapped: bool, forms: Furniture) -> list[list[Line]]:
    """Join lines to blocks: a line break is a blank in a wrapped text, else a boundary, as an empty line always is."""
    runs: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        alone = not line.blank and (
            is_furniture(line.text, forms)
            or is_copyright(line.text)
            or is_byline(line.text, forms)
            or bool(item_mark(line.text))
            or bool(heading_mark(line.text))
        )
        if current and (line.blank or not wrapped or (alone and not _continues(current[-1], line))):
            runs.append(current)
            current = []
        if not line.blank:
            current.append(line)
            if alone and not item_mark(line.text):
                runs.append(current)
                current = []
    if current:
        runs.append(current)
    return _split_heads(runs)


def _continues(before: Line, line: Line) -> bool:
    """In a wrapped text a line that happens to look like furniture goes on when the one before it ends in mid-sentence."""
    return not before.ends and line.text[:1].islower()


def _split_heads(runs: list[list[Line]]) -> list[list[Line]]:
    """Part a date or a byline of scanned pages from the lines around it."""
    found: list[list[Line]] = []
    for run in runs:
        current: list[Line] = []
        for line in run:
            if len(run) > 1 and (
                is_shouted_name(line.text)
                or (line.text.startswith("[") and len(line.text) < 60 and any(c.isdigit() for c in line.text))
            ):
                if current:
                    found.append(current)
                found.append([line])
                current = []
            else:
                current.append(line)
        if current:
            found.append(current)
    return found


def _kinds(text: str, runs: Sequence[Sequence[Line]], forms: Furniture, language: Language) -> list[BlockKind]:
    kinds = [_kind(text[run[0].start : run[-1].end], run, forms, language) for run in runs]
    told = [n for n, kind in enumerate(kinds) if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    if told:
        _crown(kinds, told)
    return kinds


def _crown(kinds: list[BlockKind], told: Sequence[int]) -> None:
    """The first title-like block is the headline; where there is none, a title-like last one."""
    first = told[0]
    last = max(n for n, kind in enumerate(kinds) if kind in _KEPT)
    if kinds[first] is BlockKind.HEADING:
        kinds[first] = BlockKind.HEADLINE
    elif kinds[last] is BlockKind.HEADING and len(told) > 1:
        kinds[last] = BlockKind.HEADLINE


def _kind(words: str, run: Sequence[Line], forms: Furniture, language: Language) -> BlockKind:
    flat = " ".join(words.split())
    if is_copyright(flat):
        return BlockKind.COPYRIGHT
    if is_furniture(flat, forms):
        return BlockKind.FURNITURE
    if is_byline(flat, forms) or (is_shouted_name(flat) and len(flat) < 40):
        return BlockKind.BYLINE
    if flat.startswith("[") and len(flat) < 80 and read_date(flat, language) is not None:
        return BlockKind.DATELINE
    if (
        len(flat) < 60
        and any(flat.casefold().startswith(word) for word in forms.published)
        and read_date(flat, language) is not None
    ):
        return BlockKind.DATELINE
    if is_credit(flat, forms) and len(flat) < 400:
        return BlockKind.CAPTION if len(flat.split()) > 6 else BlockKind.CREDIT
    if item_mark(run[0].text):
        return BlockKind.ITEM
    if _is_pictured(flat):
        return BlockKind.CAPTION
    if len(flat) <= _TITLE and not run[-1].ends and not flat.endswith((":", ",")):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_pictured(flat: str) -> bool:
    """`NAME, center, …`: a caption says where in the picture somebody stands."""
    return (
        len(flat) < 200
        and re.match(
            r"[^.]{2,60}, (?:left|right|center|centre|far left|far right|second from left|second from right), ", flat
        )
        is not None
    )


def _clean(text: str, blocks: Sequence[Block]) -> str:
    """Blank all that is no statement and no heading; breaks and odd blanks inside a block become spaces."""
    pieces, at = [], 0
    for block in sorted(blocks, key=lambda b: b.span):
        pieces.append(" " * (block.span.start - at))
        words = text[block.span.start : block.span.end]
        pieces.append(_SPACES.sub(" ", words) if block.kind in _KEPT else " " * len(words))
        at = block.span.end
    pieces.append(" " * (len(text) - at))
    return "".join(pieces)
