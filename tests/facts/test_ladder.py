"""Bounds that say less: no contradiction, but worth a notice when they come from two sources."""

from reconcile.model import Severity, Verdict
from tests.desk import check, compare

LEAST = "At least six people were killed in the hotel fire."
SEVEN = "Seven people were killed in the hotel fire."


def test_a_bound_of_one_source_beside_the_figure_of_another_is_a_notice() -> None:
    (finding,) = check(a=LEAST, b=SEVEN).findings
    assert (finding.rule, finding.verdict, finding.severity) == ("RC203", Verdict.PRECISION, Severity.NOTICE)


def test_two_sentences_by_themselves_are_compatible() -> None:
    assert compare(LEAST, SEVEN).verdict == "compatible"


def test_one_bound_said_twice_is_no_finding() -> None:
    assert check(a=LEAST, b="The hotel fire killed at least six people.").findings == ()


def test_a_bound_on_a_dozen_says_less_than_about_a_dozen() -> None:
    (finding,) = check(
        a="At least a dozen guests were rescued from the hotel fire.",
        b="About a dozen guests were rescued from the hotel fire.",
    ).findings
    assert (finding.rule, finding.verdict) == ("RC203", Verdict.PRECISION)


def test_as_many_as_and_nearly_name_one_figure_that_was_not_passed() -> None:
    upper = "Gangs have robbed as many as 100 trucks on the pass this year."
    assert check(a=upper, b="Gangs have robbed nearly 100 trucks on the pass this year.").findings == ()
    assert check(a=upper, b="Gangs have robbed nearly 130 trucks on the pass this year.").findings
