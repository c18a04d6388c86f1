"""Words that a document writes like names inside its sentences: where one of them opens a sentence, it is a name there too."""

import re
from collections.abc import Iterable, Sequence

from reconcile.language import Language, everyday

_SHOUTED = 4  # letters; shorter ones are abbreviations
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


def shouted(words: Sequence[str], language: Language) -> frozenset[str]:
    """Return the words in capitals that are no abbreviations: `held them for EIGHT HOURS`, in a sentence that is written in small letters.

    Short ones must be known from everyday texts.
    """
    spelled = [word for word in words if word[:1].isalpha()]
    if sum(word.islower() for word in spelled) * 2 <= len(spelled):
        return frozenset()
    loud = {word: word.lower() for word in spelled if word.isupper() and word.isalpha() and len(word) >= _SHOUTED}
    known, short = everyday(language), language.words("names", "acronyms")
    return frozenset(w for w, low in loud.items() if low not in short and (len(low) > _SHOUTED or low in known))
