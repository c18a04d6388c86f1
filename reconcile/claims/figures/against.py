"""Figures that only tell how far others are apart, or what another one is held against: `two points fewer than`, `up from 61 percent`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.language import Language, thesaurus
from reconcile.model import Parse

_STEP = 3  # words from a figure to its comparative, and from there to `than`: `300 more cars than`
_MOVING = frozenset({"rise", "fall"})  # classes of predicates


def is_difference(parse: Parse, where: Anchor, language: Language) -> bool:
    """`two points fewer than Mora`, `300 more cars than last year`: how far two figures are apart, and neither of them."""
    words, start = language.words("reach", "against"), where.last + 1
    for index, token in enumerate(parse.tokens[start : start + _STEP], start):
        if token.tag in ("PUNCT", "VERB", "ADP", "NUM"):
            return False
        if token.form in ("JJR", "RBR"):
            return any(t.text.lower() in words for t in parse.tokens[index + 1 : index + 1 + _STEP])
    return False


def is_base(parse: Parse, where: Anchor, language: Language) -> bool:
    """`up from 61 percent`, `compared with 61 percent`, `grew from 12,000 to 31,000`: what another figure is held against."""
    at = where.first - 1
    while at > 0 and parse.tokens[at].tag in ("ADV", "DET"):
        at -= 1  # `compared with only about 61 percent`
    pair = (word_at(parse, at - 1), word_at(parse, at))
    if " ".join(pair) in language.words("reach", "bases"):
        return True
    moved = where.verb >= 0 and thesaurus(language).predicate(parse.tokens[where.verb].lemma.lower()) in _MOVING
    return pair[1] in language.words("reach", "whence") and moved
