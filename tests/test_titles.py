"""Headlines: who, what, and the values that differ, in words that a reader can say aloud."""

from reconcile.model import Report
from tests.desk import check, findings


def test_a_vaguer_word_is_set_against_the_figures_which_are_no_rivals_there() -> None:
    report = check(
        a="Acme paid $14.3 billion for Bolt.",
        b="Acme paid $14.8 billion for Bolt.",
        c="Acme made a large investment in Bolt.",
        d="Acme made a $14.3 billion investment in Bolt.",
        e="Acme made a $14.8 billion investment in Bolt.",
    )
    vaguer = findings(report, verdict="precision")
    assert [f.title.split(": ", 1)[1] for f in vaguer] == ["$14.3 billion or $14.8 billion vs large"]
    assert [f.difference for f in vaguer] == [None]


def test_a_conflict_gives_the_gap_between_its_figures() -> None:
    report = check(a="Acme paid $14.3 billion for Bolt.", b="Acme paid $14.8 billion for Bolt.")
    gap = findings(report, verdict="conflict")[0].difference
    assert gap is not None
    assert (f"{gap.absolute.normalize():f}", f"{gap.relative:f}") == ("500000000", "0.035")


def test_a_status_is_named_by_its_step() -> None:
    report = check(a="Acme announced the deal with Bolt.", b="Acme has completed the deal with Bolt.")
    assert [f.title.split(", ", 1)[1] for f in report.findings] == ["the deal: announced vs completed"]


def test_no_headline_is_a_paragraph(seeds_report: Report) -> None:
    assert [f.title for f in seeds_report.findings if len(f.title) > 120] == []


def test_an_age_is_named_as_one() -> None:
    report = check(a="Nora Vance, 58, resigned on Monday.\n", b="Nora Vance, 57, resigned on Monday.\n")
    assert [f.title for f in report.findings] == ["Nora Vance, age: 58 vs 57"]
