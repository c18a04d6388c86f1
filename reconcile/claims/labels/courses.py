"""Steps of a course that one person goes through once, such as being charged: reported as taken, or as still to come."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.labels.hearings import find_hearings
from reconcile.claims.labels.things import noun_of_past, referred
from reconcile.claims.links import case
from reconcile.claims.references import NAMED
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Parse, Slot, Span, Value

_GROUP = frozenset({"AUX", "ADV", "PART", "VERB", "ADJ"})
_LONGEST = 6  # words of a verb group: "is not yet expected to be formally charged"
_REACH = 6  # words between "until" and the verb group: "until the 61-year-old suspect is"


def find_steps(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each step of a clause: attribute `course:` and the step, subject whom it is taken with."""
    data, parse, tokens = scene.language.section("courses"), scene.parse, scene.parse.tokens
    for index in sorted(clause.members):
        lemma = tokens[index].lemma.lower()
        past, whose = noun_of_past(scene, index)
        if past in data["steps"]:
            slot = _slot(scene, past, "taken", tokens[index].span, whose, matter_of(scene, index))
            yield replace(slot, subject=slot.subject or referred(scene, whose))
        if tokens[index].form not in ("VBN", "VBD", "JJ"):
            continue  # the parse takes many a participle for an adjective
        subject = scene.subject_of(index)
        step = lemma if lemma in data["steps"] else ""
        if not step and subject >= 0:
            step = next(
                (
                    s
                    for s, laid in data["laid"].items()
                    if tokens[index].text.lower() in laid and tokens[subject].lemma == s
                ),
                "",
            )
            subject = -1
        first = _group(parse, index)
        level = _level(parse, first, index, scene.language) if step else ""
        if level:
            span = Span(tokens[first].span.start, tokens[index].span.end)
            yield _slot(scene, step, level, span, subject, matter_of(scene, index))


def find_first_hearings(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield the step of being arraigned where another verb tells it."""
    step = scene.language.section("courses")["hearing"]["step"]
    for index, level in find_hearings(clause, scene):
        subject, _ = find_subject(scene.parse, index, scene.language)
        first = _group(scene.parse, index)
        span = Span(scene.parse.tokens[first].span.start, scene.parse.tokens[index].span.end)
        slot = _slot(scene, step, level, span, subject, ())
        yield replace(slot, subject=slot.subject or referred(scene, subject))


def _group(parse: Parse, index: int) -> int:
    """Return the first token of the verb group that ends in a verb."""
    first = index
    while first > max(0, index - _LONGEST) and parse.tokens[first - 1].tag in _GROUP:
        first -= 1
    return first


def _level(parse: Parse, first: int, verb: int, language: Language) -> str:
    """Return `taken` or `to come`; empty where the words leave it open, or where the verb is no passive."""
    data, group = language.section("courses"), [t.text.lower() for t in parse.tokens[first:verb]]
    before = [t.text.lower() for t in parse.tokens[max(0, first - _REACH) : first]]
    own, words = set(group), {*group, *before}
    left_open = words & language.words("function", "conditions") or own & language.words("function", "possible")
    if left_open or not own & language.words("function", "be"):
        return ""
    if "yet" in own or own & language.words("function", "negators", "ahead"):
        return "to come"
    if "to" in own:
        return "to come" if set(group[: group.index("to")]) & set(data["due"]) else ""
    if words & set(data["until"]) and own & set(data["present"]):
        return "to come" if "had" not in own else ""
    return "taken" if "be" not in own else ""


def matter_of(scene: Scene, verb: int) -> tuple[str, ...]:
    """With what somebody is charged, of what convicted: the nouns behind the prepositions of a matter."""
    parse, cases = scene.parse, scene.language.words("hours", "matter")
    behind = (c for c in parse.children[verb] if case(parse, c) in cases and parse.tokens[c].tag == "NOUN")
    return tuple(sorted({parse.tokens[c].lemma.lower() for c in behind}))


def _slot(scene: Scene, step: str, level: str, span: Span, subject: int, matter: tuple[str, ...]) -> Slot:
    text = scene.text_of(span)
    at = Decimal(level == "taken")
    here, anywhere = Interval(at, at), Interval(Decimal(0), Decimal(1))
    value = Value(Kind.STATUS, span, text, "course", None, anywhere, here, form=Form.LABEL, lexical=level)
    return Slot(value, f"course:{step}", noun=step, subject=person(scene, subject), context=matter)


def person(scene: Scene, index: int) -> str:
    """Say whom a token names: a name as written or the noun; a pronoun names nobody here, since the wrong person would be worse than none."""
    if index < 0 or scene.parse.tokens[index].tag == "PRON":
        return ""
    found = scene.roster.refer(scene.number, scene.parse, index)
    return found.name if found.trust >= NAMED else scene.parse.tokens[index].lemma.lower()
