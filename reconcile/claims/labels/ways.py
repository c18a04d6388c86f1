"""In which of several ways something happened to somebody once: fired or laid off, shot or stabbed, pleaded guilty or not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.times import is_far, times_of
from reconcile.claims.labels.courses import matter_of, person
from reconcile.claims.labels.things import is_one, limits_of
from reconcile.claims.links import child_of
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Parse, Slot, Span, Value

_ANYWHERE = Interval(None, None, low_closed=False, high_closed=False)
_GROUP = frozenset({"AUX", "ADV", "PART", "SCONJ"})
_REACH = 4  # words that may stand between a verb and the rest of its phrase: "stepped abruptly down"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of a set: its number there, and whether two of the set exclude each other."""

    of: str
    name: str
    number: int
    exclusive: bool
    suffered: bool
    rest: tuple[str, ...]  # the words of the phrase behind its first


@cache
def _ways(language: Language) -> dict[str, tuple[Way, ...]]:
    """Return the ways by the first word of their phrases, longer phrases first."""
    found: dict[str, list[Way]] = {}
    for of, data in language.section("ways")["sets"].items():
        for number, (name, how) in enumerate(data["ways"].items()):
            for voice in ("suffers", "acts"):
                for phrase in how.get(voice, ()):
                    first, *rest = phrase.split()
                    way = Way(of, name, number, data["verdict"] == "conflict", voice == "suffers", tuple(rest))
                    found.setdefault(first, []).append(way)
    return {first: tuple(sorted(ways, key=lambda w: -len(w.rest))) for first, ways in found.items()}


@cache
def _states(language: Language) -> dict[tuple[str, str], Way]:
    """Return the ways that an adjective before a noun tells, by both."""
    return {
        (noun, word): Way(of, name, number, data["verdict"] == "conflict", False, ())
        for of, data in language.section("ways")["sets"].items()
        for number, (name, how) in enumerate(data["ways"].items())
        for noun in data.get("noun", ())
        for word in how.get("states", ())
    }


def find_ways(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each way that a clause tells: attribute `way:` and the set, subject the one it happened to."""
    tokens = scene.parse.tokens
    for index in sorted(clause.members):
        if tokens[index].tag == "VERB" or tokens[index].form == "VBN":
            for way, last in _at(scene, index):
                whom = find_sufferer(scene, index) if way.suffered else scene.subject_of(index)
                if index < whom <= last and tokens[whom].text.lower() in way.rest:
                    whom = find_subject(scene.parse, index, scene.language)[0]  # `was shot dead`
                if whom >= 0 and tokens[whom].form != "NNS":
                    matter = tuple(word for word in matter_of(scene, index) if word not in way.rest)
                    times = tuple(t for t in times_of(scene, clause, NOWHERE) if is_far(t))
                    yield replace(_slot(scene, way, index, last, whom), parties=matter, times=times)
        elif tokens[index].tag == "NOUN" and index:
            state = _states(scene.language).get((tokens[index].lemma.lower(), tokens[index - 1].text.lower()))
            whom = _whose_state(scene, clause, index)
            if state is not None and whom >= 0:
                yield _slot(scene, state, index - 1, index, whom)


def _whose_state(scene: Scene, clause: Clause, noun: int) -> int:
    """Whose condition it is: its own subject, `listed the patient in stable condition`, or the subject of the clause."""
    above = scene.parse.tokens[noun].head
    own, goal = child_of(scene.parse, noun, "nsubj"), child_of(scene.parse, above, "obj") if above >= 0 else -1
    if own < 0 and scene.parse.tokens[noun].relation == "nmod":
        return above
    return own if own >= 0 else goal if goal not in (-1, noun) else clause.subject


def _at(scene: Scene, index: int) -> Iterator[tuple[Way, int]]:
    """Yield of each set the way that a verb tells with the words behind it, and its last word; none of what is not done, or may be."""
    parse, least, told = scene.parse, dict[str, int](), set[str]()
    for way in _ways(scene.language).get(parse.tokens[index].lemma.lower(), ()):
        last = phrase_end(parse, index, way.rest)
        if last >= 0 and way.of not in told and len(way.rest) >= least.get(way.of, 0) and _is_done(scene, index, last):
            least[way.of] = len(way.rest)  # a shorter phrase is another one: `find not guilty`
            suffered = find_sufferer(scene, index) >= 0
            if suffered if way.suffered else _acts(parse, index):
                told.add(way.of)
                yield way, last


def phrase_end(parse: Parse, index: int, rest: tuple[str, ...]) -> int:
    """Return the last word of a phrase whose first stands at an index, or -1."""
    last = index
    for number, word in enumerate(rest):
        reach = _REACH if number == 0 else 1
        last = next(
            (
                n
                for n in range(last + 1, min(last + 1 + reach, len(parse.tokens)))
                if parse.tokens[n].text.lower() == word
            ),
            -1,
        )
        if last < 0:
            return -1
    return last


@cache
def _open(language: Language) -> frozenset[str]:
    """What denies a deed, puts it ahead or leaves it open."""
    return language.words("function", "negators", "possible") | {"be", "to", "if"}


def _is_done(scene: Scene, index: int, last: int) -> bool:
    """A past form that nothing denies, puts ahead or leaves open: `to be fired` and `was not fired` are no report of it."""
    parse = scene.parse
    if parse.tokens[index].form not in ("VBD", "VBN"):
        return False
    outside = (parse.tokens[c] for c in parse.children[index] if not index < c <= last)
    return not {t.text.lower() for t in outside if t.tag in _GROUP} & _open(scene.language)


def _acts(parse: Parse, index: int) -> bool:
    """A finite verb: `who retired`, `had retired`; not `a retired teacher`."""
    token, below = parse.tokens[index], [parse.tokens[c] for c in parse.children[index]]
    if index and parse.tokens[index - 1].tag in ("DET", "ADJ"):
        return False
    if token.relation in ("acl", "amod") or (token.relation == "acl:relcl" and not any(t.tag == "PRON" for t in below)):
        return False
    return token.form == "VBD" or any(t.lemma == "have" for t in below)


def find_sufferer(scene: Scene, verb: int) -> int:
    """Return whom a verb is done to: its passive subject, its object, or the noun that it describes; -1 where there is none."""
    parse, tokens = scene.parse, scene.parse.tokens
    if tokens[verb].relation == "amod":
        return tokens[verb].head
    goal = child_of(parse, verb, "obj")
    if goal >= 0:
        return goal
    subject, passive = find_subject(parse, verb, scene.language)
    return subject if passive else -1


def _slot(scene: Scene, way: Way, first: int, last: int, whom: int) -> Slot:
    tokens = scene.parse.tokens
    span = Span(tokens[first].span.start, tokens[last].span.end)
    at = Decimal(way.number)
    here = Interval(at, at)
    text = scene.text_of(span)
    hard = here if way.exclusive else _ANYWHERE
    value = Value(Kind.STATUS, span, text, "way", None, hard, here, form=Form.LABEL, lexical=way.name)
    voice = ("suffered",) if way.suffered else ()
    limits = tuple(sorted({tokens[c].lemma.lower() for c in limits_of(scene.parse, whom)}))
    return Slot(
        value,
        f"way:{way.of}",
        noun=way.of,
        subject=person(scene, whom),
        scope=voice,
        given=is_one(scene, whom),
        context=limits,
    )
