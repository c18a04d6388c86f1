"""Measure, compare with the floors, and raise them: `python -m tests.gate [CORPUS ...] [--raise] [--lower NAME --reason WHY]`.

Without a corpus all are measured. Leaves with 1 when a figure is below its floor. `--raise` writes what was reached where it is
higher. A floor is lowered only by name and with a reason, which is kept in `floors.json`; the changelog gets a line too.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.gate import measure

FLOORS = Path(__file__).with_name("floors.json")
_MARGIN = 1e-9
CORPORA: dict[str, tuple[Callable[[], dict[str, float]], Callable[[], list[Path]]]] = {
    "seeds": (measure.measure_seeds, measure.seed_files),
    "made": (measure.measure_made, measure.made_files),
    "pairs": (measure.measure_pairs, measure.pair_files),
    "apart": (measure.measure_apart, measure.apart_files),
    "frames": (measure.measure_frames, measure.frame_files),
    "news": (measure.measure_news, measure.news_files),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each figure beside its floor; return 0 when all hold."""
    asked = _parse(arguments)
    data = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = False
    chosen = []
    for corpus in asked.corpora or CORPORA:
        if corpus == "news" and not measure.NEWS.is_dir():
            print(f"news: skipped, {measure.NEWS} is not in this checkout")
            continue
        digest = measure.corpus_digest(CORPORA[corpus][1]())
        if data[corpus]["digest"] != digest and not asked.raise_floors:
            print(f"{corpus}: the corpus is not the one that the floors were set on; look, then run with --raise")
            fallen |= corpus != "news"  # the others are in the repository; the news beside it may be another selection
            continue
        data[corpus]["digest"] = digest
        chosen.append(corpus)
    with ProcessPoolExecutor() as pool:
        runs = [pool.submit(CORPORA[corpus][0]) for corpus in chosen]
        for corpus, run in zip(chosen, runs, strict=True):
            fallen |= _compare(corpus, data[corpus]["floors"], run.result(), asked, data)
    if asked.raise_floors or asked.lower:
        FLOORS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return int(fallen)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description="Quality floors that only go up.")
    parser.add_argument("corpora", nargs="*", metavar="CORPUS", help=f"of {', '.join(CORPORA)}")
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="write what was reached where higher")
    parser.add_argument("--lower", metavar="CORPUS.NAME", default="", help="lower one floor to what was reached")
    parser.add_argument("--reason", default="", help="why a floor is lowered")
    asked = parser.parse_args(arguments)
    for corpus in set(asked.corpora) - CORPORA.keys():
        parser.error(f"{corpus} is no corpus; take of {', '.join(CORPORA)}")
    if asked.lower and not asked.reason:
        parser.error("a floor is lowered only with a --reason")
    return asked


def _compare(
    corpus: str, floors: dict[str, float], reached: dict[str, float], asked: argparse.Namespace, data: dict[str, Any]
) -> bool:
    """Print the figures of one corpus, move its floors as asked, and tell whether one fell."""
    fallen = False
    for name, value in reached.items():
        floor = floors.get(name, 0.0)
        if asked.lower == f"{corpus}.{name}" and value < floor:
            data["lowered"].append({"floor": asked.lower, "from": floor, "to": value, "reason": asked.reason})
            floors[name] = floor = value
        low = value < floor - _MARGIN
        fallen |= low
        print(f"{corpus:6} {name:20} {value:7.3f}   floor {floor:7.3f}{'   BELOW' if low else ''}")
        if asked.raise_floors and value > floor:
            floors[name] = value
    return fallen


if __name__ == "__main__":
    sys.exit(main())
