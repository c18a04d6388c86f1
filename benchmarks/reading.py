"""Time the chapters on documents: from text to claims, in one process, on the joined texts of a folder.

    python -m benchmarks.reading ../shared/bench/news [--write docs/quality.md]

Longer inputs are the same text again with other digits, so that nothing is remembered from the first time round.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.page import replace_section
from reconcile.grammar import parse_sentence, tag_sentence
from reconcile.language import Language, load_language
from reconcile.layout import lay_out
from reconcile.model import Document
from reconcile.pipeline import figures_in, read_claims, read_sentences
from reconcile.read import read_bytes
from reconcile.rules import load_rules
from reconcile.split import split_sentences
from reconcile.values import find_values

SIZES = (0.25, 0.5)  # MB


def joined(folder: Path) -> str:
    """Return the texts of a folder, one after the other."""
    return "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt")))


def document(text: str) -> Document:
    """Return a text as a document."""
    return read_bytes(text.encode("utf-8", "replace"), name="joined.txt")


def clock(work: object) -> float:
    """Return the seconds that a call takes."""
    begin = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - begin


def tags_alone(source: Document, language: Language) -> None:
    """Read a document as far as tags and values."""
    page = lay_out(source, language)
    for sentence in split_sentences(page, language):
        values = find_values(sentence.text, sentence.span.start, page.dateline, language)
        tag_sentence(sentence.text, sentence.span.start, figures_in(values), language)


def measure(folder: Path) -> Iterator[str]:
    """Yield the lines of a Markdown section."""
    language, rules = load_language("en"), load_rules()
    load = clock(lambda: parse_sentence("Load the weights.", 0, (), language))
    text = joined(folder)
    plain = document(text)
    rows = [
        ("weights and the first sentence", f"{load * 1000:.0f} ms"),
        ("to tags, with values", _speed(text, clock(lambda: tags_alone(plain, language)))),
        ("to grammar, with values", _speed(text, clock(lambda: read_sentences(plain, language)))),
    ]
    for size in SIZES:
        other = _varied(text, int(size * 1_000_000), len(rows))
        seconds = clock(lambda other=other: read_claims(document(other), rules, language))
        rows.append((f"to claims, one document of {size:g} MB", _speed(other, seconds)))
    yield "| reading, one process | |"
    yield "|---|---|"
    yield from (f"| {name} | {figure} |" for name, figure in rows)


def _varied(text: str, size: int, turn: int) -> str:
    """Return a text of a given size, its digits turned, so that no sentence with a figure comes twice."""
    turned = text.translate({ord(str(d)): str((d + turn) % 10) for d in range(10)})
    return ((turned + "\n\n") * (size // len(turned) + 1))[:size]


def _speed(text: str, seconds: float) -> str:
    return f"{len(text) / 1000 / seconds:,.0f} kB/s"


def main(arguments: list[str]) -> None:
    """Print the section, or put it into a page."""
    section = "\n".join(measure(Path(arguments[0])))
    print(section)
    if arguments[1:2] == ["--write"]:
        replace_section(Path(arguments[2]), "Reading", section)


if __name__ == "__main__":
    main(sys.argv[1:])
