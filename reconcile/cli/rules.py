"""`reconcile rules` and `reconcile explain`: what the rules are, whether they are sound, what they do."""

from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.guard import complain, emit
from reconcile.errors import UsageError
from reconcile.model import Severity
from reconcile.report.escape import visible
from reconcile.rules import draft_rule, explain, lint_rules, load_rules, rules_schema, run_rule_tests


def explain_rule(
    code: Annotated[str, typer.Argument(metavar="CODE|NAME", help="A rule, by code or name.")],
    rules: o.RulesFile = None,
) -> int:
    """Explain a rule: what it does, why, an example, options, known limits."""
    emit(explain(load_rules(rules), code))
    return 0


def list_rules(rules: o.RulesFile = None) -> int:
    """List the rules in the order in which they are asked."""
    chosen = load_rules(rules)
    for rule in chosen.rules:
        state = rule.severity.value if rule.enabled else "off"
        emit(f"{rule.code:6} {visible(rule.name):20} {state:8} {visible(rule.summary)}\n")
    return 0


def lint(
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="A rules file; by default the nearest rules.yaml.", show_default=False),
    ] = None,
) -> int:
    """Check a rules file: mistakes with line and column (2), then what is doubtful (1)."""
    chosen = load_rules(file)
    doubts = lint_rules(chosen)
    for doubt in doubts:
        complain(doubt)
    if not doubts:
        emit(f"{visible(chosen.path or 'packaged rules')}: {len(chosen.rules)} rules, no mistakes\n")
    return 1 if doubts else 0


def test(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help="Only this rule.", show_default=False)] = None,
    rules: o.RulesFile = None,
) -> int:
    """Run the tests that the rules carry: 0 when all hold, 1 when one does not."""
    from reconcile.language import load_language
    from reconcile.looks import compare_texts

    chosen = load_rules(rules)
    language = load_language(chosen.language)

    def judge_pair(left: str, right: str) -> tuple[str, str, tuple[str, ...]]:
        trace = compare_texts(left, right, chosen, language)
        return trace.verdict, trace.rule, trace.steps

    failed = 0
    tally: dict[tuple[str, str], tuple[int, int]] = {}
    for outcome in run_rule_tests(chosen, judge_pair):
        if code is not None and code.upper() != outcome.code and code.lower() != outcome.name:
            continue
        if outcome.todo:
            emit(f"{outcome.code} {visible(outcome.name)} todo: a pair is kept that two sentences cannot test\n")
            continue
        right, total = tally.get((outcome.code, outcome.name), (0, 0))
        tally[outcome.code, outcome.name] = (right + outcome.passed, total + 1)
        if not outcome.passed:
            failed += 1
            spoke = f" by {outcome.rule}" if outcome.rule else ""
            emit(visible(f"{outcome.code} {outcome.name}: wanted {outcome.wanted}, got {outcome.got}{spoke}") + "\n")
            emit("".join(visible(f"    {line}") + "\n" for line in (outcome.left, outcome.right, *outcome.trace)))
    for (rule, name), (right, total) in tally.items():
        emit(f"{rule} {visible(name)} {right}/{total} {'ok' if right == total else 'failed'}\n")
    return 1 if failed else 0


def new(
    left: Annotated[str, typer.Argument(metavar="TEXT", help="One sentence.")],
    right: Annotated[str, typer.Argument(metavar="TEXT", help="Another, that differs from it as the rule is to say.")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", envvar="RECONCILE_NAME", help="Name of the rule.")
    ] = "",
    severity: Annotated[
        str,
        typer.Option("--severity", metavar="SEVERITY", envvar="RECONCILE_SEVERITY", help="error, warning or notice."),
    ] = "",
    rules: o.RulesFile = None,
) -> int:
    """Draft a rule from two sentences: a complete rules file on stdout, with the sentences as its test."""
    from reconcile.language import load_language
    from reconcile.looks import compare_texts

    if severity and severity not in {s.value for s in Severity}:
        raise UsageError(f"--severity must be error, warning or notice, not `{severity}`")
    chosen = load_rules(rules)
    trace = compare_texts(left, right, chosen, load_language(chosen.language))
    emit(draft_rule(left, right, trace, chosen, name=name, severity=severity))
    return 0


def schema() -> int:
    """Print the JSON Schema of a rules file, for editors."""
    import json

    emit(json.dumps(rules_schema(), indent=1) + "\n", machine=True)
    return 0
