"""Read a person or body under one name in a whole story, whatever spellings its documents give it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reconcile.model import Claim, Fact, Reading, Slot

_LABELS = frozenset({"name", "body"})  # attributes of the slots that are a spelling themselves


def with_one_spelling(readings: Sequence[Reading], spellings: Iterable[Fact]) -> tuple[Reading, ...]:
    """Return the readings with one name for each group of spellings, the commonest; the values keep the words of their source."""
    table = _table(spellings)
    if not table:
        return tuple(readings)
    return tuple(replace(r, claims=tuple(_renamed(claim, table) for claim in r.claims)) for r in readings)


def _table(spellings: Iterable[Fact]) -> dict[str, str]:
    """The name to be read for each other spelling, both as slots have them: in capitals where they name somebody, and folded."""
    table: dict[str, str] = {}
    for fact in spellings:
        shown: dict[str, Counter[str]] = defaultdict(Counter)
        for member in fact.members:
            shown[member.slot.value.lexical][member.slot.value.text] += 1
        usual = min(shown, key=lambda plain: (-shown[plain].total(), plain))
        name = min(shown[usual], key=lambda text: (-shown[usual][text], text))
        for plain in sorted(shown.keys() - {usual}):
            table.update(dict.fromkeys(shown[plain], name))
            table[plain] = usual
    return table


def _renamed(claim: Claim, table: Mapping[str, str]) -> Claim:
    slots = tuple(slot if slot.attribute in _LABELS else _slot(slot, table) for slot in claim.slots)
    return claim if slots == claim.slots else replace(claim, slots=slots)


def _slot(slot: Slot, table: Mapping[str, str]) -> Slot:
    subject = table.get(slot.subject, slot.subject)
    named = subject != slot.subject and slot.noun in slot.subject.lower().split()  # whose age it is
    return replace(
        slot,
        subject=subject,
        noun=subject.lower().split()[-1] if named else slot.noun,
        holder=table.get(slot.holder, slot.holder),
        parties=_names(slot.parties, table),
        places=_names(slot.places, table),
        nested=_names(slot.nested, table),
    )


def _names(names: tuple[str, ...], table: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(table.get(name, name) for name in names))


__all__ = ["with_one_spelling"]
