"""Parse one sentence: words with tags, base forms, governors and relations."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from reconcile.grammar.asides import attach_apart, find_asides
from reconcile.grammar.habits import load_habits
from reconcile.grammar.known import shouted
from reconcile.grammar.lemmas import lemma_of
from reconcile.grammar.mend import mend
from reconcile.grammar.parser import attach, name_relations, tag_words
from reconcile.grammar.repair import repair_tags, tell_own_pasts
from reconcile.grammar.tokens import cut_words
from reconcile.grammar.weights import load_weights
from reconcile.language import Language
from reconcile.model import Parse, Span, Token

AGED = "young"  # how the models see `34-year-old`: an adjective that opens sentences too
FIGURE = "0x0"  # the form under which the treebank's amounts and shares were learnt
_TOLD = frozenset({"VERB|VBD", "VERB|VBZ"})
_ENDS = frozenset({".", "!", "?"})
_LEAST = 2  # words of a sentence inside a quotation
_LONGEST = 400  # words; what is longer is a table or a run of names, and is parsed in pieces


def parse_sentence(
    text: str, start: int, chunks: Sequence[tuple[int, int]], language: Language, names: frozenset[str] = frozenset()
) -> Parse:
    """Return the parse of a sentence that begins at offset `start` of its document.

    `chunks` are spans of the document (figures with their signs and hedges) that are taken as one word each; `names` are words
    that open a sentence as names and not as what the tagger might take them for.
    """
    tokens = _read(text, start, chunks, language, names, parsed=True)
    children: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head >= 0:
            children[token.head].append(index)
    return Parse(tokens, tuple(tuple(c) for c in children))


def tag_sentence(text: str, start: int, chunks: Sequence[tuple[int, int]], language: Language) -> tuple[Token, ...]:
    """Return the words of a sentence with tags and base forms only; heads are -1 and relations empty."""
    return _read(text, start, chunks, language, frozenset(), parsed=False)


def _read(
    text: str,
    start: int,
    chunks: Sequence[tuple[int, int]],
    language: Language,
    names: frozenset[str],
    *,
    parsed: bool,
) -> tuple[Token, ...]:
    ranges = list(cut_words(text, [(a - start, b - start) for a, b in chunks], language))
    words = [text[a:b] for a, b, _ in ranges]
    read = [word for word, (_, _, figure) in zip(words, ranges, strict=True) if not figure]
    loud = shouted(read, language)
    seen = [
        _as_learnt(word) if figure else word.lower() if word in loud else word
        for word, (_, _, figure) in zip(words, ranges, strict=True)
    ]
    tokens: list[Token] = []
    for first, last in _pieces(words):
        part = tuple(seen[first:last])
        figures = tuple(i - first for i in range(first, last) if ranges[i][2])
        opens = next((i for i, word in enumerate(part) if word[:1].isalnum()), -1) if first == 0 else -1
        named = opens if opens >= 0 and part[opens] in names else -1
        tags, heads, relations = _understand(part, figures, named, language, parsed)
        for index, tag in enumerate(tags):
            a, b, figure = ranges[first + index]
            upos, form = tag.split("|")
            head = heads[index] + first if heads[index] >= 0 else -1
            lemma = words[first + index] if figure else lemma_of(words[first + index], upos, form, language)
            tokens.append(
                Token(Span(start + a, start + b), words[first + index], lemma, upos, form, head, relations[index])
            )
    return tuple(tokens)


def _pieces(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of words that are parsed by themselves: each of the sentences of a quotation inside a sentence.

    `"It was dark. We ran," Smith said` is one sentence that tells who speaks; the models learnt from sentences without others inside.
    """
    first = 0
    for index in range(1, len(words) - _LEAST):
        ends = words[index] in _ENDS and words[index + 1][:1].isupper() and index - first >= _LEAST
        if ends or index - first >= _LONGEST:
            yield first, index + 1
            first = index + 1
    yield first, len(words)


@lru_cache(maxsize=4096)
def _understand(
    words: tuple[str, ...], figures: tuple[int, ...], named: int, language: Language, parsed: bool
) -> tuple[list[str], list[int], list[str]]:
    """Tag and parse a run of words; copies of one wire text say the same sentences again and again."""
    weights, habits = load_weights(language), load_habits(language)
    part = list(words)
    told = {index: "ADJ|JJ" if part[index] == AGED else "NUM|CD" for index in figures}
    if named >= 0:
        told.setdefault(named, "PROPN|NNP")
    tags = tag_words(part, told, weights, habits)
    repair_tags(part, tags, weights.verbs, language)
    _tell_aged(part, tags)
    if not parsed:
        return tags, [-1] * len(part), [""] * len(part)
    asides = find_asides(part, tags)
    heads, roots = attach_apart(part, tags, asides, partial(attach, weights=weights, habits=habits))
    relations = name_relations(part, tags, heads, weights, habits)
    for index, relation in roots.items():
        relations[index] = relation
    mend(part, tags, heads, relations)
    tell_own_pasts(part, tags, heads, relations, language)
    return tags, heads, relations


def _tell_aged(words: Sequence[str], tags: list[str]) -> None:
    """Make an age between an article and a verb of the past or present the noun that it is: `The 34-year-old denied it`; in place."""
    for index in range(1, len(words) - 2):
        subject = words[index] == AGED and tags[index - 1].startswith("DET") and tags[index + 1] in _TOLD
        if subject and not tags[index + 2].startswith(("NOUN", "PROPN")):  # `the 34-year-old convicted murderer`
            tags[index] = "NOUN|NN"


def _as_learnt(chunk: str) -> str:
    """Amounts of money and shares look alike to the models; counts keep the form of a number."""
    low = chunk.lower()
    if any(c in "$£€¥%" for c in chunk) or "cent" in low or "dollar" in low or "euro" in low or "pound" in low:
        return FIGURE
    if low.endswith("old"):
        return AGED
    if any(c.isdigit() for c in chunk):
        return "0"
    return low.split()[-1]
