"""Tell what became of two values of one story: the finding or the rule that cleared them, or the gate that kept them apart."""

from collections.abc import Sequence

from reconcile.compare.judge import Judgement
from reconcile.compare.sides import Sources
from reconcile.model import Member, Mention, PairTrace, Part, Verdict


def tell_joined(left: Member, right: Member, judgement: Judgement, sources: Sources) -> PairTrace:
    """Return what was made of two values that stand for one fact."""
    one, two = sources.mention(left), sources.mention(right)
    for finding in judgement.findings:
        sides = [{(m.path, m.span) for m in side.mentions} for side in finding.sides]
        apart = any((one.path, one.span) in a and (two.path, two.span) in b for a in sides for b in sides if a is not b)
        if apart:
            steps = (_pair(one, two), f"one fact: {finding.title}", *finding.why, f"reconcile show {finding.id}")
            return PairTrace(finding.verdict.value, finding.rule, finding.severity.value, steps)
    for cleared in judgement.cleared:
        if {(cleared.left.path, cleared.left.span), (cleared.right.path, cleared.right.span)} == {
            (one.path, one.span),
            (two.path, two.span),
        }:
            return PairTrace(
                cleared.verdict.value, "", "", (_pair(one, two), f"one fact; {cleared.reason}", *cleared.steps)
            )
    return PairTrace(Verdict.AGREE.value, "", "", (_pair(one, two), "one fact, and one side of it"))


def tell_apart(left: Member, right: Member, gate: str, parts: Sequence[Part], sources: Sources) -> PairTrace:
    """Return what kept two values apart."""
    shown = (f"{part.name} {part.points:+.1f}: {part.why}" for part in parts)
    steps = (_pair(sources.mention(left), sources.mention(right)), gate, *shown)
    return PairTrace(Verdict.NOT_COMPARED.value, "", "", steps)


def _pair(one: Mention, two: Mention) -> str:
    left, right = (f"`{' '.join(m.text.split())}` ({m.document}:{m.line}:{m.column})" for m in (one, two))
    return f"{left} and {right}"
