"""What a count is in, by the words beside it: the figures of a list keep their own verbs."""

import pytest

from reconcile.model import Kind, Slot
from reconcile.pipeline import read_claims
from tests.desk import document, language, rules


def slots(text: str) -> list[Slot]:
    """Return the slots of the figures of a text, in order."""
    reading = read_claims(document("text", text), rules(), language())
    found = [slot for claim in reading.claims for slot in claim.slots]
    return sorted((s for s in found if s.value.kind in (Kind.COUNT, Kind.NUMBER)), key=lambda s: s.value.span)


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Five people were killed, 250 others injured and more than 800 homes destroyed.",
            ["kill", "injure", "destroy"],
        ),
        ("The blast killed four miners and injured dozens.", ["kill", "injure"]),
        ("The storm left 12 people dead.", ["kill"]),
        ("At least 40 villagers are reported missing.", ["miss"]),
        ("Officials counted 17 deaths and 30 arrests.", ["kill", "arrest"]),
    ],
)
def test_the_state_stands_beside_the_figure(text: str, states: list[str]) -> None:
    assert [slot.attribute for slot in slots(text)] == states
    assert all(slot.sure for slot in slots(text))


def test_who_does_it_is_not_in_that_state() -> None:
    (robbers,) = slots("Three robbers killed a guard.")
    assert robbers.attribute != "kill"


def test_an_elided_noun_is_told_from_a_noun() -> None:
    killed, others = slots("Two workers died and nine others were injured.")
    assert (killed.noun, others.noun) == ("worker", "")


def test_a_part_of_what_was_counted_says_so() -> None:
    whole, part = slots("The floods injured 40 people, 15 of them on the island.")
    assert not any(limit.startswith("part") for limit in whole.scope)
    assert any(limit.startswith("part") for limit in part.scope)
