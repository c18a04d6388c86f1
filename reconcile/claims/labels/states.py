"""How one thing is, and what it has or has not: `was overloaded`, `was not`; `unharmed`; `had no licence`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.figures.times import placing
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.denials import Denials, denials, turned
from reconcile.claims.labels.stands import is_on_axis, stand_slot
from reconcile.claims.labels.things import doer_of, is_known, is_one, limits_of, noun_behind, phrase_behind
from reconcile.claims.links import case, child_of, is_no_longer, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import EVERYTHING, Kind, Slot

_HAVE = "have"
_NO = "no"
_THEN = "when"
_LEAST = 4  # letters of an adjective behind its `un`
# What an adjective is about, `not able to`, `clear whether`, and what a thing is about: `no plan to resign`.
_MORE = ("xcomp", "ccomp", "advcl", "csubj", "obl", "expl")
_ABOUT = ("acl", "nmod")


class _Words:
    """The adjectives of `stands.yaml`: those that say the opposite of others, those that say too little, and what makes an opposite."""

    def __init__(self, language: Language) -> None:
        data = language.section("stands")
        self.denials: Denials = denials(language)
        self.known: dict[str, list[tuple[str, bool]]] = {}
        for pair in data["opposites"]:
            for number, adjectives in enumerate(pair):
                for adjective in adjectives:
                    self.known.setdefault(adjective, []).append((pair[0][0], bool(number)))
        self.un, self.vague, self.when = data["un"], frozenset(data["vague"]), frozenset(data["when"])
        self.until = frozenset(placing(language)["until"])
        self.present = language.words("courses", "present") - {"been"}
        self.bar = self.denials.negators | self.denials.open - {"to"}
        self.indefinite = language.words("function", "indefinite")


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_states(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each state or thing had that a clause tells or denies of one: attribute `stand:` with the word for it."""
    words, tokens = _words(scene.language), scene.parse.tokens
    for index in sorted(clause.members):
        told = tokens[index].tag == "ADJ" and child_of(scene.parse, index, "cop") >= 0
        if told or (tokens[index].form == "VBN" and child_of(scene.parse, index, "aux:pass") >= 0):
            yield from _state(scene, index, words)
        elif tokens[index].lemma == _HAVE and tokens[index].tag == "VERB":
            yield from _had(scene, index, words)
        elif tokens[index].tag in ("VERB", "NOUN", "PROPN"):
            yield from _now(scene, index, words)


def _state(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    parse, word = scene.parse, scene.parse.tokens[index].text.lower()
    thing = noun_behind(parse, find_subject(parse, index, scene.language)[0])
    if word in words.vague or thing < 0 or not is_one(scene, thing) or is_on_axis(scene, index):
        return
    more = [c for c in parse.children[index] if parse.tokens[c].relation.startswith(_MORE)]
    then = [c for c in more if not words.when.isdisjoint(words_below(parse, c))]
    dates = {v.span for v in scene.values if v.kind is Kind.DATE}
    if any(parse.tokens[c].span not in dates or case(parse, c) in words.until for c in more if c not in then):
        return
    graded = any(
        parse.tokens[c].relation == "advmod" and parse.tokens[c].text.lower() not in words.denials.whole
        for c in parse.children[index]
        if c < index
    )
    denied = turned(parse, index, words.denials, ahead=False, whole=not graded)
    for base, turns in words.known.get(word) or [_without_un(word, words)] if denied is not None else ():
        no = denied != turns
        name = f"not {base}" if no else base
        slot = stand_slot(scene, (index, index), (thing, -1), f"state {base}", name, int(no))
        times = (*slot.times, *(_THEN for _ in then[:1]))  # `when it was found` is no Sunday
        yield replace(slot, value=replace(slot.value, hard=EVERYTHING), times=times)  # time may explain it


def _now(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """What is so in the present, and what is so no longer: `owns the mine`, `no longer works for the club`, `is still in hospital`."""
    parse, token, doer = scene.parse, scene.parse.tokens[index], doer_of(scene, index)
    if doer < 0 or not is_known(scene, doer, bare=True) or token.relation in ("amod", "acl", "acl:relcl", "advcl"):
        return
    over = is_no_longer(parse, index)
    what = _doing(scene, index, words, over=over) if token.tag == "VERB" else _being(scene, index, words)
    if what:
        slot = stand_slot(scene, (index, index), (doer, -1), f"now {what}", "no longer so" if over else "so", int(over))
        yield replace(slot, value=replace(slot.value, hard=EVERYTHING))


def _doing(scene: Scene, index: int, words: _Words, *, over: bool) -> str:
    """A verb in the present, or one of what is over, with what stands behind it."""
    parse, token, below = scene.parse, scene.parse.tokens[index], words_below(scene.parse, index)
    goal = child_of(parse, index, "obj")
    behind = goal if goal >= 0 else phrase_behind(scene, index)
    present = over or token.form in ("VBZ", "VBP") or (token.form == "VBG" and bool(below & words.present))
    plain = over and token.form == "VB" and token.relation == "root"  # the tagger's `they no longer trust him`
    if behind < 0 or not present or not (plain or turned(parse, index, words.denials, ahead=True, whole=True) is False):
        return ""
    if any(parse.tokens[c].relation == "nummod" for c in parse.children[behind]):
        return ""  # `owns 12 mines`, and no longer the one in Brod
    return f"{scene.words.predicate(token.lemma.lower())} {case(parse, behind)} {person(scene, behind)}"


def _being(scene: Scene, index: int, words: _Words) -> str:
    """A noun behind `is`, with its preposition and the words that limit it."""
    parse, below = scene.parse, words_below(scene.parse, index)
    if child_of(parse, index, "cop") < 0 or not below & words.present or below & words.bar:
        return ""
    limits = " ".join(sorted(parse.tokens[c].lemma.lower() for c in limits_of(parse, index)))
    return f"be {case(parse, index)} {limits} {person(scene, index)}"


def _without_un(word: str, words: _Words) -> tuple[str, bool]:
    """`unharmed` is not harmed."""
    turns = word.startswith(words.un) and len(word) >= len(words.un) + _LEAST
    return (word[len(words.un) :] if turns else word), turns


def _had(scene: Scene, verb: int, words: _Words) -> Iterator[Slot]:
    """`had a licence`, `had no licence`: a thing with all words before it, of a known owner."""
    parse = scene.parse
    owner, goal = doer_of(scene, verb), child_of(parse, verb, "obj")
    if owner < 0 or goal < 0 or not is_one(scene, owner) or parse.tokens[goal].form != "NN":
        return
    below = words_below(parse, goal)
    no = _NO in below
    denied = turned(parse, verb, words.denials, ahead=False)
    more = any(parse.tokens[c].relation.startswith(_ABOUT) for c in parse.children[goal])
    if denied is None or more or (no and denied) or not below & words.indefinite:
        return
    had = " ".join(parse.tokens[c].lemma.lower() for c in (*_before(scene, goal), goal))
    name = f"no {had}" if no or denied else had
    yield stand_slot(scene, (verb, goal), (owner, -1), f"having {had}", name, int(no or denied))


def _before(scene: Scene, noun: int) -> list[int]:
    tokens = scene.parse.tokens
    return [c for c in scene.parse.children[noun] if c < noun and tokens[c].relation in ("amod", "compound", "nummod")]
