"""Tell whether two words of names are spellings of one word: typing slips, doubled letters, other scripts."""

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from reconcile.language import Language

_LEAST_BESIDE = 4  # letters of a word whose neighbour in the name is shared
_LEAST_BARE = 5
_TWO_SLIPS = 6  # words of this length may differ in two places, beside a shared neighbour
_TWO_SLIPS_BARE = 8
_TWO_SLIPS_GIVEN = 5  # a given name before one surname: `Bryan`, `Brent`
_GIVEN_START = 2
_STEM = (
    7  # letters in common at the beginning that make `Distribution` and `Distributors` one name, beside a shared one
)
_LEAST_TIED = 3  # letters before a hyphen that may be a blank
_SHORT = 2  # words of a name in which the house style of its common noun is no other name
_SILENT = frozenset("aeiouywh-")

Form = tuple[str, ...]


class Spelling:
    """What a language knows of names."""

    def __init__(self, language: Language) -> None:
        data = language.section("names")
        self.endings = frozenset(data["endings"])
        self.generic = frozenset(data["generic"]) | self.endings
        self.particles = frozenset(data["particles"])
        self._inflections = frozenset(data["inflections"])
        self._national = frozenset(frozenset(pair) for pair in data["national"])
        self._different = frozenset(frozenset(pair) for pair in data["different"])
        self._apart = self._national | self._different
        self._quarters = {f"{one} {two}": one + two for one in data["quarters"][0] for two in data["quarters"][1]}
        self._scripts = frozenset(frozenset(pair) for pair in data["scripts"])
        self._nicknames = frozenset(frozenset((n, w)) for n, names in data["nicknames"].items() for w in names)
        self._pet = tuple(data["pet"])
        self._genders = tuple((one, two) for one, two in data["genders"])
        self._american = {british: american for american, british in data["national"]}

    def beside(self, one: str, two: str, *, company: bool = False, first: bool = False) -> bool:
        """Tell whether two different words are one where a telling word beside them is the same; `first`: a person's given name."""
        if first and min(len(one), len(two)) >= _LEAST_BESIDE and self._is_pet(one, two):
            return True
        if not self._may_be(one, two) or min(len(one), len(two)) < _LEAST_BESIDE:
            return first and _silently(one, two)
        if first and self._other_gender(one, two):
            return False
        slips = OSA.distance(one, two, score_cutoff=2)
        given = first and one[:_GIVEN_START] == two[:_GIVEN_START] and min(len(one), len(two)) >= _TWO_SLIPS_GIVEN
        if slips <= (2 if given or min(len(one), len(two)) >= _TWO_SLIPS else 1):
            return True
        if company and len(common_start(one, two)) >= _STEM:
            return True
        if first and min(len(one), len(two)) >= _TWO_SLIPS_GIVEN and consonants(one) == consonants(two):
            return True  # `Yusuf`, `Yousef`
        return len(one) > _LEAST_BESIDE and skeleton(one) == skeleton(two)

    def joined(self, name: str) -> str:
        """Return a name with the quarters of the sky in one word: `south east`, `southeast`."""
        for apart, one in self._quarters.items():
            name = name.replace(apart, one)
        return " ".join(name.split())

    def is_national(self, one: str, two: str) -> bool:
        """Tell whether two words are the British and the American spelling of one word."""
        return frozenset((one, two)) in self._national

    def is_slip(self, one: str, two: str) -> bool:
        """Tell whether two words of four letters and more differ in one, not the first, and not in an `s` at the end."""
        alike = one[0] == two[0] and one.isalpha() and two.isalpha() and one.rstrip("s") != two.rstrip("s")
        different = one in self.generic or frozenset((one, two)) in self._different
        return alike and not different and min(len(one), len(two)) >= _LEAST_BESIDE and OSA.distance(one, two) == 1

    def is_tied(self, one: str, two: str) -> bool:
        """Tell whether two telling words are written with a hyphen, apart or as one: `Kes-Tal`; not the particle of `Al-Noor`."""
        parts = next((w for w in (one.replace("-", " ").split(), two.replace("-", " ").split()) if len(w) == 2), [])
        return bool(parts) and len(parts[0]) >= _LEAST_TIED and self.generic.isdisjoint(parts)

    def in_one_style(self, form: Form) -> str:
        """Return a name without blanks and hyphens, a long one in American spelling."""
        words = [w for word in form for w in word.split("-")]
        return "".join(self._american.get(w, w) if len(form) > _SHORT else w for w in words)

    def bare(self, one: str, two: str) -> bool:
        """Tell whether two words are one with nothing beside them that is shared."""
        if not self._may_be(one, two) or min(len(one), len(two)) < _LEAST_BARE or one[0] != two[0]:
            return False
        if self._other_gender(one, two):
            return False
        slips = OSA.distance(one, two, score_cutoff=2)
        sounds = min(len(one), len(two)) >= _TWO_SLIPS and skeleton(one) == skeleton(two)
        return bool(slips <= (2 if sounds or min(len(one), len(two)) >= _TWO_SLIPS_BARE else 1))

    def _may_be(self, one: str, two: str) -> bool:
        if one == two or not one.isalpha() or not two.isalpha() or frozenset((one, two)) in self._apart:
            return False
        if one[0] != two[0] and frozenset((one[0], two[0])) not in self._scripts:
            return False
        return not self._inflected(one, two)

    def _inflected(self, one: str, two: str) -> bool:
        short, long = sorted((one, two), key=len)
        stem = len(common_start(short, long))
        rest, other = long[stem:], short[stem:]
        if not other:
            return rest in self._inflections or len(rest) > 2
        return stem >= 3 and rest in self._inflections and other in self._inflections | {"a", "e", "o", "us"}

    def is_short(self, one: str, two: str) -> bool:
        """Tell whether the one given name is short for the other: `Bill`, `William`."""
        return frozenset((one, two)) in self._nicknames

    def _is_pet(self, one: str, two: str) -> bool:
        """Tell whether two given names differ in the way their ending is written alone: `Katy`, `Katie`."""
        stems = [{word.removesuffix(end) for end in self._pet if word.endswith(end)} for word in (one, two)]
        return one != two and not stems[0].isdisjoint(stems[1])

    def _other_gender(self, one: str, two: str) -> bool:
        for man, woman in self._genders:
            for a, b in ((one, two), (two, one)):
                if a.endswith(man) and b.endswith(woman) and a[: len(a) - len(man)] == b[: len(b) - len(woman)]:
                    return True
        return False


def _silently(one: str, two: str) -> bool:
    """Tell whether two short given names differ in a letter that is not heard: `Jon`, `John`; `Ann`, `Anne`."""
    short, long = sorted((one, two), key=len)
    if len(short) != _LEAST_BESIDE - 1 or len(long) != _LEAST_BESIDE or short[0] != long[0]:
        return False
    return any(long[:n] + long[n + 1 :] == short and _unheard(long, n) for n in range(1, len(long)))


def _unheard(word: str, index: int) -> bool:
    """An `h`, a doubled letter, an `e` at the end behind one."""
    letter = word[index]
    closing = letter == "e" and index == len(word) - 1 and word[index - 1] == word[index - 2]
    return letter in ("h", word[index - 1]) or closing


def common_start(one: str, two: str) -> str:
    size = 0
    while size < min(len(one), len(two)) and one[size] == two[size]:
        size += 1
    return one[:size]


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word, doubled ones once, those that scripts mix up as one: what transliterations share."""
    found = consonants(word)
    return found if len(found) > 3 else word


def consonants(word: str) -> str:
    """Return the first letter of a word and its consonants, doubled ones once, those that scripts mix up as one."""
    plain = word.replace("ph", "f").replace("ck", "k").replace("kh", "h").replace("gh", "g")
    plain = plain.translate(str.maketrans("cqzvjd", "kksbit"))
    found: list[str] = []
    for letter in plain:
        if letter not in _SILENT and (not found or found[-1] != letter):
            found.append(letter)
    return word[0] + "".join(found)


def cuts(word: str) -> list[str]:
    """Return a word and the words that it makes with one letter left out: near words share one of them."""
    return [word, *(word[:n] + word[n + 1 :] for n in range(len(word)))]


@cache
def spelling(language: Language) -> Spelling:
    """Return what a language knows of names."""
    return Spelling(language)
