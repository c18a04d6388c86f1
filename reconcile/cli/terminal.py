"""What the terminal can show: width, colour, boxes."""

import os
import shutil
import sys

from reconcile.errors import UsageError
from reconcile.report import Layout

LEAST, MOST = 40, 1000


def layout_for(*, width: int | None, color: str, plain: bool, **rest: object) -> Layout:
    """Return the layout for stdout: `--width`, else the terminal, else COLUMNS, else 120."""
    if width is not None and not LEAST <= width <= MOST:
        raise UsageError(f"--width must be from {LEAST} to {MOST}, not {width}")
    terminal = sys.stdout.isatty()
    narrow_encoding = (sys.stdout.encoding or "ascii").lower().replace("-", "") not in (
        "utf8",
        "utf16",
        "utf32",
        "cp65001",
    )
    return Layout(
        width=width or _width(terminal=terminal),
        color=wants_color(color, terminal=terminal),
        ascii=plain or narrow_encoding,
        terminal=terminal,
        **rest,  # type: ignore[arg-type]
    )


def _width(*, terminal: bool) -> int:
    if terminal:
        return max(LEAST, shutil.get_terminal_size((120, 24)).columns)
    columns = os.environ.get("COLUMNS", "")
    return min(MOST, max(LEAST, int(columns))) if columns.isdigit() and int(columns) else 120


def wants_color(choice: str, *, terminal: bool) -> bool:
    """Decide on colour: the option, then NO_COLOR, then FORCE_COLOR or CLICOLOR_FORCE, then the terminal; an empty variable is unset."""
    if choice not in ("auto", "always", "never"):
        raise UsageError(f"--color must be auto, always or never, not `{choice}`")
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name) not in (None, "", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal and os.environ.get("TERM", "") != "dumb"
