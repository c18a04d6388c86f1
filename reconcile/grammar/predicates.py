"""Predicates that were taken for something else: a clause whose conjunction became a preposition, a verb that became an adjective."""

from reconcile.grammar.tree import AUXILIARY, FINITE, NOMINAL, SUBJECTS, TIMES, Tree

_SOME = frozenset({"several", "some", "many", "most", "few"})
_MARKS = frozenset({"after", "before", "until", "till", "since", "as"})


def mend_predicate(tree: Tree, index: int) -> None:
    """Mend what is wrong with one word as a predicate, or with its subjects."""
    if tree.tags[index] == "VERB":
        _predicated(tree, index)
        _marked(tree, index)
        _fronted(tree, index)
        _opened(tree, index)
        _shared(tree, index)
        _bare_relative(tree, index)
    _aged(tree, index)
    _doubled(tree, index)


def _marked(tree: Tree, verb: int) -> None:
    """`died after rebels hit it`: a noun between such a word and a past without a subject is its subject, and the word opens a clause."""
    if not _may_be_past(tree, verb) or tree.kids(verb, *SUBJECTS, *AUXILIARY, "cc", "mark"):
        return
    noun, mark = _phrase_before(tree, verb)
    if noun < 0 or tree.words[noun] in TIMES or tree.tags[noun] == "NUM":
        return
    if tree.words[mark] == "as" and mark and tree.forms[mark - 1] in ("VBN", "JJ"):
        return  # `four men dressed as workers used a ladder`
    behind = tree.heads[verb] if tree.heads[verb] > verb else -1
    above = _governor(tree, noun, mark, verb)
    if above >= 0:
        tree.hang(verb, above, "advcl")
        for child in [c for c in tree.children[verb] if c < mark]:
            tree.hang(child, above, tree.relations[child])
    elif tree.below(verb, noun):
        tree.hang(verb, tree.heads[noun], tree.relations[noun])  # `Before Lee left office, …`
    tree.hang(noun, verb, "nsubj")
    if behind >= 0:
        tree.hang(behind, verb, "obj")  # `after she smelled gas`, taken for a kind of gas
    for child in [c for c in tree.children[noun] if c > verb]:
        tree.hang(child, verb, "obj" if tree.relations[child] == "conj" else "obl")
    tree.hang(mark, verb, "mark")


def _may_be_past(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is a past, or a participle that was taken to describe the object right behind it."""
    described = tree.forms[verb] == "VBN" and tree.relations[verb] == "amod" and tree.heads[verb] == verb + 1
    return tree.forms[verb] == "VBD" or described


def _phrase_before(tree: Tree, verb: int) -> tuple[int, int]:
    """Return the head of the noun phrase that ends right before a verb and the preposition that opens it; -1 for none."""
    noun = verb - 1
    while noun >= 0 and tree.tags[noun] == "ADV":
        noun -= 1
    while noun >= 0 and tree.tags[noun] in NOMINAL:
        mark = next((c for c in tree.kids(noun, "case") if c < noun), -1)
        if mark >= 0 and tree.words[mark] in _MARKS and not any(_parts(tree, i) for i in range(mark, verb)):
            return noun, mark
        noun = tree.heads[noun] if tree.heads[noun] < noun else -1
    return -1, -1


def _parts(tree: Tree, word: int) -> bool:
    """Tell whether a word cannot stand inside a noun phrase."""
    return tree.tags[word] == "PUNCT" or (tree.tags[word] == "VERB" and tree.relations[word] != "amod")


def _governor(tree: Tree, noun: int, mark: int, verb: int) -> int:
    """Return the predicate before the clause that it tells the time of, -1 where it opens the sentence; what was put below it is raised."""
    above = noun
    while above >= 0 and (above >= mark or (tree.tags[above] in NOMINAL and not tree.kids(above, "cop"))):
        above = tree.heads[above]
    if 0 <= above < mark and not tree.below(above, verb):
        return above
    before = [c for c in tree.children[verb] if c < mark and c != noun and tree.tags[c] in ("VERB", "ADJ", "AUX")]
    if not before:
        return -1
    tree.raise_over(before[-1], "advcl")
    return before[-1]


def _predicated(tree: Tree, verb: int) -> None:
    """`Acme has reached agreement with Lee`: a verb behind `has` describes no noun, which is its object; not `has broken bones`."""
    noun = tree.heads[verb]
    if tree.relations[verb] not in ("amod", "compound") or not 0 <= verb < noun or tree.tags[noun] not in NOMINAL:
        return
    helper = next((c for c in tree.kids(verb, "aux") if tree.forms[c] in FINITE and c < verb), -1)
    if helper < 0:
        return
    subject = next((c for c in (*tree.kids(verb, "nsubj"), *tree.kids(noun, "nsubj")) if c < helper), -1)
    if subject < 0:
        return
    above, relation = tree.heads[noun], tree.relations[noun]
    told = above > noun and tree.tags[above] == "VERB"  # `…, sources said`
    tree.hang(verb, above, "ccomp" if told else relation)
    for child in [c for c in tree.children[noun] if c < helper]:
        tree.hang(
            child,
            verb if child == subject or tree.relations[child].startswith("nsubj") else subject,
            tree.relations[child],
        )
    tree.hang(noun, verb, "obj")


def _fronted(tree: Tree, verb: int) -> None:
    """`In March, Lee directed it`, `on Sunday a quake hit it`: what stands behind a comma or has an article of its own is the subject."""
    if tree.kids(verb, *SUBJECTS) or not tree.is_finite(verb):
        return
    last = min([verb, *tree.kids(verb, *AUXILIARY)]) - 1
    while last >= 0 and tree.tags[last] == "ADV":
        last -= 1
    start = _own_start(tree, last)
    if start < 0:
        return
    top = last
    while start <= tree.heads[top] <= last:
        top = tree.heads[top]
    phrase = tree.heads[top]
    if tree.heads[top] == verb and tree.kids(top, "case"):
        _split(tree, top, start, verb)
    elif not (0 <= phrase < start and tree.below(phrase, verb) and tree.tags[phrase] in NOMINAL):
        return
    tree.hang(top, verb, "nsubj:pass" if tree.kids(verb, "aux:pass") else "nsubj")


def _own_start(tree: Tree, last: int) -> int:
    """Return where the noun phrase begins that ends at a word, behind one with a preposition that opens the clause; -1 where none does."""
    for start in range(last, 1, -1):
        if tree.tags[start] in ("VERB", "PUNCT", "PRON", "CCONJ"):
            return -1
        before = tree.words[start - 1] == "," or (
            (tree.tags[start] in ("DET", "NUM") or tree.words[start] in _SOME) and tree.tags[start - 1] in NOMINAL
        )
        if before:
            case = next((i for i in range(start - 2, -1, -1) if tree.tags[i] in ("ADP", "VERB", "PUNCT")), -1)
            return start if case >= 0 and tree.tags[case] == "ADP" else -1
    return -1


def _split(tree: Tree, noun: int, start: int, verb: int) -> None:
    """Give a preposition and what stands behind it to the noun before the subject, which was taken for a part of it."""
    inside = [c for c in tree.children[noun] if c < start and tree.tags[c] != "PUNCT"]
    first = max((c for c in inside if tree.tags[c] in NOMINAL), default=-1)
    if first < 0:
        return
    tree.hang(first, verb, "obl")
    for child in inside:
        tree.hang(child, first, tree.relations[child])


def _opened(tree: Tree, verb: int) -> None:
    """`Firefighters doused two blazes`: where no other word is a predicate, the past behind the noun that opens a sentence is the main verb."""
    noun = tree.heads[verb]
    subject = tree.heads[noun] if noun > verb and tree.relations[verb] == "amod" else -1
    if subject < 0 or subject > verb or tree.heads[subject] >= 0 or tree.tags[subject] not in ("NOUN", "PROPN"):
        return
    between = [i for i in range(subject + 1, verb) if tree.tags[i] != "ADV"]
    if between or tree.kids(subject, "cop", "case") or any(tree.is_finite(c) for c in tree.children[subject]):
        return
    tree.hang(verb, -1, "root")
    for child in [c for c in tree.children[subject] if c > verb]:
        tree.hang(child, verb, tree.relations[child])
    tree.hang(noun, verb, "obj")
    tree.hang(subject, verb, "nsubj")


def _shared(tree: Tree, verb: int) -> None:
    """`said a hotel and a mill had been destroyed`: what is said has no object before it, and both nouns are the subject."""
    above = tree.heads[verb]
    joint = next((c for c in tree.kids(verb, "cc") if above < c < verb), -1)
    subject = next((c for c in tree.kids(verb, *SUBJECTS) if joint < c < verb), -1)
    if (
        above < 0
        or joint < 0
        or subject < 0
        or tree.words[above] not in ("said", "says")
        or tree.relations[verb] != "conj"
    ):
        return
    first = tree.top_of_phrase(joint - 1, joint)
    if tree.heads[first] != above or tree.relations[first] != "obj" or tree.tags[first] not in ("NOUN", "PROPN"):
        return
    tree.relations[verb] = "ccomp"
    tree.hang(first, verb, tree.relations[subject])
    tree.hang(subject, first, "conj")
    tree.hang(joint, subject, "cc")


def _bare_relative(tree: Tree, verb: int) -> None:
    """`Members and supporters rallied, police said`: a past without a subject is no relative clause of a noun that is no predicate, but its verb."""
    noun = tree.heads[verb]
    if tree.relations[verb] not in ("acl:relcl", "acl") or tree.forms[verb] != "VBD" or tree.kids(verb, *SUBJECTS):
        return
    top = noun
    while tree.relations[top] == "conj" and tree.heads[top] < top and tree.tags[tree.heads[top]] in NOMINAL:
        top = tree.heads[top]
    plain = tree.tags[noun] in NOMINAL and tree.tags[top] in NOMINAL and not tree.kids(top, "cop", "case", "nsubj")
    beside = all(tree.tags[i] in ("ADV", "AUX") for i in range(noun + 1, verb))
    above = tree.heads[top]
    said = tree.relations[top] == "nsubj" and any(c > verb for c in tree.kids(above, "nsubj"))  # `…, police said`
    if not plain or not beside or not (said or tree.relations[top] in ("ccomp", "root", "parataxis")):
        return
    tree.hang(verb, above, "ccomp" if said else tree.relations[top])
    for child in [c for c in tree.children[top] if c > verb]:
        tree.hang(child, verb, tree.relations[child])
    tree.hang(top, verb, "nsubj")


def mend_list(tree: Tree, noun: int) -> None:
    """`torched cars and a van`: a noun that was joined to a verb with an object is joined to the object."""
    verb = tree.heads[noun]
    if (
        tree.relations[noun] != "conj"
        or not 0 <= verb < noun
        or tree.tags[noun] not in ("NOUN", "PROPN")
        or tree.tags[verb] != "VERB"
    ):
        return
    joint = next((c for c in tree.kids(noun, "cc") if c < noun), -1)
    goal = next((c for c in reversed(tree.kids(verb, "obj")) if verb < c < joint), -1)
    if (
        goal >= 0
        and tree.tags[goal] in ("NOUN", "PROPN")
        and not tree.kids(noun, "nsubj", "cop")
        and tree.top_of_phrase(joint - 1, joint) == goal
    ):
        tree.hang(noun, goal, "conj")


def _aged(tree: Tree, verb: int) -> None:
    """`Timmons, now 16, was armed`: an age between commas is no subject, but the name before it is."""
    age = next((c for c in tree.kids(verb, "nsubj") if c < verb and tree.tags[c] == "NUM"), -1)
    start = tree.first(age) if age >= 0 else 0
    if (
        start < 2
        or tree.words[start - 1] != ","
        or tree.words[age + 1] != ","
        or tree.tags[start - 2] not in ("NOUN", "PROPN")
    ):
        return
    name = tree.top_of_phrase(start - 2, start)
    if tree.relations[name].startswith(SUBJECTS) or tree.heads[name] < 0 or tree.kids(name, "case"):
        return
    relation = tree.relations[age]
    tree.hang(name, verb, relation)
    tree.hang(age, name, "amod")


def _doubled(tree: Tree, verb: int) -> None:
    """`According to the Times story, the Hawks have signed Lee`: of two subjects the one with a preposition is none."""
    subjects = [c for c in tree.kids(verb, "nsubj") if c < verb]
    for noun in subjects[:-1]:
        if any(c < noun for c in tree.kids(noun, "case")):
            tree.relations[noun] = "obl"
