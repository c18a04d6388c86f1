"""Whose an age is where the name comes behind, or somebody is told of by another: `a 34-year-old man named Ann Lee`, `her son, 12`, `the mother of Ann Lee, 61`, `the mother of a 12-year-old`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.claims.references import Roster
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Kind, Parse, Value

BIRTHDAY = "turned:age"
_OF = "of"
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


def named_behind(where: Anchor, parse: Parse, sentence: int, roster: Roster, language: Language) -> str:
    """`a 34-year-old man was arrested and identified as Ann Lee`: the name that such a verb gives to one whose age comes before it; empty where none does."""
    naming, between = language.words("ages", "naming"), language.words("ages", "naming_as")
    tokens = parse.tokens
    for index in range(where.last + 1, min(len(tokens), where.last + 1 + _IDENTIFIED)):
        if roster.name_at(sentence, index) is not None or tokens[index].text == ";":
            return ""  # somebody else is named first
        if tokens[index].text.lower() in naming:
            at = index + 1
            while at < len(tokens) and tokens[at].text.lower() in between:
                at += 1
            name = roster.name_at(sentence, at) if at < len(tokens) else None
            return name.canonical if name is not None else ""
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
