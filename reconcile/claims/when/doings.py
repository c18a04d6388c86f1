"""What is done at a time, by whom and to what: the verb or the noun of a happening that a day or an hour stands on."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.figures.anchor import Anchor, case
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import (
    Doing,
    deed_at,
    event_above,
    event_at,
    event_beside,
    event_class,
    head_of,
    noun_before,
)
from reconcile.claims.when.happens import happening, happens, held, is_agent, is_quelled, noticed
from reconcile.claims.when.party import before_office, called, couple, marked, named
from reconcile.claims.when.senses import HIT, class_of, into_at, is_begun, made, object_of, phrase, sense
from reconcile.claims.when.verbs import base, doer, is_bare, is_fronted, is_passive, undated, verb_at


def doings(scene: Scene, where: Anchor) -> Iterator[Doing]:
    """Yield what an hour or a day tells of: the happening whose noun it stands on, and what its verb says was done."""
    verb, near = verb_at(scene, where), event_beside(scene, where)
    noun = event_above(scene, where) or event_at(scene, near)
    if noun and not is_quelled(scene, near):
        yield Doing(noun)
        if not is_agent(scene, where) or verb < 0:
            return
        if base(scene, verb) in scene.language.section("hours")["blow"]:
            return  # `hit by the quake`: told with the quake
    deed_noun = head_of(scene, noun_before(scene, where))
    deed = deed_at(scene, deed_noun)
    if deed is not None:
        yield deed
        yield from _second(scene, scene.parse.tokens[deed_noun].lemma.lower(), deed)
    elif verb >= 0 and not _goes_on(scene, verb):
        yield from _of_verb(scene, verb)


def _of_verb(scene: Scene, verb: int) -> Iterator[Doing]:
    if happens(scene, verb):
        event = happening(scene, verb)
        deed = Doing(event) if event else deed_at(scene, doer(scene, verb)[0])
        if deed is not None:
            yield deed
            return
    alarm, occasion = noticed(scene, verb), held(scene, verb)
    if alarm or occasion:
        yield Doing(alarm) if alarm else Doing("take place", goal=occasion)
        return
    doing = deed_of(scene, verb)
    if doing is None:
        return
    yield doing
    if doing.verb == HIT and (event := event_class(scene, doing.doer.rpartition(" ")[2])):
        yield Doing(event)
    yield from _second(scene, base(scene, verb), doing)
    if (idiom := phrase(scene, verb)[0]) in scene.language.section("hours")["released"]:
        yield replace(doing, verb=scene.language.section("hours")["released"][idiom])


def _second(scene: Scene, word: str, doing: Doing) -> Iterator[Doing]:
    """What else a word may say: `Ivo Lamm was released` may be told of a film and of a man."""
    other = scene.language.section("hours")["to_persons"].get(word, "")
    if other and other != doing.verb and scene.roster.may_be_person(doing.goal):
        yield replace(doing, verb=other)


def _goes_on(scene: Scene, verb: int) -> bool:
    """`was still raging on Tuesday`: what goes on at a time did not happen then."""
    tokens = scene.parse.tokens
    return tokens[verb].form == "VBG" and any(tokens[c].tag == "AUX" for c in scene.parse.children[verb])


def deed_of(scene: Scene, verb: int) -> Doing | None:
    """Return what was done by whom to what, or None for a verb that tells nothing, such as one of saying."""
    lemma = base(scene, verb)
    if not lemma or is_begun(scene, verb):
        return None
    data, say = scene.language.section("hours"), scene.language.words("reporting", "say")
    hung = (
        -1 if is_bare(scene.parse, verb) else object_of(scene, verb)
    )  # what hangs there from behind the comma is none
    idiom, words = phrase(scene, verb)
    told = idiom or (lemma in data["declaring"] and (hung >= 0 or is_passive(scene, verb)))
    if lemma in say and not told:
        return None
    goal = -1 if hung in words else hung
    deed = idiom or made(scene, verb, goal)
    into = -1 if deed else undated(scene, into_at(scene, verb))
    name = deed or class_of(scene, verb, into)
    if not name:
        return None
    if deed and not idiom:
        goal = -1
    elif not deed and lemma in data["beginning"] and goal < 0:
        name = "begin"
    subject, goal = _parties(scene, verb, goal)
    if lemma in data["motion"] and into >= 0:
        goal = into
    moments = scene.language.section("moments")
    suffered = idiom in moments["undergone"] and goal < 0 and lemma in data["befalling"]
    if lemma in data["dying"] or suffered:
        subject, goal = -1, subject
    if idiom in moments["intransitive"] and subject < 0:
        subject, goal = goal, -1  # `a firm filed for bankruptcy`, with the verb taken for a participle
    if goal >= 0 and scene.parse.tokens[goal].text.lower() in scene.language.words("function", "reflexive"):
        goal = -1  # `checked herself in`
    name = sense(scene, verb, name, goal)
    if name in moments["to_offices"]:
        goal = before_office(scene, goal)
    pair = couple(scene, (subject, goal)) if name in moments["mutual"] else None
    by, done_to = pair or (marked(scene, subject), called(scene, goal) or marked(scene, goal))
    return Doing(name, by, done_to, _others(scene, verb), _matter(scene, verb, name, words))


def _parties(scene: Scene, verb: int, goal: int) -> tuple[int, int]:
    """Who does something and to what: of a passive the one behind `by` and the subject."""
    parse, tokens = scene.parse, scene.parse.tokens
    subject, passive = doer(scene, verb)
    if not passive and (goal >= 0 or not is_fronted(parse, verb)):
        return subject, goal
    agent = (c for c in parse.children[verb] if tokens[c].relation.startswith("obl") and case(parse, c) == "by")
    return next(agent, -1), subject


def _others(scene: Scene, verb: int) -> tuple[str, ...]:
    parse, number = scene.parse, scene.number
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl"))
    names = (scene.roster.name_at(number, undated(scene, index)) for index in behind)
    return tuple(sorted({name.canonical for name in names if name is not None}))


def _matter(scene: Scene, verb: int, name: str, idiom: range) -> tuple[str, ...]:
    """The last words of the nouns behind its prepositions: `convicted of fraud`; names with a capital."""
    parse, data = scene.parse, scene.language.section("hours")
    cases = [word for word in data["matter"] if word != "from" or name not in data["whence"]]
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl") and c not in idiom)
    found = (undated(scene, c) for c in behind if case(parse, c) in cases)
    return tuple(sorted({named(scene, index).rpartition(" ")[2] for index in found} - {""}))
