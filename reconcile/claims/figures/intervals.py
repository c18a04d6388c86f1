"""How long after one deed another was done: `she came back ten minutes after she was escorted out`, `he was held two days later`."""

from collections.abc import Iterator
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

INTERVAL = "interval:time between"
LENGTH = "length"
_CLIMB = 8  # steps from a word up to the verb that governs it
_ENDS = frozenset({",", ".", ";", ":", "—", "–"})
_REACH = 12  # words from `after` to the verb of its clause


def find_intervals(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a DURATION slot for each distance in time between two deeds.

    `near` holds the classes of the earlier deed, `context` those of the later one, `subject` the one who did the later
    and `holder` the one who did or suffered the earlier; empty where the words do not tell. A distance that is told as a length, too, has
    that in its `scope`: `was closed for two days after the storm`.
    """
    data = scene.language.section("processes")
    for value in scene.values:
        if value.kind is not Kind.DURATION:
            continue
        where = anchor(scene.parse, value, scene.language)
        if where is None or where.token not in clause.members:
            continue
        first, then = _deeds(scene, clause, where, data)
        if first or then:
            yield Slot(
                value,
                INTERVAL,
                near=tuple(sorted(_classes(scene, first, data))),
                noun="time between",
                subject=_party(scene, then),
                holder=_party(scene, first),
                day=scene.day,
                context=tuple(sorted(_classes(scene, then, data))),
                scope=(LENGTH,) if word_at(scene.parse, where.first - 1) == "for" else (),
            )


def _deeds(scene: Scene, clause: Clause, where: Anchor, data: dict[str, Any]) -> tuple[list[int], list[int]]:
    """The words for the earlier deed and for the later one."""
    tokens = scene.parse.tokens
    behind = word_at(scene.parse, where.last + 1)
    before = word_at(scene.parse, where.first - 1)
    if before == "within" and behind == "of":
        told = _told(scene, where.last + 1)
        return ([told], _above(scene, where, told, clause)) if told >= 0 else ([], [])
    held = tokens[where.verb].lemma.lower() if where.verb >= 0 else ""
    if before == "for" and behind in data["till"] and scene.words.is_state(scene.words.predicate(held)):
        return [], []  # `was hospitalized for three weeks before she died`: a length
    ties = behind in data["since"] or behind in data["till"]
    told = _told(scene, where.last + 1) if ties else -1
    if told >= 0:
        other = _above(scene, where, told, clause)
        return (_with_joined(scene, told), other) if behind in data["since"] else (other, _with_joined(scene, told))
    own = _above(scene, where, -1, clause)
    if behind in data["later"]:
        return _before(scene, own), own
    if behind in data["earlier"]:
        return own, []
    return ([], own) if before == "after" and behind in (",", ".", "") else ([], [])


def _told(scene: Scene, mark: int) -> int:
    """The verb or noun that `after` leads to; -1 where it leads to none."""
    tokens = scene.parse.tokens
    head = tokens[mark].head
    if head > mark and (tokens[head].tag == "VERB" or _names_deed(scene, head)):
        return head
    ahead = range(mark + 1, min(len(tokens), mark + 1 + _REACH))
    end = next((i for i in ahead if tokens[i].text in _ENDS), len(tokens))
    noun = head if head > mark and tokens[head].tag == "NOUN" and head not in _mentioned(scene) else -1
    deed = next((i for i in ahead if tokens[i].tag == "VERB" or _names_deed(scene, i)), -1)
    return noun if noun >= 0 and not 0 <= deed < end else deed


def _names_deed(scene: Scene, index: int) -> bool:
    """`the shooting`, `the announcement`: a noun for a deed, which does no deed itself."""
    token = scene.parse.tokens[index]
    known = token.tag == "NOUN" and scene.words.known(token.lemma.lower())
    return known and not token.relation.startswith(("nsubj", "compound")) and index not in _mentioned(scene)


def _mentioned(scene: Scene) -> set[int]:
    return {i for name in scene.roster.names[scene.number] for i in range(name.first, name.last + 1)}


def _above(scene: Scene, where: Anchor, told: int, clause: Clause) -> list[int]:
    """The verb that a distance in time hangs on, but for the deed that it leads to."""
    tokens, barred = scene.parse.tokens, {told, *(_with_joined(scene, told) if told >= 0 else ())}
    for start in (where.token, told):
        current = start
        for _ in range(_CLIMB):
            if current < 0:
                break
            if tokens[current].tag == "VERB" and current not in barred:
                return [current]
            current = tokens[current].head
    return [clause.head] if tokens[clause.head].tag == "VERB" and clause.head not in barred else []


def _with_joined(scene: Scene, index: int) -> list[int]:
    """`suspended and escorted out`: a verb with those that stand beside it."""
    tokens = scene.parse.tokens
    joined = (c for c in scene.parse.children[index] if tokens[c].relation == "conj" and tokens[c].tag == "VERB")
    return [index, *joined] if tokens[index].tag == "VERB" else [index]


def _before(scene: Scene, own: list[int]) -> list[int]:
    """`was suspended, left and came back minutes later`: the verb before in the same sentence, of the same one."""
    if not own:
        return []
    subject = scene.subject_of(own[0])
    heads = [c.head for c in scene.clauses if c.head < own[0] and scene.parse.tokens[c.head].tag == "VERB"]
    same = [h for h in heads if subject >= 0 and scene.subject_of(h) == subject]
    return same[-1:]


def _classes(scene: Scene, deeds: list[int], data: dict[str, Any]) -> Iterator[str]:
    """The classes of deeds, with what they lead to: `had a stroke` as `after a stroke`, `moved to dissolve it` as `its dissolution`."""
    tokens = scene.parse.tokens
    for index in deeds:
        lemma = tokens[index].lemma.lower()
        suffered = lemma in data["suffering"]
        children = scene.parse.children[index]
        noun = next((tokens[c].lemma.lower() for c in children if suffered and tokens[c].relation == "obj"), "")
        if noun or lemma not in data["light"]:
            yield scene.words.predicate(noun or lemma)
        yield from _classes(scene, [c for c in children if tokens[c].relation == "xcomp"], data)


def _party(scene: Scene, deeds: list[int]) -> str:
    """The canonical name of who did or suffered a deed; empty where it is no name."""
    for index in deeds:
        if scene.parse.tokens[index].tag == "VERB":
            subject = scene.subject_of(index)
            named = scene.roster.resolve(scene.number, scene.parse, subject) if subject >= 0 else ""
            if named:
                return named
    return ""
