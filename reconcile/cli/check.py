"""`reconcile check`: the main job."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.decided import BaselineFile, NoWaivers, SarifWaived, ShowWaived, Today, WaiversFile, decided
from reconcile.cli.guard import complain, emit
from reconcile.cli.inputs import Inputs, Opened, Wanted, open_inputs, read_inputs
from reconcile.cli.outputs import check_format, for_files, parse_outputs, write_reports
from reconcile.cli.progress import Progress
from reconcile.cli.terminal import layout_for
from reconcile.errors import NothingToCompare, UsageError
from reconcile.model import BATCH, Mark, Note, Recalled, Report
from reconcile.read import parse_limits
from reconcile.report import MACHINE, UNREAD, exit_code, pieces
from reconcile.report.layout import GROUPINGS
from reconcile.rules import Rules, load_rules, select_rules, with_tolerance

if TYPE_CHECKING:
    from reconcile.pipeline import Recall

FAIL_ON = ("error", "warning", "notice", "never")


def check(
    paths: o.Paths = None,
    include: o.Include = [],  # noqa: B006 - typer copies defaults
    exclude: o.Exclude = [],  # noqa: B006
    files_from: o.FilesFrom = None,
    null: o.Null = False,
    stdin_filename: o.StdinName = "stdin",
    encoding: o.Encoding = None,
    limit: o.Limit = [],  # noqa: B006
    source_meta: o.SourceMeta = None,
    show_files: Annotated[
        bool,
        typer.Option(
            "--show-files", envvar="RECONCILE_SHOW_FILES", help="List the documents that would be read, and stop."
        ),
    ] = False,
    rules: o.RulesFile = None,
    select: Annotated[
        str | None,
        typer.Option(
            "--select",
            metavar="CODES",
            envvar="RECONCILE_SELECT",
            help="Only these rules, by code, beginning of a code or name, parted by commas.",
        ),
    ] = None,
    ignore: Annotated[
        str | None, typer.Option("--ignore", metavar="CODES", envvar="RECONCILE_IGNORE", help="Not these rules.")
    ] = None,
    tolerance: Annotated[
        str | None,
        typer.Option(
            "--tolerance",
            metavar="SHARE",
            envvar="RECONCILE_TOLERANCE",
            help="Let figures differ by this share, such as 1%; none by default.",
        ),
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            "--min-score",
            metavar="N",
            envvar="RECONCILE_MIN_SCORE",
            help="Least score that lets two values stand for one fact.",
            show_default=False,
        ),
    ] = None,
    one_story: o.OneStory = False,
    against: o.Against = None,
    baseline: BaselineFile = None,
    waivers: WaiversFile = None,
    no_waivers: NoWaivers = False,
    show_waived: ShowWaived = False,
    sarif_waived: SarifWaived = False,
    today: Today = None,
    max_bad: o.MaxBad = 100,
    engine: o.EngineName = "auto",
    jobs: o.Jobs = None,
    format: o.Format = "table",
    output: Annotated[
        list[str],
        typer.Option(
            "--output",
            "-o",
            metavar="FORMAT=PATH",
            envvar="RECONCILE_OUTPUT",
            help="Write a report to a file as well; may be repeated.",
        ),
    ] = [],  # noqa: B006
    group_by: Annotated[
        str, typer.Option("--group-by", metavar="WHAT", envvar="RECONCILE_GROUP_BY", help="claim, source or rule.")
    ] = "claim",
    agreements: Annotated[
        bool,
        typer.Option(
            "--agreements", envvar="RECONCILE_AGREEMENTS", help="Account for the pairs that were not flagged."
        ),
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", envvar="RECONCILE_STATISTICS", help="Count findings by rule.")
    ] = False,
    width: o.Width = None,
    color: o.Color = "auto",
    plain: o.Ascii = False,
    quiet: Annotated[
        int, typer.Option("-q", count=True, envvar="RECONCILE_QUIET", help="Findings only; twice: exit code only.")
    ] = 0,
    verbose: Annotated[
        int, typer.Option("-v", count=True, envvar="RECONCILE_VERBOSE", help="Time and memory of each stage on stderr.")
    ] = 0,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            envvar="RECONCILE_FAIL_ON",
            help="error, warning, notice or never: what exit code 1 stands for.",
        ),
    ] = "error",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", envvar="RECONCILE_EXIT_ZERO", help="Leave with 0 whatever is found.")
    ] = False,
    max_findings: Annotated[
        int | None,
        typer.Option(
            "--max-findings",
            metavar="N",
            envvar="RECONCILE_MAX_FINDINGS",
            min=0,
            help="Show the N worst; the exit code counts all.",
            show_default=False,
        ),
    ] = None,
    allow_empty: Annotated[
        bool,
        typer.Option(
            "--allow-empty",
            envvar="RECONCILE_ALLOW_EMPTY",
            help="Fewer than two documents, or none with claims, is no failure.",
        ),
    ] = False,
) -> int:
    """Find conflicts between documents.

    Leaves with 0 when nothing at or above --fail-on was found, 1 when something was, 2 for bad input, 3 when there was nothing to compare.
    """
    check_format(format)
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on must be {', '.join(FAIL_ON[:-1])} or never, not `{fail_on}`")
    if group_by not in GROUPINGS:
        raise UsageError(f"--group-by must be claim, source or rule, not `{group_by}`")
    wanted = Wanted(
        paths or [],
        include,
        exclude,
        files_from,
        null,
        stdin_filename,
        encoding,
        parse_limits(tuple(limit)),
        max_bad,
        source_meta,
    )
    if one_story and against:
        raise UsageError("--one-story would take all that the ledger recalls as one story; leave it out with --against")
    layout = layout_for(
        width=width,
        color=color,
        plain=plain,
        agreements=agreements,
        statistics=statistics,
        group_by=group_by,
        max_findings=max_findings,
        show_waived=show_waived,
        sarif_waived=sarif_waived,
        quiet=quiet > 0,
    )
    chosen = prepare_rules(rules, select=select, ignore=ignore, tolerance=tolerance, min_score=min_score)
    settled = decided(baseline=baseline, waivers=waivers, no_waivers=no_waivers, today=today)
    if show_files:
        inputs = read_inputs(wanted)
        emit("".join(f"{document.path}\n" for document in inputs.documents))
        return _unread(inputs)
    progress = Progress(draw=quiet == 0, tell=verbose > 0)
    with open_inputs(wanted) as opened:
        targets = parse_outputs(output, [entry.path for entry in opened.entries], format)
        how = How(
            one_story=one_story, account=agreements, allow_empty=allow_empty, engine=engine, jobs=jobs, against=against
        )
        report = run(opened, chosen, how, progress)
    told = {
        "encoding": encoding,
        "select": select,
        "ignore": ignore,
        "tolerance": tolerance,
        "min_score": min_score,
        "against": against and _shown(against),
    }
    report = replace(report, options=tuple((name, str(value)) for name, value in told.items() if value is not None))
    report = replace(settled.over(report), fail_on="never" if exit_zero else fail_on)
    if quiet < 2:
        emit(pieces(report, format, layout), machine=format in MACHINE)
    write_reports(report, targets, for_files(layout, plain=plain, width=width))
    _notes(report, quiet=quiet)
    return exit_code(report)


def prepare_rules(
    path: str | None,
    *,
    select: str | None = None,
    ignore: str | None = None,
    tolerance: str | None = None,
    min_score: float | None = None,
) -> Rules:
    """Return the rules with what the command line changes of them."""
    chosen = select_rules(load_rules(path), _codes(select), _codes(ignore))
    if tolerance is not None:
        chosen = with_tolerance(chosen, tolerance)
    return chosen if min_score is None else replace(chosen, min_score=min_score)


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


@dataclass(frozen=True, slots=True)
class How:
    """How a run is to be done; only `one_story` and `against`, the name of a ledger, can change its result."""

    one_story: bool = False
    account: bool = False
    allow_empty: bool = False
    engine: str = "auto"
    jobs: int | None = None
    against: str | None = None


def run(opened: Opened, rules: Rules, how: How, progress: Progress | None = None) -> Report:
    """Compare the documents that can be read; raises NothingToCompare for fewer than two and no ledger, unless something else went wrong."""
    if not opened.entries and opened.errors:
        raise UsageError("\n".join(map(str, opened.errors)))
    if not opened.entries and not how.allow_empty:
        raise NothingToCompare("no documents found; name documents (*.txt, *.md, *.html …) or folders that hold some")
    report = _checked(opened, rules, how, progress)
    known = tuple(Note(e.code, e.message, e.path) for e in opened.errors)
    met = tuple(note for note in report.notes if note.code.startswith(UNREAD))
    if not report.sources and (known or met):
        raise UsageError("\n".join(f"{note.path}: {note.code} {note.message}" for note in (*known, *met)))
    if not (how.allow_empty or known or met):  # what could not be read is told after the report, with 2
        _refuse_empty(report, alone=how.against is None)
    others = (note for note in report.notes if not note.code.startswith(UNREAD))
    return replace(report, notes=(*known, *met, *opened.notes, *others))


def _checked(opened: Opened, rules: Rules, how: How, progress: Progress | None) -> Report:
    from reconcile.engine import open_engine
    from reconcile.language import load_language
    from reconcile.pipeline import Plan, check_entries

    plan = Plan(rules, load_language(rules.language), how.one_story, how.account)
    try:
        with (
            open_engine(how.engine, how.jobs, len(opened.entries)) as engine,
            _memory(how.against, rules, progress) as recall,
        ):
            report = check_entries(opened.entries, plan, engine, progress, recall)
    except KeyboardInterrupt:
        if progress is not None:
            progress.interrupted()
        raise
    if progress is not None:
        progress.compared(report.counts["weighed"], report.counts["judged"])
    return report


@contextmanager
def _memory(against: str | None, rules: Rules, progress: Progress | None) -> Iterator["Recall | None"]:
    """Yield the verb that recalls what a ledger holds, if there is one."""
    if against is None:
        yield None
        return
    from reconcile.ledger import open_ledger, shown, stamp_of

    with open_ledger(against) as ledger:
        stamp = stamp_of(rules)

        def recall(marks: Sequence[Mark]) -> Recalled:
            found = ledger.recall(marks, stamp)
            if progress is not None:
                unread = sum(remembered.made is None for remembered in found.documents)
                progress.recalled(shown(against), found.size, len(found.documents), unread)
            return found

        yield recall


def _shown(against: str) -> str:
    from reconcile.ledger import shown

    return shown(against)


def _refuse_empty(report: Report, *, alone: bool) -> None:
    """Raise NothingToCompare for a report in which nothing could be compared."""
    silent = {note.path for note in report.notes if note.code == "RC905"}
    repeated = any(note.code == "RC911" for note in report.notes)
    new = [source.document.path for source in report.sources if source.origin == BATCH]
    speaking = [path for path in new if path not in silent]
    if not speaking and not repeated:
        raise NothingToCompare(
            "no claims found in any document: they are empty, or hold no sentence that asserts anything"
        )
    if alone and len(speaking) < 2 and not report.findings:
        others = "".join(f"\n{path}: holds no claims" for path in sorted(silent))
        raise NothingToCompare(
            f"{speaking[0]}: the only document with claims, and it agrees with itself; name at least two to compare{others}"
        )


def _notes(report: Report, *, quiet: int) -> None:
    """Print the remarks on the input to stderr; what could not be read is told even to those who want quiet."""
    sys.stdout.flush()
    for note in report.notes:
        if note.code.startswith(UNREAD) or not quiet:
            line = f":{note.line}" if note.line else ""
            complain(f"{note.path}{line}: {note.code} {note.message}" if note.path else f"{note.code} {note.message}")


def _unread(inputs: Inputs) -> int:
    """Name what could not be read; that is 2."""
    sys.stdout.flush()
    for error in inputs.errors:
        complain(str(error))
    return 2 if inputs.errors else 0
