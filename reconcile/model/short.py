"""Short names that still tell things apart."""

from collections.abc import Collection
from itertools import pairwise


def short_forms(words: Collection[str], least: int) -> dict[str, str]:
    """Return for each word its shortest beginning, `least` characters at the least, with which no other word begins."""
    ordered = sorted(set(words))
    shared = [0, *(_alike(one, two) for one, two in pairwise(ordered)), 0]
    return {word: word[: max(least, shared[n] + 1, shared[n + 1] + 1)] for n, word in enumerate(ordered)}


def _alike(one: str, two: str) -> int:
    """Count the characters that two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
