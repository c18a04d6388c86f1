"""Find what one source reports as confirmed and another as denied by the same speaker."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from reconcile.match.cuts import Cuts
from reconcile.match.settings import MatchSettings
from reconcile.match.stems import stem
from reconcile.model import Fact, Form, Interval, Kind, Member, Modality, Part, Reading, Slot, Span, Value

_CROWD = 200  # answers of one kind in a story; more are not held against each other
_LEAST = 2  # telling words of what is confirmed that the denial has, too
_Told = tuple[
    Member, frozenset[str], frozenset[str]
]  # the verb, what it is about, all words of the claim and its source


def answer_facts(readings: Sequence[Reading], settings: MatchSettings, cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each two statements of documents of which one is confirmed and the other, in the same words, denied.

    A document that tells of both tells how the one followed the other, and nothing is said.
    """
    told: dict[str, list[_Told]] = {"confirmed": [], "denied": []}
    for d, reading in enumerate(readings):
        for c in range(len(reading.claims)):
            found = _told(readings, (d, c), settings)
            if found is not None:
                told[found[0].slot.value.lexical].append(found)
    if not all(cuts.few("answers", name, len(told[name]), _CROWD) for name in sorted(told)):
        return
    both = {m.document for m, *_ in told["confirmed"]} & {m.document for m, *_ in told["denied"]}
    for one, two in product(told["confirmed"], told["denied"]):
        if not both & {one[0].document, two[0].document} and _is_one(one, two):
            members = sorted((one[0], two[0]), key=lambda m: (m.document, m.claim))
            shared = ", ".join(sorted(one[1] & two[1]))
            yield Fact(tuple(members), (Part("answer", 1.0, f"both speak of {shared}"),))


def _told(readings: Sequence[Reading], place: tuple[int, int], settings: MatchSettings) -> _Told | None:
    """The verb of a claim that confirms or denies; None where the sentence leaves it open, such as `declined to confirm`."""
    reading, claim = readings[place[0]], readings[place[0]].claims[place[1]]
    data, sentence = settings.language.section("answers"), reading.sentences[claim.sentence]
    manner = claim.attribution.manner if claim.attribution is not None else ""
    verbs = {data["verbs"][w] for w in (*claim.words, manner) if w in data["verbs"]}
    said = set(re.findall(r"[\w']+", sentence.text.lower()))
    if len(verbs) != 1 or claim.modality is not Modality.ASSERTED or claim.negated or said & set(data["open"]):
        return None
    found = re.search(data["forms"], sentence.text, re.IGNORECASE)
    if found is None:
        return None
    (name,) = verbs
    source = claim.attribution.source if claim.attribution is not None else claim.subject
    speaker = {stem(w) for w in re.findall(r"[\w']+", source.lower().replace("'s", ""))}
    words = frozenset(stem(settings.thesaurus.predicate(w)) for w in claim.words if w not in data["verbs"])
    about = words - speaker - {stem(w) for w in data["empty"]}
    start = sentence.span.start
    span = Span(start + found.start(), start + found.end())
    at = Interval(Decimal(name == "denied"), Decimal(name == "denied"))
    value = Value(Kind.STATUS, span, found.group(), "stand", None, at, at, form=Form.LABEL, lexical=name)
    slot = Slot(value, "answer", noun="answer", subject=source)
    return Member(*place, slot), about, words | frozenset(speaker)


def _is_one(one: _Told, two: _Told) -> bool:
    """The same speaker, or one that the other claim names, and the one statement within the other."""
    shared, least = one[1] & two[1], min(len(one[1]), len(two[1]))
    speakers = ({stem(w) for w in re.findall(r"\w+", m.slot.subject.lower())} for m in (one[0], two[0]))
    left, right = speakers
    return len(shared) >= max(_LEAST, least) and bool(left & two[2] or right & one[2])
