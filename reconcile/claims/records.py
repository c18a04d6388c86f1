"""The record of a fighter, a coach or a team: wins, losses and draws that stand on a name."""

from collections.abc import Iterator

from reconcile.claims.anchor import anchor
from reconcile.claims.clauses import Clause
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

RECORD = "record"
_REACH = 6  # words between `a record of` and its figures


def find_records(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a SCORE slot for each record: attribute and noun `record`, subject the one who holds it."""
    tokens = scene.parse.tokens
    for value in scene.values:
        where = anchor(scene.parse, value) if value.kind is Kind.SCORE else None
        if where is None or where.token not in clause.members:
            continue
        before = [t.text.lower() for t in tokens[max(0, where.first - _REACH) : where.first]]
        name = scene.roster.name_at(scene.number, where.first - 2) if where.first > 1 else None
        on_name = name is not None and name.last == where.first - 2 and before[-1:] in (["("], [","])
        if on_name and name is not None:
            yield Slot(value, RECORD, noun=RECORD, subject=name.canonical)
            continue
        owner = next((n for n in reversed(scene.roster.names[scene.number]) if n.last < where.first), None)
        if RECORD in before and owner is not None and "with" not in before:
            yield Slot(value, RECORD, noun=RECORD, subject=owner.canonical)
