"""Unpack a compressed JSONL file to a plain one, within limits, because records are looked up by their place."""

import gzip
import zlib
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from reconcile.errors import DocumentError
from reconcile.read.limits import Limits, too_much

PACKED = (".gz", ".zst")
_FLOOR = 2**24  # bytes that any batch may grow to
_PIECE = 2**20


def unpack(path: str, target: Path, limits: Limits) -> Path:
    """Write the content of a `.gz` or `.zst` file to `target`; raises DocumentError R107, R108 or R109."""
    most = max(_FLOOR, Path(path).stat().st_size * limits.ratio)
    done = 0
    try:
        with _open(path) as packed, target.open("wb") as plain:
            while piece := packed.read(_PIECE):
                done += len(piece)
                if done > most:
                    raise too_much(path, f"grows to more than {limits.ratio} times its size", "ratio", limits.ratio)
                plain.write(piece)
    except (EOFError, zlib.error, ValueError) as error:
        raise DocumentError(path, f"is damaged: {error}", "R109") from None
    except OSError as error:
        if error.errno is None:  # what the libraries raise for bad data
            raise DocumentError(path, f"is damaged: {error}", "R109") from None
        raise
    return target


def _open(path: str) -> BinaryIO:
    if path.lower().endswith(".gz"):
        return gzip.open(path, "rb")  # type: ignore[return-value]
    for name in ("compression.zstd", "backports.zstd", "zstandard"):
        try:
            library: Any = import_module(name)
        except ImportError:
            continue
        opened: BinaryIO = library.open(path, "rb")
        return opened
    raise DocumentError(path, "needs a zstd library: pip install 'reconcile[zst]'", "R107")
