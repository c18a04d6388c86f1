"""Whose an age is where the name comes behind, or somebody is told of by another: `a 34-year-old man named Ann Lee`, `her son, 12`, `the mother of Ann Lee, 61`, `the mother of a 12-year-old`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.claims.references import Roster
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Parse, Value

BIRTHDAY = "turned:age"
_OF = "of"
_ENDS = frozenset({",", ";", ".", ""})  # behind an age that stands by itself beside a name
_LEADING = ("DET", "ADJ", "ADV")
_IDENTIFIED = 12  # words between an age and the verb that says who it is


def relative_of(value: Value, where: Anchor, scene: Scene) -> str:
    """Return the noun of one who is told of by another and whose age a value may be; empty where it is no such age.

    `the mother of Ann Lee, 61` may be the age of either, and is taken for that of nobody who has a name.
    """
    if value.kind is not Kind.AGE or where.first < 2:
        return ""
    return _before_comma(where, scene) or _of_child(where, scene)


def birthday(value: Value, where: Anchor, scene: Scene) -> tuple[str, ...]:
    """`who turned 59 on Tuesday`: an age that somebody did not have the day before."""
    verb = scene.parse.tokens[where.verb].lemma.lower() if where.verb >= 0 else ""
    return (BIRTHDAY,) if value.kind is Kind.AGE and verb in scene.language.words("ages", "turning") else ()


def named_beside(where: Anchor, parse: Parse, sentence: int, roster: Roster) -> str:
    """`Ann Lee, 47; Ivo Lamm, 28`: the name before the comma, whatever the parse makes of the list; empty where the age does not stand by itself."""
    beside = word_at(parse, where.first - 1) == "," and word_at(parse, where.last + 1) in _ENDS
    return _name_at(roster, sentence, where.first - 2) if beside else ""


def named_around(where: Anchor, parse: Parse, sentence: int, roster: Roster) -> str:
    """Whose age it is by the words around it: `Ann Lee, a clerk aged 34`, `Ann Lee dies aged 87`, `identified the 34-year-old as Ann Lee`, `the 34-year-old`."""
    told = (
        _described(where, parse, sentence, roster)
        or _dying(where, parse, sentence, roster)
        or _named_behind(where, parse, sentence, roster)
    )
    return told or roster.resolve(sentence, parse, where.noun if where.noun > where.last else where.token)


def _name_at(roster: Roster, sentence: int, token: int) -> str:
    """The name that a word belongs to, in its longest form; empty for none."""
    name = roster.name_at(sentence, token) if token >= 0 else None
    return name.canonical if name is not None else ""


def _described(where: Anchor, parse: Parse, sentence: int, roster: Roster) -> str:
    """`Ann Lee, a 34-year-old electrician`, `Ann Lee, a retired teacher aged 71`: the name before the comma."""
    aged = parse.tokens[where.first].text.lower() in roster.language.words("ages", "listing")
    at, over = where.first - 1, (*_LEADING, "NOUN") if aged else _LEADING
    while at >= 0 and (parse.tokens[at].tag in over or (aged and parse.tokens[at].form == "VBN")):
        at -= 1
    return _name_at(roster, sentence, at - 1) if at > 0 and parse.tokens[at].text == "," else ""


def _dying(where: Anchor, parse: Parse, sentence: int, roster: Roster) -> str:
    """`Ann Lee dies aged 87`, `Ann Lee died at the age of 88`: the name before the verb."""
    leading, died = (roster.language.words("ages", key) for key in ("at", "died"))
    at = where.first - 1
    while at > 0 and parse.tokens[at].text.lower() in leading:
        at -= 1
    return _name_at(roster, sentence, at - 1) if at > 0 and parse.tokens[at].text.lower() in died else ""


def _named_behind(where: Anchor, parse: Parse, sentence: int, roster: Roster) -> str:
    """`a 34-year-old man was arrested and identified as Ann Lee`: the name that such a verb gives to one whose age comes before it; empty where none does."""
    naming, between = (roster.language.words("ages", key) for key in ("naming", "naming_as"))
    tokens = parse.tokens
    for index in range(where.last + 1, min(len(tokens), where.last + 1 + _IDENTIFIED)):
        if roster.name_at(sentence, index) is not None or tokens[index].text == ";":
            return ""  # somebody else is named first
        if tokens[index].text.lower() in naming:
            at = index + 1
            while at < len(tokens) and tokens[at].text.lower() in between:
                at += 1
            return _name_at(roster, sentence, at)
    return ""


def _before_comma(where: Anchor, scene: Scene) -> str:
    tokens = scene.parse.tokens
    if tokens[where.first - 1].text not in (",", "("):
        return ""
    before = where.first - 2
    if tokens[before].tag == "NOUN":
        return _relative(before, scene)
    name = scene.roster.name_at(scene.number, before)
    return _relative(name.first - 2, scene) if name is not None and word_at(scene.parse, name.first - 1) == _OF else ""


def _of_child(where: Anchor, scene: Scene) -> str:
    """`the mother of a 12-year-old`, `the father of 12-year-old twins`."""
    at = where.first - 1
    while at > 0 and scene.parse.tokens[at].tag in ("DET", "ADJ"):
        at -= 1
    told = at < where.first - 1 or scene.parse.tokens[where.last].text.lower().endswith("old")  # not `a widow of 81`
    return "child" if told and word_at(scene.parse, at) == _OF and _relative(at - 1, scene) else ""


def _relative(index: int, scene: Scene) -> str:
    lemma = scene.parse.tokens[index].lemma.lower() if index >= 0 else ""
    return lemma if scene.words.is_relative(lemma) else ""
