"""Find statements for which an interested party vouches in one source and which another gives as plain fact."""

from collections.abc import Iterator, Sequence

from reconcile.match.names import same_name
from reconcile.model import (
    Claim,
    Closeness,
    Fact,
    Form,
    Group,
    Kind,
    Member,
    Modality,
    Reading,
    Slot,
    Span,
    Story,
    Value,
)


def source_facts(story: Story, groups: Sequence[Group]) -> Iterator[Fact]:
    """Yield a fact for each group of claims in which a family that names an interested party meets one that names nobody.

    A party is interested when it speaks of itself, and a statement is worth the call when it is a promise or a figure.
    """
    family = {path: number for number, family in enumerate(story.families) for path in family.paths}
    for group in groups:
        told: dict[int, list[tuple[int, int]]] = {}
        plain: dict[int, list[tuple[int, int]]] = {}
        for d, c in group.claims:
            reading = story.readings[d]
            claim = reading.claims[c]
            home = family.get(reading.document.path, -1 - d)
            if claim.attribution is not None:
                told.setdefault(home, []).append((d, c))
            elif claim.modality in (Modality.ASSERTED, Modality.PLANNED):
                plain.setdefault(home, []).append((d, c))
        speaking = [place for home in sorted(told) if home not in plain for place in told[home]]
        silent = [place for home in sorted(plain) if home not in told for place in plain[home]]
        promises = [(d, c) for d, c in speaking if _interested(story.readings[d].claims[c])]
        interested = [p for p in promises if any(_one_statement(story, p, s) for s in silent)]
        silent = [s for s in silent if any(_one_statement(story, p, s) for p in interested)]
        if interested and silent:
            yield Fact(
                tuple(_member(story.readings, place, told=True) for place in interested)
                + tuple(_member(story.readings, p, told=False) for p in silent)
            )


def _one_statement(story: Story, told: tuple[int, int], plain: tuple[int, int]) -> bool:
    """A promise that another source repeats in its own voice has the same subject and the same verb there."""
    one, two = (story.readings[d].claims[c] for d, c in (told, plain))
    return one.predicate == two.predicate and bool(two.subject) and same_name(one.subject, two.subject)


def _interested(claim: Claim) -> bool:
    said_by = claim.attribution
    if said_by is None or said_by.closeness is not Closeness.PARTY or not claim.subject:
        return False
    promise = claim.modality is Modality.PLANNED
    return (promise or bool(claim.values)) and same_name(said_by.source, claim.subject)


def _member(readings: Sequence[Reading], place: tuple[int, int], *, told: bool) -> Member:
    d, c = place
    claim, text = readings[d].claims[c], readings[d].document.text
    span = claim.span
    if told and claim.attribution is not None:
        span = Span(min(span.start, claim.attribution.span.start), max(span.end, claim.attribution.span.end))
    lexical = f"said by {claim.attribution.source}" if told and claim.attribution else "stated as fact"
    value = Value(
        Kind.SOURCE,
        span,
        text[span.start : span.end],
        form=Form.LABEL,
        lexical="told" if told else "plain",
        noun=lexical,
    )
    return Member(d, c, Slot(value, attribute="source", noun="who vouches for it", subject=claim.subject))
