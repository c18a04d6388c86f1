"""How far a matter has come in one document: the last step that it tells; the earlier ones are how it got there."""

from collections import defaultdict
from collections.abc import Sequence

from reconcile.language import Thesaurus
from reconcile.match.figures.gates import gate
from reconcile.match.figures.subjects import Companions
from reconcile.match.names import same_name
from reconcile.model import Kind, Member, Refused, Value

_EARLIER = "earlier step"


def last_steps(
    members: Sequence[Member], words: Thesaurus, near: Companions
) -> tuple[list[Member], tuple[Refused, ...]]:
    """Return the members of a bucket without steps that their document tells to be passed, and the account of these.

    "It made an offer in May and has withdrawn it" stands at the withdrawal, and so against a text that knows of the offer alone.
    """
    if members[0].slot.value.kind is not Kind.STATUS:
        return list(members), ()
    homes: dict[int, list[Member]] = defaultdict(list)
    for member in members:
        homes[member.document].append(member)
    kept, passed = [], []
    for member in members:
        later = next((m for m in homes[member.document] if _goes_on(member, m, words, near)), None)
        if later is None:
            kept.append(member)
        else:
            passed.append(Refused(member, later, _EARLIER, ()))
    return kept, tuple(passed)


def _goes_on(member: Member, later: Member, words: Thesaurus, near: Companions) -> bool:
    """Whether `later` asserts a higher step of the same matter with the same doer."""
    one, two = member.slot, later.slot
    if not (_is_asserted(one.value) and _is_asserted(two.value)) or not one.subject or not two.subject:
        return False
    assert one.value.number is not None  # noqa: S101 - asserted steps have one
    assert two.value.number is not None  # noqa: S101
    return (
        one.value.number < two.value.number and same_name(one.subject, two.subject) and not gate(one, two, words, near)
    )


def _is_asserted(value: Value) -> bool:
    return value.number is not None and value.hard.low is not None


__all__ = ["last_steps"]
