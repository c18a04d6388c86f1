"""Cut a sentence into words after the conventions of UD English, with exact offsets; figures found before are one word each."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reconcile.language import Language

_RUN = re.compile(r"\S+")
_OPEN = "\"“”‘'([{«<*"
_CLOSE = "\"”“’')]}»>*,;:!?…"
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z")
_INNER = re.compile(r"(--+|—|–|…|\.{3,}|/(?=[A-Za-z]{3}))")
_HYPHEN = re.compile(r"(?<=[^\W_])-(?=[^\W_])")
_AMOUNT = re.compile(r"(US\$|[$£€¥])(?=\d)")
_SHARE = re.compile(r"(?<=\d)%\Z")
_WEB = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_PLAIN = re.compile(r"(?!(?i:cannot)\Z)[A-Za-z]+")  # most words: there is nothing to cut
_CANNOT = re.compile(r"(?i)can(?=not\Z)")


@cache
def _dotted(language: Language) -> frozenset[str]:
    data = language.section("abbreviations")
    names = ("title", "street", "never", "number", "maybe", "states", "dates")
    return frozenset(str(word) + "." for name in names for word in data[name])


def cut_words(text: str, chunks: Sequence[tuple[int, int]], language: Language) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, is a figure) for each word of a sentence; `chunks` are ranges in the sentence that stay whole."""
    at = 0
    for start, end in chunks:
        yield from _words(text, at, start, language)
        yield start, end, True
        at = end
    yield from _words(text, at, len(text), language)


def _words(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int, bool]]:
    for run in _RUN.finditer(text, start, end):
        if _PLAIN.fullmatch(run.group()):
            yield run.start(), run.end(), False
            continue
        for first, last in _cut(text, run.start(), run.end(), language):
            if first < last:
                yield first, last, False


def _cut(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    """Peel marks off both ends of a run, then cut what is inside."""
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    if _WEB.fullmatch(text, start, end):
        return [(start, end)]
    while start < end and text[start] in _OPEN and not (text[start] in "'’" and _CLITIC.fullmatch(text, start, end)):
        before.append((start, start + 1))
        start += 1
    while start < end:
        last = text[end - 1]
        if last == "." and not _keeps_dot(text, start, end, language):
            dots = end
            while dots > start and text[dots - 1] == ".":
                dots -= 1
            after.append((dots, end))
            end = dots
        elif last in _CLOSE or (last in "'’" and end - start > 2):
            after.append((end - 1, end))
            end -= 1
        else:
            break
    return before + _inside(text, start, end) + after[::-1]


def _keeps_dot(text: str, start: int, end: int, language: Language) -> bool:
    word = text[start:end].lower()
    if word in _dotted(language) or (len(word) == 2 and word[0].isalpha() and text[start].isupper()):
        return True
    return "." in word[:-1] and all(len(part) <= 2 for part in word[:-1].split(".")) and word[0].isalpha()


def _inside(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if start >= end:
        return []
    found, at = [], start
    for mark in _INNER.finditer(text, start, end):
        found += _clitic(text, at, mark.start())
        found.append((mark.start(), mark.end()))
        at = mark.end()
    return found + _clitic(text, at, end)


def _clitic(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if start >= end:
        return []
    sign = _AMOUNT.match(text, start, end)
    if sign:
        return [(start, sign.end()), *_clitic(text, sign.end(), end)]
    word = text[start:end]
    cut = _CLITIC.search(word) or _SHARE.search(word)
    if cut and cut.start() > 0:
        return [*_hyphens(text, start, start + cut.start()), (start + cut.start(), end)]
    split = _CANNOT.match(word)
    if split:
        return [(start, start + 3), (start + 3, end)]
    return _hyphens(text, start, end)


def _hyphens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for mark in _HYPHEN.finditer(text, start, end):
        found += [(at, mark.start()), (mark.start(), mark.end())]
        at = mark.end()
    return [*found, (at, end)]
