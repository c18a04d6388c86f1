"""On which day something happened that happens once: a day or a weekday with the deed, its doer and what it was done to."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.anchor import anchor
from reconcile.claims.clauses import Clause
from reconcile.claims.doings import doings, is_limit
from reconcile.claims.scene import Scene
from reconcile.claims.scope import limits
from reconcile.model import EVERYTHING, Kind, Slot, Value

_APART = ("other_event", "each")


def find_days(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a DATE slot for each day of a clause: attribute `day:` and the class of the deed, subject its doer, holder its goal."""
    for value in scene.values:
        if value.kind is not Kind.DATE or not _is_sharp(value, scene):
            continue
        where = anchor(scene.parse, value)
        if where is None or where.token not in clause.members or is_limit(scene, where):
            continue
        if any(s.startswith(_APART) for s in limits(value, where, scene.parse, clause, scene.language)):
            continue
        for doing in doings(scene, replace(where, verb=-1)):
            yield Slot(
                value, f"day:{doing.verb}", noun="day", subject=doing.doer, holder=doing.goal, parties=doing.others
            )


def _is_sharp(value: Value, scene: Scene) -> bool:
    """A day, month or year that a reader can name; `last week` without a dateline is none."""
    return value.hard != EVERYTHING or value.lexical in scene.language.section("calendar")["weekdays"]
