"""How alike two claims are: what they are about, what they say of it, and in which words, each weighed by how telling it is.

A claim is a bag of elements: classes of its words, and the names that it holds or that its subject and object stand for. An element weighs by
how few claims of the story have it and by how rare it is in everyday texts, so that `have` and `new` bring nobody together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum, log

from reconcile.language import Language, Thesaurus
from reconcile.match.names import name_words, same_name
from reconcile.match.stems import stem
from reconcile.model import Claim, Kind, Reading, Value

# Round numbers, chosen for precision on the hand labels of the seeds (376 claims).
CONTAINED = 0.5  # weight of what the shorter claim has in common; the rest is of the words of both sides together
NAMED = 0.5  # a name tells what a claim is about, and not what it says of it
ENOUGH = 1.5  # rarest words that two claims share at the least, or their likeness is less by as much
SAID = 1.0  # the same of words and figures, names left out
RAREST = ""  # stands for a word that two claims have and no others
_FEW = 0.2  # less for one element in common
_STEP = 0.1  # more or less for subject, verb, names
_YEAR = 4  # digits
_READERS = frozenset({"today", "yesterday"})
_NAMES = 2  # beside the subject
_SURE = 0.85  # trust in a reference
_EVERYDAY = 0.25  # the least worth of the commonest word
_RARE = 3  # stretches of everyday texts that a word stands in to be listed
SHOWN = frozenset(
    {
        Kind.NAME, Kind.ROLE, Kind.PLACE, Kind.SOURCE, Kind.SCOPE, Kind.QUOTE, Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.STATUS,
    }
)  # fmt: skip
Place = tuple[int, int]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """What a claim is compared by."""

    place: Place
    claim: Claim
    words: frozenset[str]  # by class or stem, names left out
    names: frozenset[str]  # words of names
    predicate: str
    figures: frozenset[Kind]
    values: frozenset[str]  # numbers
    facts: frozenset[int]  # the facts that its figures belong to
    days: frozenset[str]  # years, days of the year and weekdays that it names
    elements: frozenset[str]  # words, names and figures together; names begin with a capital, figures with `#`


def profile(place: Place, reading: Reading, facts: frozenset[int], words: Thesaurus) -> Profile:
    """Return what one claim is compared by."""
    claim = reading.claims[place[1]]
    names = frozenset(word for name in _names(claim, place[1], reading) for word in name_words(name))
    values = [v for v in claim.values if v.kind not in SHOWN and not _is_taken(v, claim, place[1], reading)]
    plain = frozenset(_class(word, words) for word in claim.words if word not in names)
    numbers = frozenset(str(v.number) for v in values if v.number is not None)
    return Profile(
        place,
        claim,
        plain,
        names,
        _class(claim.predicate, words),
        frozenset(_kind(v.kind) for v in values),
        numbers,
        facts,
        frozenset(day for v in claim.values if v.kind is Kind.DATE and (day := _day(v.lexical))),
        plain | {name.capitalize() for name in names} | {f"#{number}" for number in numbers},
    )


def _day(lexical: str) -> str:
    """A year, a day of the year or a weekday; what depends on the reader's day tells nothing."""
    if lexical[:_YEAR].isdigit():
        return lexical[:_YEAR]
    return lexical if lexical.startswith("--") or (lexical.endswith("day") and lexical not in _READERS) else ""


def _kind(kind: Kind) -> Kind:
    return Kind.MONEY if kind is Kind.AMOUNT else kind


def _is_taken(value: Value, claim: Claim, number: int, reading: Reading) -> bool:
    """Tell whether a shorter claim of the sentence states a value: the phrase of a fixed slot inside this one."""
    size = claim.span.end - claim.span.start
    return any(
        other.sentence == claim.sentence and other.span.end - other.span.start < size and value in other.values
        for other in reading.claims[number + 1 : number + 4]
    )


def _names(claim: Claim, number: int, reading: Reading) -> list[str]:
    """The names of subject and object, and those inside the range, which a phrase shares with the clause around it."""
    said_by = claim.attribution
    found = [name for name in (claim.subject, claim.object) if name[:1].isupper()]
    for at in range(max(0, number - 3), number + 1):
        other = reading.claims[at]
        if other.sentence == claim.sentence:
            inside = (s.value for s in other.slots if s.value.kind is Kind.NAME)
            found += [
                v.text
                for v in inside
                if claim.span.start <= v.span.start
                and v.span.end <= claim.span.end
                and not (said_by and (said_by.span.overlaps(v.span) or v.text in said_by.via))
            ]
    return found


def _class(word: str, words: Thesaurus) -> str:
    found = words.predicate(word)
    if found != word or words.known(word):
        return found
    things = words.things(word)
    return things[0] if things != (word,) else stem(word)


@cache
def _everyday(language: Language) -> dict[str, float]:
    """Return how little common words tell, by their share of everyday texts: from nearly 0 to 1."""
    data = language.section("common")
    texts = int(data["texts"])
    return {
        word: log(texts / int(often)) / log(texts / _RARE)
        for often, listed in data["words"].items()
        for word in str(listed).split()
    }


def weigh(profiles: Sequence[Profile], homes: Sequence[int], language: Language) -> Weights:
    """Return the weight of each element; copies of one text count once, so `homes` gives the family of each profile."""
    seen: dict[str, set[tuple[int, frozenset[str]]]] = {}
    total = set()
    for found, home in zip(profiles, homes, strict=True):
        mark = (home, found.elements)
        total.add(mark)
        for element in found.elements:
            seen.setdefault(element, set()).add(mark)
    common = _everyday(language)
    return {RAREST: log(1 + len(total) / 2)} | {
        element: log(1 + len(total) / len(marks))
        * (NAMED if element[0].isupper() else max(_EVERYDAY, common.get(element, 1.0)))
        for element, marks in seen.items()
    }


def bag(elements: frozenset[str], weight: Weights) -> float:
    """Return the weight of elements together; the sum is exact, so their order tells nothing."""
    return fsum([weight[e] for e in elements])


def kept_apart(one: Profile, two: Profile) -> bool:
    """Tell whether two claims speak of two things: a denial, other figures of one kind, another day, another subject by name."""
    if one.claim.negated != two.claim.negated:
        return True
    if one.figures and two.figures and not (one.facts & two.facts or one.values & two.values):
        return True
    if (one.days and two.days) and any(
        days and others and not days & others
        for days, others in zip(_by_kind(one.days), _by_kind(two.days), strict=True)
    ):
        return True
    left, right = one.claim.subject, two.claim.subject
    if not (_is_named(one.claim) and _is_named(two.claim)) or same_name(left, right):
        return False
    return not (name_words(left) & two.names or name_words(right) & one.names)


def _by_kind(days: frozenset[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Years, days of the year, weekdays: only like is compared with like."""
    years = frozenset(day for day in days if day.isdigit())
    dates = frozenset(day for day in days if day.startswith("--"))
    return years, dates, days - years - dates


def _is_named(claim: Claim) -> bool:
    """Tell whether the subject is a name that the words give away, not one that a pronoun was guessed to stand for."""
    return claim.subject[:1].isupper() and (claim.reference is None or claim.reference.trust >= _SURE)


def likeness(one: Profile, two: Profile, bags: tuple[float, float], weight: Weights, words: Thesaurus) -> float:
    """Return how alike two claims are, about 0 to 1; claims that share names only are about the same and say nothing in common.

    Two names in common beside the subject are as good as a word: who, what and whom.
    """
    common = one.elements & two.elements
    if not common:
        return 0.0
    left, right = bags
    akin = _kin(one.words - common, two.words - common, weight, words)
    shared = bag(common, weight) + akin
    said = fsum([weight[e] for e in common if not e[0].isupper()]) + akin
    linked = len((one.names & two.names) - name_words(one.claim.subject)) >= _NAMES
    if not said and not linked:
        return 0.0
    points = CONTAINED * shared / min(left, right) + (1 - CONTAINED) * 2 * shared / (left + right)
    points *= min(1.0, shared / (ENOUGH * weight[RAREST]), 1.0 if linked else said / (SAID * weight[RAREST]))
    points -= _FEW if len(common) + bool(akin) < 2 else 0.0
    return points + _frame(one, two)


def _frame(one: Profile, two: Profile) -> float:
    """Return what subject, verb, figures and the other names add or take away."""
    points = _STEP if one.predicate == two.predicate else 0.0
    if one.claim.subject and two.claim.subject:
        points += _STEP if same_name(one.claim.subject, two.claim.subject) else -_STEP
    if bool(one.figures) != bool(two.figures):
        points -= _STEP
    left, right = (found.names - name_words(found.claim.subject) for found in (one, two))
    return points - (4 * _STEP if left and right and not left & right else 0.0)


def _kin(one: frozenset[str], two: frozenset[str], weight: Weights, words: Thesaurus) -> float:
    """Return what classes weigh that speak of one thing from two sides, at half their weight: `hire` and `join`."""
    return fsum([min(weight[word], weight[other]) / 2 for word in one for other in words.kin_of(word) if other in two])
