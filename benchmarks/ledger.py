"""Measure what a check against a large ledger costs beyond the check of the new documents alone.

    python benchmarks/ledger.py [--claims 100000,1000000] [--jobs 2] [--work FOLDER] [--ledger postgresql://…]

The ledgers are generated (`benchmarks/events.py`, fixed seed): events of 2 to 18 documents, and one that is told 300 times. Three
batches of ten documents are held against each of them: one document each of ten old events; ten of the event that is told 300
times; ten of events that the ledger has not. Each run is a whole command in a process of its own; times are processor seconds,
the least of three. With `--work` a ledger that is there already is used again.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.archive import run
from benchmarks.events import Maker
from reconcile.engine import open_engine
from reconcile.language import load_language
from reconcile.ledger import open_ledger, stamp_of
from reconcile.model import Document
from reconcile.pipeline import Plan, keep_entry, mark_entry
from reconcile.read import HeldEntry
from reconcile.rules import load_rules

SEED, HOT, TOLD = 7, 300, 10  # one event is told so often; so many of its documents are new
AT_ONCE, RUNS = 2000, 3
Fields = dict[str, Any]


def archive() -> Iterator[tuple[Fields, str]]:
    """Yield documents without end, each with the batch that it belongs to: `old`, or one of the new ones."""
    maker, held = Maker(SEED), 0
    hot, _ = maker.event(1, HOT + TOLD)  # an odd number: nothing planted
    yield from ((document, "one-story" if n < TOLD else "old") for n, document in enumerate(hot))
    number = 2
    while True:
        documents, _ = maker.event(number)
        new = number % 20 == 2 and held < TOLD and len({d["text"] for d in documents[:2]}) == 2
        held += new
        yield from ((d, "ten-stories" if new and n == 0 else "old") for n, d in enumerate(documents))
        number += 1


def document_of(fields: Fields) -> Document:
    """Return a generated document as one that was read from a file."""
    return Document(f"old/{fields['path']}.txt", fields["text"], sha256(fields["text"].encode()).hexdigest())


def read(fields: Fields, plan: Plan) -> tuple[HeldEntry, int]:
    """Return a document with what is made of it, and how many claims it has."""
    entry = keep_entry(HeldEntry(document_of(fields)), plan)
    if not isinstance(entry, HeldEntry) or entry.made is None:
        raise TypeError(f"{fields['path']} cannot be kept")
    reading = entry.made.reading_of(entry.document)
    return entry, len(reading.claims) if reading else 0


def fill(name: str, claims: int, work: Path, jobs: int) -> tuple[int, int]:
    """Make a ledger of so many claims, and the new documents beside it; return how many documents and claims it holds."""
    plan = Plan(load_rules(), load_language())
    there = documents = 0
    batches: dict[str, list[Fields]] = {"one-story": [], "ten-stories": []}
    every = archive()
    with open_engine("processes", jobs, AT_ONCE) as engine, open_ledger(name, write=True) as ledger:
        while there < claims:
            part = list(islice(every, AT_ONCE))
            for fields, batch in part:
                batches.setdefault(batch, []).append(fields) if batch != "old" else None
            made = list(engine.map(partial(read, plan=plan), (f for f, b in part if b == "old"), at_once=50))
            kept = {entry.document.digest: entry.made for entry, _ in made if entry.made}
            marked = [(entry.document, mark_entry(entry, plan.language)) for entry, _ in made]
            documents += ledger.record(marked, made=kept, stamp=stamp_of(plan.rules))  # type: ignore[arg-type]
            there += sum(number for _, number in made)
    fresh = Maker(SEED + 1)
    batches["other-stories"] = [fresh.event(n)[0][0] for n in range(TOLD)]
    for batch, found in batches.items():
        folder = work / batch
        folder.mkdir(exist_ok=True)
        for fields in found:
            (folder / f"{fields['path']}.txt").write_text(fields["text"], encoding="utf-8")
    return documents, there


def cost(folder: Path, output: Path, against: str = "") -> tuple[float, Fields]:
    """Return the least processor seconds of a check, and its summary."""
    options = ["-f", "json", "--exit-zero", "--allow-empty", *(["--against", against] if against else [])]
    least = min(run(["-m", "reconcile", "check", str(folder), *options], output).cpu for _ in range(RUNS))
    return least, json.loads(output.read_text(encoding="utf-8"))


def measure(name: str, told: tuple[int, int], work: Path) -> None:
    """Print a row a batch."""
    for batch in ("ten-stories", "one-story", "other-stories"):
        output = work / "report.json"
        alone, _ = cost(work / batch, output)
        against, report = cost(work / batch, output, name)
        old = sum(document["origin"] == "ledger" for document in report["documents"])
        summary = report["summary"]
        print(
            f"| {told[1]:,} in {told[0]:,} | {batch} | {alone:.2f} | {against:.2f} | {against - alone:.2f} | {old} | "
            f"{summary['weighed']:,} | {summary['judged']:,} | {len(report['findings'])} |",
            flush=True,
        )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", default="100000,1000000")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--ledger", default="")
    chosen = parser.parse_args()
    print(
        "| claims in documents | new batch | alone s | against s | beyond s | old beside it | weighed | judged | findings |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary:
        for claims in map(int, chosen.claims.split(",")):
            work = (chosen.work or Path(temporary)) / str(claims)
            work.mkdir(parents=True, exist_ok=True)
            name, size = chosen.ledger or str(work / "ledger.db"), work / "size.json"
            if not size.exists():
                size.write_text(json.dumps(fill(name, claims, work, chosen.jobs)), encoding="utf-8")
            measure(name, tuple(json.loads(size.read_text(encoding="utf-8"))), work)


if __name__ == "__main__":
    main()
