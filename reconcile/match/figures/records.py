"""Find the record of one fighter, coach or team that documents of a story give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Member, Modality, Part, Reading

_HELD = "wins and losses"
_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL, Modality.POSSIBLE})


def record_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each holder to whom several documents give a record, or a count of knockouts, each of them one.

    Who has two records in one document has one before and one after, or one for each team, and nothing is said.
    """
    found: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                if slot.attribute == _HELD and claim.modality not in _SILENT:
                    word = max(name_words(slot.subject), key=lambda w: (len(w), w))
                    found[word, slot.noun].append(Member(d, c, slot))
    for key in sorted(found):
        members = found[key]
        if len({m.document for m in members}) < 2 or not _is_one(members):
            continue
        yield Fact(tuple(members), (Part("record", 1.0, f"the {key[1]} of {members[0].slot.subject}"),))


def _is_one(members: Sequence[Member]) -> bool:
    told: dict[int, set[str]] = defaultdict(set)
    for member in members:
        told[member.document].add(member.slot.value.text)
    same = all(same_name(members[0].slot.subject, m.slot.subject) for m in members)
    return same and all(len(texts) == 1 for texts in told.values())
