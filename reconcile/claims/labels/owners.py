"""Whose a particular is: a name, the one of a noun that is known, so many of a kind, or a thing of a list."""

from reconcile.claims.labels.courses import person
from reconcile.claims.labels.frames import Frame, Words
from reconcile.claims.labels.things import is_one
from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import case, words_below
from reconcile.claims.scene import Scene

THE = "the "  # before a noun that stands for one by itself


def is_other(scene: Scene, index: int) -> bool:
    """`an unidentified woman`: a noun that opens somebody new is not the one who was named before."""
    below = words_below(scene.parse, index) if index >= 0 else set()
    if not below.isdisjoint(scene.language.words("withheld", "unnamed")):
        return True
    new = not below.isdisjoint(scene.language.words("function", "indefinite"))
    return new and not person(scene, index)[:1].isupper()


def noun_of(scene: Scene, verb: int, words: Words, *, acts: bool) -> str:
    """Whose it is where a noun tells: the one whose body it is, or so many of a kind."""
    goal = find_sufferer(scene, verb)
    if goal >= 0 and scene.parse.tokens[goal].lemma.lower() in words.bodies:
        return owner_of(scene, goal) or the_one(scene, goal)
    noun = scene.subject_of(verb) if acts or goal < 0 else goal
    return group_of(scene, noun) or (the_one(scene, noun) if noun >= 0 else "")


def the_one(scene: Scene, noun: int) -> str:
    """`the suspect`, `his ship`: a noun that stands for one that is known, and for no second one; empty for others."""
    further = words_below(scene.parse, noun) & {
        *scene.language.words("stands", "apart"),
        *scene.language.words("numbers", "ordinals"),
    }
    lemma = scene.parse.tokens[noun].lemma.lower()
    return f"{THE}{lemma}" if is_one(scene, noun) and not further and lemma.isalpha() else ""


def group_of(scene: Scene, noun: int) -> str:
    """Return a number and the class of the noun that it counts, `14 fishermen`; empty for what is not counted exactly."""
    tokens = scene.parse.tokens
    if noun < 0 or tokens[noun].form != "NNS":
        return ""
    count = next((tokens[c] for c in scene.parse.children[noun] if tokens[c].relation == "nummod"), None)
    value = next((v for v in scene.values if count is not None and v.span == count.span), None)
    if value is None or value.number is None:
        return ""
    return f"{value.number} {scene.words.things(tokens[noun].lemma.lower())[0]}"


def thing(scene: Scene, whose: str, frame: Frame) -> str:
    """The noun whose a particular may be, or the class of it; empty for another."""
    noun = whose.rpartition(" ")[2]
    return next(
        (name for name in (noun, *scene.words.things(noun), scene.words.predicate(noun)) if name in frame.things), ""
    )


def fronted(scene: Scene, verb: int) -> str:
    """`Born in Oslo, Ann Lee came …`: a participle that opens a sentence tells of the name behind the comma."""
    if verb or scene.parse.tokens[verb].form != "VBN":
        return ""
    comma = next((i for i, t in enumerate(scene.parse.tokens) if t.text == ","), -2)
    return next((n.canonical for n in scene.roster.names[scene.number] if n.first == comma + 1), "")


def owner_of(scene: Scene, noun: int) -> str:
    """Return whom a noun is about or whose it is, `Lee's arrest`, `the arrest of Lee`; empty where nobody is told."""
    for child in scene.parse.children[noun]:
        if scene.parse.tokens[child].relation == "nmod:poss" or case(scene.parse, child) == "of":
            return person(scene, child)
    return ""


def before_relative(scene: Scene, index: int) -> int:
    """`the fire, which started in a shed`: the noun that a relative pronoun stands for; -1 for other words."""
    tokens = scene.parse.tokens
    if index < 1 or tokens[index].text.lower() not in scene.language.words("function", "relatives"):
        return -1
    before = index - 1 - (tokens[index - 1].text == ",")
    return before if before >= 0 and tokens[before].tag in ("NOUN", "PROPN") else -1
