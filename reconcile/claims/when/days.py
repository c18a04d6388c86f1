"""On which day something happened: a day, weekday, month or year with the deed, its doer and what it was done to."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.reach import standing_of
from reconcile.claims.figures.slots import places
from reconcile.claims.links import word_at, words_below
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import is_another, is_limit
from reconcile.claims.when.doings import doings
from reconcile.claims.when.narrow import narrowed
from reconcile.claims.when.promised import promised
from reconcile.claims.when.verbs import verb_at
from reconcile.claims.when.works import work_of
from reconcile.model import EVERYTHING, Kind, Slot, Value

_SPELLS = ("quarter ", "half ")  # of the year that the reader knows
OVER = "over"
_HOURLY = frozenset({"day:open", "day:close"})


def find_days(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a DATE slot for each day of a clause: attribute `day:` and the class of the deed, subject its doer, holder its goal."""
    for value in (_bare(v, scene) for v in scene.values if v.kind is Kind.DATE):
        if not _is_sharp(value, scene):
            continue
        where = anchor(scene.parse, value, scene.language)
        if where is None or where.token not in clause.members:
            continue
        bound = promised(value, where, scene)
        if bound is None and is_limit(scene, where):
            continue
        if _is_period(value, where, scene) or is_another(value, where, clause, scene) or _was_planned(where, scene):
            continue
        around = places(scene.parse, clause.members, scene)
        work = work_of(scene, where)
        over = (OVER,) if _is_over(where, scene) else ()
        for doing in (work,) if work else doings(scene, _nearest(where, scene)):
            attribute = f"day:{doing.verb}"
            if attribute in _HOURLY and _has_clock(clause, scene):
                continue
            yield Slot(
                bound or narrowed(value, where, scene),
                attribute,
                noun="day",
                subject=doing.doer,
                holder=doing.goal,
                parties=doing.others,
                places=around,
                nested=around,
                context=doing.matter,
                scope=over,
                given=bound is not None,  # `will not reopen before Monday` denies no more than the days before
            )


def _nearest(where: Anchor, scene: Scene) -> Anchor:
    """A day tells of the verb nearest to it, and only where none is near of the one that the parse has hung it on: not `in the May 2005 raid`."""
    near, behind = replace(where, verb=-1), scene.parse.tokens[where.last + 1 : where.last + 2]
    describes = any(t.tag == "NOUN" for t in behind)
    return near if describes or verb_at(scene, near) >= 0 else where


def _is_period(value: Value, where: Anchor, scene: Scene) -> bool:
    """`third-quarter results`: the time that a noun covers, and not when something was done."""
    behind = scene.parse.tokens[where.last + 1 : where.last + 2]
    return value.lexical.startswith(_SPELLS) and bool(behind) and behind[0].tag == "NOUN"


def _bare(value: Value, scene: Scene) -> Value:
    """`next Wednesday`, `this Friday`: the weekday, whatever its week."""
    _, _, day = value.lexical.partition(" ")
    return replace(value, lexical=day) if day in scene.language.section("calendar")["weekdays"] else value


def _has_clock(clause: Clause, scene: Scene) -> bool:
    """`opens at 9 a.m. on Monday`: the hours of a shop or a market, and no happening."""
    tokens = scene.parse.tokens
    inside = [tokens[i].span for i in clause.members]
    return any(
        v.kind in (Kind.TIME, Kind.NUMBER) and any(v.span.overlaps(span) for span in inside) for v in scene.values
    )


def _is_over(where: Anchor, scene: Scene) -> bool:
    """`was held on Monday`, `began on Monday`; what was set or called for a day, or begins then, lies ahead."""
    if word_at(scene.parse, where.first - 1) == "for":
        return False
    verb, language = verb_at(scene, _nearest(where, scene)), scene.language
    if verb < 0 or scene.parse.tokens[verb].lemma.lower() in language.words("hours", "planning"):
        return False
    past = words_below(scene.parse, verb) & (
        language.words("reach", "past") | language.words("reach", "present_perfect")
    )
    return scene.parse.tokens[verb].form == "VBD" or bool(past)


def _was_planned(where: Anchor, scene: Scene) -> bool:
    """`was to be launched on Monday`: what was planned once tells of no day on which it happened."""
    return standing_of(scene.parse, verb_at(scene, _nearest(where, scene)), scene.language) == "wished"


def _is_sharp(value: Value, scene: Scene) -> bool:
    """A day, month or year that a reader can name; `last week` without a dateline is none."""
    if value.lexical.startswith(_SPELLS):
        return True
    if value.lexical.partition(" ")[0] in scene.language.section("calendar")["shifts"]:
        return False  # `last week` may be any of the seven days before
    return value.hard != EVERYTHING or value.lexical in scene.language.section("calendar")["weekdays"]
