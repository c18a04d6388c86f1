"""Figures of a list of places: `26 people died, 14 in Ware and nine in Hull` counts dead people in each."""

from dataclasses import replace

from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.scope import LISTED, goes_on
from reconcile.claims.figures.states import find_state
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_LONGEST = 12  # figures of a list


def as_listed(slot: Slot, where: Anchor, scene: Scene) -> Slot:
    """Return the slot with the thing and the state of the figure that leads its list; as it is where it stands in no list.

    A figure of a list has no noun of its own, and the only place that is its own stands behind it.
    """
    placed = scene.language.section("scope")["placed"]
    if slot.value.kind not in _COUNTS or not slot.places or not goes_on(scene.parse, where.last, placed):
        return slot
    lead = _lead(where, scene)
    state = find_state(scene.parse, lead.first, lead.last, scene.words) if lead is not None else None
    if lead is None or state is None:
        return slot
    behind = scene.parse.tokens[lead.last + 1]
    noun = behind.lemma.lower() if behind.tag == "NOUN" else ""
    named = tuple(name for name in slot.parties if name in slot.places)
    scope = tuple(sorted({*slot.scope, LISTED}))
    return replace(slot, attribute=state.name, sure=True, noun=noun, parties=named, nested=(), scope=scope)


def _lead(where: Anchor, scene: Scene) -> Anchor | None:
    """The nearest figure before one that is no part of the list, or its first part where a verb leads to it: `killed 24 in Ware, eight in Hull`."""
    placed, start = scene.language.section("scope")["placed"], scene.parse.tokens[where.first].span.start
    earlier = [v for v in scene.values if v.kind in _COUNTS and v.span.end <= start]
    for value in reversed(earlier[-_LONGEST:]):
        before = anchor(scene.parse, value, scene.language)
        if before is None:
            continue
        led = before.first > 0 and scene.parse.tokens[before.first - 1].tag == "VERB"
        if led or not goes_on(scene.parse, before.last, placed):
            return before
    return None


__all__ = ["as_listed"]
