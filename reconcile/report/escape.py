"""Make text from documents, file names and rules harmless, once per format, at its edge."""

import unicodedata

_JOINER = "\u200d"  # part of written words in several scripts and of pictures
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str) -> str:
    """Write control, format and surrogate characters as escapes; everything else stays."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c == _JOINER or unicodedata.category(c) not in _UNSAFE else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def flat(text: str) -> str:
    """Collapse white space to single blanks, then make the rest visible."""
    return visible(" ".join(text.split()))


def defuse(text: str) -> str:
    """Keep a pipeline from obeying a log: `::command::` at the start of a line and `##[command]` anywhere in it."""
    lines = []
    for line in text.split("\n"):
        bare = line.lstrip()
        blanks = line[: len(line) - len(bare)]
        safe = f"{blanks}\\x3a:{bare[2:]}" if bare.startswith("::") else line
        lines.append(safe.replace("##[", "#\\x23["))
    return "\n".join(lines)
