"""`reconcile show` and `reconcile report`: one finding in full, and a report rendered again."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.check import prepare_rules, run
from reconcile.cli.guard import emit
from reconcile.cli.inputs import Wanted, read_inputs
from reconcile.cli.outputs import check_format, parse_outputs, write_reports
from reconcile.cli.terminal import layout_for
from reconcile.errors import UsageError
from reconcile.model import Report
from reconcile.report import MACHINE, render
from reconcile.report.restore import restore


def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="The id of a finding, or the beginning of one.")],
    paths: o.Paths = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="RESULTS.json", envvar="RECONCILE_FROM", help="Take the finding from a JSON report."
        ),
    ] = None,
    rules: o.RulesFile = None,
    width: o.Width = None,
    color: o.Color = "auto",
) -> int:
    """Print one finding in full: every mention, both intervals, from vaguest to sharpest, and why they were matched."""
    report = (
        _load(source) if source else run(read_inputs(Wanted(paths or ["."])), prepare_rules(rules), allow_empty=True)
    )
    found = [
        f
        for f in report.findings
        if f.fingerprint.removeprefix("rcf1:").startswith(wanted.lower().removeprefix("rcf1:"))
    ]
    if not found:
        raise UsageError(
            f"there is no finding `{wanted}`; ids: {', '.join(f.id for f in report.findings[:12]) or 'none'}"
        )
    if len({f.fingerprint for f in found}) > 1:
        raise UsageError(f"`{wanted}` is the beginning of several ids: {', '.join(f.id for f in found)}")
    from reconcile.report.full import render_finding

    emit(render_finding(found[0], layout_for(width=width, color=color, plain=False)))
    return 0


def _load(name: str) -> Report:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return restore(data.decode("utf-8"), name)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}; give a file that `check -f json` wrote") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is not UTF-8 (byte {error.start}); give a file that `check -f json` wrote") from None


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
        from importlib.resources import files

        emit(files("reconcile.report").joinpath("report-1.schema.json").read_text(encoding="utf-8"), machine=True)
        return 0
    if results is None:
        raise UsageError("name the JSON report to render, such as `reconcile report results.json`")
    check_format(format)
    found = _load(results)
    layout = layout_for(width=width, color=color, plain=plain, agreements=agreements)
    targets = parse_outputs(output, [results], format)
    emit(render(found, format, layout), machine=format in MACHINE)
    write_reports(found, targets, replace(layout, color=False, terminal=False, ascii=plain, width=width or 120))
    return 0
