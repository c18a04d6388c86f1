"""Find where a value hangs in its sentence: what it counts, the noun above that, the verb over both."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import takewhile

from reconcile.claims.links import case
from reconcile.language import Language
from reconcile.model import Parse, Value

_CLIMB = 12  # no noun phrase of news nests deeper
_COUNTED_BY = frozenset(
    {"nummod", "compound", "amod", "det", "quantmod", "dep", "advmod", "nmod:unmarked", "nmod:npmod", "det:predet"}
)
_ARGUMENTS = ("obl", "obj", "nsubj", "xcomp", "ccomp", "advcl")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a value hangs in its sentence: token indices, -1 where there is none."""

    first: int  # the tokens of the value, inclusive
    last: int
    token: int  # the one that governs the others
    noun: int  # what the value counts or measures
    over: int  # the noun above that one: `a network of 100,000 contractors`
    verb: int
    role: str  # relation of the outermost noun to the verb


NOWHERE = Anchor(-1, -2, -1, -1, -1, -1, "")  # of what is no figure


def anchor(parse: Parse, value: Value, language: Language) -> Anchor | None:
    """Find the word of a value that governs its other words, then what it counts and the verb above."""
    tokens = parse.tokens
    first = bisect_right(tokens, value.span.start, key=lambda t: t.span.end)
    inside = list(takewhile(lambda i: tokens[i].span.overlaps(value.span), range(first, len(tokens))))
    if not inside:
        return None
    members = set(inside)
    roots = [i for i in inside if tokens[i].head not in members]
    token = next((i for i in roots if tokens[i].tag in ("NUM", "SYM", "NOUN")), roots[0] if roots else inside[-1])
    noun, place = _counted(parse, token, members, language)
    over, verb, role = _climb(parse, place, noun)
    return Anchor(inside[0], inside[-1], token, noun, over, verb, role)


def _climb(parse: Parse, place: int, noun: int) -> tuple[int, int, str]:
    """Go up from the outermost word of a value's phrase: the noun above, the verb, the relation to it."""
    tokens, over, current = parse.tokens, -1, place
    for _ in range(_CLIMB):
        relation, above = tokens[current].relation, tokens[current].head
        if above < 0:
            return over, current if tokens[current].tag in ("VERB", "AUX") else -1, ""
        if tokens[above].tag in ("VERB", "AUX") or relation.startswith(_ARGUMENTS):
            return over, above, relation
        if over < 0 and relation in ("nmod", "appos", "compound", "nmod:poss") and above != noun:
            over = above
        current = above
    return over, -1, ""


def _counted(parse: Parse, token: int, members: set[int], language: Language) -> tuple[int, int]:
    """Return the noun that a value counts, and the token from which to climb."""
    tokens = parse.tokens
    relation, above = tokens[token].relation, tokens[token].head
    if tokens[token].tag == "NOUN" and relation not in ("compound", "nummod"):
        below = next((c for c in parse.children[token] if tokens[c].relation == "nmod" and case(parse, c) == "of"), -1)
        if below >= 0 and below not in members:
            return below, token
        return token, token
    if above >= 0 and tokens[above].tag in ("NOUN", "PROPN") and relation in _COUNTED_BY:
        return (-1, token) if _is_beside(parse, token, above, language) else (above, above)
    of = next((c for c in parse.children[token] if tokens[c].relation == "nmod" and case(parse, c) == "of"), -1)
    return of, token


def _is_beside(parse: Parse, token: int, noun: int, language: Language) -> bool:
    """`$3 billion including debt`: what is told to be in a figure or not is not what it counts."""
    counted = language.words("scope", "counted")
    return any(t.text.lower() in counted for t in parse.tokens[token + 1 : noun])
