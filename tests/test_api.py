"""The Python door: two functions and the records they give."""

from pathlib import Path

import pytest

import reconcile as package
from reconcile import Document, Report, Rules, Severity, Verdict, load_rules, reconcile
from reconcile.errors import DocumentError, ReconcileError, RulesError
from reconcile.read import read_bytes, read_document
from tests.conftest import Write
from tests.places import PACKAGE, SEEDS


def test_the_public_names_are_these() -> None:
    assert sorted(package.__all__) == [
        "Document",
        "Finding",
        "ReconcileError",
        "Report",
        "Rules",
        "Severity",
        "Verdict",
        "__version__",
        "load_rules",
        "reconcile",
    ]
    assert [name for name in package.__all__ if not hasattr(package, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'recncile'"):
        package.recncile  # noqa: B018 - the point


def test_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_paths_in_and_a_report_out() -> None:
    report = reconcile(sorted(SEEDS.glob("*.txt")))
    assert isinstance(report, Report)
    price = next(f for f in report.findings if f.rule == "RC101")
    assert (price.severity, price.verdict) == (Severity.ERROR, Verdict.CONFLICT)
    assert {side.text for side in price.sides} == {"$14.3 billion", "$14.8 billion"}
    mention = price.sides[0].mentions[0]
    assert read_document(mention.path).text[mention.span.start : mention.span.end] == mention.text


def test_documents_that_never_were_files() -> None:
    texts = {"wire": "Acme paid $14.3 billion for Bolt.", "paper": "Acme paid $14.8 billion for Bolt."}
    documents: list[Document] = [read_bytes(text.encode(), name=name) for name, text in texts.items()]
    assert [f.rule for f in reconcile(documents).findings] == ["RC101"]


def test_rules_of_ones_own(write: Write) -> None:
    one, two = write(a="Acme paid $14.3 billion for Bolt.", b="Acme paid $14.8 billion for Bolt.")
    (write.folder / "rules.yaml").write_text("version: 1\nrules:\n  - {id: RC101, severity: notice}\n")
    chosen: Rules = load_rules(write.folder / "rules.yaml")
    assert [f.severity for f in reconcile([one, str(two)], rules=chosen).findings] == [Severity.NOTICE]
    assert [f.severity for f in reconcile([one, two]).findings] == [Severity.ERROR]


def test_mistakes_are_errors_with_a_place(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"R101 does not exist"):
        reconcile([tmp_path / "nothing.txt"])
    (tmp_path / "rules.yaml").write_text("version: 1\nrulse: []\n")
    with pytest.raises(RulesError, match=r"rules.yaml:2:1: R201 unknown key `rulse` \(did you mean `rules`\?\)"):
        load_rules(tmp_path / "rules.yaml")
    assert issubclass(DocumentError, ReconcileError)
    assert issubclass(RulesError, ReconcileError)


def test_the_nearest_rules_file_upward_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "rules.yaml").write_text("version: 1\nround_numbers: false\n")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_rules(start=inner).round_numbers is False
    (tmp_path / "a" / ".git").mkdir()  # the top of another repository ends the search
    assert load_rules(start=inner).round_numbers is True


def test_two_runs_in_one_process_give_one_report() -> None:
    paths = sorted(SEEDS.glob("*.txt"))
    assert reconcile(paths) == reconcile(paths[::-1])
