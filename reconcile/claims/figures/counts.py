"""Counts of a charge: `two counts of first-degree murder`, `one attempted murder charge`; of which crime, and how far the court is."""

from collections.abc import Sequence
from itertools import zip_longest

from reconcile.claims.figures.anchor import Anchor
from reconcile.language import Language, Thesaurus
from reconcile.model import Parse, Token

_CRIME = 6  # words of a crime: `of conspiracy to commit armed robbery`
_NAMING = frozenset({"NOUN", "ADJ"})
_HELD = frozenset({"charge", "convict", "plead", "acquit", "sentence"})


def crime_of(parse: Parse, where: Anchor, index: int, language: Language) -> str:
    """Return `murder charge` for the counts of murder that a figure counts; empty for other nouns and where no crime is told."""
    data, tokens = language.section("dimensions"), parse.tokens
    if tokens[index].lemma.lower() not in data["counts"]:
        return ""
    behind = tokens[index + 1 : index + 2 + _CRIME]
    words = behind[1:] if behind and behind[0].text.lower() == "of" else tokens[where.last + 1 : index]
    run: list[Token] = []
    for token, after in zip_longest(words, words[1:]):
        tried = after is not None and after.lemma.lower() in data["tried"]
        joined = token.tag == "CCONJ" and after is not None and after.tag in _NAMING
        if joined or (tried and (token.tag == "CCONJ" or token.text == ",")):
            return ""  # `multiple counts of murder and assault`: how many of each nobody can tell
        if (token.tag in ("CCONJ", "VERB", "AUX") and token.lemma.lower() not in data["tried"]) or token.text in ",;.":
            break
        run.append(token)
    crime = next((t.lemma.lower() for t in reversed(_phrase(run)) if t.tag == "NOUN"), "")
    tried = any(t.lemma.lower() in data["tried"] for t in run)
    return f"{'attempted ' if tried else ''}{crime} charge" if crime else ""


def _phrase(run: Sequence[Token]) -> Sequence[Token]:
    """The words before the next preposition: `of assault | with a weapon`."""
    end = next((i for i, t in enumerate(run) if t.tag == "ADP"), len(run))
    return run[:end]


def stage_of(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """Return what a court or a prosecutor did with the counts: `charge`, `convict`; empty where the verb does not tell."""
    if where.verb < 0:
        return ""
    lemma = parse.tokens[where.verb].lemma.lower()
    if lemma == "find" and any(parse.tokens[c].lemma.lower() == "guilty" for c in parse.children[where.verb]):
        return "convict"
    name = "charge" if lemma == "face" else words.predicate(lemma)
    return name if name in _HELD else ""
