"""Until when and since when: what a day or an hour bounds, with whom it is said of."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.slots import places
from reconcile.claims.links import case, child_of
from reconcile.claims.scene import Scene
from reconcile.claims.titles import titles
from reconcile.claims.when.bounds import limit
from reconcile.claims.when.narrow import widened
from reconcile.claims.when.occasions import is_occasion
from reconcile.claims.when.party import named
from reconcile.claims.when.senses import LAST
from reconcile.model import EVERYTHING, Form, Kind, Modifier, Slot, Value

TERM = "term:"
_OFFICE = 6  # words of an office before `since`: `chairman of Norvik Maritime Group`
_LEAD = 4  # words of `the first time since`
_CLIMB = 4  # words between a bound and what it bounds


def find_terms(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each day or clock time that bounds something: attribute `term:until close`, subject who is said to be so."""
    bounds = scene.language.section("moments")["bounds"]
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if is_told(value, scene) else None
        if where is None or where.token not in clause.members:
            continue
        bound = bounds.get(limit(scene, where), "")
        if bound == "since" and (bearer := _bearer(scene, where)):
            yield _entered(value, bearer)
            continue
        head = _bounded(scene, where)
        if not bound or head < 0:
            continue
        subject = scene.subject_of(head)
        holder = named(scene, subject)
        if bound == "since" and _is_rank(scene, clause):
            yield from _last(value, where, scene, head, holder)
            continue
        if not holder:
            continue
        shown, state = bent(value, where, scene), _state(scene, head)
        around, with_ = places(scene.parse, clause.members, scene), _with(scene, head)
        yield Slot(
            shown,
            f"{TERM}{bound} {state}",
            noun=f"{bound} when",
            subject=holder,
            places=around,
            nested=around,
            context=tuple(name.rpartition(" ")[2] for name in with_),
        )
        ended = _ended(scene, state, subject) if bound == "until" else ""
        if ended and value.kind is Kind.DATE and shown is value:
            yield Slot(value, f"day:{ended}", noun="day", subject=holder, given=True)
        if bound == "since" and value.kind is Kind.DATE and _holds_post(scene, head):
            yield _entered(value, holder)
        elif bound == "since" and value.kind is Kind.DATE:
            yield from _begun(shown, state, holder, with_, clause, scene)


def _ended(scene: Scene, state: str, subject: int) -> str:
    """With what a state ends: what is closed reopens, and what runs is over; empty for other states."""
    running = state in scene.language.words("moments", "running") and is_occasion(scene, subject)
    return "end" if running else str(scene.language.section("moments")["ended"].get(state, ""))


def _entered(value: Value, holder: str) -> Slot:
    return Slot(value, "day:take office", noun="day", holder=holder, given=True)


def _bearer(scene: Scene, where: Anchor) -> str:
    """`Ann Lee, mayor since 2009`, `Ann Lee, chairman of Acme since 2009`: who bears the office right before `since`; empty for none."""
    tokens, offices = scene.parse.tokens, titles(scene.language)
    at = where.first - 2
    while at > 0 and where.first - at <= _OFFICE and (tokens[at].tag == "PROPN" or tokens[at].text.lower() == "of"):
        at -= 1
    if at <= 0 or not offices.is_borne(tokens[at].text.lower()):
        return ""
    comma = next((i for i in range(at - 1, max(0, at - _OFFICE), -1) if tokens[i].tag in ("PUNCT", "VERB", "AUX")), 0)
    name = scene.roster.name_at(scene.number, comma - 1) if comma and tokens[comma].text == "," else None
    return name.canonical if name is not None else ""


def _holds_post(scene: Scene, head: int) -> bool:
    """`has held the post since 2009`."""
    posts, goal = scene.language.section("titles")["posts"]["objects"], child_of(scene.parse, head, "obj")
    held = scene.parse.tokens[head].lemma.lower() in scene.language.words("moments", "holding")
    return held and goal >= 0 and scene.parse.tokens[goal].lemma.lower() in posts


def _last(value: Value, where: Anchor, scene: Scene, head: int, holder: str) -> Iterator[Slot]:
    """`erupted for the first time since 1902`: when it did so last."""
    tokens = scene.parse.tokens
    words = " ".join(t.text.lower() for t in tokens[max(0, where.first - _LEAD) : where.first])
    known = scene.language.words("hours", "last_before")
    if holder and value.kind is Kind.DATE and words in known and tokens[head].tag == "VERB":
        yield Slot(value, f"day:{LAST} {_state(scene, head)}", noun="day", subject=holder, given=True)


def _begun(
    value: Value, state: str, holder: str, names: tuple[str, ...], clause: Clause, scene: Scene
) -> Iterator[Slot]:
    """`has been missing since Monday`, `has not been seen since Monday`: the day of the deed with which a state begins."""
    begun, mutual = scene.language.section("moments")["begun"], scene.language.section("moments")["mutual"]
    office = titles(scene.language).is_borne(state)
    deed = begun.get(f"not {state}" if clause.negated else state, "take office" if office else "")
    if deed in mutual and len(names) == 1 and holder[:1].isupper():
        holder, names = sorted((holder, *names))[0], (sorted((holder, *names))[1],)
    if not deed or (deed in ("join", "move") and len(names) != 1):
        return
    undergone = deed in scene.language.section("moments")["undergone"]
    yield Slot(
        value,
        f"day:{deed}",
        noun="day",
        subject="" if undergone else holder,
        holder=holder if undergone else names[0] if names and deed in ("join", *mutual) else "",
        parties=names if deed == "move" else (),
        given=True,
    )


def _with(scene: Scene, head: int) -> tuple[str, ...]:
    """The names behind the prepositions of a state: `has worked for Acme since 2003`, `has been with Acme since 2003`."""
    own = scene.roster.name_at(scene.number, head)
    behind = (c for c in scene.parse.children[head] if scene.parse.tokens[c].relation.startswith(("obl", "nmod")))
    names = (scene.roster.name_at(scene.number, index) for index in behind)
    return tuple(sorted({name.canonical for name in (own, *names) if name is not None}))


def is_told(value: Value, scene: Scene) -> bool:
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
    if token.tag == "PROPN" and (preposition := case(scene.parse, head)):
        return preposition  # `has been with Acme`
    perfect = any(scene.parse.tokens[c].lemma.lower() == "have" for c in children)
    if token.tag == "ADJ" or (token.form == "VBN" and not perfect):
        return token.text.lower()
    return scene.words.predicate(token.lemma.lower())


def _is_rank(scene: Scene, clause: Clause) -> bool:
    """`the first win since 2005`, `the worst since 1931`: the bound is that of a record."""
    tokens, records = scene.parse.tokens, scene.language.words("moments", "records")
    return any(tokens[i].form in ("JJS", "RBS") or tokens[i].text.lower() in records for i in clause.members)


def bent(value: Value, where: Anchor, scene: Scene) -> Value:
    """`until at least Monday` is a bound on a bound; a clock time is compared as an hour."""
    before = tuple(t.text.lower() for t in scene.parse.tokens[max(0, where.first - 2) : where.first])
    shown = replace(value, unit="hour") if value.kind is Kind.TIME else value
    if before != ("at", "least"):
        return shown
    return replace(widened(shown, where.first - 2, scene), modifier=Modifier.AT_LEAST, form=Form.BOUND)
