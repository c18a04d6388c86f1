"""Whose an age is where somebody is told of by another: `her son, 12`, `the mother of Ann Lee, 61`, `the mother of a 12-year-old`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Value

_OF = "of"


def relative_of(value: Value, where: Anchor, scene: Scene) -> str:
    """Return the noun of one who is told of by another and whose age a value may be; empty where it is no such age.

    `the mother of Ann Lee, 61` may be the age of either, and is taken for that of nobody who has a name.
    """
    if value.kind is not Kind.AGE or where.first < 2:
        return ""
    return _before_comma(where, scene) or _of_child(where, scene)


def _before_comma(where: Anchor, scene: Scene) -> str:
    tokens = scene.parse.tokens
    if tokens[where.first - 1].text not in (",", "("):
        return ""
    before = where.first - 2
    if tokens[before].tag == "NOUN":
        return _relative(before, scene)
    name = scene.roster.name_at(scene.number, before)
    return _relative(name.first - 2, scene) if name is not None and _text(name.first - 1, scene) == _OF else ""


def _of_child(where: Anchor, scene: Scene) -> str:
    """`the mother of a 12-year-old`, `the father of 12-year-old twins`."""
    at = where.first - 1
    while at > 0 and scene.parse.tokens[at].tag in ("DET", "ADJ"):
        at -= 1
    return "child" if _text(at, scene) == _OF and _relative(at - 1, scene) else ""


def _relative(index: int, scene: Scene) -> str:
    lemma = scene.parse.tokens[index].lemma.lower() if index >= 0 else ""
    return lemma if scene.words.is_relative(lemma) else ""


def _text(index: int, scene: Scene) -> str:
    return scene.parse.tokens[index].text.lower() if index >= 0 else ""
