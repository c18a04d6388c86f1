"""Saved web pages: what the page's own text is, trafilatura says; the words and their places are ours.

The text of a page is the blocks of `markup`, those that trafilatura takes for the article, with the headline above them and the captions
between them. A library is not trusted with places: each of its paragraphs is found again among the blocks, and what is not
found is reported.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document, Note, Origin
from reconcile.read.decode import decode
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.markup import Block, Markup, parse_markup
from reconcile.read.text import digest, hidden

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DAYS = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2100-01-01"}
_HOUR = re.compile(r"\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?")
_PARTING = frozenset(("body", "p", "head", "item", "list", "table", "row", "cell", "quote", "code", "div", "main"))
_HEAVY = frozenset(("p", "head", "item", "quote"))
_ANCHOR = 25  # a paragraph with this many letters is not met twice by accident


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the article of a page; raises DocumentError R111 when there is none, R108 past a limit."""
    text, encoding, notes = decode(raw.data, raw.name, raw.encoding or _declared(raw.data))
    page = parse_markup(text, raw.name, limits)
    found = _extract(text)
    if found is None or found.body is None:
        raise DocumentError(raw.name, "holds no article: no paragraphs of running text were found in the page", "R111")
    chosen, lost = choose(page.blocks, [_letters(unit) for unit in _units(found.body)], _letters(found.title or ""))
    lines = "".join(block.line + "\n" for block in chosen)
    if not lines:
        raise DocumentError(raw.name, "holds no article: no paragraphs of running text were found in the page", "R111")
    if len(lines) > limits.text:
        raise too_much(raw.name, f"holds {len(lines):,} characters", "text", limits.text)
    if lost:
        told = f"{lost} paragraph{'s' if lost > 1 else ''} of the page could not be located in order and {'are' if lost > 1 else 'is'} left out"
        notes = (*notes, Note("RC907", told, raw.name))
    dated = _day(found.date)
    yield Document(
        path=raw.name,
        text=lines,
        digest=digest(raw.data),
        encoding=encoding,
        dated=dated,
        outlet=_short(found.sitename),
        notes=notes + hidden(lines, raw.name),
        origin=_origin(found, page, dated),
        wrapped=False,
    )


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares, unless a byte-order mark or the bytes themselves say otherwise."""
    from codecs import lookup

    found = _CHARSET.search(data[:4096])
    if found is None or data[:2] in (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb"):
        return None
    name = found.group(1).decode("ascii").lower()
    name = "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name  # as browsers do
    try:
        data.decode(lookup(name).name)
    except (LookupError, UnicodeError):
        return None
    return name


def _extract(text: str) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        text, fast=True, include_comments=False, include_tables=True, with_metadata=True, date_extraction_params=_DAYS
    )


def _units(body: Any) -> Iterator[str]:
    """Yield the paragraphs, headings, items and rows of an extracted body, in order; a row that holds paragraphs is no row."""
    from lxml.etree import iterwalk

    words: list[str] = []
    plain = False
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag == "row":
            plain = event == "start" and not any(inner.tag in _HEAVY for inner in element.iter())
        if element.tag in _PARTING and not (plain and element.tag == "cell"):
            yield "".join(words)
            words.clear()
        words.append((element.text if event == "start" else element.tail) or "")
    yield "".join(words)


def _letters(text: str) -> str:
    """Return what two renderings of one paragraph have in common: its letters and digits."""
    return "".join(c for c in text if c.isalnum())


def choose(blocks: Sequence[Block], units: Sequence[str], title: str) -> tuple[list[Block], int]:
    """Return the blocks that the units stand for, in page order, and how many units were not found.

    Long units are anchors; short ones are looked for between the anchors around them only, so that a menu entry is never
    taken for a heading of the same words.
    """
    letters = [_letters(block.text) for block in blocks]
    anchors = _anchors(letters, units)
    ends = _ends(anchors, len(units), len(blocks))
    kept: set[int] = set()
    lost, at = 0, 0
    for number, unit in enumerate(units):
        if not unit:
            continue
        found = anchors.get(number) or _run(letters, unit, at, ends[number])
        lost += not found
        if found:
            kept.update(found)
            at = max(at, found[-1] + 1)
    if kept:
        kept.update(_around(blocks, letters, title, (min(kept), max(kept))))
    return [blocks[n] for n in sorted(kept)], lost


def _anchors(letters: Sequence[str], units: Sequence[str]) -> dict[int, range]:
    """Find each long unit among the blocks, and keep the longest list of them that stands in page order."""
    first: dict[str, int] = {}
    for n, block in enumerate(letters):
        first.setdefault(block, n)
    found = {
        number: range(first[unit], first[unit] + 1) if unit in first else _run(letters, unit, 0, len(letters))
        for number, unit in enumerate(units)
        if len(unit) >= _ANCHOR
    }
    found = {number: run for number, run in found.items() if run}
    order = _rising([run[0] for run in found.values()])
    numbers = list(found)
    return {numbers[n]: found[numbers[n]] for n in order}


def _rising(places: Sequence[int]) -> list[int]:
    """Return the indices of a longest strictly rising subsequence."""
    tails: list[int] = []
    before: list[int] = []
    ends: list[int] = []
    for n, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [n]
    chain, n = [], ends[-1] if ends else -1
    while n >= 0:
        chain.append(n)
        n = before[n]
    return chain[::-1]


def _ends(anchors: dict[int, range], units: int, blocks: int) -> list[int]:
    """Return for each unit the block of the next anchor, before which a short unit has to stand."""
    ends, end = [blocks] * units, blocks
    for number in reversed(range(units)):
        ends[number] = end
        if number in anchors:
            end = anchors[number][0]
    return ends


def _run(letters: Sequence[str], unit: str, first: int, last: int) -> range:
    """Return the blocks, first to last, that a unit covers: one that is equal or holds it, or a run that makes it up."""
    for n in range(first, last):
        block = letters[n]
        if not block:
            continue
        if block == unit or (len(unit) >= _ANCHOR and unit in block):
            return range(n, n + 1)
        if unit.startswith(block):
            end, length = n + 1, len(block)
            while end < last and length < len(unit) and unit.startswith(letters[end], length):
                length += len(letters[end])
                end += 1
            if length == len(unit):
                return range(n, end)
    return range(0)


def _around(blocks: Sequence[Block], letters: Sequence[str], title: str, span: tuple[int, int]) -> Iterator[int]:
    """Yield what an extractor leaves out though it is told: captions in and right above the article, and the headline above it.

    The headline is the last heading above whose words are the title of the page, or begin it: titles go on with the site's name.
    """
    first, last = span
    yield from (n for n in range(first, last) if blocks[n].tag == "figcaption")
    top = first
    while top and blocks[top - 1].tag == "figcaption":
        top -= 1
        yield top
    for n in reversed(range(first)):
        if blocks[n].tag in ("h1", "h2") and letters[n] and title and title.startswith(letters[n]):
            yield from (n, *(c for c in range(n, first) if blocks[c].tag == "figcaption"))
            return


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _short(text: str | None) -> str:
    return " ".join((text or "").split())[:200]


def _origin(found: Any, page: Markup, dated: date | None) -> Origin:
    hours = (_HOUR.match(time) for time in page.times if dated and time.startswith(dated.isoformat()))
    hour = next((h for h in hours if h), None)
    return Origin(
        title=_short(found.title),
        author=_short(found.author),
        url=_short(found.url),
        time=hour.group(1) if hour else "",
        zone=(hour.group(2) or "") if hour else "",
    )
