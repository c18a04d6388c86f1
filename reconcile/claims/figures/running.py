"""A length that grows from day to day: `has been missing for six days`, `after four days of the worst storms in years`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Kind, Parse, Value

RUNNING = "running"
UNTIL_NOW = "perfect:has"
_NEAR = 5  # words behind `of`


def running(value: Value, where: Anchor, clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Return the mark of a length up to the day of its document, with that day where it is known; nothing for other figures."""
    grains = scene.language.words("reach", "daily")
    if value.kind is not Kind.DURATION or value.written_unit not in grains:
        return ()
    lasts = _has_lasted(where, clause, scene) or _of_something_lasting(where, scene)
    return (f"{RUNNING} {scene.filed}",) if lasts else ()


def until_now(parse: Parse, clause: Clause, language: Language, *, among: bool) -> Iterator[str]:
    """`nine, including three soldiers, have been killed`: a figure up to now; of those among others the whole sentence tells it."""
    told = range(len(parse.tokens)) if among else clause.auxiliaries
    if any(parse.tokens[i].text.lower() in language.words("reach", "present_perfect") for i in told):
        yield UNTIL_NOW


def _has_lasted(where: Anchor, clause: Clause, scene: Scene) -> bool:
    """`has been closed for two weeks`, `has lasted six days`, not `has been suspended for six days`, whose end is set."""
    tokens, words = scene.parse.tokens, scene.language.words
    members = {tokens[i].text.lower() for i in clause.members if tokens[i].tag == "AUX"}
    if not members & words("reach", "present_perfect") or members & words("function", "ahead", "possible"):
        return False
    lemmas = {tokens[i].lemma.lower() for i in clause.members if tokens[i].tag in ("VERB", "NOUN", "ADJ")}
    if lemmas & words("reach", "with_an_end"):
        return False
    return word_at(scene.parse, where.first - 1) == "for" or bool(lemmas & words("processes", "lasting"))


def _of_something_lasting(where: Anchor, scene: Scene) -> bool:
    """`after four days of heavy rain`: weather, war and unrest are told of while they last."""
    tokens, lasting = scene.parse.tokens, scene.language.words("reach", "going_on")
    if word_at(scene.parse, where.last + 1) != "of":
        return False
    return any(t.lemma.lower() in lasting for t in tokens[where.last + 2 : where.last + 2 + _NEAR])
