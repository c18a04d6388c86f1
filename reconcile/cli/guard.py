"""What becomes of an error: a sentence and its exit code, or, for a bug, a traceback and 70."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import Any

import typer

from reconcile.errors import ReconcileError
from reconcile.report.escape import defuse, visible

INTERNAL, INTERRUPTED, PIPE = 70, 130, 141


def guarded(body: Callable[..., int]) -> Callable[..., None]:
    """Wrap the body of a command, which returns its exit code; typer's own handling would turn a closed pipe into 1."""

    @wraps(body)
    def command(*args: Any, **options: Any) -> None:
        raise typer.Exit(_code(body, args, options))

    return command


def _code(body: Callable[..., int], args: tuple[Any, ...], options: dict[str, Any]) -> int:
    try:
        code = body(*args, **options)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        return PIPE
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except ReconcileError as error:
        complain(str(error))
        return error.exit_code
    except (typer.Exit, typer.Abort, SystemExit):
        raise
    except Exception:  # noqa: BLE001 - the one door: Python would leave with 1, which reads as "conflicts found"
        import traceback

        complain(traceback.format_exc().rstrip())
        complain("this is a bug in reconcile; please report it with the lines above and, if you may, the documents")
        return INTERNAL
    return code


def _silence_stdout() -> None:
    """Keep the interpreter from complaining about the closed pipe once more when it leaves."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Print lines to stderr, harmless, whatever the locale."""
    text = "\n".join(visible(line) for line in message.split("\n"))
    if not sys.stderr.isatty():
        text = defuse(text)
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def emit(text: str | Iterable[str], *, machine: bool = False) -> None:
    """Print a report to stdout, whole or in pieces: machine formats as UTF-8 bytes, others in the terminal's encoding with escapes for what it lacks."""
    out = sys.stdout
    whole = machine or (out.encoding or "").lower().replace("-", "") == "utf8"
    encoding = "utf-8" if whole else out.encoding or "ascii"
    buffer = getattr(out, "buffer", None)
    out.flush()
    for piece in [text] if isinstance(text, str) else text:
        data = piece.encode(encoding, "surrogatepass" if machine else "backslashreplace")
        if buffer is None:
            out.write(data.decode("utf-8"))
        else:
            buffer.write(data)
    if buffer is not None:
        buffer.flush()
