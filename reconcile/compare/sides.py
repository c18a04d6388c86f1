"""Gather the mentions of a fact into its sides: one side a value, with every place where it stands and its support."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reconcile.model import (
    BATCH,
    Form,
    Interval,
    Kind,
    Member,
    Mention,
    Modifier,
    Places,
    Reading,
    Side,
    Source,
    Span,
    Value,
)

SideKey = tuple[Kind, str, str, Interval, Modifier]


@dataclass(frozen=True, slots=True)
class Sources:
    """The readings of a story with their legend entries, by document number."""

    readings: tuple[Reading, ...]
    legend: tuple[Source, ...]
    places: tuple[Places, ...]

    @classmethod
    def of(cls, readings: Sequence[Reading], legend: Sequence[Source]) -> "Sources":
        """Prepare the line numbers of each document once."""
        return cls(tuple(readings), tuple(legend), tuple(Places.of(r.document) for r in readings))

    def is_new(self, *members: Member) -> bool:
        """Tell whether one of them stands in a document that is checked, and not only in those that were seen before."""
        return any(self.legend[member.document].origin == BATCH for member in members)

    def told(self, member: Member) -> tuple[str, Span]:
        """Return the digest of the document of a member, and where the value stands: one and the same for all its copies."""
        return self.legend[member.document].document.digest, member.slot.value.span

    def mention(self, member: Member) -> Mention:
        """Say where a member stands, in the words of its document."""
        reading, entry = self.readings[member.document], self.legend[member.document]
        text, value = reading.document.text, member.slot.value
        claim = reading.claims[member.claim]
        where = self.places[member.document].at(value.span.start)
        span = Span(min(claim.span.start, value.span.start), max(claim.span.end, value.span.end))
        return Mention(
            document=entry.id,
            path=reading.document.path,
            span=value.span,
            line=where.line,
            column=where.column,
            text=text[value.span.start : value.span.end],
            claim=span,
            quote=text[span.start : span.end],
            attribution=claim.attribution,
            origin=entry.origin,
            page=where.page,
        )


def side_key(value: Value) -> SideKey:
    """Values with one key are one side: the same figure with the same bend, or the same word; `killed 14` counts as `14 people` does."""
    if value.form in (Form.LABEL, Form.UNDISCLOSED):
        return (
            value.kind,
            value.unit,
            value.lexical or value.form,
            value.soft if value.form is Form.LABEL else Interval(None, None),
            value.modifier,
        )
    kind = Kind.COUNT if value.kind is Kind.NUMBER else value.kind
    return (kind, value.unit, "" if value.number is not None else value.lexical, value.soft, value.modifier)


def gather(members: Sequence[Member], sources: Sources) -> tuple[tuple[Side, tuple[Member, ...]], ...]:
    """Return the sides of a fact with their members, best supported first, then by first place."""
    groups: dict[SideKey, list[Member]] = {}
    for member in members:
        groups.setdefault(side_key(member.slot.value), []).append(member)
    found = []
    for group in groups.values():
        ordered = sorted(group, key=lambda m: (sources.legend[m.document].document.path, m.slot.value.span))
        mentions = _each_once(sources.mention(m) for m in ordered)
        told: dict[tuple[str, Span], Member] = {}  # copies word for word tell it once
        for member in ordered:
            told.setdefault(sources.told(member), member)
        shown = _shown(list(told.values()))
        documents = {m.document for m in ordered}
        origins = {sources.legend[d].family for d in documents}
        texts = len({text for text, _ in told})
        found.append((texts, Side(_flat(shown.text), shown, mentions, len(documents), len(origins)), tuple(ordered)))
    found.sort(key=lambda f: (-f[1].independent, -f[0], f[1].mentions[0].path, f[1].mentions[0].span))
    return tuple((side, ordered) for _, side, ordered in found)


def _each_once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """One mention a place: two claims may share the words of a value."""
    found: dict[tuple[str, Span], Mention] = {}
    for mention in mentions:
        found.setdefault((mention.path, mention.span), mention)
    return tuple(found.values())


def _shown(members: Sequence[Member]) -> Value:
    """The value as most mentions write it; the shortest of equals, then the first in the alphabet. One that says what it counts goes first."""
    members = [m for m in members if m.slot.value.kind is not Kind.NUMBER] or members
    counts: dict[str, int] = {}
    for member in members:
        text = _flat(member.slot.value.text)
        counts[text] = counts.get(text, 0) + 1
    best = min(counts, key=lambda text: (-counts[text], len(text), text))
    return next(m.slot.value for m in members if _flat(m.slot.value.text) == best)


def _flat(text: str) -> str:
    return " ".join(text.split())
