"""What is done at a time, by whom and to what: the verb or the noun of a happening that a day or an hour stands on."""

from collections.abc import Iterator
from dataclasses import replace

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.claims.when.alarms import noticed
from reconcile.claims.when.deeds import deed_of
from reconcile.claims.when.events import (
    Doing,
    deed_at,
    deed_behind,
    event_above,
    event_at,
    event_beside,
    event_class,
    is_matter,
    noun_dated,
)
from reconcile.claims.when.happens import happening, happens, is_agent, is_ended, offered
from reconcile.claims.when.occasions import HELD, dated, held
from reconcile.claims.when.senses import HIT, phrase
from reconcile.claims.when.verbs import base, doer, verb_at
from reconcile.model import Kind


def doings(scene: Scene, where: Anchor) -> Iterator[Doing]:
    """Yield what an hour or a day tells of: the happening whose noun it stands on, and what its verb says was done."""
    offer = offered(scene, where)
    occasion, goes_on = (offer, False) if offer is not None else dated(scene, where)
    if occasion is not None:
        yield occasion
        if not goes_on:
            return
    verb, near = verb_at(scene, where), event_beside(scene, where)
    behind = deed_behind(scene, where)
    noun = "" if behind > near > where.last else _happened(scene, where, verb, near)
    if noun and not is_ended(scene, near):
        yield Doing(noun)
        yield from _suffered(scene, near)
        if not is_agent(scene, where) or verb < 0:
            return
        if base(scene, verb) in scene.language.section("hours")["blow"]:
            return  # `hit by the quake`: told with the quake
    deed_noun = behind if behind >= 0 else noun_dated(scene, where)
    deed = None if is_ended(scene, deed_noun) else deed_at(scene, deed_noun)
    if deed is not None:
        yield deed
        yield from _second(scene, scene.parse.tokens[deed_noun].lemma.lower(), deed)
    elif verb >= 0 and _goes_on(scene, verb):
        if (struck := _while(scene, where)) >= 0:
            yield from _of_verb(scene, struck)
    elif verb >= 0:
        for told in (_over(scene, verb), *_joined(scene, where, verb)):
            yield from _of_verb(scene, told)


def _happened(scene: Scene, where: Anchor, verb: int, near: int) -> str:
    """The class of the happening whose noun a time stands on; none for what somebody was convicted of, or for `opened fire`."""
    if is_matter(scene, near) or (verb >= 0 and near in phrase(scene, verb)[1]):
        return ""
    matter = is_matter(scene, scene.parse.tokens[where.token].head)
    return ("" if matter else event_above(scene, where)) or event_at(scene, near)


def _over(scene: Scene, verb: int) -> int:
    """`was appointed to lead Acme in 2001`: the day is that of the appointment; of a phrase in two verbs the first one tells it."""
    above = scene.parse.tokens[verb].head
    whole = f"{base(scene, above)} {scene.parse.tokens[verb].text.lower()}" if above >= 0 else ""
    if whole in scene.language.section("hours")["phrases"]:
        return above  # `went missing`
    named = above >= 0 and scene.words.predicate(base(scene, above)) in scene.language.section("moments")["to_offices"]
    return above if named and scene.parse.tokens[verb].relation == "xcomp" else verb


def _joined(scene: Scene, where: Anchor, verb: int) -> Iterator[int]:
    """`In 1954, Ann Lee sold her house and moved to Lisbon`: further verbs of a time that opens a sentence with no other time."""
    tokens = scene.parse.tokens
    times = [v for v in scene.values if v.kind in (Kind.DATE, Kind.TIME)]
    if where.first > 1 or len(times) > 1:
        return
    for child in scene.parse.children[verb]:
        if tokens[child].relation == "conj" and child > verb and tokens[child].form == tokens[verb].form:
            yield child


def _suffered(scene: Scene, noun: int) -> Iterator[Doing]:
    """`the murder of two sisters in 1971`: what befell those that the noun of a happening is of."""
    deed = deed_at(scene, noun)
    if deed is not None and deed.goal:
        yield deed
        if deed.verb in (fatal := scene.language.section("hours")["fatal"]):
            yield replace(deed, verb=fatal[deed.verb])


def _of_verb(scene: Scene, verb: int) -> Iterator[Doing]:
    """Yield what a verb tells of: the happening that it stands for, or its deed and what else follows from that."""
    data = scene.language.section("hours")
    if happens(scene, verb):
        event = happening(scene, verb)
        deed = Doing(event) if event else deed_at(scene, doer(scene, verb)[0])
        if deed is not None:
            yield deed
            return
    if alarm := noticed(scene, verb):
        yield Doing(alarm, alarm=True, heard=base(scene, verb) in data["coming"])
        return
    planned = deed_at(scene, doer(scene, verb)[0]) if base(scene, verb) in data["holding"] else None
    if (occasion := held(scene, verb)) is not None:
        yield occasion
        if planned is None and phrase(scene, verb)[0] not in data["occasion_verbs"]:
            return
    doing = planned or deed_of(scene, verb)
    if doing is None:
        return
    yield doing
    event = event_class(scene, doing.doer.rpartition(" ")[2]) if doing.verb in (HIT, *data["outcomes"]) else ""
    if event:
        yield Doing(event)
    yield from _second(scene, base(scene, verb), doing)
    if doing.verb == "enter" and doing.goal.rpartition(" ")[2].lower() in data["wards"]:
        yield Doing("hospitalize", "", doing.doer)
    work = doing.doer[:1].isupper() or doing.doer.rpartition(" ")[2] in data["works"]
    if doing.verb == "open" and work and not doing.goal:
        yield Doing("launch", "", doing.doer)  # a film opens on the day of its release
    if _is_fatal(scene, verb, doing):
        yield replace(doing, verb="kill")
    yield from _twinned(scene, verb, doing)
    if (idiom := phrase(scene, verb)[0]) in data["released"]:
        yield replace(doing, verb=data["released"][idiom])


def _second(scene: Scene, word: str, doing: Doing) -> Iterator[Doing]:
    """What else a word may say: `Ivo Lamm was released` may be told of a film and of a man."""
    data = scene.language.section("hours")
    if word in data["as_found"] and doing.verb == "build":
        yield replace(doing, verb="found")
    if doing.verb in data["hired"] and doing.doer[:1].isupper() and doing.goal[:1].isupper():
        yield replace(doing, verb=data["hired"][doing.verb], doer=doing.goal, goal=doing.doer)
    if word in data["as_well"] and doing.goal[:1].isupper():
        yield replace(doing, verb=data["as_well"][word])
    wrecked = (doing.doer or doing.goal).rpartition(" ")[2]
    if word in data["wrecks"] and (scene.words.carries(wrecked) or "vehicle" in scene.words.things(wrecked)):
        yield Doing("crash", goal=wrecked)  # `the bus overturned`
    if word in data["as_occasion"] and doing.goal:
        yield Doing(HELD, goal=data["as_occasion"][word], matter=(doing.goal.rpartition(" ")[2],))
    if doing.verb == "launch" and doing.goal.rpartition(" ")[2] in data["rockets"]:
        yield Doing(HELD, goal=doing.verb)
    told = word in scene.language.words("hours", "to_persons") and doing.verb == scene.words.predicate(word)
    if told and scene.roster.may_be_person(doing.goal):
        yield replace(doing, verb=scene.words.done_to(word, "person"))


def _is_fatal(scene: Scene, verb: int, doing: Doing) -> bool:
    """`was shot dead`, `fatally stabbed Ivo Lamm`, `was murdered`: deeds that kill."""
    data = scene.language.section("hours")
    words = " ".join(t.text.lower() for t in scene.parse.tokens[max(0, verb - 1) : verb + 3])
    beside = f" {words} "
    return doing.verb in data["fatal"] or (
        doing.verb in data["violent"] and any(f" {word} " in beside for word in data["deadly"])
    )


def _twinned(scene: Scene, verb: int, doing: Doing) -> Iterator[Doing]:
    """Yield what the twin of a verb tells, and the deed itself where only the twin has its object."""
    twin = deed_of(scene, other) if (other := _twin(scene, verb)) >= 0 else None
    if twin is not None:
        whole = doing if doing.goal else replace(doing, goal=twin.goal, others=twin.others)
        yield replace(whole, verb=twin.verb)
        if whole is not doing:
            yield whole


def _twin(scene: Scene, verb: int) -> int:
    """`was shot and killed`, `arrested and charged Ivo Lamm`: the other of two verbs with one subject and one object; -1 for none."""
    tokens = scene.parse.tokens
    for step in (-1, 1):
        other = verb + 2 * step
        if 0 <= other < len(tokens) and tokens[verb + step].text.lower() == "and" and tokens[other].tag == "VERB":
            return other if tokens[other].form == tokens[verb].form else -1
    return -1


def _while(scene: Scene, where: Anchor) -> int:
    """`was standing outside at nine when he was shot`: the verb of what happened while something went on; -1 where nothing did."""
    tokens = scene.parse.tokens
    when = next((i for i in range(where.last + 1, min(len(tokens), where.last + 4)) if tokens[i].text == "when"), -1)
    return next((i for i in range(when + 1, len(tokens)) if tokens[i].tag == "VERB"), -1) if when >= 0 else -1


def _goes_on(scene: Scene, verb: int) -> bool:
    """`was still raging on Tuesday`: what goes on at a time did not happen then."""
    tokens = scene.parse.tokens
    return tokens[verb].form == "VBG" and any(tokens[c].tag == "AUX" for c in scene.parse.children[verb])
