"""Group claims of different documents that say the same thing."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from reconcile.language import Thesaurus
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Claim, Group, Modality, Reading

# Chosen on the hand labels of the seeds (376 claims): pair F1 is flat from 0.62 to 0.70.
_SAME_CLAIM = 0.66
_CROWD = 200  # a word in more claims than this tells nothing


def group_claims(
    readings: Sequence[Reading], weight: Mapping[str, float], settings: MatchSettings
) -> tuple[Group, ...]:
    """Return groups of at least two equivalent claims, in order of their first claim."""
    places = [(d, c) for d, reading in enumerate(readings) for c in range(len(reading.claims))]
    claims = [readings[d].claims[c] for d, c in places]
    words = settings.thesaurus
    bags = [frozenset(words.predicate(w) for w in claim.words) for claim in claims]
    parent = list(range(len(claims)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    edges = []
    for i, j in sorted(_candidates(bags, places)):
        points = same_claim(claims[i], claims[j], bags[i], bags[j], words, weight)
        if points >= _SAME_CLAIM:
            edges.append((-points, i, j))
    for _, i, j in sorted(edges):
        parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[int]] = {}
    for i in range(len(claims)):
        groups.setdefault(root(i), []).append(i)
    return tuple(Group(tuple(places[i] for i in members)) for _, members in sorted(groups.items()) if len(members) > 1)


def _candidates(bags: Sequence[frozenset[str]], places: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    index: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            index.setdefault(word, []).append(number)
    shared: dict[tuple[int, int], int] = {}
    for word in sorted(index):
        if len(index[word]) <= _CROWD:
            for i, j in combinations(index[word], 2):
                if places[i][0] != places[j][0]:
                    shared[i, j] = shared.get((i, j), 0) + 1
    return {pair for pair, count in shared.items() if count >= 2 or len(bags[pair[0]]) == 1 or len(bags[pair[1]]) == 1}


def same_claim(
    one: Claim, two: Claim, left: frozenset[str], right: frozenset[str], words: Thesaurus, weight: Mapping[str, float]
) -> float:
    """Return how alike two claims are, 0 to 1: their words by weight, their predicates and their subjects."""
    if not left or not right or Modality.QUESTION in (one.modality, two.modality):
        return 0.0
    shared = sum(weight.get(w, 1.0) for w in sorted(left & right))
    union = sum(weight.get(w, 1.0) for w in sorted(left | right))
    lighter = min(sum(weight.get(w, 1.0) for w in sorted(bag)) for bag in (left, right))
    contained = shared / lighter if lighter else 0.0
    dice = 2 * shared / (union + shared) if union else 0.0
    near = fuzz.token_sort_ratio(" ".join(one.words), " ".join(two.words)) / 100
    points = 0.35 * contained + 0.35 * dice + 0.3 * near
    first, second = words.predicate(one.predicate), words.predicate(two.predicate)
    if first == second:
        points += 0.12
    elif not words.kin(first, second):
        points -= 0.08
    if one.subject and two.subject:
        points += 0.08 if same_name(one.subject, two.subject) else -0.08
    return points
