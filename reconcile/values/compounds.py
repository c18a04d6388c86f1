"""Number words that a language glues into one: `einundzwanzig`, `dreihundertfünfzig`, `zweitausend`."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reconcile.values.lexicon import Lexicon


@lru_cache(maxsize=1024)
def split_compound(word: str, lex: "Lexicon") -> int | None:
    """Return the number that a glued number word stands for, or None; words longer than 60 letters are none."""
    if len(word) > 60:
        return None
    thousand = lex.numbers.get("glued_thousand", "")
    if thousand and thousand in word:
        head, _, tail = word.partition(thousand)
        above = 1 if not head else _hundreds(head, lex)
        below = 0 if not tail else _hundreds(tail.removeprefix(lex.numbers.get("glue", "")), lex)
        return None if above is None or below is None else above * 1000 + below
    return _hundreds(word, lex)


def _hundreds(word: str, lex: "Lexicon") -> int | None:
    for hundred in sorted(lex.hundred):
        if hundred in word:
            head, _, tail = word.partition(hundred)
            above = 1 if not head else _tens(head, lex)
            below = 0 if not tail else _tens(tail.removeprefix(lex.numbers.get("glue", "")), lex)
            return None if above is None or below is None else above * 100 + below
    return _tens(word, lex)


def _tens(word: str, lex: "Lexicon") -> int | None:
    """One word, or ones and tens with the glue between them, the ones first."""
    if word in lex.ones:
        return lex.ones[word]
    if word in lex.tens:
        return lex.tens[word]
    glue = lex.numbers.get("glue", "")
    one, _, ten = word.partition(glue) if glue else (word, "", "")
    if one in lex.ones and ten in lex.tens and 0 < lex.ones[one] < 10:
        return lex.tens[ten] + lex.ones[one]
    return None
