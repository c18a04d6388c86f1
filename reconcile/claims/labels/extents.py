"""How far a thing was damaged: destroyed, nearly destroyed or badly damaged, slightly damaged."""

from collections.abc import Collection, Iterator
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.behind import right_behind
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.labels.ways import find_sufferer, phrase_end
from reconcile.claims.links import case, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Slot, Span

_TOLD = frozenset({"VBD", "VBN", "VBZ"})
_WHOLE, _BADLY, _SLIGHTLY = "destroyed", "badly damaged", "slightly damaged"


class _Words:
    """The words of `extents.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("extents")
        phrases = [(phrase.split(), name) for name in ("ruin", "harm") for phrase in data[name]]
        self.verbs = {first: [(tuple(r), k) for (f, *r), k in phrases if f == first] for (first, *_), _ in phrases}
        self.short, self.badly, self.slightly = (frozenset(data[k]) for k in ("short", "badly", "slightly"))
        self.amounts = {word: level for key, level in (("heavy", _BADLY), ("light", _SLIGHTLY)) for word in data[key]}
        self.losses = {tuple(phrase.split()) for phrase in data["loss"]}
        self.suffer, self.parts, self.further = (frozenset(data[k]) for k in ("suffer", "parts", "further"))
        self.be, self.negators = language.words("function", "be"), language.words("function", "negators")


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_extents(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each thing of which a clause tells how far it was damaged: attribute `particular:damage`, subject the class of the thing, holder its name."""
    words, tokens = _words(scene.language), scene.parse.tokens
    for index in sorted(clause.members):
        lemma = tokens[index].lemma.lower()
        if tokens[index].form in _TOLD and lemma in words.verbs:
            yield from _of_verb(scene, clause, index, words)
        elif lemma == "damage" and tokens[index].tag == "NOUN":
            yield from _of_noun(scene, clause, index, words)
        elif index and (tokens[index - 1].text.lower(), lemma) in words.losses:
            thing = scene.subject_of(index)
            yield from _slot(scene, clause, Span(tokens[index - 1].span.start, tokens[index].span.end), thing, _WHOLE)


def _of_verb(scene: Scene, clause: Clause, verb: int, words: _Words) -> Iterator[Slot]:
    """`was nearly destroyed`, `destroyed much of the mill`, `burned to the ground`."""
    parse, tokens = scene.parse, scene.parse.tokens
    rest, kind = next(
        (p for p in words.verbs[tokens[verb].lemma.lower()] if phrase_end(parse, verb, p[0]) >= 0), ((), "")
    )
    below = {tokens[c].text.lower(): c for c in parse.children[verb] if c < verb or tokens[c].relation == "advmod"}
    if not kind or "be" in below or "to" in below or words.negators & below.keys():
        return
    thing = find_sufferer(scene, verb)
    if thing < 0 and rest:
        thing = scene.subject_of(verb)
    part = thing >= 0 and tokens[thing].lemma.lower() in words.parts
    if part:
        thing = next((c for c in parse.children[thing] if case(parse, c) == "of"), -1)
    level = _level(kind, below.keys(), words, part=part)
    if level:
        marks = [c for w, c in below.items() if w in words.short | words.badly | words.slightly]
        ends = [*marks, verb, phrase_end(parse, verb, rest)]
        yield from _slot(scene, clause, Span(tokens[min(ends)].span.start, tokens[max(ends)].span.end), thing, level)


def _level(kind: str, beside: Collection[str], words: _Words, *, part: bool) -> str:
    if kind == "ruin":
        return _BADLY if part or not words.short.isdisjoint(beside) else _WHOLE
    if part:
        return ""
    if not words.badly.isdisjoint(beside):
        return _BADLY
    return _SLIGHTLY if not words.slightly.isdisjoint(beside) else ""


def _of_noun(scene: Scene, clause: Clause, noun: int, words: _Words) -> Iterator[Slot]:
    """`caused heavy damage to the mill`, `the mill suffered heavy damage`."""
    parse, tokens = scene.parse, scene.parse.tokens
    before = next((c for c in parse.children[noun] if tokens[c].text.lower() in words.amounts), -1)
    if before < 0 or words_below(parse, noun) & {"no"}:
        return
    thing = next((head for head in right_behind(scene, noun) if case(parse, head) == "to"), -1)
    above = tokens[noun].head
    if thing < 0 and above >= 0 and tokens[above].lemma.lower() in words.suffer:
        thing = scene.subject_of(above)
    span = Span(tokens[before].span.start, tokens[noun].span.end)
    yield from _slot(scene, clause, span, thing, words.amounts[tokens[before].text.lower()])


def _slot(scene: Scene, clause: Clause, span: Span, thing: int, level: str) -> Iterator[Slot]:
    """Of one thing only: a noun in the singular, without a word that makes it a further one."""
    tokens = scene.parse.tokens
    if thing < 0 or tokens[thing].form not in ("NN", "NNP"):
        return
    below = scene.parse.children[thing]
    if {tokens[c].text.lower() for c in below} & _words(scene.language).further:
        return
    own = (
        thing,
        *(c for c in below if c < thing and tokens[c].relation != "nmod:poss"),
    )  # `Graz's mill` is not the Graz mill
    named = [n for c in own if (n := scene.roster.name_at(scene.number, c))]
    name = named[0].canonical if named else ""
    noun = tokens[thing].lemma.lower()
    around = places(scene.parse, clause.members, scene)
    yield Slot(
        particular_at(scene, span, f"extent/{level}"),
        "particular:damage",
        noun=noun,
        subject=scene.words.things(noun)[0],
        holder=name,
        places=around,
        nested=around,
        times=times_of(scene, clause, NOWHERE),
    )
