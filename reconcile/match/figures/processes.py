"""Find the length of one process, such as a standoff, that documents of a story give."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.model import Fact, Member, Modality, Part, Reading

_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL})
_FACTOR = 3  # a length more than three times another is that of another process, or of a part


def process_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each process of a story to which every document that tells it gives one length."""
    found: dict[str, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            if not claim.negated and claim.modality not in _SILENT:
                found_here = (s for s in claim.slots if s.attribute.startswith("process:"))
                for slot in found_here:
                    found[slot.attribute].append(Member(d, c, slot))
    for name in sorted(found):
        members = found[name]
        if len({m.document for m in members}) > 1 and _is_one(members):
            yield Fact(tuple(members), (Part("process", 1.0, f"one {name.removeprefix('process:')} in the story"),))


def _is_one(members: Sequence[Member]) -> bool:
    lengths = defaultdict(set)
    for member in members:
        lengths[member.document].add(member.slot.value.number)
    numbers = [n for told in lengths.values() for n in told if n is not None]
    return all(len(told) == 1 for told in lengths.values()) and max(numbers) <= _FACTOR * min(numbers)
