"""Find which of a series documents say that one happening or person is: the third blackout of the week, or the fourth."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.cuts import Cuts
from reconcile.match.joined import CROWD, joined
from reconcile.match.members import OPEN, each_says_one, find_members
from reconcile.match.names import same_name, shared_names
from reconcile.model import Fact, Member, Part, Reading, Slot

_TURN = "turn:"


def turn_facts(readings: Sequence[Reading], cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each thing that documents count in one series, each of them once; who has two turns in a document had both."""
    found: dict[tuple[str, tuple[str, ...]], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_TURN), silent=OPEN, denied=False):
        found[member.slot.attribute, member.slot.scope].append(member)
    for key in sorted(found):
        name = key[0].removeprefix(_TURN)
        if cuts.few("turns", name, len(found[key]), CROWD):
            for members in joined(found[key], _same):
                if len({m.document for m in members}) > 1 and each_says_one(members, lambda slot: slot.value.number):
                    yield Fact(tuple(members), (Part("turn", 1.0, f"which {name} it is"),))


def _same(one: Slot, two: Slot) -> bool:
    """One series has one holder and the same names with it: the third blackout in Riga is none of the country."""
    if bool(one.subject) != bool(two.subject) or (one.subject and not same_name(one.subject, two.subject)):
        return False
    if one.day and two.day and one.day != two.day:
        return False
    ours, theirs = shared_names(one.parties, two.parties), shared_names(two.parties, one.parties)
    tied = one.subject or ours  # a blackout without a name may be any
    return bool(tied) and len(ours) == len(set(one.parties)) and len(theirs) == len(set(two.parties))
