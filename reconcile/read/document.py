"""Turn bytes into a Document: decode without losing a character, refuse what is no text."""

import re
import stat
from hashlib import sha256
from pathlib import Path

from reconcile.errors import DocumentError
from reconcile.model import Document, Note

LIMIT = 64 * 1024 * 1024
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
_BINARY_SHARE = 0.1  # a text has next to no control characters; archives and images have a third


def read_document(
    path: Path | str, *, name: str | None = None, encoding: str | None = None, limit: int = LIMIT
) -> Document:
    """Read one file; `name` is the path shown in reports.

    Raises DocumentError: R101 missing, R102 not a file, R103 not readable, R104 too large, R105 not text, R106 wrong encoding.
    """
    path = Path(path)
    shown = name or path.as_posix()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(shown, "is not a regular file; name a text file or a folder", "R102")
        if status.st_size > limit:
            raise DocumentError(shown, f"is larger than {limit // 2**20} MiB; split it or raise the limit", "R104")
        data = path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(shown, "does not exist; check the spelling", "R101") from None
    except PermissionError:
        raise DocumentError(shown, "may not be read; check its permissions", "R103") from None
    except (OSError, ValueError) as error:
        raise DocumentError(shown, f"cannot be read: {error}", "R103") from None
    return read_bytes(data, name=shown, encoding=encoding)


def read_bytes(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Decode bytes: byte-order mark, else strict UTF-8, else Windows-1252 with a note; or the encoding that was asked for."""
    text, used, notes = _decode(data, name, encoding)
    controls = sum(1 for c in text[:65536] if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\x7f")
    if controls > _BINARY_SHARE * max(1, len(text[:65536])) or ("\x00" in text[:1024] and controls > 8):
        raise DocumentError(name, "is not text but a binary file; convert it to text first", "R105")
    hidden = len(_HIDDEN.findall(text))
    if hidden:
        notes.append(
            Note(
                "RC904",
                f"{hidden} hidden character{'s' if hidden > 1 else ''} (control, zero-width or direction marks)",
                name,
            )
        )
    return Document(path=name, text=text, digest=sha256(data).hexdigest(), encoding=used, notes=tuple(notes))


def _decode(data: bytes, name: str, encoding: str | None) -> tuple[str, str, list[Note]]:
    if encoding is not None:
        try:
            return data.decode(encoding), encoding, []
        except LookupError:
            raise DocumentError(name, f"there is no encoding `{encoding}`; try utf-8 or cp1252", "R106") from None
        except UnicodeDecodeError as error:
            raise DocumentError(
                name, f"is not {encoding} (byte {error.start}); leave --encoding out to have it detected", "R106"
            ) from None
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(codec), codec, []
            except UnicodeDecodeError as error:
                raise DocumentError(
                    name, f"begins with a {codec} byte-order mark but is broken at byte {error.start}", "R106"
                ) from None
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        return (
            text,
            "cp1252",
            [
                Note(
                    "RC901",
                    "encoding guessed: not UTF-8, read as Windows-1252; say --encoding NAME if that is wrong",
                    name,
                )
            ],
        )
