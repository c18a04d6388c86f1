"""What is done at a time, by whom and to what: the verb or the noun of a happening that a day or an hour stands on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import agent_of, case
from reconcile.claims.scene import Scene
from reconcile.claims.when.alarms import noticed
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
from reconcile.claims.when.occasions import HELD, dated, held, is_occasion
from reconcile.claims.when.offices import took_office
from reconcile.claims.when.party import (
    before_office,
    called,
    couple,
    deal_of,
    marked,
    named,
    named_of,
    offices_behind,
)
from reconcile.claims.when.senses import HIT, class_of, into_at, is_begun, made, object_of, phrase, sense
from reconcile.claims.when.verbs import base, behind_comma, doer, is_bare, is_fronted, is_passive, undated, verb_at
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


def _admitted(scene: Scene, verb: int) -> Doing | None:
    """`was admitted to the clinic`: not what somebody admits."""
    wards, tokens = scene.language.words("hours", "wards"), scene.parse.tokens
    led = any(case(scene.parse, c) == "to" and tokens[c].lemma.lower() in wards for c in scene.parse.children[verb])
    if not led or base(scene, verb) != "admit" or not is_passive(scene, verb):
        return None
    return Doing("hospitalize", "", marked(scene, doer(scene, verb)[0]))


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


def deed_of(scene: Scene, verb: int) -> Doing | None:
    """Return what was done by whom to what, or None for a verb that tells nothing, such as one of saying."""
    if (office := took_office(scene, verb) or _begun(scene, verb) or _admitted(scene, verb)) is not None:
        return office
    told = _told(scene, verb)
    if told is None:
        return None
    moments, data = scene.language.section("moments"), scene.language.section("hours")
    subject, goal = _roles(scene, verb, told)
    name = data["as_one"].get(told.name, told.name)
    name = sense(scene, verb, name, goal)
    if name in moments["to_offices"]:
        goal = before_office(scene, goal)
    name, subject, goal = _settled(scene, name, subject, goal)
    pair = couple(scene, (subject, goal)) if name in {*moments["mutual"], *data["meeting"]} else None
    name = "meet" if pair and name in data["meeting"] else name
    by, done_to = pair or (marked(scene, subject), called(scene, goal) or marked(scene, goal))
    if name in data["settling"].values():
        done_to = _as_deal(done_to, scene)
    matter = {*_matter(scene, verb, name, told.words), *named_of(scene, goal), *named_of(scene, subject)}
    if name in moments["to_offices"]:
        matter |= offices_behind(scene, verb)
    return Doing(name, by, done_to, _others(scene, verb), tuple(sorted(matter)))


def _begun(scene: Scene, verb: int) -> Doing | None:
    """`her career began`, `Ann Lee started her career`, `began singing`: the beginning of what somebody does."""
    tokens, data, children = scene.parse.tokens, scene.language.section("hours"), scene.parse.children
    above = tokens[verb].head
    if is_begun(scene, verb) and above >= 0 and base(scene, above) in data["beginning"]:
        name = named(scene, doer(scene, above)[0])
        return Doing("begin", name, scene.words.predicate(base(scene, verb))) if name[:1].isupper() else None
    if base(scene, verb) not in data["beginning"]:
        return None
    subject, goal = doer(scene, verb)[0], object_of(scene, verb)
    course = next((i for i in (goal, subject, verb - 1) if i >= 0 and tokens[i].lemma.lower() in data["courses"]), -1)
    if course < 0:
        return None
    owner = next((c for c in children[course] if tokens[c].relation in ("nmod:poss", "nmod")), -1)
    name = named(scene, owner if course == subject else subject)
    return Doing("begin", name, tokens[course].lemma.lower()) if name[:1].isupper() else None


@dataclass(frozen=True, slots=True)
class _Told:
    """The class of a verb with the phrase that it makes, where the words of that stand, its object and what it leads into."""

    name: str
    idiom: str
    words: range
    goal: int
    into: int


def _told(scene: Scene, verb: int) -> _Told | None:
    """What a verb says, with the words around it that make its sense; None for one that says too little."""
    lemma, data = base(scene, verb), scene.language.section("hours")
    if not lemma or is_begun(scene, verb):
        return None
    hung = -1 if is_bare(scene.parse, verb) else object_of(scene, verb)  # behind a comma hangs nothing of its own
    idiom, words = phrase(scene, verb)
    if idiom in data["occasion_verbs"]:
        idiom, words = "", range(0)  # told as an occasion, and as the plain verb
    declared = lemma in data["declaring"] and (hung >= 0 or is_passive(scene, verb))
    if lemma in scene.language.words("reporting", "say") and not idiom and not declared:
        return None
    whom = scene.roster.name_at(scene.number, verb + 1)  # `found Ann Lee guilty`
    between = whom.last if whom is not None and whom.last < words.start else -1
    goal = between if hung in words else hung
    deed = idiom or made(scene, verb, goal)
    into = -1 if deed else undated(scene, into_at(scene, verb))
    name = deed or class_of(scene, verb, into)
    if not deed and lemma in data["beginning"] and goal < 0:
        name = "begin"
    return _Told(name, idiom, words, -1 if deed and not idiom else goal, into) if name else None


def _roles(scene: Scene, verb: int, told: _Told) -> tuple[int, int]:
    """Who does something and what it is done to, whichever of them is the subject."""
    lemma, data, moments = base(scene, verb), scene.language.section("hours"), scene.language.section("moments")
    subject, goal = _parties(scene, verb, told.goal)
    if lemma in data["motion"] and told.into >= 0:
        goal = told.into
    befalls = told.idiom in moments["undergone"] or told.idiom in data["released"]
    sinks = lemma in data["sinking"] or (befalls and lemma in data["befalling"])
    if lemma in data["dying"] or (goal < 0 and sinks):
        return -1, subject
    if told.name in moments["intransitive"] and subject < 0 and not is_passive(scene, verb):
        return goal, -1  # `a firm filed for bankruptcy`, with the verb taken for a participle
    itself = goal >= 0 and scene.parse.tokens[goal].text.lower() in scene.language.words("function", "reflexive")
    return subject, -1 if itself else goal  # `checked herself in`


def _as_deal(name: str, scene: Scene) -> str:
    """`takeover`, `purchase`, `planned merger`: a deal, whatever it is called; a sale may be one of several beside it."""
    deals, (*marks, noun) = scene.language.words("hours", "takeovers"), name.split() or [""]
    return " ".join((*marks, "deal")) if noun in deals else name


def _settled(scene: Scene, name: str, subject: int, goal: int) -> tuple[str, int, int]:
    """`The merger will close`, `Acme completes the purchase`: the deal is what is settled; an exhibition that closes ends."""
    settling = scene.language.section("hours")["settling"]
    if goal < 0 and name in scene.language.words("hours", "ending") and is_occasion(scene, subject):
        return "end", -1, subject
    deal = deal_of(scene, subject, goal) if name in settling else -1
    return (name, subject, goal) if deal < 0 else (settling[name], -1 if deal == subject else subject, deal)


def _parties(scene: Scene, verb: int, goal: int) -> tuple[int, int]:
    """Who does something and to what: of a passive the one behind `by` and the subject."""
    parse = scene.parse
    subject, passive = doer(scene, verb)
    if is_fronted(parse, verb) and subject < 0:
        subject = behind_comma(parse)
    passive = passive or is_passive(scene, verb)
    if not passive and (goal >= 0 or not is_fronted(parse, verb)):
        return subject, goal
    return agent_of(parse, verb), subject


def _others(scene: Scene, verb: int) -> tuple[str, ...]:
    parse, number = scene.parse, scene.number
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl"))
    names = (scene.roster.name_at(number, undated(scene, index)) for index in behind)
    return tuple(sorted({name.canonical for name in names if name is not None}))


def _matter(scene: Scene, verb: int, name: str, idiom: range) -> set[str]:
    """The last words of the nouns behind its prepositions: `convicted of fraud`; names with a capital."""
    parse, data = scene.parse, scene.language.section("hours")
    cases = [word for word in data["matter"] if word != "from" or name not in data["whence"]]
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl") and c not in idiom)
    found = (undated(scene, c) for c in behind if case(parse, c) in cases)
    return {named(scene, index).rpartition(" ")[2] for index in found} - {""}
