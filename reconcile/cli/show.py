"""`reconcile show` and `reconcile report`: one finding in full, and a report rendered again."""

from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.between import Between, told_between
from reconcile.cli.decided import SarifWaived, ShowWaived
from reconcile.cli.guard import emit
from reconcile.cli.outputs import check_format, for_files, parse_outputs, write_reports
from reconcile.cli.results import From, load_report, pick, report_of
from reconcile.cli.terminal import layout_for
from reconcile.errors import UsageError
from reconcile.report import MACHINE, pieces


def show(
    wanted: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="The id of a finding, or the beginning of one.", show_default=False),
    ] = None,
    paths: o.Paths = None,
    between: Between = None,
    source: From = None,
    rules: o.RulesFile = None,
    width: o.Width = None,
    color: o.Color = "auto",
) -> int:
    """Print one finding in full: every mention, both intervals, from vaguest to sharpest, and why they were matched.

    With --between, say of the values on two lines which gate kept them apart, or which rule cleared or flagged them.
    """
    if between is not None:
        emit(told_between(between, [*([wanted] if wanted else []), *(paths or [])], rules))
        return 0
    if wanted is None:
        raise UsageError("name the id of a finding, such as `reconcile show c7f3a1`, or two places with --between")
    found = pick(report_of(source, paths, rules), wanted)
    from reconcile.report.full import render_finding

    emit(render_finding(found, layout_for(width=width, color=color, plain=False)))
    return 0


def report(
    results: Annotated[
        str | None,
        typer.Argument(
            metavar="RESULTS.json", help="A report that `check -f json` wrote; `-` is stdin.", show_default=False
        ),
    ] = None,
    format: o.Format = "table",
    output: Annotated[
        list[str],
        typer.Option(
            "--output", "-o", metavar="FORMAT=PATH", envvar="RECONCILE_OUTPUT", help="Write to a file as well."
        ),
    ] = [],  # noqa: B006
    schema: Annotated[
        bool, typer.Option("--schema", envvar="RECONCILE_SCHEMA", help="Print the JSON Schema of the report, and stop.")
    ] = False,
    show_waived: ShowWaived = False,
    sarif_waived: SarifWaived = False,
    agreements: Annotated[
        bool,
        typer.Option(
            "--agreements",
            envvar="RECONCILE_AGREEMENTS",
            help="Account for the pairs that were not flagged, where the report holds them.",
        ),
    ] = False,
    width: o.Width = None,
    color: o.Color = "auto",
    plain: o.Ascii = False,
) -> int:
    """Render a JSON report again, in any format, without running anything."""
    if schema:
        from reconcile.report.conform import schema_text

        emit(schema_text(), machine=True)
        return 0
    if results is None:
        raise UsageError("name the JSON report to render, such as `reconcile report results.json`")
    check_format(format)
    found = load_report(results)
    layout = layout_for(
        width=width, color=color, plain=plain, agreements=agreements, show_waived=show_waived, sarif_waived=sarif_waived
    )
    targets = parse_outputs(output, [results], format)
    emit(pieces(found, format, layout), machine=format in MACHINE)
    write_reports(found, targets, for_files(layout, plain=plain, width=width))
    return 0
