"""Read a figure that a sentence gives as the number of something: `the number of dead rose to 14`."""

from dataclasses import dataclass

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.counted import FINITE
from reconcile.claims.figures.states import find_state
from reconcile.language import Language, Thesaurus
from reconcile.model import Parse

_LEADING = frozenset({"ADV", "ADP", "PART", "SCONJ"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN"})
_FAR = 16  # words from `number of` to its figure
_NEAR = 4  # words: `raised the official number`
_SIZE = "size"  # of a crowd, and of nothing else that is counted


@dataclass(frozen=True, slots=True)
class Total:
    """What a number is the number of: its noun and the state that it is in, each empty where the words do not tell."""

    noun: str
    state: str


def find_total(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> Total | None:
    """Return what a figure behind `the number of ... rose to` or `... is` counts; None where the sentence says no such thing.

    So does `raised the number of dead to 14`, or `to 14 the number of dead`. `The number of dead rose by three` gives no total.
    """
    tokens, verb = parse.tokens, where.first - 1
    while verb >= 0 and tokens[verb].tag in _LEADING:
        if tokens[verb].text.lower() == "by":
            return None
        verb -= 1
    if verb < 0:
        return None
    if tokens[verb].lemma.lower() == "be" or words.moves(tokens[verb].lemma.lower()):
        return _behind(parse, where, words, language) or _before(parse, verb, words, language)
    return _changed(parse, where, words, language)


def _before(parse: Parse, verb: int, words: Thesaurus, language: Language) -> Total | None:
    """`the number of homes destroyed | stands at`: what is counted before a verb."""
    tokens = parse.tokens
    for of in range(verb - 1, max(0, verb - _FAR), -1):
        if _counts(parse, of, language):
            return _of(parse, of, words)
        if tokens[of].form in FINITE and tokens[of].tag != "AUX":
            return None
    return None


def _behind(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> Total | None:
    """`bringing to 14 the number of dead`: the number stands before what it counts."""
    at = next((i for i in range(where.last + 1, where.last + 1 + _NEAR) if _counts(parse, i, language)), -1)
    return _of(parse, at, words) if at >= 0 else None


def _changed(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> Total | None:
    """`raised the number of dead | to 14`, `put the size of the crowd | at 9,000`: a verb that gives the number, before what is counted."""
    tokens, setting = parse.tokens, language.words("dimensions", "setting")
    if tokens[where.first - 1].text.lower() not in language.words("dimensions", "leading"):
        return None
    for of in range(where.first - 2, max(1, where.first - _FAR), -1):
        if _counts(parse, of, language):
            lead = [t.lemma.lower() for t in tokens[max(0, of - 1 - _NEAR) : of - 1]]
            return _of(parse, of, words) if setting & set(lead) else None
        if tokens[of].tag in ("CCONJ", "PUNCT"):
            return None
    return None


def _counts(parse: Parse, of: int, language: Language) -> bool:
    """Whether a word is the `of` of `the number of`."""
    tokens, counting = parse.tokens, language.words("dimensions", "counting")
    return 0 < of < len(tokens) and tokens[of].text.lower() == "of" and tokens[of - 1].lemma.lower() in counting


def _of(parse: Parse, of: int, words: Thesaurus) -> Total | None:
    state, noun = find_state(parse, of, of, words), _noun(parse, of + 1, words)
    if parse.tokens[of - 1].lemma.lower() == _SIZE and not words.gathers(noun):
        return None
    if state is None and words.known_noun(noun) and words.is_state(words.predicate(noun)):
        return Total("", words.predicate(noun))  # `the number of dead`, which may be a noun
    return Total(noun, state.name if state is not None else "")


def _noun(parse: Parse, index: int, words: Thesaurus) -> str:
    """The last noun of the run that opens at `index`: `homes`, `measles cases`; empty for a bare state: `of dead`."""
    found = ""
    for place, token in enumerate(parse.tokens[index:]):
        lemma = token.lemma.lower()
        if not place and token.tag == "DET":
            continue
        if token.tag not in _INSIDE or (token.tag == "ADJ" and words.is_state(words.predicate(lemma))):
            break
        found = lemma if token.tag == "NOUN" else found
    return found


__all__ = ["Total", "find_total"]
