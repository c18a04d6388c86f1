"""Weigh the words of marks by how few documents use them, in everyday English and in this batch."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from reconcile.language import Language
from reconcile.model import Mark
from reconcile.stories.marks import rarity


@dataclass(frozen=True, slots=True)
class Vectors:
    """The marks of a batch as vectors of length 1 at the most over one vocabulary.

    They are made when they are asked for, twice in a run: kept, those of an archive would take more memory than its marks.
    """

    marks: Sequence[Mark]
    vocabulary: tuple[str, ...]
    numbers: dict[str, int]  # of a word in the vocabulary
    worth: Sequence[float]
    shared: bytes  # by word: it stands in more than one document

    def names_of(self, document: int) -> set[int]:
        """Return the words of a document that are written as names."""
        return {self.numbers[name] for name in self.marks[document].names}

    def of(self, document: int) -> list[tuple[int, float]]:
        """Return words and weights of a document, heaviest first.

        Words of one document only count in its length and are left out: they lead to no other.
        """
        mark, worth = self.marks[document], self.worth
        own = [self.numbers[word] for word in mark.words]
        pairs = sorted((-strength * worth[word], word) for strength, word in zip(mark.strengths, own, strict=True))
        norm = sqrt(sum(weight * weight for weight, _ in pairs)) or 1.0
        return [(word, -weight / norm) for weight, word in pairs if self.shared[word]]


def weigh(
    marks: Sequence[Mark], language: Language, among: int = 0, beside: Mapping[str, int] | None = None
) -> Vectors:
    """Return the vectors of a batch.

    A word's worth is log((T + N) / (t + n)) for t of T everyday texts and n of N documents. So in a folder of one event the
    event's names keep their worth, since everyday texts do not have them, and in an archive the archive itself decides.
    Where the marks were chosen `among` more documents, `beside` tells how many of those have a word: what all of one kind have in
    common is worth little, however few are here.
    """
    texts, known = rarity(language)
    spread = Counter(word for mark in marks for word in mark.words)
    vocabulary = tuple(sorted(spread))
    total = texts + max(among, len(marks)) + 1
    all_have = (beside or {}).get
    worth = array(
        "d", (log(total / (known.get(word, 0) + max(spread[word], all_have(word, 0)) + 0.5)) for word in vocabulary)
    )
    numbers = {word: number for number, word in enumerate(vocabulary)}
    return Vectors(marks, vocabulary, numbers, worth, bytes(spread[word] > 1 for word in vocabulary))
