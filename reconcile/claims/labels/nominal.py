"""The deed that a verb tells, by itself or with the noun of a deed: `sued the port`, `filed a lawsuit against the port`."""

from dataclasses import dataclass
from functools import cache

from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import case, child_of, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language

_NOUNS = ("obj", "nsubj:pass", "obl")  # how the noun of a deed hangs on its verb
_QUALITIES = frozenset({"amod", "compound", "nummod", "acl:relcl"})  # what makes another deed of it: `a second lawsuit`


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed by its verb, with the noun of it and what it is done to as tokens, -1 where there is none; `nothing` of one that is told not to be done by its noun."""

    verb: str
    noun: int
    goal: int
    nothing: bool

    def words(self, phrase: int) -> tuple[int, ...]:
        """The words that belong to a deed besides its verb: a phrase, or the noun of the deed with what it is done to."""
        return (self.noun, self.goal) if self.noun >= 0 else (phrase,)


@dataclass(frozen=True, slots=True)
class _Nominal:
    verb: str
    cases: frozenset[str]


@cache
def _nominals(language: Language) -> dict[tuple[str, str], _Nominal]:
    """Return the deeds by the two words that tell one: `file` and `lawsuit`."""
    return {
        (verb, noun): _Nominal(name, frozenset(entry.get("to", ())))
        for name, entry in language.section("stages")["nominal"].items()
        for verb in entry["do"]
        for noun in entry["of"]
    }


def deed_at(scene: Scene, index: int) -> Deed:
    """Return the deed that a verb tells."""
    parse, found, lemma = scene.parse, _nominals(scene.language), scene.parse.tokens[index].lemma.lower()
    for noun in parse.children[index]:
        told = found.get((lemma, parse.tokens[noun].text.lower()))
        if told is not None and _is_noun_of(scene, noun):
            return Deed(told.verb, noun, _goal(scene, index, noun, told), "no" in words_below(parse, noun))
    return Deed(lemma, -1, find_sufferer(scene, index), nothing=False)


def deed_in_view(scene: Scene, index: int) -> Deed | None:
    """Return the deed that a verb has in view by its noun: `is considering an appeal`; None where it has none."""
    parse, goal = scene.parse, child_of(scene.parse, index, "obj")
    if goal < 0 or not _is_noun_of(scene, goal):
        return None
    noun = parse.tokens[goal].text.lower()
    told = next((t for (_, named), t in _nominals(scene.language).items() if named == noun), None)
    if told is None or not words_below(parse, goal) & scene.language.words("function", "indefinite"):
        return None
    return Deed(told.verb, goal, _goal(scene, index, goal, told), nothing=False)


def _is_noun_of(scene: Scene, noun: int) -> bool:
    """An object, or what stands behind a preposition of state: `went on strike`, `placed under arrest`, `handed in her resignation`."""
    parse, relation = scene.parse, scene.parse.tokens[noun].relation
    behind = scene.language.words("stages", "into")
    plain = not any(parse.tokens[c].relation in _QUALITIES for c in parse.children[noun])
    return relation in _NOUNS and plain and (relation != "obl" or case(parse, noun) in behind)


def _goal(scene: Scene, index: int, noun: int, told: _Nominal) -> int:
    """What a deed is done to: behind the preposition of its noun, wherever the tree hangs it; else what its verb is done to."""
    parse = scene.parse
    behind = (c for c in (*parse.children[noun], *parse.children[index]) if c > noun and case(parse, c) in told.cases)
    goal = next(behind, -1)
    if goal < 0:
        goal = find_sufferer(scene, index)
    return goal if goal != noun else -1


__all__ = ["Deed", "deed_at", "deed_in_view"]
