"""Find a step that one source reports as taken with somebody, and another as still to come."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.match.members import find_members
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_TAKEN = "taken"
_ASKED = frozenset({Modality.QUESTION})


def course_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for each step of the one person whom a story is about; with two people named, nobody can tell whose it is."""
    people = settings.language.words("referents", "persons")
    steps: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: _is_told(slot, people), silent=_ASKED):
        steps[member.slot.attribute].append(member)
    for step in sorted(steps):
        members = _last(steps[step])
        names = sorted({m.slot.subject for m in members if m.slot.subject[:1].isupper()})
        if any(not same_name(one, two) for one, two in combinations(names, 2)):
            continue
        if any(_other_matter(one.slot, two.slot) for one, two in combinations(members, 2)):
            continue
        levels = {m.slot.value.lexical for m in members}
        if len(levels) > 1 and len({m.document for m in members}) > 1 and any(m.slot.subject for m in members):
            who = max(names, key=lambda n: (len(n), n), default="one person")
            yield Fact(tuple(members), (Part("course", 1.0, f"{step.removeprefix('course:')} happens to {who} once"),))


def _last(members: Sequence[Member]) -> list[Member]:
    """A document that tells a step as taken may tell of it as still to come on the way there, or of the next one."""
    taken = {m.document for m in members if m.slot.value.lexical == _TAKEN}
    return [m for m in members if m.slot.value.lexical == _TAKEN or m.document not in taken]


def _other_matter(one: Slot, two: Slot) -> bool:
    """`was not charged with murder`, `was charged with obstruction`."""
    told = one.value.lexical != two.value.lexical and one.context and two.context
    return bool(told) and set(one.context).isdisjoint(two.context)


def _is_told(slot: Slot, people: frozenset[str]) -> bool:
    """A step of a name, of a noun for a person, or of nobody: a firm or a thing is no person. One of another year is of another course."""
    if not slot.attribute.startswith("course:") or any(t.isdigit() for t in slot.times):
        return False
    return not slot.subject or slot.subject[:1].isupper() or slot.subject in people
