"""One finding in full, for `reconcile show`."""

import textwrap
from decimal import Decimal

from reconcile.model import EVERYTHING, Finding, Form, Interval, Side
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
        lines.append(f"{says(side)}{_read_as(side)}")
        for mention in side.mentions:
            before, value, after = quoted(mention)
            lines.append(f"  {where(mention)}  {flat(mention.path)}")
            lines.append(f"      {before}«{value}»{after}")
        if said_by(side):
            lines.append(f"  said by {said_by(side)}")
    lines += ["", f"support  {support(finding)}"]
    lines += [f"{'why' if n == 0 else '':9}{flat(step)}" for n, step in enumerate(finding.why)]
    lines += [f"{'matched' if n == 0 else '':9}{flat(part)}" for n, part in enumerate(finding.trace)]
    lines.append(f"next     reconcile explain {finding.rule}")
    text = "".join(folded + "\n" for line in lines for folded in _fold(line, layout.width))
    return text if layout.terminal else defuse(text)


def _read_as(side: Side) -> str:
    """Say the intervals of a value; a label has none, and the outer one is told only where it is wider."""
    soft, hard = side.value.soft, side.value.hard
    if side.value.form is Form.LABEL or soft == hard == EVERYTHING:
        return ""
    wider = "" if hard == soft else f", at most {_plain(hard)}"
    return f"    read as {_plain(soft)}{wider} {flat(side.value.unit)}".rstrip()


def _plain(interval: Interval) -> str:
    """Write an interval with thousands parted and no idle zeros."""
    low = "(-inf" if interval.low is None else ("[" if interval.low_closed else "(") + _number(interval.low)
    high = "inf)" if interval.high is None else _number(interval.high) + ("]" if interval.high_closed else ")")
    return f"{low}, {high}"


def _number(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fold(line: str, width: int) -> list[str]:
    """Fold a line at the width; what goes on is indented below the words."""
    indent = " " * max(9, len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _width(side: Side) -> Decimal:
    low, high = side.value.soft.low, side.value.soft.high
    return Decimal("Infinity") if low is None or high is None else high - low
