"""Tell page furniture from statements by its form: menus, buttons, calls to the reader, rights, column marks."""

import re
from collections.abc import Sequence

from reconcile.layout.dates import is_date_line
from reconcile.layout.forms import EDGES, Forms
from reconcile.layout.lines import ends_sentence
from reconcile.layout.signed import is_byline, note_edition, picture_kind
from reconcile.model import BlockKind

_BARS = re.compile(r"[\W_]*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['+&-][^\W\d_]*)*|&|[0-9]+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\Z|(?:@\w{2,30}[ ,|]{0,3}){1,4}\Z"
)
_MENU, _DIGIT = re.compile(r"\s[|•·›»>/]\s|\s?[|•·›»]\s?"), re.compile("[0-9]")
_BUTTON, _MARK, _SHORT, _LINE, _LONG, _ENDLESS = (
    40,
    50,
    120,
    200,
    260,
    600,
)  # characters: what each kind is shorter than
_CALL, _BUTTONS = 24, 10  # words


def kind_of(flat: str, forms: Forms) -> BlockKind | None:
    """Return what kind of furniture a line or paragraph is, its white space made single; None for what may be a statement."""
    if len(flat) > _ENDLESS:
        return None
    low = flat.casefold()
    if is_date_line(flat, forms.language):
        return BlockKind.DATELINE
    if (len(flat) > _SHORT or (len(flat) > _BUTTON and ends_sentence(flat))) and not _is_suspect(flat, low, forms):
        return None
    if _BARS.match(flat) and flat.strip("\"') "):
        return BlockKind.FURNITURE
    if _is_rights(flat, low, forms):
        return BlockKind.COPYRIGHT
    if _is_leading(flat, low, forms):
        return BlockKind.FURNITURE
    if note_edition(low, forms) is not None:
        return BlockKind.EDITION
    if is_byline(flat, low, forms):
        return BlockKind.BYLINE
    return picture_kind(flat, low, forms)


def _is_suspect(flat: str, low: str, forms: Forms) -> bool:
    """Tell whether a line that is long or ends like a sentence may be furniture after all: by what all kinds begin with or hold."""
    if low.startswith(forms.openings) or low.split(None, 1)[0] in forms.imperatives or "cookies" in low:
        return True
    for phrase in forms.phrases:  # a plain loop: it is met by every line
        if phrase in low:
            return True
    return forms.where.match(flat) is not None or not any(map(str.isalnum, flat))


def is_shelf(flat: str, forms: Forms) -> bool:
    """`Most read`, `Related stories`: the head of a list of titles that lead elsewhere."""
    return flat.casefold().strip(EDGES) in forms.shelves


def _is_leading(flat: str, low: str, forms: Forms) -> bool:
    """A menu entry, a button, a line that leads elsewhere, an address by itself."""
    if is_column_mark(flat, forms) or low.strip(EDGES) in forms.alone or _ADDRESS.match(flat):
        return True
    if len(flat) <= _SHORT and (low.startswith(forms.opens) or (not ends_sentence(flat) and _is_menu(flat))):
        return True
    if len(flat) > _LONG:
        return False
    words = _WORD.findall(low)
    if "cookies" in words and sum(word in forms.cookie_words for word in words) >= 2:
        return True
    return _is_buttons(flat, words, forms) or _is_call(flat, low, words, forms)


def is_column_mark(flat: str, forms: Forms) -> bool:
    """`[to top of second column]`, `Continued on page 4`, `Page 2 of 3`, `- 4 -`."""
    if len(flat) > _MARK:
        return False
    words = [word.casefold() for word in _WORD.findall(flat)]
    named = any(word in forms.column_words for word in words)
    return named and len(words) > 1 and all(word in forms.columns or word.isdigit() for word in words)


def _is_menu(flat: str) -> bool:
    """`World | Business | Sport`, `Home > Asia > Indonesia`: three or more short entries and no figure."""
    parts = [part for part in _MENU.split(flat) if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and _DIGIT.search(flat) is None


def _is_buttons(flat: str, words: Sequence[str], forms: Forms) -> bool:
    """`Share Tweet Email`, `12 comments`, `5 min read`."""
    if len(words) > _BUTTONS or ends_sentence(flat) or not any(word in forms.button_words for word in words):
        return False
    return all(word in forms.buttons or word.isdigit() for word in words)


def _is_call(flat: str, low: str, words: Sequence[str], forms: Forms) -> bool:
    """`Follow us on Twitter`, `Get the day's news in your inbox`: an imperative, its object, and a target of such calls."""
    if not 2 <= len(words) <= _CALL or words[0] not in forms.imperatives:
        return False
    named = words[0] == "follow" and (flat.split()[1][0].isupper() or "@" in flat)
    return (named or words[1] in forms.imperative_objects) and forms.targets.search(low) is not None


def _is_rights(flat: str, low: str, forms: Forms) -> bool:
    """A line that claims a right in the text."""
    opened = low.startswith(forms.rights_open)
    if any(phrase in low for phrase in forms.rights):
        return len(flat) < _SHORT or opened or "©" in low or "copyright" in low
    return opened and len(flat) < _LINE and (_DIGIT.search(low) is not None or "©" in low or len(flat) < _MARK)
