"""Particulars of a deed of which it has one: in which town, in what kind of place, with what weapon, of what illness, on which side."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.frames import Frame, Words, words_of
from reconcile.claims.labels.things import is_one
from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import case, child_of, words_below
from reconcile.claims.scene import Scene
from reconcile.claims.when.doings import deed_of
from reconcile.claims.when.events import Doing
from reconcile.model import EVERYTHING, Form, Kind, Slot, Span, Value

_BEHIND = ("obl", "nmod")
_COMPLEMENTS = ("xcomp", "advcl", "iobj")  # `named chief executive`: a noun, whatever the tree makes of it
_TOWN, _NAMED = "town", "institution"
_OBJECT = "object"
_BORN, _WEAR, _SUSPECT = "born", "wear", "suspect"
_TRADE = "trade"
_LONGEST = 3  # words before the last of a kind: `first-degree murder`
_REACH = 4  # words between `Oslo-born` and the name


def find_particulars(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each particular of a clause: attribute `particular:` and its name, subject whose it is, value the branch of the word."""
    for slot in _in_clause(clause, scene):
        yield replace(slot, times=times_of(scene, clause, NOWHERE))


def _in_clause(clause: Clause, scene: Scene) -> Iterator[Slot]:
    words, tokens = words_of(scene.language), scene.parse.tokens
    for index in sorted(clause.members):
        token = tokens[index]
        if token.text.lower() in words.sides:
            yield from _side(scene, index, words)
        elif token.text.lower() in words.colours:
            yield from _colour(scene, index, clause, words)
        elif token.text == _BORN:
            yield from _native(scene, index, words)
        elif token.tag == "NOUN":
            yield from _trade(scene, index, words)
            for frame in words.frames_of_words.get(token.lemma.lower(), ()):
                yield from _placed(scene, _around(scene, index), frame, owner_of(scene, index), words)
        elif token.tag == "ADJ":
            for frame in words.frames_of_words.get(token.text.lower(), ()):
                whom = person(scene, scene.subject_of(index))
                yield from _placed(scene, right_behind(scene, index), frame, whom, words)
        if token.tag == "VERB":
            yield from _of_verb(scene, index, words)


def _trade(scene: Scene, noun: int, words: Words) -> Iterator[Slot]:
    """`The victim was a teacher`: what somebody is or was by trade, told with an article."""
    frame, (path, first) = words.named[_TRADE], _path(scene, noun, words.named[_TRADE], words)
    subject = child_of(scene.parse, noun, "nsubj")
    below = words_below(scene.parse, noun)
    told = path and subject >= 0 and "a" in below and below & scene.language.words("function", "be")
    if told and not below & scene.language.words("function", "negators"):
        whose = person(scene, subject)
        if whose in scene.roster.persons or (whose in frame.things and is_one(scene, subject)):
            yield _slot(scene, frame.name, _span(scene, first, noun), path, whose)


def _of_verb(scene: Scene, verb: int, words: Words) -> Iterator[Slot]:
    lemma = scene.parse.tokens[verb].lemma.lower()
    known = not words.verbs.isdisjoint((lemma, scene.words.predicate(lemma)))
    if not known or _is_former(scene, verb, words):
        return
    deed, (subject, passive) = deed_of(scene, verb), find_subject(scene.parse, verb, scene.language)
    frames = _frames(words, lemma, deed)
    if deed is None:
        deed = Doing("", "" if passive else person(scene, subject), person(scene, find_sufferer(scene, verb)))
    for frame in frames:
        if frame.limits.isdisjoint(_cases(scene, verb)):
            crashed = _OBJECT not in frame.cases and bool(_thing(scene, deed.goal, frame))
            flown = passive or crashed  # `was armed with`, `crashed his plane on a field`; not `hit a truck`
            whose = deed.doer if frame.of_doer and not flown else deed.goal or _fronted(scene, verb)
            if whose[:1].islower() or whose[:1].isdigit():
                whose = _nouns(scene, verb, frame, words) or whose
            elif whose == deed.goal and _is_other(scene, subject if passive else find_sufferer(scene, verb)):
                continue
            yield from _placed(scene, _phrases(scene, verb), frame, whose, words)


def _is_other(scene: Scene, index: int) -> bool:
    """`an unidentified woman`: a noun that opens somebody new is not the one who was named before."""
    below = words_below(scene.parse, index) if index >= 0 else set()
    if not below.isdisjoint(scene.language.words("withheld", "unnamed")):
        return True
    new = not below.isdisjoint(scene.language.words("function", "indefinite"))
    return new and not person(scene, index)[:1].isupper()


def _frames(words: Words, lemma: str, deed: Doing | None) -> Iterable[Frame]:
    """The frames of a verb, or of the class of its deed: `taken into custody` is an arrest. Of a verb that tells no deed only the plain ones."""
    own = words.frames.get(lemma, [])
    if deed is None:
        return [frame for frame in own if frame.plain]
    plain = all(frame.plain for frame in own)
    return dict.fromkeys([*own, *words.frames.get(deed.verb, ())]) if plain else own


def _nouns(scene: Scene, verb: int, frame: Frame, words: Words) -> str:
    """Whose it is where a noun tells: the one whose body it is, or so many of a kind."""
    goal = find_sufferer(scene, verb)
    if goal >= 0 and scene.parse.tokens[goal].lemma.lower() in words.bodies:
        return owner_of(scene, goal)
    acts = frame.of_doer or goal < 0
    return group_of(scene, scene.subject_of(verb) if acts else goal)


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


def _placed(scene: Scene, phrases: Iterable[int], frame: Frame, whose: str, words: Words) -> Iterator[Slot]:
    if frame.loaded and (whose in scene.roster.persons or scene.roster.may_be_person(whose)):
        return  # who carries a weapon has no cargo
    if whose[:1].islower():
        whose = _thing(scene, whose, frame)
    told = (head for head in phrases if _stands_in(scene, head) in frame.cases)
    for head in _joined(scene, told) if whose else ():
        if _is_title(scene, head):
            continue
        path, first = _path(scene, head, frame, words)
        of = {scene.parse.tokens[c].lemma.lower() for c in scene.parse.children[head]}
        if (
            path and frame.besides.isdisjoint(of) and not (path.startswith(_TOWN) and whose[0].isdigit())
        ):  # two killed here are not two killed there
            slot = _slot(scene, frame.name, _span(scene, first, head), path, whose)
            if path.startswith(_TOWN):
                slot = replace(slot, nested=beside(scene, head))
            elif not whose[:1].isupper():  # of several such groups the place tells which
                around = next(c for c in scene.clauses if head in c.members)
                slot = replace(slot, places=places(scene.parse, around.members, scene))
            yield slot


def _is_title(scene: Scene, head: int) -> bool:
    """`named manager Ann Lee coach`: a noun right before a name is what somebody was before."""
    return any(name.first == head + 1 for name in scene.roster.names[scene.number])


def _joined(scene: Scene, heads: Iterable[int]) -> Iterator[int]:
    """Yield nouns with those that an `and` joins to them: who has both a knife and a gun has two."""
    for head in heads:
        yield head
        yield from (c for c in scene.parse.children[head] if scene.parse.tokens[c].relation == "conj")


def _cases(scene: Scene, verb: int) -> set[str]:
    """The prepositions and conjunctions of what hangs on a verb."""
    children, tokens = scene.parse.children, scene.parse.tokens
    return {tokens[c].text.lower() for child in children[verb] for c in children[child]}


def _is_former(scene: Scene, verb: int, words: Words) -> bool:
    """`had once hidden in a barn` tells of another time."""
    return any(scene.parse.tokens[c].text.lower() in words.former for c in scene.parse.children[verb])


def _thing(scene: Scene, whose: str, frame: Frame) -> str:
    """The noun whose a particular may be, or the class of it; empty for another."""
    noun = whose.rpartition(" ")[2]
    return next(
        (name for name in (noun, *scene.words.things(noun), scene.words.predicate(noun)) if name in frame.things), ""
    )


def _stands_in(scene: Scene, head: int) -> str:
    """The preposition of a noun; `object` and `subject` for those of the verb itself, `complement` for what somebody is named."""
    relation = scene.parse.tokens[head].relation
    own = {"obj": _OBJECT, "nsubj": "subject"}.get(relation) or case(scene.parse, head)
    return own or ("complement" if relation in _COMPLEMENTS else "")


def _phrases(scene: Scene, verb: int) -> Iterator[int]:
    """The nouns with prepositions that hang on a verb, or on a noun of its own: `arrested Lee in York`; its object and subject."""
    tokens, children = scene.parse.tokens, scene.parse.children
    for child in children[verb]:
        if tokens[child].relation in ("obj", "nsubj"):
            yield child
        for head in (child, *(c for c in children[child] if tokens[child].tag in ("NOUN", "PROPN") and c > child)):
            if (
                tokens[head].relation.startswith((*_BEHIND, *_COMPLEMENTS))
                and tokens[head].tag != "VERB"
                and head > verb
            ):
                yield head


def right_behind(scene: Scene, word: int) -> Iterator[int]:
    """Yield the noun of the preposition that follows a word, wherever the tree hangs it: `armed with a knife, police said`."""
    tokens = scene.parse.tokens
    if word + 1 < len(tokens) and tokens[word + 1].relation == "case":
        yield tokens[word + 1].head


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
    """Return whom a noun is about or whose it is, `Lee's arrest`, `the arrest of Lee`; empty where nobody is told."""
    for child in scene.parse.children[noun]:
        if scene.parse.tokens[child].relation == "nmod:poss" or case(scene.parse, child) == "of":
            return person(scene, child)
    return ""


def _path(scene: Scene, index: int, frame: Frame, words: Words) -> tuple[str, int]:
    """The branch of a word or the name of a town, with its first word; empty for what no kind of the frame knows."""
    token, name = scene.parse.tokens[index], scene.roster.name_at(scene.number, index)
    if name is not None:
        among = scene.parse.tokens[name.first - 1].text.lower() in scene.language.words("function", "indefinite")
        inside = (
            case(scene.parse, index) in frame.towns and not among
        )  # a text in capitals has names everywhere: IN A BLAZE
        proper, _, last = name.canonical.rpartition(" ")
        if proper and last.lower() in frame.named:
            return f"{_NAMED}/{name.canonical}", name.first
        town = inside and name.canonical not in scene.roster.persons
        return (town_path(scene, name.canonical, settled=frame.settled) if town else ""), name.first
    text, start = scene.sentence.text, scene.sentence.span.start
    for first in range(max(0, index - _LONGEST), index + 1) if token.tag in ("NOUN", "ADJ") else ():
        before = text[scene.parse.tokens[first].span.start - start : token.span.start - start]
        key = before.lower() + token.lemma.lower()
        found = next((words.paths[kind][key] for kind in frame.kinds if key in words.paths[kind]), "")
        if found:
            return found, first
    return "", index


def beside(scene: Scene, town: int) -> tuple[str, ...]:
    """Return the names of one phrase of place, `Eggenberg, Graz` or `Graz in Styria`: a quarter, its town and its country are no rivals."""
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


def town_path(scene: Scene, name: str, *, settled: bool = False) -> str:
    """Return the branch of a town, empty for a name of another kind; where people are known to live (`settled`), only regions are."""
    words = words_of(scene.language)
    last = name.rsplit(maxsplit=1)[-1].casefold()
    known = name.casefold() in words.regions or last in (words.no_homes if settled else words.no_towns)
    return "" if known else f"{_TOWN}/{name}"


def _span(scene: Scene, first: int, head: int) -> Span:
    tokens, name = scene.parse.tokens, scene.roster.name_at(scene.number, head)
    return Span(tokens[first].span.start, tokens[head if name is None else name.last].span.end)


def _native(scene: Scene, index: int, words: Words) -> Iterator[Slot]:
    """`the Oslo-born singer Ann Lee`: the next name is the one who was born there."""
    tokens, names = scene.parse.tokens, scene.roster.names[scene.number]
    town = next((n for n in names if n.last == index - 2), None)
    path = town_path(scene, town.canonical) if town is not None and tokens[index - 1].text == "-" else ""
    named = next((n for n in names if index < n.first <= index + _REACH), None)
    if town is not None and named is not None and path:
        yield _slot(scene, words.birth, _span(scene, town.first, town.last), path, named.canonical)


def _side(scene: Scene, index: int, words: Words) -> Iterator[Slot]:
    """`shot in the left leg`, `broke his right arm`: the side of a part of the body, of the one who is named in the sentence."""
    tokens = scene.parse.tokens
    noun = index + 1
    if noun >= len(tokens) or tokens[noun].lemma.lower() not in words.sided or tokens[noun].form != "NN":
        return
    names = {n.canonical for n in scene.roster.names[scene.number] if case(scene.parse, n.last) != "in"}
    if len(names) == 1:
        part, side = tokens[noun].lemma.lower(), tokens[index].text.lower()
        yield _slot(scene, f"side of the {part}", _span(scene, index, noun), f"side/{side}", next(iter(names)))


def _colour(scene: Scene, index: int, clause: Clause, words: Words) -> Iterator[Slot]:
    """`fled in a red van`, `the getaway van was red`: the colour of the vehicle that is looked for; `wore a red coat`."""
    tokens = scene.parse.tokens
    above = tokens[index].head if tokens[index].relation in ("amod", "compound") else -1
    subject = next((c for c in scene.parse.children[index] if tokens[c].relation == "nsubj"), above)
    noun = tokens[subject].lemma.lower() if subject >= 0 and tokens[subject].form == "NN" else ""
    wanted = not words.wanted.isdisjoint(tokens[i].lemma.lower() for i in clause.members)
    whose = noun if noun in words.vehicles and wanted else ""
    verb = tokens[subject].head if noun in words.garments else -1
    if verb >= 0 and tokens[verb].lemma.lower() == _WEAR:
        wearer = person(scene, scene.subject_of(verb))
        whose = wearer if wearer[:1].isupper() or _SUSPECT in scene.words.things(wearer) else ""
    if whose:
        path = f"colour/{words.colours[tokens[index].text.lower()]}"
        yield _slot(scene, f"colour of the {noun}", tokens[index].span, path, whose)


def particular_at(scene: Scene, span: Span, path: str) -> Value:
    """Return the words of a span as a particular; `path` is its branch in a tree of words, or a name."""
    text = scene.text_of(span)
    return Value(Kind.STATUS, span, text, "particular", None, EVERYTHING, EVERYTHING, form=Form.LABEL, lexical=path)


def _slot(scene: Scene, name: str, span: Span, path: str, whose: str) -> Slot:
    return Slot(particular_at(scene, span, path), f"particular:{name}", noun=name, subject=whose)
