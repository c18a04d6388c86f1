"""Split blocks into sentences. A sentence ends at a mark followed by a blank, unless an abbreviation, an initial or a quotation says no."""

import re
from functools import cache

from reconcile.language import Language
from reconcile.model import Page, Sentence, Span

_CLOSERS = "\"”’'»)]}"
_OPENERS = "\"“‘'«([{"
_MARK = re.compile(r"[.!?…。！？]+[\"”’'»)\]}]*")
_SPEAKER_VERBS = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|he|she|they|it|we|I|the|a|an|his|her)\s+){1,6}(?:said|says|asked|asks|added|adds|wrote|told|replied|noted|explained|shouted|cried|warned|argued|insisted|continued|recalled)\b"
    r"|(?:said|says|asked|asks|added|adds|wrote|replied|noted|explained|shouted|cried|warned|argued|insisted|continued|recalled)\s"
)


@cache
def _abbreviations(language: Language) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = language.section("abbreviations")
    return frozenset(data["title"]), frozenset(data["never"]), frozenset(data["maybe"])


def split_sentences(page: Page, language: Language) -> tuple[Sentence, ...]:
    """Return the sentences of a page in order; headings and list items are never joined to what follows."""
    found = []
    for number, block in enumerate(page.blocks):
        text = page.clean[block.span.start : block.span.end]
        if not text.strip():
            continue
        for start, end in split_text(text, language):
            span = Span(block.span.start + start, block.span.start + end)
            found.append(Sentence(span, page.clean[span.start : span.end], block.kind, number))
    return tuple(found)


def split_text(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """Return half-open ranges of the sentences of a running text, without outer blanks."""
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _MARK.finditer(text):
        if mark.end() <= start:
            continue
        end = mark.end()
        if end < len(text) and not text[end].isspace():
            continue
        if _goes_on(text, start, mark, language):
            continue
        _append(found, text, start, end)
        start = end
    _append(found, text, start, len(text))
    return tuple(found)


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _goes_on(text: str, start: int, mark: re.Match[str], language: Language) -> bool:
    """Tell whether the sentence goes on after a mark followed by a blank."""
    rest = text[mark.end() : mark.end() + 120].lstrip()
    if not rest:
        return False
    following = rest.lstrip(_OPENERS)
    closed = mark.group().rstrip(_CLOSERS) != mark.group()
    if closed and _SPEAKER_VERBS.match(rest):
        return True
    if following[:1].islower():
        return not rest.startswith(("iPhone", "iPad", "iPod", "eBay"))
    if mark.group().startswith(("!", "?", "…")) or mark.group().startswith("..") or closed:
        return _open_quote(text, start, mark.end()) and not closed and False
    return _is_abbreviation(text, start, mark.start(), following, language)


def _open_quote(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return piece.count("“") > piece.count("”")


def _is_abbreviation(text: str, start: int, dot: int, following: str, language: Language) -> bool:
    title, never, maybe = _abbreviations(language)
    begin = dot
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in '(“"‘[' and dot - begin < 24:
        begin -= 1
    word = text[begin:dot].lower().strip("'’")
    if word in title or (
        word in never and (following[:1].isdigit() or word not in ("no", "art", "fig", "max", "min", "al"))
    ):
        return True
    if len(word) == 1 and word.isalpha() and text[begin:dot].isupper():
        return word != "i" or (following[:1].isupper() and text[begin - 2 : begin - 1].isupper())
    if word in maybe or ("." in word and all(len(part) <= 2 for part in word.split("."))):
        return not _begins(following)
    return False


_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "these",
        "those",
        "but",
        "and",
        "for",
        "as",
        "after",
        "when",
        "while",
        "if",
        "there",
        "what",
        "who",
        "how",
        "however",
        "meanwhile",
    ]
)


def _begins(following: str) -> bool:
    """After an abbreviation that may end a sentence, one begins with a common opening word or a capital that is no name of its kind."""
    first = re.match(r"[\w’'-]+", following)
    if first is None:
        return False
    return first.group().lower() in _STARTERS and first.group()[0].isupper()
