"""How long a standoff, an outage and their like went on: a duration with the word for the process nearby."""

from collections.abc import Iterator
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.reach import is_under_way, turns
from reconcile.claims.figures.running import RUNNING, running
from reconcile.claims.figures.slots import parties
from reconcile.claims.figures.times import PAST, is_far, times_of
from reconcile.claims.links import case, child_of, word_at, words_before
from reconcile.claims.scene import Scene
from reconcile.model import Form, Kind, Slot

_OF = ("at", "of")
_TAKER = 4  # words between `took` and a length: `took the jury about nine hours`
_TASK = 4  # words of a task: `to cut the driver free`
_PHRASE = 4  # words of a phrase beside a length: `power was restored after`
_TOUCHING = 4  # words between a length and the process that it describes: `three days of tense peace talks`
_REACH = 9  # words between a length and its process or task: "for three hours while they negotiated", "several days for the cables to be repaired"


def find_lengths(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a DURATION slot for each length of a process in a clause: attribute `process:` and its name."""
    data = scene.language.section("processes")
    names = {str(word): str(name) for name, words in data["processes"].items() for word in words}
    tokens = scene.parse.tokens
    for value in scene.values:
        if value.kind is not Kind.DURATION:
            continue
        where = anchor(scene.parse, value, scene.language)
        if where is None or where.token not in clause.members:
            continue
        if _is_part(scene, where, data) or is_under_way(scene.parse, where, scene.language):
            continue
        near = [
            (abs(i - where.last), name)
            for i in range(max(0, where.first - _REACH), min(len(tokens), where.last + _REACH + 1))
            if (name := names.get(tokens[i].lemma.lower()))
        ]
        grows = running(value, where, clause, scene)
        if f"{RUNNING} " in grows:
            continue  # nobody can tell up to which day
        untold = value.form is Form.UNDISCLOSED
        name = (_unscheduled if untold else _named)(scene, where, data) or (
            min(near)[1] if near and value.number is not None else ""
        )
        if name and not (name in data["daily"] and _is_of_day(scene, where)):
            nouns = _nouns(scene, name, data)
            which = (*sorted({*turns(scene.parse, clause, scene.language), *_others(scene, nouns)}), *grows)
            far = tuple(t for t in times_of(scene, clause, where) if is_far(t) and not t.startswith(PAST))
            whose = _of_person(clause, subject, scene) if name in data["personal"] else _of_whom(scene, nouns)
            noun = f"length of the {name}"
            yield Slot(value, f"process:{name}", noun=noun, context=whose, day=scene.day, times=far, scope=which)


def _is_of_day(scene: Scene, where: Anchor) -> bool:
    """`deliberated for six hours on Monday`: what the day behind a length tells of is that day's share."""
    behind = scene.parse.tokens[where.last + 1 + (word_at(scene.parse, where.last + 1) == "on") :]
    return any(v.kind is Kind.DATE and v.span.overlaps(t.span) for t in behind[:1] for v in scene.values)


def _nouns(scene: Scene, name: str, data: dict[str, Any]) -> list[int]:
    """The nouns of a sentence that stand for a process."""
    words = {*data["processes"].get(name, ()), *data["named"].get(name, ())}
    return [i for i, t in enumerate(scene.parse.tokens) if t.tag == "NOUN" and t.lemma.lower() in words]


def _others(scene: Scene, nouns: list[int]) -> Iterator[str]:
    """`the previous strike`: what makes a process another one of its kind."""
    words = {word for i in nouns for word in words_before(scene.parse, i)}
    others = scene.language.words("scope", "other_event") | scene.language.words("processes", "others")
    yield from (f"other {word}" for word in words & others)


def _of_person(clause: Clause, subject: str, scene: Scene) -> tuple[str, ...]:
    """`Ann Lee served a nine-month ban`: what is a person's is of those named beside it."""
    return tuple(sorted(f"of {one}" for one in parties(scene.parse, clause, scene.number, scene.roster, subject)))


def _of_whom(scene: Scene, nouns: list[int]) -> tuple[str, ...]:
    """`the strike at Acme`, `the trial of Ann Lee`: the names that the nouns of a process are of, with their prepositions."""
    parse = scene.parse
    below = [c for i in nouns for c in parse.children[i] if parse.tokens[c].relation == "nmod"]
    names = ((case(parse, c), scene.roster.name_at(scene.number, c)) for c in below)
    return tuple(sorted({f"{word} {name.canonical}" for word, name in names if word in _OF and name is not None}))


def _unscheduled(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """`no timetable for repairs`, `no time frame for when power will be restored`: the task whose length nobody gives."""
    table = {**data["tasks"], **{word: name for name, words in data["named"].items() for word in words}}
    behind = (t.lemma.lower() for t in scene.parse.tokens[where.last + 1 : where.last + 1 + _REACH])
    return next((str(table[lemma]) for lemma in behind if lemma in table), "")


def _named(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """The process that a length is tied to by its own name: `a two-hour meeting`, `ten days of talks`, `the strike lasted six weeks`."""
    table = {str(word): str(name) for name, words in data["named"].items() for word in words}
    if phrase := _of_phrase(scene, where, data):
        return phrase
    of = where.first > 1 and word_at(scene.parse, where.first - 1) == "of"
    if of and (whole := table.get(scene.parse.tokens[where.first - 2].lemma.lower(), "")):
        return whole  # `a siege of nine days`
    if where.noun > where.last and where.noun - where.last <= _TOUCHING:
        return _told(scene, where.noun, table)
    return (
        _task(scene, where, data)
        or _of_taker(scene, where, data)
        or (_of_verb(scene, where, table, data) if where.verb >= 0 else "")
    )


def _of_phrase(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """`on strike for ten days`, `ten days in hiding`, `power was restored after nine hours`; empty for no such words."""
    tokens = scene.parse.tokens
    before = " ".join(t.text.lower() for t in tokens[max(0, where.first - _PHRASE) : where.first])
    behind = " ".join(t.text.lower() for t in tokens[where.last + 1 : where.last + 1 + _PHRASE])
    for phrase, name in sorted(data["phrases"].items()):
        if f" {before}".endswith(f" {phrase} for") or f"{behind} ".startswith(f"{phrase} "):
            return str(name)
    ended = (name for phrase, name in sorted(data["ended"].items()) if f" {before}".endswith(f" {phrase} after"))
    return str(next(ended, ""))


def _of_verb(scene: Scene, where: Anchor, table: dict[str, str], data: dict[str, Any]) -> str:
    """`the strike lasted six weeks`, `searched for her for three days`, `drivers ended their strike after nine days`."""
    lemma = scene.parse.tokens[where.verb].lemma.lower()
    goal = child_of(scene.parse, where.verb, "obj")
    if word_at(scene.parse, where.first - 1) == "for":
        if goal >= 0:  # `imposed a curfew`, `chased the men`
            name = _told(scene, goal, table) or data["doing_to"].get(lemma, "")
        else:
            name = data["doing"].get(lemma, "")  # `searched for her`: who searches a house does not search for anybody
        if name:
            return str(name)
    if _is_ended(scene, where, lemma, data):
        noun = goal if goal >= 0 else scene.subject_of(where.verb)
    elif lemma in data["lasting"] and where.role in ("obj", "obl", "obl:unmarked"):
        noun = scene.subject_of(where.verb)
    else:
        return ""
    return _told(scene, noun, table) if noun >= 0 else ""


def _is_ended(scene: Scene, where: Anchor, lemma: str, data: dict[str, Any]) -> bool:
    """Tell whether something ended after a length that closes what is told: `was called off after nine days`, not `after nine days of rain`."""
    if word_at(scene.parse, where.first - 1) != "after":
        return False
    over = lemma in data["ending"] or word_at(scene.parse, where.first - 2) in data["ending_particles"]
    return over and word_at(scene.parse, where.last + 1) in {"", *data["closing"]}


def _told(scene: Scene, noun: int, table: dict[str, str]) -> str:
    """The process that a noun stands for, or the noun behind its `of`: `a state of emergency`."""
    of = (c for c in scene.parse.children[noun] if scene.parse.tokens[c].relation == "nmod")
    return next((name for i in (noun, *of) if (name := table.get(scene.parse.tokens[i].lemma.lower(), ""))), "")


def _task(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """`took five hours to free the driver`, `worked for five hours to free him`: the task that took so long; empty for none."""
    tokens, ahead = scene.parse.tokens, range(where.last + 1, min(len(scene.parse.tokens) - 1, where.last + _REACH))
    takes = any(t.lemma.lower() in data["taking"] for t in tokens[max(0, where.first - _TAKER) : where.first])
    to = next((i for i in ahead if tokens[i].text.lower() == "to"), -1) if takes else -1
    verbs = (t.lemma.lower() for t in tokens[to + 1 : to + 1 + _TASK]) if to >= 0 else ()
    return next((str(data["tasks"][verb]) for verb in verbs if verb in data["tasks"]), "")


def _of_taker(scene: Scene, where: Anchor, data: dict[str, Any]) -> str:
    """`the jury took 11 hours to find him guilty`, `which the jury took 11 hours to accept`, `the jury had been out for ten hours`."""
    before = scene.parse.tokens[max(0, where.first - _REACH) : where.first]
    taken = {t.lemma.lower() for t in before[-_TAKER:]} & {*data["taking"]}
    out = {t.text.lower() for t in before[-2:]} & {*data["out"]} and before[-1].text.lower() == "for"
    takers = (data["takers"].get(t.lemma.lower(), "") for t in reversed(before))
    return str(next(filter(None, takers), "")) if taken or out else ""


def _is_part(scene: Scene, where: Anchor, data: dict[str, Any]) -> bool:
    """Tell whether the words around a length make it a part or a distance: `in the first two hours`, `two hours before`."""
    tokens = scene.parse.tokens
    before = tokens[where.first - 1] if where.first else None
    behind = word_at(scene.parse, where.last + 1)
    if before is not None and before.tag != "VERB" and before.text.lower() in data["part_before"]:
        return True
    known = {word for words in data["processes"].values() for word in words} | {*data["whole"]}
    whole = before is not None and before.lemma.lower() in known
    return behind in data["part_behind"] and not whole
