"""`reconcile check`: the main job."""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.decided import BaselineFile, NoWaivers, SarifWaived, ShowWaived, Today, WaiversFile, decided
from reconcile.cli.guard import complain, emit
from reconcile.cli.inputs import Inputs, Wanted, read_inputs
from reconcile.cli.outputs import check_format, parse_outputs, write_reports
from reconcile.cli.terminal import layout_for
from reconcile.errors import NothingToCompare, UsageError
from reconcile.model import Note, Report
from reconcile.read import parse_limits
from reconcile.report import MACHINE, UNREAD, exit_code, render
from reconcile.rules import Rules, load_rules, select_rules, with_tolerance

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
    baseline: BaselineFile = None,
    waivers: WaiversFile = None,
    no_waivers: NoWaivers = False,
    show_waived: ShowWaived = False,
    sarif_waived: SarifWaived = False,
    today: Today = None,
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
        int, typer.Option("-v", count=True, envvar="RECONCILE_VERBOSE", help="Time of each stage on stderr.")
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
    if group_by not in ("claim", "source", "rule"):
        raise UsageError(f"--group-by must be claim, source or rule, not `{group_by}`")
    wanted = Wanted(
        paths or [], include, exclude, files_from, null, stdin_filename, encoding, parse_limits(tuple(limit))
    )
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
    inputs = read_inputs(wanted)
    targets = parse_outputs(output, [d.path for d in inputs.documents], format)
    if show_files:
        emit("".join(f"{document.path}\n" for document in inputs.documents))
        return _unread(inputs)
    report = run(inputs, chosen, one_story=one_story, allow_empty=allow_empty, verbose=verbose > 0)
    report = replace(settled.over(report), fail_on="never" if exit_zero else fail_on)
    if quiet < 2:
        emit(render(report, format, layout), machine=format in MACHINE)
    write_reports(report, targets, replace(layout, color=False, terminal=False, ascii=plain, width=width or 120))
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


def run(inputs: Inputs, rules: Rules, *, one_story: bool = False, allow_empty: bool, verbose: bool = False) -> Report:
    """Compare the documents that could be read; raises NothingToCompare for fewer than two, unless something else went wrong."""
    from reconcile.language import load_language
    from reconcile.pipeline import check_documents

    documents = inputs.documents
    if not documents and inputs.errors:
        raise UsageError("\n".join(map(str, inputs.errors)))
    if not documents and not allow_empty:
        raise NothingToCompare("no documents found; name documents (*.txt, *.md, *.html …) or folders that hold some")
    lenient = allow_empty or bool(inputs.errors)  # what could not be read is told after the report, with 2
    report = check_documents(
        documents,
        rules=rules,
        language=load_language(rules.language),
        one_story=one_story,
        clock=_clock if verbose else None,
    )
    if not lenient and not report.counts.get("claims"):
        raise NothingToCompare(
            "no claims found in any document: they are empty, or hold no sentence that asserts anything"
        )
    silent = {note.path for note in report.notes if note.code == "RC905"}
    speaking = [document.path for document in documents if document.path not in silent]
    if not lenient and len(speaking) < 2 and not report.findings:
        others = "".join(f"\n{path}: holds no claims" for path in sorted(silent))
        raise NothingToCompare(
            f"{speaking[0]}: the only document with claims, and it agrees with itself; name at least two to compare{others}"
        )
    unread = (Note(e.code, e.message, e.path) for e in inputs.errors)
    return replace(report, notes=(*unread, *inputs.notes, *report.notes))


def _clock(stage: str, seconds: float) -> None:
    complain(f"{stage:10} {seconds * 1000:8.1f} ms")


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
