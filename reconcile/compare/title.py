"""Name a fact: the key that a machine compares, and the line that a person reads."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Fact, FactKey, Kind, Side

_SHOWN = 4  # a title names this many values; the table below it has them all


def fact_key(fact: Fact) -> FactKey:
    """Return what a fact is about; ties are broken by the alphabet, so that order and copies change nothing."""
    slots = [member.slot for member in fact.members]
    kind = next((s.value.kind for s in slots if s.value.kind is not Kind.AMOUNT), slots[0].value.kind)
    attribute = _most(s.attribute for s in slots)
    noun = _most(s.noun for s in slots)
    subject = _most((s.subject for s in slots if s.subject[:1].isupper()), longest=True)
    names = Counter(name for s in slots for name in set(s.parties))
    ordered = sorted(names, key=lambda name: (-names[name], name))
    if not subject and ordered:
        subject = ordered[0]
    other = next((name for name in ordered if name != subject and names[name] * 2 >= len(slots)), "")
    key = "|".join((str(kind), attribute, noun, subject.casefold(), other.casefold()))
    return FactKey(key, subject, attribute, other, noun or attribute)


def _most(words: Iterable[str], *, longest: bool = False) -> str:
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda w: (-counts[w], -len(w) if longest else 0, w)) if counts else ""


def title(fact: FactKey, sides: Sequence[Side], *, internal: bool) -> str:
    """Return the headline of a finding: who, what, and the values that differ."""
    what = fact.attribute.removeprefix("status:")
    if fact.predicate.startswith("status:"):
        what = f"how far the {what} has come"
        values = [f"{side.value.lexical} (“{side.text}”)" for side in sides]
    else:
        values = [side.text for side in sides]
    about = " and ".join(name for name in (fact.subject, fact.object) if name)
    shown = " vs ".join(values[:_SHOWN]) + (f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")
    inside = ", within one document" if internal else ""
    head = f"{about}, {what}" if about and what else about or what
    return f"{head}{inside}: {shown}"
