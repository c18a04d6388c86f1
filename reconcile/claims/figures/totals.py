"""Read a figure that a sentence gives as the number of something: `the number of dead rose to 14`."""

from dataclasses import dataclass

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.states import find_state
from reconcile.claims.links import word_at
from reconcile.language import Language, Thesaurus
from reconcile.model import Parse

_LEADING = frozenset({"ADV", "ADP", "PART", "SCONJ"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN"})
_FAR = 16  # words from `number of` to its figure
_NEAR = 3  # words from the verb to `number of`: `lowered the total number of`
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Total:
    """What a number is the number of: its noun and the state that it is in, each empty where the words do not tell."""

    noun: str
    state: str


def find_total(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> Total | None:
    """Return what a figure behind `the number of ... rose to` or `... is` counts; None where the sentence says no such thing.

    `Police put the number of dead at 14` says so too; `the number of dead rose by three` gives no total.
    """
    tokens, verb = parse.tokens, where.first - 1
    while verb >= 0 and tokens[verb].tag in _LEADING:
        if tokens[verb].text.lower() == "by":
            return None
        verb -= 1
    told = verb >= 0 and (tokens[verb].lemma.lower() == "be" or words.moves(tokens[verb].lemma.lower()))
    if not told and word_at(parse, where.first - 1) not in language.words("dimensions", "put"):
        return None
    of = _number_of(parse, verb if told else where.first - 1, language)
    if of < 0 or not (told or _is_put(parse, of, words)):
        return None
    state, noun = find_state(parse, of, of, words), _noun(parse, of + 1, words)
    if state is None and words.known_noun(noun) and words.is_state(words.predicate(noun)):
        return Total("", words.predicate(noun))  # `the number of dead`, which may be a noun
    return Total(noun, state.name if state is not None else "")


def _number_of(parse: Parse, end: int, language: Language) -> int:
    """The `of` of `the number of` before a word, in its clause; -1 where none is."""
    tokens, counting = parse.tokens, language.words("dimensions", "counting")
    for of in range(end - 1, max(0, end - _FAR), -1):
        if tokens[of].text.lower() == "of" and tokens[of - 1].lemma.lower() in counting:
            return of
        if tokens[of].form in _FINITE and tokens[of].tag != "AUX":
            return -1
    return -1


def _is_put(parse: Parse, of: int, words: Thesaurus) -> bool:
    """`put the number of`, `lowered the total number of`: whether the number is what somebody puts or moves."""
    before = [t for t in parse.tokens[max(0, of - 1 - _NEAR) : of - 1] if t.tag not in ("DET", "ADJ")]
    return bool(before) and before[-1].tag == "VERB" and words.moves(before[-1].lemma.lower())


def _noun(parse: Parse, index: int, words: Thesaurus) -> str:
    """The last noun of the run that opens at `index`: `homes`, `measles cases`; empty for a bare state: `of dead`."""
    found = ""
    for token in parse.tokens[index:]:
        lemma = token.lemma.lower()
        if token.tag not in _INSIDE or (token.tag == "ADJ" and words.is_state(words.predicate(lemma))):
            break
        found = lemma if token.tag == "NOUN" else found
    return found


__all__ = ["Total", "find_total"]
