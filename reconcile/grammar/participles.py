"""Hang participles, infinitives and prepositions where they belong: before their noun, right behind it, behind a comma or below a predicate."""

from reconcile.grammar.tree import NOMINAL, SUBJECTS, Tree

BREAKS = frozenset({",", "—", "–", ";", "--", "-"})
_NEAR = 5  # words between a participle and the noun that it stands before


def adjoined(tree: Tree, verb: int) -> None:
    """`made such moves, hiring staff from the firm`: a participle behind a comma with an object says what else was done; `by hiring staff`: how."""
    if tree.forms[verb] != "VBG" or verb < 3:
        return
    if tree.words[verb - 1] == "by" and tree.kids(verb, "obj", "obl"):
        tree.relations[verb] = "acl" if tree.tags[tree.heads[verb]] in ("NOUN", "PROPN") else "advcl"
        return
    if tree.words[verb - 1] not in BREAKS:
        return
    if not tree.kids(verb, "obj") or min(tree.kids(verb, "obj")) < verb:
        return
    above = tree.heads[verb - 2]
    while above >= 0 and not tree.is_finite(above):
        above = tree.heads[above]
    if 0 <= above < verb:
        tree.hang(verb, above, "advcl")


def inside_noun(tree: Tree, noun: int) -> None:
    """`the rapidly growing sector`: a participle between an article and its noun is a part of the noun phrase."""
    verb = tree.heads[noun]
    if not 0 < verb < noun or tree.forms[verb] not in ("VBG", "VBN") or noun - verb > _NEAR or tree.heads[verb] < 0:
        return
    if tree.relations[noun] not in ("obj", "nsubj", "obl") or tree.kids(noun, "case"):
        return
    at = verb - 1
    while at > 0 and tree.tags[at] in ("ADV", "ADJ") and tree.below(at, verb):
        at -= 1
    opens = tree.forms[at] in ("DT", "PRP$") and tree.below(at, verb)
    joined = tree.words[at] == "-" and at > 0 and at == verb - 1 and tree.relations[noun] == "obj"
    if not (opens or joined) or any(verb < c < noun and tree.tags[c] in ("DET", "ADP") for c in range(verb, noun)):
        return
    tree.raise_over(noun, "amod")
    cased = [c for c in tree.kids(noun, "case", "mark") if c < verb and tree.tags[c] == "ADP"]
    if cased and tree.relations[noun] in ("advcl", "acl", "xcomp", "ccomp"):
        above = tree.heads[noun]
        tree.relations[noun] = "nmod" if above >= 0 and tree.tags[above] in NOMINAL else "obl"


def compounded(tree: Tree, noun: int) -> None:
    """`the Linz-based maker`: what a hyphen ties to a participle belongs to it."""
    participle = noun + 2
    if participle >= len(tree.words) or tree.words[noun + 1] != "-" or tree.tags[participle] != "VERB":
        return
    if tree.relations[noun] in SUBJECTS and tree.heads[noun] > participle:
        tree.hang(noun, participle, "compound")


def led(tree: Tree, noun: int) -> None:
    """`taken to Mercy Hospital`: a preposition before a noun that stands before another leads that one, which is no object then."""
    whole = tree.heads[noun]
    cases = [c for c in tree.kids(noun, "case") if c == noun - 1 and tree.tags[c] == "ADP"]
    if not cases or whole <= noun or any(tree.tags[i] not in NOMINAL for i in range(noun, whole + 1)):
        return
    if tree.kids(whole, "case") or tree.relations[whole] not in ("obj", "iobj", "obl", "obl:unmarked", "nmod", "appos"):
        return
    tree.hang(cases[0], whole, "case")
    above = tree.heads[whole]
    tree.relations[whole] = "nmod" if above >= 0 and tree.tags[above] in NOMINAL else "obl"


def reduced(tree: Tree, verb: int) -> None:
    """`the labour needed to build it`: a bare participle right behind a noun says which one is meant."""
    bare = tree.forms[verb] in ("VBD", "VBN") and tree.first(verb) == verb and verb > 1
    if bare and tree.tags[verb - 1] == "NOUN" and tree.tags[verb] == "VERB":
        tree.hang(verb, tree.top_of_phrase(verb - 1, verb), "acl")


def governed(tree: Tree, verb: int) -> None:
    """`the trial is due to begin`: an infinitive behind a predicate that has a subject shares it, and is none itself."""
    head = tree.heads[verb]
    own = [c for c in tree.kids(head, "nsubj") if c < head and tree.words[c] != "it"] if head >= 0 else []
    if 0 <= head < verb and own and tree.words[verb - 1] == "to":
        tree.relations[verb] = "xcomp"
