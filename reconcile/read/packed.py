"""Open what is packed, within limits: no member is unpacked further than the archive may grow, and no path is ever used."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from reconcile.errors import DocumentError
from reconcile.read.limits import Limits, too_much

_FLOOR = 2**20  # bytes that any archive may grow to: a small file of few words packs very well
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Packed:
    """A zip archive in memory, and how many bytes its members may still grow to."""

    path: str
    archive: zipfile.ZipFile
    left: int
    limits: Limits

    def members(self) -> dict[str, zipfile.ZipInfo]:
        """Return the files by name; of two with one name the last, as unpacking would."""
        return {info.filename: info for info in self.archive.infolist() if not info.is_dir()}

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack one member; raises DocumentError R108 past a limit, R109 when damaged, R110 when encrypted."""
        inner = f"{self.path}/{info.filename}"
        if info.flag_bits & _ENCRYPTED:
            raise DocumentError(inner, "is encrypted; unpack it with its password first", "R110")
        try:
            with self.archive.open(info) as file:
                data = file.read(min(self.left, self.limits.size) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
            RuntimeError,
        ) as error:
            raise DocumentError(inner, f"is damaged: {error}", "R109") from None
        if len(data) > self.left:
            raise too_much(self.path, "grows too much when it is unpacked", "ratio", self.limits.ratio)
        if len(data) > self.limits.size:
            raise too_much(inner, f"is larger than {self.limits.size // 2**20} MiB", "size", self.limits.size)
        self.left -= len(data)
        return data


def open_packed(data: bytes, path: str, limits: Limits) -> Packed:
    """Open a zip archive; raises DocumentError R109 when it is none."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise DocumentError(path, f"is damaged or cut off: {error}", "R109") from None
    return Packed(path, archive, max(_FLOOR, len(data) * limits.ratio), limits)
