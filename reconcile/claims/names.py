"""The names of a document and their short forms."""

from collections import Counter
from collections.abc import Sequence

from reconcile.claims.references import Name, Roster
from reconcile.claims.runs import Run, find_runs
from reconcile.claims.titles import titles
from reconcile.language import Language
from reconcile.model import Parse

_LONGEST = 4  # words of a name that others may shorten


def find_names(
    parses: Sequence[Parse], running: Sequence[bool], language: Language, aliases: tuple[tuple[str, ...], ...] = ()
) -> Roster:
    """Collect the names of a document and give every short form the longest one that it shortens.

    `running` tells which sentences are running text: headings capitalise every word and coin no names.
    """
    runs = find_runs(parses, running, language)
    texts = Counter(run.text for sentence, plain in zip(runs, running, strict=True) if plain for run in sentence)
    canonical, persons = _canonical(texts, _places(parses, runs, language), aliases, language)
    persons |= _persons(parses, runs, canonical)
    names = tuple(
        tuple(Name(run.first, run.last, run.text, canonical.get(run.text, run.text)) for run in sentence)
        for sentence in runs
    )
    return Roster(names, frozenset(persons), language)


def _places(parses: Sequence[Parse], runs: Sequence[Sequence[Run]], language: Language) -> frozenset[str]:
    """The names behind a word of place: `in Lima`."""
    behind = language.words("function", "place")
    return frozenset(
        run.text
        for parse, sentence in zip(parses, runs, strict=True)
        for run in sentence
        if run.first and parse.tokens[run.first - 1].text.lower() in behind
    )


def _canonical(
    texts: Counter[str], places: frozenset[str], aliases: tuple[tuple[str, ...], ...], language: Language
) -> tuple[dict[str, str], set[str]]:
    """Map each name to the one longer name that begins or ends with it; a name taken up by its last word is a person's.

    A short form that fits several longer names (`AI`, `San`) stands for none of them.
    """
    begins, ends = _longer(texts, places, language)
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


def _longer(
    texts: Counter[str], places: frozenset[str], language: Language
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return, for every beginning and every ending of a name, the names that have it.

    A place is not short for a body that has its name, nor any name for one with a quarter of the sky before it: `Lima` and
    `Lima District Court`, `Virginia` and `West Virginia`.
    """
    whole, bodies = language.words("referents", "whole"), titles(language).bodies | language.words("names", "generic")
    begins: dict[str, list[str]] = {}
    ends: dict[str, list[str]] = {}
    for text in sorted(texts):
        words = text.split(" ")
        for size in range(1, len(words) if len(words) <= _LONGEST else 1):
            head, tail, before = " ".join(words[:size]), " ".join(words[-size:]), [w.lower() for w in words[:-size]]
            begins.setdefault(head, []).append(text)
            if head in places and not bodies.isdisjoint(word.lower() for word in words[size:]):
                begins[head].append(head)  # two readings: it stands for itself
            if before[-1] not in whole and not bodies.issuperset(before):
                ends.setdefault(tail, []).append(text)
    return begins, ends


def _persons(parses: Sequence[Parse], runs: Sequence[Sequence[Run]], canonical: dict[str, str]) -> set[str]:
    """A name behind an office or before `, who` is a person."""
    found = set()
    for parse, sentence in zip(parses, runs, strict=True):
        for run in sentence:
            after = [token.text.lower() for token in parse.tokens[run.last + 1 : run.last + 3]]
            if run.titled or after[:1] == ["who"] or after == [",", "who"]:
                found.add(canonical.get(run.text, run.text))
    return found
