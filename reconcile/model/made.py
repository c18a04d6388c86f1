"""What was made of a document, in bytes: kept where making it again would cost more than keeping it.

Whoever takes it back trusts none of it: what does not fit the text that it is said to be of is not taken, and is made anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from reconcile.model.claim import Reading
from reconcile.model.pack import Packer
from reconcile.model.story import Mark
from reconcile.model.text import Document, Note


@dataclass(frozen=True, slots=True)
class Made:
    """The mark and the reading of one document, packed apart, since most documents are only looked at by their marks.

    The packed reading stands behind the digest of its document.
    """

    mark: bytes
    reading: bytes

    @classmethod
    def of(cls, mark: Mark, reading: Reading) -> "Made | None":
        """Return both packed, or None for what would not come back as it was."""
        made = cls(_marks().pack(mark), reading.document.digest.encode() + _readings().pack(reading))
        fits = made.mark_of(reading.document) == mark and made.reading_of(reading.document) == reading
        return made if fits else None

    def mark_of(self, document: Document) -> Mark | None:
        """Return the mark, or None where it is not one of this document."""
        try:
            mark = _marks().unpack(self.mark)
        except ValueError:
            return None
        alike = mark.key == document.digest and mark.story == document.story
        return mark if alike and len(mark.words) == len(mark.strengths) else None

    def reading_of(self, document: Document) -> Reading | None:
        """Return the reading, or None where it says what does not stand in this document."""
        whose = document.digest.encode()
        if not self.reading.startswith(whose):
            return None
        try:
            reading = _readings().unpack(self.reading[len(whose) :], document)
        except ValueError:
            return None
        return reading if _stands(reading) else None


def _stands(reading: Reading) -> bool:
    """Tell whether every claim lies in a sentence, and all that it says in the text."""
    length, sentences = len(reading.document.text), len(reading.sentences)
    spans = [span for claim in reading.claims for span in (claim.span, *(slot.value.span for slot in claim.slots))]
    return all(0 <= claim.sentence < sentences for claim in reading.claims) and all(
        0 <= span.start <= span.end <= length for span in spans
    )


@cache
def _marks() -> Packer[Mark]:
    return Packer(Mark)


@cache
def _readings() -> Packer[Reading]:
    return Packer(Reading, Document)


@dataclass(frozen=True, slots=True)
class Remembered:
    """An old document that may share a story with new ones, and what was made of it, where that is kept."""

    document: Document
    made: Made | None = None
    rank: int = 0  # its place among those that one new document brings back, the nearest first: the best it has


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a ledger knows of new documents: old ones that may share a story with them, by path, and the new ones it holds already."""

    documents: tuple[Remembered, ...] = ()
    known: frozenset[str] = frozenset()  # digests of new documents that are old
    size: int = 0  # documents in the ledger …
    spread: Mapping[str, int] = field(default_factory=dict)  # … and how many of them have each telling word
    notes: tuple[Note, ...] = ()
