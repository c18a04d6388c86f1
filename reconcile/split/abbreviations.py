"""Tell a full stop that only shortens a word from one that ends a sentence."""

import re
from dataclasses import dataclass
from functools import cache

from reconcile.language import Language

_FIRST = re.compile(r"[\w'’.&-]+")
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,5}")
_LONGEST = 24
_ADVERBIAL = 4  # words: `At 5 a.m. Mr. Smith` goes on, `He left at 6 p.m. Mr. Smith` does not


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """The abbreviations of a language by what follows them, and the words that tell."""

    title: frozenset[str]
    street: frozenset[str]
    never: frozenset[str]
    number: frozenset[str]
    maybe: frozenset[str]
    states: frozenset[str]
    state_words: frozenset[str]
    dates: frozenset[str]
    times: frozenset[str]
    starters: frozenset[str]
    roles: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    names: frozenset[str]
    joints: frozenset[str]
    small: tuple[str, ...]
    calendar: frozenset[str]
    speaker: re.Pattern[str]

    def goes_on(self, text: str, start: int, dot: int, rest: str) -> bool:
        """Tell whether the sentence that began at `start` goes on behind the full stop at `dot`, `rest` following it."""
        word, begin = _word_before(text, start, dot)
        if not word:
            return False
        word = word.rsplit("-", 1)[-1]
        low, rest = word.lower(), rest.lstrip(" \"'”’([“‘")
        first = _first_word(rest)
        if low in self.title or low in self.never:
            return True
        if low in self.number:
            return rest[:1].isdigit()
        if low in self.times:
            return self._goes_on_clock(text, start, begin, first)
        if len(word) == 1 and word.isalpha():
            return self._goes_on_initial(text, start, begin, word, first)
        if low in self.street:
            return not (self._starts(first) and _word_before(text, start, begin - 1)[0][:1].isupper())
        if _ACRONYM.fullmatch(low) or low in self.dates:
            return not self._starts(first)
        if low in self.maybe or self._is_state(text, begin, low):
            return first.lower() in self.roles or not (self._starts(first) or self._begins_clause(rest, first))
        return word.isdigit() and not text[start:begin].strip()  # `1. The first item`

    def unfinished(self, text: str, start: int, mark: int) -> bool:
        """Tell whether the word before a mark cannot end a sentence, or has the mark in its name: `Yahoo!`."""
        word = _word_before(text, start, mark)[0]
        if text[mark] == "!" and word.lower() in self.names:
            return not self._starts(_first_word(text[mark + 1 : mark + 40].lstrip()))
        return word in self.articles

    def speaks(self, rest: str) -> bool:
        """Tell whether what follows a closed quotation names its speaker: `LeCun asked at a conference.`"""
        return not self._starts(_first_word(rest)) and self.speaker.match(rest) is not None

    def _is_state(self, text: str, begin: int, low: str) -> bool:
        """`Calif.` always, `Mass.` behind a comma or a party's letter."""
        behind = text[max(0, begin - 2) : begin].rstrip()[-1:] == "," or text[begin + 1 : begin + 2] == "-"
        return low in self.states or (behind and low in self.state_words)

    def _starts(self, first: str) -> bool:
        return first[:1].isupper() and first.lower().replace("’", "'") in self.starters

    def _goes_on_clock(self, text: str, start: int, begin: int, first: str) -> bool:
        """`9 p.m. Friday`, `6 p.m. EDT` and an opening `At 5 a.m. Mr. Smith` go on."""
        low = first.lower().rstrip(".")
        if low.removesuffix("'s") in self.calendar or not first[:1].isupper():
            return True
        before = text[max(start, begin - 40) : begin].split()
        return (
            begin - start < 40 and len(before) <= _ADVERBIAL and before[:1] != [] and before[0].lower() in self.openers
        )

    def _goes_on_initial(self, text: str, start: int, begin: int, word: str, first: str) -> bool:
        """`Albert I. Jones` goes on, `you and I. Did` and `vitamin C. The` do not."""
        before = _word_before(text, start, begin - 1)[0]
        if before[:1].isupper() or not before:
            return not (self._starts(first) and len(before) > 1 and first.lower() not in ("a", "i"))
        return not (word == "I" and first[:1].isupper()) and not (self._starts(first) and len(first) > 1)

    def _begins_clause(self, rest: str, first: str) -> bool:
        """`… of Foo Inc. Shares fell`: a word with a capital and one without begin a sentence rather than go on with a name."""
        following = _first_word(rest[len(first) :].lstrip())
        return first[:1].isupper() and following[:1].islower() and following not in self.joints


def _word_before(text: str, start: int, end: int) -> tuple[str, int]:
    """Return the word that ends at an offset, without marks before it, and where it begins."""
    piece = text[max(start, end - _LONGEST) : max(start, end)]
    at = len(piece)
    while at and not piece[at - 1].isspace() and piece[at - 1] not in "([{\"“'‘/—–":
        at -= 1
    return piece[at:], end - len(piece) + at


def _first_word(rest: str) -> str:
    found = _FIRST.match(rest)
    return found.group() if found else ""


@cache
def abbreviations(language: Language) -> Abbreviations:
    """Return the abbreviations of a language."""
    data, days = language.section("abbreviations"), language.section("calendar")
    verbs = "|".join(sorted(data["speaking"], key=len, reverse=True))
    names = (
        "title",
        "street",
        "never",
        "number",
        "maybe",
        "states",
        "state_words",
        "dates",
        "times",
        "starters",
        "roles",
        "openers",
        "articles",
        "names",
        "joints",
    )
    return Abbreviations(
        calendar=frozenset(
            str(w) for key in ("weekdays", "months", "zones", "zone_shifts", "parts") for w in days[key]
        ),
        speaker=re.compile(
            rf"[A-Z][\w.'’-]{{0,30}},? (?:[A-Z][\w.'’-]{{0,30}},? |[a-z]{{2,14}},? ){{0,4}}?(?:{verbs})\b"
        ),
        small=tuple(data["small"]),
        **{name: frozenset(map(str, data[name])) for name in names},
    )
