"""How loudly a finding speaks: the severity of its rule, adjusted in a fixed order; every adjustment is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reconcile.compare.sides import Sources
from reconcile.model import Comparison, Family, Form, Member, Part, Severity, Value, Verdict
from reconcile.rules import Rule, Rules

_LEVELS = tuple(Severity)
_DOUBT = 1.0  # points above `min_score`
_LITTLE = "little says that both speak of one fact: a warning"


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Verdict and severity after the adjustments, with a sentence for each."""

    verdict: Verdict
    severity: Severity
    why: tuple[str, ...]


def adjust(
    comparison: Comparison,
    rule: Rule,
    ours: Sequence[Member],
    theirs: Sequence[Member],
    *,
    internal: bool,
    sources: Sources,
    families: Sequence[Family],
    rules: Rules,
) -> Adjusted:
    """Apply the adjustments of `docs/design.md` in order: ceiling, vagueness, material attributes, versions, one document."""
    verdict, severity, why = comparison.verdict, rule.severity, []
    if comparison.most is not None and severity.rank < comparison.most.rank:
        severity = comparison.most
    left, right = ours[0].slot.value, theirs[0].slot.value
    one_family = _one_family(ours, theirs, sources)
    material = bool({ours[0].slot.attribute, theirs[0].slot.attribute} & set(rules.material))
    if verdict is Verdict.PRECISION:
        severity = Severity.WARNING if _quantity_word(left, right) and not one_family else Severity.NOTICE
        if one_family:
            why.append("both sides are copies of one text: a notice")
    if material and verdict in (Verdict.PRECISION, Verdict.DISCLOSURE) and severity is Severity.NOTICE:
        severity = Severity.WARNING
        why.append("the attribute is listed as material: every gap is a warning")
    if one_family and verdict in (Verdict.CONFLICT, Verdict.DISCLOSURE) and _ordered(ours, theirs, sources, families):
        changed = verdict is Verdict.CONFLICT
        verdict, severity = Verdict.SUPERSEDED, Severity.WARNING if changed else Severity.NOTICE
        why.append("two versions of one text whose order is known: the later one stands")
    if internal:
        raised = _LEVELS[max(severity.rank - 1, 0 if verdict is Verdict.CONFLICT else 1)]
        if raised.rank < severity.rank:
            severity = raised
            why.append("both values stand in one document: one level up")
    return Adjusted(verdict, severity, tuple(why))


def doubted(adjusted: Adjusted, parts: Sequence[Part], rules: Rules) -> Adjusted:
    """Make an error a warning where the weakest link between its values lies just above what is asked for.

    A link of one part is no sum. Measured on the labelled news: of the errors below this margin five of ten were wrong, above it two of
    fourteen, of those of one part none of fourteen.
    """
    weak = len(parts) > 1 and sum(part.points for part in parts) < rules.min_score + _DOUBT
    if not weak or adjusted.severity is not Severity.ERROR:
        return adjusted
    return replace(adjusted, severity=Severity.WARNING, why=(*adjusted.why, _LITTLE))


def _quantity_word(left: Value, right: Value) -> bool:
    return any(v.form in (Form.WORD, Form.SHARE, Form.HEDGE) for v in (left, right))


def _one_family(ours: Sequence[Member], theirs: Sequence[Member], sources: Sources) -> bool:
    homes = {sources.legend[m.document].family for m in (*ours, *theirs)}
    return len(homes) == 1


def _ordered(ours: Sequence[Member], theirs: Sequence[Member], sources: Sources, families: Sequence[Family]) -> bool:
    """Both sides are versions of one text, and all of one side is known to be older than all of the other."""
    left = {m.document: sources.readings[m.document].page.filing for m in ours}
    right = {m.document: sources.readings[m.document].page.filing for m in theirs}
    if left.keys() & right.keys() or not any(family.ordered for family in families):
        return False
    older = {a.before(b) for a in left.values() for b in right.values()}
    return older in ({True}, {False})
