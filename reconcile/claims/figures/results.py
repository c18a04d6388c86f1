"""How a game or a vote ended: `the Otters beat the Rams 3-1`, `the council voted 7-2 to close the pool`."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.records import holder_of
from reconcile.claims.figures.slots import content, parties, places, told_of
from reconcile.claims.figures.times import times_of
from reconcile.claims.links import agent_of
from reconcile.claims.scene import Scene
from reconcile.model import Form, Kind, Slot, Span, Value

RESULT = "result:"
_NEAR = 3  # words between a result and the noun for it: `a 3-1 home victory`


def find_results(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a SCORE slot for a result: attribute `result:game` with the teams as parties, `result:vote` with the body as subject and what was decided as context.

    The higher figure comes first in the value, since `lost 1-3` and `won 3-1` are one result. A clause that tells of a part of a game has none.
    """
    scores = [v for v in scene.values if v.kind is Kind.SCORE] or list(_told(scene))
    where = anchor(scene.parse, scores[0], scene.language) if len(scores) == 1 else None
    if where is None or where.token not in clause.members or holder_of(where, clause, subject, scene)[0]:
        return
    kind = _kind(where, clause, scene)
    if not kind or not _words(scene, "parts").isdisjoint(scene.parse.tokens[i].text.lower() for i in clause.members):
        return
    numbers = sorted((int(n) for n in scores[0].lexical.split("-") if n.isdigit()), reverse=True)
    named = parties(scene.parse, clause, scene.number, scene.roster, subject)
    body = _body(clause, subject, scene) if kind == "vote" else subject
    spent = {body, *(word for name in named for word in name.lower().split())}
    matter = set(content(scene, clause, scores[0])) - _words(scene, "vote") - _words(scene, "telling") - spent
    yield Slot(
        replace(scores[0], lexical="-".join(map(str, numbers))),
        f"{RESULT}{kind}",
        noun=kind,
        subject=body,
        parties=named,
        times=times_of(scene, clause, where),
        day=scene.day,
        context=tuple(sorted(matter)),
    )


def _told(scene: Scene) -> Iterator[Value]:
    """The two figures of a vote as one value: `54 votes to 31`, `54 members voted for and 31 against`."""
    tokens = scene.parse.tokens
    places = {t.span.start: i for i, t in enumerate(tokens)}
    counts = [v for v in scene.values if v.kind in (Kind.COUNT, Kind.NUMBER) and v.form is Form.NUMERAL]
    for one, two in pairwise(counts):
        first, last = places.get(one.span.start, -1), places.get(two.span.start, -1)
        between = [t.text.lower() for t in tokens[first + 1 : last]]
        told = between[-1:] and between[-1] in _words(scene, "to")
        told = told or any(t.text.lower() in _words(scene, "against") for t in tokens[last + 1 : last + 1 + _NEAR])
        span = Span(one.span.start, two.span.end)
        known = _words(scene, "between") | _words(scene, "to")
        if told and 0 <= first < last and known.issuperset(between) and one.number and two.number is not None:
            yield _score(replace(one, span=span, text=scene.text_of(span)), f"{one.number:f}-{two.number:f}")


def _body(clause: Clause, subject: str, scene: Scene) -> str:
    """The body that voted: whoever did it, but of what was passed the one behind the verb; `the bill passed the House`, `the vote in the House was`."""
    parse, head = scene.parse, clause.head
    if clause.passive:
        return _called(agent_of(parse, head), scene)
    passed = parse.tokens[head].lemma.lower() in _words(scene, "passes") and not subject[:1].isupper()
    if passed and (body := scene.roster.name_at(scene.number, clause.object)) is not None:
        return body.canonical
    if (passed and clause.object < 0) or subject in _words(scene, "telling"):
        around = places(parse, told_of(parse, clause), scene)
        return around[0] if around else ""
    return subject


def _called(index: int, scene: Scene) -> str:
    if index < 0:
        return ""
    name, lemma = scene.roster.name_at(scene.number, index), scene.parse.tokens[index].lemma.lower()
    if name is not None:
        return name.canonical
    return "" if lemma in _words(scene, "telling") else lemma  # `approved by 54 votes`


def _score(value: Value, lexical: str) -> Value:
    return Value(Kind.SCORE, value.span, value.text, form=Form.LABEL, lexical=lexical)


def _kind(where: Anchor, clause: Clause, scene: Scene) -> str:
    """Which kind of result the verb of a clause, or a noun beside the figures, tells; empty where none does."""
    tokens = scene.parse.tokens
    near = {tokens[i].lemma.lower() for i in range(where.last + 1, min(where.last + 1 + _NEAR, len(tokens)))}
    near |= {tokens[i].lemma.lower() for i in range(max(0, where.first - _NEAR), where.first)}
    near.add(tokens[clause.head].lemma.lower())
    if clause.subject >= 0:
        near |= {tokens[clause.subject].lemma.lower()} & _words(scene, "telling")
    return next((kind for kind in ("vote", "game") if not _words(scene, kind).isdisjoint(near)), "")


def _words(scene: Scene, key: str) -> frozenset[str]:
    return scene.language.words("results", key)
