"""Tell ages from spans of time and bare numbers: `a 19-year-old`, `aged 19`, `at just 19`, `Smith, 45,`."""

from decimal import Decimal

from reconcile.model import Kind
from reconcile.values.lexicon import Unit
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens

_OLD = frozenset({"old", "olds"})
_FACTORS = {
    "year": Decimal(1),
    "month": Decimal(1) / 12,
    "week": Decimal(7) / Decimal("365.25"),
    "day": 1 / Decimal("365.25"),
    "hour": 1 / Decimal(8766),
}
_OLDEST = 125  # years; a bare number beyond it is no age of a person


def age_after(t: Tokens, first: int, last: int, unit: Unit | None, numeral: Numeral) -> tuple[int, int, Decimal] | None:
    """Return first and last token of an age and its factor to years, or None where the figure is no age."""
    words = t.words
    if unit is not None:
        if unit.kind is not Kind.DURATION or unit.name not in _FACTORS:
            return None
        k = t.after_hyphen(last)
        if words[k] in _OLD:
            return first, k + 1, _FACTORS[unit.name]
        if words[last] == "of" and words[last + 1] == "age":
            return first, last + 2, _FACTORS[unit.name]
        start = _word_before(t, first)
        return None if start is None else (start, last, _FACTORS[unit.name])
    if words[last] == "yo" or (words[last] == "y" and words[last + 1] in ("o", "/")):
        return first, last + 1 + (words[last] == "y"), Decimal(1)
    if numeral.scaled or numeral.fraction or not 0 < numeral.number <= _OLDEST or numeral.step != 1:
        return None
    start = _word_before(t, first)
    if start is not None:
        return start, last, Decimal(1)
    return (first, last, Decimal(1)) if not numeral.worded and _beside_name(t, first, last) else None


def _word_before(t: Tokens, first: int) -> int | None:
    """Return where the words of age before a figure start: `aged 19`, `at the age of 19`."""
    words = t.words
    for phrase in t.lex.age_words:
        start = first - len(phrase)
        if start >= t.floor and words[start:first] == list(phrase):
            return start
    for phrase in t.lex.at_ages:
        start = first - len(phrase)
        if start >= t.floor and words[start:first] == list(phrase) and _stops(t, first + 1):
            return first
    before = words[first - 1]
    if (
        before == "at"
        and first - 2 >= t.floor
        and words[first - 2] in t.lex.words("ages", "died")
        and _stops(t, first + 1)
    ):
        return first
    return None


def _stops(t: Tokens, j: int) -> bool:
    """Tell whether the phrase ends behind a bare figure."""
    return t.words[j] in (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        '"',
        "!",
        "?",
        "—",
        "–",
        "and",
        "but",
        "in",
        "on",
        "after",
        "when",
        "while",
        "as",
        "this",
        "last",
        "with",
        "from",
        "by",
        "to",
    )


def _beside_name(t: Tokens, first: int, last: int) -> bool:
    """`Smith, 45,` and `Smith, 45.`: a name in capitals, a comma, a figure, a comma."""
    words = t.words
    if words[first - 1] != "," or words[last] not in (",", ".", "") or first - 2 < t.floor or last - first != 1:
        return False
    name = words[first - 2]
    if name == "." and words[first - 3] in ("jr", "sr"):
        return words[last] == ","
    if not (t.capital(first - 2) and name.isalpha() and len(name) > 1) or name in t.lex.section("calendar").get(
        "months", {}
    ):
        return False
    return (
        not words[last + 1][:1].isdigit()
        and (not t.starts_sentence(first - 2) or words[last] == ",")
        and name not in t.lex.words("references", "not_names")
    )
