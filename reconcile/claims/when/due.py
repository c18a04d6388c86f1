"""When what lies ahead is due: `is expected to close by the end of the year`, `will open next spring`."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.slots import parties
from reconcile.claims.scene import Scene
from reconcile.claims.when.party import named
from reconcile.claims.when.senses import object_of
from reconcile.model import LEAP, YEARLESS, Form, Interval, Kind, Modifier, Slot, Span, Value

DUE = "due:"
_REACH = 9  # words from a deed to its time
_DIGITS = 4  # of a year
_FARTHEST = 4  # years ahead
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Months of a year from 1, as a span without its end, the year as told (`0` this one, `1` the next, empty for none), and the word behind."""

    low: float
    high: float
    year: str
    stop: int


def find_dues(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each stretch of a year in which something is to come about: attribute `due:finish`, subject what it is, context the names beside it, scope the year.

    The value is a span of days without a year; the next year follows upon this one.
    """
    data = scene.language.section("due")
    words = [t.text.lower() for t in scene.parse.tokens]
    leads = {*data["by"], *data["in"], *data["bare"]}
    at = 0
    while at < len(words):
        found = _read(words, at, scene) if words[at] in leads else None
        verb = _deed(at, scene, data) if found is not None else -1
        if found is not None and verb in clause.members:
            deed = _class(scene.parse.tokens[verb].lemma.lower(), data["deeds"])
            holder = _thing(scene, verb, data)
            if holder:
                value = _value(at, found, scene, by=words[at] in data["by"])
                year = (f"year {found.year}",) if found.year else ()
                whose = parties(scene.parse, clause, scene.number, scene.roster, "")
                noun = f"when {holder if holder[:1].isupper() else f'the {holder}'} is due"
                yield Slot(value, f"{DUE}{deed}", noun=noun, subject=holder, context=whose, scope=year)
        at = found.stop if found is not None else at + 1


def _read(words: Sequence[str], at: int, scene: Scene) -> _Stretch | None:
    """Read a stretch of a year behind its preposition, or one that needs none: `early next year`."""
    data = scene.language.section("due")
    i = at if words[at] in data["bare"] else at + 1
    i += _at(words, i) in data["this"] and _at(words, i + 1) in data["parts"]
    shares = data["parts"].get(_at(words, i))
    if shares is not None:
        i += 1
        while _at(words, i) in data["joints"] and _at(words, i + 1):
            i += 1
    whole = _whole(words, i, scene)
    if whole is None:
        return None
    low, high = shares or (0, 1)
    length = whole.high - whole.low
    return _Stretch(whole.low + low * length, whole.low + high * length, whole.year, whole.stop)


def _whole(words: Sequence[str], i: int, scene: Scene) -> _Stretch | None:
    """A year, a half, a quarter, a season or a month, with the year behind it."""
    data, calendar = scene.language.section("due"), scene.language.section("calendar")
    told = ""
    if _at(words, i) in (*data["this"], *data["next"]):
        told, i = ("1" if words[i] in data["next"] else ""), i + 1
    word, behind = _at(words, i), _at(words, i + 1)
    if (year := _year(word, scene)) or word in data["year"]:
        stop, end = i + 1, False
        if behind in ("-", "'s", "’s") and _at(words, i + 2) in data["ends"]:
            stop, end = i + 3, True
        return _Stretch(1 + 11 * end, 13, year or told or "0", stop)
    if behind in data["quarter"] and word in data["quarters"]:
        months = data["quarters"][word]
    elif behind in data["half"] and word in data["halves"]:
        months = data["halves"][word]
    elif word in calendar["seasons"]:
        months, i = calendar["seasons"][word], i - 1
    elif word in calendar["months"]:
        months, i = [calendar["months"][word]] * 2, i - 1
    else:
        return None
    low, high = months[0], months[1] + (_MONTHS if months[1] < months[0] else 0)
    later, stop = _behind(words, i + 2, scene)
    return _Stretch(low, high + 1, later or told, stop)


def _behind(words: Sequence[str], i: int, scene: Scene) -> tuple[str, int]:
    """The year behind a shorter stretch: `of next year`, `of this year`, `2027`."""
    data = scene.language.section("due")
    at = i + (_at(words, i) in data["joints"])
    if year := _year(_at(words, at), scene):
        return year, at + 1
    if _at(words, at) in (*data["this"], *data["next"]) and _at(words, at + 1) in data["year"]:
        return ("1" if words[at] in data["next"] else "0"), at + 2
    return "", i


def _year(word: str, scene: Scene) -> str:
    """How many years ahead of its document a year lies; empty where the document has no day, and for other words."""
    if len(word) != _DIGITS or not word.isdecimal() or not scene.filed:
        return ""
    ahead = int(word) - int(scene.filed[:_DIGITS])
    return str(ahead) if 0 <= ahead <= _FARTHEST else ""


def _deed(at: int, scene: Scene, data: dict[str, Any]) -> int:
    """The nearest word before a stretch that says what comes about then, with words that put it ahead; -1 for none."""
    tokens = scene.parse.tokens
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if _class(tokens[index].lemma.lower(), data["deeds"]):
            around = tokens[max(0, index - _REACH) : at]
            return index if any(t.lemma.lower() in data["ahead"] for t in around) else -1
        if tokens[index].tag == "VERB" and tokens[index].lemma.lower() not in data["ahead"]:
            return -1
    return -1


def _class(lemma: str, classes: dict[str, list[str]]) -> str:
    return next((name for name, lemmas in classes.items() if lemma in lemmas), "")


def _thing(scene: Scene, deed: int, data: dict[str, Any]) -> str:
    """What comes about: a deal by any of its nouns, else what the subject names."""
    tokens, subject = scene.parse.tokens, scene.subject_of(deed)
    deals, finished = data["things"]["deal"], tokens[deed].lemma.lower() in data["deeds"]["finish"]
    for index in (subject, object_of(scene, deed), *scene.parse.children[deed]):
        kind = _class(tokens[index].lemma.lower(), data["things"]) if index >= 0 else ""
        if kind:
            return kind
    before = scene.told_before | {t.lemma.lower() for t in tokens}
    alone = subject < 0 or tokens[subject].tag == "PRON" or tokens[subject].lemma.lower() in data["partners"]
    noun = tokens[deed].tag == "NOUN" and not scene.parse.children[deed]  # `Completion is planned for June`
    if finished and (noun or (alone and not before.isdisjoint(deals))):
        return "deal"  # `It should close by mid-year`, `completion is expected in June`
    return named(scene, subject) if subject >= 0 and tokens[deed].tag == "VERB" else ""


def _value(at: int, stretch: _Stretch, scene: Scene, *, by: bool) -> Value:
    tokens, articles = scene.parse.tokens, scene.language.words("function", "definite")
    while not by and at + 1 < stretch.stop and (tokens[at].tag == "ADP" or tokens[at].text.lower() in articles):
        at += 1  # `in the | third quarter`, but `by the end of June`
    span = Span(tokens[at].span.start, tokens[stretch.stop - 1].span.end)
    years = int(stretch.year or 0) * _MONTHS
    low = (max(stretch.low, stretch.high - 1) if by else stretch.low) + years  # `by June` is read as its end
    days = Interval(_day(low, first=True), _day(stretch.high + years, first=False))
    return Value(
        kind=Kind.DATE,
        span=span,
        text=scene.text_of(span),
        unit=YEARLESS,
        number=None,
        hard=days,
        soft=days,
        step=Decimal(0),
        form=Form.BOUND if by else Form.NUMERAL,
        modifier=Modifier.AT_MOST if by else Modifier.NONE,
        lexical=f"due {low:.2f}/{stretch.high + years:.2f}",
    )


def _day(month: float, *, first: bool) -> Decimal:
    """The day on which a share of a month begins, or the one before it."""
    whole = int(month)
    year, number = LEAP + (whole - 1) // _MONTHS, (whole - 1) % _MONTHS + 1
    days = round((month - whole) * monthrange(year, number)[1])
    return Decimal(date(year, number, 1).toordinal() + days - (not first))


def _at(words: Sequence[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""
