"""A PostgreSQL server of our own: in a folder of its own, on a socket of its own, gone after the tests."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

_USERS = ("postgres", "nobody")  # PostgreSQL refuses to run as root
_PATIENCE = 30  # seconds for the server to answer


def missing() -> str:
    """Say what a server of our own lacks here; empty where it lacks nothing."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if not _program("initdb") or not _program("postgres"):
        return "initdb and postgres are not on this machine"
    if os.geteuid() == 0 and _user() is None:
        return f"PostgreSQL does not run as root, and there is no user {' or '.join(_USERS)}"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """Run a server; yield the folder of its socket."""
    with tempfile.TemporaryDirectory(prefix="reconcile-pg-") as folder:
        user = _user() if os.geteuid() == 0 else None
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        told = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        data, environment = f"{folder}/data", {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": folder}
        make = [_program("initdb"), "-D", data, "-U", "reconcile", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        subprocess.run(make, check=True, capture_output=True, cwd=folder, env=environment, **told)  # type: ignore[call-overload]
        run = [_program("postgres"), "-D", data, "-k", folder, "-h", "", "-F"]
        process = subprocess.Popen(run, stderr=subprocess.DEVNULL, cwd=folder, env=environment, **told)  # type: ignore[call-overload]
        try:
            _wait(folder)
            yield folder
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing is to be kept
            process.wait(_PATIENCE)


def empty_database(socket: str) -> str:
    """Return the address of the database, emptied of the ledger of the test before: a database for each would take a second."""
    import psycopg

    with psycopg.connect(_address(socket), autocommit=True) as db:
        db.execute("SET client_min_messages TO warning")
        db.execute("DROP SCHEMA IF EXISTS reconcile CASCADE")
    return _address(socket)


def _address(socket: str) -> str:
    return f"postgresql://reconcile:open-sesame@/postgres?host={quote(socket, safe='')}"


def _wait(socket: str) -> None:
    import psycopg

    end = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(_address(socket)).close()
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def _program(name: str) -> str:
    places = sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)  # noqa: PTH207 - from the root
    return shutil.which(name) or next(iter(places), "")


def _user() -> pwd.struct_passwd | None:
    for name in _USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


if __name__ == "__main__":
    print((missing() and f"skipped: {missing()}") or f"runs on {Path(_program('postgres')).resolve()}")
