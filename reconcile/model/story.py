"""What groups documents: the mark that a document leaves, and the outline of a story before its claims are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mark:
    """The telling words of one document, heaviest first, small enough to be kept for a whole archive."""

    key: str  # digest of the document: the order in which marks are taken up, whatever the files are called
    words: tuple[str, ...]
    strengths: Sequence[float]  # how much the document speaks of each word, before the batch has its say
    amount: float  # how much text stands behind it: 1 from a paragraph up, less for a line or two
    filed: date | None = None
    story: str = ""  # the label of a story that somebody gave the document
    names: tuple[str, ...] = ()  # those of the words that are written as names and that everyday texts seldom have


@dataclass(frozen=True, slots=True)
class Outline:
    """Which documents of a batch make one story, by their numbers, ascending, and the words that tie each one to it."""

    members: tuple[int, ...]
    ties: tuple[tuple[str, ...], ...]
