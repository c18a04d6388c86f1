"""What an amount of money is the worth of: `$3 million worth of paintings`, `stamps valued at $3 million`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.language import Thesaurus
from reconcile.model import Parse, Token

_BEHIND = 4  # words between `worth of` and the noun: `worth of stolen gold and silver coins`
_BEFORE = 6  # words between the thing and its price: `watches that were reportedly valued at over`
_LEADS = frozenset({"ADV", "ADP", "ADJ", "DET", "AUX", "PRON", "PART", "VERB", "SYM"})


def priced(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """Return the base form of the noun that an amount prices; empty when the words beside the amount do not tell."""
    index = _worth_of(parse, where.last + 1, words)
    if index < 0:
        index = _valued(parse, where.first, words)
    return parse.tokens[_first_of_list(parse, index)].lemma.lower() if index >= 0 else ""


def _worth_of(parse: Parse, index: int, words: Thesaurus) -> int:
    tokens = parse.tokens
    while index < len(tokens) and tokens[index].tag in ("SYM", "NUM"):
        index += 1
    if index + 1 >= len(tokens) or not _prices(tokens[index], words) or tokens[index + 1].text.lower() != "of":
        return -1
    span = range(index + 2, min(index + 3 + _BEHIND, len(tokens)))
    first = next((i for i in span if tokens[i].tag == "NOUN"), -1)
    while 0 <= first < len(tokens) - 1 and tokens[first + 1].tag == "NOUN":
        first += 1
    return first


def _valued(parse: Parse, first: int, words: Thesaurus) -> int:
    tokens, told = parse.tokens, False
    for index in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        token = tokens[index]
        if token.tag == "NOUN":
            return index if told else -1
        told = told or _prices(token, words)
        if token.tag not in _LEADS:
            return -1
    return -1


def _prices(token: Token, words: Thesaurus) -> bool:
    return words.predicate(token.lemma.lower()) == "value"


def _first_of_list(parse: Parse, index: int) -> int:
    """`necklaces and gold watches worth`: the first noun of a list stands for all."""
    tokens, start = parse.tokens, index
    while start > 0 and tokens[start - 1].tag in ("ADJ", "NOUN"):
        start -= 1
    joined = start > 1 and tokens[start - 1].tag == "CCONJ" and tokens[start - 2].tag == "NOUN"
    return start - 2 if joined else index
