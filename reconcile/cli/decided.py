"""What was settled before: find the baseline and the waivers, and lay them over a report."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from reconcile.decisions import Baseline, Waiver, read_baseline, read_waivers, settle
from reconcile.errors import UsageError
from reconcile.model import Report
from reconcile.read import shown_path
from reconcile.rules import find_upward

WAIVERS = "waivers.yaml"
BaselineFile = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        envvar="RECONCILE_BASELINE",
        help="Findings that this file knows do not fail the run; `reconcile baseline create` writes one.",
    ),
]
WaiversFile = Annotated[
    str | None,
    typer.Option(
        "--waivers",
        metavar="FILE",
        envvar="RECONCILE_WAIVERS",
        help="Waived findings; by default the nearest waivers.yaml upward.",
    ),
]
NoWaivers = Annotated[
    bool, typer.Option("--no-waivers", envvar="RECONCILE_NO_WAIVERS", help="Let waived findings count.")
]
ShowWaived = Annotated[
    bool,
    typer.Option(
        "--show-waived",
        envvar="RECONCILE_SHOW_WAIVED",
        help="Show to people also what was waived or the baseline knows.",
    ),
]
SarifWaived = Annotated[
    bool,
    typer.Option(
        "--sarif-waived", envvar="RECONCILE_SARIF_WAIVED", help="Waived findings in SARIF too, as suppressed results."
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        envvar="RECONCILE_TODAY",
        help="The day on which waivers expire or not; by default the day in UTC, asked only where a waiver expires.",
    ),
]


@dataclass(frozen=True, slots=True)
class Decided:
    """What a run was told of earlier decisions, read before the work."""

    baseline: Baseline
    waivers: tuple[Waiver, ...]
    path: str
    today: date | None

    def over(self, report: Report) -> Report:
        """Return the report with these decisions laid over it; the day is told where the result hangs on it."""
        options = report.options if self.today is None else (*report.options, ("today", self.today.isoformat()))
        settled = settle(report, self.baseline, self.waivers, today=self.today, path=self.path)
        return replace(settled, options=options)


def decided(*, baseline: str | None, waivers: str | None, no_waivers: bool, today: str | None) -> Decided:
    """Read the decisions; raises UsageError or RulesError, before any work is done."""
    known = load_baseline(baseline) if baseline else {}
    path = None if no_waivers else waivers_file(waivers)
    found = read_waivers(_read(path), shown_path(path)) if path else ()
    expires = any(waiver.expires for waiver in found)
    return Decided(known, found, shown_path(path) if path else "", _day(today) if expires or today else None)


def load_baseline(name: str) -> Baseline:
    """Return the findings that a baseline knows."""
    return read_baseline(_read(Path(name)), name)


def waivers_file(name: str | None) -> Path | None:
    """Return the file that was named, else the nearest `waivers.yaml`, if there is one."""
    return Path(name) if name else find_upward(WAIVERS, Path.cwd())


def day(text: str, option: str) -> date:
    """Return the day of an option; raises UsageError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} takes a day such as 2026-12-31, not `{text}`") from None


def _day(text: str | None) -> date:
    """The clock is read here and nowhere else, and only where a waiver expires and no day was given."""
    return day(text, "--today") if text else datetime.now(tz=UTC).date()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
