"""The range of a clause in its sentence: the words around its head that belong to it, without marks, long reports and long openings."""

from reconcile.model import Parse, Span

_EDGES = frozenset(",;:—–-()[]“”\"'‘’.!?… ")
_MARKERS = ("cc", "mark", "punct")
_OPENING = 0.5  # how long what opens a sentence may be, of the rest


def subtree(parse: Parse, index: int) -> list[int]:
    """Return the indices below a token, itself included, in order."""
    found, stack = [], [index]
    while stack:
        current = stack.pop()
        found.append(current)
        stack.extend(parse.children[current])
    return sorted(found)


def range_of(parse: Parse, top: int, head: int, members: frozenset[int], goal: int) -> Span:
    """The run of words around the head that belongs to the clause; a clause in the middle of it cuts the run."""
    tokens = parse.tokens
    left, right = _run(top, members)
    if not left <= head <= right:
        top, (left, right) = head, _run(head, members)  # `A ferry sank, killing two, the navy said`
    if head != top:
        left, right = _without_long_report(parse, top, head, left, right)
    left = _without_long_opening(parse, top, head, left, right)
    while (
        left < right and left not in (top, head) and (tokens[left].text in _EDGES or tokens[left].relation in _MARKERS)
    ):
        left += 1
    while (
        left < right
        and right not in (top, head)
        and (tokens[right].text in ",;:—–-(.!?" or tokens[right].relation == "cc")
    ):
        right -= 1
    if tokens[top].relation in ("acl:relcl", "appos") and tokens[top].head < left:
        left = _first_of(parse, tokens[top].head, left)
    elif goal >= 0:
        left = min(left, subtree(parse, goal)[0])
    return Span(tokens[left].span.start, tokens[right].span.end)


def _run(index: int, members: frozenset[int]) -> tuple[int, int]:
    """The first and the last of the words of a clause that stand around one of them without a gap."""
    left = right = index
    while left - 1 in members:
        left -= 1
    while right + 1 in members:
        right += 1
    return left, right


def _without_long_report(parse: Parse, top: int, head: int, left: int, right: int) -> tuple[int, int]:
    """Leave out who says it where that is longer than what is said: `People familiar with the deal told the paper that …`."""
    tokens = parse.tokens
    said = [i for i in subtree(parse, head) if left <= i <= right]
    if not said:
        return left, right
    first, last = said[0], said[-1]
    length = tokens[last].span.end - tokens[first].span.start
    if left <= first <= right and top < first and tokens[first].span.start - tokens[left].span.start > length:
        return first, right
    return left, right


def _without_long_opening(parse: Parse, top: int, head: int, left: int, right: int) -> int:
    """Leave out a phrase before the subject that is nearly as long as the rest: `For the many people of the valley, it is news`."""
    tokens = parse.tokens
    subject = next((c for c in parse.children[head] if tokens[c].relation.startswith(("nsubj", "expl"))), -1)
    if top != head or not left < subject < top:
        return left
    first = subtree(parse, subject)[0]
    if first - 2 < left or tokens[first - 1].text != "," or any(token.tag == "NUM" for token in tokens[left:first]):
        return left
    opening = tokens[first - 1].span.start - tokens[left].span.start
    return first if opening > _OPENING * (tokens[right].span.end - tokens[first].span.start) else left


def _first_of(parse: Parse, noun: int, end: int) -> int:
    """The first word of what a relative or an apposition speaks of: the noun with the words that stand close before it."""
    tokens, first = parse.tokens, noun
    close = ("det", "amod", "compound", "nummod", "nmod:poss", "flat", "case")
    while first > 0 and _under(parse, first - 1, noun) and tokens[first - 1].relation in close:
        first -= 1
    while first < noun and tokens[first].relation == "case" and tokens[first].text[0] not in "'’":
        first += 1
    if tokens[noun].tag == "PROPN":  # `co-founder and CEO Mustafa Suleyman`: the name alone
        first = noun
        while first > 0 and tokens[first - 1].tag == "PROPN" and _under(parse, first - 1, noun):
            first -= 1
    return min(first, end)


def _under(parse: Parse, index: int, above: int) -> bool:
    """Tell whether a token hangs below another, itself included."""
    steps = 0
    while index >= 0 and steps < 12:
        if index == above:
            return True
        index, steps = parse.tokens[index].head, steps + 1
    return False
