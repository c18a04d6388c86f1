"""Tell who wrote, photographed or sent a page: bylines, credits, captions, and the marks and notes of the desk."""

import re

from reconcile.layout.dates import read_date
from reconcile.layout.forms import EDGES, Forms
from reconcile.layout.lines import ends_sentence
from reconcile.model import BlockKind, Edition

_PARTS, _PICTURE_PARTS = re.compile(r"[,|/•·]| [-–—] "), re.compile(r"[/|:,]| via | by ")
_REACHED = re.compile(r"[\w.]@[\w-]|\b[0-9]{3}[-. ][0-9]{4}\b")
_NAMES = re.compile(r"[\s,|;]+")
_BYLINE, _NOTE, _CREDIT, _CAPTION = 110, 400, 80, 240  # characters: each is shorter
_FEW, _MOST = 8, 14  # words of a credit, of a byline
_LEAD, _TAIL = 40, 340  # characters looked at before a headline, behind a paragraph


def note_edition(low: str, forms: Forms) -> Edition | None:
    """`(Updates with toll)`, `This story has been corrected to …`: the edition that a note of the desk tells of, None for no note."""
    if not low.startswith(forms.openings):
        return None
    return next((edition for opening, edition in forms.notes if low.startswith(opening)), None)


def find_lead(text: str, forms: Forms) -> tuple[int, Edition, int]:
    """`UPDATE 2-`, `CORRECTED:`, `BREAKING NEWS-`: length, edition and number of the mark before a headline; 0 without one."""
    found = forms.lead.match(text[:_LEAD])
    if found is None or not (found[1][:1].isupper() and text[found.end() : found.end() + 1].strip()):
        return 0, Edition.PLAIN, 0
    glued = "-" in found.group() and " " not in found.group()[len(found[1]) :]
    if glued and not found[1].isupper():
        return 0, Edition.PLAIN, 0  # `Live-streamed`, `Video-sharing`
    return found.end(), forms.editions[found[1].casefold()], int(found[2] or 0)


def find_tail(text: str, forms: Forms) -> int:
    """Return where the notes behind the last sentence of a paragraph begin; the length of the text where there are none."""
    if ends_sentence(text) and text.rstrip(".")[-1:] != ")":
        return len(text)
    start = max(0, len(text) - _TAIL)
    found = forms.tail.search(text, start)
    return found.start() if found and found.start() > 0 else len(text)


def is_byline(flat: str, low: str, forms: Forms) -> bool:
    """`By NAME`, `NAME, The Associated Press`, `Reporting by NAME; editing by NAME`, `NAME contributed to this report.`"""
    inner = low.lstrip("(*-–— ")
    if inner.startswith(forms.tails) and len(flat) < _NOTE:
        return True
    if len(flat) < _NOTE and flat[0].isupper() and any(0 < low.find(end) < _BYLINE for end in forms.tail_ends):
        return " who " not in low
    if len(flat) < _CAPTION and low.split(None, 1)[0] in forms.contacts and _REACHED.search(flat):
        return True
    if len(flat) > _BYLINE or (ends_sentence(flat) and not flat.endswith((" Jr.", " Sr.", "Inc."))):
        return False
    if inner.strip(EDGES) in forms.agencies:
        return True
    opening = next((mark for mark in forms.bylines if low.startswith(mark + " ")), None)
    if opening is not None:
        return _is_names(flat[len(opening) :], forms)
    return _is_signed(flat, forms)


def _is_names(text: str, forms: Forms) -> bool:
    """Names, jobs, agencies and days, and nothing else."""
    date = read_date(text, forms.language) is not None
    words = [word for word in _NAMES.split(text) if any(c.isalpha() for c in word)]
    if not words or len(words) > _MOST or not words[0][0].isupper():
        return False
    return date or all(
        w[0].isupper() or w.casefold() in forms.particles or w.casefold() in forms.job_words for w in words
    )


def _is_signed(flat: str, forms: Forms) -> bool:
    """`NAME, Staff Writer`, `NAME | Reuters`, `NAME in London`."""
    parts = [part.strip() for part in _PARTS.split(flat) if part.strip()]
    if not 2 <= len(parts) <= 4 or not _is_names(parts[0], forms) or len(parts[0].split()) > 6:
        return False
    lows = [part.casefold().removeprefix("for ").removeprefix("the ") for part in parts[1:]]
    return any(low in forms.agencies or low in forms.jobs or low.endswith(forms.job_ends) for low in lows)


def is_shouted_name(flat: str, forms: Forms) -> bool:
    """Two to four words in capitals, as bylines of scanned pages are."""
    words = flat.split()
    return (
        2 <= len(words) <= 4
        and len(flat) < 40
        and flat.isupper()
        and all(word[0].isalpha() for word in words)
        and not any(c.isdigit() for c in flat)
        and not any(word.casefold() in forms.particles for word in words)
    )


def picture_kind(flat: str, low: str, forms: Forms) -> BlockKind | None:
    """A caption says something under a picture, a credit only whose it is."""
    held = any(mark in low for mark in forms.credits) and flat[0] != '"'
    if len(flat) < _NOTE and (held or low.startswith(forms.caption_opens)):
        return BlockKind.CREDIT if len(flat.split()) <= _FEW and not ends_sentence(flat) else BlockKind.CAPTION
    if len(flat) < _CREDIT and _is_credit(flat, low, forms):
        return BlockKind.CREDIT
    return BlockKind.CAPTION if len(flat) < _CAPTION and forms.where.match(flat) else None


def _is_credit(flat: str, low: str, forms: Forms) -> bool:
    """`Photo: Reuters`, `Ann Lee/AFP`, `(Handout photo)`."""
    if flat[0] == "(" and flat[-1] == ")" and any(word in forms.photo_words for word in low.strip("()").split()):
        return True
    first, *others = (part.strip(EDGES) for part in _PICTURE_PARTS.split(low))
    return (
        1 <= len(others) <= 3
        and (first in forms.photo_words or "/" in low)
        and any(o in forms.photo_houses for o in others)
    )
