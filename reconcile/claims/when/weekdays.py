"""A weekday beside a full date that falls on another one: `Monday, June 3, 2025` was a Tuesday."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from reconcile.language import Language
from reconcile.model import WEEKDAYS, Form, Kind, Slot, Span, Value


def find_slips(values: Sequence[Value], language: Language) -> Iterator[Slot]:
    """Yield two DATE slots, the weekday as written and the day as the calendar has it, for each date that they disagree on."""
    weekdays = language.section("calendar")["weekdays"]
    for value in values:
        if value.kind is not Kind.DATE or value.hard.low is None or value.hard.low != value.hard.high:
            continue
        first, _, rest = value.text.partition(",") if "," in value.text else value.text.partition(" ")
        named = weekdays.get(first.strip().rstrip(".").lower())
        if named is None or not any(len(word.strip(",")) == 4 and word.strip(",").isdigit() for word in rest.split()):
            continue  # without a year the weekday itself may have told which year is meant
        actual = date.fromordinal(int(value.hard.low)).weekday()
        if named != actual:
            middle = value.span.start + len(value.text) - len(rest.lstrip())
            day = replace(value, form=Form.LABEL, unit="weekday")
            yield _slot(day, Span(value.span.start, value.span.start + len(first)), first, WEEKDAYS[named].capitalize())
            yield _slot(day, Span(middle, value.span.end), rest.lstrip(), WEEKDAYS[actual].capitalize())


def _slot(day: Value, span: Span, text: str, lexical: str) -> Slot:
    return Slot(replace(day, span=span, text=text, lexical=lexical), attribute="weekday", noun="weekday and date")
