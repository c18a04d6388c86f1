"""Mend links of a parse that English syntax does not allow: the parser is greedy and looks at a few words only."""

from collections.abc import Sequence

from reconcile.grammar.joints import mend_joint
from reconcile.grammar.subjects import mend_subject
from reconcile.grammar.tree import Tree


def mend(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Change governors and relations in place."""
    tree = Tree(words, tags, heads, relations)
    for index in range(len(words)):
        mend_subject(tree, index)
    for index in range(len(words)):
        mend_joint(tree, index)
