"""Join lines to paragraphs: a line break is a blank in a hard-wrapped text and a boundary in one with a paragraph a line."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reconcile.language import Language
from reconcile.layout.lines import Line, heading_mark, item_mark

# A line is full when the next word would not have fitted on it. In text wrapped by a machine every line but the last of a
# paragraph is; where each paragraph is one line, three in ten are near the length of the longer ones (measured on news).
_NEAR = 0.8
_FULL_SHARE, _OPEN_SHARE = 0.7, 0.4
_FEWEST = 3  # line breaks; with fewer nothing can be told
_MERGED = 50  # characters: a sentence that goes on behind a break has at least these before it


def find_width(lines: Sequence[Line], apart: Sequence[bool], wrapped: bool | None = None) -> int:
    """Return the width at which a text is hard-wrapped, 0 where it is not; `wrapped` is what the reader knows of it.

    Lines that stand `apart`, furniture and rows of tables, tell nothing, nor do those that an indented one follows.
    """
    told = [line if not alone and line.text else None for line, alone in zip(lines, apart, strict=True)]
    pairs = [(a, b) for a, b in pairwise(told) if a and b and not item_mark(b.text) and b.indent <= a.indent + 1]
    if wrapped is False or not pairs or (len(pairs) < _FEWEST and not wrapped):
        return 0
    lengths = sorted(len(line.text) for pair in pairs for line in pair)
    width = lengths[len(lengths) * 3 // 4]
    full = sum(is_full(a, b, width) for a, b in pairs)
    unfinished = sum(not a.ends for a, _ in pairs)
    if wrapped or (full >= _FULL_SHARE * len(pairs) and unfinished >= _OPEN_SHARE * len(pairs)):
        return width
    return 0


def is_full(line: Line, following: Line, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted on this one."""
    return len(line.text) + 1 + len(following.text[:40].split(None, 1)[0]) > _NEAR * width


def join_lines(
    lines: Sequence[Line], apart: Sequence[bool], width: int, language: Language, *, sure: bool = False
) -> list[list[Line]]:
    """Return the lines of each paragraph; `apart` marks lines that are furniture or cells by themselves.

    `sure` is the word of a reader that has told paragraphs apart by empty lines: no other break ends one.
    """
    titles = language.words("abbreviations", "title")
    margin = Counter(line.indent for line in lines if line.text).most_common(1)[0][0] if width else 0
    runs: list[list[Line]] = []
    before = None
    for number, line in enumerate(lines):
        if not line.text:
            before = None
            continue
        if (
            before is not None
            and not apart[number - 1]
            and ((sure and not apart[number]) or _goes_on(before, line, apart[number], width, margin, titles))
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
        before = line
    return runs


def stands_apart(lines: Sequence[Line], number: int, width: int) -> bool:
    """Tell whether a line that looks like furniture is that, and not a stretch of a wrapped sentence."""
    if not width:
        return True
    line = lines[number]
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    opened = before is not None and before.text and not before.ends and is_full(before, line, width)
    runs_on = after is not None and after.text and (is_full(line, after, width) or _is_small(after.text))
    return not opened and not runs_on


def _goes_on(a: Line, b: Line, apart: bool, width: int, margin: int, titles: frozenset[str]) -> bool:
    """Tell whether a line goes on with the sentence or paragraph of the line before it."""
    full = width > 0 and is_full(a, b, width)
    if item_mark(b.text) and not (full and not a.ends and a.text[-1] != ":"):
        return False  # a dash or a number at the beginning of a wrapped line is no list mark
    if apart or heading_mark(b.text) or (heading_mark(a.text) > 1 and a.text[0] == "#"):
        return False
    if _ends_in_title(a.text, titles) or not b.text.strip("\"')] "):
        return True
    if not a.ends and _is_small(b.text) and (width or len(a.text) >= _MERGED):
        return True
    return full and not (b.indent > max(a.indent, margin) + 1 or (a.ends and len(a.text) > 1.3 * width))


def _is_small(text: str) -> bool:
    """Tell whether a line begins in mid-sentence; `iPhone` and `eBay` do not tell."""
    return text[0].islower() and not text[1:2].isupper()


def _ends_in_title(text: str, titles: frozenset[str]) -> bool:
    """`… said police Const.`, `… Gov.`: a name follows on the next line."""
    words = text[:-1].split()
    return text[-1] == "." and bool(words) and words[-1].strip("('\"").lower() in titles


def goes_on_behind(before: str, after: str) -> bool:
    """Tell whether a paragraph is cut in mid-sentence and goes on behind furniture or a page break."""
    return len(before) >= _MERGED and before[-1] not in ".!?…:;\"')]" and _is_small(after)
