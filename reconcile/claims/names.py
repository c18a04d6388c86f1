"""The names of a document, their short forms, and what `it` and `the company` stand for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from reconcile.model import Parse

_LINKS = frozenset({"of", "de", "la", "van", "von", "al", "bin", "&", "-", "–", "the"})
_POSSESSIVE = ("'s", "’s", "'", "’")
_THINGS = frozenset({"it", "its", "itself", "they", "their", "them"})
_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_ORGANISATIONS = frozenset(
    [
        "company",
        "firm",
        "startup",
        "corporation",
        "group",
        "maker",
        "giant",
        "retailer",
        "bank",
        "agency",
        "organization",
        "organisation",
        "business",
        "carrier",
        "manufacturer",
        "publisher",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A run of proper nouns: token indices first to last, inclusive, and its canonical form in the document."""

    first: int
    last: int
    text: str
    canonical: str


@dataclass
class Roster:
    """The names of one document, sentence by sentence, and who the text was last about."""

    names: tuple[tuple[Name, ...], ...]
    persons: frozenset[str] = frozenset()
    _last_thing: str = field(default="", init=False)
    _last_person: str = field(default="", init=False)
    _recent: list[str] = field(default_factory=list, init=False)

    def name_at(self, sentence: int, token: int) -> Name | None:
        """Return the name that a token belongs to."""
        for name in self.names[sentence]:
            if name.first <= token <= name.last:
                return name
        return None

    def resolve(self, sentence: int, parse: Parse, token: int, other_than: str = "") -> str:
        """Say who a noun or pronoun stands for: a canonical name, or an empty string.

        `the startup` beside a subject stands for another than the subject: the last thing named that is not `other_than`.
        """
        if token < 0:
            return ""
        name = self.name_at(sentence, token)
        if name is None:
            name = self._appended(sentence, parse, token)
        if name is not None:
            return name.canonical
        word = parse.tokens[token].text.lower()
        if word in _THINGS:
            return self._last_thing
        if word in _PERSONS:
            return self._last_person
        if parse.tokens[token].lemma in _ORGANISATIONS and parse.tokens[token].form == "NN" and _definite(parse, token):
            if other_than:
                return next(
                    (name for name in reversed(self._recent) if name != other_than and name not in self.persons), ""
                )
            return self._last_thing
        return ""

    def _appended(self, sentence: int, parse: Parse, token: int) -> Name | None:
        """`artificial intelligence company Scale`: a name that hangs on a common noun names it."""
        for child in parse.children[token]:
            if parse.tokens[child].relation in ("appos", "flat", "compound", "nmod") and child == token + 1:
                return self.name_at(sentence, child)
        return None

    def mention(self, sentence: int) -> None:
        """Note the names of a sentence that has been read."""
        self._recent.extend(name.canonical for name in self.names[sentence])
        del self._recent[:-12]

    def remember(self, canonical: str) -> None:
        """Note that the text was just about this name."""
        if not canonical:
            return
        if canonical in self.persons:
            self._last_person = canonical
        else:
            self._last_thing = canonical


def _definite(parse: Parse, token: int) -> bool:
    return any(parse.tokens[c].text.lower() in ("the", "this", "that") for c in parse.children[token])


def find_names(
    parses: Sequence[Parse], running: Sequence[bool], never: frozenset[str], aliases: tuple[tuple[str, ...], ...] = ()
) -> Roster:
    """Collect the names of a document and give every short form the longest one that it shortens.

    `running` tells which sentences are running text: headings capitalise every word and coin no names. `never` are words
    that are written like names and are none, such as weekdays.
    """
    runs = [tuple(r for r in _runs(parse) if r[2].casefold() not in never) for parse in parses]
    texts = Counter(text for sentence, plain in zip(runs, running, strict=True) if plain for _, _, text in sentence)
    canonical, persons = _canonical(texts, aliases)
    persons |= _titled(parses, runs, canonical)
    names = tuple(
        tuple(Name(first, last, text, canonical.get(text, text)) for first, last, text in sentence) for sentence in runs
    )
    return Roster(names, frozenset(persons))


def _runs(parse: Parse) -> list[tuple[int, int, str]]:
    tokens, found, start = parse.tokens, [], -1
    for index in range(len(tokens) + 1):
        inside = index < len(tokens) and tokens[index].tag == "PROPN"
        if inside and start < 0:
            start = index
        elif not inside and start >= 0:
            bridge = (
                index + 1 < len(tokens) and tokens[index].text.lower() in _LINKS and tokens[index + 1].tag == "PROPN"
            )
            if bridge:
                continue
            found.append((start, index - 1, " ".join(t.text for t in tokens[start:index])))
            start = -1
    return found


def _canonical(texts: Counter[str], aliases: tuple[tuple[str, ...], ...]) -> tuple[dict[str, str], set[str]]:
    """Map each name to the one longer name that begins or ends with it; a name taken up by its last word is a person's.

    A short form that fits several longer names (`AI`, `San`) stands for none of them.
    """
    table: dict[str, str] = {}
    persons: set[str] = set()
    longest = sorted((t for t in texts if 1 < len(t.split()) <= 4), key=lambda t: (-len(t.split()), -texts[t], t))
    for text in sorted(texts, key=lambda t: (-len(t.split()), t)):
        words = text.split()
        begins = _roots([t for t in longest if len(t.split()) > len(words) and t.split()[: len(words)] == words], table)
        ends = _roots([t for t in longest if len(t.split()) > len(words) and t.split()[-len(words) :] == words], table)
        if len(begins | ends) != 1:
            continue
        (target,) = begins | ends
        if ends and not begins:
            if text.isupper():
                continue
            persons.add(target)
        table[text] = target
    for group in aliases:
        for alias in group:
            table[alias] = group[0]
    return table, persons


def _roots(names: list[str], table: dict[str, str]) -> set[str]:
    return {table.get(name, name) for name in names}


def _titled(
    parses: Sequence[Parse], runs: Sequence[Sequence[tuple[int, int, str]]], canonical: dict[str, str]
) -> set[str]:
    """A name followed by `, who` or taken up by `he` is a person."""
    found = set()
    for parse, sentence in zip(parses, runs, strict=True):
        for _first, last, text in sentence:
            after = [t.text.lower() for t in parse.tokens[last + 1 : last + 3]]
            if after[:1] == ["who"] or after == [",", "who"]:
                found.add(canonical.get(text, text))
    return found
