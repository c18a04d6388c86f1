"""Read a figure of a table or a list of figures: `Dead | 24` says of the dead what a sentence would."""

from collections.abc import Sequence
from dataclasses import replace

from reconcile.language import Thesaurus
from reconcile.model import Claim, Kind, Sentence, Slot, Value


def cell_claim(
    number: int, sentence: Sentence, values: Sequence[Value], frame: Sequence[str], words: Thesaurus
) -> Claim:
    """Return the claim of a cell; the words at the head of its row and column name what it counts and of what or where.

    `frame` are the content words of the last claim before the list, which tells what the list is about.
    """
    parts = [part.split() for part in sentence.head.split("; ")]
    topic = next((part for part in reversed(parts) if _known(part, words)), parts[-1])
    lemma = _known(topic, words) or _singular(topic[-1], words)
    about = [" ".join(part) for part in parts if part is not topic and part[0][:1].isupper()]
    slots = tuple(_slot(value, lemma, about, frame, words) for value in values)
    return Claim(
        span=sentence.span,
        sentence=number,
        kind=sentence.kind,
        subject=about[0] if about else "",
        predicate=words.predicate(lemma),
        values=tuple(slot.value for slot in slots),
        slots=slots,
        words=tuple(word.lower() for part in parts for word in part),
    )


def _slot(value: Value, lemma: str, about: Sequence[str], frame: Sequence[str], words: Thesaurus) -> Slot:
    """A state (`Dead`) or a unit (`Magnitude`) is what is stated; any other head is the thing counted."""
    attribute = lemma if lemma == value.unit else words.predicate(lemma) if words.known(lemma) else ""
    named = lemma == value.unit or words.is_state(attribute)
    if value.kind is Kind.NUMBER and not value.unit:
        value = replace(value, kind=Kind.COUNT)
    return Slot(
        value=value,
        attribute=attribute,
        sure=bool(attribute),
        near=(attribute,) if attribute else (),
        noun=value.noun if named or value.noun else lemma,
        subject=about[0] if about else "",
        parties=tuple(about),
        places=tuple(about),
        context=tuple(dict.fromkeys((lemma, *frame))),
    )


def _known(part: Sequence[str], words: Thesaurus) -> str:
    """Return the last word of a head that the thesaurus has as a predicate, in its base form."""
    return next((found for word in reversed(part) if words.known(found := _singular(word, words))), "")


def _singular(word: str, words: Thesaurus) -> str:
    """`Deaths` → `death`, `Casualties` → `casualty`; the shortest form that the thesaurus knows, else without its s."""
    low = word.lower().strip("()")
    forms = [low, low.removesuffix("s"), low.removesuffix("es"), low[:-3] + "y" if low.endswith("ies") else low]
    return next((form for form in forms if words.known(form)), forms[1] if not low.endswith("ss") else low)
