"""Which of a series a happening or a person is: `the third blackout in Riga this week`, `won the regatta for the eighth time`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.slots import parties, told_of
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot, Value

TURN = "turn:"
_TIME = "time"


def find_turns(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each ordinal that says which of its kind the matter of a clause is.

    Attribute `turn:` and the kind, subject the one whose turn it is where he has a name, scope what the series is counted over.
    """
    for value in scene.values_in(clause):
        where = anchor(scene.parse, value, scene.language) if value.kind is Kind.ORDINAL else None
        if where is None:
            continue
        kind, last, holder = _repeated(where, clause, subject, scene) or _predicated(where, clause, subject, scene)
        if kind:
            named = parties(scene.parse, clause, scene.number, scene.roster, holder)
            others = tuple(name for name in named if name != holder)
            yield Slot(
                value,
                f"{TURN}{kind}",
                noun=kind,
                subject=holder,
                parties=others,
                scope=_series(value, where, last, clause, scene),
                day=scene.day,
            )


def _repeated(where: Anchor, clause: Clause, subject: str, scene: Scene) -> tuple[str, int, str] | None:
    """`Lee won the regatta for the eighth time`: the deed, the last word of the phrase and who did it."""
    tokens = scene.parse.tokens
    before = [t.text.lower() for t in tokens[max(0, where.first - 2) : where.first]]
    behind = word_at(scene.parse, where.last + 1)
    if behind != _TIME or before[:1] != ["for"] or tokens[clause.head].tag != "VERB" or not subject[:1].isupper():
        return None
    goal = tokens[clause.object].lemma.lower() if clause.object >= 0 and clause.object != where.last + 1 else ""
    return f"{scene.words.predicate(tokens[clause.head].lemma.lower())} {goal}".strip(), where.last + 1, subject


def _predicated(where: Anchor, clause: Clause, subject: str, scene: Scene) -> tuple[str, int, str]:
    """`it was the third blackout in Riga`, `the blackout was the fourth in Riga`, `Lee is the third coach fired since May`."""
    parse, tokens = scene.parse, scene.parse.tokens
    copula = any(tokens[c].relation == "cop" for c in parse.children[clause.head])
    if not copula or clause.subject < 0 or clause.subject > where.first or clause.head not in (where.noun, where.token):
        return "", -1, ""
    of = tokens[clause.subject]
    own = where.noun == clause.head and where.noun > where.last
    noun = tokens[where.noun].lemma.lower() if own else of.lemma.lower() if of.tag == "NOUN" else ""
    holder = subject if subject[:1].isupper() else ""
    planned = noun in scene.language.words("ranks", "scheduled")
    told = holder or of.text.lower() in scene.language.words("ranks", "this") or of.lemma.lower() == noun
    return (noun, where.noun if own else where.last, holder) if noun and told and not planned else ("", -1, "")


def _series(value: Value, where: Anchor, last: int, clause: Clause, scene: Scene) -> tuple[str, ...]:
    """What the members of a series have in common: `the third major blackout in a week`, `the third coach fired since May`."""
    tokens, words = scene.parse.tokens, scene.language.words("ranks", "series")
    told = told_of(scene.parse, clause)
    marks = {f"like {tokens[i].lemma.lower()}" for i in range(where.last + 1, last)}
    marks |= {f"like {tokens[i].lemma.lower()}" for i in told if i > last and tokens[i].lemma.lower() in words}
    below = (c for c in scene.parse.children[max(last, 0)] if tokens[c].relation.startswith("acl"))
    marks |= {f"like {scene.words.predicate(tokens[c].lemma.lower())}" for c in below}
    dates = (v for v in scene.values if v.kind in (Kind.DATE, Kind.DURATION) and v.span.start > value.span.end)
    marks |= {f"over {v.lexical or v.text.lower()}" for v in dates if not v.lexical.endswith("day")}
    return tuple(sorted(marks))
