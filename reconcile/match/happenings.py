"""What the documents of a story tell of one happening: the slots of one verb or noun with one doer, one goal or both."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot

_SILENT = frozenset({Modality.QUESTION, Modality.CONDITIONAL})
Key = tuple[str, str]  # the class of the verb, and whom or what the happening shares


def told(
    readings: Sequence[Reading], kind: str, keys: Callable[[Slot, Modality], Iterator[Key]]
) -> dict[Key, list[Member]]:
    """Return the slots whose attribute begins with `kind`, under each of the keys that `keys` gives to a slot and its mood."""
    found: dict[Key, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            if claim.negated or claim.modality in _SILENT:
                continue
            for slot in claim.slots:
                if slot.attribute.startswith(kind):
                    for key in keys(slot, claim.modality):
                        found[key].append(Member(d, c, slot))
    return found


def alone(slot: Slot, events: frozenset[str]) -> Iterator[Key]:
    """Yield the keys of what befalls a party once: the verb with its doer, with its goal, and by itself for an event."""
    verb = slot.attribute.partition(":")[2]
    if slot.subject:
        yield verb, f">{party(slot.subject)}"
    if slot.holder:
        yield verb, f"<{party(slot.holder)}"
    if verb in events:
        yield verb, ""


def party(name: str) -> str:
    """The word by which a party is looked up: the longest of a name, so that `Ivo Lamm` and `Lamm` meet; a noun itself."""
    return max(name_words(name), key=lambda w: (len(w), w)) if name[:1].isupper() else name


def one_name(members: Sequence[Member], side: str) -> bool:
    """Tell whether the names on one side (`>` doer, `<` goal) of all members may be one name."""
    names = sorted({m.slot.subject if side == ">" else m.slot.holder for m in members})
    return side not in (">", "<") or all(same_name(names[0], name) for name in names)


def facts(found: Mapping[tuple[str, str, str], list[Member]], when: str) -> Iterator[Fact]:
    """Yield a fact for each group of two documents; a group within one that was told already is left out."""
    seen: set[tuple[Member, ...]] = set()
    for key in sorted(found, key=lambda k: (-len(found[k]), k)):
        members = tuple(found[key])
        if len({m.document for m in members}) < 2 or any(set(members) <= set(t) for t in seen):
            continue
        seen.add(members)
        who = f" with {key[1].lstrip('<>')}" if key[1] else ""
        day = f" on {key[2].capitalize()}" if key[2] else ""
        yield Fact(members, (Part("happening", 1.0, f"{key[0]}{who}{day}, {when}"),))


__all__ = ["Key", "alone", "facts", "one_name", "party", "told"]
