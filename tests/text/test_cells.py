"""Figures of tables and lists, from the page to the finding."""

import pytest

from reconcile.pipeline import read_claims
from tests.desk import check, document, language, rules, words

PROSE = "A strong earthquake struck the province of Samara on Friday. It killed 31 people and injured 300 others, officials said."
HEAD = "Quake off Samara: what we know\n\nA strong earthquake struck the province of Samara on Friday.\n\n"


@pytest.mark.parametrize(
    "list_",
    [
        "Dead: 24\nInjured: 300\n",
        "Dead\t24\nInjured\t300\n",
        "- Dead: 24\n- Injured: 300\n",
        "| Dead | 24 |\n| Injured | 300 |\n",
        "Deaths: 24\nInjuries: 300\n",
        "Fatalities: 24\nCasualties (injured): 300\n",
    ],
)
def test_a_list_of_figures_meets_a_sentence(list_: str) -> None:
    findings = check(a=HEAD + list_, b=PROSE).findings
    assert [sorted(map(words, f.sides)) for f in findings] == [["24", "31"]]


def test_the_head_of_a_column_is_what_is_counted() -> None:
    found = read_claims(
        document("a", "Two sites lose jobs\n\nSite\tJobs\tYear\nLeeds\t800\t2026\nHull\t400\t2027\n"),
        rules(),
        language(),
    ).claims
    jobs = [(c.subject, s.noun, s.value.text) for c in found for s in c.slots if s.noun == "job"]
    assert jobs == [("Leeds", "job", "800"), ("Hull", "job", "400")]


def test_a_unit_at_the_head_is_the_attribute() -> None:
    findings = check(
        a=HEAD + "Magnitude: 6.1\nDepth: 10 km\n",
        b="A magnitude 6.4 earthquake struck the province of Samara on Friday, officials said.",
    ).findings
    assert [sorted(map(words, f.sides)) for f in findings] == [["magnitude 6.4", "magnitude: 6.1"]]


def test_figures_of_another_thing_do_not_meet() -> None:
    assert not check(a=HEAD + "Rescuers: 24\n", b=PROSE).findings
