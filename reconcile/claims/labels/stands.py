"""Which of two opposite things is said of one: accepted or rejected, closed or open, done or denied."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.denials import denials, turned
from reconcile.claims.labels.nominal import deed_at
from reconcile.claims.labels.owners import group_of
from reconcile.claims.labels.things import (
    doer_of,
    group_start,
    is_known,
    is_name,
    is_one,
    is_several,
    limits_of,
    may_be_somebody,
    noun_behind,
    phrase_behind,
    referred,
)
from reconcile.claims.labels.ways import find_sufferer, phrase_end
from reconcile.claims.links import case, child_of, word_at, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import EVERYTHING, Form, Interval, Kind, Parse, Slot, Span, Value

_FLAGS = (
    "persons",
    "anything",
    "many",
    "ahead",
    "by_doer",
    "changes",
    "measured",
    "lasts",
    "passes",
    "any_one",
    "given",
)
_STATES = ("ADJ", "ADV", "NOUN")  # `is open`, `is over`, `is under way`
_REACH = 3  # words between a verb and what is given
_TIMES = frozenset({Kind.DATE, Kind.TIME, Kind.DURATION})


@dataclass(frozen=True, slots=True)
class _Axis:
    """What a pair of opposites is told of."""

    name: str
    things: frozenset[str]
    persons: bool
    anything: bool
    many: bool  # whether a bare plural or mass noun is one thing too: `talks`, `bail`
    ahead: bool
    by_doer: bool  # whether it is the doer of whom it is told: who passes an exam, not which exam
    changes: bool  # whether the one may follow the other in time
    measured: bool  # whether it is told of a figure, by which it is known
    lasts: bool  # whether it holds beyond its day: a bus that failed in March is not one that passed in April
    passes: bool  # whether its second side is true of the past beside the first: the strike went on for weeks, and has ended
    any_one: bool  # whether `a deal` and `no deal` are told of the one that a story is about
    given: bool  # whether it is given to somebody: bail, a visa


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an axis: how a word with the rest of its phrase tells it; `other` is what its denial tells."""

    of: _Axis
    name: str
    other: str
    number: int
    suffered: bool
    rest: tuple[str, ...]
    state: bool  # whether an adjective tells it


class _Words:
    """The words of `stands.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("stands")
        self.denials, self.about = denials(language), frozenset(data["about"])
        self.light = language.words("function", "idle") | {*data["light"]} | self.denials.deny | self.denials.alleged
        # what the law does with a person, and who did what courts try, have chapters of their own
        self.light |= {*language.section("courses")["steps"], *language.section("deeds")["verbs"]}
        found: dict[str, list[_Side]] = {}
        for name, entry in data["axes"].items():
            axis = _Axis(name, frozenset(entry.get("things", ())), **{flag: entry.get(flag, False) for flag in _FLAGS})
            names = tuple(entry["sides"])
            for number, side in enumerate(names):
                other = names[1 - number] if number < 2 else ""  # a third side is the opposite of none
                for voice, phrases in entry["sides"][side].items():
                    for first, *rest in (p.split()[:: -1 if voice == "is" else 1] for p in phrases):
                        told = _Side(axis, side, other, number, voice == "suffers", tuple(rest), voice == "is")
                        found.setdefault(first, []).append(told)
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
        elif tag in _STATES and child_of(scene.parse, index, "cop") >= 0:
            yield from _opposites(scene, index, words)


def _opposites(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    parse, told = scene.parse, set[str]()
    for side in words.sides.get(parse.tokens[index].lemma.lower(), ()):
        last, axis = _phrase_end(parse, index, side), side.of
        if last < 0 or side.state != (parse.tokens[index].tag in _STATES):
            continue
        thing = noun_behind(parse, find_sufferer(scene, index)) if side.suffered else doer_of(scene, index)
        if axis.passes and side.number and parse.tokens[index].form in ("VBD", "VBN"):
            continue
        if not side.suffered and not axis.measured and not side.rest and _has_object(parse, index):
            continue
        doer, figure = doer_of(scene, index), _figure(scene, index) if axis.measured else ""
        if axis.given:
            thing, doer = _gift(parse, index, thing, axis), -1
        if axis.by_doer and not side.suffered:
            thing = _goal(parse, index, {side.rest[-1]})
        if thing < 0 or not _is_of(scene, thing, axis) or (axis.measured and not figure):
            continue
        if axis.by_doer and (doer < 0 or not (is_known(scene, doer) or referred(scene, doer))):
            continue
        leading = {side.rest[-1]} if side.rest else words.about if axis.any_one else set()
        denied = turned(parse, index, words.denials, ahead=axis.ahead, besides=(_goal(parse, index, leading),))
        if "no" in words_below(parse, thing):
            denied = True if denied is False else None  # `no deal was reached`; what is left open stays so
        if denied is not None and axis.name not in told and (side.other or not denied):
            told.add(axis.name)
            name, number = (side.other, 1 - side.number) if denied else (side.name, side.number)
            whose = (doer, thing) if axis.by_doer else (thing, doer if side.suffered else -1)
            at = (index - len(side.rest) if side.state else index, last)
            slot = stand_slot(scene, at, whose, f"{axis.name} {figure}".strip(), name, number)
            yield _limited(scene, index, thing, slot, axis)


def _limited(scene: Scene, index: int, thing: int, slot: Slot, axis: _Axis) -> Slot:
    """Return a slot with what an axis is told of besides its thing: to whom, of what, when."""
    if axis.changes:
        slot = replace(slot, value=replace(slot.value, hard=EVERYTHING))
    if axis.lasts:
        slot = replace(slot, times=tuple(t for t in slot.times if t.isdigit()))
    if axis.any_one and (about := _goal(scene.parse, index, _words(scene.language).about)) >= 0:
        slot = replace(slot, scope=(*slot.scope, scene.parse.tokens[about].lemma.lower()))
    if axis.given:
        slot = replace(slot, scope=(*slot.scope, *_receiver(scene, index, thing)))
    if axis.by_doer:
        of = " ".join((*slot.scope, slot.subject)) if slot.subject[:1].islower() else slot.subject
        slot = replace(slot, subject=of, scope=_limits(scene, thing))
    if axis.measured:
        owner = slot.scope or ("" if slot.subject[:1].isupper() else "its",)
        clause = next(c for c in scene.clauses if index in c.members)
        spells = (f"spell {'-'.join(v.text.lower().split())}" for v in scene.values_in(clause) if v.kind in _TIMES)
        slot = replace(slot, scope=owner, times=tuple(spells))
    return slot


def _limits(scene: Scene, thing: int) -> tuple[str, ...]:
    return tuple(sorted({scene.parse.tokens[c].lemma.lower() for c in limits_of(scene.parse, thing)}))


def _gift(parse: Parse, index: int, thing: int, axis: _Axis) -> int:
    """`was denied bail`, `granted the driver bail`: what is given stands behind the verb, whatever the tree makes of it."""
    behind = range(index + 1, min(index + 1 + _REACH, len(parse.tokens)))
    return next((i for i in behind if parse.tokens[i].lemma.lower() in axis.things), thing)


def _receiver(scene: Scene, index: int, thing: int) -> tuple[str, ...]:
    """The words for the one to whom it is given: the subject of `was denied bail`."""
    subject, passive = find_subject(scene.parse, index, scene.language)
    return tuple(person(scene, subject).lower().split()) if passive and subject != thing else ()


def _goal(parse: Parse, index: int, words: Collection[str]) -> int:
    """What stands behind the preposition of a phrase: `voted against the bill`."""
    return next((c for c in parse.children[index] if c > index and case(parse, c) in words), -1)


def _phrase_end(parse: Parse, index: int, side: _Side) -> int:
    """The last word of the phrase of a side; of a state the one at the index, behind the others: `under way`."""
    if not side.state:
        return phrase_end(parse, index, side.rest)
    return index if all(word_at(parse, index - n) == word for n, word in enumerate(side.rest, start=1)) else -1


def _figure(scene: Scene, index: int) -> str:
    """The figure by which something rose or fell: a number with its unit right below the verb."""
    below = {scene.parse.tokens[c].span for c in scene.parse.children[index] if c > index}
    found = (v for v in scene.values if v.span in below and v.kind not in _TIMES and v.number is not None)
    return next((f"{v.number} {v.unit}" for v in found), "")


def _polarity(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """A deed that is done or denied, by a verb that says enough alone: `resigned` and `has refused to resign`."""
    parse, deed = scene.parse, deed_at(scene, index)
    lemma = _verb(scene, index, words) if deed.noun < 0 else deed.verb
    phrase = phrase_behind(scene, index) if deed.noun < 0 and deed.goal < 0 else -1
    denied = (
        turned(parse, index, words.denials, ahead=False, besides=deed.words(phrase))
        if lemma not in words.light
        else None
    )
    if denied is None or (denied and deed.nothing):
        return
    goal, doer, denied = deed.goal, doer_of(scene, index), denied or deed.nothing
    told = "not done" if denied else "done"
    verb, at = f"verb {scene.words.predicate(lemma)}", (index, index)
    if goal >= 0:
        if is_known(scene, goal) and not is_several(scene, doer):
            yield stand_slot(scene, at, (goal, doer), verb, told, int(denied))
        if doer >= 0 and is_known(scene, doer) and parse.tokens[goal].tag in ("NOUN", "PROPN"):
            yield stand_slot(scene, at, (doer, -1), f"{verb} {person(scene, goal)}", told, int(denied))
    elif doer >= 0 and is_known(scene, doer) and not _goes_on(scene, index, deed.words(phrase)):
        behind = f" {case(parse, phrase)} {person(scene, phrase)}" if phrase >= 0 else ""
        yield stand_slot(scene, at, (doer, -1), f"{verb}{behind}", told, int(denied))


def _verb(scene: Scene, index: int, words: _Words) -> str:
    """A verb with the particle that makes another of it: `go off`."""
    tokens = scene.parse.tokens
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    lemma = tokens[index].lemma.lower()
    if behind is None or behind.head != index or behind.text.lower() not in words.denials.particles:
        return lemma
    return f"{lemma} {behind.text.lower()}" if behind.relation in ("compound:prt", "advmod") else lemma


def _goes_on(scene: Scene, index: int, known: Collection[int]) -> bool:
    """More of what is done lies behind the verb than is known, and no time: `agreed to pay`, `lived in Oslo with her`."""
    tokens, times = scene.parse.tokens, {v.span for v in scene.values if v.kind in _TIMES}
    below = (c for c in scene.parse.children[index] if c not in known and tokens[c].span not in times)
    return any(tokens[c].relation.startswith(("obl", "xcomp", "ccomp")) for c in below)


def _has_object(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].relation == "obj" for c in parse.children[index])


def is_on_axis(scene: Scene, index: int) -> bool:
    """Tell whether a word tells a side of some axis of its thing."""
    return any(True for _ in _opposites(scene, index, _words(scene.language)))


def _is_of(scene: Scene, thing: int, axis: _Axis) -> bool:
    """A name, one thing by a definite noun, or a definite group with its number: `the two climbers`."""
    token = scene.parse.tokens[thing]
    if token.tag == "PROPN":
        return axis.persons or axis.anything
    noun = token.lemma.lower()
    known = axis.anything or noun in axis.things or (axis.persons and may_be_somebody(noun, scene))
    if axis.any_one and noun in axis.things and token.form == "NN":
        return not words_below(scene.parse, thing) & scene.language.words("stands", "apart")
    bare = axis.many and (axis.by_doer or is_known(scene, thing, bare=not axis.persons))
    return known and token.tag == "NOUN" and (bare or is_one(scene, thing) or bool(_group(scene, thing)))


def _group(scene: Scene, thing: int) -> str:
    further = words_below(scene.parse, thing) & scene.language.words("stands", "apart")
    return group_of(scene, thing) if is_known(scene, thing) and not further else ""


def stand_slot(scene: Scene, at: tuple[int, int], of: tuple[int, int], axis: str, name: str, number: int) -> Slot:
    """Return the slot of the words `at`, told of a thing and the one who did it or, of a doer, what was done."""
    tokens, (thing, doer) = scene.parse.tokens, of
    span = Span(group_start(scene.parse, at[0]), tokens[at[1]].span.end)
    here = Interval(Decimal(number), Decimal(number))
    text = scene.text_of(span)
    value = Value(Kind.STATUS, span, text, "stand", None, here, here, form=Form.LABEL, lexical=name)
    many = tokens[thing].text.lower() if tokens[thing].form == "NNS" and not is_name(scene, thing) else ""
    whom = _group(scene, thing) or many or person(scene, thing) or referred(scene, thing)
    who = person(scene, doer)
    clause = next(c for c in scene.clauses if at[0] in c.members)
    return Slot(
        value,
        f"stand:{axis}",
        noun=tokens[at[0]].lemma.lower() if axis.startswith("verb ") else axis,
        subject=whom,
        parties=(who,) if who else (),
        places=places(scene.parse, clause.members, scene),
        scope=() if whom[:1].isupper() else _limits(scene, thing),
        times=times_of(scene, clause, NOWHERE),
    )
