"""At what hour something happened: clock times and parts of the day, with the verb, its doer and what it was done to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import anchor
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import is_another, is_limit
from reconcile.claims.when.doings import doings
from reconcile.model import Form, Interval, Kind, Slot, Span, Value

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PART = re.compile(
    rf"\bthe (?P<small>early|small|wee) hours(?: of (?:the morning|(?P<a>{_DAY})(?: morning)?))?"
    rf"|\b(?P<edge>early|late) (?:on )?(?P<b>{_DAY})(?: (?P<then>morning|afternoon|evening|night))?"
    rf"|\b(?P<c>{_DAY}) (?P<part>morning|afternoon|evening|night)\b"
    r"|\b(?P<near>this|last|yesterday) (?P<day>morning|afternoon|evening|night)\b|\b(?P<edged>early|late) (?:today|yesterday)\b"
    rf"|\bat (?P<at>dawn|daybreak|night)\b|\bin the (?P<in>morning|afternoon|evening)\b|\b(?P<over>overnight)\b",
    re.IGNORECASE,
)
ALARM = "alarm"
_TOUCHING = 5  # characters between a clock time and the part of the day that goes with it: ` on `


def find_hours(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a TIME slot for each hour of a clause: attribute `hour:` and the class of the verb, subject its doer, holder its goal."""
    clocks = tuple(_clocks(scene))
    parts = (part for part in _parts(scene) if not any(_beside(clock, part[0]) for clock, _ in clocks))
    for value, day in (*clocks, *parts):
        where = anchor(scene.parse, value, scene.language)
        if where is None or where.token not in clause.members or is_limit(scene, where):
            continue
        if is_another(value, where, clause, scene):
            continue
        own = day or _weekday_beside(value, scene)
        around_it = tuple(t for t in times_of(scene, clause, where) if t.endswith("day"))
        days = (own,) if own else () if day is None else around_it
        named = places(scene.parse, clause.members, scene)
        for doing in doings(scene, where):
            around = () if doing.heard else named
            yield Slot(
                value,
                f"hour:{doing.verb}",
                noun="hour",
                subject=doing.doer,
                holder=doing.goal,
                places=around,
                nested=around,
                times=days,
                context=doing.matter,
                scope=(ALARM,) if doing.alarm else (),
                day="" if day is None else scene.day,
            )


def _beside(clock: Value, part: Value) -> bool:
    """`at 8:30 p.m. on Thursday night`: the part of the day beside a clock time says nothing of its own."""
    return 0 <= part.span.start - clock.span.end <= _TOUCHING or 0 <= clock.span.start - part.span.end <= _TOUCHING


def _weekday_beside(clock: Value, scene: Scene) -> str:
    """`at 8:30 p.m. Thursday, police said`: the weekday behind an hour is its own, wherever the parse hangs it."""
    near = (v for v in scene.values if v.kind is Kind.DATE and 0 <= v.span.start - clock.span.end <= _TOUCHING)
    return next((v.lexical for v in near if v.lexical.endswith("day")), "")


def _clocks(scene: Scene) -> Iterator[tuple[Value, str]]:
    """The clock times of a sentence; in a zone only where no other stands beside them, of which they may be the conversion."""
    start = scene.sentence.span.start
    clocks = [
        v
        for v in scene.values
        if v.kind is Kind.TIME
        and v.number is not None
        and scene.sentence.text[: v.span.start - start][-1:] != "("  # `at 6 p.m. EST (2300 GMT)`
    ]
    for value in clocks:
        zone = "" if value.lexical == "local" else value.lexical
        if not zone or len(clocks) == 1:
            yield replace(value, unit="hour", lexical=zone), ""


def _parts(scene: Scene) -> Iterator[tuple[Value, str | None]]:
    """The parts of a day with its weekday; None for a day that only the writer knows, such as `this morning`."""
    data = scene.language.section("hours")
    for found in _PART.finditer(scene.sentence.text):
        groups = found.groupdict()
        word = f"{groups['small']} hours" if groups["small"] else ""
        told = (groups[name] for name in ("edge", "part", "day", "edged", "at", "in", "over") if groups[name])
        word = (word or next(told)).lower()
        if (then := groups["then"]) and f"{word} {then}" not in data["edges"]:
            word = then.lower()
        word = data["names"].get(word, word)
        low, high = data["parts"][word]
        span = Span(scene.sentence.span.start + found.start(), scene.sentence.span.start + found.end())
        meant = Interval(Decimal(low), Decimal(high))
        day = groups["a"] or groups["b"] or groups["c"] or ""
        untold = groups["near"] or groups["edged"]
        yield (
            Value(Kind.TIME, span, found.group(), "hour", hard=meant, soft=meant, form=Form.WORD, lexical=word),
            None if untold else day.lower(),
        )
