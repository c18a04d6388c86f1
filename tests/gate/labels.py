"""The labels: slots on which sources differ, and traps, pairs that must never be called a conflict."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FLAGGED = frozenset({"contradiction", "imprecise", "undisclosed", "status", "attribute"})


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document, in code points."""

    document: str  # the file's name
    start: int
    end: int

    def meets(self, other: "Place") -> bool:
        """Tell whether two stretches share a character."""
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Slot:
    """One attribute of one thing on which sources give values; `values` holds the places of each."""

    name: str
    kind: str
    verdict: str
    values: tuple[tuple[Place, ...], ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """A pair of stretches that must not be called a conflict, unless one of the named slots does."""

    name: str
    left: Place
    right: Place
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one event."""

    topic: str
    slots: tuple[Slot, ...]
    traps: tuple[Trap, ...]

    @property
    def flagged(self) -> tuple[Slot, ...]:
        """The slots that a report should name."""
        return tuple(slot for slot in self.slots if slot.verdict in FLAGGED)


def read_labels(path: Path, documents: Mapping[str, str]) -> Labels:
    """Read a file of labels; `documents` maps names to texts, in which quotes are looked up."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    slots = tuple(
        Slot(
            str(slot["id"]),
            str(slot["kind"]),
            str(slot["verdict"]),
            tuple(tuple(_places(value["mentions"], documents)) for value in slot["values"]),
        )
        for slot in data["slots"]
    )
    traps = tuple(
        Trap(str(trap["id"]), _span(trap["a"]), _span(trap["b"]), frozenset(trap.get("except", ())))
        for trap in data.get("traps") or ()
    )
    return Labels(str(data["topic"]), slots, traps)


def _places(mentions: list[dict[str, Any]], documents: Mapping[str, str]) -> list[Place]:
    found = []
    for mention in mentions:
        place = _span(mention) if "start" in mention else _quoted(mention, documents.get(mention["doc"], ""))
        if place is not None:
            found.append(place)
    return found


def _span(mention: dict[str, Any]) -> Place:
    return Place(mention["doc"], mention["start"], mention["end"])


def _quoted(mention: dict[str, Any], text: str) -> Place | None:
    """Find a quote on its line where one is given, else anywhere; white space may differ."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in str(mention["quote"]).split()))
    low, high = 0, len(text)
    if mention.get("line") is not None:
        starts = [0, *(mark.end() for mark in re.finditer("\n", text)), len(text)]
        number = mention["line"] - 1
        if number >= len(starts) - 1:
            return None
        low, high = starts[number], starts[number + 1]
    found = pattern.search(text, low, high)
    return Place(mention["doc"], *found.span()) if found else None
