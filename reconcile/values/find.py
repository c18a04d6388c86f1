"""Find the values of a text: one pass over its tokens, typed figures before amounts, the first that starts wins."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from reconcile.language import Language
from reconcile.model import Value
from reconcile.values.clock import read_moment
from reconcile.values.compounds import split_compound
from reconcile.values.dates import read_month
from reconcile.values.decades import read_decade_word
from reconcile.values.digits import SIGNS
from reconcile.values.figures import (
    Passed,
    read_another,
    read_article,
    read_digits,
    read_half,
    read_number_word,
    read_ordinal_word,
)
from reconcile.values.lexicon import Lexicon, lexicon
from reconcile.values.ordinals import read_multiple, read_occasions
from reconcile.values.quality import (
    read_hidden,
    read_silence,
    read_size,
    read_uncounted,
    read_unknown,
    read_unpriced,
    read_unscheduled,
)
from reconcile.values.relative import read_day_word, read_shifted, read_weekday
from reconcile.values.shares import read_digits_word, read_percent_of, read_share_word
from reconcile.values.spans import read_long_word, read_span_word
from reconcile.values.sums import read_figure_word, read_multi
from reconcile.values.tokens import Tokens, cut
from reconcile.values.vague import read_count_word, read_plural_scale

Reader = Callable[[Tokens, int], Passed | None]


def find_values(text: str, start: int, dateline: date | None, language: Language) -> tuple[Value, ...]:
    """Return the values of a cleaned sentence or line, in order and not overlapping.

    `start` is the offset of `text` in its document and is added to every span. Words such as `Thursday` are resolved against
    `dateline`; without one they stand for any day. Where two readings overlap the one that starts first wins, and at one
    place dates, times, scores and ages are read before amounts.
    """
    lex = lexicon(language)
    table = _readers(lex)
    pieces = cut(text, lex.token)
    words = pieces[1::2]
    starts = [n for n, word in enumerate(words) if word in table or "." < word < ":"]  # a digit, or `.5`
    if lex.compound:
        starts = sorted({*starts, *(n for n, word in enumerate(words) if split_compound(word, lex) is not None)})
    if not starts:
        return ()
    t = Tokens(text, pieces, start, dateline, lex)
    found: list[Value] = []
    for i in starts:
        if i < t.floor:
            continue
        readers = table.get(t.words[i], _DIGITS if t.words[i][0] < "a" else _COMPOUNDS)
        result = _first(readers, t, i)
        if result is None:
            continue
        value, last = result
        if value is not None:
            found.append(value)
        t.floor = max(last, i + 1)
    return tuple(found)


def _first(readers: tuple[Reader, ...], t: Tokens, i: int) -> Passed | None:
    for read in readers:
        result = read(t, i)
        if result is not None:
            return result
    return None


def _behind_article(t: Tokens, i: int) -> Passed | None:
    """Read from the article before a word: articles are too common to be looked at one by one."""
    return read_article(t, i - 1) if t.words[i - 1] in t.lex.articles and i > t.floor else None


_DIGITS: tuple[Reader, ...] = (read_decade_word, read_digits)
_COMPOUNDS: tuple[Reader, ...] = (read_number_word,)


@cache
def _readers(lex: Lexicon) -> dict[str, tuple[Reader, ...]]:
    """Return which readers a word calls, in the order in which they are asked."""
    table: dict[str, list[Reader]] = {}

    def call(read: Reader, words: Iterable[object]) -> None:
        for word in words:
            table.setdefault(str(word), []).append(read)

    calendar, section, numbers = lex.section("calendar"), lex.section("quantities"), lex.section("numbers")
    ages, multiples = lex.section("ages"), numbers.get("multiples", {})
    call(_behind_article, _behind_articles(lex))
    call(read_month, calendar.get("months", ()))
    call(read_weekday, calendar.get("weekdays", ()))
    call(read_day_word, calendar.get("days", ()))
    call(read_shifted, calendar.get("shifts", ()))
    call(read_moment, calendar.get("moments", ()))
    call(read_multi, [*section.get("multis", ()), *lex.words("quantities", "multi")])
    call(read_figure_word, section.get("figures", ()))
    call(read_number_word, [*lex.ones, *lex.tens])
    call(read_another, (*lex.scales, *lex.hundred, *lex.dozens))
    call(read_half, [*lex.half, *lex.quarters])
    call(read_digits, SIGNS)
    call(read_span_word, lex.words("units", "spans") | lex.words("units", "plural_spans"))
    call(read_long_word, lex.section("units").get("long_words", ()))
    call(read_ordinal_word, lex.ordinals)
    call(read_multiple, [*multiples.get("verbs", ()), *multiples.get("words", ())])
    call(read_occasions, numbers.get("occasions", ()))
    call(read_digits_word, (key.split()[0] for key in section.get("digits", {})))
    call(read_decade_word, [*ages.get("thirds", ()), *ages.get("decades", ())])
    call(read_share_word, lex.share_words)
    call(read_count_word, (word for word in lex.count_words if word not in lex.articles))
    call(read_plural_scale, [*section.get("scales", ()), *(phrase[0] for phrase in lex.phrases("quantities", "tens"))])
    call(read_size, lex.words("qualities", "sizes"))
    call(read_unknown, lex.words("qualities", "asking"))
    call(read_uncounted, lex.words("qualities", "uncounted"))
    call(read_unpriced, lex.words("qualities", "asking_sum") | lex.words("qualities", "sums"))
    call(read_unscheduled, lex.words("qualities", "schedules") | lex.words("qualities", "frames"))
    call(read_hidden, lex.words("qualities", "hidden"))
    call(read_silence, lex.words("qualities", "tell") | lex.words("qualities", "gerunds"))
    call(read_percent_of, (word for word, rows in lex.units.items() if any(u.base == "%" for _, u in rows)))
    return {word: tuple(dict.fromkeys(readers)) for word, readers in table.items()}


def _behind_articles(lex: Lexicon) -> Iterable[str]:
    """Words that an article before them makes a quantity of: `a million`, `a dozen`, `a third`, `a few`."""
    yield from (*lex.scales, *lex.hundred, *lex.dozens, *lex.half, *lex.fractions)
    for first, rows in lex.units.items():
        if first.isalpha() and any(len(words) == 1 and not unit.symbol for words, unit in rows):
            yield first
    yield from (second for first, second in lex.count_starts if first in lex.articles and second)
