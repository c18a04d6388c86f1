"""Find what stands between two commas inside a clause, so that the clause around it is parsed as if it were not there.

`The fire, which broke out on Thursday, has spread`: a greedy parser that looks at a few words only loses the subject on the way.
"""

from collections.abc import Callable, Sequence

_NOMINAL = ("NOUN", "PROPN")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS = frozenset({"WDT", "WP", "WP$", "VBN", "VBG"})  # a relative clause, a participle
_RELATIVE = frozenset({"WDT", "WP"})
_LEAST, _MOST = 3, 22  # words of an aside
_CLOSES = frozenset({"”", '"', "''", ";", ":", "—", "--", "(", ")"})
Attach = Callable[[list[str], list[str]], list[int]]


def find_asides(words: Sequence[str], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return the asides as the positions of their two commas, in order; none inside another.

    A noun stands before an aside and a finite verb behind it, which is the verb of that noun; behind a relative clause a preposition
    goes on with the clause around it as well: `sold its plant, which makes engines, to a rival`.
    """
    found: list[tuple[int, int]] = []
    index = 1
    while index < len(words) - _LEAST:
        end = _end_of(words, tags, index) if words[index] == "," else -1
        if end >= 0:
            found.append((index, end))
        index = max(index, end) + 1
    return found


def _end_of(words: Sequence[str], tags: Sequence[str], start: int) -> int:
    """The comma that closes an aside opened by the one at `start`; -1 where none does."""
    if not tags[start - 1].startswith(_NOMINAL) or _form(tags[start + 1]) not in _OPENS:
        return -1
    for index in range(start + 1, min(start + _MOST, len(words) - 1)):
        if words[index] in _CLOSES:
            return -1
        if words[index] == "," and index - start > _LEAST:
            related = _form(tags[start + 1]) in _RELATIVE and tags[index + 1].startswith("ADP")
            return index if related or _is_finite(tags, index + 1) else -1
    return -1


def _is_finite(tags: Sequence[str], index: int) -> bool:
    if tags[index].startswith("ADV") and index + 1 < len(tags):
        index += 1
    return tags[index].startswith(("VERB", "AUX")) and _form(tags[index]) in _FINITE


def _form(tag: str) -> str:
    return tag.partition("|")[2]


def attach_apart(
    words: Sequence[str], tags: Sequence[str], asides: Sequence[tuple[int, int]], attach: Attach
) -> tuple[list[int], dict[int, str]]:
    """Return the governors of a sentence whose asides are parsed by themselves, and how the root of each hangs on the noun before it."""
    heads, roots = [-1] * len(words), {}
    inside = {i for start, end in asides for i in range(start, end + 1)}
    _fill(heads, [i for i in range(len(words)) if i not in inside], words, tags, attach)
    for start, end in asides:
        top = _predicate(_fill(heads, list(range(start + 1, end)), words, tags, attach), end, heads, tags)
        heads[top] = _phrase_head(start - 1, heads, tags)
        heads[start] = heads[end] = top
        roots[top] = "acl:relcl" if _form(tags[start + 1]).startswith("W") else "acl"
    return heads, roots


def _predicate(top: int, end: int, heads: list[int], tags: Sequence[str]) -> int:
    """Make the predicate of a relative clause its root where the parser took its pronoun for that: `who in 2019 was the winner`."""
    if not _form(tags[top]).startswith("W"):
        return top
    below = [i for i in range(top + 1, end) if heads[i] == top]
    helped = {heads[i] for i in range(top + 1, end) if tags[i].startswith("AUX")}
    root = next((i for i in below if tags[i].startswith("VERB") or i in helped), top)
    for index in (*below, top) if root != top else ():
        heads[index] = root
    return root


def _phrase_head(index: int, heads: Sequence[int], tags: Sequence[str]) -> int:
    """The noun that a phrase is about: of `the fire near Dura` the fire."""
    while 0 <= heads[index] < index and tags[heads[index]].startswith(_NOMINAL):
        index = heads[index]
    return index


def _fill(heads: list[int], run: list[int], words: Sequence[str], tags: Sequence[str], attach: Attach) -> int:
    """Parse some words of a sentence by themselves and return their root."""
    local = attach([words[i] for i in run], [tags[i] for i in run])
    for index, head in zip(run, local, strict=True):
        heads[index] = run[head] if head >= 0 else -1
    return next(index for index, head in zip(run, local, strict=True) if head < 0)
