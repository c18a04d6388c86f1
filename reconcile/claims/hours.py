"""At what hour something happened: clock times and parts of the day, with the verb, its doer and what it was done to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reconcile.claims.anchor import Anchor, anchor, case
from reconcile.claims.attributes import LIGHT, saying
from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.scene import Scene
from reconcile.claims.times import times_of
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Slot, Span, Value

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = re.compile(
    rf"\bthe (?P<small>early|small|wee) hours(?: of (?:the morning|(?P<a>{_DAY})(?: morning)?))?"
    rf"|\b(?P<edge>early|late) (?:on )?(?P<b>{_DAY})(?: (?:morning|afternoon|evening|night))?"
    rf"|\b(?P<c>{_DAY}) (?P<part>morning|afternoon|evening|night)\b"
    rf"|\bat (?P<at>dawn|daybreak|night)\b|\bin the (?P<in>morning|afternoon|evening)\b|\b(?P<over>overnight)\b",
    re.IGNORECASE,
)

_RELATIVES = frozenset({"who", "which", "that"})
_REACH = 12  # words between an hour and its verb


@dataclass(frozen=True, slots=True)
class _Doing:
    """A verb with its doer and what it was done to, as names or base forms; empty where they cannot be told."""

    verb: str
    doer: str
    goal: str


def find_hours(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a TIME slot for each hour of a clause: attribute `hour:` and the class of the verb, subject its doer, holder its goal."""
    for value, day in (*_clocks(scene), *_parts(scene)):
        where = anchor(scene.parse, value)
        if where is None or where.token not in clause.members or _is_limit(scene, where):
            continue
        verb = _verb(scene, where)
        doing = _doing(scene, verb, where) if verb >= 0 else None
        if doing is None:
            continue
        days = (day,) if day else tuple(t for t in times_of(scene, clause, where) if t.endswith("day"))
        yield Slot(
            value, f"hour:{doing.verb}", noun="hour", subject=doing.doer, holder=doing.goal, times=days, day=scene.day
        )


def _clocks(scene: Scene) -> Iterator[tuple[Value, str]]:
    """The clock times of a sentence that are local or name no zone."""
    for value in scene.values:
        if value.kind is Kind.TIME and value.number is not None and value.lexical in ("", "local"):
            yield replace(value, unit="hour", lexical=""), ""


def _parts(scene: Scene) -> Iterator[tuple[Value, str]]:
    data = scene.language.section("hours")
    for found in _PART.finditer(scene.sentence.text):
        groups = found.groupdict()
        word = f"{groups['small']} hours" if groups["small"] else ""
        word = (word or groups["edge"] or groups["part"] or groups["at"] or groups["in"] or groups["over"]).lower()
        word = data["names"].get(word, word)
        low, high = data["parts"][word]
        span = Span(scene.sentence.span.start + found.start(), scene.sentence.span.start + found.end())
        meant = Interval(Decimal(low), Decimal(high))
        day = groups["a"] or groups["b"] or groups["c"] or ""
        yield (
            Value(Kind.TIME, span, found.group(), "hour", hard=meant, soft=meant, form=Form.WORD, lexical=word),
            day.lower(),
        )


def _is_limit(scene: Scene, where: Anchor) -> bool:
    limits = scene.language.section("hours")["limits"]
    before = scene.parse.tokens[where.first - 1].text.lower() if where.first > 0 else ""
    return before in limits or case(scene.parse, where.token) in limits


def _verb(scene: Scene, where: Anchor) -> int:
    """Return the verb that an hour tells of: the one above it, or the nearest before and then behind it where the parse has none."""
    tokens = scene.parse.tokens
    if where.verb >= 0 and tokens[where.verb].tag == "VERB" and tokens[where.verb].lemma not in saying(scene.language):
        return where.verb
    before = range(where.first - 1, max(-1, where.first - _REACH), -1)
    behind = range(where.last + 1, min(len(tokens), where.last + _REACH))
    return next((i for i in (*before, *behind) if _lemma(scene, i)), -1)


def _lemma(scene: Scene, index: int) -> str:
    """The base form of a verb, also of a past form that the parse took for a noun; empty for other words."""
    token = scene.parse.tokens[index]
    return token.lemma.lower() if token.tag == "VERB" else _past(scene.language).get(token.text, "")


@cache
def _past(language: Language) -> dict[str, str]:
    return {
        form: lemma
        for lemma in language.section("hours")["blow"]
        for form in language.section("hours")["past"].get(lemma, ())
    }


def _doing(scene: Scene, verb: int, where: Anchor) -> _Doing | None:
    """Return what was done by whom to what, or None for a verb that tells nothing, such as one of saying."""
    parse, tokens, lemma = scene.parse, scene.parse.tokens, _lemma(scene, verb)
    if not lemma or lemma in saying(scene.language) or tokens[verb].relation == "xcomp":
        return None  # `began to vote at 8 a.m.`: the hour is that of the beginning
    data = scene.language.section("hours")
    into = next((c for c in parse.children[verb] if case(parse, c) == "into"), -1)
    goal = next((c for c in parse.children[verb] if tokens[c].relation == "obj" and tokens[c].tag != "NUM"), -1)
    name = _class(scene, verb, lemma, into)
    if not name:
        return None
    subject, passive = _doer(scene, verb)
    if passive:
        agent = (c for c in parse.children[verb] if tokens[c].relation.startswith("obl") and case(parse, c) == "by")
        subject, goal = next(agent, -1), subject
    if lemma in data["motion"] and into >= 0:
        goal = into
    if where.first <= goal <= where.last:  # `a party Friday night`, with the day as its head
        goal = where.first - 1 if tokens[where.first - 1].tag == "NOUN" else -1
    return _Doing(name, _name(scene, subject), _name(scene, goal))


def _class(scene: Scene, verb: int, lemma: str, into: int) -> str:
    parse, tokens, data = scene.parse, scene.parse.tokens, scene.language.section("hours")
    if lemma in data["blow"]:
        return "hit"
    inward = into >= 0 or any(
        tokens[c].relation.startswith(("compound:prt", "advmod")) and tokens[c].text.lower() in ("in", "inside")
        for c in parse.children[verb]
    )
    if lemma in data["entry"] or (lemma in data["motion"] and inward):
        return "enter"
    return "" if lemma in LIGHT or lemma in data["motion"] else scene.words.predicate(lemma)


def _doer(scene: Scene, verb: int) -> tuple[int, bool]:
    """Return the subject of a verb and whether it is a passive one: by the parse, or else the noun before the verb."""
    parse, tokens = scene.parse, scene.parse.tokens
    subject, passive = find_subject(parse, verb) if tokens[verb].tag == "VERB" else (-1, False)
    if subject >= 0 and tokens[subject].text.lower() not in _RELATIVES:
        return subject, passive
    at = verb - 1
    if at > 0 and tokens[at].text.lower() in _RELATIVES:
        at -= 1
    if at > 0 and tokens[at].text == ",":  # `the quake, magnitude 7, struck`
        at = next((i for i in range(at - 1, 0, -1) if tokens[i].text == ","), 0) - 1
    return (at, passive) if at >= 0 and tokens[at].tag == "NOUN" else (-1, passive)


def _name(scene: Scene, index: int) -> str:
    if index < 0:
        return ""
    token = scene.parse.tokens[index]
    lemma = token.lemma.lower()
    named = scene.roster.resolve(scene.number, scene.parse, index)
    return named or ("" if token.tag in ("PRON", "NUM") else scene.language.section("hours")["nouns"].get(lemma, lemma))
