"""Particulars of a deed of which it has one: in which town, in what kind of place, with what weapon, of what illness, on which side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import case
from reconcile.claims.labels.courses import person
from reconcile.claims.scene import Scene
from reconcile.claims.when.doings import deed_of
from reconcile.language import Language
from reconcile.model import EVERYTHING, Form, Kind, Slot, Span, Value

_BEHIND = ("obl", "nmod")
_TOWN = "town"
_BORN = "born"
_REACH = 4  # words between `Oslo-born` and the name


@dataclass(frozen=True, slots=True)
class _Frame:
    """The verbs and prepositions behind which a particular stands, and the kinds of words that fill the place."""

    name: str
    cases: frozenset[str]
    kinds: tuple[str, ...]
    of_doer: bool
    towns: bool
    things: frozenset[str]  # whose it may be besides a person by name


class _Words:
    """The words of `particulars.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("particulars")
        self.frames: dict[str, list[_Frame]] = {}
        for name, entry in data["frames"].items():
            of_doer, towns = entry.get("of") == "doer", entry.get("towns", False)
            frame = _Frame(
                name,
                frozenset(entry["cases"]),
                tuple(entry["kinds"]),
                of_doer,
                towns,
                frozenset(entry.get("things", ())),
            )
            for verb in entry["verbs"]:
                self.frames.setdefault(verb, []).append(frame)
        self.verbs = {*self.frames, *(phrase.partition(" ")[0] for phrase in language.section("hours")["phrases"])}
        self.frames_of_nouns = {
            noun: [frame for frame in frames if frame.name == name]
            for name, entry in data["frames"].items()
            for noun in entry.get("nouns", ())
            for frames in (self.frames[entry["verbs"][0]],)
        }
        self.birth = data["birth"]
        self.paths: Mapping[str, Mapping[str, str]] = {
            kind: {word: f"{kind}/{path}" for path, words in tree.items() for word in words}
            for kind, tree in data["kinds"].items()
        }
        self.sides, self.sided = frozenset(data["sides"]), frozenset(data["sided"])
        self.colours = {word: name for name, words in data["colours"].items() for word in words}
        self.wanted = frozenset(data["wanted"])
        self.vehicles = frozenset(data["vehicles"])
        self.regions = frozenset(name.casefold() for name in data["regions"])
        self.no_towns = frozenset(data["no_towns"])


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_particulars(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each particular of a clause: attribute `particular:` and its name, subject whose it is, value the branch of the word."""
    words, tokens = _words(scene.language), scene.parse.tokens
    for index in sorted(clause.members):
        token = tokens[index]
        if token.text.lower() in words.sides:
            yield from _side(scene, index, words)
        elif token.text.lower() in words.colours:
            yield from _colour(scene, index, clause, words)
        elif token.text == _BORN:
            yield from _native(scene, index, words)
        elif token.tag == "NOUN":
            for frame in words.frames_of_nouns.get(token.lemma.lower(), ()):
                yield from _placed(scene, _around(scene, index), frame, owner_of(scene, index), words)
        lemma = token.lemma.lower() if token.tag == "VERB" else ""
        known = not words.verbs.isdisjoint((lemma, scene.words.predicate(lemma)))
        deed = deed_of(scene, index) if known else None
        if deed is not None:
            for frame in words.frames.get(lemma, words.frames.get(deed.verb, [])):
                flown = deed.goal in frame.things  # `the pilot crashed his plane on a field`
                whose = deed.doer if frame.of_doer and not flown else deed.goal or _fronted(scene, index)
                yield from _placed(scene, _phrases(scene, index), frame, whose, words)


def _placed(scene: Scene, phrases: Iterable[int], frame: _Frame, whose: str, words: _Words) -> Iterator[Slot]:
    if not whose[:1].isupper():
        noun = whose.rpartition(" ")[2]
        whose = noun if noun in frame.things else ""
    for head in phrases if whose else ():
        if case(scene.parse, head) in frame.cases:
            path, first = _path(scene, head, frame, words)
            if path:
                slot = _slot(scene, frame.name, _span(scene, first, head), path, whose)
                yield replace(slot, nested=_beside(scene, head)) if path.startswith(_TOWN) else slot


def _phrases(scene: Scene, verb: int) -> Iterator[int]:
    """The nouns with prepositions that hang on a verb, or on a noun of its own: `arrested Lee in York`."""
    tokens, children = scene.parse.tokens, scene.parse.children
    for child in children[verb]:
        for head in (child, *(c for c in children[child] if tokens[child].tag in ("NOUN", "PROPN") and c > child)):
            if tokens[head].relation.startswith(_BEHIND) and head > verb:
                yield head


def _fronted(scene: Scene, verb: int) -> str:
    """`Born in Oslo, Ann Lee came …`: a participle that opens a sentence tells of the name behind the comma."""
    if verb or scene.parse.tokens[verb].form != "VBN":
        return ""
    comma = next((i for i, t in enumerate(scene.parse.tokens) if t.text == ","), -2)
    return next((n.canonical for n in scene.roster.names[scene.number] if n.first == comma + 1), "")


def _around(scene: Scene, noun: int) -> Iterator[int]:
    """The nouns with prepositions behind the noun of a deed, and those of the verb it is a part of: `the arrest of Lee was made in York`."""
    tokens, children = scene.parse.tokens, scene.parse.children
    above = tokens[noun].head
    near = (*children[noun], *(children[above] if above >= 0 and tokens[noun].relation.startswith("nsubj") else ()))
    return (c for c in near if c > noun and tokens[c].relation.startswith(_BEHIND))


def owner_of(scene: Scene, noun: int) -> str:
    """Say whom the noun of a deed is about: `Lee's arrest`, `the arrest of Lee`."""
    for child in scene.parse.children[noun]:
        if scene.parse.tokens[child].relation == "nmod:poss" or case(scene.parse, child) == "of":
            return person(scene, child)
    return ""


def _path(scene: Scene, index: int, frame: _Frame, words: _Words) -> tuple[str, int]:
    """The branch of a word or the name of a town, with its first word; empty for what no kind of the frame knows."""
    token, name = scene.parse.tokens[index], scene.roster.name_at(scene.number, index)
    if name is not None:
        town = frame.towns and case(scene.parse, index) == "in" and name.canonical not in scene.roster.persons
        return (_town(name.canonical, words) if town else ""), name.first
    for before in (1, 0) if token.tag == "NOUN" else ():
        key = " ".join((*(t.text.lower() for t in scene.parse.tokens[index - before : index]), token.lemma.lower()))
        found = next((words.paths[kind][key] for kind in frame.kinds if key in words.paths[kind]), "")
        if found:
            return found, index - before
    return "", index


def _beside(scene: Scene, town: int) -> tuple[str, ...]:
    """The names of one phrase of place, `Eggenberg, Graz` or `Graz in Styria`: a quarter, its town and its country are no rivals."""
    found, last = list[str](), -1
    joins = {",", *scene.language.words("function", "place")}
    for name in scene.roster.names[scene.number]:
        if name.first <= town <= name.last:
            found, last = [name.canonical], name.last
        elif found and all(t.text.lower() in joins for t in scene.parse.tokens[last + 1 : name.first]):
            found.append(name.canonical)
            last = name.last
        elif found:
            break
    return tuple(dict.fromkeys(found))


def _town(name: str, words: _Words) -> str:
    known = name.casefold() in words.regions or name.rsplit(maxsplit=1)[-1].casefold() in words.no_towns
    return "" if known else f"{_TOWN}/{name}"


def _span(scene: Scene, first: int, head: int) -> Span:
    tokens, name = scene.parse.tokens, scene.roster.name_at(scene.number, head)
    return Span(tokens[first].span.start, tokens[head if name is None else name.last].span.end)


def _native(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """`the Oslo-born singer Ann Lee`: the next name is the one who was born there."""
    tokens, names = scene.parse.tokens, scene.roster.names[scene.number]
    town = next((n for n in names if n.last == index - 2), None)
    path = _town(town.canonical, words) if town is not None and tokens[index - 1].text == "-" else ""
    named = next((n for n in names if index < n.first <= index + _REACH), None)
    if town is not None and named is not None and path:
        yield _slot(scene, words.birth, _span(scene, town.first, town.last), path, named.canonical)


def _side(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """`shot in the left leg`, `broke his right arm`: the side of a part of the body, of the one who is named in the sentence."""
    tokens = scene.parse.tokens
    noun = index + 1
    if noun >= len(tokens) or tokens[noun].lemma.lower() not in words.sided or tokens[noun].form != "NN":
        return
    names = {n.canonical for n in scene.roster.names[scene.number] if case(scene.parse, n.last) != "in"}
    if len(names) == 1:
        part, side = tokens[noun].lemma.lower(), tokens[index].text.lower()
        yield _slot(scene, f"side of the {part}", _span(scene, index, noun), f"side/{side}", next(iter(names)))


def _colour(scene: Scene, index: int, clause: Clause, words: _Words) -> Iterator[Slot]:
    """`fled in a red van`, `the getaway van was red`: the colour of the vehicle that is looked for."""
    tokens = scene.parse.tokens
    above = tokens[index].head if tokens[index].relation in ("amod", "compound") else -1
    subject = next((c for c in scene.parse.children[index] if tokens[c].relation == "nsubj"), above)
    noun = tokens[subject].lemma.lower() if subject >= 0 and tokens[subject].form == "NN" else ""
    if noun in words.vehicles and not words.wanted.isdisjoint(tokens[i].lemma.lower() for i in clause.members):
        path = f"colour/{words.colours[tokens[index].text.lower()]}"
        yield _slot(scene, f"colour of the {noun}", tokens[index].span, path, noun)


def particular_at(scene: Scene, span: Span, path: str) -> Value:
    """Return the words of a span as a particular; `path` is its branch in a tree of words, or a name."""
    start = scene.sentence.span.start
    text = scene.sentence.text[span.start - start : span.end - start]
    return Value(Kind.STATUS, span, text, "particular", None, EVERYTHING, EVERYTHING, form=Form.LABEL, lexical=path)


def _slot(scene: Scene, name: str, span: Span, path: str, whose: str) -> Slot:
    return Slot(particular_at(scene, span, path), f"particular:{name}", noun=name, subject=whose)
