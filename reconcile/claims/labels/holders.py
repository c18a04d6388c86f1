"""Who had a part of which a happening has one, such as the pilot: `the pilot was named as Ann Lee`, `Ann Lee, the pilot`; and who follows whom."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.owners import owner_of
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.links import child_of, word_at
from reconcile.claims.references import Name
from reconcile.claims.scene import Scene
from reconcile.claims.when.deeds import deed_of
from reconcile.language import Language
from reconcile.model import Slot, Span

_REACH = 4  # words between a name and its part: `Ann Lee, the 44-year-old pilot`


@cache
def _kin(language: Language) -> dict[str, str]:
    return {word: name for name, words in language.section("particulars")["kin"].items() for word in words}


def find_holders(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each part that a clause gives to a name: attribute `holder:` and the part, subject whose successor it is."""
    parts, tokens = scene.language.words("particulars", "parts"), scene.parse.tokens
    kin = _kin(scene.language)
    for index in sorted(clause.members):
        lemma = tokens[index].lemma.lower()
        if lemma in parts and tokens[index].form in ("NN", "NNP") and not _is_second(scene, index):
            name = _named(scene, index, clause)
            if name is not None:
                first = name.first + (name.first == index)
                yield _slot(scene, lemma, "", first, name.last)
        elif lemma in kin and tokens[index].form == "NN":
            yield from _relative(scene, index, kin[lemma], clause)
        elif lemma in scene.language.words("particulars", "following"):
            found = _follower(scene, index) if tokens[index].tag == "VERB" else _named_follower(scene, index)
            when = times_of(scene, clause, NOWHERE)
            yield from (replace(slot, times=when) for slot in found)


def _named(scene: Scene, part: int, clause: Clause) -> Name | None:
    """The name that the words give to a part: beside it, behind a comma, behind `as` or a form of `be`."""
    tokens = scene.parse.tokens
    identify = scene.language.words("withheld", "identify")
    definite = _is_definite(scene, part)
    for name in scene.roster.names[scene.number]:
        if name.first == part < name.last or name.first == part + 1:
            return name
        apposed = definite and name.first == part + 2 and tokens[part + 1].text == ","
        behind = definite and name.last + 2 < part <= name.last + 2 + _REACH and tokens[name.last + 1].text == ","
        if apposed or (behind and all(t.tag in ("DET", "ADJ", "NOUN", "PART") for t in tokens[name.last + 2 : part])):
            return name
        before = tokens[name.first - 1].text.lower() if part < name.first else ""
        told = before == "as" and any(tokens[i].lemma.lower() in identify for i in clause.members)
        if definite and (told or (before in ("is", "was") and _is_subject(scene, part, name))):
            return name
    return None


def _is_second(scene: Scene, part: int) -> bool:
    """`the co-pilot`, `the second pilot`: not the one of whom there is one."""
    before = word_at(scene.parse, part - 1)
    return before == "-" or before in scene.language.words("titles", "ranks") | scene.language.words("stands", "apart")


def _is_definite(scene: Scene, part: int) -> bool:
    definite = scene.language.words("function", "definite")
    children = [scene.parse.tokens[c] for c in scene.parse.children[part]]
    return any(t.text.lower() in definite or t.relation == "nmod:poss" for t in children)


def _relative(scene: Scene, kin: int, path: str, clause: Clause) -> Iterator[Slot]:
    """`Ivo Lamm, the victim's cousin`, `Lamm is a cousin of the victim`: what somebody is to somebody else."""
    names = scene.roster.names[scene.number]
    subject = child_of(scene.parse, kin, "nsubj")
    name = next((n for n in names if n.first <= subject <= n.last), None) or _named(scene, kin, clause)
    whom = owner_of(scene, kin)
    if name is not None and whom and whom != name.canonical:
        of = f"relation to {whom if whom[:1].isupper() else f'the {whom}'}"
        slot = _slot(scene, of, name.canonical, kin, kin)
        value = replace(slot.value, lexical=f"kin/{path}")
        yield replace(slot, value=value, attribute=f"particular:{of}")


def _is_subject(scene: Scene, part: int, name: Name) -> bool:
    token = scene.parse.tokens[part]
    return token.relation.startswith("nsubj") and name.first <= token.head <= name.last


def _follower(scene: Scene, verb: int) -> Iterator[Slot]:
    """`Ann Lee will succeed Ivo Lamm`, `named Ann Lee to succeed Ivo Lamm`: who follows the one by name."""
    deed, names, tokens = deed_of(scene, verb), scene.roster.names[scene.number], scene.parse.tokens
    goal = next((n for n in names if n.first == verb + 1), None)
    if verb > 1 and tokens[verb - 1].text == "to" and goal is not None:
        who, whose = next((n for n in names if n.last == verb - 2), None), goal.canonical
    else:
        who = next((n for n in names if deed is not None and n.canonical == deed.doer), None)
        whose = deed.goal if deed is not None else ""
    if who is not None and whose[:1].isupper():
        yield _slot(scene, "successor", whose, who.first, who.last)
        if goal is not None:
            yield _slot(scene, "predecessor", who.canonical, goal.first, goal.last)


def _named_follower(scene: Scene, noun: int) -> Iterator[Slot]:
    """`Ivo Lamm's successor is Ann Lee`: of the two names of the sentence the one whose successor it is not."""
    tokens, names = scene.parse.tokens, scene.roster.names[scene.number]
    owners = [n for n in names if n.canonical == owner_of(scene, noun)]
    others = [n for n in names if n not in owners]
    if tokens[noun].tag == "NOUN" and owners and len(others) == 1:
        yield _slot(scene, "successor", owners[0].canonical, others[0].first, others[0].last)


def _slot(scene: Scene, part: str, whose: str, first: int, last: int) -> Slot:
    tokens = scene.parse.tokens
    value = particular_at(scene, Span(tokens[first].span.start, tokens[last].span.end), "")
    return Slot(replace(value, lexical=value.text), f"holder:{part}", noun=part, subject=whose)
