"""What a user would put together from the shelf: pysbd for sentences, quantulum3 for figures, rapidfuzz for all pairs of sentences.

    python benchmarks/assembled.py FOLDER [SECONDS]

A pair of sentences of different documents that are alike and whose figures of one unit differ is a difference. It stops after so many
seconds, 600 by default, and says how far it got.
"""

import sys
import time
from itertools import combinations
from pathlib import Path

import pysbd
from quantulum3 import parser
from rapidfuzz import fuzz

ALIKE = 70


def main(folder: str, seconds: float = 600) -> None:
    """Print how many differences there are, or how far the time went."""
    end = time.monotonic() + seconds
    segmenter = pysbd.Segmenter(language="en", clean=False)
    paths = sorted(Path(folder).rglob("*.txt"))
    rows: list[tuple[int, str, dict[str, set[float]]]] = []
    for number, path in enumerate(paths):
        for sentence in segmenter.segment(path.read_text(encoding="utf-8")):
            figures: dict[str, set[float]] = {}
            for quantity in parser.parse(sentence):
                figures.setdefault(quantity.unit.name, set()).add(quantity.value)
            if figures:
                rows.append((number, sentence, figures))
        if time.monotonic() > end:
            print(f"stopped after {seconds:.0f} s while reading document {number + 1} of {len(paths)}")
            return
    differences = 0
    for done, ((one, left, mine), (two, right, theirs)) in enumerate(combinations(rows, 2)):
        if one != two and fuzz.token_set_ratio(left, right) >= ALIKE:
            differences += any(mine[unit] != theirs[unit] for unit in mine.keys() & theirs.keys())
        if done % 10_000 == 0 and time.monotonic() > end:
            print(f"stopped after {seconds:.0f} s at pair {done:,} of {len(rows) * (len(rows) - 1) // 2:,}")
            return
    print(f"{len(rows):,} sentences with figures, {differences:,} differences")


if __name__ == "__main__":
    main(sys.argv[1], *(float(word) for word in sys.argv[2:3]))
