"""The report for narrow screens and logs: no table, the value on a line, then place and quotation, folded and indented."""

import textwrap
from collections.abc import Iterator

from reconcile.model import Finding, Report
from reconcile.report.escape import defuse, flat
from reconcile.report.layout import Layout
from reconcile.report.outcome import summary_line
from reconcile.report.rows import ALSO, chosen, cut, legend, quoted, said_by, says, standing, support, where, wheres
from reconcile.report.sections import sections, statistics


def render(report: Report, layout: Layout) -> str:
    """Return the report as lines of at most `layout.width` characters; a location is never cut."""
    lines: list[str] = []
    if not layout.quiet:
        lines.append("sources")
        for name, path, remark in legend(report):
            lines += _fold(f"{name}  {path} {remark}".rstrip(), layout, "  ", "      ")
        lines.append("")
    findings, hidden = cut(report, layout)
    for heading, group in sections(findings, layout):
        lines += [*_fold(heading, layout, "", "  "), ""] if heading else []
        for finding in group:
            lines += [*_finding(finding, layout), ""]
    if layout.agreements:
        lines.append("not flagged")
        for pair in report.cleared:
            words = f"{pair.verdict} ({flat(pair.reason)}): {where(pair.left)} {flat(pair.left.text)} | {where(pair.right)} {flat(pair.right.text)}"
            lines += _fold(words, layout, "  ", "    ")
    for line in report.arithmetic:
        lines += _fold(f"by arithmetic: {flat(line)}", layout, "", "  ")
    if hidden:
        lines.append(f"{hidden} more finding{'s' if hidden > 1 else ''} hidden by --max-findings")
    lines += statistics(report) if layout.statistics else ()
    if not layout.quiet:
        lines += _fold(summary_line(report), layout, "", "  ")
    text = "\n".join(line.rstrip() for line in lines) + "\n"
    if not layout.terminal:
        text = defuse(text)
    if layout.ascii:
        text = (
            text.replace("«", "[[")
            .replace("»", "]]")
            .replace("·", "-")
            .encode("ascii", "backslashreplace")
            .decode("ascii")
        )
    return text


def _finding(finding: Finding, layout: Layout) -> Iterator[str]:
    yield from _fold(
        f"{finding.severity} {finding.rule} {finding.name} · {flat(finding.title)}  {finding.id}", layout, "", "  "
    )
    for side in finding.sides:
        yield from _fold(says(side), layout, "  ", "  ")
        first, others = chosen(side)
        for mention in first:
            before, value, after = quoted(mention)
            yield from _fold(f"{where(mention)}  {before}«{value}»{after}", layout, "    ", "      ")
        if others:
            yield from _fold("also " + " ".join(wheres(others, ALSO)), layout, "    ", "      ")
        if said_by(side):
            yield from _fold(f"said by {said_by(side)}", layout, "    ", "      ")
    yield from _fold(f"support  {support(finding)}", layout, "  ", "    ")
    if finding.status != "new":
        yield from _fold(f"known  {standing(finding)}", layout, "  ", "    ")
    for line in finding.why:
        yield from _fold(f"why  {flat(line)}", layout, "  ", "    ")
    yield from _fold(
        f'next  reconcile show {finding.id} · reconcile waive {finding.id} --reason "…"', layout, "  ", "    "
    )


def _fold(text: str, layout: Layout, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text, max(20, layout.width), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    ) or [first]
