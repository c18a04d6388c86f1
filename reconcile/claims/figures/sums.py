"""All who are meant where one is told beside a count: `the driver and three passengers` are four people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.labels.things import may_be_somebody
from reconcile.claims.scene import Scene
from reconcile.model import Form, Interval, Kind, Modifier, Slot, Span

ALL = "sum:all"
_HALF = Decimal("0.5")
_ONE = 3  # words of the one: `the bus driver`


def with_sums(slots: Sequence[Slot], scene: Scene) -> Iterator[Slot]:
    """Yield the slots, and behind one that a person is added to the slot of all: the same state, counted as people, with the whole phrase as its text."""
    for slot in slots:
        yield slot
        if _is_count_of_persons(slot, scene) and (span := _phrase(slot, scene)) is not None:
            yield _of_all(slot, span, scene)


def _is_count_of_persons(slot: Slot, scene: Scene) -> bool:
    value, words = slot.value, scene.words
    exact = value.kind is Kind.COUNT and value.form is Form.NUMERAL and value.modifier is Modifier.NONE
    state = slot.sure and words.is_state(slot.attribute)
    return exact and state and value.number is not None and may_be_somebody(slot.noun, scene)


def _phrase(slot: Slot, scene: Scene) -> Span | None:
    """The words from the one to the count: `the driver and three`, `a mother and her three`; None where no single person is added."""
    tokens = scene.parse.tokens
    first = next((i for i, t in enumerate(tokens) if t.span.overlaps(slot.value.span)), 0)
    at = first - 1
    if at > 0 and tokens[at].text.lower() in scene.language.words("function", "its", "his"):
        at -= 1
    if at < 2 or tokens[at].text.lower() not in scene.language.words("reach", "joins"):
        return None
    if tokens[at - 1].form != "NN" or not may_be_somebody(tokens[at - 1].lemma.lower(), scene):
        return None
    opening = next((i for i in range(at - 2, max(-1, at - 2 - _ONE), -1) if tokens[i].tag in ("DET", "PRON")), -1)
    before = tokens[opening - 1] if opening > 0 else None
    if opening < 0 or (before is not None and (before.text == "," or before.tag == "CCONJ")):
        return None  # `a guard, the driver and three passengers`: of a longer list
    return Span(tokens[opening].span.start, slot.value.span.end)


def _of_all(slot: Slot, span: Span, scene: Scene) -> Slot:
    number = (slot.value.number or Decimal(0)) + 1
    about = Interval(number - _HALF, number + _HALF)
    text = scene.text_of(span)
    value = replace(slot.value, span=span, text=text, number=number, hard=about, soft=about, noun="person")
    kept = tuple(s for s in slot.scope if not s.startswith(("plus:", "kind ")))
    return replace(slot, value=value, noun="person", scope=tuple(sorted((*kept, ALL))))
