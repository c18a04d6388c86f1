"""Make text from documents, file names and rules harmless: one function a format, applied at its edge and nowhere else."""

import re
import unicodedata
from html import escape as _html

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
        lines.append(blanks + (f"\\x3a:{bare[2:]}" if bare.startswith("::") else bare).replace("##[", "#\\x23["))
    return "\n".join(lines)


# What `json.dumps` leaves as it is and a screen may obey: DEL, C1, the classes Cf, Cs, Zl and Zp (a test compares with
# `unicodedata`), and the sign that starts a command in a pipeline's log. Written as escapes, the data are the same.
_JSON = re.compile(
    "##\\[|[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)


def json_text(dumped: str) -> str:
    """Return JSON that means the same and that no screen and no log obeys."""
    return _JSON.sub(_json_escape, dumped)


def _json_escape(found: re.Match[str]) -> str:
    text = found.group()
    if text == "##[":
        return "\\u0023#["
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def github_text(text: str) -> str:
    """Return text for the message of a GitHub workflow command: one line, nothing in it ends or starts a command."""
    return flat(text).replace("%", "%25").replace("##[", "#\\x23[")


def github_property(text: str) -> str:
    """Return text for a property of a GitHub workflow command, where `:` and `,` have a meaning too."""
    return github_text(text).replace(":", "%3A").replace(",", "%2C")


_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # spreadsheets take the full-width signs for the others


def cell(text: str) -> str:
    """Return a quoted CSV cell on one line that no spreadsheet takes for a formula and no log for a command."""
    shown = flat(text).replace("##[", "#\\x23[").replace('"', '""')
    return f'"{chr(39) if shown.startswith(_FORMULA) else ""}{shown}"'


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2


def xml(text: str) -> str:
    """Return one line of text for XML, in an element or in a quoted attribute."""
    return html(_NO_XML.sub("\ufffd", visible(" ".join(text.split()))))


def html(text: str) -> str:
    """Return one line of text for HTML, in an element or in a quoted attribute that nothing executes."""
    return _html(flat(text), quote=True).replace("##[", "&#35;#[")


_ACTIVE = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&:@=$^'\"/%]")


def markdown(text: str) -> str:
    """Return one line of text for Markdown: punctuation as references, a word joiner behind what would call someone."""
    shown = _ACTIVE.sub(lambda found: f"&#{ord(found.group())};", flat(text))
    return shown.replace("&#64;", "&#64;&#8288;").replace("&#35;", "&#35;&#8288;")
