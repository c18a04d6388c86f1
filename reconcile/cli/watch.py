"""`reconcile watch`: a batch that arrives over time; each document is checked when it is there, and then goes into the ledger."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.batches import held, record
from reconcile.cli.check import FAIL_ON, How, prepare_rules, run
from reconcile.cli.decided import BaselineFile, Decided, NoWaivers, Today, WaiversFile, day, decided
from reconcile.cli.guard import complain, emit
from reconcile.cli.inputs import Opened, Wanted, read_inputs
from reconcile.cli.outputs import check_format
from reconcile.cli.terminal import layout_for
from reconcile.errors import UsageError
from reconcile.ledger import is_there, open_ledger, shown
from reconcile.model import Document, Report, Severity
from reconcile.read import HeldEntry, Inbox, arrivals, there_now
from reconcile.report import MACHINE, Layout, exit_code, render
from reconcile.rules import Rules

_GONE = "R101"  # renamed or taken away since it was seen; under its new name it comes again
STREAMED = ("table", "stacked", "concise", "jsonl", "github")  # formats of which one may follow another on stdout


@dataclass(frozen=True, slots=True)
class Desk:
    """What every batch is checked with and printed by."""

    ledger: str
    rules: Rules
    settled: Decided
    format: str
    layout: Layout
    source_meta: str | None
    added: str
    fail_on: str
    quiet: bool


def watch(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Where documents are dropped.", show_default=False)],
    against: Annotated[
        str,
        typer.Option(
            "--against",
            metavar="LEDGER",
            envvar="RECONCILE_AGAINST",
            help="The ledger that each batch is held against and then added to: a file, which is made, or postgresql://…",
            show_default=False,
        ),
    ],
    once: Annotated[
        bool, typer.Option("--once", envvar="RECONCILE_ONCE", help="Take what is there now, and stop: for cron.")
    ] = False,
    settle: Annotated[
        float,
        typer.Option(
            "--settle",
            metavar="SECONDS",
            min=0.05,
            max=3600,
            envvar="RECONCILE_SETTLE",
            help="A document is taken when it has not changed for so long.",
        ),
    ] = 1.0,
    include: o.Include = [],  # noqa: B006 - typer copies defaults
    exclude: o.Exclude = [],  # noqa: B006
    source_meta: o.SourceMeta = None,
    rules: o.RulesFile = None,
    baseline: BaselineFile = None,
    waivers: WaiversFile = None,
    no_waivers: NoWaivers = False,
    today: Today = None,
    date: Annotated[
        str,
        typer.Option("--date", metavar="DATE", envvar="RECONCILE_DATE", help="The day that is kept with the batches."),
    ] = "",
    format: o.Format = "table",
    width: o.Width = None,
    color: o.Color = "auto",
    plain: o.Ascii = False,
    quiet: Annotated[bool, typer.Option("-q", envvar="RECONCILE_QUIET", help="Findings only.")] = False,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            envvar="RECONCILE_FAIL_ON",
            help="error, warning, notice or never: what exit code 1 stands for, with --once.",
        ),
    ] = "error",
) -> int:
    """Check what is dropped into a folder against a ledger, print only what is new, and add it to the ledger.

    Hidden and unfinished files are left alone, and a text that the ledger holds is passed over. Ends when it is interrupted (130); with --once it leaves as `check` does.
    """
    check_format(format)
    if not once and format not in STREAMED:
        raise UsageError(
            f"-f {format} is one whole document, so it needs --once; while watching, -f may be {', '.join(STREAMED)}"
        )
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on must be {', '.join(FAIL_ON[:-1])} or never, not `{fail_on}`")
    desk = Desk(
        against,
        prepare_rules(rules),
        decided(baseline=baseline, waivers=waivers, no_waivers=no_waivers, today=today),
        format,
        layout_for(width=width, color=color, plain=plain, quiet=quiet),
        source_meta,
        day(date, "--date").isoformat() if date else "",
        fail_on,
        quiet,
    )
    _refuse_export(against)
    inbox = Inbox(folder, tuple(include), tuple(exclude))
    inbox.take()
    if once:
        return _take(there_now(inbox, settle), desk, inbox.waiting, whole=True)
    if not quiet:
        complain(f"watching {folder}; interrupt to end")
    for paths in arrivals(inbox, settle):
        _take(paths, desk)
    return 0


def _refuse_export(ledger: str) -> None:
    """Raise LedgerError for a ledger that cannot be written, before the first document comes."""
    if ledger.lower().endswith(".jsonl") or is_there(ledger):
        with open_ledger(ledger, write=True):
            pass


def _take(paths: Sequence[str], desk: Desk, waiting: Sequence[str] = (), *, whole: bool = False) -> int:
    """Check one batch, print what is new in it and add it; return its exit code. A `whole` machine format is printed in any case."""
    read = read_inputs(Wanted(paths, source_meta=desk.source_meta)) if paths else None
    errors = [error for error in (read.errors if read else ()) if error.code != _GONE]
    entries = _new(read.documents if read else (), desk)
    report = _checked(entries, desk)
    if any(finding.status == "new" for finding in report.findings) or (whole and desk.format in MACHINE):
        emit(render(report, desk.format, desk.layout), machine=desk.format in MACHINE)
        sys.stdout.flush()
    if entries:
        _record(entries, report, desk)
    for error in errors:
        complain(str(error))
    for path in waiting:
        complain(f"{path}: is still being written; left for the next time")
    return 2 if errors else exit_code(report)


def _new(documents: Sequence[Document], desk: Desk) -> tuple[HeldEntry, ...]:
    """Return the documents that the ledger does not hold, with what is made of them."""
    known: frozenset[str] = frozenset()
    if documents and is_there(desk.ledger):
        with open_ledger(desk.ledger) as ledger:
            known = ledger.known([document.digest for document in documents])
    return held([document for document in documents if document.digest not in known], desk.rules)


def _checked(entries: tuple[HeldEntry, ...], desk: Desk) -> Report:
    """Return the report on a batch without the findings that were told of an earlier one."""
    against = desk.ledger if is_there(desk.ledger) else None
    report = run(Opened(entries, ()), desk.rules, How(allow_empty=True, against=against))
    report = replace(report, options=(("against", shown(desk.ledger)),))
    told: frozenset[str] = frozenset()
    if against and report.findings:
        with open_ledger(against) as ledger:
            told = ledger.told([finding.fingerprint for finding in report.findings])
    report = desk.settled.over(report)
    findings = tuple(finding for finding in report.findings if finding.fingerprint not in told)
    return replace(report, findings=findings, fail_on=desk.fail_on)


def _record(entries: Sequence[HeldEntry], report: Report, desk: Desk) -> None:
    """Add a batch; what was told of it is told once, so errors do not keep it out, and are its reason."""
    errors = sum(f.severity is Severity.ERROR and f.status == "new" for f in report.findings)
    reason = f"watched: {errors} new error{'s' if errors > 1 else ''} told" if errors else ""
    with open_ledger(desk.ledger, write=True) as ledger:
        fingerprints = [finding.fingerprint for finding in report.findings if finding.status == "new"]
        added = record(ledger, entries, desk.rules, added=desk.added, reason=reason, told=fingerprints)
    if not desk.quiet:
        found = sum(finding.status == "new" for finding in report.findings)
        complain(f"{shown(desk.ledger)}: {added} added, {found or 'nothing'} new to tell")
