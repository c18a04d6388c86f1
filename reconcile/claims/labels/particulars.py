"""Particulars of a deed of which it has one: in which town, in what kind of place, with what weapon, of what illness, on which side."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.behind import OBJECT, around, cases_of, is_off, phrases, right_behind, stands_in
from reconcile.claims.labels.branches import TOWN, beside, branch, is_place, town_path
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.frames import Frame, Words, words_of
from reconcile.claims.labels.owners import THE, before_relative, fronted, is_other, noun_of, owner_of, the_one, thing
from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import case, child_of, word_at, words_below
from reconcile.claims.scene import Scene
from reconcile.claims.when.deeds import deed_of
from reconcile.claims.when.events import Doing
from reconcile.model import EVERYTHING, Form, Kind, Slot, Span, Value

_BE, _TRADE = "be", "trade"
_WEAR, _SUSPECT, _CAR, _THAT_HIT = "wear", "suspect", "car", " that hit"
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
        elif token.text in words.hyphened:
            yield from _native(scene, index, words)
        elif token.tag == "NOUN":
            yield from _trade(scene, index, words)
            for frame in words.frames_of_words.get(token.lemma.lower(), ()):
                whose = owner_of(scene, index) or _sufferer(scene, clause, index, frame) or token.lemma.lower()
                yield from _placed(scene, around(scene, index), frame, whose, words)
            if clause.head == index and any(tokens[c].relation == "cop" for c in scene.parse.children[index]):
                yield from _where_is(scene, index, words)
        elif token.tag == "ADJ":
            for frame in words.frames_of_words.get(token.text.lower(), ()):
                whom = person(scene, scene.subject_of(index))
                yield from _placed(scene, right_behind(scene, index), frame, whom, words)
        if token.tag == "VERB":
            yield from _of_verb(scene, index, words)


def _trade(scene: Scene, noun: int, words: Words) -> Iterator[Slot]:
    """`The victim was a teacher`: what somebody is or was by trade, told with an article."""
    frame = words.frame_of[_TRADE]
    path, first = branch(scene, noun, frame, words)
    subject = child_of(scene.parse, noun, "nsubj")
    below = words_below(scene.parse, noun)
    asks, denied = scene.language.words, below & scene.language.words("function", "negators")
    if path and subject >= 0 and not denied and below & asks("function", "be") and below & asks("numbers", "articles"):
        whose = person(scene, subject)
        if whose in scene.roster.persons or (whose in frame.things and the_one(scene, subject)):
            yield _slot(scene, frame.name, _span(scene, first, noun), path, whose)


def _sufferer(scene: Scene, clause: Clause, noun: int, frame: Frame) -> str:
    """`suffered a wound to the leg`, `was taken to hospital with a wound to the leg`, `has its headquarters in Linz`: whom the clause is about."""
    tokens = scene.parse.tokens
    above = tokens[noun].head
    goal = child_of(scene.parse, above, "obj") if above >= 0 else -1
    if goal not in (-1, noun) and tokens[goal].lemma in scene.language.words("referents", "persons"):
        return ""  # `helped a girl with a knee injury`
    owned = any(tokens[c].form == "PRP$" for c in scene.parse.children[noun])
    return person(scene, clause.subject) if (frame.suffered or owned) and clause.subject not in (-1, noun) else ""


def _where_is(scene: Scene, index: int, words: Words) -> Iterator[Slot]:
    """`is in Harrow prison`: where somebody is, told without a verb."""
    whose = person(scene, scene.subject_of(index))
    for frame in words.frames.get(_BE, ()) if whose[:1].isupper() else ():
        yield from _placed(scene, (index,), frame, whose, words)


def _of_verb(scene: Scene, verb: int, words: Words) -> Iterator[Slot]:
    lemma = scene.parse.tokens[verb].lemma.lower()
    if (idiom := f"{lemma} {word_at(scene.parse, verb + 1)}") in words.frames:
        lemma = idiom  # `took place`
    known = not words.verbs.isdisjoint((lemma, scene.words.predicate(lemma)))
    if not known or _is_former(scene, verb, words):
        return
    deed, (subject, passive) = deed_of(scene, verb), find_subject(scene.parse, verb, scene.language)
    frames = _frames(words, lemma, deed)
    if deed is None:
        deed = Doing("", "" if passive else person(scene, subject), person(scene, find_sufferer(scene, verb)))
    for frame in frames:
        if frame.limits.isdisjoint(cases_of(scene, verb)):
            crashed = OBJECT not in frame.cases and bool(thing(scene, deed.goal, frame))
            flown = passive or crashed  # `was armed with`, `crashed his plane on a field`; not `hit a truck`
            acts = (frame.of_doer and not flown) or any(is_off(scene, c) for c in scene.parse.children[verb])
            whose = (deed.doer or deed.goal) if acts else deed.goal or fronted(scene, verb)
            whose = whose or person(scene, before_relative(scene, subject))
            if whose[:1].islower() or whose[:1].isdigit():
                whose = noun_of(scene, verb, words, acts=acts) or whose
            elif whose == deed.goal and is_other(scene, subject if passive else find_sufferer(scene, verb)):
                continue
            yield from _placed(scene, phrases(scene, verb), frame, whose, words)


def _frames(words: Words, lemma: str, deed: Doing | None) -> Iterable[Frame]:
    """The frames of a verb, or of the class of its deed: `taken into custody` is an arrest. Of a verb that tells no deed only the plain ones."""
    own = words.frames.get(lemma, [])
    if deed is None:
        return [frame for frame in own if frame.plain]
    plain = all(frame.plain for frame in own)
    return dict.fromkeys([*own, *words.frames.get(deed.verb, ())]) if plain else own


def _placed(scene: Scene, heads: Iterable[int], frame: Frame, whose: str, words: Words) -> Iterator[Slot]:
    if frame.loaded and (whose in scene.roster.persons or scene.roster.may_be_person(whose)):
        return  # who carries a weapon has no cargo
    if whose[:1].islower():
        one = whose.startswith(THE) and not frame.loaded and not frame.listed
        whose = thing(scene, whose, frame) or (whose.removeprefix(THE) if one else "")
    near = tuple(dict.fromkeys(heads)) if whose else ()
    for head in near:
        yield from _beside(scene, head, frame, whose, words)
    for head in _joined(scene, (head for head in near if stands_in(scene, head) in frame.cases)):
        if _is_title(scene, head):
            continue
        path, first = branch(scene, head, frame, words)
        of = {scene.parse.tokens[c].lemma.lower() for c in scene.parse.children[head]}
        counted = path.startswith(TOWN) and whose[0].isdigit()  # two killed here are not two killed there
        if path and frame.besides.isdisjoint(of) and not counted:
            slot = _slot(scene, frame.name, _span(scene, first, head), path, whose)
            if is_place(path):
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


def _beside(scene: Scene, head: int, frame: Frame, whose: str, words: Words) -> Iterator[Slot]:
    """`outside the shop`, `inside the shop`: on which side of a house something was, and in which part of a town."""
    led, lemma = case(scene.parse, head), scene.parse.tokens[head].lemma.lower()
    side = words.spots.get(led, "")
    house = words.paths["building"].get(lemma, "")
    if house and side and {"room", "building"} & {*frame.kinds}:
        what = f"side of the {house.rpartition('/')[2]}"
        first = next(c for c in scene.parse.children[head] if scene.parse.tokens[c].relation == "case")
        yield _slot(scene, what, _span(scene, first, head), f"spot/{side}", whose)


def _is_former(scene: Scene, verb: int, words: Words) -> bool:
    """`had once hidden in a barn` tells of another time."""
    return any(scene.parse.tokens[c].text.lower() in words.former for c in scene.parse.children[verb])


def _span(scene: Scene, first: int, head: int) -> Span:
    tokens, name = scene.parse.tokens, scene.roster.name_at(scene.number, head)
    return Span(tokens[first].span.start, tokens[head if name is None else name.last].span.end)


def _native(scene: Scene, index: int, words: Words) -> Iterator[Slot]:
    """`the Oslo-born singer Ann Lee`, `Denver-based Acme`: the next name is the one who was born or is based there."""
    tokens, names = scene.parse.tokens, scene.roster.names[scene.number]
    town = next((n for n in names if n.last == index - 2), None)
    path = town_path(scene, town.canonical) if town is not None and tokens[index - 1].text == "-" else ""
    named = next((n for n in names if index < n.first <= index + _REACH), None)
    if town is not None and named is not None and path:
        yield _slot(
            scene, words.hyphened[tokens[index].text], _span(scene, town.first, town.last), path, named.canonical
        )


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
    whose = _vehicle(scene, index, subject, clause, words)
    noun = whose or noun
    verb = tokens[subject].head if noun in words.garments else -1
    if verb >= 0 and tokens[verb].lemma.lower() == _WEAR:
        wearer = person(scene, scene.subject_of(verb))
        whose = wearer if wearer[:1].isupper() or _SUSPECT in scene.words.things(wearer) else ""
    if whose:
        path = f"colour/{words.colours[tokens[index].text.lower()]}"
        yield _slot(scene, f"colour of the {noun}", tokens[index].span, path, whose.removesuffix(_THAT_HIT))


def _vehicle(scene: Scene, index: int, noun: int, clause: Clause, words: Words) -> str:
    """The word for the vehicle that a colour is told of, where it is looked for or did the harm; empty for others."""
    tokens = scene.parse.tokens
    behind = index + 1 + tokens[index + 1].text.isdigit() if index + 2 < len(tokens) else index
    name = scene.roster.name_at(scene.number, behind) if tokens[behind].text.lower() in words.makes else None
    parts = range(name.first, name.last + 1) if name is not None else range(noun, noun + 1)
    if noun < 0 and name is None:
        return ""
    struck = any(tokens[i].relation == "obj" for i in parts)  # `hit a red van`: that one stood in the way
    told = {tokens[i].lemma.lower() for i in clause.members}
    hits = words.wanted.isdisjoint(told)
    if hits and (struck or words.hitting.isdisjoint(told)):
        return ""
    plain = tokens[noun].lemma.lower() if name is None and tokens[noun].form == "NN" else ""
    vehicle = _CAR if name is not None else plain if plain in words.vehicles else ""
    return f"{vehicle}{_THAT_HIT}" if vehicle and hits else vehicle


def particular_at(scene: Scene, span: Span, path: str) -> Value:
    """Return the words of a span as a particular; `path` is its branch in a tree of words, or a name."""
    text = scene.text_of(span)
    return Value(Kind.STATUS, span, text, "particular", None, EVERYTHING, EVERYTHING, form=Form.LABEL, lexical=path)


def _slot(scene: Scene, name: str, span: Span, path: str, whose: str) -> Slot:
    return Slot(particular_at(scene, span, path), f"particular:{name}", noun=name, subject=whose)
