"""Tests about the rules: each is sound, explains itself, fires on a pair of its own and stays silent on another."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from reconcile import Rules, load_rules
from reconcile.errors import RulesError
from reconcile.rules import explain, lint_rules, run_rule_tests
from reconcile.rules.load import packaged
from reconcile.rules.nodes import Problems, compose, pairs
from reconcile.rules.schema import Rule
from tests import desk
from tests.docs import KINDS, known_kinds
from tests.places import PACKAGE, ROOT

DEFAULT = packaged("default")
FLAGGED = {"conflict", "tension", "precision", "disclosure", "superseded"}


def each_rule() -> Sequence[object]:
    return [pytest.param(rule, id=f"{rule.code} {rule.name}") for rule in DEFAULT.rules]


def each_pair() -> Sequence[object]:
    return [
        pytest.param(rule, wanted, id=f"{rule.code} {wanted}")
        for rule in DEFAULT.rules
        for wanted in rule.tests
        if wanted != "todo"
    ]


@pytest.mark.parametrize("rule", each_rule())
def test_a_rule_has_a_code_a_name_and_a_known_kind(rule: Rule) -> None:
    assert re.fullmatch(r"RC[1-8]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.when.kinds <= known_kinds(), f"{KINDS} does not explain {sorted(rule.when.kinds - known_kinds())}"
    assert any((rule.when.verdicts, rule.when.kinds, rule.when.values)), "a rule that listens to everything"


@pytest.mark.parametrize("rule", each_rule())
def test_a_rule_explains_itself_under_the_fixed_headings(rule: Rule) -> None:
    text = explain(DEFAULT, rule.code)
    headings = [line for line in text.split("\n") if line and line[0].isupper() and not line.startswith("RC")]
    assert headings == ["What it does", "Why it matters", "Example", "Known limits", "Options", "Tests"]
    assert explain(DEFAULT, rule.name) == text


@pytest.mark.parametrize("rule", each_rule())
def test_a_rule_has_a_pair_on_which_it_speaks_and_one_on_which_it_is_silent(rule: Rule) -> None:
    assert set(rule.tests) & (FLAGGED | {"todo"})
    assert set(rule.tests) - FLAGGED


@pytest.mark.parametrize(("rule", "wanted"), each_pair())
def test_the_pairs_of_a_rule_hold(rule: Rule, wanted: str) -> None:
    only = Rules((Rule(rule.code, rule.name, rule.severity, tests={wanted: rule.tests[wanted]}),))

    def judge_pair(left: str, right: str) -> tuple[str, str, tuple[str, ...]]:
        trace = desk.compare(left, right)
        return trace.verdict, trace.rule, trace.steps

    assert [(test.left, test.right, test.got) for test in run_rule_tests(only, judge_pair) if not test.passed] == []


def test_codes_and_names_are_used_once() -> None:
    for names in ([r.code for r in DEFAULT.rules], [r.name for r in DEFAULT.rules]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["default", "strict"])
def test_the_packaged_rules_leave_no_doubt(name: str) -> None:
    assert lint_rules(packaged(name)) == ()


def test_the_rules_of_the_repository_change_nothing_yet() -> None:
    assert load_rules(ROOT / "rules.yaml").rules == DEFAULT.rules


def test_every_remark_in_the_code_is_explained() -> None:
    used = {code for path in PACKAGE.rglob("*.py") for code in re.findall(r'"(RC9\d\d)"', path.read_text("utf-8"))}
    assert used <= {remark.code for remark in DEFAULT.diagnostics}
    for remark in DEFAULT.diagnostics:
        assert remark.summary in explain(DEFAULT, remark.code)


def test_scalars_follow_yaml_1_2() -> None:
    problems = Problems("x.yaml")
    root = compose("a: no\nb: 1:30\nc: 2025-06-13\nd: 0o17\ne: on\nf: true\n", "x.yaml", problems)
    tags = {key.value: value.tag.rsplit(":", 1)[1] for key, value in pairs(root, "a file", problems)}
    assert tags == {"a": "str", "b": "str", "c": "str", "d": "str", "e": "str", "f": "bool"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: &x 1\nb: *x\n", "rules.yaml:1:4: R207 anchors and aliases are not allowed; write the words out"),
        ("rules: {}\n", "rules.yaml:1:8: R204 rules must be a list"),
        ("version: 2\n", "rules.yaml:1:10: R206 version must be 1, not `2`; upgrade reconcile to read newer files"),
        (
            "extends: nowhere\n",
            "rules.yaml:1:10: R205 extends must be default, strict, none or a rules file that exists",
        ),
        ("min_score: high\n", "rules.yaml:1:12: R204 min_score must be a number from 0 to 100, not `high`"),
        ("rules:\n - {id: RC101}\n - {id: RC101}\n", "rules.yaml:3:4: R202 rule `RC101` stands here a second time"),
        ("rules:\n - {id: XX001}\n", "rules.yaml:2:5: R203 rule XX001 is new and needs a `when`"),
        ("rules:\n - {id: RC101, when: {verdict: clash}}\n", "rules.yaml:2:32: R204 there is no verdict `clash`"),
        ("rules:\n - {id: RC101, tests: {conflict: [[one]]}}\n", "rules.yaml:2:35: R204 a test is a pair of two"),
        ("- 1\n", "rules.yaml:1:1: R204 a rules file must be a mapping of keys to values"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_rules(tmp_path / "rules.yaml")
    told = [line[line.index("rules.yaml:") :] for line in caught.value.problems]
    assert any(line.startswith(problem) for line in told), told


def test_a_deep_file_is_refused_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text("[" * 5000, encoding="utf-8")
    with pytest.raises(RulesError, match="R200"):
        load_rules(tmp_path / "rules.yaml")


def test_a_rules_file_that_extends_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text("extends: two.yaml\n", encoding="utf-8")
    (tmp_path / "two.yaml").write_text("extends: one.yaml\n", encoding="utf-8")
    with pytest.raises(RulesError, match="extends itself"):
        load_rules(tmp_path / "one.yaml")
