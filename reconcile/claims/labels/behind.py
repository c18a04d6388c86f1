"""The nouns that prepositions lead to behind a verb, or behind the noun of a deed."""

from collections.abc import Iterator

from reconcile.claims.links import case
from reconcile.claims.scene import Scene

BEHIND = ("obl", "nmod")
OFF, OBJECT, COMPOUND = "off", "object", "compound"
_COMPLEMENTS = ("xcomp", "advcl", "iobj")  # `named chief executive`: a noun, whatever the tree makes of it
_COAST = 5  # words of `off the southern coast of`
_NEAR = 5  # words between a preposition and its noun


def cases_of(scene: Scene, verb: int) -> set[str]:
    """The prepositions and conjunctions of what hangs on a verb."""
    children, tokens = scene.parse.children, scene.parse.tokens
    return {tokens[c].text.lower() for child in children[verb] for c in children[child]}


def stands_in(scene: Scene, head: int) -> str:
    """The preposition of a noun; `object` and `subject` for those of the verb itself, `complement` for what somebody is named, `compound` for a part of a noun."""
    relation = scene.parse.tokens[head].relation
    if is_off(scene, head):
        return OFF
    own = {"obj": OBJECT, "nsubj": "subject", COMPOUND: COMPOUND, "amod": COMPOUND}.get(relation) or case(
        scene.parse, head
    )
    return own or ("complement" if relation in _COMPLEMENTS else "")


def is_off(scene: Scene, index: int) -> bool:
    """`sank off Crete`, which the parse takes for a part of the verb; `off the coast of Crete`."""
    name = scene.roster.name_at(scene.number, index)
    if name is None:
        return False
    before = [t.text.lower() for t in scene.parse.tokens[max(0, name.first - _COAST) : name.first]]
    coasts = scene.language.words("particulars", "coasts")
    return before[-1:] == [OFF] or (before[-1:] == ["of"] and coasts.issuperset(before[-2:-1]) and OFF in before)


def phrases(scene: Scene, verb: int) -> Iterator[int]:
    """The nouns with prepositions that hang on a verb, or on a noun of its own: `arrested Lee in York`; its object and subject."""
    tokens, children = scene.parse.tokens, scene.parse.children
    yield from _chained(scene, verb)
    for child in children[verb]:
        if tokens[child].relation in ("obj", "nsubj"):
            yield child
        if is_off(scene, child):
            yield child
        for head in (child, *(c for c in children[child] if tokens[child].tag in ("NOUN", "PROPN") and c > child)):
            hangs = tokens[head].relation.startswith((*BEHIND, *_COMPLEMENTS)) and tokens[head].tag != "VERB"
            if hangs and head > verb:
                yield head


def _chained(scene: Scene, verb: int) -> Iterator[int]:
    """`was held in York, police said`, `caught Lee in York`: the nouns of the prepositions right behind a verb or its object, wherever the tree hangs them."""
    tokens, at = scene.parse.tokens, verb + 1
    name = scene.roster.name_at(scene.number, at)
    if name is not None and name.first == at:
        at = name.last + 1
    while at < len(tokens) and tokens[at].relation == "case" and at < tokens[at].head < at + _NEAR:
        yield tokens[at].head
        named = scene.roster.name_at(scene.number, tokens[at].head)
        at = 1 + (tokens[at].head if named is None else named.last)


def right_behind(scene: Scene, word: int) -> Iterator[int]:
    """Yield the noun of the preposition that follows a word, wherever the tree hangs it: `armed with a knife, police said`."""
    tokens = scene.parse.tokens
    if word + 1 < len(tokens) and tokens[word + 1].relation == "case":
        yield tokens[word + 1].head


def around(scene: Scene, noun: int) -> Iterator[int]:
    """The nouns with prepositions behind the noun of a deed, those of whom it is of, and those of the verb it is a part of: `the arrest of Lee was made in York`; those inside it: `knee injury`."""
    tokens, children = scene.parse.tokens, scene.parse.children
    above = tokens[noun].head
    of = [c for c in children[noun] if case(scene.parse, c) == "of"]
    part = children[above] if above >= 0 and tokens[noun].relation.startswith("nsubj") else ()
    near = (*children[noun], *(c for owner in of for c in children[owner]), *part)
    yield from (c for c in near if c > noun and tokens[c].relation.startswith(BEHIND))
    yield from (c for c in children[noun] if tokens[c].relation in (COMPOUND, "amod") and tokens[c].tag != "PROPN")
