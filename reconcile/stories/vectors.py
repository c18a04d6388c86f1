"""Weigh the words of marks by how few documents use them, in everyday English and in this batch."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from reconcile.language import Language
from reconcile.model import Mark
from reconcile.stories.marks import rarity


@dataclass(frozen=True, slots=True)
class Vectors:
    """The marks of a batch as vectors of length 1 at the most over one vocabulary: two arrays a document, heaviest word first."""

    vocabulary: tuple[str, ...]
    words: tuple[array[int], ...]
    weights: tuple[array[float], ...]


def weigh(marks: Sequence[Mark], language: Language) -> Vectors:
    """Return the vectors of a batch.

    A word's worth is log((T + N) / (t + n)) for t of T everyday texts and n of N documents. So in a folder of one event the
    event's names keep their worth, since everyday texts do not have them, and in an archive the archive itself decides.
    Words of one document only count in its length and are left out: they lead to no other.
    """
    texts, known = rarity(language)
    spread = Counter(word for mark in marks for word in mark.words)
    vocabulary = tuple(sorted(spread))
    number = {word: index for index, word in enumerate(vocabulary)}
    total = texts + len(marks) + 1
    worth = [log(total / (known.get(word, 0) + spread[word] + 0.5)) for word in vocabulary]
    words, weights = [], []
    for mark in marks:
        own = [number[word] for word in mark.words]
        pairs = sorted((-strength * worth[word], word) for strength, word in zip(mark.strengths, own, strict=True))
        norm = sqrt(sum(weight * weight for weight, _ in pairs)) or 1.0
        shared = [(-weight / norm, word) for weight, word in pairs if spread[vocabulary[word]] > 1]
        words.append(array("I", (word for _, word in shared)))
        weights.append(array("f", (weight for weight, _ in shared)))
    return Vectors(vocabulary, tuple(words), tuple(weights))
