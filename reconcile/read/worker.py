"""The other end of `apart`: reads what it is sent, with no network, no writing, and no more time and memory than it is given."""

import json
import sys
from collections.abc import Iterator
from typing import Any

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.apart import freeze, receive, send
from reconcile.read.formats import Raw, format_of, read_raw
from reconcile.read.limits import Limits

_REFUSED = ("socket.", "subprocess.", "os.exec", "os.spawn", "os.posix_spawn", "os.system", "os.fork")
_WRITING = frozenset(
    {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.truncate"}
)


def serve() -> None:
    """Answer requests until there are none."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not garble the answers
    sys.addaudithook(_refuse)
    while True:
        try:
            order = json.loads(receive(source, 2**20))
        except EOFError:
            return
        limits = Limits(**order["limits"])
        raw = Raw(order["name"], receive(source, 2**62), order["encoding"])
        _bound(limits)
        for found in _read(raw, limits):
            send(sink, json.dumps(freeze(found)).encode())
        send(sink, b'{"end": true}')


def _read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Read, and turn what goes wrong in a library into an error of the document; the process lives on."""
    reader = format_of(raw.name, raw.data).name
    try:
        for found in read_raw(raw, limits):
            yield found
            _bound(limits)
    except MemoryError:
        told = f"needs more than {limits.memory // 2**20} MiB of memory to be read; --limit memory=N allows more"
        yield DocumentError(raw.name, told, "R108")
    except RecursionError:
        yield DocumentError(raw.name, "is nested too deeply to be read", "R108")
    except Exception as error:  # noqa: BLE001 - the door of this process: whatever a library raises costs one document
        told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        yield DocumentError(raw.name, f"the {reader} reader failed on it ({told}); convert it to text", "R112")


def _bound(limits: Limits) -> None:
    """Bound memory and processor time; where the system has no such bounds the clock of the other end is the only one."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + limits.seconds + 5
    for kind, most in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, limits.memory), (resource.RLIMIT_CORE, 0)):
        _, ceiling = resource.getrlimit(kind)
        try:
            resource.setrlimit(kind, (most if ceiling == resource.RLIM_INFINITY else min(most, ceiling), ceiling))
        except (ValueError, OSError):
            continue


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop a library that reaches for the network, for another program, or for a file to write."""
    if event.startswith(_REFUSED) or event in _WRITING:
        raise PermissionError(f"a reader may not do {event}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("a reader may not write files")
