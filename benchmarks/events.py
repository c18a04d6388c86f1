"""Make an archive: events of four kinds with names, figures, places and rewrites, and a known set of planted conflicts.

    python benchmarks/events.py DOCUMENTS ARCHIVE.jsonl PLANTED.jsonl [SEED]

Names are put together from syllables, so that they are as rare as names in an archive are. An event has 2 to 18 documents; a
fifth of them repeat another one with a word changed here and there. In every second event one document gives another figure
for one fact: that is a planted conflict, with both figures as they are written.
"""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HEADS = "Bran Cor Dal Esk Fen Gar Hol Ister Jar Kel Lom Mar Nor Ost Pel Quar Ros Sten Tor Ul Var Wes Yar Zel".split()
MIDS = "a e i o u ari ode eni ilo uma ava ero".split()
TAILS = "berg dale ford hurst land mere mont ness ridge stad ton vale wick worth by holm".split()
FIRST = "Anna Boris Clara David Elena Frank Greta Hugo Irene Jonas Karin Louis Maria Nils Olga Peter Rosa Simon Tilda Victor".split()
FIRMS = "Timber Steel Airlines Foods Energy Media Shipping Motors Pharma Software".split()
OUTLETS = "Courier Herald Gazette Tribune Observer Dispatch Mercury Standard".split()
GOODS = "paper mill,steel works,ferry line,newspaper,power plant,chocolate maker,software house,car factory".split(",")


@dataclass(frozen=True)
class Template:
    """One kind of event: sentences with `{figure}` for the fact that may be planted, in several wordings, and the rest."""

    lead: tuple[str, ...]
    body: tuple[str, ...]
    low: int
    high: int
    unit: str = ""


KINDS = (
    Template(
        (
            "{firm} paid ${figure} million for {target}, the companies said.",
            "{firm} said it paid ${figure} million for {target}.",
            "{firm} paid ${figure} million to buy {target}, a {goods} in {town}.",
        ),
        (
            "{person}, who runs {firm}, called {target} a jewel.",
            "The {goods} in {town} has {other} workers, and {firm} promised to keep them.",
            "{person} of {firm} will speak to reporters in {town} on {weekday}.",
            "The union at {target} had asked for talks before the sale.",
            "{target} was founded in {year} by the family of {second}.",
            "{second}, a former head of {target}, said the price was fair.",
            "Shares of {firm} rose {percent} percent on {weekday}.",
        ),
        20,
        900,
        "million",
    ),
    Template(
        (
            "{figure} people were killed when a fire swept through a hotel in {town}, police said.",
            "A hotel fire killed {figure} people in {town} on {weekday}, police said.",
            "Police in {town} said {figure} people were killed in the hotel fire.",
        ),
        (
            "Mayor {person} declared a day of mourning in {town}.",
            "The hotel belonged to {firm}, which runs {other} houses in the region.",
            "Firefighters needed {hours} hours to put the blaze out.",
            "{second}, a guest from {place}, jumped from a window of the second floor.",
            "{firm} said it would help the families of the victims.",
            "The hotel in {town} was built in {year}.",
            "Prosecutor {second} opened an inquiry into the fire.",
        ),
        3,
        60,
    ),
    Template(
        (
            "An earthquake near {town} injured {figure} people, officials said.",
            "Officials said {figure} people were injured by the earthquake near {town}.",
            "{figure} people were injured when an earthquake shook {town} on {weekday}.",
        ),
        (
            "The quake was felt as far away as {place}.",
            "Governor {person} flew to {town} on {weekday}.",
            "A school and {hours} houses came down in {town}.",
            "{second}, a teacher in {town}, slept in a tent with {hours} neighbours.",
            "{firm} sent blankets and water to {town}.",
            "The last strong quake near {town} was in {year}.",
            "Governor {person} asked {place} for soldiers and tents.",
        ),
        20,
        900,
    ),
    Template(
        (
            "A court in {town} ordered {firm} to pay ${figure} million to {person}.",
            "{firm} must pay ${figure} million to {person}, a court in {town} ruled.",
            "{firm} was ordered to pay {person} ${figure} million by a court in {town}.",
        ),
        (
            "{person} had worked for {firm} since {year}.",
            "Judge {second} read the ruling on {weekday}.",
            "A lawyer for {firm} said the company would appeal.",
            "{person} told reporters in {town} that the fight had been long.",
            "The trial in {town} lasted {hours} weeks.",
            "{firm} makes parts for a {goods} in {place}.",
            "Judge {second} called the conduct of {firm} careless.",
        ),
        2,
        400,
        "million",
    ),
)


class Maker:
    """Makes names and events from one source of chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def name(self) -> str:
        pick = self.chance.choice
        return pick(HEADS) + pick(MIDS) + pick(TAILS)

    def event(self, number: int, many: int = 0) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
        """Return the documents of one event, `many` of them where that is said, and the conflict planted in it."""
        chance, kind = self.chance, KINDS[number % len(KINDS)]
        figure = chance.randint(kind.low, kind.high)
        words = {
            "firm": f"{self.name()} {chance.choice(FIRMS)}",
            "target": self.name(),
            "town": self.name(),
            "place": self.name(),
            "person": f"{chance.choice(FIRST)} {self.name()}",
            "second": f"{chance.choice(FIRST)} {self.name()}",
            "goods": chance.choice(GOODS),
            "weekday": chance.choice(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
            "year": str(chance.randint(1850, 2005)),
            "hours": str(chance.randint(3, 40)),
            "other": str(chance.randint(2, 90) * 10),
            "percent": str(chance.randint(2, 19)),
        }
        count = max(2, min(18, round(chance.lognormvariate(1.9, 0.6))))
        count = many or count
        filed = date(2020, 1, 1) + timedelta(days=chance.randint(0, 1800))
        planted = chance.randrange(count) if number % 2 == 0 else -1
        false = figure + max(1, round(figure * chance.uniform(0.08, 0.4)))
        documents: list[dict[str, Any]] = []
        for copy in range(count):
            if copy != planted and documents and chance.random() < 0.2 and len(documents) - 1 != planted:
                text = documents[-1]["text"].replace("on " + words["weekday"], "late on " + words["weekday"])
            else:
                text = self._text(kind, words, false if copy == planted else figure)
            documents.append(
                {
                    "path": f"e{number:06}-{copy:02}",
                    "text": text,
                    "date": (filed + timedelta(days=chance.randint(0, 2))).isoformat(),
                    "outlet": chance.choice(OUTLETS),
                }
            )
        if planted < 0:
            return documents, None
        return documents, {"event": f"e{number:06}", "figures": [_written(kind, figure), _written(kind, false)]}

    def _text(self, kind: Template, words: dict[str, str], figure: int) -> str:
        lead = self.chance.choice(kind.lead)
        body = self.chance.sample(kind.body, self.chance.randint(3, len(kind.body)))
        return "\n".join(sentence.format(figure=figure, **words) for sentence in (lead, *body)) + "\n"


def _written(kind: Template, figure: int) -> str:
    return f"${figure} million" if kind.unit else str(figure)


def make(documents: int, seed: int = 1) -> Iterator[tuple[list[dict[str, Any]], dict[str, Any] | None]]:
    """Yield events until there are so many documents; the last event is cut."""
    maker, left, number = Maker(seed), documents, 0
    while left > 0:
        made, planted = maker.event(number)
        yield made[:left], planted if left >= len(made) else None
        left -= len(made)
        number += 1


def write(documents: int, archive: Path, planted: Path, seed: int = 1) -> None:
    """Write an archive, its documents shuffled within every 5,000, and what was planted."""
    waiting: list[str] = []
    with archive.open("w", encoding="utf-8") as lines, planted.open("w", encoding="utf-8") as truth:
        chance = random.Random(seed)
        for made, conflict in make(documents, seed):
            waiting += [json.dumps(document) + "\n" for document in made]
            if conflict:
                truth.write(json.dumps(conflict) + "\n")
            if len(waiting) > 5000:
                chance.shuffle(waiting)
                lines.writelines(waiting)
                waiting = []
        chance.shuffle(waiting)
        lines.writelines(waiting)


def write_story(documents: int, archive: Path, planted: Path, seed: int = 1) -> None:
    """Write copies and rewrites of one report, every fiftieth with another figure; nothing is counted as planted."""
    maker = Maker(seed)
    chance = maker.chance
    (first, *_), _ = next(event for event in map(maker.event, range(1, 99, 2)) if len(event[0]) > 3)
    lead, *rest = first["text"].splitlines()
    figure = next(word.strip("$") for word in lead.split() if word.strip("$").isdigit())
    with archive.open("w", encoding="utf-8") as lines:
        for number in range(documents):
            body = chance.sample(rest, chance.randint(2, len(rest)))
            told = lead if number % 50 else lead.replace(figure, str(int(figure) + 1 + number // 50 % 5))
            text = "\n".join(
                [told, *body, f"Desk {chance.randint(1, 9)} of the {chance.choice(OUTLETS)} took this down."]
            )
            lines.write(json.dumps({**first, "path": f"e000000-{number:05}", "text": text + "\n"}) + "\n")
    planted.write_text("", encoding="utf-8")


def write_hot(documents: int, archive: Path, planted: Path, seed: int = 1) -> None:
    """Write an archive in which every document speaks of one and the same firm too."""
    write(documents, archive, planted, seed)
    rows = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
    with archive.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps({**row, "text": f"{row['text']}Meta did not comment.\n"}) + "\n")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 1)
