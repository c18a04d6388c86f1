"""Which of two opposite things is said of one: accepted or rejected, closed or open, done or denied."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.things import (
    doer_of,
    group_start,
    helps,
    is_infinitive,
    is_known,
    is_one,
    limits_of,
    noun_behind,
)
from reconcile.claims.labels.ways import find_sufferer, phrase_end
from reconcile.claims.links import is_yet_to, words_before, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Parse, Slot, Span, Value

_REACH = 4  # verbs above a verb that may deny it or leave it open
_LINKS = frozenset({"ccomp", "xcomp"})


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an axis: how a word with the rest of its phrase tells it, and of what; `other` is what its denial tells."""

    axis: str
    name: str
    other: str
    number: int
    suffered: bool
    rest: tuple[str, ...]
    things: frozenset[str]
    ahead: bool
    state: bool  # whether an adjective tells it
    by_doer: bool  # whether it is the doer of whom it is told: who passes an exam, not which exam


class _Words:
    """The words of `stands.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("stands")
        self.deny, self.open, self.alleged, self.light, self.whose, self.lasting = (
            frozenset(data[key]) for key in ("deny", "open", "alleged", "light", "whose", "lasting")
        )
        self.be = language.words("function", "be") - {"be", "been", "being"}
        self.deny |= language.words("status", "deny")
        self.open |= language.words("function", "possible", "conditions")
        self.negators = language.words("function", "negators")
        self.whole = self.negators | language.words("status", "yet_to")  # adverbs that limit no deed
        # what the law does with a person, and who did what courts try, have chapters of their own
        self.light |= language.words("function", "idle")
        self.light |= {*language.section("courses")["steps"], *language.section("deeds")["verbs"]}
        persons = language.words("referents", "persons")
        found: dict[str, list[_Side]] = {}
        for axis, entry in data["axes"].items():
            things = persons if entry.get("persons") else frozenset(entry["things"])
            names = tuple(entry["sides"])
            for number, name in enumerate(names):
                for voice, phrases in entry["sides"][name].items():
                    for phrase in phrases:
                        first, *rest = phrase.split()
                        ahead, by_doer = entry.get("ahead", False), entry.get("by_doer", False)
                        other = names[1 - number] if number < 2 else ""  # a third side is the opposite of none
                        told = (axis, name, other, number, voice == "suffers")
                        side = _Side(*told, tuple(rest), things, ahead, voice == "is", by_doer)
                        found.setdefault(first, []).append(side)
        self.sides = {first: tuple(sorted(sides, key=lambda s: -len(s.rest))) for first, sides in found.items()}


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_stands(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each stand of a clause: attribute `stand:` and the axis or the verb, subject the thing it is said of.

    The scope holds the words that limit the thing, the parties its doer.
    """
    words = _words(scene.language)
    for index in sorted(clause.members):
        tag = scene.parse.tokens[index].tag
        if tag == "VERB":
            yield from tuple(_opposites(scene, index, words)) or _polarity(scene, index, words)
        elif tag == "ADJ" and any(scene.parse.tokens[c].relation == "cop" for c in scene.parse.children[index]):
            yield from _opposites(scene, index, words)


def _opposites(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    parse, told = scene.parse, set[str]()
    for side in words.sides.get(parse.tokens[index].lemma.lower(), ()):
        last = phrase_end(parse, index, side.rest)
        if last < 0 or side.state != (parse.tokens[index].tag == "ADJ"):
            continue
        thing = noun_behind(parse, find_sufferer(scene, index)) if side.suffered else doer_of(scene, index)
        if thing < 0 or (not side.suffered and not side.rest and _has_object(parse, index)):
            continue
        doer = doer_of(scene, index)
        if side.by_doer:
            if parse.tokens[thing].lemma.lower() not in side.things or doer < 0 or not is_known(scene, doer):
                continue
            thing, doer = doer, -1
        elif not _is_of(scene, thing, side.things):
            continue
        denied = _turned(parse, index, words, ahead=side.ahead)
        if denied is not None and side.axis not in told and (side.other or not denied):
            told.add(side.axis)
            name, number = (side.other, 1 - side.number) if denied else (side.name, side.number)
            yield _slot(scene, (index, last), thing, doer if side.suffered else -1, side.axis, name, number)


def _polarity(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """A deed that is done or denied, by a verb that says enough alone: `resigned` and `has refused to resign`."""
    parse, lemma = scene.parse, scene.parse.tokens[index].lemma.lower()
    if lemma in words.light or lemma in words.deny or lemma in words.alleged:
        return
    denied = _turned(parse, index, words, ahead=False)
    if denied is None:
        return
    goal, doer = find_sufferer(scene, index), doer_of(scene, index)
    told = "not done" if denied else "done"
    verb, at = f"verb {scene.words.predicate(lemma)}", (index, index)
    if goal >= 0:
        if is_one(scene, goal):
            yield _slot(scene, at, goal, doer, verb, told, int(denied))
        if doer >= 0 and is_known(scene, doer) and parse.tokens[goal].tag in ("NOUN", "PROPN"):
            yield _slot(scene, at, doer, -1, f"{verb} {person(scene, goal)}", told, int(denied))
    elif doer >= 0 and is_one(scene, doer) and not _goes_on(parse, index):
        yield _slot(scene, at, doer, -1, verb, told, int(denied))


def _goes_on(parse: Parse, index: int) -> bool:
    """What is done lies behind the verb: `agreed to pay`, `lived in Oslo`."""
    return any(parse.tokens[c].relation.startswith(("obl", "xcomp", "ccomp")) for c in parse.children[index])


def _has_object(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].relation == "obj" for c in parse.children[index])


def _is_of(scene: Scene, thing: int, things: frozenset[str]) -> bool:
    token = scene.parse.tokens[thing]
    if token.lemma.lower() in things and token.tag == "NOUN":
        return is_one(scene, thing)
    return "suspect" in things and token.tag == "PROPN"


def _turned(parse: Parse, index: int, words: _Words, *, ahead: bool) -> bool | None:
    """Whether a verb is denied; None for what is not past, or is left open, alleged or wanted."""
    tokens = parse.tokens
    below = words_before(parse, index)
    denied = bool(below & words.negators)
    yet = is_yet_to(parse, index)
    current, refused = index, False
    for _ in range(_REACH):
        above = tokens[current].head
        if above < 0 or not (tokens[current].relation in _LINKS or is_infinitive(parse, current)):
            break
        lemma = tokens[above].lemma.lower()
        if lemma in words.alleged:
            return None
        if words_below(parse, above) & (words.negators | words.open - {"to"}):
            return None
        refused = refused or lemma in words.deny
        current = above
    if yet or refused:
        return not denied or None
    if below & words.open or tokens[index].relation in ("amod", "acl"):
        return None
    if denied and _is_limited(parse, index, words):
        return None
    return denied if _is_told(parse, index, words, denied=denied, ahead=ahead) else None


def _is_limited(parse: Parse, index: int, words: _Words) -> bool:
    """`did not sign it on Monday`, `did not fully close`, `did not find a better one`: a part is denied, not the deed."""
    tokens, below = parse.tokens, parse.children[index]
    goals = [c for c in below if tokens[c].relation == "obj"]
    return (
        any(tokens[c].relation.startswith(("obl", "advcl")) for c in below)
        or any(tokens[c].relation == "advmod" and tokens[c].text.lower() not in words.whole for c in below)
        or any(_narrows(parse, k, words) for goal in goals for k in parse.children[goal])
    )


def _narrows(parse: Parse, index: int, words: _Words) -> bool:
    """A quality, or a phrase behind the noun that says when or where and not whose."""
    token = parse.tokens[index]
    cases = {parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].relation == "case"}
    return token.relation == "amod" or (token.relation == "nmod" and not cases & words.whose)


def _is_told(parse: Parse, index: int, words: _Words, *, denied: bool, ahead: bool) -> bool:
    """A finite form: the past, a perfect or passive with its auxiliary, `did not`; of what is fixed or lasts, the present and `will` as well."""
    helpers = {parse.tokens[c].text.lower() for c in parse.children[index] if helps(parse, c)}
    form, lasts = parse.tokens[index].form, parse.tokens[index].lemma.lower() in words.lasting
    if parse.tokens[index].tag == "ADJ":
        return bool(helpers & words.be)
    if form == "VBN":
        active = not helpers and any(parse.tokens[c].relation == "nsubj" for c in parse.children[index])
        return active or (bool(helpers) and (ahead or not helpers & {"will", "be"}))
    if form == "VB":
        return bool((denied and "did" in helpers) or (ahead and "will" in helpers))
    return form == "VBD" or ((ahead or lasts) and form in ("VBZ", "VBP"))


def _slot(scene: Scene, at: tuple[int, int], thing: int, doer: int, axis: str, name: str, number: int) -> Slot:
    tokens = scene.parse.tokens
    span = Span(group_start(scene.parse, at[0]), tokens[at[1]].span.end)
    here = Interval(Decimal(number), Decimal(number))
    text = scene.text_of(span)
    value = Value(Kind.STATUS, span, text, "stand", None, here, here, form=Form.LABEL, lexical=name)
    limits = tuple(sorted({tokens[c].lemma.lower() for c in limits_of(scene.parse, thing)}))
    whom = tokens[thing].text.lower() if tokens[thing].form == "NNS" else person(scene, thing)
    who = person(scene, doer)
    clause = next(c for c in scene.clauses if at[0] in c.members)
    return Slot(
        value,
        f"stand:{axis}",
        noun=tokens[at[0]].lemma.lower() if axis.startswith("verb ") else axis,
        subject=whom,
        parties=(who,) if who else (),
        places=places(scene.parse, clause.members, scene),
        scope=() if whom[:1].isupper() else limits,
        times=tuple(t for t in times_of(scene, clause, NOWHERE) if t.isdigit()),
    )
