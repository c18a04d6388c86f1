"""Hang clauses where they belong: main clauses behind fronted ones, relatives, participles and coordinated clauses."""

from reconcile.grammar.tree import NOMINAL, SUBJECTS, Tree

_FRONTED = frozenset(
    {"although", "though", "while", "as", "since", "after", "before", "when", "because", "if", "until", "unless", "once", "whereas"}
)
_BEHIND = _FRONTED - {"as", "since"}  # these open a clause wherever they stand
_BREAKS = frozenset({",", "—", "–", ";", "--", "-"})


def mend_joint(tree: Tree, index: int) -> None:
    """Mend what one clause hangs on."""
    if tree.relations[index] in ("amod", "compound", "acl", "nmod"):
        _participle(tree, index)
    if tree.relations[index] == "obj":
        _nearest_verb(tree, index)
    if not tree.kids(index, *SUBJECTS):
        return
    _main_clause(tree, index)
    _complete(tree, index)
    _joined(tree, index)
    _relative(tree, index)


def _main_clause(tree: Tree, verb: int) -> None:
    """`Although it rained, they played`: what follows a fronted clause with a subject of its own is the main clause.

    Elsewhere a clause with a subject is no complement without subject.
    """
    above = tree.heads[verb]
    if above < 0 or above > verb or not tree.is_clause(verb):
        return
    start = tree.first(verb)
    if start == 0 or not (tree.words[start - 1] in _BREAKS or tree.words[start] in _BREAKS):
        return
    loose = tree.relations[verb] in ("xcomp", "ccomp", "conj", "parataxis", "advcl", "obl", "obj", "acl", "acl:relcl", "appos", "nmod")
    if not loose or tree.kids(verb, "cc", "mark"):
        return
    if tree.heads[above] < 0 and _is_fronted(tree, above):
        tree.raise_over(verb, "advcl")
        for child in [c for c in tree.children[verb] if c < start and c != above]:
            tree.hang(child, above, tree.relations[child])
    elif tree.relations[verb] == "xcomp":
        tree.relations[verb] = "parataxis"


def _is_fronted(tree: Tree, verb: int) -> bool:
    first = next((c for c in tree.children[verb] if tree.words[c] not in ("“", '"', "but", "and", "even")), verb)
    return first < verb and tree.words[first] in _FRONTED and tree.relations[first] in ("mark", "advmod", "case", "cc")


def _complete(tree: Tree, verb: int) -> None:
    """`Lee was a clerk when she won`: a predicate with copula and subject is no subject of the verb behind it."""
    for child in [c for c in tree.children[verb] if c < verb]:
        if not tree.kids(child, "cop") or not tree.kids(child, "nsubj"):
            continue
        marks = [c for c in tree.children[verb] if child < c < verb and tree.words[c] in _BEHIND]
        if marks and tree.relations[child] not in ("advcl", "ccomp", "parataxis"):
            tree.raise_over(child, "advcl")
            for lower in [c for c in tree.children[child] if c > marks[0] - 1 and c < verb and c != verb]:
                tree.hang(lower, verb, tree.relations[lower])
            tree.hang(marks[0], verb, "advmod")
            for lower in [c for c in tree.children[child] if c > verb]:
                tree.hang(lower, verb, tree.relations[lower])
            return


def _joined(tree: Tree, verb: int) -> None:
    """`it stays but the deal ends`: nothing hangs on a conjunction."""
    joint = tree.heads[verb]
    if joint < 0 or joint > verb or tree.tags[joint] != "CCONJ":
        return
    above = tree.heads[joint]
    while above >= 0 and not tree.is_finite(above):
        above = tree.heads[above]
    if above < 0 or above > verb:
        return
    tree.hang(verb, above, "conj")
    tree.hang(joint, verb, "cc")


def _relative(tree: Tree, verb: int) -> None:
    """`workers, who will stay`: a relative clause hangs on the noun before it."""
    if tree.relations[verb] in ("acl:relcl", "acl") or tree.heads[verb] < 0:
        return
    start = tree.first(verb)
    if tree.words[start] in _BREAKS:
        start += 1
    if start < 2 or tree.words[start] not in ("who", "which") or tree.words[start - 1] not in _BREAKS:
        return
    noun = start - 2
    if tree.tags[noun] not in NOMINAL:
        return
    while tree.relations[noun] in ("flat", "compound") and abs(tree.heads[noun] - noun) <= 3:
        noun = tree.heads[noun]
    tree.hang(verb, noun, "acl:relcl")


def _participle(tree: Tree, verb: int) -> None:
    """`made such moves, hiring staff from the firm`: a participle behind a comma with an object says what else was done."""
    if tree.forms[verb] != "VBG" or verb < 3 or tree.words[verb - 1] not in _BREAKS:
        return
    if not tree.kids(verb, "obj") or min(tree.kids(verb, "obj")) < verb:
        return
    above = tree.heads[verb - 2]
    while above >= 0 and not tree.is_finite(above):
        above = tree.heads[above]
    if 0 <= above < verb:
        tree.hang(verb, above, "advcl")


def _nearest_verb(tree: Tree, noun: int) -> None:
    """`hiring staff and securing access`: an object belongs to the verb right before it."""
    verb, above = tree.first(noun) - 1, tree.heads[noun]
    if verb <= above or above < 0 or tree.tags[verb] != "VERB" or tree.kids(verb, "obj", "ccomp", "xcomp"):
        return
    if tree.forms[verb] in ("VBG", "VB", "VBD", "VBZ", "VBP") and tree.relations[verb] in ("conj", "advcl", "acl", "xcomp"):
        tree.hang(noun, verb, "obj")
