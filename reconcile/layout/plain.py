"""Write a text in one way: one form of each letter, digit, quotation mark and hyphen; what cannot be seen is left out."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from reconcile.model import Offsets

_FORMS: dict[str, str] = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_FORMS.update((c, '"') for c in "“”„‟«»＂")
_FORMS.update((c, "'") for c in "‘’‚‛‹›`´ʼ＇")
_FORMS.update((c, "-") for c in "\u2010\u2011\u2212\ufe63\u2043")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ACCENTS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
)
_FORM = re.compile(f"[{re.escape(''.join(_FORMS))}]")
_ODD = re.compile(f"[{_HIDDEN}{_ACCENTS}{''.join(_LIGATURES)}]+")
_HIDDEN_ONES, _ACCENT = re.compile(f"[{_HIDDEN}]+"), re.compile(f"[{_ACCENTS}]")
_LINE_END = re.compile(r"[ \t]{0,8}(?:\r\n|\n|\r)[ \t]*(?=[^\W_])")
_HYPHEN = re.compile(rf"-{_LINE_END.pattern}")
_LETTERS = re.compile(r"[^\W\d_]+")
_HALF = 30  # characters of a word looked at before a hyphen

_Edit = tuple[int, int, str]


def write_plainly(text: str) -> tuple[str, Offsets]:
    """Return the text in plain forms, and the way back from its offsets to those of the text given.

    Nearly all of it is one character for another; a hidden character, an accent apart from its letter (NFD), a ligature and a
    word broken at a line end change the length and are edits.
    """
    written = _FORM.sub(lambda found: _FORMS[found.group()], text)
    pieces: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    at = length = 0
    for start, end, new in sorted((*_odd(written), *_doubled(written), *_broken(written))):
        if start < at:
            continue
        pieces += (written[at:start], new)
        length += start - at
        edits.append((length, length + len(new), start, end))
        length += len(new)
        at = end
    return ("".join((*pieces, written[at:])), Offsets(tuple(edits))) if edits else (written, Offsets())


def _odd(text: str) -> Iterator[_Edit]:
    """Yield hidden characters, ligatures and accents; an accent takes in the letter before it, a soft hyphen its line end."""
    for found in _ODD.finditer(text):
        start, end = found.span()
        new = "".join(_LIGATURES.get(c, c) for c in _HIDDEN_ONES.sub("", found.group()))
        if _ACCENT.match(new) and start:
            start -= 1
            new = _ACCENT.sub("", normalize("NFC", text[start] + new))  # what joins no letter is noise
        broken = _LINE_END.match(text, end) if text[end - 1] == "\u00ad" else None
        yield start, broken.end() if broken else end, new


def _doubled(text: str) -> Iterator[_Edit]:
    """Yield pairs of single marks that stand for a double one."""
    at = text.find("''")
    while at >= 0:
        yield at, at + 2, '"'
        at = text.find("''", at + 2)


def _broken(text: str) -> Iterator[_Edit]:
    """Yield hyphens at line ends; the hyphen goes where the two halves are one word elsewhere in the text."""
    words: frozenset[str] | None = None
    for found in _HYPHEN.finditer(text):
        start, end = found.span()
        if start and text[start - 1].isalnum():
            if words is None:
                words = frozenset(_LETTERS.findall(text.lower()))
            before = _LETTERS.findall(text[max(0, start - _HALF) : start])
            after = _LETTERS.match(text, end)
            joined = bool(before and after) and f"{before[-1]}{after.group() if after else ''}".lower() in words
            yield start, end, "" if joined else "-"
