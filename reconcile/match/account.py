"""Say for any two places of a story what became of their values: one fact, or the gate that kept them apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.match.figures.crowds import find_crowds
from reconcile.match.figures.facts import bucket_of, companions, is_compared
from reconcile.match.figures.gates import gate
from reconcile.match.figures.pairs import find_bases, told_before
from reconcile.match.figures.score import Telling, score_pair, total
from reconcile.match.repeats import fold
from reconcile.match.settings import MatchSettings
from reconcile.match.story import members_of, word_weights
from reconcile.model import Kind, Match, Member, Part, Span, Story

_OWN = "values of the kind {} are matched by rules of their own, and none joined these two"


@dataclass(frozen=True, slots=True)
class Account:
    """Two values, whether they stand for one fact, and if not what kept them apart."""

    left: Member
    right: Member
    joined: bool
    gate: str = ""
    parts: tuple[Part, ...] = ()


def account_for(
    story: Story, match: Match, left: tuple[int, Span], right: tuple[int, Span], settings: MatchSettings
) -> Iterator[Account]:
    """Yield the account of every pair of values of one kind at two places, each a document number and a span."""
    folded, repeats = fold(story)
    members, once = members_of(story), members_of(folded)
    copies = any({left[0], right[0]} <= set(same) for same in repeats.numbers)
    ours, theirs = (_at(members, *place) for place in (left, right))
    fact_of = {_place(member): number for number, fact in enumerate(match.facts) for member in fact.members}
    near, weight, bases = companions(members), word_weights(story, settings), find_bases(members)
    for one in ours:
        for two in theirs:
            if one is two or bucket_of(one.slot) != bucket_of(two.slot):
                continue
            home = fact_of.get(_place(one))
            one_place = copies and _place(one)[1:] == _place(two)[1:]
            if one_place or (home is not None and home == fact_of.get(_place(two))):
                yield Account(one, two, joined=True)
                continue
            if one.slot.value.kind is Kind.NAME:  # two names on two lines are two names, unless a rule joined them
                continue
            if not all(is_compared(m.slot, settings.thesaurus) for m in (one, two)):
                yield Account(one, two, False, _OWN.format(one.slot.value.kind))
                continue
            crowds = find_crowds([m for m in once if bucket_of(m.slot) == bucket_of(one.slot)])
            parts = score_pair(one.slot, two.slot, settings.thesaurus, Telling(weight, crowds))
            before = told_before(one.document, two.slot, bases) or told_before(two.document, one.slot, bases)
            yield Account(one, two, False, before or _kept_apart(one, two, parts, near, settings), parts)


def _place(member: Member) -> tuple[int, int, Span, str]:
    return member.document, member.claim, member.slot.value.span, member.slot.attribute


def _at(members: Sequence[Member], document: int, span: Span) -> list[Member]:
    return [m for m in members if m.document == document and m.slot.value.span.overlaps(span)]


def _kept_apart(
    one: Member, two: Member, parts: Sequence[Part], near: dict[str, frozenset[str]], settings: MatchSettings
) -> str:
    name = gate(one.slot, two.slot, settings.thesaurus, near)
    if name:
        return name
    points = round(total(tuple(parts)), 1)
    if points < settings.min_score:
        return f"too little in common: {points} of {settings.min_score} points"
    return (
        f"enough in common ({points} points), but another value of one of the documents is nearer or stands in the way"
    )
