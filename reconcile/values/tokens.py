"""Cut a text into words, figures and signs, folded to small letters and plain blanks without moving a character."""

import re
from datetime import date
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.values.lexicon import Lexicon
    from reconcile.values.numeral import Numeral

_ZEROS = (
    0x660,
    0x6F0,
    0x7C0,
    0x966,
    0x9E6,
    0xA66,
    0xAE6,
    0xB66,
    0xBE6,
    0xC66,
    0xCE6,
    0xD66,
    0xE50,
    0xED0,
    0xF20,
    0x1040,
    0x17E0,
    0xFF10,
)
_TABLE: dict[int, str] = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_TABLE.update(
    (ord(c), " ")
    for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_TABLE.update((ord(c), "-") for c in "\u2010\u2011\u2012\u2212\ufe63\uff0d\u00ad")
_TABLE.update((ord(c), "'") for c in "\u2018\u2019\u201b\u02bc\u2032\u00b4")
_TABLE.update((ord(c), '"') for c in "\u201c\u201d\u201f\u2033")
_TABLE.update(
    {
        0xFF05: "%",
        0x066A: "%",
        0xFE6A: "%",
        0xFF04: "$",
        0xFE69: "$",
        0xFFE1: "£",
        0xFFE5: "¥",
        0xFFE0: "¢",
        0xFF0C: ",",
        0x066B: ".",
        0x066C: ",",
        0x2013: "–",
        0x2014: "—",
        0x2015: "—",
    }
)
_HARD_BLANKS = frozenset("\u00a0\u2009\u202f\u2007\u2008")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}")
_OPENERS = frozenset(
    ").!?\":;-—–(…•*·▪|]'"
)  # what a capital letter may follow because a sentence or a quotation begins
_PADDING = 16

_LETTER = r"[^\W\d_²³¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞元円]"
_WORD = rf"{_LETTER}(?:\.{_LETTER})+\.?(?!\w)|{_LETTER}+(?:'(?!s(?!\w)){_LETTER}+)?|'s(?!\w)"


def fold(text: str) -> str:
    """Return the text in small letters, with ASCII digits, blanks, quotation marks and minus signs; its length never changes."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.translate(_TABLE)


@cache
def pattern(decimal: str, group: str, articles: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return the pattern of one token in a group, for cutting; every repetition in it is bounded or advances one way only.

    Plain words before a blank come first because most tokens are such. A figure may touch one of the `articles`: `a.32-caliber gun`.
    """
    d, g = re.escape(decimal), re.escape(group)
    touching = "".join(rf"|(?<=\b{re.escape(word)})(?=\.[0-9]{{2}})" for word in articles)
    places = "" if decimal == "." else rf"|[0-9]+{d}[0-9]+(?![0-9{d}])"  # 14,3
    return re.compile(
        r"([a-z]+(?= )"
        rf"|[0-9]{{1,3}}(?:{g}[0-9]{{2,3}}){{0,8}}{g}[0-9]{{3}}(?![0-9])(?:{d}[0-9]+)?"  # 1,234.5 and 12,34,567
        rf"|[0-9]{{1,3}}(?:{d}[0-9]{{3}}){{1,8}}{g}[0-9]{{1,2}}(?![0-9{g}])"  # 1.234,56 among English
        rf"|[0-9]+{g}[0-9]{{1,2}}(?=\s?(?:[%€]|(?:percent|per cent|[mb]illion|trillion|euros?|[mb]n)\b))"  # 12,5 %
        rf"{places}|[0-9]+(?:\.[0-9]+)*|(?:(?<![\w.]){touching})\.[0-9]+|{_WORD}|[<>]=?|[^\s\x01])"
    )


def cut(text: str, token: re.Pattern[str]) -> list[str]:
    """Return what lies between tokens and the tokens by turns, in small letters: words stand at the odd places."""
    low = fold(text)
    if "://" in low or "www." in low or "@" in low:
        low = _ADDRESS.sub(lambda m: "\x01" * len(m.group()), low)
    return token.split(low)


class Tokens:
    """The tokens of one text as parallel lists, with empty ones behind the last, so that looking too far is harmless on either side."""

    __slots__ = (
        "_capitals",
        "base",
        "dateline",
        "ends",
        "floor",
        "lex",
        "numerals",
        "size",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, pieces: list[str], base: int, dateline: date | None, lex: "Lexicon") -> None:
        """Take a text with what `cut` made of it; `base` is the offset of the text in its document."""
        self.text, self.base, self.dateline, self.lex = text, base, dateline, lex
        self.floor = 0
        self.numerals: dict[tuple[int, bool], Numeral | None] = {}  # every figure is asked for twice or more
        self._capitals: bool | None = None
        places = list(accumulate(map(len, pieces)))
        self.words, self.starts, self.ends = pieces[1::2], places[0:-1:2], places[1::2]
        self.size = len(self.words)
        self.words += [""] * _PADDING
        self.starts += [len(text) + 1] * _PADDING
        self.ends += [len(text) + 1] * _PADDING

    @property
    def capitals(self) -> bool:
        """Tell whether the text holds capital letters at all."""
        if self._capitals is None:
            self._capitals = self.text != self.text.lower()
        return self._capitals

    def glued(self, index: int) -> bool:
        """Tell whether a token touches the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]

    def runs_on(self, index: int) -> bool:
        """Tell whether letters or digits touch the token before them."""
        return self.glued(index) and self.words[index][:1].isalnum()

    def hard_blank(self, index: int) -> bool:
        """Tell whether a token follows the one before it after one no-break or thin space."""
        end = self.ends[index - 1]
        return self.starts[index] == end + 1 and self.text[end] in _HARD_BLANKS

    def near(self, index: int) -> bool:
        """Tell whether a token follows the one before it after one blank of any kind."""
        return self.starts[index] == self.ends[index - 1] + 1

    def written(self, index: int) -> str:
        """Return a token as it stands in the text, capitals and all."""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """Tell whether a token starts with a capital letter."""
        return 0 <= index < self.size and self.text[self.starts[index]].isupper()

    def cased(self, index: int) -> bool:
        """Tell whether a token has a capital letter anywhere: `Llama`, `iPhone`."""
        return 0 <= index < self.size and self.written(index) != self.words[index]

    def starts_sentence(self, index: int) -> bool:
        """Tell whether a token is the first, or follows the end of a sentence or an opening quotation mark."""
        if (
            self.words[index - 1] == "."
            and self.glued(index - 1)
            and len(self.words[index - 2]) <= 4
            and self.capital(index - 2)
        ):
            return False  # `Mr.`, `Sen.`
        return index <= 0 or self.words[index - 1] in _OPENERS

    def after_hyphen(self, index: int) -> int:
        """Return the index behind a hyphen that joins two words, or the index itself."""
        word = self.words[index]
        if not (word in ("-", "–") and self.glued(index) and self.glued(index + 1)):
            return index
        return index + 1 if word == "-" or self.words[index + 1].isalpha() else index  # `22–year-old`, but `2–3`

    def phrase(self, index: int, words: tuple[str, ...]) -> bool:
        """Tell whether these words stand at an index."""
        return self.words[index] == words[0] and tuple(self.words[index : index + len(words)]) == words
