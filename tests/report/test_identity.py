"""Fingerprints: a finding is the same for as long as what is said is the same, wherever it stands."""

from dataclasses import replace

from reconcile.model import Document, Finding, Report
from tests.desk import check, check_all, document, seed_document

FIRST = "Acme paid $14.3 billion for Bolt.\n"
SECOND = "Acme paid $14.8 billion for Bolt, people familiar with the deal said.\n"
THIRD = "Acme paid $15.2 billion for Bolt.\n"


def fingerprints(report: Report) -> list[str]:
    return sorted(finding.fingerprint for finding in report.findings)


def only(report: Report) -> Finding:
    (finding,) = (f for f in report.findings if f.rule == "RC101")
    return finding


def test_moved_lines_and_renamed_files_keep_a_fingerprint() -> None:
    before = only(check(a=FIRST, b=SECOND))
    moved = only(check(a="Headline of the day\n\n\n" + FIRST, zz=SECOND))
    assert moved.fingerprint == before.fingerprint
    assert before.sides[0].mentions[0].line != moved.sides[0].mentions[0].line


def test_a_further_copy_keeps_every_fingerprint() -> None:
    seeds = [seed_document(number) for number in range(5)]
    before = fingerprints(check_all(seeds))
    assert len(before) == len(set(before)) >= 5
    for copied in seeds:
        assert fingerprints(check_all([*seeds, replace(copied, path=f"later/{copied.path}")])) == before


def test_another_notation_of_the_same_value_keeps_a_fingerprint() -> None:
    assert (
        only(check(a=FIRST, b=SECOND.replace("$14.8 billion", "$14.8B"))).fingerprint
        == only(check(a=FIRST, b=SECOND)).fingerprint
    )


def test_a_third_value_makes_a_finding_new() -> None:
    two, three = only(check(a=FIRST, b=SECOND)), only(check(a=FIRST, b=SECOND, c=THIRD))
    assert len(three.sides) == 3
    assert three.fingerprint != two.fingerprint


def test_another_value_makes_a_finding_new() -> None:
    assert only(check(a=FIRST, b=SECOND)).fingerprint != only(check(a=FIRST, b=THIRD)).fingerprint


def test_the_id_is_the_shortest_beginning_that_no_other_finding_has() -> None:
    seeds: list[Document] = [seed_document(number) for number in range(5)]
    for finding in check_all(seeds).findings:
        assert finding.fingerprint.removeprefix("rcf1:").startswith(finding.id)
        assert len(finding.id) >= 6


def test_order_of_documents_changes_no_fingerprint() -> None:
    documents = [document("a", FIRST), document("b", SECOND), document("c", THIRD)]
    assert fingerprints(check_all(documents)) == fingerprints(check_all(documents[::-1]))
