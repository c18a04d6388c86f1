"""One whom an article counts: `A man was arrested after the raid` is one man, where another source has two."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.slots import fill_slot
from reconcile.claims.scene import Scene
from reconcile.model import Interval, Kind, Slot, Span, Value

SINGLE, THING = "single:article", "single:thing"
_ONE = Decimal(1)
_HALF = Decimal("0.5")
_LOST = frozenset({"destroy", "damage", "burn", "sink"})
_DONE = ("nsubj:pass", "obj")


def find_singles(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each person with an article to whom a clause says something was done, with SINGLE in its scope, and with THING for each thing lost.

    `A man and a woman were arrested` counts neither of them, and who is only told of by another (`a friend of the guard`) is nobody new;
    `a hotel and a mill were destroyed` counts both.
    """
    articles = scene.language.words("numbers", "articles")
    for index in sorted(clause.members):
        token = scene.parse.tokens[index]
        noun = token.head
        if token.text.lower() not in articles or noun not in clause.members or not _is_one(noun, scene):
            continue
        about = Interval(_ONE - _HALF, _ONE + _HALF)
        value = Value(Kind.COUNT, token.span, token.text, number=_ONE, hard=about, soft=about, step=_ONE)
        slot = fill_slot(value, clause, subject, scene)
        person = scene.words.is_person(scene.parse.tokens[noun].lemma.lower())
        lost = person or slot.attribute in _LOST
        if slot.sure and lost and scene.words.is_state(slot.attribute):
            span = Span(token.span.start, scene.parse.tokens[noun].span.end)
            told = replace(value, span=span, text=scene.text_of(span), noun=slot.noun)
            mark = SINGLE if person else THING
            yield replace(slot, value=told, scope=tuple(sorted((*_of_one(slot.scope, person), mark))))


def _of_one(scope: Iterable[str], person: bool) -> Iterable[str]:
    """The limits of what an article counts: `a hotel and a mill` are one of each, and neither is on top of the other."""
    return scope if person else (mark for mark in scope if not mark.startswith("plus:"))


def _is_one(noun: int, scene: Scene) -> bool:
    parse, words = scene.parse, scene.words
    token = parse.tokens[noun]
    lemma, below = token.lemma.lower(), {parse.tokens[c].relation for c in parse.children[noun]}
    joined = token.relation == "conj" and token.head >= 0 and parse.tokens[token.head].lemma.lower() != lemma
    person = words.is_person(lemma)
    done = (parse.tokens[token.head] if joined and not person else token).relation in _DONE and token.form == "NN"
    if not person:
        return done and "appos" not in below
    alone = not {"conj", "appos"} & below and token.relation != "conj"
    return done and alone and not words.is_relative(lemma)


__all__ = ["SINGLE", "THING", "find_singles"]
