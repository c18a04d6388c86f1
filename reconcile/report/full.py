"""One finding in full, for `reconcile show`."""

from decimal import Decimal

from reconcile.model import Finding, Side
from reconcile.report.escape import defuse, flat
from reconcile.report.layout import Layout
from reconcile.report.rows import quoted, said_by, says, support, where


def render_finding(finding: Finding, layout: Layout) -> str:
    """Return every mention with its place and words, the sides from vaguest to sharpest, the intervals and the trace."""
    lines = [
        f"{finding.severity} {finding.rule} {finding.name} · {flat(finding.title)}",
        f"id       {finding.id}  {finding.fingerprint}",
    ]
    lines += [
        f"verdict  {finding.verdict} ({finding.kind}){', within one document' if finding.same_document else ''}",
        f"about    {flat(finding.fact.key)}",
        "",
    ]
    for side in sorted(finding.sides, key=_width, reverse=True):
        lines.append(
            f"{says(side)}    read as {side.value.soft}, at most {side.value.hard} {flat(side.value.unit)}".rstrip()
        )
        for mention in side.mentions:
            before, value, after = quoted(mention)
            lines.append(f"  {where(mention)}  {flat(mention.path)}")
            lines.append(f"      {before}«{value}»{after}")
        if said_by(side):
            lines.append(f"  said by {said_by(side)}")
    lines += ["", f"support  {support(finding)}"]
    lines += [f"why      {flat(step)}" for step in finding.why]
    lines += [f"matched  {flat(part)}" for part in finding.trace]
    lines.append(f"next     reconcile explain {finding.rule}")
    text = "\n".join(lines) + "\n"
    return text if layout.terminal else defuse(text)


def _width(side: Side) -> Decimal:
    low, high = side.value.soft.low, side.value.soft.high
    return Decimal("Infinity") if low is None or high is None else high - low
