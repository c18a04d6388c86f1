"""The names of a text: whole, without the offices before them, and nothing that only has a capital."""

from pathlib import Path

import pytest

from reconcile.language import Language
from reconcile.model import Kind
from reconcile.rules import Rules
from tests.claims.notebook import read

_LINES = [
    line.split(" => ")
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "wanted"), _LINES, ids=[line[0] for line in _LINES])
def test_names(text: str, wanted: str, rules: Rules, language: Language) -> None:
    slots = [slot for claim, _ in read(text, rules, language) for slot in claim.slots if slot.value.kind is Kind.NAME]
    spans = {slot.value.span: slot.value.text for slot in slots}
    assert "; ".join(spans[span] for span in sorted(spans)) == wanted
