"""What arrives in a folder: documents that are there and have stopped changing."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reconcile.errors import UsageError
from reconcile.read.paths import find_paths

# names under which browsers, editors and copying tools keep what is not finished; hidden files are never looked at
UNFINISHED = (
    "*~",
    "~$*",
    "#*",
    "*.tmp",
    "*.temp",
    "*.part",
    "*.partial",
    "*.filepart",
    "*.crdownload",
    "*.download",
    "*.swp",
)
_MISSING = "watching a folder needs watchfiles: pip install 'reconcile[watch]'; `--once` does without"
Sign = tuple[int, int, int]  # size, time of the last change in nanoseconds, number of the file


@dataclass
class Inbox:
    """A folder into which documents are dropped; each is taken once, and again when it has changed."""

    folder: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    waiting: tuple[
        str, ...
    ] = ()  # paths that are not taken yet: they were not there at the last look, or are being written
    _last: dict[str, Sign] = field(default_factory=dict, init=False)
    _taken: dict[str, Sign] = field(default_factory=dict, init=False)

    def take(self) -> tuple[str, ...]:
        """Look into the folder; return the documents that are as they were at the last look and were not taken as they are.

        Raises UsageError when there is no such folder.
        """
        now = self._look()
        ready = [path for path, sign in now.items() if self._taken.get(path) != sign and self._last.get(path) == sign]
        self._taken = {path: sign for path, sign in self._taken.items() if path in now} | {p: now[p] for p in ready}
        self._last = now
        self.waiting = tuple(path for path, sign in now.items() if self._taken.get(path) != sign)
        return tuple(ready)

    def _look(self) -> dict[str, Sign]:
        if not Path(self.folder).is_dir():
            raise UsageError(f"{self.folder}: is no folder to watch; make it, or check the spelling")
        found = find_paths([self.folder], include=self.include, exclude=(*self.exclude, *UNFINISHED)).paths
        return {path: sign for path in found if (sign := _sign(path)) is not None}


def _sign(path: str) -> Sign | None:
    try:
        told = os.stat(path)  # noqa: PTH116 - it answers for every string
    except OSError:  # renamed or taken away since the folder was listed
        return None
    return told.st_size, told.st_mtime_ns, told.st_ino


def there_now(inbox: Inbox, settle: float) -> tuple[str, ...]:
    """Return what was in a folder at the last look and does not change within so many seconds."""
    if inbox.waiting:
        time.sleep(settle)
    return inbox.take()


def arrivals(inbox: Inbox, settle: float) -> Iterator[tuple[str, ...]]:
    """Yield batches of documents as they arrive, first what is there, each batch after so many seconds without a change; never ends.

    Raises UsageError where watchfiles is missing, or when the folder goes.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise UsageError(_MISSING) from None
    quiet = round(settle * 1000)
    changes = watch(inbox.folder, watch_filter=None, debounce=quiet, rust_timeout=quiet, yield_on_timeout=True)
    looked = False  # once after the watching has begun, so that nothing slips in between
    for changed in changes:
        if changed or inbox.waiting or not looked:
            looked = True
            if ready := inbox.take():
                yield ready
