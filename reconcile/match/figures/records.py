"""Find the record of one fighter, coach or team that documents of a story give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reconcile.match.joined import joined
from reconcile.match.members import OPEN, each_says_one, find_members
from reconcile.match.names import name_words, same_name, shared_names
from reconcile.model import Fact, Member, Part, Reading, Slot

_RECORD = "record:"
_MOVED = "moved"


def record_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each holder to whom several documents give a record, or a count of knockouts, each of them one.

    Who has two records in one document has one before and one after, or one for each team, and nothing is said.
    """
    found: dict[tuple[str, str, tuple[str, ...]], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_RECORD), silent=OPEN):
        word = max(name_words(member.slot.subject), key=lambda w: (len(w), w))
        found[word, member.slot.noun, tuple(s for s in member.slot.scope if s != _MOVED)].append(member)
    for key in sorted(found):
        for members in joined(found[key], _one_team):
            if len({m.document for m in members}) > 1 and _is_one(members):
                yield Fact(tuple(members), (Part("record", 1.0, f"the {key[1]} of {members[0].slot.subject}"),))


def _one_team(one: Slot, two: Slot) -> bool:
    """`88-74 with the Otters`, `20-30 with the Rams`: the record with one team is none with another, and none of a career."""
    return bool(shared_names(one.parties, two.parties)) if one.parties or two.parties else True


def _is_one(members: Sequence[Member]) -> bool:
    same = all(same_name(members[0].slot.subject, m.slot.subject) for m in members)
    around = any(_around_a_game(a.slot, b.slot) for a, b in combinations(members, 2))
    return same and not around and each_says_one(members, _text)


def _around_a_game(one: Slot, two: Slot) -> bool:
    """`improved to 12-3`, `the Otters (11-3)`: the record after a game and the one before it."""
    if (_MOVED in one.scope) == (_MOVED in two.scope):
        return False
    after, before = (one, two) if _MOVED in one.scope else (two, one)
    new, old = (sum(int(n) for n in slot.value.lexical.split("-") if n.isdigit()) for slot in (after, before))
    return new - old == 1


def _text(slot: Slot) -> str:
    return slot.value.text
