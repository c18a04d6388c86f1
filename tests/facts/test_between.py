"""`reconcile show --between`: the account of any two values, flagged, cleared or kept apart."""

from reconcile.looks import tell_between
from reconcile.model import PairTrace
from tests.desk import document, language, rules

NINE = "A fire at a textile factory in Bari killed nine workers on Friday."
SEVEN = "Seven workers died on Friday in the fire at a textile factory in Bari."
OLD = "A fire at a textile factory in Bari killed 20 workers in 1997."


def told(left: str, right: str) -> list[PairTrace]:
    """Return what is told of the values on the first lines of two texts, dates left aside."""
    texts = [document("left", left), document("right", right)]
    traces = tell_between(texts, ("left.txt", 1), ("right.txt", 1), rules(), language())
    return [trace for trace in traces if "workers" not in trace.steps[0] and "Friday" not in trace.steps[0]]


def test_a_flagged_pair_names_its_finding() -> None:
    trace = next(trace for trace in told(NINE, SEVEN) if trace.rule)
    assert (trace.verdict, trace.rule) == ("conflict", "RC103")
    assert any("reconcile show" in step for step in trace.steps)


def test_a_pair_kept_apart_names_the_gate() -> None:
    trace = next(trace for trace in told(NINE, OLD) if "`20`" in trace.steps[0])
    assert trace.verdict == "not-compared"
    assert trace.steps[1] == "other time"


def test_an_agreement_is_told_as_one_fact() -> None:
    trace = next(trace for trace in told(NINE, NINE.replace("killed", "has killed")) if "`nine`" in trace.steps[0])
    assert trace.verdict == "agree"
