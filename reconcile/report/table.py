"""The report for a terminal: one table a fact, the words of each source side by side."""

from io import StringIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reconcile.model import Cleared, Finding, Report, Side
from reconcile.report import stacked
from reconcile.report.escape import defuse, flat
from reconcile.report.layout import Layout
from reconcile.report.outcome import summary_line
from reconcile.report.rows import (
    ALSO,
    COLORS,
    Block,
    blocks,
    chosen,
    cut,
    legend,
    quoted,
    said_by,
    says,
    standing,
    support,
    where,
    wheres,
)
from reconcile.report.sections import sections, statistics

NARROW = 70  # below this a table starves the quotation
_VALUES = ("bold green", "bold magenta", "bold blue", "bold cyan", "bold yellow")


def render(report: Report, layout: Layout) -> str:
    """Return the report as text of at most `layout.width` cells a line; below 70 it is stacked."""
    if layout.width < NARROW:
        return stacked.render(report, layout)
    out = StringIO()
    console = Console(
        file=out, width=layout.width, height=1000, markup=False, emoji=False, highlight=False, legacy_windows=False,
        force_terminal=layout.color, color_system="256" if layout.color else None, no_color=not layout.color,
    )  # fmt: skip
    if not layout.quiet:
        _legend(console, report)
    findings, hidden = cut(report, layout)
    for heading, group in sections(findings, layout):
        if heading:
            console.print(Text(heading, style="bold underline" if layout.color else "bold"))
        for block in blocks(report, group):
            _block(console, block, layout)
    if layout.agreements:
        _account(console, report, layout)
    for line in report.arithmetic:
        console.print(Text(f"by arithmetic: {flat(line)}"))
    if hidden:
        console.print(Text(f"{hidden} more finding{'s' if hidden > 1 else ''} hidden by --max-findings"))
    for line in statistics(report) if layout.statistics else ():
        console.print(Text(line))
    if not layout.quiet:
        console.print(Text(summary_line(report)))
    return finish(out.getvalue(), layout)


def finish(text: str, layout: Layout) -> str:
    """Strip what is only for screens where there is none, and write plain ASCII where asked."""
    if not layout.color:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    if not layout.terminal:
        text = defuse(text)
    if layout.ascii:
        for sign, plain in (
            ("«", "[["),
            ("»", "]]"),
            ("─", "-"),
            ("┐", "\\"),
            ("┘", "/"),
            ("│", "|"),
            ("·", "-"),
            ("–", "-"),
            ("—", "-"),
            ("’", "'"),
            ("‘", "'"),
            ("“", '"'),
            ("”", '"'),
            ("Δ", "d"),
        ):
            text = text.replace(sign, plain)
        text = text.encode("ascii", "backslashreplace").decode("ascii")
    return text


def _legend(console: Console, report: Report) -> None:
    console.print(Text("sources", style="bold"))
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for name, path, remark in legend(report):
        table.add_row(Text(name), Text(path), Text(remark))
    console.print(Padding(table, (0, 0, 1, 2)))


def _block(console: Console, block: Block, layout: Layout) -> None:
    finding = block.head
    console.print(_headline(finding))
    console.print(Padding(_table(finding.sides, layout), (0, 0, 0, 2)))
    notes = Table.grid(padding=(0, 2))
    notes.add_column(no_wrap=True)
    notes.add_column(overflow="fold")
    notes.add_row(Text("support"), Text(support(finding)))
    if finding.status != "new":
        notes.add_row(Text("known"), Text(standing(finding)))
    for number, line in enumerate(finding.why):
        notes.add_row(Text("why" if number == 0 else ""), Text(flat(line)))
    told = [f"{says(side)}: {said_by(side)}" for side in finding.sides if said_by(side)]
    if told:
        notes.add_row(Text("said by"), Text(" · ".join(told)))
    notes.add_row(Text("next"), Text(f'reconcile show {finding.id} · reconcile waive {finding.id} --reason "…"'))
    console.print(Padding(notes, (0, 0, 0, 2)))
    if block.milder:
        console.print(Text("  same claim, milder:"))
        shown = {side.text for side in finding.sides}
        for milder in block.milder:
            console.print(Padding(_headline(milder), (0, 0, 0, 4)))
            sides = tuple(s for s in milder.sides if s.text not in shown) or milder.sides
            console.print(Padding(_table(sides, layout), (0, 0, 0, 4)))
    console.print()


def _headline(finding: Finding) -> Text:
    line = Text(f"{finding.severity} {finding.rule} {finding.name}", style=COLORS[finding.severity])
    line.append(f" · {flat(finding.title)}{_gap(finding)}", style="default")
    return line.append(f"  {finding.id}", style="dim")


def _gap(finding: Finding) -> str:
    if finding.difference is None:
        return ""
    return f" (difference {finding.difference.relative * 100:.1f}%)"


def _table(sides: tuple[Side, ...], layout: Layout) -> RenderableType:
    table = Table(
        box=box.ASCII if layout.ascii else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        expand=True,
    )
    table.add_column("says", overflow="fold", min_width=8, max_width=max(16, layout.width // 5))
    widest = max(len(where(m)) for side in sides for m in side.mentions)
    table.add_column("where", no_wrap=True, min_width=widest)
    table.add_column("quote", overflow="fold", ratio=1)
    for number, side in enumerate(sides):
        style = _VALUES[number % len(_VALUES)]
        first, others = chosen(side)
        for row, mention in enumerate(first):
            table.add_row(
                Text(says(side) if row == 0 else "", style=style), Text(where(mention)), _quote(mention, style, layout)
            )
        if others:
            table.add_row(Text(""), Text(""), Text("also " + "  ".join(wheres(others, ALSO)), style="dim"))
    return table


def _quote(mention: "object", style: str, layout: Layout) -> Text:
    before, value, after = quoted(mention)  # type: ignore[arg-type]
    text = Text(before)
    text.append(value if layout.color else f"«{value}»", style=style)
    return text.append(after)


def _account(console: Console, report: Report, layout: Layout) -> None:
    """Print the pairs that were not flagged, each with what cleared it."""
    console.print(Text("not flagged", style="bold"))
    table = Table(
        box=box.ASCII if layout.ascii else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        expand=True,
    )
    for name in ("verdict", "by", "one", "other"):
        table.add_column(
            name,
            overflow="fold",
            ratio=1 if name in ("one", "other") else None,
            max_width=18 if name in ("verdict", "by") else None,
        )
    for pair in report.cleared:
        table.add_row(
            Text(pair.verdict.value),
            Text(flat(pair.reason)),
            Text(_side(pair, left=True)),
            Text(_side(pair, left=False)),
        )
    console.print(Padding(table, (0, 0, 1, 2)))


def _side(pair: Cleared, *, left: bool) -> str:
    mention = pair.left if left else pair.right
    return f"{where(mention)} {flat(mention.text)}"
