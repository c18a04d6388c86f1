"""The class of a deed: by its verb, by the words behind it, and by what it is done to."""

from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.party import named
from reconcile.claims.when.verbs import base, doer, is_passive, undated

LAST = "last"  # `last erupted in 1902`: of what may be done often only the last time is one
HIT = "hit"  # the class of the verbs of quakes, storms and blasts


def is_begun(scene: Scene, verb: int) -> bool:
    """`began to vote at 8 a.m.`: the hour is that of the beginning; what is planned or expected to happen is told for itself."""
    token = scene.parse.tokens[verb]
    above = scene.parse.tokens[token.head] if token.head >= 0 else token
    return token.relation == "xcomp" and above.lemma.lower() not in scene.language.section("hours")["planning"]


def object_of(scene: Scene, verb: int) -> int:
    """What a verb has as its object, also before a bare day: `arrested Ivo Lamm Tuesday`; -1 for none, or only a day or a number."""
    parse, tokens = scene.parse, scene.parse.tokens
    for child in parse.children[verb]:
        relation, tag = tokens[child].relation, tokens[child].tag
        if relation == "obj" and tag != "NUM":
            return undated(scene, child)
        named = relation == "xcomp" and tag == "PROPN" and child == verb + 1
        if child > verb and (named or (relation == "obl:unmarked" and undated(scene, child) not in (-1, child))):
            return max(undated(scene, child), -1)
    return -1


def phrase(scene: Scene, verb: int) -> tuple[str, range]:
    """The class of a verb with the words behind it, and where these stand: `takes effect`, `passed away`; empty where they are no phrase.

    An object may stand between: `put the fire out`, `brought the fire under control`, and a name, wherever the parse hangs it.
    """
    phrases, lemma = scene.language.section("hours")["phrases"], base(scene, verb)
    tokens, goal, name = scene.parse.tokens, object_of(scene, verb), scene.roster.name_at(scene.number, verb + 1)
    behind_name = name.last + 1 if name is not None else len(tokens)
    for start in (verb + 1, goal + 1 if goal > verb else len(tokens), behind_name):
        near = range(start, min(start + 4, len(tokens)))
        behind = [i for i in near if tokens[i].tag != "DET" and tokens[i].form != "PRP$"]
        for n in (3, 2, 1):  # no phrase is longer
            if (key := " ".join((lemma, *(tokens[i].text.lower() for i in behind[:n])))) in phrases:
                return phrases[key], range(start, behind[:n][-1] + 1)
    return "", range(0)


def made(scene: Scene, verb: int, goal: int) -> str:
    """`made an appearance`, `tendered his resignation`: the class of the noun of a deed that is made; empty for other objects."""
    if goal < 0 or base(scene, verb) not in scene.language.section("hours")["making"]:
        return ""
    noun = scene.parse.tokens[goal].lemma.lower()
    return name if (name := scene.words.predicate(noun)) != noun else ""


def class_of(scene: Scene, verb: int, into: int) -> str:
    """The class of a verb by itself; empty for one that says too little."""
    data, lemma = scene.language.section("hours"), base(scene, verb)
    if lemma in data["blow"]:
        return HIT
    if word_at(scene.parse, verb - 1) == LAST:
        return "last seen" if lemma == "see" else f"{LAST} {scene.words.predicate(lemma)}"
    inward = into >= 0 or _behind(scene, verb) in ("in", "inside")
    if lemma in data["entry"] or (lemma in data["motion"] and inward):
        return "enter"
    if lemma == "leave" and _is_carrier(scene, verb):
        return scene.words.predicate(lemma)
    return "" if scene.words.is_light(lemma) or lemma in data["motion"] else scene.words.predicate(lemma)


def _is_carrier(scene: Scene, verb: int) -> bool:
    """`the train left at nine`: of what carries people it is a departure."""
    subject, _ = doer(scene, verb)
    return subject >= 0 and scene.words.carries(scene.parse.tokens[subject].lemma.lower())


def sense(scene: Scene, verb: int, name: str, goal: int) -> str:
    """People are fired and released, and so are shots and films: the class of such a verb hangs on what it is done to."""
    lemma = base(scene, verb)
    noun = scene.parse.tokens[goal].lemma.lower() if goal >= 0 else ""
    person = goal >= 0 and (named(scene, goal) in scene.roster.persons or "person" in scene.words.things(noun))
    data = scene.language.section("hours")
    freed = lemma in data["to_persons"]
    if name in data["sunken"] and "aircraft" in scene.words.things(noun):
        return str(data["sunken"][name])
    if name in data["as_office"] and (person or scene.roster.may_be_person(named(scene, goal))):
        return "take office"
    if name == data["completion"]["of"] and (noun in data["structures"] or _is_structure(scene, goal)):
        return str(data["completion"]["as"])
    plain = name in ("", scene.words.predicate(lemma))  # not `held up a shop`
    if scene.words.has_senses(lemma) and plain and not freed:
        return scene.words.done_to(lemma, "person" if person else noun)
    if name in data["to_firms"] and is_passive(scene, verb) and goal >= 0 and named(scene, goal)[:1].isupper():
        return str(data["to_firms"][name])  # `Acme was taken over`
    left = _left(scene, verb)
    if freed and left in data["wards"]:
        return "discharge"
    return scene.words.done_to(lemma, "person") if freed and (person or left in data["cells"]) else name


def _is_structure(scene: Scene, goal: int) -> bool:
    """`Alder Bridge`: a name whose last word is that of something built."""
    name = scene.roster.name_at(scene.number, goal) if goal >= 0 else None
    return name is not None and name.text.rpartition(" ")[2].lower() in scene.language.words("hours", "structures")


def _left(scene: Scene, verb: int) -> str:
    """`was released from prison`: what is left, from where only people are released."""
    children = (c for c in scene.parse.children[verb] if case(scene.parse, c) == "from")
    return next((scene.parse.tokens[c].lemma.lower() for c in children), "")


def into_at(scene: Scene, verb: int) -> int:
    """The noun that a motion leads into: by the parse, or by the word right behind the verb; -1 where there is none."""
    parse = scene.parse
    found = next((c for c in parse.children[verb] if case(parse, c) == "into"), -1)
    if found >= 0 or _behind(scene, verb) != "into":
        return found
    at = next(i for i in range(verb + 1, len(parse.tokens)) if parse.tokens[i].text.lower() == "into")
    while parse.tokens[at].head > verb and parse.tokens[parse.tokens[at].head].tag in ("NOUN", "PROPN"):
        at = parse.tokens[at].head
    return at


def _behind(scene: Scene, verb: int) -> str:
    """The word behind a verb, over a reflexive pronoun: `checked herself in`."""
    reflexive = scene.language.words("function", "reflexive")
    words = [t.text.lower() for t in scene.parse.tokens[verb + 1 : verb + 3]]
    return next((word for word in words if word not in reflexive), "")
