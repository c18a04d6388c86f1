"""One more, told by its place in a row: `killing two and wounding a third`, `one was killed and another wounded`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.language import Language, Thesaurus
from reconcile.model import Interval, Kind, Parse, Value

ANOTHER = "another"
_HALF = Decimal("0.5")


def count_thirds(values: Sequence[Value], parse: Parse, words: Thesaurus, language: Language) -> list[Value]:
    """Return the values of a sentence, with a count for each `a third` that follows two and each `another` that follows some.

    Behind a verb of another class it is one (`killing two and wounding a third`), behind one of the same class the
    whole row: two were killed and a third died, which makes three.
    """
    found = [_third(value, values[:at], parse, words, language) for at, value in enumerate(values)]
    return sorted([*found, *_others(values, parse, words, language)], key=lambda value: value.span)


def _third(value: Value, before: Sequence[Value], parse: Parse, words: Thesaurus, language: Language) -> Value:
    where = anchor(parse, value, language) if value.kind is Kind.ORDINAL else None
    row = next((v for v in reversed(before) if v.kind is Kind.COUNT), None)
    if where is None or row is None or row.number is None or value.number != row.number + 1:
        return value
    return _counted(value, where, row, parse, words, language) if _has_article(parse, where.first, language) else value


def _others(values: Sequence[Value], parse: Parse, words: Thesaurus, language: Language) -> Iterator[Value]:
    """`wounding another`, `another man was wounded`: one, where the verb tells a state and a count stands before it."""
    for index, token in enumerate(parse.tokens):
        if token.text.lower() != ANOTHER or any(t.tag == "NUM" for t in parse.tokens[index + 1 : index + 2]):
            continue
        row = next((v for v in reversed(values) if v.kind is Kind.COUNT and v.span.end <= token.span.start), None)
        if row is None:
            continue
        value = Value(Kind.COUNT, token.span, token.text, lexical=ANOTHER)
        where = anchor(parse, value, language)
        if where is None or where.verb < 0 or not words.is_state(_class(where, parse, words)):
            continue
        counted = _counted(value, where, row, parse, words, language)
        if counted.number is not None:
            yield counted


def _counted(value: Value, where: Anchor, row: Value, parse: Parse, words: Thesaurus, language: Language) -> Value:
    last = anchor(parse, row, language)
    if last is None or row.number is None or min(last.verb, where.verb) < 0 or last.verb == where.verb:
        return value
    same = _class(last, parse, words) == _class(where, parse, words)
    number = row.number + 1 if same else Decimal(1)
    about = Interval(number - _HALF, number + _HALF)
    return replace(value, kind=Kind.COUNT, number=number, hard=about, soft=about, step=Decimal(1), noun="")


def _class(where: Anchor, parse: Parse, words: Thesaurus) -> str:
    return words.predicate(parse.tokens[where.verb].lemma.lower())


def _has_article(parse: Parse, first: int, language: Language) -> bool:
    return first > 0 and parse.tokens[first - 1].text.lower() in language.words("numbers", "articles")
