"""`reconcile waive`: settle one finding, with a reason, for everybody who checks these sources after you."""

from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.decided import WAIVERS, WaiversFile, day, waivers_file
from reconcile.cli.guard import emit
from reconcile.cli.outputs import write_whole
from reconcile.cli.results import From, pick, report_of
from reconcile.decisions import KINDS, entry_for, read_waivers
from reconcile.errors import UsageError
from reconcile.model import Finding
from reconcile.report.escape import defuse, flat
from reconcile.rules import find_upward

_HEAD = """\
# Findings that somebody has settled. `reconcile waive ID --reason "…"` adds an entry at the end; edit and review it like code.
# An entry without a reason is an error; one that is past its `expires` counts again; one that stands for no finding is reported.
"""


def waive(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="The id of a finding, or the beginning of one.")],
    paths: o.Paths = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", envvar="RECONCILE_REASON", help="Why it is settled; needed.")
    ] = "",
    accepted_as: Annotated[
        str,
        typer.Option("--as", metavar="KIND", envvar="RECONCILE_AS", help=f"{', '.join(KINDS[:-1])} or {KINDS[-1]}."),
    ] = "",
    value: Annotated[
        str, typer.Option("--value", metavar="VALUE", envvar="RECONCILE_VALUE", help="The value taken for right.")
    ] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", envvar="RECONCILE_BY", help="Who settled it.")] = "",
    expires: Annotated[
        str, typer.Option("--expires", metavar="DATE", envvar="RECONCILE_EXPIRES", help="The last day it holds.")
    ] = "",
    source: From = None,
    rules: o.RulesFile = None,
    waivers: WaiversFile = None,
) -> int:
    """Waive a finding: append it to waivers.yaml with the reason, so that it no longer fails a run."""
    if not reason.strip():
        raise UsageError('a waiver needs a reason: --reason "confirmed by the company on the phone"')
    if accepted_as and accepted_as not in KINDS:
        raise UsageError(f"--as must be {', '.join(KINDS[:-1])} or {KINDS[-1]}, not `{accepted_as}`")
    until = day(expires, "--expires") if expires else None
    finding = pick(report_of(source, paths, rules), wanted)
    _check_value(finding, value)
    entry = entry_for(finding, reason=reason, accepted_as=accepted_as, value=value, by=by, expires=until)
    path = waivers_file(waivers) or _beside_the_rules()
    _append(path, entry, finding)
    emit(defuse(f"{flat(str(path))}: waived {finding.id} {finding.rule} {flat(finding.title)}\n"))
    return 0


def _check_value(finding: Finding, value: str) -> None:
    stated = [side.text for side in finding.sides]
    if value and value not in stated:
        raise UsageError(f"--value must be one of the values of the finding: {', '.join(stated)}; not `{value}`")


def _beside_the_rules() -> Path:
    rules = find_upward("rules.yaml", Path.cwd())
    return rules.with_name(WAIVERS) if rules else Path(WAIVERS)


def _append(path: Path, entry: str, finding: Finding) -> None:
    """Add an entry at the end of the file as text, so that comments survive; what is there must be sound."""
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as UTF-8: {error}") from None
    for waiver in read_waivers(before, str(path)):
        if waiver.covers(finding):
            raise UsageError(f"{path}:{waiver.line}: {finding.id} is waived there already; change that entry")
    text = before + ("" if before.endswith("\n") or not before else "\n") + entry
    read_waivers(text, str(path))
    write_whole(path, text)
