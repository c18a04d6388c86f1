"""What we were told about verdicts: rules as data, with the settings that a user may change."""

from reconcile.rules.describe import rules_schema
from reconcile.rules.draft import draft_rule
from reconcile.rules.explain import explain, rules_markdown
from reconcile.rules.lint import RuleTest, lint_rules, run_rule_tests
from reconcile.rules.load import find_upward, load_rules, packaged
from reconcile.rules.schema import Diagnostic, Rule, Rules, When, choose, find_rule, select_rules, with_tolerance

__all__ = [
    "Diagnostic",
    "Rule",
    "RuleTest",
    "Rules",
    "When",
    "choose",
    "draft_rule",
    "explain",
    "find_rule",
    "find_upward",
    "lint_rules",
    "load_rules",
    "packaged",
    "rules_markdown",
    "rules_schema",
    "run_rule_tests",
    "select_rules",
    "with_tolerance",
]
