"""How long a standoff, an outage and their like went on: a duration with the word for the process nearby."""

from collections.abc import Iterator

from reconcile.claims.anchor import Anchor, anchor
from reconcile.claims.clauses import Clause
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

_REACH = 9  # words between a length and its process: "for three hours while they negotiated"


def find_lengths(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a DURATION slot for each length of a process in a clause: attribute `process:` and its name."""
    data = scene.language.section("processes")
    names = {word: name for name, words in data["processes"].items() for word in words}
    tokens = scene.parse.tokens
    for value in scene.values:
        if value.kind is not Kind.DURATION or value.number is None:
            continue
        where = anchor(scene.parse, value)
        if where is None or where.token not in clause.members:
            continue
        if _is_part(scene, where, data):
            continue
        near = [
            (abs(i - where.last), name)
            for i in range(max(0, where.first - _REACH), min(len(tokens), where.last + _REACH + 1))
            if (name := names.get(tokens[i].lemma.lower()))
        ]
        if near:
            name = min(near)[1]
            yield Slot(value, f"process:{name}", noun=f"length of the {name}", day=scene.day)


def _is_part(scene: Scene, where: Anchor, data: dict[str, list[str]]) -> bool:
    """Tell whether the words around a length make it a part or a distance: `in the first two hours`, `two hours before`."""
    tokens = scene.parse.tokens
    before = tokens[where.first - 1] if where.first else None
    behind = tokens[where.last + 1].text.lower() if where.last + 1 < len(tokens) else ""
    if before is not None and before.text.lower() in data["part_before"]:
        return True
    whole = before is not None and before.lemma.lower() in data["whole"]
    return behind in data["part_behind"] and not whole
