"""Write a text in one way: one form of each letter, digit, quotation mark and hyphen; what cannot be seen is left out."""

import re
from unicodedata import is_normalized, normalize

from reconcile.model import Offsets

_FORMS: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
_FORMS.update((ord(c), '"') for c in "“”„‟«»＂")
_FORMS.update((ord(c), "'") for c in "‘’‚‛‹›`´ʼ＇")
_FORMS.update((ord(c), "-") for c in "\u2010\u2011\u2212\ufe63\u2043")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_ACCENTS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_HIDDEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f"
    "\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
)
_BREAK = r"[ \t]{0,8}(?:\r\n|\n|\r)[ \t]*(?=[^\W_])"
_ODD = re.compile(
    rf"\u00ad{_BREAK}|(?P<hyphen>(?<=[^\W_])-{_BREAK})|[{_HIDDEN}]+|(?P<quote>'')"
    rf"|(?P<ligature>[{''.join(_LIGATURES)}])|(?P<accent>[^\W_]?[{_ACCENTS}]+)"
)
_ODD_ASCII = re.compile(rf"[A-Za-z0-9]-{_BREAK}|''|[\0-\x08\x0e-\x1b\x7f]")
_LETTERS = re.compile(r"[^\W\d_]+")


def write_plainly(text: str) -> tuple[str, Offsets]:
    """Return the text in plain forms, and the way back from its offsets to those of the text given.

    Nearly all of it is one character for another; a hidden character, an accent apart from its letter (NFD), a ligature and a
    word broken at a line end change the length and are edits.
    """
    written = text if text.isascii() else text.translate(_FORMS)
    if written.isascii() and _ODD_ASCII.search(written) is None:
        return written, Offsets()
    words = _Words(written)
    pieces: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    at = length = 0
    for found in _ODD.finditer(written):
        new = _plain(found, words)
        pieces += (written[at : found.start()], new)
        length += found.start() - at
        edits.append((length, length + len(new), found.start(), found.end()))
        length += len(new)
        at = found.end()
    return "".join((*pieces, written[at:])), Offsets(tuple(edits))


def _plain(found: re.Match[str], words: "_Words") -> str:
    piece = found.group()
    match found.lastgroup:
        case "hyphen":
            return "" if words.joined(found) else "-"
        case "quote":
            return '"'
        case "ligature":
            return _LIGATURES[piece]
        case "accent":
            return piece if is_normalized("NFC", piece) else normalize("NFC", piece)
    return ""


class _Words:
    """The words of a text, gathered when a hyphen at a line end first asks for them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: frozenset[str] = frozenset()

    def joined(self, hyphen: re.Match[str]) -> bool:
        """Tell whether the halves around a hyphen at a line end are one word elsewhere in the text: `invest-` `ment`."""
        if not self._known:
            self._known = frozenset(_LETTERS.findall(self._text.lower()))
        before = _LETTERS.findall(self._text[max(0, hyphen.start() - 30) : hyphen.start()])
        after = _LETTERS.match(self._text, hyphen.end())
        return bool(before and after) and f"{before[-1]}{after.group() if after else ''}".lower() in self._known
