"""How long a standoff, an outage and their like went on: a duration with the word for the process nearby."""

from collections.abc import Iterator
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.reach import is_under_way, turns
from reconcile.claims.figures.running import RUNNING, running
from reconcile.claims.figures.slots import parties
from reconcile.claims.figures.times import times_of
from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

_OF = ("at", "of")
_TOUCHING = 4  # words between a length and the process that it describes: `three days of tense peace talks`
_REACH = 9  # words between a length and its process: "for three hours while they negotiated"


def find_lengths(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a DURATION slot for each length of a process in a clause: attribute `process:` and its name."""
    data = scene.language.section("processes")
    names = {str(word): str(name) for name, words in data["processes"].items() for word in words}
    tokens = scene.parse.tokens
    for value in scene.values:
        if value.kind is not Kind.DURATION or value.number is None:
            continue
        where = anchor(scene.parse, value, scene.language)
        if where is None or where.token not in clause.members:
            continue
        if _is_part(scene, where, data) or is_under_way(scene.parse, where, scene.language):
            continue
        near = [
            (abs(i - where.last), name)
            for i in range(max(0, where.first - _REACH), min(len(tokens), where.last + _REACH + 1))
            if (name := names.get(tokens[i].lemma.lower()))
        ]
        grows = running(value, where, clause, scene)
        if f"{RUNNING} " in grows:
            continue  # nobody can tell up to which day
        name = _named(scene, where, data) or (min(near)[1] if near else "")
        if name:
            which = (*sorted(turns(scene.parse, clause, scene.language)), *grows)
            years = tuple(t for t in times_of(scene, clause, where) if t.isdigit())
            noun, whose = f"length of the {name}", _of_whom(clause, subject, scene, name, data)
            yield Slot(value, f"process:{name}", noun=noun, context=whose, day=scene.day, times=years, scope=which)


def _of_whom(clause: Clause, subject: str, scene: Scene, name: str, data: dict[str, Any]) -> tuple[str, ...]:
    """`the strike at Acme`, `the trial of Ann Lee`: the names that the nouns of a process are of, with their prepositions.

    What befalls a person is of those named beside it: `Ann Lee served a nine-month ban`.
    """
    parse, tokens = scene.parse, scene.parse.tokens
    if name in data["personal"]:
        named = parties(parse, clause, scene.number, scene.roster, subject)
        return tuple(sorted(f"of {one}" for one in named))
    words = {*data["processes"].get(name, ()), *data["named"].get(name, ())}
    nouns = (i for i, t in enumerate(tokens) if t.tag == "NOUN" and t.lemma.lower() in words)
    below = [c for i in nouns for c in parse.children[i] if tokens[c].relation == "nmod"]
    names = ((case(parse, c), scene.roster.name_at(scene.number, c)) for c in below)
    return tuple(sorted({f"{word} {name.canonical}" for word, name in names if word in _OF and name is not None}))


def _named(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """The process that a length is tied to by its own name: `a two-hour meeting`, `ten days of talks`, `the strike lasted six weeks`."""
    table = {str(word): str(name) for name, words in data["named"].items() for word in words}
    tokens = scene.parse.tokens
    behind = [t.text.lower() for t in tokens[where.last + 1 : where.last + 4]]
    before = [t.text.lower() for t in tokens[max(0, where.first - 4) : where.first]]
    around = f" {' '.join(before)} # {' '.join(behind)} "
    for phrase, name in sorted(data["phrases"].items()):
        if f" {phrase} for # " in around or f" # {phrase} " in around:
            return str(name)
    if where.noun > where.last and where.noun - where.last <= _TOUCHING:
        return table.get(tokens[where.noun].lemma.lower(), "")
    verb = tokens[where.verb] if where.verb >= 0 else None
    if verb is None or verb.lemma.lower() not in data["lasting"] or where.role not in ("obj", "obl", "obl:unmarked"):
        return ""
    subject = scene.subject_of(where.verb)
    return table.get(tokens[subject].lemma.lower(), "") if subject >= 0 else ""


def _is_part(scene: Scene, where: Anchor, data: dict[str, Any]) -> bool:
    """Tell whether the words around a length make it a part or a distance: `in the first two hours`, `two hours before`."""
    tokens = scene.parse.tokens
    before = tokens[where.first - 1] if where.first else None
    behind = word_at(scene.parse, where.last + 1)
    if before is not None and before.text.lower() in data["part_before"]:
        return True
    whole = before is not None and before.lemma.lower() in data["whole"]
    return behind in data["part_behind"] and not whole
