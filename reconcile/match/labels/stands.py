"""Find one thing of which documents say opposite things: closed here, open there; done here, denied there."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from reconcile.language import Language, plurals_of
from reconcile.match.members import OPEN, differ, find_members
from reconcile.match.names import name_words, same_name, shared_names
from reconcile.match.settings import MatchSettings
from reconcile.match.stems import stem
from reconcile.model import Fact, Kind, Member, Part, Reading, Slot, Span

_DENIED = "not done"
_YEAR, _PAST = "year", "past"  # the kind of `2004`; `last year`
# The thing, the words that limit it, its doer, the times that place what was done, its places.
_Wording = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def stand_facts(readings: Sequence[Reading], told_already: Sequence[Fact], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each thing on which documents take opposite sides, each of them one side only.

    A noun stands for one thing where no document has a second one, or more of them. What the steps of a ladder tell
    is in `told_already`, and is not told twice.
    """
    several = Several(readings, settings.language)
    axes: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.value.unit == "stand", silent=OPEN):
        axes[plain(member.slot.attribute, settings.language)].append(member)
    seen: set[tuple[tuple[int, int], ...]] = set()
    for name in sorted(axes, key=lambda axis: (axis.startswith("stand:state"), axis)):  # deeds before what came of them
        told = [
            *axes[name],
            *denied_at_large(axes, name, lambda slot: slot.value.lexical == _DENIED, settings.language),
        ]
        for members in group_by_thing(told, settings.language):
            if not differ(members, _side):
                continue
            noun, at = members[0].slot.subject, tuple((m.document, m.slot.value.span.start) for m in members)
            if at in seen or any(is_told(fact, members) for fact in told_already):
                continue  # one deed, told of who did it and of what it was done to, or as a step
            if noun[:1].isupper() or not several.any_of(members, _noun(noun)):
                seen.add(at)
                yield Fact(tuple(members), (Part("stand", 1.0, f"both speak of one {noun}"),))


def _side(slot: Slot) -> str:
    return slot.value.lexical


def denied_at_large(
    deeds: Mapping[str, list[Member]], name: str, is_denied: Callable[[Slot], bool], language: Language
) -> list[Member]:
    """Return the denials of a deed without its phrase: who did not appeal did not appeal against the verdict."""
    verb, loose = name, language.words("stages", "loose")
    found: list[Member] = []
    while " " in verb:
        verb = verb.rpartition(" ")[0]
        found += (m for m in deeds.get(verb, ()) if is_denied(m.slot) and m.slot.noun not in loose)
    return found


def group_by_thing(members: Sequence[Member], language: Language) -> Iterator[list[Member]]:
    """Group the stands of an axis by thing: one name, or one noun or two that mean the same, no word that limits it on both sides otherwise, no other doer.

    A stand is held only against the groups that begin with a word of its name, and there against each wording once.
    """
    standing = language.words("referents", "organisations", "persons")
    homes: list[list[Member]] = []
    wordings: list[set[_Wording]] = []
    begun: dict[str, list[int]] = defaultdict(list)
    for member in sorted(members, key=lambda m: (-len(m.slot.subject), m.slot.subject, *_place(m))):
        subject = plain(member.slot.subject, language)
        wording = (subject, member.slot.scope, member.slot.parties, member.slot.times, member.slot.places)
        words = sorted(_words(subject))
        near = sorted({number for word in words for number in begun[word]})
        home = next(
            (n for n in near if all(_may_be_one(other, wording, standing) for other in wordings[n])), len(homes)
        )
        if words and home == len(homes):
            homes.append([])
            wordings.append(set())
            for word in words:
                begun[word].append(home)
        if words:
            homes[home].append(member)
            wordings[home].add(wording)
    for members_of_one in homes:
        yield sorted(members_of_one, key=_place)


@cache
def _same_nouns(language: Language) -> Mapping[str, str]:
    """Return the nouns that a story uses for the one thing, each with the first of them: `blaze` is a fire."""
    return {noun: nouns[0] for nouns in language.section("stands")["same"] for noun in nouns}


def plain(told: str, language: Language) -> str:
    """Return a subject, or a deed with what it is done to, with its noun in place of another for it; a name as it is."""
    before, space, noun = told.rpartition(" ")
    return told if told[:1].isupper() else before + space + _same_nouns(language).get(noun, noun)


def _place(member: Member) -> tuple[int, int, Span]:
    return member.document, member.claim, member.slot.value.span


def _words(subject: str) -> frozenset[str]:
    """What two subjects must share a part of to be one: the words of a name, or the noun as it stands."""
    return name_words(subject) if subject[:1].isupper() else frozenset({_noun(subject)} - {""})


def _noun(subject: str) -> str:
    """The noun itself of `central bank`; a group with its number is known by both."""
    return subject if subject[:1].isdigit() else subject.rpartition(" ")[2]


def _may_be_one(left: _Wording, right: _Wording, standing: frozenset[str]) -> bool:
    (one, limits, doers, when, here), (two, others, who, then, there) = left, right
    named = one[:1].isupper()
    plain = one == two or (_noun(one) == _noun(two) and " " not in (one if len(one) < len(two) else two))
    if named != two[:1].isupper() or not (same_name(one, two) if named else plain):
        return False
    if not _at_one_time(when, then):
        return False
    if here and there and not shared_names(here, there):
        return False
    if limits and others and set(limits).isdisjoint(others):
        return False
    return not (doers and who) or _may_be_one_doer(doers[0], who[0], standing)


def _at_one_time(when: Sequence[str], then: Sequence[str]) -> bool:
    """One year or `last year`, where a side has any, and no other month, day or stretch of time where both have one."""
    kinds = {_kind(time) for time in (*when, *then)}
    sides = ((_of_kind(when, kind), _of_kind(then, kind), kind) for kind in kinds)
    return all(
        not ours.isdisjoint(theirs) if kind == _YEAR or (ours and theirs) else True for ours, theirs, kind in sides
    )


def _of_kind(times: Sequence[str], kind: str) -> set[str]:
    return {time for time in times if _kind(time) == kind}


def _kind(time: str) -> str:
    """`month` of `month 9`, `day` of `day 01-04`, nothing of `sunday`."""
    return _YEAR if time.isdigit() or time.startswith(_PAST) else time.rpartition(" ")[0]


def _may_be_one_doer(one: str, two: str, standing: frozenset[str]) -> bool:
    """Words such as `the company` may stand for a name, and members for their body: `councillors` and `the council`."""
    if one[:1].isupper() != two[:1].isupper():
        return not standing.isdisjoint((one, two))
    same = one.startswith(two) or two.startswith(one) or stem(one) == stem(two)
    return same_name(one, two) if one[:1].isupper() else same


def is_told(fact: Fact, members: Sequence[Member]) -> bool:
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


class Several:
    """Which documents speak of more than one thing of a noun; asked once for each noun of a document, since many deeds are told of one."""

    def __init__(self, readings: Sequence[Reading], language: Language) -> None:
        self._readings, self._apart = readings, "|".join(language.section("stands")["apart"])
        self._language = language
        self._same = _same_nouns(language)
        self._known: dict[tuple[int, str], bool] = {}

    def any_of(self, members: Sequence[Member], noun: str) -> bool:
        """Tell whether a document of these members has several: `two mayors`, `another bridge`; told by two nouns, of either."""
        nouns = {noun, *(m.slot.subject for m in members if m.slot.subject in self._same)}
        return any(self._has(document, n) for document in sorted({m.document for m in members}) for n in sorted(nouns))

    def _has(self, document: int, noun: str) -> bool:
        key = document, noun
        if key not in self._known:
            one, many = re.escape(noun), "|".join(map(re.escape, plurals_of(noun, self._language)))
            several = re.compile(rf"\b(?:{many}|(?:{self._apart})\s+{one})\b", re.IGNORECASE)
            self._known[key] = any(several.search(sentence.text) for sentence in self._readings[document].sentences)
        return self._known[key]
