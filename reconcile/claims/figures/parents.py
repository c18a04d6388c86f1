"""How many children one has: `Ann Lee, 34, a mother of two`, `dad-of-three Ivo Lamm`. It counts nobody of what the clause tells."""

from collections.abc import Sequence

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Token, Value

CHILDREN = "children"
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "NUM"})
_OF = frozenset({"of", "of-", "-"})  # `dad of two`, `dad-of-two`


def parent_of(value: Value, where: Anchor, scene: Scene) -> int:
    """Return the noun of the parent whose children a figure counts, -1 where it counts none."""
    tokens = scene.parse.tokens
    counted = where.noun > where.last and scene.roster.name_at(scene.number, where.noun) is None
    if value.kind not in _COUNTS or counted:
        return -1
    at = where.first - 1
    while at >= 0 and tokens[at].text.lower() in _OF:
        at -= 1
    parent = 0 <= at < where.first - 1 and tokens[at].lemma.lower() in scene.language.words("ages", "parents")
    return at if parent else -1


def named_parent(parent: int, where: Anchor, subject: str, scene: Scene) -> str:
    """Return the name of a parent: before the comma, an age between, or right behind; else the subject, where that is no other."""
    tokens = scene.parse.tokens
    behind = where.last + 1 + (where.last + 1 < len(tokens) and tokens[where.last + 1].text == ",")
    at = parent - 1
    at = _before_home(_over(tokens, at), scene)
    before = scene.roster.name_at(scene.number, at) if 0 <= at < parent - 1 else None
    told = scene.roster.name_at(scene.number, behind) or before
    if told is not None:
        return told.canonical
    return subject if subject[:1].isupper() and at >= 0 and tokens[at].tag == "AUX" else ""


def _over(tokens: Sequence[Token], at: int) -> int:
    """Step back over commas and ages: `Ann Lee | , 34, a`."""
    while at > 0 and (tokens[at].tag in _BETWEEN or tokens[at].text == ","):
        at -= 1
    return at


def _before_home(at: int, scene: Scene) -> int:
    """Step back over where somebody is from: `Ann Lee | , 34, of Hull, a`."""
    home = scene.roster.name_at(scene.number, at) if at >= 0 else None
    if home is None or home.first < 2:
        return at
    if scene.parse.tokens[home.first - 1].text.lower() not in scene.language.words("ages", "home"):
        return at
    return _over(scene.parse.tokens, home.first - 2)


__all__ = ["CHILDREN", "named_parent", "parent_of"]
