"""The names of a document and their short forms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.claims.references import Name, Roster
from reconcile.claims.titles import Titles, titles
from reconcile.language import Language, everyday
from reconcile.model import Parse, Token

_LONGEST = 4  # words of a name that others may shorten
_AROUND = {'"': '"', "“": "”", "‘": "’", "'": "'", "(": ")"}  # marks that open and close what somebody is called
_SMALL = 3  # letters of the small words inside names: `von`, `bin`


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    text: str
    titled: bool  # an office or a form of address stands before it


@cache
def _vocabulary(language: Language) -> tuple[frozenset[str], ...]:
    calendar = language.section("calendar")
    days = frozenset(str(word) for name in ("weekdays", "months") for word in calendar[name])
    never = days | frozenset(str(word) for word in (*calendar["zones"], *language.section("ages")["decades"]))
    numbers = language.section("numbers")
    never |= frozenset(str(word) for name in ("ones", "tens") for word in numbers[name])
    return language.words("referents", "links"), never, days, frozenset(calendar["feasts"])


def _dated(run: Sequence[Token], days: frozenset[str], feasts: frozenset[str]) -> int:
    """How many words at the end of a run only date it: `west of Lima | Jan. 4`, `said Ann Lee | Monday`."""
    return int(len(run) > 1 and run[-1].text.lower().rstrip(".") in days and run[-2].text.lower() not in feasts)


def find_names(
    parses: Sequence[Parse], running: Sequence[bool], language: Language, aliases: tuple[tuple[str, ...], ...] = ()
) -> Roster:
    """Collect the names of a document and give every short form the longest one that it shortens.

    `running` tells which sentences are running text: headings capitalise every word and coin no names.
    """
    proper = _proper(parses, running, everyday(language))
    runs = [tuple(_runs(parse, proper, language)) for parse in parses]
    texts = Counter(run.text for sentence, plain in zip(runs, running, strict=True) if plain for run in sentence)
    canonical, persons = _canonical(texts, aliases, language)
    persons |= _persons(parses, runs, canonical)
    names = tuple(
        tuple(Name(run.first, run.last, run.text, canonical.get(run.text, run.text)) for run in sentence)
        for sentence in runs
    )
    return Roster(names, frozenset(persons), language)


def _proper(parses: Sequence[Parse], running: Sequence[bool], common: frozenset[str]) -> frozenset[str]:
    """Words that the document writes with a capital inside a sentence and never without: names that a tagger may not know.

    So is a rare singular without an article that opens a sentence before a verb: "Acme announced …".
    """
    inside: set[str] = set()
    small: set[str] = set()
    for parse, plain in zip(parses, running, strict=True):
        for index, token in enumerate(parse.tokens):
            if token.text[:1].islower():
                small.add(token.text)
            elif plain and token.text[:1].isupper() and _unknown_name(parse, index, common):
                inside.add(token.text)
    found = {word for word in inside if word.lower() not in small and len(word) > 1}
    return frozenset(found)


def _unknown_name(parse: Parse, index: int, common: frozenset[str]) -> bool:
    tokens = parse.tokens
    if index > 0:
        return tokens[index].tag in ("PROPN", "NOUN") and tokens[index - 1].text[:1].isalnum()
    before_verb = len(tokens) > 1 and tokens[1].tag in ("VERB", "AUX")
    return before_verb and tokens[0].form == "NN" and tokens[0].text.lower() not in common


def _runs(parse: Parse, proper: frozenset[str], language: Language) -> Iterator[_Run]:
    """Yield the runs of proper nouns of a sentence, each cut behind an office: `Meta CEO | Mark Zuckerberg` are two names."""
    links, never, days, feasts = _vocabulary(language)
    offices = titles(language)
    tokens, size = parse.tokens, len(parse.tokens)
    named = [
        (t.tag == "PROPN" and not _is_common(t)) or _is_inner(t) or (t.tag == "NOUN" and t.text in proper)
        for t in tokens
    ]
    for index in _identified(parse, language):
        named[index] = True
    if size > 1 and tokens[0].text in proper and tokens[1].tag in ("VERB", "AUX"):
        named[0] = True
    index = 0
    while index < size:
        if not named[index]:
            index += 1
            continue
        first, called = index, set[int]()
        while index < size and (
            named[index] or _bridges(parse, index, links, named) or _of_saint(parse, index, language)
        ):
            index += 1
            called.update(inner := range(index, _past_nickname(parse, index, named)))
            index += len(inner)
        end = index - _dated(tokens[first:index], days, feasts)
        titled = first > 0 and offices.is_borne(tokens[first - 1].text.lower().strip(".")) and not _modifies(parse, end)
        for a, b, behind in _parts(parse, first, end, offices):
            text = " ".join(tokens[i].text for i in range(a, b) if i not in called).replace(" 's", "'s")
            if text.casefold() not in never and not (text.isupper() and (text.lower(),) in offices.office):
                yield _Run(a, b - 1, text, titled=behind or (titled and a == first))


def _identified(parse: Parse, language: Language) -> Iterator[int]:
    """`identified as Marian Holm`: a given name that the tagger takes for an adjective."""
    tokens, verbs = parse.tokens, language.words("withheld", "identify")
    for index in range(2, len(tokens) - 1):
        told = tokens[index - 1].text.lower() == "as" and tokens[index - 2].lemma.lower() in verbs
        if told and tokens[index].text[:1].isupper() and tokens[index + 1].tag == "PROPN":
            yield index


def _is_common(token: Token) -> bool:
    """`English club Norham Rovers`: a word in small letters that the tagger takes for a part of the names around it."""
    return token.text.islower() and token.text.isalpha() and len(token.text) > _SMALL


def _is_inner(token: Token) -> bool:
    """`River Bird Shelter Act`: what the tagger calls an adjective of a name."""
    return token.form in ("NNP", "NNPS") and token.text[:1].isupper()


def _modifies(parse: Parse, end: int) -> bool:
    """Tell whether the name that ends before `end` belongs to the noun behind it: `chief AI scientist`."""
    tokens = parse.tokens
    return end < len(tokens) and tokens[end].tag == "NOUN" and tokens[end - 1].head >= end


def _bridges(parse: Parse, index: int, links: frozenset[str], named: Sequence[bool]) -> bool:
    return parse.tokens[index].text.lower() in links and index + 1 < len(named) and named[index + 1]


def _past_nickname(parse: Parse, index: int, named: Sequence[bool]) -> int:
    """`Jose "Pepe" Lima`: where the name goes on behind what its bearer is called; the index itself where there is no such thing."""
    tokens = parse.tokens
    closing = index + 2
    if closing + 1 >= len(tokens) or _AROUND.get(tokens[index].text) != tokens[closing].text:
        return index
    return closing + 1 if tokens[index + 1].text[:1].isupper() and named[closing + 1] else index


def _of_saint(parse: Parse, index: int, language: Language) -> bool:
    """`St Clare's Hospital`, `King's College`: a possessive inside the name of a house."""
    tokens, houses = parse.tokens, language.words("names", "of_patrons")
    if index < 1 or index + 1 >= len(tokens) or tokens[index].tag != "PART" or not tokens[index + 1].text[:1].isupper():
        return False
    patron = tokens[index - 1].text.lower() in language.words("names", "patrons")
    saint = index > 1 and tokens[index - 2].text.lower() in language.words("names", "saints")
    return (patron or saint) and tokens[index + 1].text.lower() in houses


def _parts(parse: Parse, first: int, end: int, offices: Titles) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether an office stands before) of the names in one run.

    A single word behind an office that begins the run is cut off only from a form of address: `General Motors` is one name.
    """
    words = [parse.tokens[i].text.lower().strip(".") for i in range(first, end)]
    if len(words) > 2 and words[1] == "of" and (words[0],) in offices.office:  # `CEO of Acme`
        yield first + 2, end, False
        return
    if offices.is_house(words):
        yield first, end, False
        return
    held = [offices.is_address(word) for word in words]
    if not any(held) or all(held) or held[-1]:
        yield first, end, False
        return
    start, last = held.index(True), len(held) - 1 - held[::-1].index(True)
    rest = len(words) - 1 - last
    if words[last + 1] == "of" or (start == 0 and rest == 1 and words[0] not in offices.address):
        yield first, end, False
        return
    if start > 0:
        yield first, first + start, False
    yield first + last + 1, end, True


def _canonical(
    texts: Counter[str], aliases: tuple[tuple[str, ...], ...], language: Language
) -> tuple[dict[str, str], set[str]]:
    """Map each name to the one longer name that begins or ends with it; a name taken up by its last word is a person's.

    A short form that fits several longer names (`AI`, `San`) stands for none of them.
    """
    begins, ends = _longer(texts, language.words("referents", "whole"))
    table: dict[str, str] = {}
    persons: set[str] = set()
    for text in sorted(texts, key=lambda t: (-t.count(" "), t)):
        heads = {table.get(name, name) for name in begins.get(text, ())}
        tails = {table.get(name, name) for name in ends.get(text, ())}
        if len(heads | tails) != 1 or (tails and not heads and text.isupper()):
            continue
        (target,) = heads | tails
        if tails and not heads:
            persons.add(target)
        table[text] = target
    for group in aliases:
        for alias in group:
            table[alias] = group[0]
    return table, persons


def _longer(texts: Counter[str], whole: frozenset[str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return, for every beginning and every ending of a name, the names that have it."""
    begins: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for text in sorted(texts):
        words = text.split(" ")
        for size in range(1, len(words) if len(words) <= _LONGEST else 1):
            begins.setdefault(" ".join(words[:size]), []).append(text)
            if words[-size - 1].lower() not in whole:
                ends.setdefault(" ".join(words[-size:]), []).append(text)
    return begins, ends


def _persons(parses: Sequence[Parse], runs: Sequence[Sequence[_Run]], canonical: dict[str, str]) -> set[str]:
    """A name behind an office or before `, who` is a person."""
    found = set()
    for parse, sentence in zip(parses, runs, strict=True):
        for run in sentence:
            after = [token.text.lower() for token in parse.tokens[run.last + 1 : run.last + 3]]
            if run.titled or after[:1] == ["who"] or after == [",", "who"]:
                found.add(canonical.get(run.text, run.text))
    return found
