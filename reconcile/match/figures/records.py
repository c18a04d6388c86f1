"""Find the record of one fighter, coach or team that documents of a story give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.members import OPEN, each_says_one, find_members
from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Member, Part, Reading, Slot

_RECORD = "record:"


def record_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each holder to whom several documents give a record, or a count of knockouts, each of them one.

    Who has two records in one document has one before and one after, or one for each team, and nothing is said.
    """
    found: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_RECORD), silent=OPEN):
        word = max(name_words(member.slot.subject), key=lambda w: (len(w), w))
        found[word, member.slot.noun].append(member)
    for key in sorted(found):
        members = found[key]
        if len({m.document for m in members}) < 2 or not _is_one(members):
            continue
        yield Fact(tuple(members), (Part("record", 1.0, f"the {key[1]} of {members[0].slot.subject}"),))


def _is_one(members: Sequence[Member]) -> bool:
    same = all(same_name(members[0].slot.subject, m.slot.subject) for m in members)
    return same and each_says_one(members, _text)


def _text(slot: Slot) -> str:
    return slot.value.text
