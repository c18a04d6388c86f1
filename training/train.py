"""Train the tagger, the parser and the labeller, and write `weights.bin`; the same treebank gives the same bytes.

    python -m training.train TREEBANK_FOLDER OUTPUT_FOLDER

Averaged perceptrons (Collins 2002); the parser learns with the dynamic oracle of Goldberg & Nivre (2013) and with the tags of
a tagger that has not seen the sentence.
"""

import json
import random
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from reconcile.grammar.features import MASK, SHIFT, code, fold, label_features, move_features, tag_features
from reconcile.grammar.weights import LANE, MAGIC
from training.treebank import Tree, is_projective, merge_figures, read_trees, with_headlines

_RARE = 8  # a tag seen less often than this is not learnt


class Averaged:
    """Weights of many classes by feature, averaged over all steps."""

    def __init__(self) -> None:
        self.weights: dict[int, dict[int, float]] = {}
        self._totals: dict[tuple[int, int], float] = defaultdict(float)
        self._stamps: dict[tuple[int, int], int] = {}
        self.step = 0

    def best(self, features: list[int], classes: int) -> int:
        scores = [0.0] * classes
        for feature in features:
            for number, weight in self.weights.get(feature, {}).items():
                scores[number] += weight
        return scores.index(max(scores))

    def update(self, features: list[int], right: int, wrong: int) -> None:
        for feature in features:
            row = self.weights.setdefault(feature, {})
            for number, by in ((right, 1.0), (wrong, -1.0)):
                key, now = (feature, number), row.get(number, 0.0)
                self._totals[key] += (self.step - self._stamps.get(key, 0)) * now
                self._stamps[key] = self.step
                row[number] = now + by

    def average(self) -> dict[int, dict[int, float]]:
        return {
            feature: {
                number: (self._totals[feature, number] + (self.step - self._stamps[feature, number]) * weight)
                / self.step
                for number, weight in row.items()
            }
            for feature, row in self.weights.items()
        }


def numbers_of(features: tuple[int, ...]) -> list[int]:
    """Return the numbers under which features are looked up."""
    return [feature >> SHIFT & MASK for feature in features]


def certain_words(trees: list[Tree]) -> dict[str, str]:
    """Return the words that are common and have one tag only."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree:
            counts[fold(word.form)][word.tag] += 1
    found = {}
    for form in sorted(counts):
        (tag, often), total = counts[form].most_common(1)[0], sum(counts[form].values())
        if total >= 20 and often >= 0.995 * total and form not in ("0", "0x"):
            found[form] = tag
    return found


def train_tagger(
    trees: list[Tree], tags: tuple[str, ...], certain: dict[str, str], epochs: int, seed: int
) -> dict[int, dict[int, float]]:
    """Return the averaged weights of the tagger."""
    model, numbers, chance = Averaged(), {tag: n for n, tag in enumerate(tags)}, random.Random(seed)
    order = list(trees)
    for _ in range(epochs):
        chance.shuffle(order)
        for tree in order:
            words, before, before2 = [w.form for w in tree], "<s>", "<s>"
            for index, word in enumerate(tree):
                tag = certain.get(fold(word.form)) if index == 0 or not word.form[:1].isupper() else None
                if tag is None:
                    starts = index == 0 or (index == 1 and not words[0][0].isalnum())
                    features = numbers_of(tag_features(words, index, before, before2, starts))
                    guess = model.best(features, len(tags))
                    model.step += 1
                    if tags[guess] != word.tag and word.tag in numbers:
                        model.update(features, numbers[word.tag], guess)
                    tag = tags[guess]
                before2, before = before, tag
    return model.average()


def apply_tagger(
    tree: Tree, weights: dict[int, dict[int, float]], tags: tuple[str, ...], certain: dict[str, str]
) -> list[str]:
    """Tag one sentence with unpacked weights."""
    model = Averaged()
    model.weights = weights
    words, found, before, before2 = [w.form for w in tree], [], "<s>", "<s>"
    for index, form in enumerate(words):
        tag = certain.get(fold(form)) if index == 0 or not form[:1].isupper() else None
        if tag is None:
            starts = index == 0 or (index == 1 and not words[0][0].isalnum())
            tag = tags[model.best(numbers_of(tag_features(words, index, before, before2, starts)), len(tags))]
        found.append(tag)
        before2, before = before, tag
    return found


def train_parser(samples: list[tuple[Tree, list[str]]], epochs: int, seed: int) -> dict[int, list[float]]:
    """Return averaged weights of the three moves by feature."""
    weights: dict[int, list[float]] = {}
    totals: dict[int, list[float]] = {}
    stamps: dict[int, int] = {}
    step, chance, order = 0, random.Random(seed), list(samples)
    for epoch in range(epochs):
        chance.shuffle(order)
        for tree, tags in order:
            gold = [word.head for word in tree]
            step = _learn(tree, tags, gold, weights, totals, stamps, step, chance, explore=epoch > 0)
    averaged = {}
    for feature, row in weights.items():
        rest = step - stamps[feature]
        averaged[feature] = [(t + rest * w) / step for t, w in zip(totals[feature], row, strict=True)]
    return averaged


def _learn(tree, tags, gold, weights, totals, stamps, step, chance, *, explore):  # type: ignore[no-untyped-def] # noqa: PLR0913
    size = len(tree)
    words, tag_codes = [code(fold(w.form)) for w in tree], [code(t) for t in tags]
    stack: list[int] = []
    front, links = 0, ([-1] * size, [-1] * size, [0] * size, [0] * size)
    first, last, lefts, rights = links
    while front < size or len(stack) > 1:
        legal = (
            ([0] if front < size else []) + ([1] if stack and front < size else []) + ([2] if len(stack) > 1 else [])
        )
        features = numbers_of(move_features(words, tag_codes, stack, front, links))
        scores = [0.0, 0.0, 0.0]
        for feature in features:
            row = weights.get(feature)
            if row is not None:
                scores[0] += row[0]
                scores[1] += row[1]
                scores[2] += row[2]
        guess = max(legal, key=lambda m: scores[m])
        good = _oracle(stack, front, gold, legal)
        step += 1
        move = guess
        if guess not in good:
            right = max(good, key=lambda m: scores[m])
            for feature in features:
                row = weights.get(feature)
                if row is None:
                    row, totals[feature], stamps[feature] = (
                        weights.setdefault(feature, [0.0, 0.0, 0.0]),
                        [0.0, 0.0, 0.0],
                        step,
                    )
                total, gap = totals[feature], step - stamps[feature]
                for n in range(3):
                    total[n] += gap * row[n]
                stamps[feature] = step
                row[right] += 1.0
                row[guess] -= 1.0
            if not explore or chance.random() > 0.9:
                move = right
        if move == 0:
            stack.append(front)
            front += 1
        else:
            child = stack.pop()
            if move == 1:
                first[front] = child if first[front] < 0 else min(first[front], child)
                lefts[front] += 1
            else:
                last[stack[-1]] = child
                rights[stack[-1]] += 1
    return step


def _oracle(stack: list[int], front: int, gold: list[int], legal: list[int]) -> list[int]:
    """Return the moves that lose no more links than any other (Goldberg & Nivre 2013, arc-hybrid)."""
    costs = {}
    top = stack[-1] if stack else -1
    below = stack[-2] if len(stack) > 1 else -1
    waiting = sum(gold[k] == top for k in range(front, len(gold))) if stack else 0
    for move in legal:
        if move == 0:
            costs[0] = sum(gold[front] == k for k in stack[:-1]) + sum(gold[k] == front for k in stack)
        elif move == 1:
            lost = gold[top] != front and ((gold[top] == below and below >= 0) or gold[top] > front or gold[top] < 0)
            costs[1] = waiting + lost
        else:
            costs[2] = waiting + (gold[top] != below and (gold[top] >= front or gold[top] < 0))
    least = min(costs.values())
    return [move for move in legal if costs[move] == least]


def train_labels(
    samples: list[tuple[Tree, list[str]]], labels: tuple[str, ...], epochs: int, seed: int
) -> dict[int, dict[int, float]]:
    """Return the averaged weights of the labeller, learnt on gold links."""
    model, numbers, chance, order = (
        Averaged(),
        {label: n for n, label in enumerate(labels)},
        random.Random(seed),
        list(samples),
    )
    for _ in range(epochs):
        chance.shuffle(order)
        for tree, tags in order:
            low, heads = [fold(w.form) for w in tree], [w.head for w in tree]
            children: list[list[int]] = [[] for _ in tree]
            for index, head in enumerate(heads):
                if head >= 0:
                    children[head].append(index)
            for index, word in enumerate(tree):
                if word.head < 0 or word.relation not in numbers:
                    continue
                features = numbers_of(label_features(low, tags, heads, children, index))
                guess = model.best(features, len(labels))
                model.step += 1
                if labels[guess] != word.relation:
                    model.update(features, numbers[word.relation], guess)
    return model.average()


def pack(weights: dict[int, dict[int, float]], *, kept: float, most: int) -> list[bytes]:
    """Lay out weights sparsely: sorted feature numbers, the end of each row, and pairs of class and weight.

    The smallest weights are dropped (`kept` is the share that stays);
    the largest becomes `most`.
    """
    sizes = sorted(abs(w) for row in weights.values() for w in row.values())
    scale, least = most / sizes[-1], sizes[int(len(sizes) * (1 - kept))]
    ids, ends, classes, values = array("I"), array("I"), array("B"), array("h")
    for feature in sorted(weights):
        row = {
            n: max(-most, min(most, round(w * scale))) for n, w in sorted(weights[feature].items()) if abs(w) > least
        }
        if any(row.values()):
            classes.extend(n for n, w in row.items() if w)
            values.extend(w for w in row.values() if w)
            ids.append(feature)
            ends.append(len(classes))
    gaps = _gaps(ids)
    counts = array("B", [b - a for a, b in zip([0, *ends[:-1]], ends, strict=True)])
    return [part.tobytes() for part in (gaps, counts, classes, values)]


def pack_moves(weights: dict[int, list[float]], *, kept: float, most: int) -> list[bytes]:
    """Lay out the weights of the three moves: sorted feature numbers, and one integer of three signed lanes a feature."""
    sizes = sorted(abs(w) for row in weights.values() for w in row)
    scale, least = most / sizes[-1], sizes[int(len(sizes) * (1 - kept))]
    ids, rows = array("I"), array("q")
    for feature in sorted(weights):
        lanes = [round(w * scale) if abs(w) > least else 0 for w in weights[feature]]
        if any(lanes):
            ids.append(feature)
            rows.append(sum(lane << (LANE * n) for n, lane in enumerate(lanes)))
    return [_gaps(ids).tobytes(), rows.tobytes()]


def _gaps(ids: "array[int]") -> "array[int]":
    return array("I", [b - a for a, b in pairwise([0, *ids])])


def main(folder: Path, output: Path) -> None:
    """Train everything and write the file."""
    trees = with_headlines([merge_figures(t) for t in read_trees(folder / "ewt-train.conllu.gz")], seed=1)
    certain = certain_words(trees)
    often = Counter(word.tag for tree in trees for word in tree)
    tags = tuple(sorted(tag for tag in often if often[tag] >= _RARE))
    certain = {form: tag for form, tag in certain.items() if tag in tags}
    tagger = train_tagger(trees, tags, certain, epochs=5, seed=2)
    half = len(trees) // 2
    blind = (train_tagger(trees[half:], tags, certain, 3, 3), train_tagger(trees[:half], tags, certain, 3, 4))
    samples = [
        (tree, apply_tagger(tree, blind[number >= half], tags, certain))
        for number, tree in enumerate(trees)
        if len(tree) > 1 and is_projective(tree)
    ]
    moves = train_parser(samples, epochs=8, seed=5)
    labels = tuple(sorted({w.relation for tree, _ in samples for w in tree} - {"root"}))
    names = train_labels(samples, labels, epochs=3, seed=6)
    verbs = sorted(
        {w.lemma for t in trees for w in t if w.tag.startswith("VERB|") and w.lemma.isalpha() and w.lemma.islower()}
    )
    blocks = [
        *pack(tagger, kept=0.3, most=800),
        *pack_moves(moves, kept=0.05, most=800),
        *pack(names, kept=0.15, most=800),
    ]
    head = json.dumps(
        {
            "verbs": verbs,
            "tags": tags,
            "labels": labels,
            "certain": {w: tags.index(t) for w, t in sorted(certain.items())},
            "blocks": [len(b) for b in blocks],
        }
    ).encode()
    output.mkdir(parents=True, exist_ok=True)
    packed = zlib.compress(len(head).to_bytes(4, "little") + head + b"".join(blocks), 9)
    (output / "weights.bin").write_bytes(MAGIC + packed)
    print(f"{len(MAGIC + packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
