"""Tell whether two names of bodies, houses or streets are one name with a word more, or with another last word."""

from functools import cache

from rapidfuzz.distance import OSA

from reconcile.language import Language
from reconcile.match.near import Form, common_start, spelling

_START = 4  # letters in common at the beginning of two names of streets
_LEAST_SPOT = 6  # letters of such a name that may differ in two


class Bodies:
    """What a language knows of the names of bodies."""

    def __init__(self, language: Language) -> None:
        data = language.section("names")
        self.spots = frozenset(word for words in data["heads"] for word in words)
        self._heads = tuple((frozenset(words), 1) for words in data["heads"])
        self._heads += tuple((frozenset(words), 2) for words in data["public_heads"])
        self._nouns, self._inner = frozenset(data["bodies"]), frozenset(data["inner"])
        self._quarters = frozenset(word for words in data["quarters"] for word in words)
        self._generic, self._is_national = spelling(language).generic, spelling(language).is_national

    def is_one(self, one: Form, two: Form) -> bool:
        """Tell whether two names of bodies differ in one word inside or in their last word alone, or two of streets in two letters.

        `Hill Memorial Library` and `Hill Library`, `Friends of the Fen` and `Friends of Fen`, `Hill Street` and `Hill Avenue`.
        """
        short, long = sorted((tuple(w for w in form if w not in self._inner) for form in (one, two)), key=len)
        if short == long:
            return len(short) > 1 and set(one) ^ set(two) == {"the"}
        if len(short) == len(long):
            return (short[:-1] == long[:-1] and self._one_head(short, long)) or self._one_spot(short, long)
        if long[0] in self._quarters and len(short) > 1 and long[1:] == short:
            return not self._generic.issuperset(short)
        added = next((n for n in range(1, len(long) - 1) if long[:n] + long[n + 1 :] == short), 0)
        headed = short[-1] in self._nouns or (not self._nouns.isdisjoint(short) and "of" in (*one, *two))
        several = len(short) == 2 and "and" in (*one, *two)  # `Fire and Rescue Service`: may be two services
        return bool(added and headed and not several and long[added] not in self._generic)

    def _one_head(self, one: Form, two: Form) -> bool:
        """Tell whether the last words are written for each other behind the words that two names share."""
        ends, shared = {one[-1], two[-1]}, len(one) - 1
        if self._is_national(one[-1], two[-1]) or not one[0].isalpha():
            return False
        return any(ends <= words and shared >= least for words, least in self._heads)

    def _one_spot(self, one: Form, two: Form) -> bool:
        """`Prospect Street` and `Prospekt Street`: long words before one noun for streets and houses that begin alike."""
        if len(one) != 2 or one[1] != two[1] or one[1] not in self.spots or min(len(one[0]), len(two[0])) < _LEAST_SPOT:
            return False
        return len(common_start(one[0], two[0])) >= _START and bool(OSA.distance(one[0], two[0]) <= 2)


@cache
def bodies(language: Language) -> Bodies:
    """Return what a language knows of the names of bodies."""
    return Bodies(language)
