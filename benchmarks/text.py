"""Time layout and sentences: running text, one line, and texts made to be slow, each at two lengths.

python benchmarks/text.py FILE [FILE...]
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reconcile.language import load_language
from reconcile.layout import lay_out
from reconcile.model import Document
from reconcile.split import split_sentences

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
SIZES = (100_000, 400_000)  # characters


def seconds(text: str) -> float:
    """Return the processor time that layout and sentences of a text take."""
    begin = time.process_time()
    split_sentences(lay_out(Document("text", text, ""), ENGLISH), ENGLISH)
    return time.process_time() - begin


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
    main([Path(argument) for argument in sys.argv[1:]])
