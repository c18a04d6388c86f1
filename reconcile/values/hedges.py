"""Find the modifiers on either side of a numeral: `not more than`, `at least about`, `or so`."""

from typing import NamedTuple

from reconcile.model import Kind, Modifier
from reconcile.values.lexicon import Hedge
from reconcile.values.tokens import Tokens

_SIGNS = frozenset("<>≤≥~≈")
_STRICT = {Modifier.OVER: Modifier.AT_LEAST, Modifier.UNDER: Modifier.AT_MOST}


class Hedged(NamedTuple):
    """The modifiers of one numeral, outermost first, and how far they reach."""

    first: int
    modifiers: tuple[Modifier, ...] = ()
    estimate: bool = False


def hedges_before(t: Tokens, first: int, kind: Kind) -> Hedged:
    """Read modifiers to the left of a value that starts at `first`, three at most, none across the floor."""
    found: list[Modifier] = []
    estimate = False
    start = first
    for _ in range(3):
        j = _over_articles(t, start)
        hedge = match_before(t, j)
        if hedge is None or _trap(t, j - len(hedge.words), hedge, kind, first):
            break
        j -= len(hedge.words)
        if hedge.flag:
            estimate = True
        elif hedge.modifier is not None:
            modifier, j = _negated(t, j, hedge.modifier)
            found.insert(0, modifier)
        start = j
    return Hedged(start, tuple(found), estimate)


def _over_articles(t: Tokens, start: int) -> int:
    """`over a $4 billion`, `under the age of 5`: an article between the modifier and the figure is stepped over."""
    if start - 1 <= t.floor:
        return start
    word = t.words[start - 1]
    named = t.words[start] in t.lex.words("ages", "nouns") or t.words[start] in t.lex.half
    led = named and word in t.lex.words("nouns", "determiners")
    return start - 1 if word in t.lex.articles or led else start


def match_before(t: Tokens, end: int) -> Hedge | None:
    """Return the longest modifier whose last word stands before `end`."""
    if end <= t.floor:
        return None
    for hedge in t.lex.hedges_before.get(t.words[end - 1], ()):
        size = len(hedge.words)
        if end - size >= t.floor and t.words[end - size : end] == list(hedge.words):
            return hedge
    return None


def _negated(t: Tokens, j: int, modifier: Modifier) -> tuple[Modifier, int]:
    """`no more than` is at most; `not nearly` says nothing that can be compared."""
    word = t.words[j - 1]
    section = t.lex.section("hedges")
    if j - 1 < t.floor or not (word in section.get("negators", ()) or word.endswith("n't")):
        return modifier, j
    flipped = section.get("negated", {}).get(modifier.value)
    return (Modifier(flipped) if flipped else Modifier.NOT_COMPARED), (j if word.endswith("n't") else j - 1)


def _trap(t: Tokens, j: int, hedge: Hedge, kind: Kind, first: int) -> bool:
    """Tell whether a word that looks like a modifier is none: `concern over 3 cases`, `over three years`."""
    word, before = hedge.words[-1], t.words[j - 1]
    lex = t.lex
    if before == "-" and t.glued(j) and t.glued(j - 1):
        return True  # `a 4-under 68`
    if len(hedge.words) == 1 and word not in _SIGNS:
        if hedge.modifier is Modifier.OVER and before in lex.words("hedges", "disputes"):
            return True
        if (
            kind is Kind.DURATION
            and word in lex.words("hedges", "spanning")
            and before not in lex.words("hedges", "lasting")
        ):
            return not _spanned(t, first)
    return t.words[j] in ("some", "top", "tops") and (t.words[j - 1] in ("the", "than") or t.words[first] == "one")


def _spanned(t: Tokens, first: int) -> bool:
    """Tell whether `ago`, `later` and the like follow a span of time within four words."""
    return any(word in t.lex.words("hedges", "spanned") for word in t.words[first + 1 : first + 5])


def hedges_after(t: Tokens, last: int) -> tuple[tuple[Modifier, ...], bool, int]:
    """Read modifiers to the right: the modifiers, whether `or equal` closes a strict end, and the index behind them."""
    found: list[Modifier] = []
    closed = False
    for _ in range(2):
        hedge = next((h for h in t.lex.hedges_after.get(t.words[last], ()) if t.phrase(last, h.words)), None)
        if hedge is None or _figure_follows(t, last + len(hedge.words), hedge):
            break
        last += len(hedge.words)
        if hedge.modifier is None:
            closed = True
        else:
            found.append(hedge.modifier)
    return tuple(found), closed, last


def _figure_follows(t: Tokens, j: int, hedge: Hedge) -> bool:
    """`200 or greater than 190`, `20 at least 5`: the words belong to the next figure; `5 plus 3` is a sum."""
    word = t.words[j]
    if word == "than":
        return True
    if word in t.lex.articles:
        word = t.words[j + 1]
        figure = word in t.lex.half or word in t.lex.fractions or word in t.lex.scales or word in t.lex.dozens
    else:
        figure = word[:1].isdigit() or word in t.lex.ones or word in t.lex.tens or word in t.lex.symbols
    if hedge.words in (("plus",), ("+",), ("odd",), ("ish",), ("minimum",), ("maximum",), ("tops",)):
        if hedge.words in (("minimum",), ("maximum",)):
            return word.isalpha()
        return (
            figure or (hedge.words == ("+",) and not t.glued(j - 1)) or (hedge.words == ("odd",) and not word.isalpha())
        )
    return figure and hedge.words[0] in ("or", "at", "and", "give")


def close(modifiers: tuple[Modifier, ...]) -> tuple[Modifier, ...]:
    """Make strict ends inclusive: `less than 5000 or equal`."""
    return tuple(_STRICT.get(m, m) for m in modifiers)
