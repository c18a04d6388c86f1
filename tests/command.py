"""Run the command line as a user does: a process with its own folder, environment, streams and exit code.

A new interpreter takes half a second, most of it imports. So the process is a fork of this one wherever that makes no difference; what
an interpreter settles when it starts (hash seed, locale, imports) needs `afresh`.
"""

import fcntl
import io
import os
import pty
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import traceback
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NoReturn

from tests import desk
from tests.places import ROOT

PERSONAL = frozenset({"NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM"})
LONGEST = 60  # seconds
Done = subprocess.CompletedProcess[bytes]


def environment(**extra: str) -> dict[str, str]:
    """Return an environment without the variables of the person who runs the tests."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("RECONCILE_", "PYTHON")) and k not in PERSONAL}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", **extra}


def reconcile(*arguments: str, folder: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> Done:
    """Run the command in a folder and return what came of it."""
    settled = [name for name in env or {} if name.startswith(("PYTHON", "LC_", "LANG", "TZ"))]
    run = afresh if settled else _forked
    return run(arguments, folder, stdin, environment(**(env or {})))


def afresh(arguments: tuple[str, ...], folder: Path, stdin: bytes, env: Mapping[str, str]) -> Done:
    """Run the command in an interpreter of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reconcile", *arguments],
        cwd=folder,
        input=stdin,
        env=dict(env),
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )


def _forked(arguments: tuple[str, ...], folder: Path, stdin: bytes, env: Mapping[str, str]) -> Done:
    """Run the command in a fork, with files for streams."""
    warm()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        code = _wait(_fork(arguments, folder, env, lambda: (given.fileno(), out.fileno(), err.fileno())))
        out.seek(0)
        err.seek(0)
        return Done(list(arguments), code, out.read(), err.read())


def on_terminal(*arguments: str, env: Mapping[str, str] | None = None, columns: int = 0) -> bytes:
    """Run the command on a terminal of its own, in the repository, and return all that it prints there."""
    warm()
    ours, theirs = pty.openpty()
    if columns:
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    quiet = os.open(os.devnull, os.O_WRONLY)
    process = _fork(
        arguments, ROOT, environment(**{"TERM": "xterm-256color", **(env or {})}), lambda: (theirs, theirs, quiet)
    )
    os.close(theirs)
    os.close(quiet)
    parts = []
    while part := _read(ours):
        parts.append(part)
    _wait(process)
    os.close(ours)
    return b"".join(parts)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed: all has been read
        return b""


@cache
def warm() -> None:
    """Import what most commands need and read the tables of the grammar, once for all forks."""
    import reconcile.cli.app
    import reconcile.report.table  # noqa: F401 - imported for the forks

    desk.compare("Acme paid three dollars.", "Acme paid four dollars.")


def _fork(
    arguments: tuple[str, ...], folder: Path, env: Mapping[str, str], streams: Callable[[], tuple[int, int, int]]
) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process == 0:
        _become(arguments, folder, env, streams())
    return process


def _become(
    arguments: tuple[str, ...], folder: Path, env: Mapping[str, str], streams: tuple[int, int, int]
) -> NoReturn:
    """Be the command: take folder, environment and streams, run it, and leave without the rest of the tests."""
    try:
        os.setsid()
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(env)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        sys.stdin = sys.__stdin__ = io.TextIOWrapper(os.fdopen(0, "rb"), encoding="utf-8")  # type: ignore[misc]
        sys.stdout = sys.__stdout__ = _writer(1)  # type: ignore[misc]
        sys.stderr = sys.__stderr__ = _writer(2)  # type: ignore[misc]
        sys.argv = ["reconcile", *arguments]
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.alarm(LONGEST)
        code = _main()
    except BaseException:  # noqa: BLE001 - the fork must not go on as a second test run
        traceback.print_exc()
        code = 99
    os._exit(code)


def _writer(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(os.fdopen(number, "wb"), encoding="utf-8", line_buffering=number == 2)


def _main() -> int:
    from reconcile.__main__ import main

    code = 0
    try:
        main()
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _wait(process: int) -> int:
    """Return the exit code of a process, negative for a signal, as `subprocess` has it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
