"""The exit code: a pure function of report and policy."""

from reconcile.model import Finding, Report, Severity

UNREAD = "R1"  # codes that begin so are documents that could not be read


def counts_against(finding: Finding, fail_on: str) -> bool:
    """Tell whether a finding fails the run: it is new, and at or above `fail_on` (error, warning, notice, never)."""
    return fail_on != "never" and finding.status == "new" and finding.severity.rank <= Severity(fail_on).rank


def exit_code(report: Report) -> int:
    """Return 2 when a document could not be read, else 1 when a finding counts against the report's `fail_on`, else 0."""
    if any(note.code.startswith(UNREAD) for note in report.notes):
        return 2
    return int(any(counts_against(finding, report.fail_on) for finding in report.findings))


def with_status(report: Report, status: str) -> int:
    """Return how many findings are `new`, in the `baseline` or `waived`."""
    return sum(finding.status == status for finding in report.findings)


def summary_line(report: Report) -> str:
    """Return the last line of a report for people."""
    new = [finding for finding in report.findings if finding.status == "new"]
    parts = [_count(sum(f.severity is s for f in new), s.value) for s in Severity]
    known = {"in the baseline": with_status(report, "baseline"), "waived": with_status(report, "waived")}
    parts += [f"{number} {where}" for where, number in known.items() if number]
    independent = len({source.family for source in report.sources})
    counts = report.counts
    return (
        f"{', '.join(parts)} · {_count(len(report.sources), 'document')}, {_count(independent, 'independent origin')} · "
        f"{_count(counts.get('claims', 0), 'claim')}, {_count(counts.get('agree', 0), 'agreement')} (--agreements), {counts.get('not_compared', 0)} not compared"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
