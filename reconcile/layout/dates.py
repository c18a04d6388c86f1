"""Read when a text was filed: `[June 13, 2025]`, `Published: 13/06/2025`, `Updated 3:14 p.m. ET, June 13`, `LONDON, Jan. 4 (Reuters) -`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from reconcile.language import Language

_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|[0-9]+")
_ISO = re.compile(r"(?<![0-9])([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})(?![0-9])")
_NUMERIC = re.compile(r"(?<![0-9./-])([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9])")
_CLOCK = re.compile(
    r"(?<![0-9.:])(?P<hour>[0-9]{1,2})(?:[:.] ?(?P<minute>[0-9]{2}))?(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
    r" ?(?P<half>[ap]\b\.? ?m?\b\.?|[ap]m\b)?(?P<zone>[ (]{0,2}(?:(?:gmt|utc)? ?(?P<shift>[+-][0-9]{1,2}(?::?[0-9]{2})?)|[a-z]{1,8}\b))?",
    re.IGNORECASE,
)
_NAMES = r"[A-Z][\w.']{0,20}(?:[ -][A-Z][\w.']{0,20}){0,4}"
_PLACE = re.compile(rf"{_NAMES}(?:, {_NAMES}){{0,2}}")
_DAY = r"[A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, [0-9]{4})?"
_DATELINE = re.compile(
    rf"(?:(?P<bare>{_DAY})|(?P<place>{_NAMES}(?:, {_NAMES}){{0,2}}?)(?P<day>(?:,? | ?- ?){_DAY})?)?"
    r"[ \t\xa0]{0,2}(?P<agency>\([A-Z][^()]{1,40}\)|/[A-Z][^/]{1,30}/)?"
    r"(?:\s{0,2}(?P<dash>--+|[-–—:_]))?(?=\s|\Z|(?<=[-–—)])[A-Z\"])"
)
_DASH = re.compile(r"[-–—:_)/](?=\s)|[–—]|\)(?=[A-Z]|\Z)")
_TWO_DIGITS = 69  # POSIX: `68` is 2068, `69` is 1969
_LONGEST = 110
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time stamp of a page, as far as it is written out."""

    day: date | None
    minute: int | None = None
    zone: str = ""
    shift: int | None = None
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence: its length with the blank behind it, the place, and the day as far as written."""

    length: int
    place: str
    day: date | None
    month_day: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Calendar:
    months: dict[str, int]
    words: frozenset[str]  # all that may stand on a line that only tells when
    stamps: dict[str, bool | None]  # keyword → whether it tells of an update; None: the day is not that of the text
    month_first: re.Pattern[str]
    day_first: re.Pattern[str]
    yearless: re.Pattern[str]
    american: frozenset[str]
    european: frozenset[str]
    zones: frozenset[str]
    shifts: dict[str, int]
    agencies: tuple[str, ...]
    leads: frozenset[str]


@cache
def _calendar(language: Language) -> _Calendar:
    days, page = language.section("calendar"), language.section("furniture")
    months = dict(days["months"])
    names = "|".join(sorted(months, key=len, reverse=True))
    weekdays = {str(name) for name in days["weekdays"]} | {str(name)[:3] for name in days["weekdays"]}
    zones = {*map(str, days["zones"]), *days["zone_shifts"]}
    stamps = {
        word: kind for key, kind in (("published", False), ("updated", True), ("handled", None)) for word in page[key]
    }
    return _Calendar(
        months=months,
        words=frozenset({*months, *weekdays, *zones, *stamps, *page["stamp_words"], "am", "pm", "a.m", "p.m"})
        | {"p", "m", *language.section("numbers")["ordinal_endings"]},
        stamps=stamps,
        month_first=re.compile(
            rf"(?:\b|(?<=[A-Z]))({names})\.? {{0,2}}([0-9]{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}([0-9]{{4}})\b", re.I
        ),
        day_first=re.compile(rf"(?<![0-9])([0-9]{{1,2}})(?:st|nd|rd|th)?[ -]({names})\.?,?[ -]([0-9]{{4}})\b", re.I),
        yearless=re.compile(rf"\b({names})\.? ([0-9]{{1,2}})\b", re.I),
        american=frozenset(page["month_first_zones"]),
        european=frozenset(page["day_first_zones"]),
        zones=frozenset(zones),
        shifts=dict(days["zone_shifts"]),
        agencies=tuple(str(name).casefold() for name in page["agencies"]),
        leads=frozenset(str(word) for words in page["editions"].values() for word in words),
    )


def _dates(text: str, calendar: _Calendar) -> list[tuple[int, int, date]]:
    """Return the full dates of a text with their places; `04/05/2013` only where something tells the day from the month."""
    months = calendar.months
    found = [(*m.span(), int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(text)]
    found += [(*m.span(), int(m[3]), months[m[1].lower()], int(m[2])) for m in calendar.month_first.finditer(text)]
    found += [(*m.span(), int(m[3]), months[m[2].lower()], int(m[1])) for m in calendar.day_first.finditer(text)]
    for match in _NUMERIC.finditer(text):
        year = int(match[4])
        year += 0 if len(match[4]) == 4 else 2000 if year < _TWO_DIGITS else 1900
        order = _order(int(match[1]), int(match[3]), text, calendar)
        if order:
            found.append((*match.span(), year, *order))
    return list(_valid(sorted(found)))


def _valid(found: list[tuple[int, int, int, int, int]]) -> Iterator[tuple[int, int, date]]:
    for start, end, year, month, day in found:
        try:
            yield start, end, date(year, month, day)
        except ValueError:
            continue


def _order(first: int, second: int, text: str, calendar: _Calendar) -> tuple[int, int] | None:
    """Return month and day of two numbers: one of them may be no month, both may be equal, or the time zone tells the country."""
    if first == second or first > 12 >= second:
        return second, first
    if second > 12 >= first:
        return first, second
    words = {word.lower() for word in _WORD.findall(text)}
    if words & calendar.american:
        return first, second
    if words & calendar.european:
        return second, first
    return None


def read_stamps(text: str, language: Language) -> tuple[Stamp, ...]:
    """Return the time stamps of a short line; each keyword (`Published`, `Updated`) begins another."""
    calendar, head = _calendar(language), text[:400]
    days = _dates(head, calendar)
    rest = list(head)
    for start, end, _ in days:
        rest[start:end] = "~" * (end - start)
    clocks = [(m.start(), m) for m in _CLOCK.finditer("".join(rest)) if m["minute"] or m["half"]]
    starts: list[tuple[int, bool | None]] = [(0, False)]
    starts += [
        (w.start(), calendar.stamps[k]) for w in _WORD.finditer(head) if (k := w.group().lower()) in calendar.stamps
    ]
    found = []
    for (start, updated), end in zip(starts, [*(s for s, _ in starts[1:]), len(head)], strict=True):
        day = next((d for at, _, d in days if start <= at < end), None)
        clock = next((m for at, m in clocks if start <= at < end), None)
        if updated is not None and (day or clock):
            found.append(Stamp(day, *_clock(clock, calendar), updated=updated))
    return tuple(found)


def _clock(found: re.Match[str] | None, calendar: _Calendar) -> tuple[int | None, str, int | None]:
    """Return minute of the day, zone and shift of a clock time; nothing where it is none."""
    if found is None:
        return None, "", None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")[:1].lower()
    if minute > 59 or hour > (12 if half else 23) or (half and hour == 0):
        return None, "", None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (found["zone"] or "").strip(" (").lower()
    if found["shift"]:
        digits = found["shift"].lstrip("+-").replace(":", "")
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        return hour * 60 + minute, zone, (int(hours) * 60 + int(minutes)) * (-1 if "-" in found["shift"] else 1)
    return hour * 60 + minute, zone if zone in calendar.zones else "", calendar.shifts.get(zone)


def read_date(text: str, language: Language) -> date | None:
    """Return the first full date in a short text, or None."""
    return next((day for _, _, day in _dates(text[:400], _calendar(language))), None)


def glued_date(text: str, language: Language) -> date | None:
    """Return the date that a page has run into the end of its headline: `… police saySEPTEMBER 19, 2013`, `… dead | June 3, 2013`."""
    for start, end, day in _dates(text[-60:], _calendar(language)):
        before = text[-60:][:start].rstrip(" ")
        if end == len(text[-60:]) and before and (text[-60:][start - 1].isalpha() or before[-1] in "|•·"):
            return day
    return None


def is_date_line(text: str, language: Language) -> bool:
    """Tell whether a line says when and nothing else: `[June 13, 2025]`, `7:41 AM, TUE 9 MAY 2017`, `Updated 5:40 p.m. ET`."""
    if len(text) > _LONGEST or _DIGIT.search(text) is None or text.count(" ") > _MOST_WORDS:
        return False
    calendar = _calendar(language)
    words = [word.lower() for word in _WORD.findall(text)]
    if not all(word in calendar.words or word.isdigit() for word in words):
        return _is_placed(text, calendar) or _is_stamped(text, words[:2], calendar)
    if any(word in calendar.months for word in words) or _ISO.search(text) or _NUMERIC.search(text):
        return True
    clock = any(m["minute"] or m["half"] for m in _CLOCK.finditer(text))
    return "ago" in words or (clock and (len(words) <= 4 or any(word in calendar.stamps for word in words)))


def _is_stamped(text: str, first: list[str], calendar: _Calendar) -> bool:
    """`Posted in News on Tuesday, March 12, 2024 2:31 am`: a keyword at the beginning, a day and an hour."""
    if not any(calendar.stamps.get(word) is not None for word in first):
        return False
    return bool(_dates(text, calendar)) and any(m["minute"] for m in _CLOCK.finditer(text))


def _is_placed(text: str, calendar: _Calendar) -> bool:
    """`DENVER, CO, May 9, 2017`: a place before a line that says when, and a dash at the most behind it."""
    days = _dates(text[:60], calendar) if len(text) <= 60 else []
    if not days or days[0][0] < 3 or days[0][1] < len(text.rstrip(" -–—")):
        return False
    before = text[: days[0][0]]
    place = _PLACE.fullmatch(before.rstrip(" ,-–—"))
    return place is not None and (place.group().isupper() or "," in before)


def find_dateline(text: str, language: Language) -> Dateline | None:
    """Return the dateline at the beginning of a paragraph, if there is one.

    The forms are those of the agencies' style books: a place in capitals or with an agency in brackets, perhaps a day, a dash.
    """
    head = text[:160]
    found = _DATELINE.match(head) if _DASH.search(head) else None
    if found is None or not found.end() or not _is_dateline(found, head, (calendar := _calendar(language))):
        return None
    end = found.end()
    while end < len(text) and text[end].isspace():
        end += 1
    written = found["bare"] or found["day"] or ""
    part = calendar.yearless.search(written)
    month_day = (calendar.months[part[1].lower()], int(part[2])) if part else None
    return Dateline(end, (found["place"] or "").strip(" ,"), read_date(written, language), month_day)


def _is_dateline(found: re.Match[str], text: str, calendar: _Calendar) -> bool:
    place, day, agency, dash = found["place"], found["day"] or found["bare"], found["agency"], found["dash"]
    known = agency is not None and agency[1:-1].casefold().startswith(calendar.agencies)
    rest = text[found.end() : found.end() + 3].lstrip()
    if (day and calendar.yearless.search(day) is None) or (place and place.casefold() in calendar.leads):
        return False
    if not dash:
        return known and (not rest or rest[0].isupper())
    tight = not text[found.start("dash") - 1].isspace() and text[found.start("dash") - 1] not in ")/"
    if (dash == "-" and tight and not day) or (
        rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'$£€")
    ):
        return False
    if known or (place and (agency or day) and dash != ":") or (day and agency):
        return True
    town = place.split(",")[0] if place else ""  # `LIMA, Peru`
    if not town.isupper() or sum(c.isalpha() for c in town) < 4:
        return False
    return dash != ":" or len(place.split()) <= 3
