"""Nouns that tell of a happening by themselves, such as a fire, or with the one it befell, such as an arrest."""

from dataclasses import dataclass

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import case, child_of
from reconcile.claims.scene import Scene
from reconcile.claims.when.party import couple, marked
from reconcile.claims.when.verbs import behind_comma


@dataclass(frozen=True, slots=True)
class Doing:
    """A class of verbs with its doer and what it was done to, as names or base forms; empty where they cannot be told."""

    verb: str
    doer: str = ""
    goal: str = ""
    others: tuple[str, ...] = ()  # the names behind its prepositions
    matter: tuple[str, ...] = ()  # of what, from where, for whom: `convicted of fraud`, `graduated from Yale`
    alarm: bool = False  # told by an alarm, a call or a first notice
    heard: bool = False  # told by an alarm or a call that came in, from anywhere


def event_at(scene: Scene, index: int) -> str:
    """The class of a noun that names a happening, such as a fire or a shooting; empty for other words."""
    token = scene.parse.tokens[index] if index >= 0 else None
    if token is None:
        return ""
    opens = index == 0 and token.tag == "PROPN"  # `Gunfire erupted`
    if not (token.tag == "NOUN" or opens or (token.tag == "ADJ" and token.relation.startswith("nsubj"))):
        return ""
    return event_class(scene, token.lemma.lower())


def event_class(scene: Scene, noun: str) -> str:
    """The class of a noun that names a happening of its own, and none that follows another, such as an aftershock."""
    data = scene.language.section("hours")
    name = data["nouns"].get(noun, scene.words.predicate(noun))
    return name if name in data["events"] and noun not in (*data["echoes"], *data["other_senses"]) else ""


def last_event(scene: Scene) -> str:
    """The class of the last noun of a sentence that names a happening; empty where none does."""
    return next((name for i in range(len(scene.parse.tokens) - 1, -1, -1) if (name := event_at(scene, i))), "")


def event_above(scene: Scene, where: Anchor) -> str:
    """The class of the happening whose noun a day or an hour hangs on, with no verb between them."""
    tokens, noun = scene.parse.tokens, scene.parse.tokens[where.token].head
    between = tokens[noun + 1 : where.first] if 0 <= noun < where.first else ()
    return "" if any(t.tag in ("VERB", "AUX") for t in between) else event_at(scene, noun)


def event_beside(scene: Scene, where: Anchor) -> int:
    """`the shooting on Thursday`, `Thursday's shooting`: where a happening stands right before or behind its day or hour; -1 for none."""
    tokens = scene.parse.tokens
    before = noun_before(scene, where)
    behind = where.last + 1
    if behind < len(tokens) and tokens[behind].text in scene.language.words("function", "owning", "owning_plural"):
        behind += 1
    near = (i for i in (before, behind) if 0 <= i < len(tokens) and tokens[i].text.islower())
    return next((i for i in near if event_at(scene, i)), -1)


def deed_at(scene: Scene, index: int) -> Doing | None:
    """`his arrest`, `the purchase of Acme`: what a noun tells of a deed and its parties; None for other nouns."""
    tokens, data = scene.parse.tokens, scene.language.section("moments")
    name = scene.words.predicate(tokens[index].lemma.lower()) if index >= 0 and tokens[index].tag == "NOUN" else ""
    if not any(name in data[key] for key in ("once", "befalls", "nominal")):
        return None
    children = scene.parse.children[index]
    owner = child_of(scene.parse, index, "nmod:poss")
    of = next((c for c in children if tokens[c].relation == "nmod" and case(scene.parse, c) == "of"), -1)
    owned = owner >= 0 and tokens[owner].tag == "NOUN"  # `the plant's closure`
    by, to = _who(scene, owner) or (marked(scene, owner) if owned else ""), _who(scene, of) or marked(scene, of)
    for_deed = owner < 0 and of < 0 and case(scene.parse, index) == "for"
    if for_deed and (name in data["undergone"] or _is_planned(scene, index)):
        subject = scene.subject_of(tokens[index].head)
        by = _who(scene, subject) or _noun(scene, subject) or _main_person(scene)
    if not by and not to:
        return None
    if name in data["mutual"] and (pair := couple(scene, (owner, of))):
        return Doing(name, *pair)
    if name in data["undergone"]:
        return Doing(name, "", to or by)
    if name not in data["intransitive"]:
        return Doing(name, by, to)
    place = index + 1 < len(tokens) and tokens[index + 1].text.lower() in scene.language.words("function", "place")
    where = scene.roster.name_at(scene.number, index + 2) if place else None
    return Doing(name, by or to, "", (where.canonical,) if where is not None else ())


def is_matter(scene: Scene, index: int) -> bool:
    """`convicted of murder in 1996`: a bare noun behind a preposition tells of what somebody was convicted, and not when it was done."""
    if index < 2 or scene.parse.tokens[index].tag != "NOUN":
        return False
    return scene.parse.tokens[index - 1].text.lower() in scene.language.words("hours", "accusing")


def noun_dated(scene: Scene, where: Anchor) -> int:
    """The noun that a day behind it tells of: `her arrest on Monday`, `the death of Ann Lee in 1996`, `her conviction for murder in 1996`."""
    noun = head_of(scene, noun_before(scene, where))
    above = scene.parse.tokens[noun - 2]
    return noun - 2 if is_matter(scene, noun) and above.tag == "NOUN" and above.relation != "xcomp" else noun


def deed_behind(scene: Scene, where: Anchor) -> int:
    """`her 1996 conviction`, `the 1996 purchase of Acme`: the noun of a deed that a day stands before; -1 for none."""
    tokens = scene.parse.tokens
    led = where.first > 0 and (tokens[where.first - 1].tag == "DET" or tokens[where.first - 1].form in ("PRP$", "POS"))
    noun = where.last + 1
    while noun + 1 < len(tokens) and tokens[noun].tag in ("NOUN", "ADJ") and tokens[noun + 1].tag == "NOUN":
        noun += 1
    return noun if led and noun < len(tokens) and tokens[noun].tag == "NOUN" else -1


def _is_planned(scene: Scene, index: int) -> bool:
    """`is set for release on Friday`: the subject of a plan is what it is done to."""
    above = scene.parse.tokens[index].head
    return above >= 0 and scene.parse.tokens[above].lemma.lower() in scene.language.section("hours")["planning"]


def _noun(scene: Scene, index: int) -> str:
    return scene.parse.tokens[index].lemma.lower() if index >= 0 and scene.parse.tokens[index].tag == "NOUN" else ""


def _main_person(scene: Scene) -> str:
    """`Ann Lee was serving a sentence for a 1996 conviction`: the person that the sentence is about; empty for others."""
    name = _who(scene, scene.clauses[0].subject) if scene.clauses else ""
    return name if name in scene.roster.persons or scene.roster.may_be_person(name) else ""


def head_of(scene: Scene, index: int) -> int:
    """`the death of Ann Lee`, `her arrival in Rome`: the noun that a name before a day belongs to."""
    tokens = scene.parse.tokens
    name = scene.roster.name_at(scene.number, index) if index >= 0 else None
    if (
        name is not None
        and name.first > 1
        and tokens[name.first - 1].tag == "ADP"
        and tokens[name.first - 2].tag == "NOUN"
    ):
        return name.first - 2
    while index >= 0 and tokens[index].tag == "PROPN" and tokens[index].relation in ("nmod", "compound", "flat"):
        index = tokens[index].head
    return index


def _who(scene: Scene, index: int) -> str:
    """A party by its name; a possessive stands for the subject of its sentence, as in `Ann Lee was calm after her arrest`."""
    if index < 0:
        return ""
    found = scene.roster.resolve(scene.number, scene.parse, index)
    subject = scene.clauses[0].subject if scene.clauses else -1
    if subject == scene.parse.tokens[index].head:
        subject = behind_comma(scene.parse)  # `Since his arrest in 1996, Ivo Lamm …`
    if found or subject < 0 or scene.parse.tokens[index].form != "PRP$":
        return found
    return scene.roster.resolve(scene.number, scene.parse, subject)


def noun_before(scene: Scene, where: Anchor) -> int:
    """The word before a day, over the words that lead to it; -1 at the beginning of a sentence."""
    dating, reach = scene.language.words("hours", "dating"), range(where.first - 1, max(-1, where.first - 4), -1)
    return next((i for i in reach if scene.parse.tokens[i].text.lower() not in dating), -1)
