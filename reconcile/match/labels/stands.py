"""Find one thing of which documents say opposite things: closed here, open there; done here, denied there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Kind, Member, Modality, Part, Reading

_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL, Modality.POSSIBLE})


def stand_facts(readings: Sequence[Reading], told_already: Sequence[Fact], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each thing on which documents take opposite sides, each of them one side only.

    A noun stands for one thing where no document has a second one, or more of them. What the steps of a ladder tell
    is in `told_already`, and is not told twice.
    """
    apart = "|".join(settings.language.section("stands")["apart"])
    axes: dict[str, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                if slot.value.unit == "stand" and claim.modality not in _SILENT:
                    axes[slot.attribute].append(Member(d, c, slot))
    seen: set[tuple[tuple[int, int], ...]] = set()
    for name in sorted(axes):
        for members in _things(axes[name]):
            told: dict[int, set[str]] = defaultdict(set)
            for member in members:
                told[member.document].add(member.slot.value.lexical)
            if len(set().union(*told.values())) < 2 or any(len(sides) > 1 for sides in told.values()):
                continue
            noun, at = members[0].slot.subject, tuple((m.document, m.slot.value.span.start) for m in members)
            if at in seen or any(_tells(fact, members) for fact in told_already):
                continue  # one deed, told of who did it and of what it was done to, or as a step
            if noun[:1].isupper() or not any(_has_several(readings[d], noun, apart) for d in sorted(told)):
                seen.add(at)
                yield Fact(tuple(members), (Part("stand", 1.0, f"both speak of one {noun}"),))


def _things(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Group the stands of an axis by thing: one name or noun, no word that limits it on both sides otherwise, no other doer."""
    homes: list[list[Member]] = []
    for member in sorted(
        members, key=lambda m: (-len(m.slot.subject), m.slot.subject, m.document, m.claim, m.slot.value.span)
    ):
        if not member.slot.subject:
            continue
        home = next((h for h in homes if all(_may_be_one(m, member) for m in h)), None)
        if home is None:
            homes.append([member])
        else:
            home.append(member)
    for home in homes:
        yield sorted(home, key=lambda m: (m.document, m.claim, m.slot.value.span))


def _may_be_one(left: Member, right: Member) -> bool:
    one, two = left.slot, right.slot
    named = one.subject[:1].isupper()
    if named != two.subject[:1].isupper():
        return False
    if not (same_name(one.subject, two.subject) if named else one.subject == two.subject):
        return False
    if one.scope and two.scope and not set(one.scope) & set(two.scope):
        return False
    return not (one.parties and two.parties) or same_name(one.parties[0], two.parties[0])


def _tells(fact: Fact, members: Sequence[Member]) -> bool:
    """Whether a fact holds steps in the very words of stands, in several documents."""
    steps = [m for m in fact.members if m.slot.value.kind is Kind.STATUS]
    met = {
        m.document
        for m in members
        for step in steps
        if m.document == step.document
        and m.slot.value.span.start < step.slot.value.span.end
        and step.slot.value.span.start < m.slot.value.span.end
    }
    return len(met) > 1


def _has_several(reading: Reading, noun: str, apart: str) -> bool:
    several = re.compile(rf"\b(?:{re.escape(noun)}(?:s|es)|(?:{apart})\s+{re.escape(noun)})\b", re.IGNORECASE)
    return any(several.search(sentence.text) for sentence in reading.sentences)
