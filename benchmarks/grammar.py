"""Score the grammar on a UD treebank from raw text, by character spans, and time it.

    python -m benchmarks.grammar ../shared/treebank/pud-test.conllu.gz [--write docs/quality.md]

Figures are found first and taken as one word each, as the tool does; a link of the treebank inside a figure is not asked for.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import replace_section
from reconcile.grammar import parse_sentence, tag_sentence
from reconcile.language import Language, load_language
from reconcile.model import Parse
from reconcile.pipeline import figures_in
from reconcile.values import find_values
from training.treebank import Tree, read_trees

Range = tuple[int, int]
Link = tuple[str, Range, Range]
PHRASES = ("in", "at", "of", "from")
ASKED = ("subject", "object", "figure", *(f"phrase {p}" for p in PHRASES))


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the treebank as raw text, with the range of each of its words and the figures that the tool finds."""

    tree: Tree
    text: str
    spans: tuple[Range, ...]
    figures: tuple[Range, ...]


def raw(tree: Tree, language: Language) -> Line:
    """Return the text of a tree and the range of each word."""
    text, spans = "", []
    for word in tree:
        spans.append((len(text), len(text) + len(word.form)))
        text += word.form + ("" if word.glued else " ")
    text = text.rstrip()
    return Line(tree, text, tuple(spans), tuple(figures_in(find_values(text, 0, None, language))))


def gold_links(line: Line) -> Iterator[Link]:
    """Yield the relations that claims are built on; a word inside a figure stands for the figure."""
    case = {word.head: word.form.lower() for word in line.tree if word.relation == "case"}
    for index, word in enumerate(line.tree):
        if word.head >= 0:
            child, head = _whole(line, line.spans[index]), _whole(line, line.spans[word.head])
            if child != head:
                yield from _named(word.relation, child, head, word.tag, case.get(index, ""))


def _whole(line: Line, span: Range) -> Range:
    return next((f for f in line.figures if f[0] <= span[0] and span[1] <= f[1]), span)


def found_links(parse: Parse) -> Iterator[Link]:
    """Yield the same relations of a parse."""
    ranges = [(token.span.start, token.span.end) for token in parse.tokens]
    case = {token.head: token.text.lower() for token in parse.tokens if token.relation == "case"}
    for index, token in enumerate(parse.tokens):
        if token.head >= 0:
            yield from _named(token.relation, ranges[index], ranges[token.head], token.tag, case.get(index, ""))


def _named(relation: str, child: Range, head: Range, tag: str, case: str) -> Iterator[Link]:
    if relation in ("nsubj", "nsubj:pass"):
        yield "subject", child, head
    elif relation == "obj":
        yield "object", child, head
    elif relation == "nummod" and tag.startswith("NUM"):
        yield "figure", child, head
    elif relation.startswith(("obl", "nmod")) and case in PHRASES:
        yield f"phrase {case}", child, head


class Tally:
    """What was asked for, what was found, and what of it is right, by name."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.right: Counter[str] = Counter()

    def add(self, line: Line, parse: Parse) -> None:
        """Count one sentence."""
        self._words(line, parse)
        gold, found = set(gold_links(line)), set(found_links(parse))
        for counter, links in ((self.asked, gold), (self.found, found), (self.right, gold & found)):
            counter.update(name for name, _, _ in links)

    def _words(self, line: Line, parse: Parse) -> None:
        tokens = {(token.span.start, token.span.end): token for token in parse.tokens}
        for word, span in zip(line.tree, line.spans, strict=True):
            if _whole(line, span) != span:
                continue
            self.asked["words"] += 1
            token = tokens.get(span)
            if token is None:
                continue
            head = (-1, -1)
            if token.head >= 0:
                head = parse.tokens[token.head].span.start, parse.tokens[token.head].span.end
            same = head == (_whole(line, line.spans[word.head]) if word.head >= 0 else (-1, -1))
            self.right["words"] += 1
            self.right["tags"] += token.tag == word.tag.split("|")[0]
            self.right["heads"] += same
            self.right["labelled"] += same and token.relation == word.relation

    def share(self, name: str) -> float:
        """Return how many of all words are right in one respect."""
        return self.right[name] / self.asked["words"]

    def rates(self, name: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of one relation."""
        precision = self.right[name] / max(1, self.found[name])
        recall = self.right[name] / max(1, self.asked[name])
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def measure(path: Path) -> Iterator[str]:
    """Yield the lines of a Markdown section."""
    language = load_language("en")
    lines = [raw(tree, language) for tree in read_trees(path)]
    begin = time.process_time()
    parse_sentence("Load the weights.", 0, (), language)
    load = time.process_time() - begin
    begin = time.process_time()
    parses = [parse_sentence(line.text, 0, line.figures, language) for line in lines]
    parsed = time.process_time() - begin
    begin = time.process_time()
    for line in lines:
        tag_sentence(line.text + " ", 0, line.figures, language)
    tagged = time.process_time() - begin
    tally = Tally()
    for line, parse in zip(lines, parses, strict=True):
        tally.add(line, parse)
    yield "| words | right |"
    yield "|---|---|"
    for name, text in (
        ("words", "cut as in the treebank"),
        ("tags", "tag (UPOS)"),
        ("heads", "governor"),
        ("labelled", "governor and relation"),
    ):
        yield f"| {text} | {tally.share(name):.3f} |"
    yield ""
    yield "| relation | asked for | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for name in ASKED:
        precision, recall, f1 = tally.rates(name)
        yield f"| {name} | {tally.asked[name]} | {precision:.3f} | {recall:.3f} | {f1:.3f} |"
    size = sum(len(line.text) for line in lines) / 1000
    print(
        f"weights and first sentence {load * 1000:.0f} ms; parse {size / parsed:,.0f} kB/s, tags {size / tagged:,.0f} kB/s"
    )


def main(arguments: list[str]) -> None:
    """Print the section, or put it into a page."""
    section = "\n".join(measure(Path(arguments[0])))
    print(section)
    if arguments[1:2] == ["--write"]:
        replace_section(Path(arguments[2]), "Grammar", section)


if __name__ == "__main__":
    main(sys.argv[1:])
