"""The exit code: a pure function of report and policy."""

from reconcile.model import Report, Severity


def exit_code(report: Report, fail_on: str = "error", *, exit_zero: bool = False) -> int:
    """Return 1 when a new finding is at or above `fail_on` (error, warning, notice, never), else 0."""
    if exit_zero or fail_on == "never":
        return 0
    limit = Severity(fail_on).rank
    return int(any(f.severity.rank <= limit and f.status == "new" for f in report.findings))


def summary_line(report: Report) -> str:
    """Return the last line of a report for people."""
    parts = [_count(sum(f.severity is s for f in report.findings), s.value) for s in Severity]
    independent = len({source.family for source in report.sources})
    counts = report.counts
    return (
        f"{', '.join(parts)} · {_count(len(report.sources), 'document')}, {_count(independent, 'independent origin')} · "
        f"{_count(counts.get('claims', 0), 'claim')}, {_count(counts.get('agree', 0), 'agreement')} (--agreements), {counts.get('not_compared', 0)} not compared"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
