"""Gather what a page tells of its own date, place and edition."""

from collections.abc import Sequence
from datetime import date

from reconcile.layout.dates import Dateline, Stamp
from reconcile.model import Edition, Filing


class Stamps:
    """The time stamps of one page in the order in which they stand."""

    def __init__(self) -> None:
        self._stamps: list[Stamp] = []
        self._glued: date | None = None
        self._line: Dateline | None = None
        self._edition, self._number = Edition.PLAIN, 0

    def add(self, stamps: Sequence[Stamp]) -> None:
        """Take the stamps of a line."""
        self._stamps += stamps

    def glue(self, day: date | None) -> None:
        """Take a date that stands at the end of the headline."""
        self._glued = self._glued or day

    def place(self, line: Dateline) -> None:
        """Take the dateline of the first paragraph that has one."""
        self._line = self._line or line

    def note(self, edition: Edition | None, number: int = 0) -> None:
        """Take an edition mark; a correction is more than an update."""
        if edition and self._edition is not Edition.CORRECTED:
            self._edition = edition
        self._number = max(self._number, number)

    def filing(self) -> Filing:
        """Return what the page tells; a stamp with a clock and no day is of the day before it."""
        line = self._line
        spare = self._glued or (line.day if line else None)
        stamps = self._stamps if any(s.day for s in self._stamps) or not spare else [Stamp(spare), *self._stamps]
        last: Stamp | None = None
        day = stamped = None
        for stamp in stamps:
            day, current = day or stamp.day, stamp.day or stamped
            if current and (stamped is None or current > stamped or (current == stamped and stamp.minute is not None)):
                last, stamped = stamp, current
        edition = self._edition or (Edition.UPDATED if any(s.updated for s in stamps) else Edition.PLAIN)
        return Filing(
            day=day,
            stamped=stamped,
            minute=last.minute if last else None,
            zone=last.zone if last else "",
            shift=last.shift if last else None,
            month_day=line.month_day if line else None,
            place=line.place if line else "",
            edition=edition,
            number=self._number,
        )
