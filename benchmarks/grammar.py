"""Score the grammar on a UD treebank from raw text, by character spans, and time it.

python benchmarks/grammar.py ../shared/treebank/pud-test.conllu.gz
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reconcile.grammar import parse_sentence
from reconcile.language import load_language
from reconcile.model import Parse
from training.treebank import Tree, read_trees

Link = tuple[tuple[int, int], tuple[int, int]]
PHRASES = ("in", "at", "of", "from")


def raw(tree: Tree) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a tree and the range of each word."""
    text, spans = "", []
    for word in tree:
        spans.append((len(text), len(text) + len(word.form)))
        text += word.form + ("" if word.glued else " ")
    return text.rstrip(), spans


def gold_links(tree: Tree, spans: list[tuple[int, int]]) -> Iterator[tuple[str, Link]]:
    """Yield the relations that claims are built on."""
    case = {w.head: w.form.lower() for w in tree if w.relation == "case"}
    for index, word in enumerate(tree):
        if word.head >= 0:
            yield from _named(word.relation, spans[index], spans[word.head], word.tag[:3], case.get(index, ""))


def found_links(parse: Parse) -> Iterator[tuple[str, Link]]:
    """Yield the same relations of a parse."""
    case = {t.head: t.text.lower() for t in parse.tokens if t.relation == "case"}
    for index, token in enumerate(parse.tokens):
        if token.head >= 0:
            head = parse.tokens[token.head].span
            yield from _named(
                token.relation,
                (token.span.start, token.span.end),
                (head.start, head.end),
                token.tag[:3],
                case.get(index, ""),
            )


def _named(
    relation: str, child: tuple[int, int], head: tuple[int, int], tag: str, case: str
) -> Iterator[tuple[str, Link]]:
    if relation in ("nsubj", "nsubj:pass"):
        yield "subject", (child, head)
    elif relation == "obj":
        yield "object", (child, head)
    elif relation == "nummod" and tag == "NUM":
        yield "figure", (child, head)
    elif relation.startswith(("obl", "nmod")) and case in PHRASES:
        yield f"phrase {case}", (child, head)


def main(path: Path) -> None:
    """Print accuracy of tags, heads and relations, then the speed."""
    language = load_language("en")
    trees = list(read_trees(path))
    texts = [raw(tree) for tree in trees]
    parse_sentence("Load the weights.", 0, (), language)
    begin = time.perf_counter()
    parses = [parse_sentence(text, 0, (), language) for text, _ in texts]
    seconds = time.perf_counter() - begin
    right: dict[str, int] = {}
    gold: dict[str, int] = {}
    found: dict[str, int] = {}
    for tree, (_, spans), parse in zip(trees, texts, parses, strict=True):
        tokens = {(t.span.start, t.span.end): t for t in parse.tokens}
        for index, (word, span) in enumerate(zip(tree, spans, strict=True)):
            token = tokens.get(span)
            gold["tags"] = gold.get("tags", 0) + 1
            gold["words"] = gold.get("words", 0) + 1
            if token is None:
                continue
            right["words"] = right.get("words", 0) + 1
            right["tags"] = right.get("tags", 0) + (token.tag == word.tag.split("|")[0])
            head = parse.tokens[token.head].span if token.head >= 0 else None
            same = (head is None) if word.head < 0 else head is not None and (head.start, head.end) == spans[word.head]
            right["heads"] = right.get("heads", 0) + same
            right["labelled"] = right.get("labelled", 0) + (same and token.relation == word.relation)
            _ = index
        for name, _link in found_links(parse):
            found[name] = found.get(name, 0) + 1
        wanted = set(gold_links(tree, spans))
        for name, _link in wanted:
            gold[name] = gold.get(name, 0) + 1
        for name, _link in wanted & set(found_links(parse)):
            right[name] = right.get(name, 0) + 1
    for name in ("words", "tags", "heads", "labelled"):
        print(f"{name:12} {right[name] / gold['words']:.3f}")
    for name in ("subject", "object", "figure", *(f"phrase {p}" for p in PHRASES)):
        precision, recall = (
            right.get(name, 0) / max(1, found.get(name, 0)),
            right.get(name, 0) / max(1, gold.get(name, 0)),
        )
        print(
            f"{name:12} precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
        )
    words = gold["words"]
    size = sum(len(text) for text, _ in texts)
    print(f"speed        {words / seconds:,.0f} words/s, {size / seconds / 1000:,.0f} kB/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
