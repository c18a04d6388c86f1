"""Tell page furniture from statements by its form: buttons, bylines, credits, captions, rights, notes of the desk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.language import Language
from reconcile.layout.dates import is_date_line, read_date
from reconcile.layout.lines import ends_sentence
from reconcile.model import BlockKind, Edition

_BARS = re.compile(r"[\W_]*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['+&-][^\W\d_]*)*|&|[0-9]+")
_SMALL = frozenset(
    [
        "and",
        "of",
        "de",
        "du",
        "da",
        "di",
        "del",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "in",
        "the",
        "for",
    ]
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}\Z|(?:@\w{2,30}[ ,|]{0,3}){1,4}\Z"
)
_MENU, _DIGIT = re.compile(r"\s[|•·›»>/]\s|\s?[|•·›»]\s?"), re.compile("[0-9]")
_EDGES = ' .:|>*-[]()•·–—…!"'
_SHORT = 120
_CALL, _BUTTONS = 24, 10  # words
_LONG = 260
_BUTTON = 40  # characters: what is shorter may be a button with a full stop
_ENDLESS = 600


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """The forms of page furniture in one language."""

    language: Language
    alone: frozenset[str]
    shelves: frozenset[str]
    buttons: frozenset[str]
    button_words: frozenset[str]
    opens: tuple[str, ...]
    imperatives: frozenset[str]
    imperative_objects: frozenset[str]
    targets: re.Pattern[str]
    cookie_words: frozenset[str]
    columns: frozenset[str]
    column_words: frozenset[str]
    rights: tuple[str, ...]
    rights_open: tuple[str, ...]
    bylines: tuple[str, ...]
    tails: tuple[str, ...]
    tail_ends: tuple[str, ...]
    jobs: frozenset[str]
    agencies: frozenset[str]
    caption_opens: tuple[str, ...]
    credits: tuple[str, ...]
    photo_words: frozenset[str]
    photo_houses: frozenset[str]
    where: re.Pattern[str]
    lead: re.Pattern[str]
    editions: dict[str, Edition]
    notes: tuple[tuple[str, Edition], ...]
    openings: tuple[str, ...]  # what any long kind begins with
    phrases: tuple[str, ...]  # what any long kind holds
    tail: re.Pattern[str]


@cache
def forms_of(language: Language) -> Forms:
    """Return the furniture of a language."""
    data = language.section("furniture")
    kinds = {"updated": Edition.UPDATED, "corrected": Edition.CORRECTED, "plain": Edition.PLAIN}
    editions = {word: kinds[name] for name, words in data["editions"].items() for word in words}
    agencies = frozenset(name.casefold() for name in data["agencies"])
    lists: dict[str, Any] = {name: frozenset(data[name]) for name in _SETS}
    lists |= {name: tuple(data[name]) for name in _LISTS}
    return Forms(
        language=language,
        alone=frozenset(phrase.strip(_EDGES) for phrase in data["alone"]),
        targets=re.compile(rf"\b(?:{_either(data['targets'])})\b|[a-z0-9-]{{2,40}}\.(?:com|org|net)\b"),
        where=re.compile(
            rf"[^.,;:]{{2,60}}(?:, (?:{_either(data['where'])}),|,? \((?:{_either(data['where_brackets'])})\)) ", re.I
        ),
        lead=re.compile(rf"({_either(editions)})(?: ([0-9]{{1,2}}))?(?: ?[:–—|] ?| ?-+ ?)(?=\S)", re.I),
        editions=editions,
        notes=tuple((opening, kinds[name]) for name, openings in data["notes"].items() for opening in openings),
        tail=_tail(agencies, data["tails"]),
        agencies=agencies,
        openings=tuple(
            {opening for name in ("rights_open", "tails", "caption_opens", "opens") for opening in lists[name]}
            | {opening for openings in data["notes"].values() for opening in openings}
            | {mark + opening for mark in "(*-" for opening in lists["tails"]}
        ),
        phrases=(*lists["rights"], *lists["tail_ends"], *lists["credits"]),
        **lists,
    )


_SETS = (
    "shelves",
    "buttons",
    "button_words",
    "imperatives",
    "imperative_objects",
    "cookie_words",
    "columns",
    "column_words",
    "jobs",
    "photo_words",
    "photo_houses",
)
_LISTS = ("opens", "rights", "rights_open", "bylines", "tails", "tail_ends", "caption_opens", "credits")


def _either(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(map(str, words), key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


def _tail(agencies: frozenset[str], tails: list[str]) -> re.Pattern[str]:
    """What may stand behind the last sentence of a paragraph: the notes of the desk, the sign of the agency, a right."""
    notes, names = _either(tails), _either(agencies)
    pattern = (
        rf"(?<=[.!?\"')])\s{{0,20}}(?:\((?:{notes})\b[^()]{{0,300}}\)?|[-–—] ?(?:{names})|\((?:with )?(?:{names})(?: [^()]{{0,60}})?\)"
        r"|\((?:ap photo|photo|reuters/|file)[^()]{0,80}\)|(?:©|\(c\)) ?[^.]{2,60})\s*\.?\Z"
    )
    return re.compile(pattern.replace("\\ ", r"\s+").replace("ap photo", r"ap\s+photo"), re.I)


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
    return _pictured(flat, low, forms)


def _is_suspect(flat: str, low: str, forms: Forms) -> bool:
    """Tell whether a line that is long or ends like a sentence may be furniture after all, by the phrases that all kinds of it begin with or hold."""
    if low.startswith(forms.openings) or low.split(None, 1)[0] in forms.imperatives or "cookies" in low:
        return True
    for phrase in forms.phrases:
        if phrase in low:
            return True
    return forms.where.match(flat) is not None or not any(map(str.isalnum, flat))


def is_column_mark(flat: str, forms: Forms) -> bool:
    """`[to top of second column]`, `Continued on page 4`, `Page 2 of 3`, `- 4 -`."""
    if len(flat) > 50:
        return False
    words = [word.casefold() for word in _WORD.findall(flat)]
    named = any(word in forms.column_words for word in words)
    return named and len(words) > 1 and all(word in forms.columns or word.isdigit() for word in words)


def is_shelf(flat: str, forms: Forms) -> bool:
    """`Most read`, `Related stories`: the head of a list of titles that lead elsewhere."""
    return flat.casefold().strip(_EDGES) in forms.shelves


def _is_menu(flat: str) -> bool:
    """`World | Business | Sport`, `Home > Asia > Indonesia`: three or more short entries and no figure."""
    parts = [part for part in _MENU.split(flat) if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts) and _DIGIT.search(flat) is None


def _is_leading(flat: str, low: str, forms: Forms) -> bool:
    """A menu entry, a button, a line that leads elsewhere, an address by itself."""
    if is_column_mark(flat, forms) or low.strip(_EDGES) in forms.alone or _ADDRESS.match(flat):
        return True
    if len(flat) <= _SHORT and (low.startswith(forms.opens) or (not ends_sentence(flat) and _is_menu(flat))):
        return True
    if len(flat) > _LONG:
        return False
    words = _WORD.findall(low)
    if "cookies" in words and sum(word in forms.cookie_words for word in words) >= 2:
        return True
    return _is_buttons(flat, words, forms) or _is_call(flat, low, words, forms)


def _is_buttons(flat: str, words: Sequence[str], forms: Forms) -> bool:
    """`Share Tweet Email`, `12 comments`, `5 min read`."""
    if len(words) > _BUTTONS or ends_sentence(flat) or not any(word in forms.button_words for word in words):
        return False
    return all(word in forms.buttons or word.isdigit() for word in words)


def _is_call(flat: str, low: str, words: Sequence[str], forms: Forms) -> bool:
    """`Follow us on Twitter`, `Get the day's news in your inbox`: an imperative, its object, and a target of such calls."""
    if not 2 <= len(words) <= _CALL or words[0] not in forms.imperatives:
        return False
    named = words[0] == "follow" and flat.split()[1][0] in "@ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return (named or words[1] in forms.imperative_objects) and forms.targets.search(low) is not None


def _is_rights(flat: str, low: str, forms: Forms) -> bool:
    """A line that claims a right in the text."""
    if len(flat) > 400:
        return False
    if (
        "right" in low
        or "may not be" in low
        or "publish" in low
        or "no part" in low
        or "creative" in low
        or "permission" in low
    ) and any(phrase in low for phrase in forms.rights):
        return len(flat) < _SHORT or low.startswith(forms.rights_open) or "©" in low or "copyright" in low
    return (
        low.startswith(forms.rights_open[:3])
        and len(flat) < 200
        and (any(c.isdigit() for c in low) or "©" in low or len(flat) < 60)
    )


def note_edition(low: str, forms: Forms) -> Edition | None:
    """`(Updates with toll)`, `This story has been corrected to …`: the edition that a note of the desk tells of, None for no note."""
    if not low.startswith(forms.openings):
        return None
    return next((edition for opening, edition in forms.notes if low.startswith(opening)), None)


def find_lead(text: str, forms: Forms) -> tuple[int, Edition, int]:
    """`UPDATE 2-`, `CORRECTED:`, `BREAKING NEWS-`: length, edition and number of the mark before a headline; 0 without one."""
    found = forms.lead.match(text[:40])
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
    start = max(0, len(text) - 340)
    found = forms.tail.search(text, start)
    return found.start() if found and found.start() > 0 else len(text)


def is_byline(flat: str, low: str, forms: Forms) -> bool:
    """`By NAME`, `NAME, The Associated Press`, `Reporting by NAME; editing by NAME`, `NAME contributed to this report.`"""
    inner = low.lstrip("(*-–— ")
    if inner.startswith(forms.tails) and len(flat) < 400:
        return True
    if len(flat) < 300 and any(ending in low for ending in forms.tail_ends) and flat[:1].isupper():
        return True
    if len(flat) > 110 or (ends_sentence(flat) and not flat.endswith((" Jr.", " Sr.", "Inc."))):
        return False
    if inner.strip(_EDGES) in forms.agencies:
        return True
    opening = next((mark for mark in forms.bylines if low.startswith(mark + " ")), None)
    if opening is not None:
        return _is_names(flat[len(opening) :], forms)
    return _is_signed(flat, forms)


def _is_names(text: str, forms: Forms) -> bool:
    """Names, jobs, agencies and days, and nothing else."""
    date = read_date(text, forms.language) is not None
    words = [word for word in re.split(r"[\s,|;]+", text) if any(c.isalpha() for c in word)]
    if not words or len(words) > 14 or not words[0][0].isupper():
        return False
    return date or all(w[0].isupper() or w.casefold() in _SMALL or w.casefold() in _job_words(forms) for w in words)


@cache
def _job_words(forms: Forms) -> frozenset[str]:
    return frozenset(word for job in forms.jobs for word in job.split())


def _is_signed(flat: str, forms: Forms) -> bool:
    """`NAME, Staff Writer`, `NAME | Reuters`, `NAME in London`."""
    parts = [part.strip() for part in re.split(r"[,|/•·]| [-–—] ", flat) if part.strip()]
    if not 2 <= len(parts) <= 4 or not _is_names(parts[0], forms) or len(parts[0].split()) > 6:
        return False
    lows = [part.casefold().removeprefix("for ").removeprefix("the ") for part in parts[1:]]
    return any(
        low in forms.agencies
        or low in forms.jobs
        or low.endswith((" staff writer", " correspondent", " writer", " reporter"))
        for low in lows
    )


def is_shouted_name(flat: str) -> bool:
    """Two to four words in capitals, as bylines of scanned pages are."""
    words = flat.split()
    return (
        2 <= len(words) <= 4
        and len(flat) < 40
        and flat.isupper()
        and all(word[0].isalpha() for word in words)
        and not any(c.isdigit() for c in flat)
        and not any(word in ("AND", "IN", "OF", "FOR", "THE", "TO", "ON", "AT", "A") for word in words)
    )


def _pictured(flat: str, low: str, forms: Forms) -> BlockKind | None:
    """A caption says something under a picture, a credit only whose it is."""
    short = len(flat.split()) <= 8
    if len(flat) < 500 and (
        low.startswith(forms.caption_opens) or (any(mark in low for mark in forms.credits) and not low.startswith('"'))
    ):
        return BlockKind.CREDIT if short and not ends_sentence(flat) else BlockKind.CAPTION
    if len(flat) < 80:
        parts = [part.strip(_EDGES) for part in re.split(r"[/|:,]| via | by ", low)]
        if (
            any(part in forms.photo_houses for part in parts[1:])
            and len(parts) <= 4
            and (parts[0] in forms.photo_words or "/" in low)
        ):
            return BlockKind.CREDIT
        if (
            flat.startswith("(")
            and flat.endswith(")")
            and any(word in forms.photo_words for word in _WORD.findall(low))
        ):
            return BlockKind.CREDIT
    return BlockKind.CAPTION if len(flat) < 240 and forms.where.match(flat) else None
