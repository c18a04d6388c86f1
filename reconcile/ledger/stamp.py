"""The stamp of what is made of a document: it changes with whatever could make something else of it."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from reconcile.rules import Rules
from reconcile.version import __version__

# what takes a document from its text to its claims, and the records that these are
ROOMS = ("model", "language", "layout", "split", "values", "grammar", "claims", "stories")
_SUFFIXES = (".py", ".yaml", ".bin")


def stamp_of(rules: Rules) -> str:
    """Return the stamp of documents that are read with these rules by this very program: its code, its words, its weights."""
    told = repr((_program(), rules.language, rules.aliases, rules.words))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """Return the digest of the files themselves, so that nobody has to remember to raise a number."""
    whole = sha256(f"{__version__} {unicodedata.unidata_version}".encode())
    for room in ROOMS:
        for path, data in sorted(_files(files("reconcile").joinpath(room), room)):
            whole.update(f"{path} {len(data)}\n".encode())
            whole.update(data)
    return whole.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for item in folder.iterdir():
        inner = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, inner)
        elif item.name.endswith(_SUFFIXES):
            yield inner, item.read_bytes()
