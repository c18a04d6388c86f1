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
    "company firm startup corporation group maker giant retailer bank agency organization organisation business carrier manufacturer publisher".split()
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

    def name_at(self, sentence: int, token: int) -> Name | None:
        """Return the name that a token belongs to."""
        for name in self.names[sentence]:
            if name.first <= token <= name.last:
                return name
        return None

    def resolve(self, sentence: int, parse: Parse, token: int) -> str:
        """Say who a noun or pronoun stands for: a canonical name, or an empty string."""
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
        if parse.tokens[token].lemma in _ORGANISATIONS and _definite(parse, token):
            return self._last_thing
        return ""

    def _appended(self, sentence: int, parse: Parse, token: int) -> Name | None:
        """`artificial intelligence company Scale`: a name that hangs on a common noun names it."""
        for child in parse.children[token]:
            if parse.tokens[child].relation in ("appos", "flat", "compound", "nmod") and child == token + 1:
                return self.name_at(sentence, child)
        return None

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


def find_names(parses: Sequence[Parse], aliases: tuple[tuple[str, ...], ...] = ()) -> Roster:
    """Collect the names of a document and give every short form the longest one that it shortens."""
    runs = [tuple(_runs(parse)) for parse in parses]
    texts = Counter(text for sentence in runs for _, _, text in sentence)
    canonical, persons = _canonical(texts, aliases)
    persons |= _titled(parses, runs, canonical)
    names = tuple(tuple(Name(first, last, text, canonical.get(text, text)) for first, last, text in sentence) for sentence in runs)
    return Roster(names, frozenset(persons))


def _runs(parse: Parse) -> list[tuple[int, int, str]]:
    tokens, found, start = parse.tokens, [], -1
    for index in range(len(tokens) + 1):
        inside = index < len(tokens) and tokens[index].tag == "PROPN"
        if inside and start < 0:
            start = index
        elif not inside and start >= 0:
            bridge = index + 1 < len(tokens) and tokens[index].text.lower() in _LINKS and tokens[index + 1].tag == "PROPN"
            if bridge:
                continue
            found.append((start, index - 1, " ".join(t.text for t in tokens[start:index])))
            start = -1
    return found


def _canonical(texts: Counter[str], aliases: tuple[tuple[str, ...], ...]) -> tuple[dict[str, str], set[str]]:
    """Map each name to the longest name that contains it as first or last word; a last-word short form marks a person."""
    table: dict[str, str] = {}
    persons: set[str] = set()
    ordered = sorted(texts, key=lambda t: (-len(t.split()), -texts[t], t))
    for text in ordered:
        words = text.split()
        for longer in ordered:
            other = longer.split()
            if len(other) <= len(words) or len(other) > 4:
                continue
            if other[: len(words)] == words:
                table[text] = table.get(longer, longer)
                break
            if other[-len(words) :] == words:
                table[text] = table.get(longer, longer)
                persons.add(table[text])
                break
    for group in aliases:
        for alias in group:
            table[alias] = group[0]
    return table, persons


def _titled(parses: Sequence[Parse], runs: Sequence[Sequence[tuple[int, int, str]]], canonical: dict[str, str]) -> set[str]:
    """A name followed by `, who` or taken up by `he` is a person."""
    found = set()
    for parse, sentence in zip(parses, runs, strict=True):
        for _first, last, text in sentence:
            after = [t.text.lower() for t in parse.tokens[last + 1 : last + 3]]
            if after[:1] == ["who"] or after == [",", "who"]:
                found.add(canonical.get(text, text))
    return found
