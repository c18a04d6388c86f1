"""Bring words of one family together: `adopt` and `adoption`, `independent` and `independence`."""

from functools import lru_cache

# Endings of English derivation (Quirk et al. 1985, appendix I), longest first; what is left keeps four letters at the least.
_ENDINGS = (
    "isation", "ization", "ational", "ation", "ition", "ically", "fulness", "ility", "ment", "tion", "sion", "ness", "ance", "ence",
    "ical", "able", "ible", "ship", "hood", "less", "ally", "ent", "ant", "ing", "ity", "ive", "ous", "ism", "ist", "ful", "ize",
    "ise", "ion", "er", "or", "al", "ly", "ed", "ic", "cy", "y", "e",
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a word without its ending of derivation."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
