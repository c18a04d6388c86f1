"""A parse that may be changed: governors and relations of the words of one sentence."""

from collections.abc import Sequence

AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
SUBJECTS = ("nsubj", "csubj", "expl")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Words of time that stand without a preposition, and would be subjects only where nothing else is.
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight minute minutes hour hours day days night week weeks "
    "weekend month months year years moment moments morning afternoon evening january february march april june july august september october november december".split()
)
_INSIDE = ("nmod", "compound", "flat", "conj", "appos", "acl", "amod", "det", "nummod", "case", "punct", "cc", "fixed")


class Tree:
    """A parse that may be changed."""

    def __init__(self, words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
        self.words = [word.lower() for word in words]
        self.tags = [tag.partition("|")[0] for tag in tags]
        self.forms = [tag.partition("|")[2] for tag in tags]
        self.heads, self.relations = heads, relations
        self.children: list[list[int]] = [[] for _ in words]
        for index, head in enumerate(heads):
            if head >= 0:
                self.children[head].append(index)

    def hang(self, child: int, head: int, relation: str) -> None:
        """Put a word below another, -1 for none; nothing is put below itself."""
        if self.below(head, child):
            return
        if self.heads[child] >= 0:
            self.children[self.heads[child]].remove(child)
        self.heads[child], self.relations[child] = head, relation
        if head >= 0:
            self.children[head].append(child)
            self.children[head].sort()

    def below(self, index: int, top: int) -> bool:
        """Tell whether a word hangs below another, or is it."""
        while index >= 0:
            if index == top:
                return True
            index = self.heads[index]
        return False

    def top_of_phrase(self, index: int, before: int) -> int:
        """Return the head of the noun phrase that a word belongs to."""
        while True:
            above = self.heads[index]
            if not (self.relations[index].startswith(_INSIDE) and 0 <= above < before and self.tags[above] in NOMINAL):
                return index
            index = above

    def raise_over(self, child: int, relation: str) -> None:
        """Put a word in the place of its governor, which hangs on it under `relation` from now on, with all that hung there."""
        head = self.heads[child]
        for other in [c for c in self.children[head] if c != child]:
            self.hang(other, child, self.relations[other])
        above, name = self.heads[head], self.relations[head]
        self.hang(child, above, name)
        self.hang(head, child, relation)

    def kids(self, index: int, *relations: str) -> list[int]:
        """Return the words that hang on a word under one of some relations, in order."""
        found = self.children[index]
        return [c for c in found if self.relations[c].startswith(relations)] if found else []

    def first(self, index: int) -> int:
        """Return the first word of what hangs below a word, itself included."""
        found = index
        while True:
            lower = min([found, *self.children[found]])
            if lower == found:
                return found
            found = lower

    def is_finite(self, index: int) -> bool:
        """Tell whether a word is a predicate with a finite verb or auxiliary."""
        helpers = [c for c in self.children[index] if self.relations[c] in AUXILIARY and c < index]
        if helpers:
            return self.forms[helpers[0]] in FINITE
        return self.tags[index] == "VERB" and self.forms[index] in FINITE and self.relations[index] not in AUXILIARY

    def is_clause(self, index: int) -> bool:
        """Tell whether a word is a finite predicate with a subject of its own."""
        return self.is_finite(index) and bool(self.kids(index, *SUBJECTS))
