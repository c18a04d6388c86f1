"""Give finite verbs their subjects where the parser left them without: each rule moves one link that English syntax does not allow."""

from itertools import pairwise

from reconcile.grammar.tree import AUXILIARY, FINITE, NOMINAL, SUBJECTS, TIMES, Tree

_RELATIVE = frozenset({"who", "which", "that", "what", "whom", "whose", "where", "when", "why", "how"})
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "prof"})
_SUBORDINATE = frozenset(
    {"if", "because", "although", "though", "while", "unless", "until", "since", "as", "after", "before", "than"}
)
_LIGHT = frozenset({"ADV", "AUX"})  # what stands between an auxiliary and its verb
_NOT = frozenset({"not", "n't", "n’t", "both", "all"})
_MARKS = frozenset({"after", "before"})
_CLOSING = frozenset({'"', "”", "''", "’", ","})  # what ends a quotation
_FAR = 8  # words of what opens a sentence before its comma
_KEPT = frozenset({"obl:unmarked", "nmod:unmarked", "nmod:poss", "det", "amod", "vocative", "discourse", "nummod"})


def mend_subject(tree: Tree, index: int) -> None:
    """Mend what is wrong with the subject of one word, or with one word as a subject."""
    mend_time(tree, index)
    _inverted(tree, index)
    _prepositional(tree, index)
    _coordination(tree, index)
    _name(tree, index)
    _auxiliary(tree, index)
    if _wants_subject(tree, index):
        _find_subject(tree, index)
    if index > 2 and _wants_subject(tree, index):
        _opening(tree, index)
    _pronouns(tree, index)
    _told_before(tree, index)
    _twice_described(tree, index)


def mend_time(tree: Tree, verb: int) -> None:
    """`said Friday the crew left`, `rebels Saturday freed two`: a word of time is no subject where another noun can be it."""
    time = next((c for c in tree.kids(verb, "nsubj") if c < verb and tree.words[c] in TIMES), -1)
    if time < 0 or any(tree.words[c] == "the" for c in tree.children[time]):
        return
    relation, start = tree.relations[time], tree.first(time)
    joint = time + 1
    clause = next((c for c in tree.kids(time, "nmod") if c < verb and tree.heads[joint] == c), -1)
    if tree.words[joint] in _MARKS and clause >= 0:  # `minutes after the crew left`
        tree.hang(clause, verb, relation)
        tree.hang(joint, verb, "mark")
        tree.hang(time, joint, "obl")
        return
    other = next((c for c in tree.kids(verb, "nsubj") if c != time and c < verb), -1)
    inside = [*tree.kids(time, "appos"), *(c for k in tree.children[time] for c in tree.kids(k, "nsubj"))]
    named = next((c for c in inside if c < verb and not tree.kids(c, "case")), -1)
    before = start - 1
    if other < 0 and named >= 0:
        tree.hang(named, verb, relation)
        other = named
    elif other < 0 and before >= 0 and tree.tags[before] in NOMINAL and tree.relations[before].startswith("nsubj"):
        tree.hang(before, verb, relation)
        other = before
    above = tree.heads[verb]
    if other >= 0:
        told = above >= 0 and above == start - 1 and tree.tags[above] == "VERB"  # `said Friday`
        tree.hang(time, above if told else verb, "obl")


def _told_before(tree: Tree, verb: int) -> None:
    """`A ferry crashed on Monday, the coastguard said`: the subject before what is said is none of the verb behind the last comma."""
    comma = next((i for i in range(verb - 1, max(0, verb - _FAR), -1) if tree.words[i] in _CLOSING), -1)
    first = next((c for c in tree.kids(verb, "nsubj") if c < comma), -1)
    if first < 0 or tree.forms[verb] not in ("VBD", "VBZ"):
        return
    told = next((c for c in tree.kids(first, "acl") if first < c < comma and tree.forms[c] in ("VBD", "VBN")), -1)
    if told < 0:
        told = next((c for c in tree.kids(verb, "ccomp") if first < c < comma and _carries(tree, c)), -1)
    if told < 0 or any(tree.relations[c].startswith(SUBJECTS) for c in tree.children[told]):
        return
    speaker = next((i for i in range(comma + 1, verb) if tree.tags[i] in NOMINAL), -1)
    if speaker < 0:
        return
    tree.hang(told, verb, "ccomp")
    tree.hang(first, told, "nsubj")
    if not tree.kids(verb, "nsubj"):
        tree.hang(tree.top_of_phrase(speaker, verb), verb, "nsubj")


def _inverted(tree: Tree, verb: int) -> None:
    """`“It fell,” said Ann Lee, a nurse in Brod, where ten died`: behind a quotation a verb has its subject behind it, and a relative clause has another."""
    name = verb + 1
    if (
        verb < 1
        or tree.words[verb - 1] not in _CLOSING
        or tree.tags[verb] != "VERB"
        or tree.tags[name : name + 1] != ["PROPN"]
    ):
        return
    other = tree.heads[name]
    if tree.relations[name] != "nsubj" or other <= name or tree.kids(verb, "nsubj"):
        return
    relative = next((c for c in tree.children[other] if name < c < other and tree.words[c] in _RELATIVE), -1)
    if relative < 0 or tree.words[relative - 1] != ",":
        return
    tree.hang(name, verb, "nsubj")
    nearest = relative - 2
    tree.hang(other, tree.heads[nearest] if tree.relations[nearest] == "flat" else nearest, "acl:relcl")


def _prepositional(tree: Tree, noun: int) -> None:
    """`According to the chief, the fire damaged two`: no subject has a preposition, and what follows the comma is the subject."""
    if not tree.relations[noun].startswith("nsubj") or not any(c < noun for c in tree.kids(noun, "case")):
        return
    listed = [c for c in tree.children[noun] if c > noun and tree.relations[c] in ("conj", "appos")]
    opening = tree.first(listed[0]) if listed else 0
    if "," not in tree.words[opening - 1 : opening + 1] or tree.kids(listed[0], "cc"):
        return
    verb, relation = tree.heads[noun], tree.relations[noun]
    tree.hang(listed[0], verb, relation)
    for other in listed[1:]:
        tree.hang(other, listed[0], tree.relations[other])
    tree.hang(noun, verb, "obl")


def _coordination(tree: Tree, noun: int) -> None:
    """`historians and other scholars wrote`: the first of those that are listed is the subject."""
    if not tree.relations[noun].startswith("nsubj") or tree.tags[noun] not in NOMINAL:
        return
    joint = next((c for c in tree.children[noun] if tree.relations[c] == "cc" and c < noun), 0)
    if not joint or tree.tags[joint - 1] not in NOMINAL or tree.below(joint - 1, noun):
        return
    first = tree.top_of_phrase(joint - 1, noun)
    if (
        tree.relations[first].startswith(SUBJECTS)
        or tree.heads[first] < 0
        or any(tree.relations[c] == "case" and c < first for c in tree.children[first])
    ):
        return
    verb, relation = tree.heads[noun], tree.relations[noun]
    if tree.below(verb, first) or tree.relations[first] in _KEPT:
        return
    tree.hang(first, verb, relation)
    tree.hang(noun, first, "conj")


def _name(tree: Tree, noun: int) -> None:
    """`assistant Ann Lee said`, without an article: the name is the subject and what it is comes before it."""
    if not tree.relations[noun].startswith("nsubj"):
        return
    kids, name = tree.children[noun], noun + 1
    if tree.words[noun].rstrip(".") in _ADDRESS and name in kids and tree.tags[name] == "PROPN":
        tree.raise_over(name, "nmod:desc")
        return
    behind = (
        name in kids and tree.tags[name] == "PROPN" and tree.relations[name] in ("appos", "flat", "compound", "nmod")
    )
    if behind and tree.tags[noun] == "NOUN" and not any(tree.relations[c] in ("det", "nmod:poss") for c in kids):
        tree.raise_over(name, "nmod:desc")


def _twice_described(tree: Tree, verb: int) -> None:
    """`her friend and client Ann Lee died`: the name behind two nouns of which the second has no article is who both describe."""
    subjects = tree.kids(verb, "nsubj")
    for noun, name in pairwise(subjects):
        last = name - 1
        described = last in tree.kids(noun, "conj") and tree.tags[name] == "PROPN" and tree.tags[noun] == "NOUN"
        if described and not tree.kids(last, "det", "nmod:poss"):
            tree.hang(noun, name, "nmod:desc")


def _auxiliary(tree: Tree, verb: int) -> None:
    """`the lake has long been closed`: `has` governs nothing where a participle follows it; and no auxiliary has a subject."""
    if tree.relations[verb] in AUXILIARY and tree.heads[verb] >= 0 and _carries(tree, tree.heads[verb]):
        for child in [c for c in tree.children[verb] if tree.relations[c].startswith(SUBJECTS)]:
            if not any(tree.relations[c].startswith(SUBJECTS) for c in tree.children[tree.heads[verb]]):
                tree.hang(child, tree.heads[verb], tree.relations[child])
    if tree.words[verb] not in ("has", "have", "had", "'ve", "’ve") or tree.relations[verb] in AUXILIARY:
        return
    for child in tree.children[verb]:
        between = range(verb + 1, child)
        if (
            tree.forms[child] == "VBN"
            and between.start <= child
            and all(tree.tags[i] in _LIGHT or tree.words[i] in _NOT for i in between)
        ):
            tree.raise_over(child, "aux")
            return


def _carries(tree: Tree, head: int) -> bool:
    """Tell whether a word is a predicate: a verb or adjective, or a noun with a copula."""
    return tree.tags[head] in ("VERB", "ADJ") or any(tree.relations[c] == "cop" for c in tree.children[head])


def _wants_subject(tree: Tree, verb: int) -> bool:
    """Tell whether a word is a finite predicate and nothing is its subject."""
    kids = tree.children[verb]
    marked = tree.relations[verb] == "advcl" and not (_is_plainly_finite(tree, verb) and not tree.kids(verb, "mark"))
    if tree.relations[verb] in (*AUXILIARY, "xcomp", "amod", "compound") or marked:
        return False
    if any(tree.relations[c].startswith((*SUBJECTS, "cc")) for c in kids):
        return False
    if any(tree.words[c] in _RELATIVE and c < verb for c in kids):
        return False
    helpers = [c for c in kids if tree.relations[c] in AUXILIARY and c < verb]
    if helpers:
        return tree.forms[helpers[0]] in FINITE
    return tree.tags[verb] == "VERB" and tree.forms[verb] in FINITE


def _is_plainly_finite(tree: Tree, verb: int) -> bool:
    """Tell whether a predicate can be nothing but finite: with an auxiliary, or in -s; `-ed` may be a participle."""
    helpers = tree.kids(verb, *AUXILIARY)
    return bool(helpers and tree.forms[helpers[0]] in FINITE) or tree.forms[verb] == "VBZ"


def _find_subject(tree: Tree, verb: int) -> None:
    noun = _noun_before(tree, verb)
    if (
        noun < 0
        or tree.relations[noun].startswith(SUBJECTS)
        or (tree.relations[noun] in _KEPT and not _bare(tree, noun, verb))
    ):
        return
    if (
        tree.relations[noun] in ("obj", "iobj", "obl:unmarked")
        and tree.tags[tree.heads[noun]] in NOMINAL
        and tree.below(noun, verb)
    ):
        # nothing is the object of a noun: `This time the fire spread`
        tree.hang(noun, tree.heads[tree.heads[noun]], "obl")
    above, bare = tree.heads[verb], not any(tree.relations[c] in AUXILIARY for c in tree.children[verb])
    if tree.heads[noun] == verb:
        tree.hang(noun, verb, "nsubj")
    elif above == noun and noun < verb:
        relation, top = tree.relations[noun], tree.heads[noun]
        if bare and tree.forms[verb] == "VBD" and top >= 0:
            return  # `the shares reflected on your statement`
        tree.hang(verb, top, "ccomp" if relation == "obj" else relation)
        tree.hang(noun, verb, "nsubj")
    elif _told(tree, noun, verb):
        head, relation = tree.heads[noun], tree.relations[noun]
        tree.hang(noun, verb, "nsubj")
        tree.hang(verb, head, "ccomp" if relation == "obj" else relation)
    elif above >= 0 and above == tree.heads[noun] and above < noun and _may_share(tree, above, verb, bare):
        tree.hang(noun, verb, "nsubj")


def _bare(tree: Tree, noun: int, verb: int) -> bool:
    """`Violence also broke out`: what has no preposition before a verb and is no word of time is no circumstance of it."""
    return (
        tree.relations[noun] == "obl:unmarked"
        and tree.heads[noun] == verb
        and tree.words[noun] not in (*TIMES, "time", "times")
    )


def _opening(tree: Tree, verb: int) -> None:
    """`Lee, though leaving, will stay`: what opens a sentence is the subject of a verb that commas cut off from it."""
    group = min([verb, *tree.kids(verb, "aux", "cop")])
    comma = next((i for i in range(1, min(group - 1, _FAR)) if tree.words[i] == ","), 0)
    if not comma or tree.words[group - 1] != "," or tree.tags[comma - 1] not in NOMINAL:
        return
    noun = tree.top_of_phrase(comma - 1, comma)
    if tree.first(noun) != 0 or tree.kids(noun, "case", "cop") or tree.tags[noun] not in ("NOUN", "PROPN"):
        return
    if tree.heads[verb] < 0 or (tree.heads[noun] < 0 and tree.below(verb, noun)):
        for child in tree.kids(noun, "nsubj"):
            tree.relations[child] = "compound"
        tree.hang(verb, -1, "root")
        tree.hang(noun, verb, "nsubj")


def _told(tree: Tree, noun: int, verb: int) -> bool:
    """`thought the people would pull`: an object right before a finite verb is the subject of what is told; so is a noun taken for a clause."""
    head, relation = tree.heads[noun], tree.relations[noun]
    if not _is_plainly_finite(tree, verb) or not 0 <= head < noun or tree.below(head, verb):
        return False
    told = relation == "obj" and tree.tags[head] == "VERB" and tree.forms[head] != "VBG"
    return told or (relation in ("advcl", "ccomp", "parataxis") and not tree.kids(noun, "cop", "mark"))


def _may_share(tree: Tree, above: int, verb: int, bare: bool) -> bool:
    """`noticed the wells were dry` has a clause behind its verb; `solving this would be wise` and `let friends know` have none."""
    return tree.forms[above] != "VBG" and not (bare and tree.forms[verb] in ("VBP", "VBD"))


def _pronouns(tree: Tree, verb: int) -> None:
    """`there are tensions`: what there is is the subject; `it is true that he left`: a word without meaning."""
    kids = tree.children[verb]
    if any(tree.words[c] == "there" and tree.relations[c] == "expl" for c in kids):
        for child in kids:
            if (
                child > verb
                and tree.relations[child] == "obj"
                and not any(tree.relations[c].startswith("nsubj") for c in kids)
            ):
                tree.relations[child] = "nsubj"
        return
    it = next((c for c in kids if tree.words[c] == "it" and tree.relations[c].startswith("nsubj")), -1)
    if it < 0 or it > verb:
        return
    told = any(tree.relations[c] == "cop" for c in kids) and tree.tags[verb] == "ADJ"
    told = told or (tree.forms[verb] == "VBN" and any(tree.relations[c] == "aux:pass" for c in kids))
    if told and any(_is_content(tree, c) for c in kids if c > verb):
        tree.relations[it] = "expl"


def _is_content(tree: Tree, clause: int) -> bool:
    """Tell whether a clause is what `it` stands for: it begins with `that`, `whether` or `to`."""
    marks = [c for c in tree.children[clause] if tree.relations[c] == "mark"]
    return tree.relations[clause] in ("csubj", "ccomp", "xcomp", "advcl", "acl") and any(
        tree.words[c] in ("that", "to", "whether") for c in marks
    )


def _noun_before(tree: Tree, verb: int) -> int:
    """Return the head of the noun phrase that ends right before the verbal group; -1 where there is none, or it has a preposition."""
    at = min([verb, *(c for c in tree.children[verb] if tree.relations[c] in AUXILIARY)]) - 1
    while at >= 0 and tree.tags[at] == "ADV":
        at -= 1
    if at < 0 or tree.tags[at] not in NOMINAL or tree.words[at] in (*_RELATIVE, "there"):
        return -1
    noun = tree.top_of_phrase(at, verb)
    case = next((c for c in tree.kids(noun, "case") if c < noun), -1)
    if case >= 0 and tree.words[case] in _SUBORDINATE and _is_plainly_finite(tree, verb):
        tree.hang(case, verb, "mark")
    elif case >= 0:
        return -1
    return noun
