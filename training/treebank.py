"""Read CoNLL-U files and shape their sentences as the tool will see them: figures as one word, some headlines."""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

FIGURE = "0x0"  # the word that stands for an amount or a share taken as one token


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the treebank; `head` is an index into the sentence, -1 for the root."""

    form: str
    lemma: str
    tag: str  # `UPOS|PENN`
    head: int
    relation: str
    glued: bool  # no blank after it


Tree = tuple[Word, ...]


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a gzipped CoNLL-U file."""
    words: list[Word] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 9:
                words.append(
                    Word(
                        cells[1],
                        cells[2],
                        f"{cells[3]}|{cells[4]}",
                        int(cells[6]) - 1,
                        cells[7],
                        "SpaceAfter=No" in cells[9],
                    )
                )
            elif words and not line.strip():
                yield tuple(words)
                words = []
    if words:
        yield tuple(words)


def merge_figures(tree: Tree) -> Tree:
    """Join `$ 14.3 billion`, `49 %` and `49 percent` into one word, as the tool does before it parses."""
    groups: list[list[int]] = []
    index = 0
    while index < len(tree):
        end = _figure_end(tree, index)
        groups.append(list(range(index, max(end, index + 1))))
        index = max(end, index + 1)
    if len(groups) == len(tree):
        return tree
    home = {i: number for number, group in enumerate(groups) for i in group}
    merged = []
    for group in groups:
        root = next((i for i in group if tree[i].head not in group), group[0])
        word = tree[root]
        head = home[word.head] if word.head >= 0 else -1
        form = FIGURE if len(group) > 1 else word.form
        tag = "NUM|CD" if len(group) > 1 else word.tag
        merged.append(replace(word, form=form, tag=tag, head=head, glued=tree[group[-1]].glued))
    return tuple(merged)


def _figure_end(tree: Tree, start: int) -> int:
    end = start
    symbol = tree[start].form in ("$", "€", "£", "US$")
    if symbol:
        end += 1
    numbers = 0
    while (
        end < len(tree)
        and tree[end].tag == "NUM|CD"
        and (numbers == 0 or tree[end].form.lower() in ("hundred", "thousand", "million", "billion", "trillion"))
    ):
        end += 1
        numbers += 1
    if not numbers:
        return start
    if end < len(tree) and tree[end].form.lower() in ("%", "percent", "cent") and not symbol:
        return end + 1
    return end if symbol or numbers > 1 else start


def is_projective(tree: Tree) -> bool:
    """Tell whether no two links of a tree cross."""
    for index, word in enumerate(tree):
        low, high = sorted((index, word.head)) if word.head >= 0 else (index, index)
        for inner in range(low + 1, high):
            if not low <= tree[inner].head <= high:
                return False
    return sum(word.head < 0 for word in tree) == 1


def with_headlines(trees: list[Tree], seed: int) -> list[Tree]:
    """Add copies of some sentences without their full stop, as headlines and list items are."""
    chance = random.Random(seed)
    extra = []
    for tree in trees:
        last = len(tree) - 1
        if last >= 4 and tree[last].form in (".", "!") and chance.random() < 0.15 and all(w.head != last for w in tree):
            extra.append(tree[:last])
    return trees + extra
