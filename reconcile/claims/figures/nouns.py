"""Name the thing that a figure counts, prices or measures: from the parse, from the words beside it, from its unit."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.counts import crime_of
from reconcile.claims.figures.dimensions import SIZE, subject_of
from reconcile.claims.figures.priced import priced
from reconcile.claims.figures.scope import is_placed_part
from reconcile.claims.figures.staff import WORKFORCE
from reconcile.claims.figures.states import kind_of_group
from reconcile.claims.figures.totals import find_total
from reconcile.claims.links import case
from reconcile.claims.scene import Scene
from reconcile.language import Language, Thesaurus
from reconcile.model import Form, Kind, Parse, Value

_SHORT = 4  # letters; shorter names in -s are no plurals
_OF_ONE = frozenset({"height", "length", "width", "thickness", "depth", "weight"})  # what one thing has
_DISTANCE = "distance"


def find_noun(value: Value, where: Anchor, scene: Scene) -> str:
    """Return the base form of what a figure counts; empty where the words do not tell."""
    total = find_total(scene.parse, where, scene.words, scene.language) if value.kind is Kind.NUMBER else None
    noun = total.noun if total is not None else _noun(value, where, scene)
    if value.kind is Kind.COUNT and where.noun >= 0:
        noun = crime_of(scene.parse, where, where.noun, scene.language) or noun
    if not noun or scene.words.predicate(noun) == "value" or _of_other(value, noun, scene.words):
        noun = _thing(value, where, scene) or noun
    return noun


def measured_noun(noun: str, dimension: str, subject: str, where: Anchor, scene: Scene) -> str:
    """Return the thing whose dimension a measure is: `the fence is 8 feet tall`, `the height of the fence is 8 feet`."""
    naming = scene.language.section("dimensions")["words"]
    if dimension == "weight" and (load := _load(where, scene)):
        return load
    from_there = where.noun > where.last + 1 and scene.parse.tokens[where.noun].tag == "NOUN"
    if dimension == _DISTANCE and (noun in naming[_DISTANCE] or from_there):
        return ""  # `60 km east of the town`: from where it is, and not what is measured
    if dimension == WORKFORCE and not noun:
        return "person"
    if dimension == SIZE and not noun and subject.islower():
        return subject  # `the beak measured 28 centimetres`
    return _one_measured(noun, dimension, subject, where, scene) if dimension in _OF_ONE else noun


def _load(where: Anchor, scene: Scene) -> str:
    """`laden with 14,500 tonnes of palm oil`: what weighs so much is what stands behind `of`; empty where nothing does."""
    tokens, end = scene.parse.tokens, where.last + 2
    while end < len(tokens) and tokens[end].tag in ("ADJ", "NOUN"):
        end += 1
    stuff = tokens[end - 1] if end > where.last + 2 and tokens[where.last + 1].text.lower() == "of" else None
    return stuff.lemma.lower() if stuff is not None and stuff.tag == "NOUN" else ""


def _noun(value: Value, where: Anchor, scene: Scene) -> str:
    """The base form of what is counted; what the words beside the figure say where the parse finds only the figure itself."""
    parse, words, elided, index = scene.parse, scene.words, scene.language.words("scope", "elided"), where.noun
    whole = _whole(parse, where, scene.language)
    if whole >= 0:
        return parse.tokens[whole].lemma.lower()
    if index < 0 or (where.first <= index <= where.last and value.form is not Form.SHARE):
        index = _above(parse, value, where)
        if index < 0:
            return "" if value.noun in elided else value.noun or _collective(value, where, scene)
    if _in_phrase(parse, where, index):
        return ""
    kind = kind_of_group(parse, where.last)
    if kind >= 0 and words.is_state(words.predicate(parse.tokens[where.last + 3].lemma.lower())):
        return parse.tokens[kind].lemma.lower()
    index = _shared_head(parse, _of_those(parse, where, scene.language) or index)
    token = parse.tokens[index]
    if index < where.first and value.kind is Kind.NUMBER and parse.tokens[where.first - 1].text == ",":
        return ""  # `of those near Dura, 40 were held`
    noun = _joined(parse, index, words) or token.lemma.lower()
    if token.tag == "PROPN" and index < where.first and value.noun:
        return value.noun  # `in Leipzig 6,000 dock workers`
    if token.tag == "PROPN" and noun.endswith("s") and len(noun) > _SHORT:
        noun = noun[:-1]  # `Norwegians`: names keep their form in the tables of base forms
    lies = noun in scene.language.section("directions")["degrees"]  # `35 km east of the capital`
    return "" if noun in elided or lies else noun


def _in_phrase(parse: Parse, where: Anchor, index: int) -> bool:
    """`nine are in critical condition`: the noun of a phrase behind the verb is not what is counted."""
    between = parse.tokens[where.last + 1 : index]
    return bool(between) and between[0].tag == "AUX" and any(t.tag == "ADP" for t in between)


def _whole(parse: Parse, where: Anchor, language: Language) -> int:
    """`killed 230 people, some 170 of them in Leipzig`: the plural of a figure before this one, of which it counts those of a place; -1 where there is none."""
    tokens = parse.tokens
    if not is_placed_part(parse, where.last, language):
        return -1
    before = range(where.first - 1, 0, -1)
    figure = next((i for i in before if tokens[i].tag == "NUM"), where.first)
    return next((i for i in range(figure + 1, where.first) if tokens[i].form == "NNS"), -1)


def _of_those(parse: Parse, where: Anchor, language: Language) -> int:
    """`14 of the passengers, most of them farmers`: the noun behind `of`; 0 where there is none."""
    behind = parse.tokens[where.last + 1 : where.last + 3]
    if (
        len(behind) < 2
        or behind[0].text.lower() != "of"
        or behind[1].text.lower() not in language.words("scope", "back")
    ):
        return 0
    end = where.last + 3
    while end < len(parse.tokens) and (parse.tokens[end].tag in ("ADJ", "NOUN") or parse.tokens[end].form == "POS"):
        end += 1  # `four of the town's schools`
    return end - 1 if parse.tokens[end - 1].tag == "NOUN" else 0


def _collective(value: Value, where: Anchor, scene: Scene) -> str:
    """`a crew of 24`, `the crowd was put at 41,000`: the noun for those who are counted; empty where there is none."""
    tokens, words = scene.parse.tokens, scene.words
    if value.kind not in (Kind.COUNT, Kind.NUMBER):
        return ""
    before = [t.lemma.lower() for t in tokens[max(0, where.first - 2) : where.first]]
    if before[1:] == ["of"] and words.gathers(before[0]):
        return before[0]
    above = where.verb if where.verb >= 0 else where.token
    if above != where.token and tokens[above].lemma.lower() not in scene.language.words("dimensions", "numbering"):
        return ""
    below = (c for c in scene.parse.children[above] if tokens[c].relation.startswith(("nsubj", "obj")))
    return next((lemma for c in below if words.gathers(lemma := tokens[c].lemma.lower())), "")


def _shared_head(parse: Parse, index: int) -> int:
    """`hundreds of government and private buildings`: a singular before `and` shares the plural behind it."""
    tokens = parse.tokens
    if tokens[index].form != "NN" or index + 3 >= len(tokens) or tokens[index + 1].tag != "CCONJ":
        return index
    if tokens[index + 2].tag == "ADJ" and tokens[index + 3].form == "NNS":
        return index + 3
    return index


def _joined(parse: Parse, index: int, words: Thesaurus) -> str:
    """`crew members`, `home runs`: two nouns that the thesaurus has as one thing."""
    before = parse.tokens[index - 1] if index else None
    if before is None or before.tag != "NOUN":
        return ""
    both = f"{before.lemma.lower()} {parse.tokens[index].lemma.lower()}"
    return both if words.counts(both) else ""


def _thing(value: Value, where: Anchor, scene: Scene) -> str:
    """What the unit or the words of worth tell of a figure that counts no noun."""
    if value.kind is Kind.MONEY:
        return priced(scene.parse, where, scene.words)
    return scene.words.measured(value.unit) if value.kind is Kind.MEASURE else ""


def _of_other(value: Value, noun: str, words: Thesaurus) -> bool:
    """Whether a unit measures one thing, and the noun that the parse finds is another: magnitudes are of quakes."""
    thing = words.measured(value.unit) if value.kind is Kind.MEASURE else ""
    return bool(thing) and not words.same_thing(noun, thing) and not words.broader_thing(noun, thing)


def _above(parse: Parse, value: Value, where: Anchor) -> int:
    """`the suspect, 24,`: the noun that a bare age hangs on; -1 where it hangs on none."""
    head = parse.tokens[where.token].head
    if value.noun or head < 0 or parse.tokens[head].tag != "NOUN":
        return -1
    return head if value.kind is Kind.AGE else -1


def _one_measured(noun: str, dimension: str, subject: str, where: Anchor, scene: Scene) -> str:
    """The thing whose height it is: `the fence is 8 feet tall`, `the height of the fence is 8 feet`, `stands 8 feet high`."""
    parse, naming = scene.parse, scene.language.section("dimensions")["words"][dimension]
    if noun and noun not in naming:
        return noun
    above = subject_of(parse, where)
    if above >= 0 and parse.tokens[above].lemma.lower() in naming:
        of = (c for c in parse.children[above] if case(parse, c) == "of")
        return next((parse.tokens[c].lemma.lower() for c in of if parse.tokens[c].tag == "NOUN"), "")
    if not subject[:1].isupper():
        return subject
    known, last = scene.language.section("dimensions")["sized"].values(), subject.rsplit(maxsplit=1)[-1].lower()
    return last if any(last in things for things in known) else ""  # the Kalda Tower is a tower


__all__ = ["find_noun", "measured_noun"]
