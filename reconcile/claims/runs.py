"""Where the names of a document stand: runs of proper nouns, cut where an office or a form of address stands among them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.claims.borne import cut_at_offices
from reconcile.claims.ties import is_syllable, is_tie, ties
from reconcile.claims.titles import titles
from reconcile.language import Language, everyday
from reconcile.model import Parse, Token

_AROUND = {'"': '"', "“": "”", "‘": "’", "'": "'", "(": ")"}  # marks that open and close what somebody is called
_LOOSE = frozenset({"-", "&", "of"})  # that begin no name
_LOUD = 4  # letters of a word in capitals that is no abbreviation
_SMALL = 3  # letters of the small words inside names: `von`, `bin`
_LONG = 3  # letters from which a heading in capitals writes its words so
_HEADED = 4  # such words of a heading
_CAPITALS = 0.8  # of them with a capital


@dataclass(frozen=True, slots=True)
class Run:
    """One name: token indices first to last, inclusive, its words, and whether an office or a form of address stands before it."""

    first: int
    last: int
    text: str
    titled: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What a first reading of a document tells of its names."""

    proper: frozenset[str]  # words that are names though a tagger may not know it
    ties: bool  # whether it has been read once, so that hyphens can tie names
    apart: frozenset[str]  # names that no hyphen ties to others, and their words
    inside: frozenset[str]  # words of names inside running sentences
    within: frozenset[str]  # of them those that open no sentence anywhere
    small: frozenset[str]  # words that the document writes without a capital too


@dataclass(frozen=True, slots=True)
class _Words:
    links: frozenset[str]
    never: frozenset[str]
    days: frozenset[str]
    feasts: frozenset[str]
    streets: frozenset[str]
    peoples: frozenset[str]
    common: frozenset[str]
    prefixes: frozenset[str]
    epithets: frozenset[str]
    endings: tuple[str, ...]


@cache
def _words(language: Language) -> _Words:
    calendar = language.section("calendar")
    days = frozenset(str(word) for name in ("weekdays", "months") for word in calendar[name])
    never = days | frozenset(str(word) for word in (*calendar["zones"], *language.section("ages")["decades"]))
    numbers = language.section("numbers")
    never |= frozenset(str(word) for name in ("ones", "tens") for word in numbers[name])
    origins = language.section("origins")
    peoples = frozenset(str(word).lower() for name in ("nationalities", "within", "also") for word in origins[name])
    return _Words(
        language.words("referents", "links"),
        never,
        days,
        frozenset(calendar["feasts"]),
        language.words("names", "streets"),
        peoples | language.words("names", "creeds"),
        everyday(language),
        language.words("names", "prefixes"),
        language.words("names", "epithets"),
        tuple(sorted(language.words("names", "plain_endings"))),
    )


def find_runs(parses: Sequence[Parse], running: Sequence[bool], language: Language) -> list[tuple[Run, ...]]:
    """Return the names of each sentence.

    `running` tells which sentences are running text: headings capitalise every word and coin no names.
    """
    small = frozenset(t.text for parse in parses for t in parse.tokens if t.text[:1].islower())
    proper = _proper(parses, running, small, everyday(language))
    first = _Known(proper, False, frozenset(), frozenset(), frozenset(), small)
    loose = [tuple(_runs(parse, first, language, running=plain)) for parse, plain in zip(parses, running, strict=True)]
    known = _Known(proper, True, *_seen(parses, running, loose), small)
    return [
        tuple(_kept(parse, _runs(parse, known, language, running=plain), known, _words(language), running=plain))
        for parse, plain in zip(parses, running, strict=True)
    ]


def _seen(
    parses: Sequence[Parse], running: Sequence[bool], runs: Sequence[Iterable[Run]]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    apart, inside, within = set[str](), set[str](), set[str]()
    for parse, plain, sentence in zip(parses, running, runs, strict=True):
        for run in sentence if plain else ():
            if not (is_tie(parse, run.last + 1) or is_tie(parse, run.first - 1)):
                apart.update((run.text, *run.text.split()))
            if not _opens(parse, run.first) or run.last > run.first:
                inside.update(run.text.replace("-", " ").split())
            if not _opens(parse, run.first):
                within.update(run.text.split())
    return frozenset(apart), frozenset(inside), frozenset(within)


def _proper(
    parses: Sequence[Parse], running: Sequence[bool], small: frozenset[str], common: frozenset[str]
) -> frozenset[str]:
    """Words that the document writes with a capital inside a sentence and never without: names that a tagger may not know.

    So is a rare singular without an article that opens a sentence before a verb: "Acme announced …".
    """
    inside = {
        token.text
        for parse, plain in zip(parses, running, strict=True)
        for index, token in enumerate(parse.tokens)
        if plain and token.text[:1].isupper() and _unknown_name(parse, index, common)
    }
    return frozenset(word for word in inside if word.lower() not in small and len(word) > 1)


def _unknown_name(parse: Parse, index: int, common: frozenset[str]) -> bool:
    tokens = parse.tokens
    if index > 0:
        text = tokens[index].text
        loud = (
            tokens[index].tag == "NOUN" and text.isupper() and text.isalpha() and len(text) >= _LOUD
        )  # `for EIGHT HOURS`
        return tokens[index].tag in ("PROPN", "NOUN") and not loud and tokens[index - 1].text[:1].isalnum()
    before_verb = len(tokens) > 1 and tokens[1].tag in ("VERB", "AUX")
    return before_verb and tokens[0].form == "NN" and tokens[0].text.lower() not in common


def _runs(parse: Parse, known: _Known, language: Language, *, running: bool) -> Iterator[Run]:
    """Yield the runs of proper nouns of a sentence, each cut behind an office: `Meta CEO | Mark Zuckerberg` are two names."""
    words, offices = _words(language), titles(language)
    tokens, size = parse.tokens, len(parse.tokens)
    named = _named(parse, known, language, running=running)
    index = 0
    while index < size:
        if not named[index]:
            index += 1
            continue
        first, called = index, set[int]()
        while index < size and _goes_on(parse, index, named, known, language):
            index += 1
            called.update(inner := range(index, _past_nickname(parse, index, named)))
            index += len(inner)
        end = index - _dated(tokens[first:index], words)
        for start, stop, titled in cut_at_offices(parse, first, end, offices):
            a, b = _trimmed(parse, start, stop, words)
            text = _text(tokens[i] for i in range(a, b) if i not in called)
            if not _is_bare(text, words) and not (text.isupper() and (text.lower(),) in offices.office):
                yield Run(a, b - 1, text, titled)


def _trimmed(parse: Parse, start: int, stop: int, words: _Words) -> tuple[int, int]:
    """Leave out the small words and hyphens at the edges of a name: `Government | of`."""
    while start < stop and parse.tokens[start].text in _LOOSE:
        start += 1
    while start < stop and parse.tokens[stop - 1].text in words.links | _LOOSE:
        stop -= 1
    return start, stop


def _text(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens).replace(" 's", "'s").replace(" - ", "-")


def _named(parse: Parse, known: _Known, language: Language, *, running: bool) -> list[bool]:
    """Tell of each word whether it is a name or begins one."""
    tokens, words = parse.tokens, _words(language)
    named = [
        (t.tag == "PROPN" and not _is_common(t)) or _is_inner(t) or (t.tag == "NOUN" and t.text in known.proper)
        for t in tokens
    ]
    for index in _identified(parse, language):
        named[index] = True
    if len(tokens) > 1 and tokens[0].text in known.proper and tokens[1].tag in ("VERB", "AUX"):
        named[0] = True
    for index in range(len(tokens) - 2, 0, -1):
        if running and named[index + 1] and _begins(parse, index, words):
            named[index] = True
        elif is_tie(parse, index) and named[index + 1] and tokens[index - 1].text.istitle():
            named[index - 1] = True  # `Rolls-Royce`
    return named


def _begins(parse: Parse, index: int, words: _Words) -> bool:
    """`the | Human Rights League`: an everyday adjective with a capital inside a sentence; no people's, as in `English club Norham Rovers`."""
    token, low = parse.tokens[index], parse.tokens[index].text.lower()
    title = token.tag == "ADJ" and token.text == low.capitalize() and not _opens(parse, index)
    return title and low in words.common and low not in words.peoples


def _goes_on(parse: Parse, index: int, named: Sequence[bool], known: _Known, language: Language) -> bool:
    return (
        named[index]
        or _bridges(parse, index, _words(language).links, named)
        or _of_saint(parse, index, language)
        or (known.ties and ties(parse, index, named, known.apart))
        or is_syllable(parse, index, named)
    )


def _kept(parse: Parse, runs: Iterable[Run], known: _Known, words: _Words, *, running: bool) -> Iterator[Run]:
    """Leave out what only a capital makes a name: the word that opens a sentence, and those of a heading in capitals."""
    headed = not running and known.inside and _is_headed(parse)
    for run in runs:
        tied = run.first == run.last and is_tie(parse, run.last + 1) and parse.tokens[run.last + 2].text.islower()
        if tied and _opens(parse, run.first) and run.text.lower() in words.prefixes:
            continue  # `Left-hander Marcus Lee`, not `Lima-based`
        if headed:
            yield from _known_parts(parse, run, known, words)
        elif (
            run.last > run.first
            or not _opens(parse, run.first)
            or run.titled
            or run.text in known.inside
            or (
                known.small.isdisjoint({run.text.lower(), parse.tokens[run.first].lemma.lower()})
                and not run.text.endswith(words.endings)
            )
        ):
            yield _undescribed(parse, run, known, words)


def _undescribed(parse: Parse, run: Run, known: _Known, words: _Words) -> Run:
    """`Little | Rory Bain`, `EVIL | Dale Ashdown`: a word that only its place at the opening makes a part of the name behind it."""
    first, *rest = run.text.split()
    if not rest or run.titled or not _opens(parse, run.first) or first in known.within:
        return run
    named = not known.within.isdisjoint(rest)
    shouted = first.isupper() and len(first) > _SMALL and not any(word.isupper() for word in rest)
    plain = first.lower() in words.epithets or first.lower() in known.small
    if named and (plain or shouted) and parse.tokens[run.first + 1].text == rest[0]:
        return Run(run.first + 1, run.last, " ".join(rest), run.titled)
    return run


def _is_headed(parse: Parse) -> bool:
    """Tell whether a heading writes its words with capitals, and not all letters."""
    long = [t.text for t in parse.tokens if t.text.isalpha() and len(t.text) > _LONG]
    capital = sum(word[:1].isupper() for word in long)
    return len(long) >= _HEADED and capital >= _CAPITALS * len(long) and not all(word.isupper() for word in long)


def _known_parts(parse: Parse, run: Run, known: _Known, words: _Words) -> Iterator[Run]:
    """The parts of a name of a heading whose words the text knows as names."""
    inside = [is_tie(parse, i) or parse.tokens[i].text in known.inside for i in range(run.first, run.last + 1)]
    if all(inside):
        yield run
        return
    start = run.first
    while start <= run.last:
        end = start
        while end <= run.last and inside[end - run.first]:
            end += 1
        a, b = _trimmed(parse, start, end, words)
        if b > a:
            yield Run(a, b - 1, _text(parse.tokens[a:b]), run.titled and a == run.first)
        start = end + 1


def _opens(parse: Parse, index: int) -> bool:
    """Tell whether a word is the first of its sentence, or of what is quoted or said behind a colon."""
    before = parse.tokens[:index]
    return not before or before[-1].text in _AROUND or before[-1].text == ":" or all(t.tag == "PUNCT" for t in before)


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


def _is_bare(text: str, words: _Words) -> bool:
    """A day, a month, a lone letter or the head of a street is no name by itself: `on | Sept. | 10`, `on 5th | Avenue`."""
    bare = [word.casefold().strip(".") for word in text.split()]
    return text.casefold() in words.never or all(
        len(word) < 2 or word in words.streets or word in words.days for word in bare
    )


def _dated(run: Sequence[Token], words: _Words) -> int:
    """How many words at the end of a run only date it: `west of Lima | Jan. 4`, `said Ann Lee | Monday`."""
    day = len(run) > 1 and run[-1].text[:1].isupper() and run[-1].text.lower().rstrip(".") in words.days
    return int(day and run[-2].text.lower() not in words.feasts)


def _bridges(parse: Parse, index: int, links: frozenset[str], named: Sequence[bool]) -> bool:
    """`Bank of America`, `Friends Of Halden`: a small word inside a name."""
    token = parse.tokens[index]
    small = token.text.lower() in links or (token.tag in ("ADP", "CCONJ", "DET") and token.text.istitle())
    return small and index + 1 < len(named) and named[index + 1]


def _of_saint(parse: Parse, index: int, language: Language) -> bool:
    """`St Clare's Hospital`, `King's College`: a possessive inside the name of a house."""
    tokens, houses = parse.tokens, language.words("names", "of_patrons")
    if index < 1 or index + 1 >= len(tokens) or tokens[index].tag != "PART" or not tokens[index + 1].text[:1].isupper():
        return False
    patron = tokens[index - 1].text.lower() in language.words("names", "patrons")
    saint = index > 1 and tokens[index - 2].text.lower() in language.words("names", "saints")
    return (patron or saint) and tokens[index + 1].text.lower() in houses


def _past_nickname(parse: Parse, index: int, named: Sequence[bool]) -> int:
    """`Jose "Pepe" Lima`: where the name goes on behind what its bearer is called; the index itself where there is no such thing."""
    tokens = parse.tokens
    closing = index + 2
    if closing + 1 >= len(tokens) or _AROUND.get(tokens[index].text) != tokens[closing].text:
        return index
    return closing + 1 if tokens[index + 1].text[:1].isupper() and named[closing + 1] else index


__all__ = ["Run", "find_runs"]
