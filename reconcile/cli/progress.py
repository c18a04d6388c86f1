"""Progress on stderr where a person watches, and time and memory of each stage for `-v`."""

import sys
from time import monotonic

from reconcile.cli.guard import complain

_PATIENCE = 1.0  # seconds of work before anything is drawn
_EVERY = 0.1  # seconds between two drawings
_MANY = 20  # documents that are read again and need not be; fewer cost less than half a second
_UNITS = {"mark": ("marking", "documents"), "check": ("checking", "stories")}


class Progress:
    """Watches the stages of a run; one line, drawn over and over, and gone when the stage is done."""

    def __init__(self, *, draw: bool, tell: bool) -> None:
        self._draw = draw and sys.stderr.isatty()
        self._tell = tell
        self._begun = self._stage_begun = self._drawn = monotonic()
        self._stage, self._done, self._total, self._shown = "", 0, 0, False

    def __call__(self, stage: str, done: int, total: int, seconds: float) -> None:
        """Note how far a stage is; `total` 0 means that it has ended after `seconds`."""
        if not total:
            self._clear()
            if self._tell:
                complain(f"{stage:8} {seconds:8.2f} s  {_memory()}")
            return
        now = monotonic()
        if stage != self._stage:
            self._stage, self._stage_begun = stage, now
        self._done, self._total = done, total
        if self._draw and now - self._begun > _PATIENCE and now - self._drawn > _EVERY:
            self._drawn, self._shown = now, True
            sys.stderr.write(f"\r{self.line(now - self._stage_begun)}\x1b[K")
            sys.stderr.flush()

    def line(self, seconds: float) -> str:
        """Say how far the stage is after so many seconds, how fast it goes and how long it will take."""
        doing, unit = _UNITS.get(self._stage, (self._stage, "items"))
        rate = self._done / seconds if seconds > 0 else 0.0
        left = f", {_clock((self._total - self._done) / rate)} left" if rate else ""
        return f"{doing} {self._done:,} of {self._total:,} {unit}, {rate:,.0f}/s{left}"

    def recalled(self, ledger: str, size: int, near: int, unread: int) -> None:
        """Say how much of a ledger is near, and how much of that has to be read again because nothing is kept of it."""
        if self._tell:
            self._clear()
            complain(f"ledger   {size:,} documents; {near:,} near, {unread:,} of them to be read again")
        if unread >= _MANY:
            self._clear()
            complain(
                f"{ledger}: {unread:,} old documents have to be read again; `reconcile ledger read` keeps what they claim"
            )

    def compared(self, weighed: int, judged: int) -> None:
        """Say how many pairs of values were weighed and judged."""
        if self._tell:
            complain(f"pairs    {weighed:,} weighed, {judged:,} judged")

    def interrupted(self) -> None:
        """Say what was done when the user had enough."""
        self._clear()
        doing, unit = _UNITS.get(self._stage, ("reading", "documents"))
        complain(f"stopped while {doing}: {self._done:,} of {self._total:,} {unit} were done; nothing is reported")

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"


def _memory() -> str:
    """Return the most memory that this process, and the largest of its workers, ever had."""
    try:
        from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
    except ImportError:  # Windows
        return ""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, workers = (getrusage(who).ru_maxrss // unit for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return f"peak {own:5} MB" + (f", workers {workers} MB each" if workers else "")
