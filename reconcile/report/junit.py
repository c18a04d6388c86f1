"""JUnit XML: one test case a document and a fact, so that agreement shows as passes; failures agree with the exit code."""

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import Finding, Report, Side
from reconcile.report.escape import xml
from reconcile.report.layout import Layout
from reconcile.report.outcome import UNREAD, counts_against
from reconcile.report.primary import message, primary
from reconcile.report.rows import Block, blocks, says, where


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case: `outcome` is passed, failure, error or skipped; `body` are lines of the details."""

    group: str
    name: str
    path: str
    line: int
    outcome: str = "passed"
    type: str = ""
    message: str = ""
    body: tuple[str, ...] = ()


def render(report: Report, layout: Layout) -> str:
    """Return one suite: documents (an unread one is an error), facts with findings, facts on which sources agree."""
    del layout
    cases = list(_cases(report))
    total = {kind: sum(case.outcome == kind for case in cases) for kind in ("failure", "error", "skipped")}
    counts = (
        f'tests="{len(cases)}" failures="{total["failure"]}" errors="{total["error"]}" skipped="{total["skipped"]}"'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="reconcile" {counts}>',
        f'  <testsuite name="reconcile" {counts}>',
        *(line for case in cases for line in _written(case)),
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _cases(report: Report) -> Iterator[_Case]:
    for note in report.notes:
        if note.code.startswith(UNREAD):
            yield _Case("documents", note.path, note.path, 1, "error", note.code, note.message)
    for source in report.sources:
        yield _Case("documents", source.document.path, source.document.path, 1)
    for block in blocks(report, report.findings):
        yield _fact(block, report.fail_on)
    for value in report.agreed:
        name = f"{value.text} in {', '.join(value.documents)}: {value.quote}"
        yield _Case("agreed", name, value.path, value.line)


def _fact(block: Block, fail_on: str) -> _Case:
    """A fact fails when a finding on it counts; it is skipped when all that would was waived or known; else it passes."""
    findings = (block.head, *block.milder)
    failed = [finding for finding in findings if counts_against(finding, fail_on)]
    known = [finding for finding in findings if finding.status != "new"]
    head = (failed or known or findings)[0]
    _, mention = primary(head)
    outcome = "failure" if failed else "skipped" if known else "passed"
    told = message(head) if outcome != "skipped" else f"{head.status}: {head.reason or 'known before'}"
    body = tuple(line for finding in (failed or findings) for line in _details(finding))
    name = f"{head.title} [{head.id}]"
    return _Case(head.rule, name, mention.path, mention.line, outcome, f"{head.rule} {head.name}", told, body)


def _details(finding: Finding) -> Iterator[str]:
    yield f"{finding.severity} {finding.rule} {finding.name}: {finding.title} [{finding.id}]"
    for side in finding.sides:
        yield from _quotes(side)


def _quotes(side: Side) -> Iterator[str]:
    for mention in side.mentions:
        yield f"says {says(side)} at {where(mention)}: {mention.quote}"


def _written(case: _Case) -> Iterator[str]:
    head = (
        f'    <testcase classname="reconcile.{xml(case.group)}" name="{xml(case.name)}" file="{xml(case.path)}" '
        f'line="{case.line}"'
    )
    body = "\n".join(f"      {xml(line)}" for line in case.body)
    if case.outcome == "passed" and not body:
        yield f"{head}/>"
        return
    yield f"{head}>"
    if case.outcome in ("failure", "error"):
        yield f'      <{case.outcome} type="{xml(case.type)}" message="{xml(case.message)}">'
        yield body or f"      {xml(case.message)}"
        yield f"      </{case.outcome}>"
    else:
        if case.outcome == "skipped":
            yield f'      <skipped message="{xml(case.message)}"/>'
        yield f"      <system-out>\n{body}\n      </system-out>"
    yield "    </testcase>"
