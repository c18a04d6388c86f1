"""Read in a process that may be lost: a reader that crashes, hangs or eats the memory costs its own document and nothing else.

Both ends speak the same tongue: a line with a length, then so many bytes. A request is a JSON object and the document; answers
are JSON objects, one a document or error, and the last one says `end`. JSON and not pickle, so that a reader that a hostile document
has taken over can lie to this process but cannot run anything in it.
"""

import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, BinaryIO

from reconcile.errors import DocumentError
from reconcile.model import Document, Note, Origin
from reconcile.read.formats import Raw, format_of
from reconcile.read.limits import Limits

if TYPE_CHECKING:
    import subprocess

_PROGRAM = "from reconcile.read.worker import serve; serve()"
_MOST = 2**31  # no answer is longer


class Apart:
    """The process beside this one, started when the first document needs it and again after each loss."""

    def __init__(self, limits: Limits, program: str = _PROGRAM) -> None:
        self.limits = limits
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def read(self, raw: Raw) -> Iterator[Document | DocumentError]:
        """Yield what the reader gives; when it is lost, an error in place of what it still owed."""
        process = self._process or self._start()
        self._late = False
        order = {"name": raw.name, "encoding": raw.encoding, "limits": asdict(self.limits)}
        try:
            with _Alarm(self, self.limits.seconds):
                send(_pipe(process.stdin), json.dumps(order).encode())
                send(_pipe(process.stdin), raw.data)
            while True:
                with _Alarm(self, self.limits.seconds):
                    answer = json.loads(receive(_pipe(process.stdout), _MOST))
                if "end" in answer:
                    return
                yield thaw(answer)
        except (EOFError, OSError, ValueError):
            yield self._lost(raw)
        except GeneratorExit:
            self.close()
            raise

    def _start(self) -> "subprocess.Popen[bytes]":
        import subprocess

        home = str(Path(__file__).parents[2])
        path = [home, *(p for p in sys.path if p and p != home)]
        self._process = subprocess.Popen(  # noqa: S603 - this interpreter, with a program of ours
            [sys.executable, "-I", "-B", "-c", f"import sys; sys.path[:] = {path!r}; {self._program}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process

    def stop(self) -> None:
        """Kill the process because its time is up."""
        self._late = True
        if self._process is not None:
            self._process.kill()

    def _lost(self, raw: Raw) -> DocumentError:
        code = self._process.wait() if self._process else 0
        self.close()
        reader = format_of(raw.name, raw.data).name
        if self._late or -code == getattr(signal, "SIGXCPU", None):
            most = self.limits.seconds
            return DocumentError(
                raw.name,
                f"the {reader} reader was stopped after {most} seconds; --limit seconds=N gives it longer",
                "R108",
            )
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return DocumentError(raw.name, f"the {reader} reader crashed on it ({how}); convert it to text", "R112")

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                try:
                    _pipe(pipe).close()
                except OSError:  # what was not sent is of no use any more
                    continue


class _Alarm:
    """Kill the process when the block takes longer than its seconds."""

    def __init__(self, apart: Apart, seconds: float) -> None:
        self._timer = Timer(min(seconds, 10**8), apart.stop)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _pipe(pipe: Any) -> BinaryIO:
    if pipe is None:
        raise EOFError
    return pipe  # type: ignore[no-any-return]


def send(pipe: BinaryIO, data: bytes) -> None:
    """Write one message."""
    pipe.write(b"%d\n" % len(data))
    pipe.write(data)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> bytes:
    """Read one message; raises EOFError when the other end is gone, ValueError when it speaks nonsense."""
    head = pipe.readline(16)
    if not head:
        raise EOFError
    size = int(head)
    if not 0 <= size <= most:
        raise ValueError(size)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def freeze(found: Document | DocumentError) -> dict[str, Any]:
    """Return a document or an error as an object of JSON."""
    if isinstance(found, DocumentError):
        return {"error": [found.path, found.message, found.code]}
    return {**asdict(found), "dated": found.dated.isoformat() if found.dated else None}


def thaw(answer: dict[str, Any]) -> Document | DocumentError:
    """Return the document or error that an answer holds."""
    if "error" in answer:
        return DocumentError(*answer["error"])
    dated = answer["dated"]
    return Document(
        **{
            **answer,
            "dated": date.fromisoformat(dated) if dated else None,
            "notes": tuple(Note(**note) for note in answer["notes"]),
            "origin": Origin(**answer["origin"]),
            "pages": tuple(answer["pages"]),
        }
    )
