"""Read the day a text was filed from its head: `[June 13, 2025]`, `LONDON, Jan. 4 (Reuters) -`, `2025-06-13`."""

import re
from datetime import date
from functools import cache

from reconcile.language import Language

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][A-Za-z.]{1,20}(?: [A-Z][a-z]{1,15})?)?)"
    r"(?:,? (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r"(?P<agency> ?\([A-Za-z /.,]{2,40}\))?"
    r" ?(?:-{1,2}|–|—|_) ?"
)


@cache
def _patterns(language: Language) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    months = {name: number for number, name in enumerate(language.section("abbreviations")["months"], 1)}
    short = {name[:3]: number for name, number in months.items()} | {"sept": 9}
    table = {**short, **months}
    names = "|".join(sorted(table, key=len, reverse=True))
    month_first = re.compile(rf"\b({names})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE)
    day_first = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({names})\.?,? (\d{{4}})\b", re.IGNORECASE)
    return table, month_first, day_first


def read_date(text: str, language: Language) -> date | None:
    """Return the first full date in a short text, or None."""
    table, month_first, day_first = _patterns(language)
    head = text[:400]
    for pattern, order in ((_ISO, (1, 2, 3)), (month_first, (3, 1, 2)), (day_first, (3, 2, 1))):
        found = pattern.search(head)
        if found:
            year, month, day = (found.group(n) for n in order)
            try:
                return date(int(year), table.get(month.lower().rstrip("."), 0) or int(month), int(day))
            except ValueError:
                continue
    return None


def find_dateline(text: str, language: Language) -> tuple[int, date | None]:
    """Return the length of a dateline at the beginning of a paragraph (0 without one) and its day where it is complete."""
    found = _DATELINE.match(text[:160])
    if found is None or not (found.group("agency") or found.group("day") or found.group("place").isupper()):
        return 0, None
    return found.end(), read_date(found.group(0), language)
