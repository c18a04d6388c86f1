"""Whose people or things a figure counts, where two sides have their own: `three of its soldiers`, `19 Iraqi troops`."""

from collections.abc import Iterator, Sequence

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.language import thesaurus
from reconcile.model import Kind, Parse, Token, Value

SIDE = "side"
FOE = "foe"
_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_GAP = 4  # words between the name and the figure of a clause whose verb is left out


def sides(value: Value, where: Anchor, scene: Scene) -> Iterator[str]:
    """Yield `side X:whose` for each word that tells whose those counted are, and `foe:enemy` where they are the enemy's."""
    parse = scene.parse
    if value.kind not in _COUNTS or where.noun <= where.last or parse.tokens[where.noun].tag == "PROPN":
        return
    tokens, noun = parse.tokens, where.noun
    told = [*tokens[where.last + 1 : noun], *_behind(parse, noun)]
    if any(t.text.lower() in scene.language.words("scope", "enemy") for t in told):
        yield f"{FOE}:enemy"
    people = thesaurus(scene.language).is_person(tokens[noun].lemma.lower())
    for word in _capitals([t for t in told if people or t.tag == "ADJ" or t.span.start > tokens[noun].span.start]):
        yield f"{SIDE} {word}:whose"  # `19 Chilean troops`, `two Azul militants`, `towns of Peru`; not `12 Astra vans`
    if gapped(where, scene):
        yield f"{SIDE} {gapped(where, scene).split()[-1].lower()}:whose"
    own = scene.language.words("function", "its")
    before = [t.text.lower() for t in tokens[max(0, where.first - 1) : where.first]]
    if own.isdisjoint({*before, *(t.text.lower() for t in told)}):
        return
    verb = next((i for i in range(where.first) if tokens[i].tag in ("VERB", "AUX", "PUNCT")), 0)
    for word in _capitals(tokens[:verb]):  # the subject that the sentence opens with
        yield f"{SIDE} {word}:whose"


def _behind(parse: Parse, noun: int) -> list[Token]:
    """The words of a name behind `of`: `citizens of Peru`, `vehicles of the enemy`."""
    below = (c for c in parse.children[noun] if c > noun and case(parse, c) == "of")
    return [parse.tokens[c] for c in below]


def _capitals(tokens: Sequence[Token]) -> Iterator[str]:
    return (t.text.lower() for t in tokens if t.text[:1].isupper() and t.tag in ("ADJ", "PROPN", "NOUN"))


def gapped(where: Anchor, scene: Scene) -> str:
    """Return the name whose verb is left out before a figure: `Ann will sell her 41 percent and Bob his 21 percent`."""
    tokens = scene.parse.tokens
    owned = scene.language.words("function", "its", "his") | scene.language.words("scope", "gapped")
    between = [t.text.lower() for t in tokens[max(0, where.first - _GAP) : where.first]]
    at = next((n for n in range(len(between)) if between[n] in owned), None)
    if at is None:
        return ""
    name = scene.roster.name_at(scene.number, where.first - len(between) + at - 1)
    joined = name is not None and word_at(scene.parse, name.first - 1) in scene.language.words("scope", "joining")
    return name.canonical if name is not None and joined else ""


__all__ = ["FOE", "SIDE", "gapped", "sides"]
