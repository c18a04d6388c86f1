"""Words that a document writes like names inside its sentences: where one of them opens a sentence, it is a name there too."""

import re
from collections.abc import Iterable

from reconcile.language import Language, everyday

_WORD = re.compile(r"(?P<break>[.!?:;“”\"‘(\[–—-]\s*)?\b(?P<word>[^\W\d_][\w’'-]*)")


def names_inside(texts: Iterable[str], language: Language) -> frozenset[str]:
    """Return the words that stand with a capital inside the running text of a document and nowhere in small letters.

    Words of everyday texts are left out: `Police` of `Springfield Police` opens sentences as a common noun.
    """
    inside: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for number, found in enumerate(_WORD.finditer(text)):
            word = found["word"]
            if word[0].islower():
                small.add(word)
            elif number and not found["break"] and not word.isupper():
                inside.add(word)
    return frozenset(w for w in inside if w.lower() not in small and w.lower() not in everyday(language))
