"""A figure in brackets behind another is the same worth in another unit: `a three-million-euro ($3.4 million) haul`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.model import Kind, Sentence, Slot, Value


def with_conversions(slots: Sequence[Slot], sentence: Sentence) -> Iterator[Slot]:
    """Give a figure in brackets the slot of the one before it: `a three-million-euro ($3.4 million) haul` is one worth in two units."""
    before: Slot | None = None
    for slot in slots:
        if before is not None and converts(before.value, slot.value, sentence):
            yield replace(before, value=slot.value)
            continue
        yield slot
        before = slot


def converts(one: Value, two: Value, sentence: Sentence) -> bool:
    """Tell whether a figure in brackets is the one before it in another unit."""
    if one.kind is not two.kind or two.kind not in (Kind.MONEY, Kind.MEASURE):
        return False
    start = sentence.span.start
    between = sentence.text[one.span.end - start : two.span.start - start]
    return between.strip() in ("(", "[") and sentence.text[two.span.end - start :].lstrip()[:1] in (")", "]")


__all__ = ["converts", "with_conversions"]
