"""Find one deed of which sources give two particulars: shot in the left leg here, in the right one there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.language import Language
from reconcile.match.figures.gates import Companions
from reconcile.match.members import OPEN, differ, find_members, grouped
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import meet
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_SILENT = OPEN | {Modality.PLANNED}


def particular_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions) -> Iterator[Fact]:
    """Yield a fact for each one of whose deed documents give two particulars of one kind, each document one.

    Two names that some statement gives side by side are a town and what it lies in.
    """
    frames: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda s: s.value.unit == "particular", silent=_SILENT, denied=False):
        frames[member.slot.attribute, _branch(member.slot)].append(member)
    for key in sorted(frames):
        for members in _owners(frames[key], near, settings.language):
            names = sorted({m.slot.value.lexical for m in members})
            if differ(members, _path) and not any(_covers(a, b, near) for a in names for b in names if a != b):
                whose = max((m.slot.subject for m in members), key=lambda n: (len(n), n))
                yield Fact(tuple(members), (Part("particular", 1.0, f"one {key[0].partition(':')[2]} of {whose}"),))


def _branch(slot: Slot) -> str:
    return slot.value.lexical.partition("/")[0]


def _path(slot: Slot) -> str:
    return slot.value.lexical


def _covers(one: str, two: str, near: Companions) -> bool:
    """One word says the same less exactly, or the one town was named beside the other."""
    last, other = one.rpartition("/")[2], two.rpartition("/")[2]
    if one.startswith("town/"):
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
