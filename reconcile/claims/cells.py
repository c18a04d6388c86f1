"""Read a figure of a table or a list of figures: `Dead | 24` says of the dead what a sentence would."""

from collections.abc import Sequence
from dataclasses import replace

from reconcile.language import Language, Thesaurus, singular_of
from reconcile.model import Claim, Kind, Sentence, Slot, Value


def cell_claim(
    number: int, sentence: Sentence, values: Sequence[Value], frame: Sequence[str], words: Thesaurus, language: Language
) -> Claim:
    """Return the claim of a cell; the words at the head of its row and column name what it counts and of what or where.

    `frame` are the content words of the last claim before the list, which tells what the list is about.
    """
    parts = [part.split() for part in sentence.head.split("; ")]
    topic = next((part for part in reversed(parts) if _known(part, words, language)), parts[-1])
    lemma = _known(topic, words, language) or _singular(topic[-1], words, language)
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


def _known(part: Sequence[str], words: Thesaurus, language: Language) -> str:
    """Return the last word of a head that the thesaurus has as a predicate, in its base form."""
    return next((found for word in reversed(part) if words.known(found := _singular(word, words, language))), "")


def _singular(word: str, words: Thesaurus, language: Language) -> str:
    """`Deaths` → `death`, `Casualties` → `casualty`; `Injured` as it stands, since the thesaurus knows it."""
    low = word.lower().strip("()")
    return low if words.known(low) else singular_of(low, language)
