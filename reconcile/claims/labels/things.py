"""The one thing that a verb is told of, who does it, and the words that limit it."""

from collections.abc import Iterator

from reconcile.claims.clauses import find_subject
from reconcile.claims.links import case, child_of, word_at, words_below
from reconcile.claims.references import SPOKEN_OF
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Parse

_LIMITS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nummod"})
_TIMES = frozenset({Kind.DATE, Kind.TIME, Kind.DURATION})
_PARTS = frozenset({"compound", "flat", "conj"})


def doer_of(scene: Scene, index: int) -> int:
    """Return who does a verb, as a token; -1 of a passive, and where nobody is told."""
    parse = scene.parse
    subject, passive = find_subject(parse, index, scene.language)
    if subject < 0 and is_infinitive(parse, index):
        subject, passive = find_subject(parse, parse.tokens[index].head, scene.language)
    return -1 if passive else noun_behind(parse, subject)


def noun_behind(parse: Parse, name: int) -> int:
    """Return what a name before its noun stands for: of `Graz airport`, taken for two subjects by the tree, the noun; else the name itself."""
    after = name + 1
    if name < 0 or after >= len(parse.tokens) or parse.tokens[name].tag != "PROPN":
        return name
    one, two = parse.tokens[name], parse.tokens[after]
    return after if two.tag == "NOUN" and (two.head, two.relation) == (one.head, one.relation) else name


def is_one(scene: Scene, thing: int) -> bool:
    """Tell whether a word is a name, or a noun in the singular that a word before it makes a definite one."""
    token = scene.parse.tokens[thing]
    if token.tag == "PROPN" or is_name(scene, thing):
        return True
    if word_at(scene.parse, thing - 1) == "-":
        return False  # `the co-pilot` is not the pilot
    children = [scene.parse.tokens[c] for c in scene.parse.children[thing]]
    below, language = {t.text.lower() for t in children}, scene.language
    beside = thing > 0 and scene.parse.tokens[thing - 1].tag == "PROPN"
    owned = any(t.relation == "nmod:poss" for t in children)  # `Saturday's concert`
    named = owned or (beside and not below & language.words("function", "indefinite"))
    definite = named or bool(below & language.words("function", "definite", "its", "his"))
    return token.tag == "NOUN" and token.form == "NN" and definite


def is_name(scene: Scene, thing: int) -> bool:
    """Tell whether the document knows a word as the last one of a name, whatever its tag: many a name ends like a plural."""
    name = scene.roster.name_at(scene.number, thing)
    return name is not None and name.last == thing


def is_known(scene: Scene, thing: int, *, bare: bool = False) -> bool:
    """Tell whether a word is one thing, or those whom a definite plural gathers: `the two firms`; `bare` ones too: `talks`, `bail`."""
    token = scene.parse.tokens[thing]
    below, language = words_below(scene.parse, thing), scene.language
    if bare and token.tag == "NOUN" and not below & language.words("function", "indefinite"):
        return not any(scene.parse.tokens[c].relation == "nummod" for c in scene.parse.children[thing])
    return is_one(scene, thing) or (
        token.form == "NNS" and bool(below & ({"all"} | language.words("function", "definite", "its", "his")))
    )


def is_several(scene: Scene, index: int) -> bool:
    """`three countries did not sign`: some who are counted, and not all; what they did others may not have done."""
    below = scene.parse.children[index] if index >= 0 else ()
    counted = any(scene.parse.tokens[c].relation == "nummod" for c in below)
    return counted and not words_below(scene.parse, index) & scene.language.words("function", "definite", "its", "his")


def referred(scene: Scene, index: int) -> str:
    """Return the name that a pronoun surely stands for; empty for any other word."""
    if scene.parse.tokens[index].tag != "PRON":
        return ""
    found = scene.roster.refer(scene.number, scene.parse, index)
    return found.name if found.trust >= SPOKEN_OF and found.name[:1].isupper() else ""


def may_be_somebody(noun: str, scene: Scene) -> bool:
    """Tell whether a noun is one for a person: a role, a relative, a trade."""
    words = scene.words
    known = noun in scene.language.words("referents", "persons") or words.is_relative(noun)
    return known or not {"person", "child"}.isdisjoint(words.things(noun))


def limits_of(parse: Parse, thing: int) -> Iterator[int]:
    """Yield the words that say which one of its kind a thing is, of names all that belong to them: `the merger of Acme and Bolt Foods`."""
    tokens = parse.tokens
    near = [c for c in parse.children[thing] if tokens[c].relation in _LIMITS and tokens[c].tag != "PRON"]
    if thing and tokens[thing - 1].tag == "PROPN":
        near.append(thing - 1)
    behind = thing + 2
    if behind < len(tokens) and tokens[behind - 1].text.lower() == "of" and tokens[behind].tag == "PROPN":
        near.append(behind)  # `shares of Acme`, wherever the tree hangs it
    for index in dict.fromkeys(near):
        yield index
        joined = (c for c in parse.children[index] if tokens[c].relation in _PARTS and tokens[c].tag == "PROPN")
        yield from joined if tokens[index].tag == "PROPN" else ()


def phrase_behind(scene: Scene, verb: int) -> int:
    """Return the noun of the first phrase behind a verb that is no time: where or to what it goes; -1 where there is none."""
    parse, times = scene.parse, [v.span for v in scene.values if v.kind in _TIMES]
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if child < verb or not token.relation.startswith("obl") or token.tag not in ("NOUN", "PROPN"):
            continue
        if not any(t.start <= token.span.start < t.end for t in times) and case(parse, child):
            return child
    return -1


def noun_of_past(scene: Scene, noun: int) -> tuple[str, int]:
    """Return the deed that a noun tells to be over, and whose it was: `after Lee's arrest`, `following the death of Lee`; empty where it does not."""
    parse, token, moments = scene.parse, scene.parse.tokens[noun], scene.language.section("moments")
    words = {case(parse, noun), word_at(parse, token.head) if token.relation == "obj" else ""}
    if token.form != "NN" or not words & scene.language.words("stages", "after"):
        return "", -1
    name = scene.words.predicate(token.lemma.lower())
    of = (c for c in parse.children[noun] if c > noun and case(parse, c) == "of")
    owner = child_of(parse, noun, "nmod:poss")
    owner = owner if owner >= 0 else next(of, -1)
    steps = scene.language.section("courses")["steps"]
    known = any(name in names for names in (moments["undergone"], moments["intransitive"], steps))
    return (name, owner) if known and owner >= 0 else ("", -1)


def is_infinitive(parse: Parse, index: int) -> bool:
    """Tell whether a verb stands behind its `to`: `to sign`, `to have been signed`."""
    marks = (parse.tokens[c] for c in parse.children[index])
    return parse.tokens[index].form in ("VB", "VBN") and any(t.tag == "PART" and t.text.lower() == "to" for t in marks)


def group_start(parse: Parse, index: int) -> int:
    """Return the offset at which the group of a verb begins: with its auxiliaries and denials right before it."""
    first = index
    while first and parse.tokens[first - 1].head == index and helps(parse, first - 1):
        first -= 1
    return parse.tokens[first].span.start


def helps(parse: Parse, index: int) -> bool:
    """Tell whether a word is an auxiliary, a copula, `to` or a denial."""
    token = parse.tokens[index]
    return token.tag in ("AUX", "PART") or token.relation.startswith(("aux", "cop"))
