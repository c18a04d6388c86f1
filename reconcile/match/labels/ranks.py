"""Find one thing that sources rank differently among its kind: the biggest here, one of the biggest there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.match.cuts import Cuts
from reconcile.match.members import find_members, is_label
from reconcile.match.names import name_words
from reconcile.match.settings import MatchSettings
from reconcile.model import Claim, Fact, Member, Part, Reading

_LEAST_SHARED = 2  # words or names beside the noun
_CROWD = 60
_ALONE = "without equal"


def rank_facts(readings: Sequence[Reading], settings: MatchSettings, cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each thing to which statements with words in common give different ranks."""
    words = settings.thesaurus
    nouns: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: is_label(slot, "rank")):
        nouns[words.predicate(member.slot.noun)].append(member)
    for noun in sorted(nouns):
        members = nouns[noun]
        if cuts.few("ranks", noun, len(members), _CROWD) and len({m.slot.value.lexical for m in members}) > 1:
            for group in _groups(members, readings, noun, settings):
                shown = tuple(replace(m, slot=replace(m.slot, noun=f"rank of the {m.slot.noun}")) for m in group)
                yield Fact(shown, (Part("rank", 1.0, f"both rank a {noun}, in statements that share words"),))


def _groups(
    members: Sequence[Member], readings: Sequence[Reading], noun: str, settings: MatchSettings
) -> Iterator[list[Member]]:
    """Join members that share a measure and enough words; a group with one rank is no fact."""
    bags = [_bag(readings, m, noun, settings) for m in members]
    left = list(range(len(members)))
    while left:
        group, rest = [left[0]], left[1:]
        for i in list(rest):
            if any(_may_meet(members[i], members[j]) and len(bags[i] & bags[j]) >= _LEAST_SHARED for j in group):
                group.append(i)
                rest.remove(i)
        left = rest
        if len({members[i].slot.value.lexical for i in group}) > 1:
            yield [members[i] for i in group]


def _may_meet(one: Member, two: Member) -> bool:
    sizes = {*one.slot.scope, *two.slot.scope}
    return (len(sizes) == 1 or _ALONE in sizes) and (one.document, one.claim) != (two.document, two.claim)


def _bag(readings: Sequence[Reading], member: Member, noun: str, settings: MatchSettings) -> frozenset[str]:
    """The words and names of the sentence, the noun and the measure left out."""
    reading = readings[member.document]
    sentence = reading.claims[member.claim].sentence
    near: list[Claim] = [c for c in reading.claims if c.sentence == sentence]
    words = {settings.thesaurus.predicate(w) for c in near for w in c.words}
    names = {w for c in near for s in c.slots if is_label(s, "name") for w in name_words(s.value.lexical)}
    return frozenset(words | names) - {noun} - settings.language.words("ranks", "bland")
