"""Find what the models always decide in a small context, and write `habits.bin`; the same weights give the same bytes.

    python -m training.habits TREEBANK_FOLDER reconcile/grammar/en

The models parse the treebank that they were trained on, with their weights as they are packed; a context in which they decide alike in
nearly all of at least so many cases becomes an entry, unless a smaller context says so already.
"""

import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from reconcile.grammar.habits import Context
from reconcile.grammar.parser import Witness, attach, name_relations, tag_words
from reconcile.grammar.repair import supply_verb
from reconcile.grammar.weights import load_weights
from reconcile.language import load_language
from training.treebank import FIGURE, merge_figures, read_trees, with_headlines

# Unanimous: looser tables (10 to 15 cases, 0.99) covered half of all moves and cost 0.003 of the F1 of subjects on PUD.
LEAST = {"tags": (40, 1.0), "moves": (150, 1.0), "labels": (100, 1.0)}
Case = tuple[Sequence[Context], str | int]


def decide(folder: Path) -> Witness:
    """Return every decision of the models on the treebank with its contexts."""
    weights, seen = load_weights(load_language("en")), Witness()
    for tree in with_headlines([merge_figures(t) for t in read_trees(folder / "ewt-train.conllu.gz")], seed=1):
        words = [word.form for word in tree]
        figures = {n: "NUM|CD" for n, word in enumerate(words) if word == FIGURE}
        tags = tag_words(words, figures, weights, seen)
        supply_verb(words, tags, weights.verbs)
        heads = attach(words, tags, weights, seen)
        name_relations(words, tags, heads, weights, seen)
    return seen


def settle(cases: Iterable[Case], least: int, share: float) -> list[list[str | int]]:
    """Return the contexts that decide, the smallest first, each with what it decides."""
    left, found = list(cases), []
    for size in range(len(left[0][0])):
        counts: dict[Context, Counter[str | int]] = defaultdict(Counter)
        for contexts, decision in left:
            counts[contexts[size]][decision] += 1
        sure = {}
        for context, counter in counts.items():
            (decision, often), total = counter.most_common(1)[0], counter.total()
            if total >= least and often >= share * total:
                sure[context] = decision
        found += [[*context, sure[context]] for context in sorted(sure, key=lambda c: [str(part) for part in c])]
        left = [case for case in left if case[0][size] not in sure]
    return found


def main(folder: Path, output: Path) -> None:
    """Write the tables."""
    seen = decide(folder)
    tables: dict[str, object] = {
        part: settle(cases, *LEAST[part])
        for part, cases in (("tags", seen.tags), ("moves", seen.moves), ("labels", seen.labels))
    }
    tables["names"] = load_weights(load_language("en")).tags
    packed = zlib.compress(json.dumps(tables, separators=(",", ":")).encode(), 9)
    (output / "habits.bin").write_bytes(packed)
    print(f"{len(packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
