"""Until when somebody is under contract: `signed a deal through 2031`, `her contract expires in June`, `is tied to the club until 2031`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.links import case, child_of, word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import limit
from reconcile.claims.when.party import named, named_of
from reconcile.claims.when.terms import TERM, bent, is_told
from reconcile.model import Kind, Slot

_BEFORE = 9  # words from a contract to its end: `a contract with Norvik that runs until`


def find_contracts(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each day on which a contract ends: attribute `term:until contract`, subject who is under it."""
    data = scene.language.section("moments")["contracts"]
    words = {word for t in scene.parse.tokens for word in (t.lemma.lower(), t.text.lower())}
    if words.isdisjoint((*data["nouns"], *data["bound"])):
        return
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if is_told(value, scene) else None
        if where is None or value.kind is not Kind.DATE or where.token not in clause.members:
            continue
        noun = _contract(scene, where, data)
        if noun < 0 or not _ends(scene, where, clause, data):
            continue
        bearer = _bearer(scene, noun, clause, data["given"])
        if bearer[:1].isupper():
            yield Slot(
                bent(value, where, scene),
                f"{TERM}until contract",
                noun="until when",
                subject=bearer,
                context=tuple(sorted(named_of(scene, noun))),
            )


def _contract(scene: Scene, where: Anchor, data: dict[str, list[str]]) -> int:
    """The word for a contract before its end: `contract`, `deal`, or `tied` to a club; -1 for none."""
    tokens = scene.parse.tokens
    reach = range(where.first - 1, max(-1, where.first - 1 - _BEFORE), -1)
    told = (i for i in reach if tokens[i].lemma.lower() in data["nouns"] or tokens[i].text.lower() in data["bound"])
    return next(told, -1)


def _ends(scene: Scene, where: Anchor, clause: Clause, data: dict[str, list[str]]) -> bool:
    """Tell whether a day is the end of a contract that holds: by its preposition, or by `expires`; not `his old contract ran until`."""
    tokens, verb = scene.parse.tokens, scene.parse.tokens[clause.head]
    words = {tokens[i].text.lower() for i in clause.members}
    if words & {*data["others"], "had"} or (verb.form == "VBD" and verb.lemma.lower() not in data["made"]):
        return False
    before = word_at(scene.parse, where.first - 1)
    led = limit(scene, where) in data["until"] or before in data["until"]
    return led or (before in data["at"] and verb.lemma.lower() in data["expiring"])


def _bearer(scene: Scene, noun: int, clause: Clause, given: list[str]) -> str:
    """Who is under a contract: its owner, whom a club signs or keeps, or who signs it; empty where no name tells."""
    parse = scene.parse
    owner = child_of(parse, noun, "nmod:poss")
    if owner >= 0 and (name := named(scene, owner))[:1].isupper():
        return name
    lemma, goal = parse.tokens[clause.head].lemma.lower(), clause.object
    if lemma in given and goal >= 0 and goal != noun and not case(parse, goal):
        return named(scene, goal)
    return named(scene, clause.subject) if clause.subject >= 0 and clause.subject != noun else ""
