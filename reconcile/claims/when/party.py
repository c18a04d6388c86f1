"""Who or what takes part in a deed: by name, by the noun that stands for a name, or by a noun with what sets it apart."""

from collections.abc import Iterable

from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.claims.titles import titles
from reconcile.language import Language
from reconcile.model import Token

_OF = ("of", "for", "between", "with")


def named(scene: Scene, index: int) -> str:
    """Return a party by its name, or else by the base form of its noun; empty for pronouns that nobody can be told for."""
    if index < 0:
        return ""
    token = scene.parse.tokens[index]
    lemma = token.lemma.lower()
    named = (
        _first(scene, index)
        or scene.roster.resolve(scene.number, scene.parse, index)
        or _titled(scene, index)
        or _apposed(scene, index)
    )
    return named or ("" if token.tag in ("PRON", "NUM") else scene.language.section("hours")["nouns"].get(lemma, lemma))


def _first(scene: Scene, index: int) -> str:
    """`Acme has made tractors since it was founded`: who a pronoun is where one name stands before it, and opens the sentence."""
    persons = scene.language.words("referents", "person_pronouns")
    word = scene.parse.tokens[index].text.lower()
    if word not in persons and word not in scene.language.words("referents", "thing_pronouns"):
        return ""
    before = {n.canonical: n for n in reversed(scene.roster.names[scene.number]) if n.last < index}
    if len(before) != 1:
        return ""
    ((name, place),) = before.items()
    person = name in scene.roster.persons
    fits = scene.roster.may_be_person(name) or person if word in persons else not person
    return name if place.first == 0 and fits else ""


def marked(scene: Scene, index: int) -> str:
    """Return a party as `named`, a noun with what tells it from others of its kind: `prime minister`, `second store`, `police car`."""
    name = named(scene, index)
    if not name or name[:1].isupper() or " " in name:
        return name
    tokens = scene.parse.tokens
    office = titles(scene.language).is_borne(tokens[index].text.lower())
    before = [tokens[c] for c in scene.parse.children[index] if c < index]
    counts = [t for t in before if t.relation == "nummod" and t.text.isalnum() and tokens[index].form == "NNS"]
    return " ".join((*(t.text.lower() for t in before if t in counts or _tells(scene, t, office=office)), name))


def couple(scene: Scene, parties: Iterable[int]) -> tuple[str, str] | None:
    """`Ann Lee married Ivo Lamm`, `Ivo Lamm and Ann Lee wed`: the two names, in one order; None for other numbers of names."""
    tokens, children = scene.parse.tokens, scene.parse.children
    all_of = {
        i for top in parties if top >= 0 for i in (top, *(c for c in children[top] if tokens[c].relation == "conj"))
    }
    for top in parties:
        one = scene.roster.name_at(scene.number, top) if top >= 0 else None
        if one is not None and word_at(scene.parse, one.last + 1) == "and" and one.last + 2 < len(tokens):
            all_of.add(one.last + 2)  # wherever the parse hangs the second
    names = sorted({name for i in all_of if (name := named(scene, i))[:1].isupper()})
    return (names[0], names[1]) if len(names) == 2 else None


def before_office(scene: Scene, index: int) -> int:
    """`appointed Ann Lee chairman`: the person whose name stands before the office that the parse takes for the object."""
    tokens = scene.parse.tokens
    name = next(
        (n for n in reversed(scene.roster.names[scene.number]) if 0 <= n.first <= index and n.last <= index), None
    )
    if name is None or name.last >= index or not scene.roster.may_be_person(name.text):
        return index
    between = {t.tag for t in tokens[name.last + 1 : index + 1]}
    return name.last if between <= {"NOUN", "ADJ"} else index


def next_mark(scene: Scene, index: int) -> int:
    """Return the first mark of punctuation behind a word, or the end of the sentence."""
    tokens = scene.parse.tokens
    return next((i for i in range(index, len(tokens)) if tokens[i].tag == "PUNCT"), len(tokens))


def offices_behind(scene: Scene, verb: int) -> set[str]:
    """`appointed Ann Lee chief engineer`: the words of offices behind a verb, as far as the next mark."""
    tokens, known = scene.parse.tokens, titles(scene.language)
    words = (t.text.lower() for t in tokens[verb + 1 : next_mark(scene, verb)])
    return {word for word in words if known.is_borne(word)}


def named_of(scene: Scene, index: int) -> set[str]:
    """`the takeover of Acme`, `the deal between Acme and Borel`: the last words of the names that a noun is of."""
    tokens, children = scene.parse.tokens, scene.parse.children
    if index < 0 or tokens[index].tag != "NOUN":
        return set()
    of = [c for c in children[index] if tokens[c].relation == "nmod" and case(scene.parse, c) in _OF]
    names = (scene.roster.name_at(scene.number, i) for c in of for i in (c, *children[c]))
    return {name.canonical.rpartition(" ")[2] for name in names if name is not None}


def deal_of(scene: Scene, subject: int, goal: int) -> int:
    """Return the noun of a deal that a verb settles, `the merger will close`, `Acme will complete the purchase`; -1 for none."""
    deals = scene.language.words("hours", "deals")
    index = goal if goal >= 0 else subject
    return index if index >= 0 and scene.parse.tokens[index].lemma.lower() in deals else -1


def called(scene: Scene, goal: int) -> str:
    """`a line called Aura`: the name that a thing is given where it is told of."""
    naming = scene.language.section("hours")["naming"]
    tokens, children = scene.parse.tokens, scene.parse.children
    given = (
        (c for c in children[goal] if tokens[c].form == "VBN" and tokens[c].lemma.lower() in naming)
        if goal >= 0
        else ()
    )
    names = (scene.roster.name_at(scene.number, index) for verb in given for index in children[verb])
    return next((name.canonical for name in names if name is not None), "")


def _titled(scene: Scene, index: int) -> str:
    """`coach Ann Lee`: the person whose name stands right behind an office, also where the parse sets them apart."""
    if scene.parse.tokens[index].tag != "NOUN" or index + 1 >= len(scene.parse.tokens):
        return ""
    found = scene.roster.name_at(scene.number, index + 1)
    return found.canonical if found is not None and found.canonical in scene.roster.persons else ""


def _apposed(scene: Scene, index: int) -> str:
    """`the singer, Ivo Lamm,`, `patrol boat Aster`: the name beside a noun, where the parse sets them apart."""
    tokens = scene.parse.tokens
    if tokens[index].form != "NN":
        return ""
    at = index + 1
    while at < len(tokens) and tokens[at].form == "NN":
        at += 1
    comma = at < len(tokens) and tokens[at].text == ","
    name = scene.roster.name_at(scene.number, at + comma)
    if (
        name is None
        or name.first != at + comma
        or name.canonical.lower() in scene.language.words("calendar", "weekdays")
    ):
        return ""
    if not comma:
        return name.canonical
    closed = name.last + 1 >= len(tokens) or tokens[name.last + 1].text in (",", ".")
    definite = any(
        tokens[c].form in ("DT", "PRP$") and tokens[c].text.lower() != "a" for c in scene.parse.children[index]
    )
    return name.canonical if closed and definite and name.canonical in scene.roster.persons else ""


def _tells(scene: Scene, token: Token, *, office: bool) -> bool:
    """Tell whether a word before a noun sets it apart: `prime minister`, `police car`, `50th store`, `upper house`, not `large car`."""
    if token.relation == "compound" and token.text.isalpha():
        return True
    contrasts = scene.words.is_contrast(token.lemma.lower())
    return (token.relation == "amod" and (office or contrasts)) or _is_ordinal(token.text.lower(), scene.language)


def _is_ordinal(word: str, language: Language) -> bool:
    """`first`, `50th`: which of its kind a thing is."""
    spelled = word == "last" or word in language.words("numbers", "ordinals")
    return spelled or (word[:1].isdigit() and word[-2:] in language.words("numbers", "ordinal_endings"))
