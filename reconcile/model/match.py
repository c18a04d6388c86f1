"""What belongs together: claims that say the same thing, and slots that stand for the same fact."""

from dataclasses import dataclass

from reconcile.model.claim import Slot


@dataclass(frozen=True, slots=True)
class Member:
    """One slot of one claim of one document; the numbers index `Story.readings` and `Reading.claims`."""

    document: int
    claim: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class Part:
    """One named part of a score."""

    name: str
    points: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Slots of several sentences that stand for one fact; `parts` explain the weakest link that joined different values."""

    members: tuple[Member, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Two slots of one kind that were near enough to be asked, and the gate that kept them apart."""

    left: Member
    right: Member
    gate: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of one story that say the same thing: pairs of (document, claim) as in Member."""

    claims: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """What too many of one story have in common to be compared by it."""

    what: str  # plural noun: figures, quotations, names …
    key: str
    size: int
    most: int


@dataclass(frozen=True, slots=True)
class Match:
    """Everything that the matching of one story found."""

    groups: tuple[Group, ...]
    facts: tuple[Fact, ...]
    refused: tuple[Refused, ...] = ()
    cuts: tuple[Cut, ...] = ()
    weighed: int = 0  # pairs of values that were near enough to be weighed: what the work on a story grows with
