"""Read the notebooks of this folder: tables of Markdown whose sentences mark each value with square brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from reconcile.language import load_language
from reconcile.model import Form, Interval, Kind, Modifier, Value
from reconcile.values import find_values

HERE = Path(__file__).parent
FILED = date(2025, 6, 13)  # a Friday: the dateline of every sentence
_SIGNS = {
    Modifier.OVER: "> ",
    Modifier.AT_LEAST: ">= ",
    Modifier.UNDER: "< ",
    Modifier.AT_MOST: "<= ",
    Modifier.UP_TO: "up to ",
    Modifier.ABOUT: "about ",
    Modifier.AROUND: "around ",
    Modifier.ALMOST: "almost ",
    Modifier.JUST_OVER: "just over ",
    Modifier.EXACT: "exactly ",
    Modifier.ORDER: "order of ",
    Modifier.STACKED: "stacked ",
    Modifier.NOT_COMPARED: "not compared ",
}


@dataclass(frozen=True)
class Row:
    """One row of a table: where it stands, and its cells."""

    place: str
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return self.place


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of all tables of a notebook, without their heads."""
    lines = (HERE / name).read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("|") and not lines[number].startswith("|-") and not line.startswith("|-"):
            cells = tuple(cell.strip().replace("\\n", "\n") for cell in line.strip("|").split("|"))
            yield Row(f"{name}:{number}", cells)


def plain(marked: str) -> str:
    """Return a sentence without the brackets that mark its values."""
    return re.sub(r"[\[\]]", "", marked)


def read(sentence: str, language: str = "en") -> tuple[Value, ...]:
    """Return the values of a sentence that was filed on 13 June 2025."""
    return find_values(sentence, 0, FILED, load_language(language))


def mark(sentence: str, values: tuple[Value, ...]) -> str:
    """Return a sentence with brackets round its values."""
    for value in reversed(values):
        sentence = f"{sentence[: value.span.start]}[{value.text}]{sentence[value.span.end :]}"
    return sentence


def say(value: Value) -> str:
    """Return a value as the notebooks write it: kind, bound, number, unit, what it is per and what it counts."""
    parts = [value.kind.value, _amount(value), _unit(value)]
    if value.per:
        parts.append(f"per {value.per}")
    if value.noun:
        parts.append(f"({value.noun})")
    if value.estimate:
        parts.append("estimate")
    return " ".join(part for part in parts if part)


def _unit(value: Value) -> str:
    if value.kind in (Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.MULTIPLE, Kind.SCORE):
        return ""
    return value.written_unit if value.kind in (Kind.MEASURE, Kind.DURATION, Kind.AGE) else value.unit


def _amount(value: Value) -> str:
    if value.kind is Kind.DATE:
        return _days(value)
    if value.kind is Kind.TIME:
        return f"{_clock(value.soft.low)}{f' {value.lexical}' if value.lexical else ''}"
    if value.form in (Form.LABEL, Form.QUALITY, Form.UNDISCLOSED):
        return value.lexical
    if value.modifier is Modifier.BETWEEN:
        return f"{number(_written(value, value.soft.low))} to {number(_written(value, value.soft.high))}"
    if value.number is None and value.lexical:
        return f"“{value.lexical}”"
    stated = value.written if value.kind in (Kind.MEASURE, Kind.DURATION, Kind.AGE) else value.number
    return _SIGNS.get(value.modifier, "") + number(stated)


def _written(value: Value, end: Decimal | None) -> Decimal | None:
    return None if end is None else end / value.factor if value.kind is not Kind.MONEY else end


def number(value: Decimal | None) -> str:
    """Return a number with commas and at most three places."""
    if value is None:
        return "-"
    text = f"{round(value, 3):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _days(value: Value) -> str:
    if value.hard.low is None or value.hard.high is None:
        return f"“{value.lexical}”"
    low, high = (date.fromordinal(int(end)).isoformat() for end in (value.hard.low, value.hard.high))
    return low if low == high else f"{low} to {high}"


def _clock(minutes: Decimal | None) -> str:
    return "-" if minutes is None else f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"


def interval(found: Interval, *, outer: bool = False) -> str:
    """Return an interval as the lexicon writes it; `~` before one whose ends only stand in for missing ones."""
    if found.low is None and found.high is None:
        return "none"
    low = "(-inf" if found.low is None else f"{'[' if found.low_closed else '('}{number(found.low)}"
    high = "inf)" if found.high is None else f"{number(found.high)}{']' if found.high_closed else ')'}"
    return f"{'~' if outer else ''}{low}, {high}"


def bounds(value: Value) -> tuple[str, str]:
    """Return the hard and the soft interval of a value in its unit as written, as the lexicon writes them."""
    hard, soft = (
        Interval(_written(value, i.low), _written(value, i.high), i.low_closed, i.high_closed)
        for i in (value.hard, value.soft)
    )
    return interval(hard, outer=value.outer_low and value.outer_high), interval(soft)
