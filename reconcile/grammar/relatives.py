"""Hang relative clauses on their nouns: `workers, who will stay`, `a blast in 1949 in which ten died`."""

from reconcile.grammar.participles import BREAKS
from reconcile.grammar.tree import NOMINAL, TIMES, Tree

_NEAR = 3  # words from a part of a name to its head
_YEAR = 4  # digits
_PRONOUNS = ("who", "which")


def relative(tree: Tree, verb: int) -> None:
    """`workers, who will stay`, `a firm that makes it`, `a fire in which ten died`: a relative clause hangs on the noun before it, and on no date."""
    above, told = tree.heads[verb], tree.relations[verb] in ("acl:relcl", "acl")
    if above < 0 or (told and tree.tags[above] in NOMINAL and not _is_date(tree, above)):
        return
    start = tree.first(verb)
    if tree.words[start] in BREAKS:
        start += 1
    behind = start > 0 and tree.words[start - 1] in BREAKS
    noun = start - 2 if behind else start - 1
    opens = start + 1 if tree.tags[start] == "ADP" else start
    pronoun = tree.words[opens] in _PRONOUNS or (tree.forms[opens] == "WDT" and not behind)
    if noun < 0 or not pronoun or tree.tags[noun] not in NOMINAL or tree.below(tree.heads[noun], verb):
        return
    while _is_of_name(tree, noun) and abs(tree.heads[noun] - noun) <= _NEAR:
        noun = tree.heads[noun]
    tree.hang(verb, _dated(tree, noun) if _is_date(tree, noun) else noun, "acl:relcl")


def _is_of_name(tree: Tree, word: int) -> bool:
    """A part of a name, or the age beside it: `Ann Lee, 72, who taught`."""
    age = (
        tree.tags[word] == "NUM" and tree.relations[word] in ("amod", "appos", "nummod") and tree.words[word - 1] == ","
    )
    return age or tree.relations[word] in ("flat", "compound")


def _is_date(tree: Tree, word: int) -> bool:
    """`in 1949`, `on Friday`: a year or a word of time behind a preposition."""
    year = len(tree.words[word]) == _YEAR and tree.words[word].isdigit()
    return (year or tree.words[word] in TIMES) and bool(tree.kids(word, "case"))


def _dated(tree: Tree, date: int) -> int:
    """The noun that a date is of: `the blast in 1949`, `the firm, founded in 1794`; the date itself where there is none."""
    above, before = tree.heads[date], tree.first(date) - 1
    if before >= 0 and tree.tags[before] in NOMINAL:
        return before
    if above >= 0 and tree.relations[above] == "acl" and tree.tags[tree.heads[above]] in NOMINAL:
        return tree.heads[above]
    return date


def described(tree: Tree, child: int, verb: int) -> bool:
    """`Lee, who in 2019 was the winner, has left`: mend a relative clause that was taken for the subject behind it."""
    start = next((i for i in range(child) if tree.words[i] in _PRONOUNS and tree.below(i, child)), 0)
    subject = tree.kids(child, "nsubj")
    if (
        start < 2
        or tree.words[start - 1] not in BREAKS
        or tree.tags[start - 2] not in NOMINAL
        or subject[0] >= start - 1
    ):
        return False
    tree.hang(subject[0], verb, tree.relations[child])
    noun = start - 2
    while tree.relations[noun] in ("flat", "compound") and 0 <= tree.heads[noun] < start:
        noun = tree.heads[noun]
    tree.hang(child, noun, "acl:relcl")
    tree.hang(start, child, "nsubj")
    for inside in range(start + 1, child):
        if tree.heads[inside] < start:
            tree.hang(inside, child, "obl")
    return True
