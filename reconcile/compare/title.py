"""Name a fact: the key that a machine compares, and the line that a person reads."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reconcile.model import Fact, FactKey, Form, Kind, Side, Slot, Verdict

_COUNTS = f"{Kind.COUNT}|"  # a count is of things in a state: `person (injure)`
_PATH = re.compile(
    r"^(?:heading|holder|interval|particular|record):"
)  # says where a figure is matched, nothing to a reader
_LONGEST = 80  # characters of a wording in a key
_SHOWN = 4  # a title names this many values; the table below it has them all


def fact_key(fact: Fact, origins: Sequence[str]) -> FactKey:
    """Return what a fact is about; `origins` names the family of each document.

    A word counts once a family and ties are broken by the alphabet: neither order nor a further copy changes the key, on which fingerprints rest.
    """
    told = [(origins[member.document], member.slot) for member in fact.members]
    slots = [slot for _, slot in told]
    kind = _kind(slots)
    attribute = _most((origin, slot.attribute) for origin, slot in told)
    noun = _most((origin, slot.noun) for origin, slot in told)
    words = attribute
    if kind in (Kind.NAME, Kind.QUOTE):  # each is a fact of its own, under the first of its wordings
        words = min(slot.value.lexical for slot in slots)[:_LONGEST]
    subject = _most(((origin, slot.subject) for origin, slot in told if slot.subject[:1].isupper()), longest=True)
    names = Counter(name for _, name in {(origin, name) for origin, slot in told for name in slot.parties})
    ordered = sorted(names, key=lambda name: (-names[name], name))
    if not subject and ordered:
        subject = ordered[0]
    families = len({origin for origin, _ in told})
    other = next((name for name in ordered if name != subject and names[name] * 2 >= families), "")
    other = "" if kind is Kind.AGE and subject else other  # an age is of one person, whoever stands beside
    key = "|".join((str(kind), words, noun, subject.casefold(), other.casefold()))
    if kind is Kind.AGE and noun in subject.casefold().split():
        noun = ""  # `Ann Lee, age`, not `Ann Lee, lee`
    return FactKey(key, subject, _PATH.sub("", attribute), other, noun or attribute)


def _kind(slots: Iterable[Slot]) -> Kind:
    """`killing 14` counts as `14 people` does; an amount is of the currency that others give it."""
    kinds = {Kind.COUNT if slot.value.kind is Kind.NUMBER else slot.value.kind for slot in slots}
    return min(kinds - {Kind.AMOUNT} or kinds)


def _most(words: Iterable[tuple[str, str]], *, longest: bool = False) -> str:
    """Return the word that most origins use; of equals the first in the alphabet, or the longest."""
    counts = Counter(word for _, word in set(words) if word)
    return min(counts, key=lambda w: (-counts[w], -len(w) if longest else 0, w)) if counts else ""


def title(fact: FactKey, sides: Sequence[Side], verdict: Verdict, *, internal: bool) -> str:
    """Return the headline of a finding: who, what, and the values that differ, the sharp ones before the vague."""
    what = fact.attribute.removeprefix("status:")
    if fact.predicate.startswith("status:"):
        what = f"the {what}"
    elif fact.key.startswith(_COUNTS) and fact.predicate not in ("", what):
        what = f"{what} ({fact.predicate})"
    about = " and ".join(name for name in (fact.subject, fact.object) if name)
    inside = ", within one document" if internal else ""
    head = f"{about}, {what}" if about and what else about or what
    return f"{head}{inside}: {_against(sides, verdict)}"


def _against(sides: Sequence[Side], verdict: Verdict) -> str:
    """Set the values against each other; where some say less than others, these are no rivals among themselves."""
    vague = [_named(side) for side in sides if side.value.form is not Form.NUMERAL]
    sharp = [_named(side) for side in sides if side.value.form is Form.NUMERAL]
    if verdict in (Verdict.PRECISION, Verdict.DISCLOSURE) and vague and sharp:
        return f"{_listed(sharp, ' or ')} vs {_listed(vague, ' or ')}"
    return _listed([_named(side) for side in sides], " vs ")


def _named(side: Side) -> str:
    """A label stands for itself; its words are quoted below the headline."""
    match side.value.kind:
        case Kind.STATUS if side.value.unit in ("particular", "cause"):
            return side.text
        case Kind.STATUS | Kind.SCOPE:
            return side.value.lexical
        case Kind.SOURCE:
            return side.value.noun
        case Kind.QUOTE:
            return f"“{side.value.noun or side.text}”"
        case _:
            return side.text


def _listed(values: Sequence[str], sign: str) -> str:
    more = f" and {len(values) - _SHOWN} more" if len(values) > _SHOWN else ""
    return sign.join(values[:_SHOWN]) + more
