"""Tag words and find their governors: a greedy tagger and an arc-hybrid parser (Kuhlmann et al. 2011), linear in the sentence."""

from reconcile.grammar.features import MASK, code, fold, label_features, move_features, tag_features
from reconcile.grammar.features import SHIFT as SHIFT_BITS
from reconcile.grammar.weights import LANE, LEVEL, Weights

SHIFT, LEFT, RIGHT = 0, 1, 2
_LANE = (1 << LANE) - 1
_LEVEL = LEVEL << 2 * LANE | LEVEL << LANE | LEVEL


def tag_words(words: list[str], fixed: dict[int, str], weights: Weights) -> list[str]:
    """Return `UPOS|PENN` for each word; `fixed` gives the tags that are known beforehand."""
    tags: list[str] = []
    before = before2 = "<s>"
    certain, rows, names = weights.certain, weights.tag_rows, weights.tags
    for index, word in enumerate(words):
        tag = fixed.get(index)
        if tag is None and (index == 0 or not word[:1].isupper()):
            tag = certain.get(fold(word))
        if tag is None:
            starts = index == 0 or (index == 1 and not words[0][0].isalnum())
            tag = names[rows.best(tag_features(words, index, before, before2, starts))]
        tags.append(tag)
        before2, before = before, tag
    return tags


def attach(words: list[str], tags: list[str], weights: Weights) -> list[int]:
    """Return the index of the governor of each word, -1 for the root."""
    size = len(words)
    word_codes = [code(fold(word)) for word in words]
    tag_codes = [code(tag) for tag in tags]
    heads, front = [-1] * size, 0
    stack: list[int] = []
    links = ([-1] * size, [-1] * size, [0] * size, [0] * size)
    first, last, lefts, rights = links
    table = weights.moves
    while front < size or len(stack) > 1:
        if front >= size:
            move = RIGHT
        elif not stack:
            move = SHIFT
        else:
            move = _choose(table, move_features(word_codes, tag_codes, stack, front, links), len(stack) > 1)
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


def _choose(table: dict[int, int], features: tuple[int, ...], may_right: bool) -> int:
    numbers = [feature >> SHIFT_BITS & MASK for feature in features]
    total = sum(filter(None, map(table.get, numbers)), _LEVEL)  # what is not known gives None
    shift, left, right = total & _LANE, total >> LANE & _LANE, total >> 2 * LANE
    if may_right and right > shift and right > left:
        return RIGHT
    return LEFT if left > shift else SHIFT


def name_relations(words: list[str], tags: list[str], heads: list[int], weights: Weights) -> list[str]:
    """Return the relation of each word to its governor."""
    low = [fold(word) for word in words]
    children: list[list[int]] = [[] for _ in words]
    for index, head in enumerate(heads):
        if head >= 0:
            children[head].append(index)
    rows, names = weights.label_rows, weights.labels
    found = []
    for index, head in enumerate(heads):
        if head < 0:
            found.append("root")
        else:
            found.append(names[rows.best(label_features(low, tags, heads, children, index))])
    return found
