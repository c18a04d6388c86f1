"""The words of everyday texts."""

from functools import cache

from reconcile.language.load import Language


@cache
def everyday(language: Language) -> frozenset[str]:
    """Return the words of everyday texts; a capital word that is none of them is hardly a common noun."""
    return frozenset(word for listed in language.section("common")["words"].values() for word in str(listed).split())
