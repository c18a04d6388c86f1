"""Markdown for a pull request or a job summary: a summary line, one table a claim, the quotations side by side."""

from collections.abc import Iterator

from reconcile.model import Finding, Report, Side
from reconcile.report.escape import markdown
from reconcile.report.layout import Layout
from reconcile.report.outcome import summary_line
from reconcile.report.rows import (
    ALSO,
    Block,
    blocks,
    chosen,
    cut,
    legend,
    quoted,
    said_by,
    says,
    support,
    where,
    wheres,
)
from reconcile.report.sections import sections, statistics

# GitHub takes 1 MiB a step and refuses the whole summary beyond it; some room is left for what stands there already.
LIMIT = 900 * 1024
_MARKS = {"error": "🔴", "warning": "🟡", "notice": "🔵"}


def render(report: Report, layout: Layout) -> str:
    """Return the report; what would pass the limit is left out whole, and the last line says how much."""
    findings, hidden = cut(report, layout)
    head = [f"## reconcile: {markdown(summary_line(report))}", ""]
    parts = [head]
    for heading, group in sections(findings, layout):
        parts += [[f"## {markdown(heading)}", ""]] if heading else []
        parts += [list(_block(block)) for block in blocks(report, group)]
    parts += [[f"- {markdown(line)}" for line in statistics(report)], [""]] if layout.statistics else []
    tail = ["<details><summary>Sources</summary>", "", *_sources(report), "", "</details>", ""]
    room, kept = LIMIT - _size(tail), list[str]()
    for number, part in enumerate(parts):
        room -= _size(part)
        if room < 0:
            kept += [f"_{len(parts) - number} more claims are left out: a summary holds 1 MiB._", ""]
            break
        kept += part
    if hidden:
        kept += [f"_{hidden} more finding{'s' if hidden > 1 else ''} hidden by `--max-findings`._", ""]
    return "\n".join([*kept, *(tail if _size(tail) < LIMIT else [])])


def _size(lines: list[str]) -> int:
    return sum(len(line.encode("utf-8", "replace")) + 1 for line in lines)


def _block(block: Block) -> Iterator[str]:
    head = block.head
    yield f"### {_MARKS[head.severity]} {head.severity} {_name(head)}"
    yield ""
    yield from _table(head.sides)
    yield f"Support: {markdown(support(head))}  "
    for side in head.sides:
        if said_by(side):
            yield f"Said by, for {markdown(says(side))}: {markdown(said_by(side))}  "
    for line in head.why:
        yield f"Why: {markdown(line)}  "
    yield ""
    for finding in block.milder:
        yield f"Same claim, milder: {finding.severity} {_name(finding)}"
        yield ""
        yield from _table(finding.sides)


def _name(finding: Finding) -> str:
    mark = "" if finding.status == "new" else f" ({finding.status})"
    return f"{markdown(f'{finding.rule} {finding.name}: {finding.title}')} `{finding.id}`{mark}"


def _table(sides: tuple[Side, ...]) -> Iterator[str]:
    yield "| says | where | quote |"
    yield "|---|---|---|"
    for side in sides:
        first, others = chosen(side)
        for number, mention in enumerate(first):
            before, value, after = (_edge(part) for part in quoted(mention))
            says_cell = f"**{markdown(says(side))}**" if number == 0 else ""
            yield f"| {says_cell} | {markdown(where(mention))} | {before}**{value}**{after} |"
        if others:
            yield f"| | | also {markdown('  '.join(wheres(others, ALSO)))} |"
    yield ""


def _edge(text: str) -> str:
    """Escape a part of a quotation and keep the blank that parts it from its neighbour."""
    return f"{' ' if text[:1] == ' ' else ''}{markdown(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _sources(report: Report) -> Iterator[str]:
    yield "| id | document | |"
    yield "|---|---|---|"
    for name, path, remark in legend(report):
        yield f"| {markdown(name)} | {markdown(path)} | {markdown(remark)} |"
    for note in report.notes:
        yield f"| {markdown(note.code)} | {markdown(note.path)} | {markdown(note.message)} |"
