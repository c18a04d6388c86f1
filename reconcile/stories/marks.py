"""Take the mark of a document: its names, figures and rare words, by how much it speaks of them."""

import re
from array import array
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from heapq import nsmallest
from math import log
from sys import intern

from reconcile.language import Language
from reconcile.model import STATEMENTS, Mark, Page

_KEPT = 120  # words a document; measured on mixed news: 60 lose a point of F1, 1,000 win none
_NAME = 1.5  # a word written as a name tells more of an event than one that is not
_EVERYDAY = 5  # texts of the 1,045 everyday ones; weekdays, months and `county` stand in more, and tell no event
_LEAD = 60  # words; news says first what happened, and each word there counts double
_PARAGRAPH = 50  # words; less text than this says little about what a document is *not* about
_HEADING = 0.7  # share of capitals from which a line capitalises everything and marks no names
_WORD = re.compile(r"[^\W_]+(?:[.,:'’&-][^\W_]+)*")
_BREAK = frozenset('.?!:;"“”')


@cache
def rarity(language: Language) -> tuple[int, dict[str, int]]:
    """Return the number of everyday texts behind `common.yaml` and, by word, in how many of them it stands."""
    data = language.section("common")
    return data["texts"], {word: number for number, words in data["words"].items() for word in words.split()}


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return a word without case and possessive ending."""
    return word.casefold().removesuffix("'s").removesuffix("’s").strip(".,:'’&-")


def mark_page(page: Page, language: Language) -> Mark:
    """Return the mark of a document."""
    counts: dict[str, float] = {}
    names: set[str] = set()
    plain: set[str] = set()
    total = 0
    for word, written in _words(page):
        total += 1
        if len(word) > 1:
            counts[word] = counts.get(word, 0.0) + (2.0 if total <= _LEAD else 1.0)
            (names if written == "name" else plain if written == "plain" else set()).add(word)
    texts, known = rarity(language)
    strengths = {
        word: (1 + log(count)) * (_NAME if word in names and word not in plain else 1.0)
        for word, count in counts.items()
    }
    best = nsmallest(_KEPT, ((-s * log((texts + 1) / (known.get(w, 0) + 0.5)), w) for w, s in strengths.items()))
    words = tuple(word for _, word in best)
    return Mark(
        key=page.document.digest,
        words=words,
        strengths=array("f", (strengths[word] for word in words)),
        amount=min(1.0, total / _PARAGRAPH),
        filed=page.dateline or page.document.dated,
        story=page.document.story,
        names=tuple(word for word in words if word in names and word not in plain and known.get(word, 0) <= _EVERYDAY),
    )


def _words(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the folded words of the statements, each `name`, `plain` or neither, as its capital tells."""
    for block in page.blocks:
        if block.kind not in STATEMENTS:
            continue
        text = page.clean[block.span.start : block.span.end]
        found = list(_WORD.finditer(text))
        shouting = sum(m.group()[0].isupper() for m in found) > _HEADING * len(found)
        at = -1
        for match in found:
            first = match.group()[0]
            opens = at < 0 or not _BREAK.isdisjoint(text[at : match.start()])
            at = match.end()
            written = "plain" if first.islower() else "" if opens or shouting or not first.isupper() else "name"
            yield fold(match.group()), written


def share_words(mark: Mark) -> Mark:
    """Return a mark whose words are those of all marks: words that come from another process are strings of their own."""
    return replace(mark, words=tuple(map(intern, mark.words)), names=tuple(map(intern, mark.names)))
