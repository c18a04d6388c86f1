"""One self-contained page: inline style, no script, nothing loaded from anywhere; readable on paper and by a screen reader."""

from collections.abc import Iterator

from reconcile.model import Finding, Mention, Report, Side
from reconcile.report.escape import html
from reconcile.report.layout import Layout
from reconcile.report.outcome import summary_line
from reconcile.report.rows import Block, blocks, cut, legend, quoted, said_by, says, support, where
from reconcile.report.sections import sections, statistics

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 0 } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
section { border: 1px solid #bbb; border-left-width: .5rem; padding: .8rem 1rem; margin: 1.2rem 0; break-inside: avoid }
section.error { border-left-color: #b00020 } section.warning { border-left-color: #9a6700 } section.notice { border-left-color: #0550ae }
table { border-collapse: collapse; width: 100%; margin: .6rem 0 } caption { text-align: left; font-weight: 600 }
th, td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd; overflow-wrap: anywhere }
th[scope=row] { width: 14rem } td.where { white-space: nowrap; width: 8rem } mark { background: #fff3b0; padding: 0 .15em }
code { font-size: .85em; color: #555 } ul { margin: .3rem 0 } .quiet { color: #555 }
@media print { body { margin: 0; max-width: none } section { border-color: #888 } mark { background: none; font-weight: bold } }
"""


def render(report: Report, layout: Layout) -> str:
    """Return the page: the summary, a section a claim with its quotations side by side, the sources."""
    findings, hidden = cut(report, layout)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><title>reconcile report</title>',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
        f"<style>{_STYLE}</style></head>",
        f"<body><main><h1>Where the sources differ</h1><p>{html(summary_line(report))}</p>",
        *(line for heading, group in sections(findings, layout) for line in _section(report, heading, group)),
        *([f"<p>{hidden} more hidden by --max-findings</p>"] if hidden else []),
        *_arithmetic(report),
        *(f"<p>{html(line)}</p>" for line in (statistics(report) if layout.statistics else ())),
        *_sources(report),
        *_notes(report),
        *_rules(report),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _section(report: Report, heading: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    if heading:
        yield f"<h2>{html(heading)}</h2>"
    for block in blocks(report, findings):
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    head = block.head
    yield f'<section class="{head.severity.value}" aria-label="{html(f"{head.severity}: {head.title}")}">'
    yield f"<h2>{_name(head)}</h2>"
    yield _table(head)
    yield "<ul>"
    yield f"<li>Support: {html(support(head))}</li>"
    yield from (f"<li>{html(line)}</li>" for line in head.why)
    told = (f"{says(side)}: {said_by(side)}" for side in head.sides if said_by(side))
    yield from (f"<li>Said by, for {html(line)}</li>" for line in told)
    yield "</ul>"
    for finding in block.milder:
        yield f"<h3>Same claim, milder: {_name(finding)}</h3>"
        yield _table(finding)
    yield "</section>"


def _name(finding: Finding) -> str:
    state = "" if finding.status == "new" else f" ({finding.status})"
    head = f"{finding.severity} {finding.rule} {finding.name}: {finding.title}{state}"
    return f"{html(head)} <code>{html(finding.id)}</code>"


def _table(finding: Finding) -> str:
    head = '<table><tr><th scope="col">says</th><th scope="col">where</th><th scope="col">quote</th></tr>'
    return head + "".join(row for side in finding.sides for row in _rows(side)) + "</table>"


def _rows(side: Side) -> Iterator[str]:
    for number, mention in enumerate(side.mentions):
        span = f'<th scope="row" rowspan="{len(side.mentions)}">{html(says(side))}</th>' if number == 0 else ""
        yield f'<tr>{span}<td class="where">{html(where(mention))}</td><td>{_quote(mention)}</td></tr>'


def _quote(mention: Mention) -> str:
    before, value, after = quoted(mention)
    return f"{_edge(before)}<mark>{html(value)}</mark>{_edge(after)}"


def _edge(text: str) -> str:
    """Escape a part of a quotation and keep the blank that parts it from its neighbour."""
    return f"{' ' if text[:1] == ' ' else ''}{html(text)}{' ' if text[-1:] == ' ' and text.strip() else ''}"


def _arithmetic(report: Report) -> Iterator[str]:
    yield from (f"<p>By arithmetic: {html(line)}</p>" for line in report.arithmetic)


def _sources(report: Report) -> Iterator[str]:
    yield '<table><caption>Sources</caption><tr><th scope="col">id</th><th scope="col">document</th><th scope="col"></th></tr>'
    for name, path, remark in legend(report):
        yield f'<tr><th scope="row">{html(name)}</th><td>{html(path)}</td><td>{html(remark)}</td></tr>'
    yield "</table>"


def _notes(report: Report) -> Iterator[str]:
    if report.notes:
        yield "<h2>Remarks on the input</h2><ul>"
        yield from (f"<li>{html(f'{note.path}: {note.code} {note.message}')}</li>" for note in report.notes)
        yield "</ul>"


def _rules(report: Report) -> Iterator[str]:
    if report.rules:
        yield '<h2>The rules that spoke</h2><dl class="quiet">'
        for rule in report.rules:
            yield f"<dt>{html(f'{rule.code} {rule.name}')}</dt><dd>{html(' '.join((rule.summary + '.', rule.why, rule.limits)))}</dd>"
        yield "</dl>"
