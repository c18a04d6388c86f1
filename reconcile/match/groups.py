"""Group claims of different documents that say the same thing, in the same or in other words.

Claims of one fact are one group: they speak of one attribute of one thing, whatever figure they give. The others are compared by
what they are about (`likeness.py`). Two claims are linked when each is the nearest that the other's document has to offer, and near enough; what is
not the nearest has to be much nearer. A group takes in only what is near to all that it holds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reconcile.match.likeness import SHOWN, Place, Profile, bag, kept_apart, likeness, profile, weigh
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Group, Kind, Member, Modality, Story

# Round numbers, chosen for precision on the hand labels of the seeds (376 claims).
_SAME_CLAIM = 0.75
_NEAREST = 0.45  # the same for claims of which each is the other's nearest
_SAME_GROUP = 0.35  # what a group and a newcomer must have in common on average
_TIE = 0.05  # as near as the nearest
_CROWD = 60  # a word in more claims than this tells too little to look for partners by it
_OF_NAMES = frozenset({Kind.NAME, Kind.PLACE, Kind.SOURCE})  # how one is called may stand in claims of all sorts
Points = Mapping[tuple[int, int], float]


def group_claims(story: Story, facts: Sequence[Fact], settings: MatchSettings) -> tuple[Group, ...]:
    """Return groups of at least two equivalent claims, in order of their first claim; a claim may stand in several."""
    stated = tuple(_by_facts(story, facts))
    worded = tuple(_by_words(_profiles(story, stated, settings), story, settings))
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
        stated = [member for member in fact.members if _is_stated(story, member)]
        # a deed and its denial are two statements
        denied = [m for m in stated if m.slot.value.lexical.startswith("not ")]
        for members in (denied, [m for m in stated if m not in denied]):
            places = {_narrowest(story, member) for member in members}
            if len(places) > 1:
                yield tuple(sorted(places))


def _is_stated(story: Story, member: Member) -> bool:
    """Tell whether a value is what its claim states; a claim that gives a figure speaks of that, not of how far a deal has come."""
    kind = member.slot.value.kind
    if kind is Kind.STATUS:
        return not any(v.kind not in SHOWN for v in story.readings[member.document].claims[member.claim].values)
    return kind not in _OF_NAMES


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


def _profiles(story: Story, stated: Sequence[Sequence[Place]], settings: MatchSettings) -> list[Profile]:
    homes: dict[Place, set[int]] = {}
    for number, places in enumerate(stated):
        for place in places:
            homes.setdefault(place, set()).add(number)
    return [
        profile((d, c), reading, frozenset(homes.get((d, c), ())), settings.thesaurus)
        for d, reading in enumerate(story.readings)
        for c, claim in enumerate(reading.claims)
        if claim.modality is not Modality.QUESTION and claim.words
    ]


def _by_words(profiles: Sequence[Profile], story: Story, settings: MatchSettings) -> Iterator[tuple[Place, ...]]:
    """Yield groups of claims linked by what they are about, best links first."""
    points = _points(profiles, story, settings)
    nearest = _nearest(points, profiles)
    home = list(range(len(profiles)))
    content = {n: [n] for n in home}
    for _, i, j in sorted((-near, i, j) for (i, j), near in points.items() if _linked(i, j, near, nearest, profiles)):
        left, right = sorted((home[i], home[j]))
        if left != right and _mean(content[left], content[right], profiles, points) >= _SAME_GROUP:
            for n in content[right]:
                home[n] = left
            content[left] += content.pop(right)
    for key in sorted(content):
        if len(content[key]) > 1:
            yield tuple(profiles[n].place for n in sorted(content[key]))


def _points(profiles: Sequence[Profile], story: Story, settings: MatchSettings) -> Points:
    """Return how alike the pairs are that may be one, where they have anything in common."""
    family = {path: number for number, found in enumerate(story.families) for path in found.paths}
    paths = [reading.document.path for reading in story.readings]
    weight = weigh(profiles, [family.get(paths[p.place[0]], -1 - p.place[0]) for p in profiles], settings.language)
    bags = [bag(p.elements, weight) for p in profiles]
    return {
        (i, j): near
        for i, j in sorted(_candidates(profiles))
        if (near := likeness(profiles[i], profiles[j], (bags[i], bags[j]), weight, settings.thesaurus)) > 0
    }


def _nearest(points: Points, profiles: Sequence[Profile]) -> Mapping[tuple[int, int], float]:
    """Return, for each claim and each other document, how near the nearest claim of that document is."""
    found: dict[tuple[int, int], float] = {}
    for (i, j), near in points.items():
        for one, two in ((i, j), (j, i)):
            key = (one, profiles[two].place[0])
            found[key] = max(near, found.get(key, 0.0))
    return found


def _linked(i: int, j: int, near: float, nearest: Mapping[tuple[int, int], float], profiles: Sequence[Profile]) -> bool:
    if near >= _SAME_CLAIM:
        return True
    mutual = all(near >= nearest[one, profiles[two].place[0]] - _TIE for one, two in ((i, j), (j, i)))
    return near >= _NEAREST and mutual


def _mean(one: Sequence[int], two: Sequence[int], profiles: Sequence[Profile], points: Points) -> float:
    """Return how near two groups are on average, over their pairs of different documents."""
    pairs = [
        points.get((min(i, j), max(i, j)), 0.0)
        for i in one
        for j in two
        if profiles[i].place[0] != profiles[j].place[0]
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0


def _candidates(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Return the pairs of different documents that share an element which is not in everybody's mouth."""
    index: dict[str, list[int]] = {}
    for number, found in enumerate(profiles):
        for element in found.elements:
            index.setdefault(element, []).append(number)
    pairs = {
        (i, j)
        for members in index.values()
        if len(members) <= _CROWD
        for at, i in enumerate(members)
        for j in members[at + 1 :]
        if profiles[i].place[0] != profiles[j].place[0]
    }
    return {(i, j) for i, j in pairs if not kept_apart(profiles[i], profiles[j])}
