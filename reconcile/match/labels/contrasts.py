"""Find a subject that one source sets against all of its rivals and another against many of them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.members import find_members, is_label
from reconcile.match.names import name_words
from reconcile.model import Fact, Member, Part, Reading


def contrast_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each named subject that documents set against others of its kind, here a part of them and there all."""
    subjects: dict[frozenset[str], list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: is_label(slot, "contrast") and bool(slot.subject)):
        subjects[name_words(member.slot.subject)].append(member)
    for name in sorted(subjects, key=sorted):
        members = subjects[name]
        if len({m.slot.value.lexical for m in members}) > 1:
            yield Fact(
                tuple(members),
                (Part("contrast", 1.0, f"both set {members[0].slot.subject} against others of its kind"),),
            )
