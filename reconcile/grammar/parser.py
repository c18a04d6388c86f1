"""Tag words and find their governors: a greedy tagger and an arc-hybrid parser (Kuhlmann et al. 2011), linear in the sentence.

What the models always decide in a small context is taken from `habits`; only the rest is scored. A `Witness` has everything
scored and notes each decision with its contexts, which is what the habits are made from.
"""

from dataclasses import dataclass, field

from reconcile.grammar.features import MASK, code, fold, label_features, move_features, tag_features
from reconcile.grammar.features import SHIFT as SHIFT_BITS
from reconcile.grammar.habits import EDGE, Context, Habits, label_contexts, move_contexts, tag_contexts, written
from reconcile.grammar.weights import LANE, LEVEL, Weights

SHIFT, LEFT, RIGHT = 0, 1, 2
_LANE = (1 << LANE) - 1
_LEVEL = LEVEL << 2 * LANE | LEVEL << LANE | LEVEL
_CASES = ("ADP", "SCO", "PAR")


@dataclass
class Witness:
    """Decisions that were scored, each with its contexts."""

    tags: list[tuple[tuple[Context, ...], str]] = field(default_factory=list)
    moves: list[tuple[tuple[Context, ...], int]] = field(default_factory=list)
    labels: list[tuple[tuple[Context, ...], str]] = field(default_factory=list)


def tag_words(words: list[str], fixed: dict[int, str], weights: Weights, habits: Habits | Witness) -> list[str]:
    """Return `UPOS|PENN` for each word; `fixed` gives the tags that are known beforehand."""
    tags: list[str] = []
    before = before2 = "<s>"
    certain, rows, names = weights.certain, weights.tag_rows, weights.tags
    known = habits.tags if isinstance(habits, Habits) else None
    lows = [fold(word) for word in words] + [EDGE]
    for index, word in enumerate(words):
        tag = fixed.get(index)
        low = lows[index]
        if tag is None and (index == 0 or not word[:1].isupper()):
            tag = certain.get(low)
        if tag is None:
            starts = index == 0 or (index == 1 and not words[0][0].isalnum())
            contexts = tag_contexts(low, written(word, starts=starts), before, lows[index + 1])
            if known is not None:
                tag = known.get(contexts[0]) or known.get(contexts[1]) or known.get(contexts[2])
            if tag is None:
                tag = names[rows.best(tag_features(words, index, before, before2, starts))]
            if isinstance(habits, Witness):
                habits.tags.append((contexts, tag))
        tags.append(tag)
        before2, before = before, tag
    return tags


def attach(words: list[str], tags: list[str], weights: Weights, habits: Habits | Witness) -> list[int]:
    """Return the index of the governor of each word, -1 for the root."""
    size = len(words)
    word_codes = [code(fold(word)) for word in words]
    tag_codes = [code(tag) for tag in tags]
    heads, front = [-1] * size, 0
    stack: list[int] = []
    links = ([-1] * size, [-1] * size, [0] * size, [0] * size)
    first, last, lefts, rights = links
    table = weights.moves
    known = habits if isinstance(habits, Habits) else None
    numbers = known.tag_numbers(tags) if known is not None else []
    while front < size or len(stack) > 1:
        deep = len(stack) > 1
        if front >= size:
            move = RIGHT
        elif not stack:
            move = SHIFT
        else:
            move = -1
            if known is not None:
                below = numbers[stack[-2]] if deep else numbers[-1]
                move = known.move(below, numbers[stack[-1]], numbers[front], numbers[front + 1])
            if move < 0 or (move == RIGHT and not deep):
                move = _choose(table, move_features(word_codes, tag_codes, stack, front, links), deep)
            if isinstance(habits, Witness):
                habits.moves.append((_around(tags, stack, front), move))
        if move == SHIFT:
            stack.append(front)
            front += 1
            continue
        child = stack.pop()
        if move == LEFT:
            heads[child] = front
            if first[front] < 0 or child < first[front]:
                first[front] = child
            lefts[front] += 1
        else:
            heads[child] = stack[-1]
            last[stack[-1]] = child
            rights[stack[-1]] += 1
    return heads


def _around(tags: list[str], stack: list[int], front: int) -> tuple[Context, ...]:
    below = tags[stack[-2]] if len(stack) > 1 else EDGE
    return move_contexts(below, tags[stack[-1]], tags[front], tags[front + 1] if front + 1 < len(tags) else EDGE)


def _choose(table: dict[int, int], features: tuple[int, ...], may_right: bool) -> int:
    numbers = [feature >> SHIFT_BITS & MASK for feature in features]
    total = sum(filter(None, map(table.get, numbers)), _LEVEL)  # what is not known gives None
    shift, left, right = total & _LANE, total >> LANE & _LANE, total >> 2 * LANE
    if may_right and right > shift and right > left:
        return RIGHT
    return LEFT if left > shift else SHIFT


def name_relations(
    words: list[str], tags: list[str], heads: list[int], weights: Weights, habits: Habits | Witness
) -> list[str]:
    """Return the relation of each word to its governor."""
    low = [fold(word) for word in words]
    children: list[list[int]] = [[] for _ in words]
    for index, head in enumerate(heads):
        if head >= 0:
            children[head].append(index)
    rows, names = weights.label_rows, weights.labels
    known = habits.labels if isinstance(habits, Habits) else None
    found = []
    for index, head in enumerate(heads):
        if head < 0:
            found.append("root")
            continue
        link = (tags[index], tags[head], head > index)
        relation = known.get(link) if known is not None else None
        if relation is None:
            contexts = label_contexts(low[index], link, *_below(low, tags, children[index]))
            if known is not None:
                relation = known.get(contexts[1]) or known.get(contexts[2]) or known.get(contexts[3])
            if relation is None:
                relation = names[rows.best(label_features(low, tags, heads, children, index))]
            if isinstance(habits, Witness):
                habits.labels.append((contexts, relation))
        found.append(relation)
    return found


def _below(low: list[str], tags: list[str], kids: list[int]) -> tuple[str, str]:
    """Return the tag of the first word below a word, and the preposition or conjunction there."""
    if not kids:
        return "", ""
    return tags[kids[0]], next((low[k] for k in kids if tags[k][:3] in _CASES), "")
