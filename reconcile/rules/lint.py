"""Check rules for what no schema sees, and run the tests that they carry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reconcile.model import FLAGGED
from reconcile.rules.schema import Rule, Rules

_FLAGGED = frozenset(v.value for v in FLAGGED)


@dataclass(frozen=True, slots=True)
class RuleTest:
    """One pair of a rule with what was wanted and what came out."""

    code: str
    name: str
    wanted: str
    got: str
    rule: str  # code of the rule that spoke, or empty
    left: str
    right: str
    passed: bool
    todo: bool = False
    trace: tuple[str, ...] = ()


def lint_rules(rules: Rules) -> tuple[str, ...]:
    """Return what is doubtful in a set of rules, with the place: missing tests, names used twice, rules that an earlier one hides."""
    found = []
    names: dict[str, str] = {}
    for number, rule in enumerate(rules.rules):
        doubts = list(_doubts(rule))
        if names.setdefault(rule.name, rule.code) != rule.code:
            doubts.append(f"the name `{rule.name}` is taken by {names[rule.name]}; give it one of its own")
        hidden = next((e for e in rules.rules[:number] if e.enabled and rule.enabled and _covers(e, rule)), None)
        if hidden is not None:
            doubts.append(f"can never speak, since {hidden.code} before it listens to all that it listens to")
        place = f"{rule.origin}:{rule.line}" if rule.line else rule.origin
        found += [f"{place}: {rule.code}: {doubt}" for doubt in doubts]
    return tuple(found)


def _doubts(rule: Rule) -> Iterator[str]:
    if not rule.summary or not rule.why:
        yield "needs a `summary` and a `why`, which `reconcile explain` shows"
    yield from _missing(rule)


def _missing(rule: Rule) -> Iterator[str]:
    kinds = set(rule.tests)
    if "todo" in kinds:
        return
    if not kinds & _FLAGGED:
        yield "needs a pair of sentences on which it speaks"
    if not kinds - _FLAGGED:
        yield "needs a pair of sentences on which it stays silent"


def _covers(earlier: Rule, later: Rule) -> bool:
    one, two = earlier.when, later.when
    parts = (
        (one.verdicts, two.verdicts),
        (one.kinds, two.kinds),
        (one.values, two.values),
        (one.attributes, two.attributes),
    )
    return all(not a or (b and b <= a) for a, b in parts)


def run_rule_tests(
    rules: Rules, judge_pair: Callable[[str, str], tuple[str, str, tuple[str, ...]]]
) -> Iterator[RuleTest]:
    """Yield the outcome of every test; `judge_pair` gives verdict, code of the rule that spoke, and the trace."""
    for rule in rules.rules:
        for wanted, pairs in rule.tests.items():
            for left, right in pairs:
                verdict, code, trace = judge_pair(left, right)
                yield RuleTest(
                    rule.code,
                    rule.name,
                    wanted,
                    verdict,
                    code,
                    left,
                    right,
                    _passes(rule, wanted, verdict, code),
                    wanted == "todo",
                    trace,
                )


def _passes(rule: Rule, wanted: str, verdict: str, code: str) -> bool:
    if wanted == "unrelated":
        return verdict == "not-compared"
    if wanted == "todo":
        return True
    return verdict == wanted and (wanted not in _FLAGGED or code == rule.code)
