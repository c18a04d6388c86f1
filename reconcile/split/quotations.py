"""Find the quotations of a text, and those that a sentence around them holds together."""

import re
from collections.abc import Iterator

_MARKS = re.compile('["“”]')
LONGEST = 400  # characters: a longer quotation is cut into its sentences
_BEFORE, _BEHIND = "([{-—–/'‘", ".,;:!?)]}-—–/'’"


def find_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the opening and the closing mark of each quotation in double marks.

    A straight mark opens behind a blank and closes before one; between two blanks or two letters it closes what is open.
    """
    opened = -1
    for mark in _MARKS.finditer(text):
        at = mark.start()
        if _opens(text, at, opened):
            opened = at
        elif opened >= 0:
            yield opened, at
            opened = -1


def _opens(text: str, at: int, opened: int) -> bool:
    if text[at] != '"':
        return text[at] == "“"
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    outer = not left or left.isspace() or left in _BEFORE
    inner = not right or right.isspace() or right in _BEHIND
    return outer and not inner if outer != inner else opened < 0
