"""One more, told by its place in a row: `killing two and wounding a third`, `two were killed and a third died later`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.anchor import Anchor, anchor
from reconcile.language import Thesaurus
from reconcile.model import Interval, Kind, Parse, Value

_HALF = Decimal("0.5")
_ARTICLES = frozenset({"a", "an"})


def count_thirds(values: Sequence[Value], parse: Parse, words: Thesaurus) -> list[Value]:
    """Return the values of a sentence, with a count in place of each `a third` that follows a count of two.

    Behind a verb of another class it is one (`killing two and wounding a third`), behind one of the same class the
    whole row: two were killed and a third died, which makes three.
    """
    return [_counted(value, values[:at], parse, words) for at, value in enumerate(values)]


def _counted(value: Value, before: Sequence[Value], parse: Parse, words: Thesaurus) -> Value:
    where = anchor(parse, value) if value.kind is Kind.ORDINAL else None
    row = next((v for v in reversed(before) if v.kind is Kind.COUNT), None)
    if where is None or row is None or row.number is None or value.number != row.number + 1:
        return value
    last = anchor(parse, row)
    if last is None or min(last.verb, where.verb) < 0 or not _has_article(parse, where.first):
        return value
    number = value.number if _class(last, parse, words) == _class(where, parse, words) else Decimal(1)
    about = Interval(number - _HALF, number + _HALF)
    return replace(value, kind=Kind.COUNT, number=number, hard=about, soft=about, step=Decimal(1), noun="")


def _class(where: Anchor, parse: Parse, words: Thesaurus) -> str:
    return words.predicate(parse.tokens[where.verb].lemma.lower())


def _has_article(parse: Parse, first: int) -> bool:
    return first > 0 and parse.tokens[first - 1].text.lower() in _ARTICLES
