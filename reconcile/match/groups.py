"""Group claims of different documents that say the same thing, in the same or in other words.

Claims of one fact are one group: they speak of one attribute of one thing, whatever figure they give. The others are compared by
their words: each word weighs by how few claims of the story use it, names count once, and a group takes in only what is near
to all that it holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from reconcile.language import Thesaurus
from reconcile.match.names import name_words, same_name
from reconcile.match.settings import MatchSettings
from reconcile.match.stems import stem
from reconcile.model import Claim, Fact, Group, Kind, Member, Modality, Story

# Round numbers, chosen for precision on the hand labels of the seeds (376 claims), where pair F1 is flat from 0.45 to 0.75.
_SAME_CLAIM = 0.6
_SAME_GROUP = 0.4  # what a group and a newcomer must have in common on average
_CONTAINED = 0.4  # weight of containment; the rest is of the words of both sides together
_LONE_WORD = 0.25  # less for one word in common
_STEP = 0.1  # more or less for names, subject and verb
_CROWD = 60  # a word in more claims than this tells too little to look for partners by it
_LABELS = frozenset(
    {
        Kind.NAME,
        Kind.ROLE,
        Kind.PLACE,
        Kind.SOURCE,
        Kind.SCOPE,
        Kind.QUOTE,
        Kind.DATE,
        Kind.TIME,
        Kind.ORDINAL,
        Kind.STATUS,
    }
)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a claim is compared by."""

    place: Place
    claim: Claim
    words: frozenset[str]  # by class or stem, names left out
    names: frozenset[str]
    predicate: str
    figures: frozenset[Kind]
    facts: frozenset[int]  # the facts that its figures belong to


def group_claims(story: Story, facts: Sequence[Fact], settings: MatchSettings) -> tuple[Group, ...]:
    """Return groups of at least two equivalent claims, in order of their first claim; a claim may stand in several."""
    stated = tuple(_by_facts(story, facts))
    worded = tuple(_by_words(_profiles(story, stated, settings.thesaurus), story))
    whole = sorted({tuple(sorted(group)) for group in (*worded, *stated)})
    holders: dict[Place, list[int]] = {}
    for number, group in enumerate(whole):
        for place in group:
            holders.setdefault(place, []).append(number)
    kept = [
        group
        for number, group in enumerate(whole)
        if not any(other != number and set(group) <= set(whole[other]) for other in holders[group[0]])
    ]
    return tuple(Group(claims) for claims in kept)


def _by_facts(story: Story, facts: Iterable[Fact]) -> Iterator[tuple[Place, ...]]:
    for fact in facts:
        places = {_narrowest(story, member) for member in fact.members if member.slot.value.kind not in _LABELS}
        if len(places) > 1:
            yield tuple(sorted(places))


def _narrowest(story: Story, member: Member) -> Place:
    """The shortest claim that states a value: the phrase of a fixed slot rather than the clause around it."""
    claims = story.readings[member.document].claims
    span, best = member.slot.value.span, member.claim
    sentence = claims[best].sentence
    for number in range(max(0, best - 3), min(len(claims), best + 4)):
        claim = claims[number]
        inside = claim.span.start <= span.start and span.end <= claim.span.end
        shorter = claim.span.end - claim.span.start < claims[best].span.end - claims[best].span.start
        if claim.sentence == sentence and inside and shorter and any(v.span == span for v in claim.values):
            best = number
    return member.document, best


def _profiles(story: Story, stated: Sequence[Sequence[Place]], words: Thesaurus) -> list[_Profile]:
    homes: dict[Place, set[int]] = {}
    for number, places in enumerate(stated):
        for place in places:
            homes.setdefault(place, set()).add(number)
    found = []
    for d, reading in enumerate(story.readings):
        for c, claim in enumerate(reading.claims):
            if claim.modality is not Modality.QUESTION and claim.words:
                found.append(_profile((d, c), claim, frozenset(homes.get((d, c), ())), words))
    return found


def _profile(place: Place, claim: Claim, facts: frozenset[int], words: Thesaurus) -> _Profile:
    named = [claim.subject, claim.object, *(s.value.text for s in claim.slots if s.value.kind is Kind.NAME)]
    names = frozenset(word for name in named if name[:1].isupper() for word in name_words(name))
    return _Profile(
        place,
        claim,
        frozenset(_class(word, words) for word in claim.words if word not in names),
        names,
        _class(claim.predicate, words),
        frozenset(Kind.MONEY if v.kind is Kind.AMOUNT else v.kind for v in claim.values) - _LABELS,
        facts,
    )


def _class(word: str, words: Thesaurus) -> str:
    found = words.predicate(word)
    return found if found != word or words.known(word) else stem(word)


def _by_words(profiles: Sequence[_Profile], story: Story) -> Iterator[tuple[Place, ...]]:
    """Yield groups of claims linked by their words, best links first."""
    weights = _weights(profiles, story)
    bags = [_bag(profile.words, weights) for profile in profiles]
    points = {
        (i, j): near
        for i, j in sorted(_candidates(profiles))
        if (near := _same_claim(profiles[i], profiles[j], (bags[i], bags[j]), weights)) > 0
    }
    home = list(range(len(profiles)))
    content = {n: [n] for n in home}
    for _, i, j in sorted((-near, i, j) for (i, j), near in points.items() if near >= _SAME_CLAIM):
        left, right = sorted((home[i], home[j]))
        if left != right and _mean(content[left], content[right], profiles, points) >= _SAME_GROUP:
            for n in content[right]:
                home[n] = left
            content[left] += content.pop(right)
    for key in sorted(content):
        if len(content[key]) > 1:
            yield tuple(profiles[n].place for n in sorted(content[key]))


def _mean(
    one: Sequence[int], two: Sequence[int], profiles: Sequence[_Profile], points: Mapping[tuple[int, int], float]
) -> float:
    """Return how near two groups are on average, over their pairs of different documents."""
    pairs = [
        points.get((min(i, j), max(i, j)), 0.0)
        for i in one
        for j in two
        if profiles[i].place[0] != profiles[j].place[0]
    ]
    return sum(pairs) / len(pairs)


def _weights(profiles: Sequence[_Profile], story: Story) -> Mapping[str, float]:
    """Return how telling each word is: the logarithm of how rare it is among the claims, copies of one text counted once."""
    family = {path: number for number, found in enumerate(story.families) for path in found.paths}
    seen: dict[str, set[tuple[int, frozenset[str]]]] = {}
    total = set()
    for profile in profiles:
        mark = (family.get(story.readings[profile.place[0]].document.path, -1 - profile.place[0]), profile.words)
        total.add(mark)
        for word in profile.words:
            seen.setdefault(word, set()).add(mark)
    return {word: log(1 + len(total) / len(marks)) for word, marks in seen.items()}


def _candidates(profiles: Sequence[_Profile]) -> set[tuple[int, int]]:
    """Return the pairs of different documents that share a word which is not in everybody's mouth."""
    index: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        for word in profile.words:
            index.setdefault(word, []).append(number)
    return {
        (i, j)
        for members in index.values()
        if len(members) <= _CROWD
        for at, i in enumerate(members)
        for j in members[at + 1 :]
        if profiles[i].place[0] != profiles[j].place[0] and not _kept_apart(profiles[i], profiles[j])
    }


def _kept_apart(one: _Profile, two: _Profile) -> bool:
    """Tell whether two claims speak of two things: a denial, other figures of one kind, another subject by name."""
    if one.claim.negated != two.claim.negated:
        return True
    if one.figures & two.figures and not one.facts & two.facts:
        return True
    left, right = one.claim.subject, two.claim.subject
    return left[:1].isupper() and right[:1].isupper() and not same_name(left, right)


def _bag(words: frozenset[str], weight: Mapping[str, float]) -> float:
    return sum(weight[w] for w in sorted(words))


def _same_claim(one: _Profile, two: _Profile, bags: tuple[float, float], weight: Mapping[str, float]) -> float:
    """Return how alike two claims are, about 0 to 1: their words by weight, their names, subjects and verbs."""
    common = one.words & two.words
    (left, right), shared = bags, _bag(common, weight)
    points = _CONTAINED * shared / min(left, right) + (1 - _CONTAINED) * 2 * shared / (left + right)
    points -= _LONE_WORD if len(common) == 1 else 0.0
    if one.names and two.names:
        points += _STEP if one.names & two.names else -_STEP
    if one.claim.subject and two.claim.subject:
        points += _STEP if same_name(one.claim.subject, two.claim.subject) else -_STEP
    if one.predicate == two.predicate:
        points += _STEP
    return points
