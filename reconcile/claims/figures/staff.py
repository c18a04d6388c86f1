"""Tell a figure that says how many work somewhere: `employs 3,000 people`, `a staff of 40`, `its 3,000 employees`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.states import find_state
from reconcile.claims.links import word_at, words_before
from reconcile.language import Language, Thesaurus
from reconcile.model import Parse

WORKFORCE = "workforce"
_LASTING = frozenset({"VB", "VBD", "VBP", "VBZ"})


def is_staff(parse: Parse, where: Anchor, noun: str, words: Thesaurus, language: Language) -> bool:
    """`employs 3,000 people`, `has 3,400 employees`, `a staff of 40`, `its 3,000 employees`: how many work somewhere."""
    before = [t for t in parse.tokens[max(0, where.first - 2) : where.first] if t.tag != "ADV"]
    above = parse.tokens[where.verb].lemma.lower() if where.verb >= 0 and where.role == "obj" else ""
    if _is_total(parse, where, noun, words, language):
        return True
    hires = above in language.words("dimensions", "hiring")
    if hires or _work_for(parse, where, language) or _is_on_books(parse, where, language):
        return "person" in words.things(noun)
    if not noun or not words.same_thing(noun, "employee") or find_state(parse, where.first, where.last, words):
        return False
    employing = language.words("dimensions", "employing")
    has = bool(before) and before[-1].lemma.lower() in employing
    owned = bool(before) and before[-1].text.lower() in language.words("function", "its", "owning")
    return words.gathers(noun) or has or owned or above in employing


def _is_on_books(parse: Parse, where: Anchor, language: Language) -> bool:
    """`has around 430 people on its payroll`."""
    behind = parse.tokens[where.noun + 1 : where.noun + 4] if where.noun > where.last else ()
    return (
        bool(behind)
        and behind[0].tag == "ADP"
        and any(t.lemma.lower() in language.words("dimensions", "books") for t in behind)
    )


def _work_for(parse: Parse, where: Anchor, language: Language) -> bool:
    """`3,000 people work for Norvik`, `work at the plant`, `where 3,000 people work`."""
    working = language.words("dimensions", "working")
    if where.verb < 0 or where.role != "nsubj" or parse.tokens[where.verb].lemma.lower() not in working:
        return False
    if parse.tokens[where.verb].form not in _LASTING:
        return False  # `where 60 people were at work`
    there = bool(words_before(parse, where.verb) & language.words("reach", "described"))
    return there or word_at(parse, where.verb + 1) in language.words("dimensions", "employers")


def _is_total(parse: Parse, where: Anchor, noun: str, words: Thesaurus, language: Language) -> bool:
    """`put the plant's workforce at 1,160`, `a work force of 40`."""
    before = [t.lemma.lower() for t in parse.tokens[max(0, where.first - 3) : where.first]]
    if len(before) < 3 or before[-1] not in language.words("dimensions", "led"):
        return False
    told = {before[-2], f"{before[-3]} {before[-2]}"} & language.words("dimensions", "workforces")
    return bool(told) and (not noun or "person" in words.things(noun))
