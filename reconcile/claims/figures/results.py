"""How a game or a vote ended: `the Otters beat the Rams 3-1`, `the council voted 7-2 to close the pool`."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.records import holder_of
from reconcile.claims.figures.slots import content, parties
from reconcile.claims.figures.times import times_of
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

RESULT = "result:"
_NEAR = 3  # words between a result and the noun for it: `a 3-1 home victory`


def find_results(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a SCORE slot for a result: attribute `result:game` with the teams as parties, `result:vote` with the body as subject and what was decided as context.

    The higher figure comes first in the value, since `lost 1-3` and `won 3-1` are one result. A clause that tells of a part of a game has none.
    """
    scores = [v for v in scene.values if v.kind is Kind.SCORE]
    where = anchor(scene.parse, scores[0], scene.language) if len(scores) == 1 else None
    if where is None or where.token not in clause.members or holder_of(where, clause, subject, scene)[0]:
        return
    kind = _kind(where, clause, scene)
    if not kind or not _words(scene, "parts").isdisjoint(scene.parse.tokens[i].text.lower() for i in clause.members):
        return
    numbers = sorted((int(n) for n in scores[0].lexical.split("-") if n.isdigit()), reverse=True)
    matter = set(content(scene, clause, scores[0])) - _words(scene, "vote") - _words(scene, "telling") - {subject}
    yield Slot(
        replace(scores[0], lexical="-".join(map(str, numbers))),
        f"{RESULT}{kind}",
        noun=kind,
        subject=subject,
        parties=parties(scene.parse, clause, scene.number, scene.roster, subject),
        times=times_of(scene, clause, where),
        day=scene.day,
        context=tuple(sorted(matter)),
    )


def _kind(where: Anchor, clause: Clause, scene: Scene) -> str:
    """Which kind of result the verb of a clause, or a noun beside the figures, tells; empty where none does."""
    tokens = scene.parse.tokens
    near = {tokens[i].lemma.lower() for i in range(where.last + 1, min(where.last + 1 + _NEAR, len(tokens)))}
    near |= {tokens[i].lemma.lower() for i in range(max(0, where.first - _NEAR), where.first)}
    near.add(tokens[clause.head].lemma.lower())
    return next((kind for kind in ("vote", "game") if not _words(scene, kind).isdisjoint(near)), "")


def _words(scene: Scene, key: str) -> frozenset[str]:
    return scene.language.words("results", key)
