"""Turn bytes into characters without losing one: marks first, then UTF-8, then the old encodings, by what they make of the letters."""

import re
from importlib.util import find_spec

from reconcile.errors import DocumentError
from reconcile.model import Note

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# Two encodings of news archives beside UTF-8. Where one is read as the other, quotation marks and apostrophes become capitals
# and signs in the middle of words: `Scale’s` is `ScaleÕs`, `café` is `cafŽ`.
_OLD = ("cp1252", "mac_roman")
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
_AFTER = re.compile("(?<=[a-z])[^\x00-\x7f]")  # a sign right after a small letter
_WITHIN = re.compile("(?<=[a-z])[^\x00-\x7f](?=[a-z])")
_CROWD = re.compile("(?<=[^\x00-\x7f]{2})[^\x00-\x7f]")  # accents do not stand three in a row
_JOINTS = frozenset("’‘'-–—\u00ad\u2011")
_SOUND = 0.2  # an encoding that makes more than this share of its non-ASCII characters odd is not believed
_TORN = 20  # a UTF-8 text may hold one broken sequence for this many good ones


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str, tuple[Note, ...]]:
    """Return text, encoding used and remarks; raises DocumentError R106 when the encoding that was asked for does not fit.

    Order: the encoding asked for; byte-order mark; UTF-16 without one; strict UTF-8; UTF-8 with a few broken bytes;
    Windows-1252 or Mac Roman, whichever makes sounder words; else what charset-normalizer says, where it is installed.
    """
    if encoding is not None:
        return _asked(data, name, encoding), encoding, ()
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _marked(data, codec, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, name)
    wide = _wide(data) if "\x00" in text[:64] else None
    return (data.decode(wide, "replace"), wide, (_guessed(name, wide.upper()),)) if wide else (text, "utf-8", ())


def _asked(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise DocumentError(name, f"there is no encoding `{encoding}`; try utf-8 or cp1252", "R106") from None
    except UnicodeError as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise DocumentError(
            name, f"is not {encoding}{place}; leave --encoding out to have it detected", "R106"
        ) from None


def _marked(data: bytes, codec: str, name: str) -> tuple[str, str, tuple[Note, ...]]:
    try:
        return data.decode(codec), codec, ()
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") * _TORN > len(text) + _TORN:
            raise DocumentError(
                name, f"begins with a {codec} byte-order mark but is broken at byte {error.start}", "R106"
            ) from None
        return text, codec, (_torn(name, text, codec),)


def _wide(data: bytes) -> str | None:
    """Western text in UTF-16 has a NUL in every second byte, before or after each letter."""
    head = data[:4096]
    half = len(head) // 2
    for codec, first in (("utf-16-be", 0), ("utf-16-le", 1)):
        if half and head[first::2].count(0) > 0.7 * half and head[1 - first :: 2].count(0) < 0.1 * half:
            return codec
    return None


def _guess(data: bytes, name: str) -> tuple[str, str, tuple[Note, ...]]:
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), wide, (_guessed(name, wide.upper()),)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken * _TORN <= sum(1 for c in text if c > "\x7f") - broken + _TORN // 2:
        return text, "utf-8", (_torn(name, text, "utf-8"),)
    tried = {codec: data.decode(codec, "replace") for codec in _OLD}
    codec = min(_OLD, key=lambda codec: _odd(tried[codec]))
    text = tried[codec]
    foreign = sum(1 for c in text if c > "\x7f")
    if _odd(text) > _SOUND * foreign and find_spec("charset_normalizer"):
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        if best is not None:
            return data.decode(best.encoding, "replace"), best.encoding, (_guessed(name, best.encoding),)
    return text, codec, (_guessed(name, _NAMES[codec]),)


def _odd(text: str) -> int:
    """Count the signs that no Western text has where they stand: capitals and signs in words, accents in rows."""
    capitals = sum(1 for sign in _AFTER.findall(text) if sign.isupper() or sign == "\ufffd")
    signs = sum(1 for sign in _WITHIN.findall(text) if not sign.isalpha() and sign not in _JOINTS)
    return capitals + signs + len(_CROWD.findall(text))


def _guessed(name: str, codec: str) -> Note:
    return Note("RC901", f"encoding guessed: not UTF-8, read as {codec}; say --encoding NAME if that is wrong", name)


def _torn(name: str, text: str, codec: str) -> Note:
    count = text.count("\ufffd")
    return Note(
        "RC901",
        f"{count} place{'s' if count != 1 else ''} not {codec.upper()}, read as U+FFFD; the file may be cut off",
        name,
    )
