"""The quality gate on the seeds, and a check that the gate can fail."""

import json

import pytest

from reconcile.model import Report
from tests.gate import __main__ as gate
from tests.gate import measure
from tests.gate.labels import Labels, Place, Slot, Trap
from tests.gate.score import score


@pytest.mark.parametrize("corpus", ["frames", "seeds", "made", "pairs", "apart"])
def test_the_texts_of_the_project_are_read_as_well_as_ever(corpus: str) -> None:
    entry = json.loads(gate.FLOORS.read_text(encoding="utf-8"))[corpus]
    run, files = gate.CORPORA[corpus]
    assert entry["digest"] == measure.corpus_digest(files())
    reached = run()
    assert {name: reached[name] for name in entry["floors"] if reached[name] < entry["floors"][name]} == {}


def test_the_floors_hold_the_bars_of_the_first_release() -> None:
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["seeds"]["floors"]
    bars = {"finding_precision": 0.8, "slot_recall": 0.25, "required_slots": 6, "traps_avoided": 54}
    assert {name: floors[name] for name in bars if floors[name] < bars[name]} == {}


def test_a_floor_is_lowered_only_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gate.main(["--lower", "seeds.slot_recall"])
    assert "--reason" in capsys.readouterr().err


def test_a_report_is_right_only_where_it_sets_labelled_values_against_each_other(seeds_report: Report) -> None:
    price = next(f for f in seeds_report.findings if f.rule == "RC101")
    one, two = (
        tuple(Place(m.path.removeprefix("seeds/"), m.span.start, m.span.end) for m in side.mentions)
        for side in price.sides[:2]
    )
    there = Labels("t", (Slot("price", "money", "contradiction", (one, two)),), ())
    found = score(seeds_report, there)
    assert (found.found, found.right >= 1, found.slots) == (frozenset({"t/price"}), True, 1)
    elsewhere = Labels("t", (Slot("price", "money", "contradiction", (one, (Place("no.txt", 0, 9),))),), ())
    assert score(seeds_report, elsewhere).right == 0
    calm = Labels("t", (Slot("price", "money", "same", (one, two)),), (Trap("N1", one[0], two[0], frozenset()),))
    assert score(seeds_report, calm).sprung == frozenset({"N1"})
