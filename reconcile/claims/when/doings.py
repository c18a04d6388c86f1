"""What is done at a time, by whom and to what: the verb or the noun of a happening that a day or an hour stands on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.claims.clauses import find_subject
from reconcile.claims.figures.anchor import NOWHERE, Anchor, case
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import beside, deed_beside, event_at, event_class
from reconcile.claims.when.party import called, marked, named
from reconcile.language import Language
from reconcile.model import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HIT = "hit"  # the class of the verbs of quakes, storms and blasts
_REACH = 12  # words between an hour and its verb


@dataclass(frozen=True, slots=True)
class Doing:
    """A class of verbs with its doer and what it was done to, as names or base forms; empty where they cannot be told."""

    verb: str
    doer: str = ""
    goal: str = ""
    others: tuple[str, ...] = ()  # the names behind its prepositions
    matter: tuple[str, ...] = ()  # of what, from where, for whom: `convicted of fraud`, `graduated from Yale`


def doings(scene: Scene, where: Anchor) -> Iterator[Doing]:
    """Yield what an hour or a day tells of: the happening whose noun it stands on, and what its verb says was done."""
    noun = event_at(scene, scene.parse.tokens[where.token].head) or beside(scene, where)
    if noun:
        yield Doing(noun)
        if not _is_agent(scene, where) or verb_at(scene, where) < 0:
            return
        if _lemma(scene, verb_at(scene, where)) in scene.language.section("hours")["blow"]:
            return  # `hit by the quake`: told with the quake
    deed = deed_beside(scene, where)
    if deed is not None:
        yield Doing(*deed)
        return
    verb = verb_at(scene, where)
    if verb < 0 or _goes_on(scene, verb):
        return
    if _happens(scene, verb):
        event = _happening(scene, verb)
        if event:
            yield Doing(event)
            return
    alarm = _alarmed(scene, verb)
    doing = Doing(alarm) if alarm else _held(scene, verb) or _doing(scene, verb, where)
    if doing is not None:
        yield doing
        if doing.verb == _HIT and (event := event_class(scene, doing.doer.rpartition(" ")[2])):
            yield Doing(event)


def deed_of(scene: Scene, verb: int) -> Doing | None:
    """What a verb says was done, wherever its day or hour stands; None for a verb that tells nothing."""
    return _doing(scene, verb, NOWHERE)


def _is_agent(scene: Scene, where: Anchor) -> bool:
    """`was destroyed by the fire on Monday`: the day is that of the happening and of what it did."""
    words = [t.text.lower() for t in scene.parse.tokens[max(0, where.first - 5) : where.first]]
    return "by" in words


def _held(scene: Scene, verb: int) -> Doing | None:
    """`the vote will be held on May 4`, `the funeral is set for Friday`: when an occasion is; None for other nouns."""
    data, lemma = scene.language.section("hours"), _lemma(scene, verb)
    if lemma not in data["holding"] and not (_happens(scene, verb) and lemma not in data["beginning"]):
        return None
    goal = (c for c in scene.parse.children[verb] if scene.parse.tokens[c].relation == "obj")
    nouns = (named(scene, index) for index in (*goal, _doer(scene, verb)[0]))
    return next((Doing("take place", goal=noun) for noun in nouns if noun in data["occasions"]), None)


def _alarmed(scene: Scene, verb: int) -> str:
    """`crews were called to the blaze`: the hour of the alarm is told for that of the happening."""
    if _lemma(scene, verb) not in scene.language.section("hours")["alarm"]:
        return ""
    children = (c for c in scene.parse.children[verb] if case(scene.parse, c) == "to")
    return next((name for c in children if (name := event_at(scene, c))), "")


def _goes_on(scene: Scene, verb: int) -> bool:
    """`was still raging on Tuesday`: what goes on at a time did not happen then."""
    tokens = scene.parse.tokens
    return tokens[verb].form == "VBG" and any(tokens[c].tag == "AUX" for c in scene.parse.children[verb])


def is_limit(scene: Scene, where: Anchor) -> bool:
    """`until 9 p.m.`, `by Friday`: a time that only bounds what was done."""
    return bool(limit(scene, where))


def limit(scene: Scene, where: Anchor) -> str:
    """The word that makes a time a bound: `until at least Monday`, `by about 9 p.m.`; empty where none does."""
    limits, bent = scene.language.section("hours")["limits"], scene.language.words("hours", "bent")
    at = where.first - 1
    while at > 0 and scene.parse.tokens[at].text.lower() in bent:
        at -= 1
    before = scene.parse.tokens[at].text.lower() if at >= 0 else ""
    if before == "of":
        return before if not _within(scene, where, at) else ""
    if before in limits:
        return before
    above = case(scene.parse, where.token)
    return above if above in limits and above != "of" else ""


def _within(scene: Scene, where: Anchor, of: int) -> bool:
    """`the night of June 3`, `the aftermath of Tuesday's flood`: no bound as in `as of Monday`."""
    return scene.parse.tokens[of - 1].text.lower() in scene.language.section("hours")["spells"] or bool(
        beside(scene, where)
    )


def _happens(scene: Scene, verb: int) -> bool:
    """`broke out`, `took place`, `occurred`: verbs that say no more than that something happened."""
    token = scene.parse.tokens[verb]
    behind = scene.parse.tokens[verb + 1].text.lower() if verb + 1 < len(scene.parse.tokens) else ""
    data = scene.language.section("hours")
    lemma = token.lemma.lower()
    return lemma in data["happen"] or f"{lemma} {behind}" in data["happen"]


def _happening(scene: Scene, verb: int) -> str:
    """What happened: the subject, the nearest such noun before `which`, or for `it` what the text was about."""
    parse, tokens = scene.parse, scene.parse.tokens
    subject, _ = _doer(scene, verb)
    found = event_at(scene, subject)
    if found:
        return found
    if subject >= 0 and tokens[subject].text.lower() in scene.language.words("hours", "pointing"):
        return scene.event
    if any(tokens[c].form == "WDT" for c in parse.children[verb]):
        return next((name for i in range(verb - 1, -1, -1) if (name := event_at(scene, i))), "")
    return ""


def verb_at(scene: Scene, where: Anchor) -> int:
    """Return the verb that an hour tells of: the one above it, or the nearest before and then behind it where the parse has none."""
    tokens = scene.parse.tokens
    say = scene.language.words("reporting", "say")
    if where.verb >= 0 and tokens[where.verb].tag == "VERB" and tokens[where.verb].lemma not in say:
        return where.verb
    before = range(where.first - 1, max(-1, where.first - _REACH), -1)
    behind = range(where.last + 1, min(len(tokens), where.last + _REACH))
    return next((i for i in (*before, *behind) if _lemma(scene, i)), -1)


def _lemma(scene: Scene, index: int) -> str:
    """The base form of a verb, also of a past form that the parse took for a noun; empty for other words."""
    token = scene.parse.tokens[index]
    if (
        token.form == "VBN"
        and token.lemma.lower() in scene.language.section("hours")["naming"]
        and not _passive(scene, index)
    ):
        return ""
    return token.lemma.lower() if token.tag == "VERB" else _past(scene.language).get(token.text, "")


def _passive(scene: Scene, index: int) -> bool:
    """`were called to the blaze`, not `a line called Aura`."""
    return any(scene.parse.tokens[c].relation == "aux:pass" for c in scene.parse.children[index])


@cache
def _past(language: Language) -> dict[str, str]:
    return {
        form: lemma
        for lemma in language.section("hours")["blow"]
        for form in language.section("hours")["past"].get(lemma, ())
    }


def _doing(scene: Scene, verb: int, where: Anchor) -> Doing | None:
    """Return what was done by whom to what, or None for a verb that tells nothing, such as one of saying."""
    parse, tokens, lemma = scene.parse, scene.parse.tokens, _lemma(scene, verb)
    if not lemma or _begun(scene, verb):
        return None
    data, say = scene.language.section("hours"), scene.language.words("reporting", "say")
    into = _into(scene, verb)
    goal = next((c for c in parse.children[verb] if tokens[c].relation == "obj" and tokens[c].tag != "NUM"), -1)
    if _is_bare(parse, verb):
        goal = -1  # what the parse hangs there from behind the comma
    if lemma in say and (lemma not in data["declaring"] or (goal < 0 and not _passive(scene, verb))):
        return None
    phrase = _phrase(scene, verb) or _made(scene, lemma, goal)
    name = phrase or _class(scene, verb, lemma, into)
    if not name:
        return None
    if phrase:
        into, goal = -1, -1
    elif lemma in data["beginning"] and goal < 0:
        name = "begin"
    subject, passive = _doer(scene, verb)
    if passive or (goal < 0 and _is_fronted(parse, verb)):
        agent = (c for c in parse.children[verb] if tokens[c].relation.startswith("obl") and case(parse, c) == "by")
        subject, goal = next(agent, -1), subject
    if lemma in data["motion"] and into >= 0:
        goal = into
    if lemma in data["dying"] or phrase == "kill":
        subject, goal = -1, subject
    if goal >= 0 and tokens[goal].text.lower() in scene.language.words("function", "reflexive"):
        goal = -1  # `checked herself in`
    name = _sense(scene, verb, name, goal)
    if where.first <= goal <= where.last:  # `a party Friday night`, with the day as its head
        goal = where.first - 1 if tokens[where.first - 1].tag == "NOUN" else -1
    doer, done_to = marked(scene, subject), marked(scene, goal)
    return Doing(name, doer, called(scene, goal) or done_to, _others(scene, verb), _matter(scene, verb, name))


def _begun(scene: Scene, verb: int) -> bool:
    """`began to vote at 8 a.m.`: the hour is that of the beginning; what is planned or expected to happen is told for itself."""
    token = scene.parse.tokens[verb]
    above = scene.parse.tokens[token.head] if token.head >= 0 else token
    return token.relation == "xcomp" and above.lemma.lower() not in scene.language.section("hours")["planning"]


def _phrase(scene: Scene, verb: int) -> str:
    """The class of a verb with the words behind it: `takes effect`, `passed away`; empty where they are no phrase."""
    phrases = scene.language.section("hours")["phrases"]
    behind = [t.text.lower() for t in scene.parse.tokens[verb + 1 : verb + 3]]  # no phrase is longer
    lemma = _lemma(scene, verb)
    return next((phrases[key] for n in (2, 1) if (key := " ".join((lemma, *behind[:n]))) in phrases), "")


def _made(scene: Scene, lemma: str, goal: int) -> str:
    """`made an appearance`: the class of the noun of a deed that is made; empty for other objects."""
    if lemma != "make" or goal < 0:
        return ""
    noun = scene.parse.tokens[goal].lemma.lower()
    return name if (name := scene.words.predicate(noun)) != noun else ""


def _sense(scene: Scene, verb: int, name: str, goal: int) -> str:
    """People are fired and released, and so are shots and films: the class of such a verb hangs on what it is done to."""
    lemma = _lemma(scene, verb)
    if not scene.words.has_senses(lemma):
        return name
    noun = scene.parse.tokens[goal].lemma.lower() if goal >= 0 else ""
    person = goal >= 0 and (named(scene, goal) in scene.roster.persons or "person" in scene.words.things(noun))
    return scene.words.done_to(lemma, "person" if person or _set_free(scene, verb) else noun)


def _set_free(scene: Scene, verb: int) -> bool:
    """`was released from prison`: only people are."""
    tokens, cells = scene.parse.tokens, scene.language.section("hours")["cells"]
    return any(tokens[c].lemma.lower() in cells and case(scene.parse, c) == "from" for c in scene.parse.children[verb])


def _others(scene: Scene, verb: int) -> tuple[str, ...]:
    parse, number = scene.parse, scene.number
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl"))
    names = (scene.roster.name_at(number, index) for index in behind)
    return tuple(sorted({name.canonical for name in names if name is not None}))


def _matter(scene: Scene, verb: int, name: str) -> tuple[str, ...]:
    parse, data = scene.parse, scene.language.section("hours")
    cases = [word for word in data["matter"] if word != "from" or name not in data["whence"]]
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl") and case(parse, c) in cases)
    return tuple(sorted({named(scene, index).rpartition(" ")[2].casefold() for index in behind} - {""}))


def _into(scene: Scene, verb: int) -> int:
    """The noun that a motion leads into: by the parse, or by the word right behind the verb; -1 where there is none."""
    parse = scene.parse
    found = next((c for c in parse.children[verb] if case(parse, c) == "into"), -1)
    if found >= 0 or _behind(scene, verb) != "into":
        return found
    at = next(i for i in range(verb + 1, len(parse.tokens)) if parse.tokens[i].text.lower() == "into")
    while at >= 0 and parse.tokens[at].head not in (-1, verb):
        at = parse.tokens[at].head
    return at


def _behind(scene: Scene, verb: int) -> str:
    """The word behind a verb, over a reflexive pronoun: `checked herself in`."""
    reflexive = scene.language.words("function", "reflexive")
    words = [t.text.lower() for t in scene.parse.tokens[verb + 1 : verb + 3]]
    return next((word for word in words if word not in reflexive), "")


def _class(scene: Scene, verb: int, lemma: str, into: int) -> str:
    data = scene.language.section("hours")
    if lemma in data["blow"]:
        return _HIT
    if lemma == "see" and scene.parse.tokens[verb - 1].text.lower() == "last":
        return "last seen"
    inward = into >= 0 or _behind(scene, verb) in ("in", "inside")
    if lemma in data["entry"] or (lemma in data["motion"] and inward):
        return "enter"
    return "" if scene.words.is_light(lemma) or lemma in data["motion"] else scene.words.predicate(lemma)


def _doer(scene: Scene, verb: int) -> tuple[int, bool]:
    """Return the subject of a verb and whether it is a passive one: by the parse, or else the noun before the verb."""
    parse, tokens, relatives = scene.parse, scene.parse.tokens, scene.language.words("function", "relatives")
    subject, passive = find_subject(parse, verb, scene.language) if tokens[verb].tag == "VERB" else (-1, False)
    if tokens[verb].form in _FINITE and _stands_before(parse, verb, subject):
        return verb - 1, False
    if subject >= 0 and tokens[subject].text.lower() not in relatives:
        return subject, passive or (subject < verb - 1 and _is_bare(parse, verb))
    at = verb - 1
    if _is_bare(parse, verb):
        return (at - 1, True) if tokens[at - 1].tag in ("NOUN", "PROPN") else (-1, True)
    if at > 0 and tokens[at].text.lower() in relatives:
        at -= 1 + (tokens[at - 1].text == ",")  # `the couple, who wed`
    elif at > 0 and tokens[at].text == ",":  # `the quake, magnitude 7, struck`
        at = next((i for i in range(at - 1, 0, -1) if tokens[i].text == ","), 0) - 1
    return (at, passive) if at >= 0 and tokens[at].tag == "NOUN" else (-1, passive)


def _is_bare(parse: Parse, verb: int) -> bool:
    """`Ann Lee, convicted in 2005, is free`: a participle behind a comma, with nothing that it is done to behind it."""
    tokens, children = parse.tokens, parse.children[verb]
    end = next((i for i in range(verb, len(tokens)) if tokens[i].text == ","), len(tokens))
    alone = not any(tokens[c].tag == "AUX" or (tokens[c].relation == "obj" and c < end) for c in children)
    return verb > 1 and tokens[verb].form == "VBN" and tokens[verb - 1].text == "," and alone


def _is_fronted(parse: Parse, verb: int) -> bool:
    """`Born in 1948, Ann Lee …`: a participle that opens a sentence tells what was done to its subject."""
    helped = any(parse.tokens[c].tag == "AUX" for c in parse.children[verb])
    return verb == 0 and parse.tokens[verb].form == "VBN" and not helped


def _stands_before(parse: Parse, verb: int, subject: int) -> bool:
    """`after a fire broke out`: a noun that the parse hangs on a finite verb right behind it is its subject, not that of a clause above."""
    noun = parse.tokens[verb - 1] if verb else None
    own = subject >= 0 and parse.tokens[subject].head == verb
    return noun is not None and not own and noun.tag in ("NOUN", "PROPN") and noun.head == verb
