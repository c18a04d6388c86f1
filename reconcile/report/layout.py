"""How a report is to look; what it says is decided before."""

from dataclasses import dataclass

GROUPINGS = ("claim", "source", "rule")


@dataclass(frozen=True, slots=True)
class Layout:
    """Options of all formats; each uses what concerns it."""

    width: int = 120
    color: bool = False
    ascii: bool = False
    terminal: bool = False  # a person reads it on a screen; else log commands are defused
    agreements: bool = False
    statistics: bool = False
    group_by: str = "claim"  # one of GROUPINGS
    max_findings: int | None = None  # for formats that people read; files for machines are always whole
    show_waived: bool = False  # also what the baseline knows and what was waived
    sarif_waived: bool = False  # waived findings in SARIF too, as suppressed results
    quiet: bool = False
