"""What we were told about a language: words as data, loaded once and passed as an argument."""

from reconcile.language.check import faults
from reconcile.language.everyday import everyday
from reconcile.language.load import Language, load_language
from reconcile.language.plurals import irregular_nouns, plurals_of, singular_of, without_s
from reconcile.language.thesaurus import Thesaurus, thesaurus

__all__ = [
    "Language",
    "Thesaurus",
    "everyday",
    "faults",
    "irregular_nouns",
    "load_language",
    "plurals_of",
    "singular_of",
    "thesaurus",
    "without_s",
]
