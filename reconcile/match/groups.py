"""Group claims of different documents that say the same thing, in the same or in other words.

Claims of one fact are one group: they speak of one attribute of one thing, whatever figure they give. The others are compared by
their words: each word weighs by how few claims of the story use it, and a link must be the best that both sides have.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from reconcile.language import Thesaurus
from reconcile.match.names import name_words, same_name
from reconcile.match.settings import MatchSettings
from reconcile.match.stems import stem
from reconcile.model import Claim, Fact, Group, Kind, Member, Modality, Story

# Chosen on the hand labels of the seeds (376 claims), where pair F1 is flat from 0.44 to 0.54.
_SAME_CLAIM = 0.5
_CROWD = 60  # a word in more claims than this tells too little to look for partners by it
_NEAR_BEST = 0.9  # a link may be this much weaker than the best link of a claim into the same document
_LABELS = frozenset(
    {Kind.NAME, Kind.ROLE, Kind.SOURCE, Kind.SCOPE, Kind.QUOTE, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.STATUS}
)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What a claim is compared by."""

    place: Place
    sentence: Place
    claim: Claim
    bag: frozenset[str]  # words by class or stem, the subject's name among them
    predicate: str


def group_claims(story: Story, facts: Sequence[Fact], settings: MatchSettings) -> tuple[Group, ...]:
    """Return groups of at least two equivalent claims, in order of their first claim; a claim may stand in several."""
    worded = tuple(_by_words(_profiles(story, settings.thesaurus), story, settings.thesaurus))
    stated = tuple(_by_facts(story, facts))
    whole = [frozenset(group) for group in (*worded, *stated)]
    kept = [
        tuple(sorted(group))
        for number, group in enumerate(whole)
        if not any(group < other or (group == other and at < number) for at, other in enumerate(whole) if at != number)
    ]
    return tuple(Group(claims) for claims in sorted(kept))


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


def _profiles(story: Story, words: Thesaurus) -> list[_Profile]:
    found = []
    for d, reading in enumerate(story.readings):
        for c, claim in enumerate(reading.claims):
            if claim.modality is Modality.QUESTION or not claim.words:
                continue
            own = [*claim.words, *(w for name in (claim.subject, claim.object) for w in name_words(name))]
            bag = frozenset(_class(word, words) for word in own if word)
            found.append(_Profile((d, c), (d, claim.sentence), claim, bag, _class(claim.predicate, words)))
    return found


def _class(word: str, words: Thesaurus) -> str:
    low = word.lower()
    found = words.predicate(low)
    return found if words.known(low) or found != low else stem(low)


def _by_words(profiles: Sequence[_Profile], story: Story, words: Thesaurus) -> Iterator[tuple[Place, ...]]:
    """Yield groups of claims linked by their words, best links first; claims of one sentence stay apart."""
    weights = _weights(profiles, story)
    best: dict[tuple[int, int], float] = {}
    links = []
    for i, j in sorted(_candidates(profiles)):
        points = same_claim(profiles[i], profiles[j], words, weights)
        if points >= _SAME_CLAIM:
            links.append((-points, i, j))
            for near, far in ((i, j), (j, i)):
                at = (near, profiles[far].place[0])
                best[at] = max(best.get(at, 0.0), points)
    home = list(range(len(profiles)))
    content = {n: [n] for n in home}
    for less, i, j in sorted(links):
        rivals = best[i, profiles[j].place[0]], best[j, profiles[i].place[0]]
        left, right = sorted((home[i], home[j]))
        if left == right or -less < _NEAR_BEST * max(rivals) or not _apart(profiles, content[left], content[right]):
            continue
        for n in content[right]:
            home[n] = left
        content[left] += content.pop(right)
    for key in sorted(content):
        if len(content[key]) > 1:
            yield tuple(profiles[n].place for n in sorted(content[key]))


def _apart(profiles: Sequence[_Profile], one: Sequence[int], two: Sequence[int]) -> bool:
    """Tell whether no two claims of different groups stand in one sentence."""
    return not {profiles[n].sentence for n in one} & {profiles[n].sentence for n in two}


def _weights(profiles: Sequence[_Profile], story: Story) -> Mapping[str, float]:
    """Return how telling each word is: the logarithm of how rare it is among the claims, copies of one text counted once."""
    family = {path: number for number, found in enumerate(story.families) for path in found.paths}
    seen: dict[str, set[tuple[int, frozenset[str]]]] = {}
    total = set()
    for profile in profiles:
        home = family.get(story.readings[profile.place[0]].document.path, -1 - profile.place[0])
        mark = (home, profile.bag)
        total.add(mark)
        for word in profile.bag:
            seen.setdefault(word, set()).add(mark)
    return {word: log(1 + len(total) / len(marks)) for word, marks in seen.items()}


def _candidates(profiles: Sequence[_Profile]) -> set[tuple[int, int]]:
    """Return the pairs of different documents that share two words, one of them not in everybody's mouth."""
    index: dict[str, list[int]] = {}
    for number, profile in enumerate(profiles):
        for word in profile.bag:
            index.setdefault(word, []).append(number)
    found = set()
    for word in sorted(index):
        members = index[word]
        if len(members) > _CROWD:
            continue
        for at, i in enumerate(members):
            for j in members[at + 1 :]:
                if profiles[i].place[0] != profiles[j].place[0] and len(profiles[i].bag & profiles[j].bag) > 1:
                    found.add((i, j))
    return found


def same_claim(one: _Profile, two: _Profile, words: Thesaurus, weight: Mapping[str, float]) -> float:
    """Return how alike two claims are, about 0 to 1: their words by weight, their predicates and their subjects."""
    if one.claim.negated != two.claim.negated:
        return 0.0
    left, right = (sum(weight[w] for w in sorted(side.bag)) for side in (one, two))
    shared = sum(weight[w] for w in sorted(one.bag & two.bag))
    points = 0.5 * shared / min(left, right) + 0.5 * 2 * shared / (left + right)
    if one.predicate == two.predicate:
        points += 0.1
    elif not words.kin(one.predicate, two.predicate):
        points -= 0.1
    if one.claim.subject and two.claim.subject:
        points += 0.1 if same_name(one.claim.subject, two.claim.subject) else -0.1
    return points
