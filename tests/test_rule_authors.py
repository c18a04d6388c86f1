"""For those who write rules: a draft from two sentences, settings that hold for one rule, a schema for the editor, doubts with a place."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from reconcile.errors import UsageError
from reconcile.looks import compare_texts
from reconcile.model import Report
from reconcile.pipeline import check_documents
from reconcile.rules import draft_rule, lint_rules, load_rules, rules_schema
from tests.desk import document, language, rules

PAIRS = (
    ("Acme paid $14.3 billion for Bolt.", "Acme paid $14.8 billion for Bolt.", "conflict"),
    ("Acme will hold a minority of Bolt's equity.", "Acme will hold a 49% stake in Bolt.", "precision"),
    ("Acme holds a 41% stake in Bolt.", "Acme holds a 45% stake in Bolt.", "conflict"),
    ("The quake injured nearly 300 people.", "The quake injured more than 300 people.", "conflict"),
)


def check(path: Path, *texts: str) -> Report:
    documents = [document(name, text) for name, text in zip("abc", texts, strict=False)]
    return check_documents(documents, rules=load_rules(path), language=language())


@pytest.mark.parametrize(("left", "right", "verdict"), PAIRS)
def test_a_draft_from_two_sentences_is_a_sound_rule_that_speaks_on_them(
    left: str, right: str, verdict: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(draft_rule(left, right, compare_texts(left, right, rules(), language()), rules()), encoding="utf-8")
    own = load_rules(path)
    assert [doubt for doubt in lint_rules(own) if "OWN001" in doubt] == []
    assert own.rules[0].code == "OWN001"
    assert list(own.rules[0].tests) == [verdict, "unrelated"]
    trace = compare_texts(left, right, own, language())
    assert (trace.verdict, trace.rule) == (verdict, "OWN001")


def test_a_second_draft_takes_the_next_code_and_keeps_its_words(tmp_path: Path) -> None:
    left, right, _ = PAIRS[0]
    first = tmp_path / "first.yaml"
    first.write_text(
        draft_rule(left, right, compare_texts(left, right, rules(), language()), rules()), encoding="utf-8"
    )
    taken = load_rules(first)
    said = f'He said "{left}" \\ {left}'
    text = draft_rule(said, right, compare_texts(left, right, taken, language()), taken, name="own-pay-conflict")
    (tmp_path / "second.yaml").write_text(text, encoding="utf-8")
    rule = load_rules(tmp_path / "second.yaml").rules[0]
    assert (rule.code, rule.name) == ("OWN002", "own-pay-conflict-2")
    assert rule.tests["conflict"] == ((said, right),)


def test_no_rule_can_speak_on_what_does_not_differ() -> None:
    left = PAIRS[0][0]
    with pytest.raises(UsageError, match="so no rule can speak on them"):
        draft_rule(left, left, compare_texts(left, left, rules(), language()), rules())


def test_a_rule_may_listen_to_one_attribute(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "version: 1\nrules:\n  - {id: OWN001, name: own, severity: notice, when: {attribute: pay}}\n", encoding="utf-8"
    )
    paid = check(path, "Acme paid $14.3 billion for Bolt.", "Acme paid $14.8 billion for Bolt.")
    lost = check(path, "Acme lost $14.3 billion in 2024.", "Acme lost $14.8 billion in 2024.")
    assert [(f.rule, f.severity) for f in paid.findings] == [("OWN001", "notice")]
    assert [f.rule for f in lost.findings] == ["RC101"]


def test_a_rule_may_have_a_tolerance_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("version: 1\nrules:\n  - {id: RC101, tolerance: 5%}\n", encoding="utf-8")
    assert check(path, "Acme paid $14.3 billion for Bolt.", "Acme paid $14.8 billion for Bolt.").findings == ()
    wide = check(path, "Acme paid $14.3 billion for Bolt.", "Acme paid $16.9 billion for Bolt.")
    assert [f.rule for f in wide.findings] == ["RC101"]
    shares = check(path, "Acme holds a 41% stake in Bolt.", "Acme holds a 42% stake in Bolt.")
    assert [f.rule for f in shares.findings] == ["RC102"], "the tolerance of one rule is not that of another"


def test_a_doubt_has_its_place(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "version: 1\nrules:\n\n  - {id: OWN001, name: own, when: {verdict: conflict, value: score}}\n", encoding="utf-8"
    )
    doubts = lint_rules(load_rules(path))
    assert all(":4: OWN001: " in doubt for doubt in doubts)
    assert len(doubts) == 3


def test_the_schema_for_editors_takes_our_rules_and_refuses_mistakes() -> None:
    judge: Any = pytest.importorskip("jsonschema", reason="jsonschema is a development dependency")
    judge.Draft202012Validator.check_schema(rules_schema())
    validator = judge.Draft202012Validator(rules_schema())
    for name in ("default", "strict"):
        data = yaml.safe_load(files("reconcile.rules").joinpath(f"{name}.yaml").read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(data)] == []
    for mistake in (
        {"version": 2},
        {"rules": [{"id": "RC101", "severity": "eror"}]},
        {"rules": [{"id": "RC101", "tolerence": "1%"}]},
        {"tolerance": "lots"},
        {"rules": [{"id": "RC101", "when": {"value": "monney"}}]},
        {"rules": [{"id": "RC101", "tests": {"agree": [["one"]]}}]},
        {"diagnostics": [{"id": "RC901", "colour": "red"}]},
    ):
        assert list(validator.iter_errors(mistake)), mistake


def test_every_key_of_the_schema_says_what_it_is_for() -> None:
    schema = rules_schema()
    rule = schema["properties"]["rules"]["items"]["properties"]
    assert [name for name, part in {**schema["properties"], **rule}.items() if not part.get("description")] == []
