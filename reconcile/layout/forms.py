"""The forms of page furniture, compiled once a language from `language/<code>/furniture.yaml`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.language import Language
from reconcile.model import Edition

EDGES = ' .:|>*-[]()•·–—…!"'  # marks that may stand around a button or an entry
_SETS = (
    "shelves",
    "buttons",
    "button_words",
    "imperatives",
    "imperative_objects",
    "cookie_words",
    "columns",
    "column_words",
    "contacts",
    "jobs",
    "particles",
    "photo_words",
    "photo_houses",
)
_LISTS = ("opens", "rights", "rights_open", "bylines", "tails", "tail_ends", "caption_opens", "credits", "job_ends")


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
    contacts: frozenset[str]
    jobs: frozenset[str]
    job_words: frozenset[str]
    job_ends: tuple[str, ...]
    particles: frozenset[str]
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
        alone=frozenset(phrase.strip(EDGES) for phrase in data["alone"]),
        targets=re.compile(rf"\b(?:{_either(data['targets'])})\b|[a-z0-9-]{{2,40}}\.(?:com|org|net)\b"),
        where=re.compile(
            rf"[^.,;:]{{2,60}}(?:, (?:{_either(data['where'])}),|,? \((?:{_either(data['where_brackets'])})\)) ", re.I
        ),
        lead=re.compile(rf"({_either(editions)})(?: ([0-9]{{1,2}}))?(?: ?[:–—|] ?| ?-+ ?)(?=\S)", re.I),
        editions=editions,
        notes=tuple((opening, kinds[name]) for name, openings in data["notes"].items() for opening in openings),
        tail=_tail(agencies, data["tails"]),
        agencies=agencies,
        job_words=frozenset(word for job in data["jobs"] for word in job.split()),
        openings=tuple(
            sorted(
                {opening for name in ("rights_open", "tails", "caption_opens", "opens") for opening in lists[name]}
                | {opening for openings in data["notes"].values() for opening in openings}
                | {word + " " for word in data["contacts"]}
                | {mark + opening for mark in "(*-" for opening in lists["tails"]}
            )
        ),
        phrases=(*lists["rights"], *lists["tail_ends"], *lists["credits"]),
        **lists,
    )


def _tail(agencies: frozenset[str], tails: list[str]) -> re.Pattern[str]:
    """What may stand behind the last sentence of a paragraph: the notes of the desk, the sign of the agency, a right."""
    notes, names = _either(tails), _either(agencies)
    pattern = (
        rf"(?<=[.!?\"')])\s{{0,20}}(?:\((?:{notes})\b[^()]{{0,300}}\)?|[-–—] ?(?:{names})|\((?:with )?(?:{names})(?: [^()]{{0,60}})?\)"
        r"|\((?:ap photo|photo|reuters/|file)[^()]{0,80}\)|(?:©|\(c\)) ?[^.]{2,60})\s*\.?\Z"
    )
    return re.compile(pattern.replace("\\ ", r"\s+").replace("ap photo", r"ap\s+photo"), re.I)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(map(str, words), key=lambda word: (-len(word), word)))
