"""Find one deed of which sources give two particulars: shot in the left leg here, in the right one there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.language import Language
from reconcile.match.figures.subjects import Companions
from reconcile.match.labels.stands import Several
from reconcile.match.members import OPEN, by_document, differ, find_members, grouped
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import meet
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_EXTENT, _PAST, _POST = "extent", "past", "post"
_PLACES = frozenset({"town", "institution", "country", "state", "coast", "road"})
_ROAD = "road/"
_SEVERAL = (_EXTENT, "body")  # of these one may have two, as wounds: who tells two says nothing of one
_NAMES = tuple(f"{branch}/" for branch in sorted(_PLACES | {"corner"}))
# branches whose words stand in most texts
_EVERYWHERE = _PLACES | {"spot", "side", "colour", "nationality", "street", "corner", _EXTENT}


def particular_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions) -> Iterator[Fact]:
    """Yield a fact for each one of whose deed documents give two particulars of one kind, each document one.

    Two names that some statement gives side by side are a town and what it lies in.
    """
    frames: dict[tuple[str, str], list[Member]] = defaultdict(list)
    several, planned = Several(readings, settings.language), settings.language.words("particulars", "planned")
    plural = settings.language.words("particulars", "plural")
    for member in find_members(readings, lambda s: s.value.unit == "particular", silent=OPEN, denied=False):
        mood = readings[member.document].claims[member.claim].modality
        if mood is not Modality.PLANNED or member.slot.noun in planned:
            frames[member.slot.attribute, _branch(member.slot)].append(member)
    for key in sorted(frames):
        for owned in _owners(frames[key], near, settings.language):
            members = _plain(readings, owned) if key[1] in _SEVERAL else owned
            names = sorted({m.slot.value.lexical for m in members})
            apart = differ(members, _path) and not any(_covers(a, b, near) for a in names for b in names if a != b)
            if not apart:
                continue
            noun = members[0].slot.subject
            one = noun[:1].isupper() or noun in plural or not several.any_of(members, noun)
            if one and not _knows_both(readings, members) and at_one_time(members, settings.language):
                whose = max((m.slot.subject for m in members), key=lambda n: (len(n), n))
                yield Fact(tuple(members), (Part("particular", 1.0, f"one {key[0].partition(':')[2]} of {whose}"),))


def at_one_time(members: Sequence[Member], language: Language) -> bool:
    """Tell whether no two are of different years, months or weekdays; a year or month that one side gives alone is of another time, save of what befalls once."""
    when = {tuple(t for t in m.slot.times if t.isdigit() or t.startswith(("month", _PAST))) for m in members}
    dated = [set(times) for times in when if times]
    once = members[0].slot.noun in language.words("particulars", "once")
    alone = 0 < len(dated) < len(when)
    days = [found for m in members if (found := {t for t in m.slot.times if t.endswith("day")})]
    told = all(one & two for side in (dated, days) for one, two in combinations(side, 2))
    return told and (once or not alone)


def _knows_both(readings: Sequence[Reading], members: Sequence[Member]) -> bool:
    """Tell whether one of the documents has the word of another as well: fled on foot, then in a van. Names and sides are in most."""
    named = members[0].slot.subject[:1].isupper() or _branch(members[0].slot) not in _PLACES
    if _branch(members[0].slot) in _EVERYWHERE and named:
        return False
    words = {m.slot.value.lexical: m.slot.value.text.casefold() for m in members}
    for member in members:
        others = "|".join(re.escape(w) for path, w in sorted(words.items()) if path != member.slot.value.lexical)
        told = re.compile(rf"\b(?:{others})s?\b", re.IGNORECASE)
        # `vice president` names no president
        own = member.slot.value.text if _branch(member.slot).startswith(_POST) else ""
        texts = (s.text.replace(own, "") if own else s.text for s in readings[member.document].sentences)
        if any(map(told.search, texts)):
            return True
    return False


def _plain(readings: Sequence[Reading], members: Sequence[Member]) -> list[Member]:
    """Leave out who tells two wounds, or two extents of a thing, since words of ruin are used loosely, and who has several such things."""
    told = by_document(members, _path)
    nouns = "|".join(sorted({re.escape(m.slot.noun) for m in members if not m.slot.holder}))
    several = re.compile(rf"\b(?:{nouns})(?:s|es)\b", re.IGNORECASE)
    return [
        m
        for m in members
        if len(told[m.document]) == 1
        and not (nouns and any(several.search(s.text) for s in readings[m.document].sentences))
    ]


def _branch(slot: Slot) -> str:
    return slot.value.lexical.partition("/")[0]


def _path(slot: Slot) -> str:
    return slot.value.lexical


def _covers(one: str, two: str, near: Companions) -> bool:
    """One word says the same less exactly, or the one town or house was named beside the other."""
    last, other = one.rpartition("/")[2], two.rpartition("/")[2]
    if one.startswith(_ROAD) and " " in last and last.split()[:-1] == other.split()[:-1]:
        return True  # a street and an avenue of one name have a question of their own
    if one.startswith(_NAMES):
        return same_name(last, other) or other in near.get(last, ())
    return two.startswith(f"{one}/")


def _owners(members: Sequence[Member], near: Companions, language: Language) -> Iterator[list[Member]]:
    """Group by the one whose particular it is: a name, or the happening or thing that the story is about, in one place."""
    ordered = sorted(members, key=lambda m: (-len(m.slot.subject), m.slot.subject, m.document, m.claim))
    for home in grouped(ordered, lambda one, two: _is_one(one.slot.subject, two.slot.subject)):
        if home[0].slot.subject[:1].isupper() or meet(home, "", near, language):
            yield sorted(home, key=lambda m: (m.document, m.claim, m.slot.value.span))


def _is_one(one: str, two: str) -> bool:
    return same_name(one, two) if one[:1].isupper() and two[:1].isupper() else one == two
