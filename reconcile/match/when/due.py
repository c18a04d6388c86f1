"""Find what documents of a story say is due at different times: a deal to be closed by the end of the year, or in the third quarter."""

from collections.abc import Iterator, Sequence

from reconcile.match.figures.subjects import Companions
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import Homes, Key, facts, meeting, party, told
from reconcile.model import Fact, Interval, Member, Modality, Reading, Slot

_YEAR = 365  # days


def due_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions, homes: Homes) -> Iterator[Fact]:
    """Yield a fact for each thing that is still to come about, with the times that documents give for it.

    A document that names several times is left out, and so is one that tells no year where others mean the next, or that names other firms.
    """
    found = told(readings, "due:", _keys)
    single = {
        (*key, ""): meeting(_of_one_year(members), ">", near, settings.language, homes)
        for key, members in found.items()
    }
    yield from facts(single, "due once")


def _keys(slot: Slot, _: Modality) -> Iterator[Key]:
    yield slot.attribute.partition(":")[2], f">{party(slot.subject)}"


def _of_one_year(members: Sequence[Member]) -> list[Member]:
    later = [m.slot.value.hard for m in members if set(m.slot.scope) - {"year 0"}]
    several = {
        m.document
        for m in members
        for other in members
        if m.document == other.document and m.slot.value.hard != other.slot.value.hard
    }
    return [m for m in members if m.document not in several and (m.slot.scope or not _may_be_next(m, later))]


def _may_be_next(member: Member, later: Sequence[Interval]) -> bool:
    """Tell whether a time without a year would fall into one of the next year: `in the first quarter`, `in the first quarter of next year`."""
    hard = member.slot.value.hard
    if hard.low is None or hard.high is None:
        return False
    moved = Interval(hard.low + _YEAR, hard.high + _YEAR)
    return any(moved.meets(other) for other in later)


__all__ = ["due_facts"]
