"""Name a fact: the key that a machine compares, and the line that a person reads."""

from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Fact, FactKey, Kind, Side

_SHOWN = 4  # a title names this many values; the table below it has them all


def fact_key(fact: Fact, origins: Sequence[str]) -> FactKey:
    """Return what a fact is about; `origins` names the family of each document.

    A word counts once a family and ties are broken by the alphabet: neither order nor a further copy changes the key, on which fingerprints rest.
    """
    told = [(origins[member.document], member.slot) for member in fact.members]
    slots = [slot for _, slot in told]
    kind = next((s.value.kind for s in slots if s.value.kind is not Kind.AMOUNT), slots[0].value.kind)
    attribute = _most((origin, slot.attribute) for origin, slot in told)
    noun = _most((origin, slot.noun) for origin, slot in told)
    subject = _most(((origin, slot.subject) for origin, slot in told if slot.subject[:1].isupper()), longest=True)
    names = Counter(name for _, name in {(origin, name) for origin, slot in told for name in slot.parties})
    ordered = sorted(names, key=lambda name: (-names[name], name))
    if not subject and ordered:
        subject = ordered[0]
    families = len({origin for origin, _ in told})
    other = next((name for name in ordered if name != subject and names[name] * 2 >= families), "")
    key = "|".join((str(kind), attribute, noun, subject.casefold(), other.casefold()))
    return FactKey(key, subject, attribute, other, noun or attribute)


def _most(words: Iterable[tuple[str, str]], *, longest: bool = False) -> str:
    """Return the word that most origins use; of equals the first in the alphabet, or the longest."""
    counts = Counter(word for _, word in set(words) if word)
    return min(counts, key=lambda w: (-counts[w], -len(w) if longest else 0, w)) if counts else ""


def title(fact: FactKey, sides: Sequence[Side], *, internal: bool) -> str:
    """Return the headline of a finding: who, what, and the values that differ."""
    what = fact.attribute.removeprefix("status:")
    if fact.predicate.startswith("status:"):
        what = f"how far the {what} has come"
        values = [f"{side.value.lexical} (“{side.text}”)" for side in sides]
    elif sides[0].value.kind is Kind.SOURCE:
        values = [f"{side.value.lexical} (“{side.text}”)" for side in sides]
    elif sides[0].value.kind is Kind.QUOTE:
        values = [f"“{side.value.noun or side.text}”" for side in sides]
    else:
        values = [side.text for side in sides]
    about = " and ".join(name for name in (fact.subject, fact.object) if name)
    shown = " vs ".join(values[:_SHOWN]) + (f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else "")
    inside = ", within one document" if internal else ""
    head = f"{about}, {what}" if about and what else about or what
    return f"{head}{inside}: {shown}"
