"""How findings are arranged for people, as `--group-by` asks, and how they are counted, as `--statistics` does."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reconcile.model import Finding, Report
from reconcile.report.escape import flat
from reconcile.report.layout import Layout
from reconcile.report.primary import primary


def sections(findings: Sequence[Finding], layout: Layout) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Yield headings with their findings: by claim there is one without a heading, by source the one a finding points at."""
    if layout.group_by == "claim":
        yield "", tuple(findings)
        return
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_heading(finding, layout.group_by), []).append(finding)
    yield from ((heading, tuple(groups[heading])) for heading in sorted(groups))


def _heading(finding: Finding, by: str) -> str:
    return f"{finding.rule} {flat(finding.name)}" if by == "rule" else flat(primary(finding)[1].path)


def statistics(report: Report) -> Iterator[str]:
    """Yield a line a rule: how many findings it has, and how many of them are waived or in the baseline."""
    counts = Counter((finding.rule, finding.name) for finding in report.findings)
    known = Counter(finding.rule for finding in report.findings if finding.status != "new")
    for (rule, name), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number:5}  {rule} {flat(name)}{f' ({known[rule]} known or waived)' if known[rule] else ''}"
