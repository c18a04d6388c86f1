"""Time layout and sentences: running text, one line, and texts made to be slow, each at two lengths; score sentences on treebanks.

python benchmarks/text.py FILE [FILE...]
python benchmarks/text.py ../shared/treebank/pud-test.conllu.gz [TREEBANK...]
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.grammar import raw
from reconcile.language import load_language
from reconcile.layout import lay_out
from reconcile.layout.forms import forms_of
from reconcile.layout.furniture import kind_of
from reconcile.layout.plain import write_plainly
from reconcile.model import Document
from reconcile.split import split_sentences, split_text
from training.treebank import read_trees

TRAPS = {
    "one letter": "a",
    "short sentences": "a. B ",
    "quotation marks": '"',
    "dots and blanks": ". ",
    "broken words": "a-\n",
    "accents and soft hyphens": "e\u0301\u00ad",
    "cells": "|1\n",
    "items": "1. a\n",
    "items in a line": "1. 2. 3. 4. ",
    "names": "A, ",
    "labels": "A: 1\n",
    "tails": "(Reporting by ",
}
TOGETHER = 6
SIZES = (100_000, 400_000)  # characters


def seconds(text: str) -> float:
    """Return the processor time that layout and sentences of a text take."""
    begin = time.process_time()
    split_sentences(lay_out(Document("text", text, ""), ENGLISH), ENGLISH)
    return time.process_time() - begin


def boundaries(path: Path) -> None:
    """Print how many sentences of a treebank pass for furniture, and how well they are found again in six of them on end.

    Sentences without a mark at their end are left out.
    """
    texts = [write_plainly(raw(tree, ENGLISH).text)[0].strip() for tree in read_trees(path)]
    told = [text for text in texts if text[-1:] in (*".!?", '"', "'", ")")]
    gold = found = right = 0
    for start in range(0, len(told), TOGETHER):
        part = told[start : start + TOGETHER]
        ends = {len(" ".join(part[: n + 1])) for n in range(len(part))}
        cuts = {end for _, end in split_text(" ".join(part), ENGLISH)}
        gold, found, right = gold + len(ends), found + len(cuts), right + len(ends & cuts)
    taken = sum(kind_of(" ".join(text.split()), forms_of(ENGLISH)) is not None for text in told)
    print(f"{path.name:28} {taken} of {len(told)} sentences taken for furniture, captions or notes")
    print(f"{path.name:28} precision {right / found:.3f} recall {right / gold:.3f} F1 {2 * right / (gold + found):.3f}")


def main(paths: list[Path]) -> None:
    """Print megabytes a second; for the traps the growth from one size to four times that, 4 being linear."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    joined = "\n\n".join(texts)
    whole = (5_000_000 // len(joined) + 1) * (joined + "\n\n")
    seconds(joined[:10_000])
    apart = sum(map(seconds, texts))
    print(f"{len(texts)} documents        {len(joined) / apart / 1e6:6.2f} MB/s")
    for name, text in (
        ("joined", joined),
        ("5 MB", whole[:5_000_000]),
        ("5 MB in one line", " ".join(whole.split())[:5_000_000]),
    ):
        print(f"{name:24} {len(text) / seconds(text) / 1e6:6.2f} MB/s")
    for name, piece in TRAPS.items():
        short, long = (seconds((piece * (size // len(piece) + 1))[:size]) for size in SIZES)
        print(f"{name:24} {SIZES[1] / long / 1e6:6.2f} MB/s  × {long / short:.1f}")


ENGLISH = load_language("en")
if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    banks = [path for path in given if ".conllu" in path.name]
    for bank in banks:
        boundaries(bank)
    if not banks:
        main(given)
