"""Words in -s: singulars of plurals, base forms of verbs, by the rules of English spelling (Quirk et al. 1985, 3.5–3.6, 5.79–5.102)."""

import re
from collections.abc import Collection
from functools import cache

from reconcile.language.load import Language

_HISS = re.compile(r"[hosxz]es\Z")  # what may have taken -es
_HISSING = re.compile(r"(?:ss|sh|ch|x|zz|tz|[aeiouy].*o)es\Z")  # what took it, where the word is not known
_LATIN = re.compile(r"[^aeo]uses\Z")  # `viruses`; `houses` and `causes` have an e
_GREEK = re.compile(r"(?:the|[^aeiou]y|gno|cho)ses\Z")  # `hypotheses`, `analyses`, `diagnoses`
_SINGULAR = re.compile(r"(?:ss|is|[^a]us)\Z")  # words in -s that are no plurals: `virus`, but `plateaus`


def without_s(low: str, known: Collection[str]) -> str:
    """Return a word in small letters without its ending in -s; `known` are words whose spelling does not tell: `cache`, `bias`."""
    if low[:-1] in known:
        return low[:-1]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    hissed = _HISSING.search(low) or (_HISS.search(low) and low[:-2] in known)
    return low[:-2] if hissed else low[:-1] or low


@cache
def irregular_nouns(language: Language) -> dict[str, str]:
    """Return the singulars of irregular plurals, and of each itself."""
    table = language.section("lemmas")["nouns"] if language.has("lemmas") else {}
    return {str(form): str(base) for base, forms in table.items() for form in (base, *forms)}


def plurals_of(noun: str, language: Language) -> tuple[str, ...]:
    """Return how the plural of a noun may be written."""
    listed = language.section("lemmas")["nouns"].get(noun, ())
    return (*listed, noun + "s", noun[:-1] + "ies" if noun.endswith("y") else noun + "es")


def singular_of(low: str, language: Language) -> str:
    """Return the singular of a plural in small letters, if it ends in -s or is irregular; what is none mostly stays as it is."""
    known = language.words("lemmas", "known_nouns") if language.has("lemmas") else ()
    irregular = irregular_nouns(language).get(low)
    if irregular or low in known:
        return irregular or low
    front, hyphen, last = low.rpartition("-")
    if hyphen:
        return front + hyphen + singular_of(last, language)
    if low.endswith("s") and (low[:-1] in known or not _SINGULAR.search(low)):
        base = without_s(low, known)
        if base in known:
            return base
        return low[:-2] + "is" if _GREEK.search(low) else low[:-2] if _LATIN.search(low) else base
    return low
