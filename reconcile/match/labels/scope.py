"""Find statements on a part of a thing beside the same statement on the whole of it."""

from collections.abc import Iterator, Mapping, Sequence

from reconcile.match.names import shared_names
from reconcile.match.settings import MatchSettings
from reconcile.model import Claim, Fact, Form, Kind, Member, Modality, Part, Reading, Slot, Value

_LEAST_SHARED = 2  # telling words beside the predicate and the limited noun
_LEAST_CONTAINED = 0.6


def scope_facts(readings: Sequence[Reading], weight: Mapping[str, float], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each statement that is limited in one place and not in another."""
    limited = [
        (d, c, claim, slot)
        for d, reading in enumerate(readings)
        for c, claim in enumerate(reading.claims)
        for slot in claim.slots
        if slot.value.kind is Kind.SCOPE and slot.attribute == "scope"
    ]
    for d, c, claim, slot in limited:
        others = list(_unlimited(d, c, claim, slot, readings, weight, settings))
        if others:
            yield Fact((Member(d, c, slot), *(member for member, _ in others)), others[0][1])


def _unlimited(
    d: int,
    c: int,
    claim: Claim,
    slot: Slot,
    readings: Sequence[Reading],
    weight: Mapping[str, float],
    settings: MatchSettings,
) -> Iterator[tuple[Member, tuple[Part, ...]]]:
    words = settings.thesaurus
    ours = _residue(claim, slot, settings)
    part = settings.language.words("scope", "part")
    for e, reading in enumerate(readings):
        for k, other in enumerate(reading.claims):
            if (e, k) == (d, c) or (other.sentence == claim.sentence and e == d):
                continue
            if words.predicate(other.predicate) != words.predicate(claim.predicate) or other.negated != claim.negated:
                continue
            if other.modality in (Modality.QUESTION, Modality.CONDITIONAL, Modality.POSSIBLE) or not part.isdisjoint(
                (*other.words, *("part" for s in other.slots if s.attribute == "scope"))
            ):
                continue
            parts = _alike(ours, _residue(other, slot, settings), weight)
            if parts and (e == d or not slot.parties or shared_names(slot.parties, other_parties(other))):
                yield Member(e, k, _whole(other, reading, slot)), parts


def other_parties(claim: Claim) -> tuple[str, ...]:
    """Return the names that the slots of a claim know, its subject first."""
    found = {claim.subject: None} if claim.subject[:1].isupper() else {}
    for slot in claim.slots:
        found.update(dict.fromkeys(slot.parties))
    return tuple(found)


def _residue(claim: Claim, slot: Slot, settings: MatchSettings) -> frozenset[str]:
    """The words of a claim without its predicate and without the noun that is limited."""
    words = settings.thesaurus
    left = {words.predicate(w) for w in claim.words} - {
        words.predicate(claim.predicate),
        words.predicate(slot.noun),
        "part",
    }
    return frozenset(left)


def _alike(ours: frozenset[str], theirs: frozenset[str], weight: Mapping[str, float]) -> tuple[Part, ...]:
    shared = ours & theirs
    if len(shared) < _LEAST_SHARED:
        return ()
    whole = sum(weight.get(w, 1.0) for w in sorted(ours))
    contained = sum(weight.get(w, 1.0) for w in sorted(shared)) / whole if whole else 0.0
    if contained < _LEAST_CONTAINED:
        return ()
    return (Part("same statement", round(3 * contained, 3), f"share {', '.join(sorted(shared))}"),)


def _whole(claim: Claim, reading: Reading, slot: Slot) -> Slot:
    span = claim.span
    value = Value(Kind.SCOPE, span, reading.document.text[span.start : span.end], form=Form.LABEL, lexical="the whole")
    return Slot(value, attribute=slot.attribute, noun=slot.noun, subject=claim.subject, parties=other_parties(claim))
