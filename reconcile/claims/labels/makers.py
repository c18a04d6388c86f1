"""Whose work a thing is, or who stands behind a deed: `the film was directed by Ann Lee`, `Ann Lee, who led the study`."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.owners import the_one
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import agent_of
from reconcile.claims.scene import Scene
from reconcile.model import Slot, Span

_DONE = frozenset({"VBD", "VBN"})


def find_makers(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each maker by name that a clause gives to a work: attribute `holder:` and what the maker is, subject the work."""
    made, tokens = scene.language.section("particulars")["makers"], scene.parse.tokens
    for index in sorted(clause.members):
        entry = made.get(tokens[index].lemma.lower()) if tokens[index].tag == "VERB" else None
        if entry is None or tokens[index].form not in _DONE:
            continue
        subject, passive = find_subject(scene.parse, index, scene.language)
        who = agent_of(scene.parse, index) if passive else subject
        name = scene.roster.name_at(scene.number, who) if who >= 0 else None
        goal = find_sufferer(scene, index)
        work = _work(scene, goal, frozenset(entry["works"])) if goal not in (-1, who) else ""
        if name is not None and work and name.canonical not in work:
            span = Span(tokens[name.first].span.start, tokens[name.last].span.end)
            value = particular_at(scene, span, "")
            slot = Slot(replace(value, lexical=value.text), f"holder:{entry['name']}", noun=entry["name"], subject=work)
            yield replace(slot, times=times_of(scene, clause, NOWHERE))


def _work(scene: Scene, goal: int, works: frozenset[str]) -> str:
    """A work by its name, or the one of its kind with what it is of or into; a person by name is none."""
    name = scene.roster.name_at(scene.number, goal)
    if name is not None:
        return "" if name.canonical in scene.roster.persons else name.canonical
    if scene.parse.tokens[goal].lemma.lower() not in works:
        return ""
    of = [scene.parse.tokens[c].lemma for c in scene.parse.children[goal] if scene.parse.tokens[c].relation == "nmod"]
    return " ".join((the_one(scene, goal), *of)) if the_one(scene, goal) else ""
