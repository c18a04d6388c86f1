"""The rules as records: what a rule says, when it speaks, and the settings of a rules file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from reconcile.errors import UsageError
from reconcile.model import Severity, Value, Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class When:
    """What a rule listens to; an empty field listens to everything."""

    verdicts: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()

    def holds(self, verdict: Verdict, kind: str, left: Value, right: Value, attributes: frozenset[str]) -> bool:
        """Tell whether a comparison is this rule's business."""
        if (self.verdicts and verdict not in self.verdicts) or (self.kinds and kind not in self.kinds):
            return False
        if self.attributes and not self.attributes & attributes:
            return False
        return not self.values or left.kind in self.values or right.kind in self.values


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code and name, when it speaks and how loudly, its explanation and its own tests."""

    code: str
    name: str
    severity: Severity
    when: When = field(default_factory=When)
    enabled: bool = True
    tolerance: Decimal | None = None  # a share, 0.01 for 1%; None takes the setting of the file
    summary: str = ""
    why: str = ""
    example: str = ""
    limits: str = ""
    tests: Mapping[str, tuple[Pair, ...]] = field(default_factory=dict)
    origin: str = "packaged"  # the file that had the last word on it, and the line
    line: int = 0


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A remark on the input with its explanation; not a rule."""

    code: str
    name: str
    summary: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules in the order in which they are asked, and the settings."""

    rules: tuple[Rule, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    language: str = "en"
    round_numbers: bool = True
    tolerance: Decimal = Decimal(0)
    family_threshold: float = 0.5
    min_score: float = 6.0
    aliases: tuple[tuple[str, ...], ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    material: tuple[str, ...] = ()
    digest: str = ""
    path: str = ""


def choose(
    rules: Rules, verdict: Verdict, kind: str, left: Value, right: Value, attributes: frozenset[str] = frozenset()
) -> Rule | None:
    """Return the first enabled rule that listens to a comparison, or None."""
    for rule in rules.rules:
        if rule.enabled and rule.when.holds(verdict, kind, left, right, attributes):
            return rule
    return None


def find_rule(rules: Rules, wanted: str) -> Rule | Diagnostic:
    """Return a rule or diagnostic by code or name; raises UsageError with the nearest names."""
    every: tuple[Rule | Diagnostic, ...] = (*rules.rules, *rules.diagnostics)
    for rule in every:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    names = [n for rule in every for n in (rule.code, rule.name)]
    near = get_close_matches(wanted.lower(), [n for n in names if n.islower()], 1, 0.7)
    hint = f"did you mean `{near[0]}`?" if near else "`reconcile rules list` shows them all"
    raise UsageError(f"there is no rule `{wanted}`; {hint}")


def select_rules(rules: Rules, select: tuple[str, ...], ignore: tuple[str, ...]) -> Rules:
    """Return the rules with only those enabled that are selected and not ignored, by code, beginning of a code or name."""
    for word in (*select, *ignore):
        if not any(_named(rule, word) for rule in rules.rules):
            remark = find_rule(rules, word)
            raise UsageError(f"{remark.code} {remark.name} is a remark on the input, not a rule; nothing selects it")
    changed = tuple(
        replace(
            rule,
            enabled=rule.enabled
            and (not select or any(_named(rule, w) for w in select))
            and not any(_named(rule, w) for w in ignore),
        )
        for rule in rules.rules
    )
    return replace(rules, rules=changed)


def _named(rule: Rule, word: str) -> bool:
    return rule.name == word.lower() or rule.code.startswith(word.upper())


def with_tolerance(rules: Rules, text: str) -> Rules:
    """Return the rules with another tolerance; raises UsageError for anything but `none` and a percentage."""
    if text == "none":
        return replace(rules, tolerance=Decimal(0))
    try:
        share = Decimal(text.removesuffix("%")) / 100
    except InvalidOperation:
        share = Decimal(-1)
    if not text.endswith("%") or not 0 <= share < 1:
        raise UsageError(f"--tolerance must be `none` or a percentage such as 1%, not `{text}`")
    return replace(rules, tolerance=share)
