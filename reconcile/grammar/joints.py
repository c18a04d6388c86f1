"""Hang clauses where they belong: main clauses behind fronted ones, relatives, participles and coordinated clauses."""

from reconcile.grammar.participles import BREAKS, adjoined, compounded, governed, inside_noun, led, reduced
from reconcile.grammar.relatives import described, relative
from reconcile.grammar.tree import NOMINAL, SUBJECTS, Tree

_FRONTED = frozenset(
    {
        "although",
        "though",
        "while",
        "as",
        "since",
        "after",
        "before",
        "when",
        "because",
        "if",
        "until",
        "unless",
        "once",
        "whereas",
    }
)
_BEHIND = _FRONTED - {"as", "since"}  # these open a clause wherever they stand
_WHEN = frozenset({"after", "before", "when", "while", "because", "although", "until", "since", "though"})
_ASKING = frozenset({"what", "whether", "how", "why"})
_APART = frozenset({",", "—", "–", ";", "--", "-", ":", "“", '"', "(", "‘"})
_CLOSES = frozenset({",", "”", '"', "’", "'"})
_WRONG = (
    "aux",
    "nsubj",
    "xcomp",
    "conj",
    "amod",
    "csubj",
)  # what a clause in quotation marks is not to its verb of saying
_NOT_JOINED = ("ccomp", "xcomp", "advcl", "parataxis", "acl")
_TOLD = ("conj", "parataxis", "obl", "obj")


def mend_joint(tree: Tree, index: int) -> None:
    """Mend what one clause hangs on."""
    if tree.relations[index] in ("amod", "compound", "acl", "nmod"):
        adjoined(tree, index)
    if tree.tags[index] in ("NOUN", "PROPN"):
        inside_noun(tree, index)
        _apposed(tree, index)
        compounded(tree, index)
        if tree.relations[index] in ("compound", "nmod:desc"):
            led(tree, index)
    if tree.relations[index] == "nummod" and tree.heads[index] > index:
        _figure(tree, index)
    if tree.tags[index] == "NUM" and tree.relations[index] == "nsubj":
        _predicate(tree, index)
    if tree.relations[index] == "obj":
        _nearest_verb(tree, index)
    if tree.relations[index] == "csubj":
        governed(tree, index)
    if tree.relations[index] in ("parataxis", "ccomp"):
        reduced(tree, index)
        _circumstance(tree, index)
    _coordinated(tree, index)
    if not tree.kids(index, *SUBJECTS):
        return
    _main_clause(tree, index)
    _complete(tree, index)
    _joined(tree, index)
    relative(tree, index)
    _asked(tree, index)
    _quoted(tree, index)


def _figure(tree: Tree, figure: int) -> None:
    """`was set up in 2017 by three students`: a figure counts nothing behind a preposition."""
    noun = tree.heads[figure]
    led = next((i for i in range(figure + 1, noun) if tree.tags[i] == "ADP" and tree.words[i] != "of"), 0)
    if not led or tree.heads[noun] < 0 or "case" not in [tree.relations[c] for c in tree.children[figure]]:
        return
    tree.hang(figure, tree.heads[noun], "obl")
    for child in [c for c in tree.children[figure] if c > led]:
        tree.hang(child, noun, "nummod" if tree.tags[child] == "NUM" else tree.relations[child])


def _predicate(tree: Tree, figure: int) -> None:
    """`The Kalda Tower is 90 metres high`: a figure behind the copula is the predicate, and the noun before it the subject."""
    noun = tree.heads[figure]
    copula = next((c for c in tree.kids(noun, "cop") if noun < c < figure), -1) if noun >= 0 else -1
    if copula < 0:
        return
    behind = [c for c in tree.children[noun] if c >= copula and c != figure]
    tree.hang(figure, tree.heads[noun], tree.relations[noun])
    tree.hang(noun, figure, "nsubj")
    for child in behind:
        tree.hang(child, figure, tree.relations[child])


def _main_clause(tree: Tree, verb: int) -> None:
    """`Although it rained, they played`: what follows a fronted clause with a subject of its own is the main clause.

    Elsewhere a clause with a subject is no complement without subject.
    """
    above = tree.heads[verb]
    if above < 0 or above > verb or not tree.is_clause(verb):
        return
    start = tree.first(verb)
    if start == 0 or not (tree.words[start - 1] in BREAKS or tree.words[start] in BREAKS):
        return
    loose = tree.relations[verb] in (
        "xcomp",
        "ccomp",
        "conj",
        "parataxis",
        "advcl",
        "obl",
        "obj",
        "acl",
        "acl:relcl",
        "appos",
        "nmod",
    )
    if not loose or tree.kids(verb, "cc", "mark"):
        return
    if tree.heads[above] < 0 and _is_fronted(tree, above):
        tree.raise_over(verb, "obl" if tree.tags[above] in NOMINAL else "advcl")
        for child in [c for c in tree.children[verb] if c < start and c != above]:
            tree.hang(child, above, tree.relations[child])
    elif _is_fronted(tree, above) and _is_told(tree, verb, tree.heads[above]):
        tree.hang(verb, tree.heads[above], "ccomp")  # `With most of it counted, Lee had 51 percent, officials said`
        tree.hang(above, verb, "obl" if tree.tags[above] in NOMINAL else "advcl")
    elif tree.relations[verb] == "xcomp":
        tree.relations[verb] = "parataxis"


def _is_told(tree: Tree, verb: int, main: int) -> bool:
    """Tell whether a clause stands before the one who says it: `…, officials said`, with nothing that joins the two."""
    own = any(verb < c < main for c in tree.kids(main, *SUBJECTS))
    return main > verb and own and tree.relations[verb] in _TOLD and not tree.kids(main, "cc")


def _is_fronted(tree: Tree, verb: int) -> bool:
    """Tell whether a word is the head of a clause or phrase that opens a sentence: `Although …`, `With the …`, `From making …`."""
    first = next((c for c in tree.children[verb] if tree.words[c] not in ("“", '"', "but", "and", "even")), verb)
    if first >= verb or tree.relations[first] not in ("mark", "advmod", "case", "cc"):
        return False
    if tree.words[first] in _FRONTED:
        return True
    return tree.relations[first] in ("case", "mark") and not tree.is_finite(verb)


def _complete(tree: Tree, verb: int) -> None:
    """`Lee was a clerk when she won`: a predicate with copula and subject is no subject of the verb behind it."""
    for child in [c for c in tree.children[verb] if c < verb]:
        if not tree.kids(child, "cop") or not tree.kids(child, "nsubj"):
            continue
        if described(tree, child, verb):
            return
        marks = [c for c in tree.children[verb] if child < c < verb and tree.words[c] in _BEHIND]
        if marks and tree.relations[child] not in ("advcl", "ccomp", "parataxis"):
            tree.raise_over(child, "advcl")
            for lower in [c for c in tree.children[child] if c > marks[0] - 1 and c < verb and c != verb]:
                tree.hang(lower, verb, tree.relations[lower])
            tree.hang(marks[0], verb, "advmod")
            for lower in [c for c in tree.children[child] if c > verb]:
                tree.hang(lower, verb, tree.relations[lower])
            return


def _coordinated(tree: Tree, verb: int) -> None:
    """`announced a deal but did not disclose its price`: a finite verb behind a conjunction is joined to the one before it."""
    above = tree.heads[verb]
    joint = next((c for c in tree.kids(verb, "cc") if above < c < verb), -1)
    if joint < 0 or not 0 <= above < verb or tree.relations[verb] not in _NOT_JOINED:
        return
    if not (tree.is_finite(verb) and tree.is_finite(above)) or tree.kids(verb, "mark"):
        return
    for child in [c for c in tree.children[verb] if c < joint]:
        tree.hang(child, above, tree.relations[child])
    tree.relations[verb] = "conj"


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


def _asked(tree: Tree, verb: int) -> None:
    """`it is not clear what it means`, `it is expected they will go`, `denied it had sold`: with nothing between, a clause is what is told."""
    start, above = tree.first(verb), tree.heads[verb]
    if not 0 <= above < start or tree.kids(verb, "cc") or tree.words[start - 1] in _APART:
        return
    asked = tree.relations[verb] in ("parataxis", "conj") and tree.words[start] in _ASKING
    told = tree.relations[verb] == "parataxis" and start == above + 1 and tree.forms[above] in ("VBN", "JJ")
    spoken = tree.tags[start] == "PRON" and tree.relations[start] == "nsubj" and tree.tags[above] == "VERB"
    joined = tree.relations[verb] == "conj" and start == above + 1 and spoken
    if asked or told or joined:
        tree.relations[verb] = "ccomp"


def _quoted(tree: Tree, verb: int) -> None:
    """`“They cannot do it,” Lee said`: what stands before the speaker of a last verb is what was said."""
    if tree.heads[verb] >= 0 or tree.tags[verb] != "VERB":
        return
    speaker = tree.kids(verb, "nsubj")[-1:]
    start = tree.first(speaker[0]) if speaker else 0
    if not speaker or speaker[0] > verb or start < 3 or tree.words[start - 1] not in _CLOSES:
        return
    said = [c for c in tree.children[verb] if c < start and tree.tags[c] != "PUNCT"][-1:]
    if said and tree.tags[said[0]] in ("VERB", "AUX") and tree.relations[said[0]].startswith(_WRONG):
        tree.relations[said[0]] = "ccomp"
        if tree.tags[said[0]] == "AUX":
            tree.tags[said[0]] = "VERB"


def _apposed(tree: Tree, name: int) -> None:
    """`its chief Ann Lee`: a name right behind a noun names it; behind a comma what describes a name belongs to the nearest."""
    above = tree.heads[name]
    start = tree.first(name)
    if above < 0 or start < 2:
        return
    if tree.tags[name] == "PROPN" and tree.relations[name] in ("obj", "obl", "iobj") and not tree.kids(name, "case"):
        noun = start - 1
        if tree.tags[noun] == "NOUN" and tree.heads[noun] == above and tree.relations[noun] in ("obj", "obl"):
            tree.hang(name, noun, "appos")
    elif tree.tags[name] == "PROPN" and tree.relations[name] == "appos" and tree.heads[start - 1] == above < start - 1:
        if tree.tags[start - 1] == "NOUN" and tree.relations[start - 1] == "nmod":
            tree.hang(name, start - 1, "appos")
    elif tree.relations[name] == "appos" and tree.words[start] in BREAKS and above < start - 1:
        near = start - 1
        while (
            tree.tags[near] == "PROPN"
            and tree.relations[near] in ("flat", "compound")
            and 0 <= tree.heads[near] < start
        ):
            near = tree.heads[near]
        case = [tree.words[c] for c in tree.kids(near, "case")]
        if tree.tags[near] == "PROPN" and near != above and case in ([], ["by"], ["with"]) and above < near:
            tree.hang(name, near, "appos")


def _circumstance(tree: Tree, verb: int) -> None:
    """`died after being hit`: a clause that such a word opens tells when or why, and not what was said."""
    if any(tree.words[c] in _WHEN and c < verb for c in tree.kids(verb, "mark")) and tree.heads[verb] < verb:
        tree.hang(verb, tree.heads[verb], "advcl")
        for helper in tree.kids(verb, "cop") if tree.forms[verb] == "VBN" else ():
            tree.relations[helper] = "aux:pass"


def _nearest_verb(tree: Tree, noun: int) -> None:
    """`hiring staff and securing access`: an object belongs to the verb right before it."""
    own = [tree.first(c) for c in tree.children[noun] if tree.relations[c] not in ("punct", "cc")]
    verb, above = min([noun, *own]) - 1, tree.heads[noun]
    if verb <= above or above < 0 or tree.tags[verb] != "VERB" or tree.kids(verb, "obj", "ccomp", "xcomp"):
        return
    if tree.forms[verb] in ("VBG", "VB", "VBD", "VBZ", "VBP") and tree.relations[verb] in (
        "conj",
        "advcl",
        "acl",
        "xcomp",
    ):
        tree.hang(noun, verb, "obj")
