"""Mend links of a parse that English syntax does not allow: the parser is greedy and looks at a few words only."""

from collections.abc import Sequence

from reconcile.grammar.joints import mend_joint
from reconcile.grammar.predicates import mend_list, mend_predicate
from reconcile.grammar.subjects import mend_subject, mend_time
from reconcile.grammar.tree import Tree

_BARE = frozenset({"NOUN", "PROPN", "VERB"})  # words that a rule may move though nothing hangs on them


def mend(words: Sequence[str], tags: Sequence[str], heads: list[int], relations: list[str]) -> None:
    """Change governors and relations in place."""
    tree = Tree(words, tags, heads, relations)
    for index, tag in enumerate(tree.tags):
        if tag == "VERB" or tree.children[index]:
            mend_predicate(tree, index)
            mend_subject(tree, index)
    for index, tag in enumerate(tree.tags):
        mend_list(tree, index)
        if tag in _BARE or tree.children[index] or relations[index] == "obj":
            mend_joint(tree, index)
    for index, tag in enumerate(tree.tags):
        if tag == "VERB":  # a joint that was moved may have given a verb another subject
            mend_time(tree, index)
