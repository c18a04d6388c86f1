"""What a verb says was done, by whom and to what: the sense of it with the words around, and whichever of them is the subject."""

from dataclasses import dataclass

from reconcile.claims.links import agent_of, case
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import Doing
from reconcile.claims.when.occasions import is_occasion
from reconcile.claims.when.offices import took_office
from reconcile.claims.when.party import before_office, called, couple, deal_of, marked, named, named_of, offices_behind
from reconcile.claims.when.senses import class_of, into_at, is_begun, made, object_of, phrase, sense
from reconcile.claims.when.verbs import base, behind_comma, doer, is_bare, is_fronted, is_passive, undated


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


def _admitted(scene: Scene, verb: int) -> Doing | None:
    """`was admitted to the clinic`: not what somebody admits."""
    wards, tokens = scene.language.words("hours", "wards"), scene.parse.tokens
    led = any(case(scene.parse, c) == "to" and tokens[c].lemma.lower() in wards for c in scene.parse.children[verb])
    if not led or base(scene, verb) != "admit" or not is_passive(scene, verb):
        return None
    return Doing("hospitalize", "", marked(scene, doer(scene, verb)[0]))


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
