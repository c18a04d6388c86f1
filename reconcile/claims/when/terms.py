"""Until when and since when: what a day or an hour bounds, with whom it is said of."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import limit
from reconcile.claims.when.narrow import widened
from reconcile.claims.when.party import named
from reconcile.model import EVERYTHING, Form, Kind, Modifier, Slot, Value

TERM = "term:"
_CLIMB = 4  # words between a bound and what it bounds


def find_terms(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each day or clock time that bounds something: attribute `term:until close`, subject who is said to be so."""
    bounds = scene.language.section("moments")["bounds"]
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if _is_told(value, scene) else None
        if where is None or where.token not in clause.members:
            continue
        bound = bounds.get(limit(scene, where), "")
        head = _bounded(scene, where)
        if not bound or head < 0 or (bound == "since" and _is_rank(scene, clause)):
            continue
        subject, _ = find_subject(scene.parse, head, scene.language)
        holder = named(scene, subject)
        if holder:
            yield Slot(
                _bent(value, where, scene), f"{TERM}{bound} {_state(scene, head)}", noun=f"{bound} when", subject=holder
            )


def _is_told(value: Value, scene: Scene) -> bool:
    if value.kind is Kind.TIME:
        return value.number is not None and value.unit == "min"
    return value.kind is Kind.DATE and (
        value.hard != EVERYTHING or value.lexical in scene.language.section("calendar")["weekdays"]
    )


def _bounded(scene: Scene, where: Anchor) -> int:
    """The verb or predicate that a bound hangs on; of `remain closed` the state and not the verb."""
    parse, tokens = scene.parse, scene.parse.tokens
    at = tokens[where.token].head
    for _ in range(_CLIMB):
        if at < 0 or tokens[at].tag == "VERB" or any(tokens[c].relation == "cop" for c in parse.children[at]):
            break
        at = tokens[at].head
    else:
        return -1
    if at < 0:
        return -1
    return next((c for c in parse.children[at] if tokens[c].relation == "xcomp" and c < where.first), at)


def _state(scene: Scene, head: int) -> str:
    """The class of what is bounded; `closed` is one state, whether it is taken for an adjective or a participle."""
    token, children = scene.parse.tokens[head], scene.parse.children[head]
    perfect = any(scene.parse.tokens[c].lemma.lower() == "have" for c in children)
    if token.tag == "ADJ" or (token.form == "VBN" and not perfect):
        return token.text.lower()
    return scene.words.predicate(token.lemma.lower())


def _is_rank(scene: Scene, clause: Clause) -> bool:
    """`the first win since 2005`, `the worst since 1931`: the bound is that of a record."""
    tokens, records = scene.parse.tokens, scene.language.words("moments", "records")
    return any(tokens[i].form in ("JJS", "RBS") or tokens[i].text.lower() in records for i in clause.members)


def _bent(value: Value, where: Anchor, scene: Scene) -> Value:
    """`until at least Monday` is a bound on a bound; a clock time is compared as an hour."""
    before = tuple(t.text.lower() for t in scene.parse.tokens[max(0, where.first - 2) : where.first])
    shown = replace(value, unit="hour") if value.kind is Kind.TIME else value
    if before != ("at", "least"):
        return shown
    return replace(widened(shown, where.first - 2, scene), modifier=Modifier.AT_LEAST, form=Form.BOUND)
