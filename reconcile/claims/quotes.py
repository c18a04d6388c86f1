"""What stands between quotation marks, sentence by sentence, as values that can be set beside the same words elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reconcile.language import Language
from reconcile.model import Claim, Form, Kind, Sentence, Slot, Span, Value

_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|%")
_SPLIT_OFF = re.compile(r"\s+(?=n't\b|'(?:s|t|re|ve|ll|d|m)\b)")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")  # `e-mail`, `email`
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # `(the mayor)`, `[sic]`: put in by the writer
_LEFT_OUT = re.compile(r"\.\s?\.\s?\.|…")
_FULL_HOUR = re.compile(r"\b(\d{1,2})\s?:\s?00\b")
_HALF_DAY = re.compile(r"\b(\d{1,2})\s?:\s?((?!00)\d\d)\s?([a-z]\.?\s?m)\b")  # `6:41 p.m.`
_HEAD, _TAIL = " \t'‘’", " ,.;:–—-'’"
# `'We will appeal,' she said`: between single marks, of which the last has a stop before or behind it; others are apostrophes.
_SINGLE = re.compile(
    r"""(?:(?<![^\W_])'|(?<=[,:]\s)'\s)(?=[^\W\d_])                  # no letter before it, a letter behind it
    ((?:[^'"“”„«»]|'(?=[^\W_])|(?<![,.!?])'(?=\s+[^\W_]))*)      # `it's`, `the workers' wages`
    '(?=\s*(?:[,.;:!?)—–]|$)|(?<=[,.!?]')(?=\s)|(?<=[,.!?]\s')(?=\s))""",
    re.VERBOSE,
)
_FAR = 12  # sentences that a quotation without a mark is followed over
_LEAST = 3  # words; shorter quotations are labels, not speech
_LONG = 6  # letters of a word in which British and American spellings are told apart


def find_quotes(sentences: Sequence[Sentence], language: Language) -> tuple[tuple[Value, ...], ...]:
    """Return the quoted stretches of each sentence as QUOTE values; a quotation may run on over sentences and paragraphs."""
    found: list[tuple[Value, ...]] = []
    inside, paragraph = False, -1
    for number, sentence in enumerate(sentences):
        inside = inside and (sentence.paragraph == paragraph or _goes_on(sentences[number : number + _FAR]))
        paragraph = sentence.paragraph
        spans, inside = _spans(sentence.text, inside)
        quotes = [_quote(sentence, *piece, language) for span in spans for piece in _pieces(sentence.text, *span)]
        found.append(tuple(q for q in quotes if len(q.lexical.split()) >= _LEAST))
    return tuple(found)


def _goes_on(ahead: Sequence[Sentence]) -> bool:
    """Tell whether a new paragraph goes on with the quotation that the last one left open: the next mark closes it.

    A mark that may open or close is taken for a closing one in the very next sentence, and further on where a sentence ends with it.
    """
    for number, sentence in enumerate(ahead):
        text = sentence.text.rstrip()
        marks = [letter for letter in text if letter in _OPEN or letter in _CLOSE or letter == _EITHER]
        if marks:
            odd = marks[0] == _EITHER and marks.count(_EITHER) % 2 == 1
            return marks[0] in _CLOSE or (odd and (number == 0 or (len(marks) == 1 and text.endswith(_EITHER))))
    return False


def _spans(text: str, inside: bool) -> tuple[list[tuple[int, int]], bool]:
    """Return the stretches between marks; a stretch that is open at the end of the sentence goes to its end."""
    spans, start, single = [], 0 if inside else -1, 0
    for index, letter in enumerate(text):
        if start < 0 and index >= single and (found := _SINGLE.match(text, index)):
            spans.append(found.span(1))
            single = found.end()
        elif start < 0 and (letter in _OPEN or letter == _EITHER):
            start = index + 1
        elif start >= 0 and (letter in _CLOSE or letter == _EITHER):
            spans.append((start, index))
            start = -1
    if start >= 0:
        spans.append((start, len(text)))
    return spans, start >= 0


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cut a quotation where the writer says that words were left out."""
    start = first
    for gap in _LEFT_OUT.finditer(text, first, last):
        yield start, gap.start()
        start = gap.end()
    yield start, last


def _quote(sentence: Sentence, first: int, last: int, language: Language) -> Value:
    raw = sentence.text[first:last].rstrip(_TAIL)
    first += len(raw) - len(raw.lstrip(_HEAD))
    text = raw.lstrip(_HEAD)
    offset = sentence.span.start + first
    words = " ".join(quote_words(text, language))
    return Value(Kind.QUOTE, Span(offset, offset + len(text)), text, form=Form.LABEL, lexical=words)


def quote_words(text: str, language: Language) -> list[str]:
    """Return the words of a quotation as two sources must share them: no capitals, marks, contractions, house style or asides."""
    contracted, same, letters = _style(language)
    halves = language.section("quotes")["halves"]
    plain = _JOINED.sub("", _SPLIT_OFF.sub("", _ASIDE.sub(" ", text.replace("’", "'").casefold())))
    hours = _HALF_DAY.sub(lambda m: _hour(m, halves), plain)
    found = []
    for word in _WORD.findall(_FULL_HOUR.sub(r"\1", hours)):
        for part in _expanded(word, contracted).split():
            form = same.get(part, part)
            ending = next((pair for pair in letters if len(form) >= _LONG and form.endswith(pair[0])), ("", ""))
            found.append((form.removesuffix(ending[0]) + ending[1]).replace("'", ""))
    return found


def _hour(found: re.Match[str], halves: Mapping[str, int]) -> str:
    """`6:41 p.m.` as `18:41`."""
    hour, minute, half = found.groups()
    first = halves.get(half[0] + half[-1])
    return found.group() if first is None else f"{int(hour) % 12 + first}:{minute}"


def _expanded(word: str, contracted: dict[str, str]) -> str:
    if "'" not in word or word in contracted:
        return contracted.get(word, word)
    return next(
        (word[: -len(end)] + full for end, full in contracted.items() if full[0] == " " and word.endswith(end)), word
    )


@cache
def _style(language: Language) -> tuple[dict[str, str], dict[str, str], tuple[tuple[str, str], ...]]:
    data = language.section("quotes")
    return data["contractions"], data["same"], tuple((one, two) for one, two in data["letters"])


def with_quotes(claims: Sequence[Claim], quotes: Sequence[Value]) -> list[Claim]:
    """Give each quotation of a sentence to the claim that it overlaps most, as a slot."""
    found = list(claims)
    for quote in quotes:
        best = max(range(len(found)), key=lambda n: (_overlap(found[n].span, quote.span), -n))
        slot = Slot(quote, attribute="quote", noun="wording of a quotation", subject=found[best].subject)
        found[best] = replace(found[best], slots=(*found[best].slots, slot))
    return found


def _overlap(one: Span, two: Span) -> int:
    return min(one.end, two.end) - max(one.start, two.start)
