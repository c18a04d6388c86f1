"""The record of a fighter, a coach or a team that stands on a name: wins, losses and draws, and wins by knockout."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot, Token, Value

RECORD = "record"
WINS_AND_LOSSES = "record:wins and losses"
KNOCKOUTS = "knockouts"
_REACH = 6  # words between `a record of` and its figures
_BEHIND = 5  # words between a record and its knockouts: `41-2 with an impressive 33 wins by knockout`
_NAMED = 3  # words between a figure and the word for what it counts


def find_records(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a SCORE slot for each record, and one for the knockouts behind it: attribute `record:wins and losses`, subject the one who holds it."""
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if value.kind is Kind.SCORE else None
        holder = _holder(where, scene) if where is not None and where.token in clause.members else ""
        if where is None or not holder:
            continue
        yield Slot(value, WINS_AND_LOSSES, noun=RECORD, subject=holder)
        knockouts = _knockouts(where.last, scene)
        if knockouts is not None:
            yield Slot(knockouts, WINS_AND_LOSSES, noun=KNOCKOUTS, subject=holder)


def _holder(where: Anchor, scene: Scene) -> str:
    """Return whose record a score is: `Ali (41-2)`, `took Ali's record to 41-2`, `Ali compiled a 41-2 record`; empty for a result."""
    tokens = scene.parse.tokens
    before = [t.text.lower() for t in tokens[max(0, where.first - _REACH) : where.first]]
    name = scene.roster.name_at(scene.number, where.first - 2) if where.first > 1 else None
    if name is not None and name.last == where.first - 2 and before[-1:] in (["("], [","]):
        return name.canonical
    owner = next((n for n in reversed(scene.roster.names[scene.number]) if n.last < where.first), None)
    told = RECORD in before or _text(tokens, where.last + 1) == RECORD
    return owner.canonical if told and owner is not None and "with" not in before else ""


def _knockouts(last: int, scene: Scene) -> Value | None:
    """The count behind a record that is one of knockouts: `41-2, 33 KOs`."""
    tokens = scene.parse.tokens
    words = scene.language.section("ranks")["knockouts"]
    for value in scene.values:
        first = next(
            (i for i in range(last + 1, min(last + 1 + _BEHIND, len(tokens))) if _begins(tokens[i], value)), -1
        )
        if first > 0 and value.kind in (Kind.COUNT, Kind.NUMBER):
            named = any(_text(tokens, i) in words for i in range(first + 1, first + 1 + _NAMED))
            return replace(value, kind=Kind.COUNT, noun=KNOCKOUTS) if named else None
    return None


def _begins(token: Token, value: Value) -> bool:
    return token.span.start <= value.span.start < token.span.end


def _text(tokens: tuple[Token, ...], index: int) -> str:
    return tokens[index].text.lower() if index < len(tokens) else ""
