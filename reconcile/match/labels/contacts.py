"""Find one telephone number in two forms: documents of a story that differ in one digit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from reconcile.match.cuts import Cuts
from reconcile.match.members import find_members
from reconcile.match.near import cuts
from reconcile.model import Fact, Kind, Member, Part, Reading

_UNIT = "telephone"
_CROWD = 40  # numbers of one story that share all digits but one


def contact_facts(readings: Sequence[Reading], left_out: Cuts) -> Iterator[Fact]:
    """Yield a fact for each two telephone numbers that differ in one digit and that no document gives side by side.

    A digit too few, too many, swapped or another one is a slip of the pen; two numbers of one switchboard stand together.
    """
    found: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.value.kind is Kind.NAME and slot.value.unit == _UNIT):
        found[member.slot.value.lexical].append(member)
    table: dict[str, list[str]] = defaultdict(list)
    for digits in sorted(found):
        for cut in dict.fromkeys(cuts(digits)):
            table[cut].append(digits)
    blocks = left_out.blocks("telephone numbers", table, _CROWD)
    for one, two in sorted({pair for near in blocks for pair in combinations(sorted(set(near)), 2)}):
        apart = not {m.document for m in found[one]} & {m.document for m in found[two]}
        if apart and OSA.distance(one, two) == 1:
            members = tuple(sorted((*found[one], *found[two]), key=lambda m: (m.document, m.slot.value.span)))
            yield Fact(members, (Part("telephone", 1.0, "all digits but one in one order"),))
