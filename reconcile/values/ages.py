"""Tell ages from spans of time and bare numbers: `a 19-year-old`, `aged 19`, `at just 19`, `Smith, 45,`."""

from decimal import Decimal

from reconcile.model import Kind
from reconcile.values.lexicon import Unit
from reconcile.values.nouns import noun_after
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens

_FACTORS = {
    "year": Decimal(1),
    "month": Decimal(1) / 12,
    "week": Decimal(7) / Decimal("365.25"),
    "day": 1 / Decimal("365.25"),
    "hour": 1 / Decimal(8766),
}
_DIGITS = 2  # of an age that a name alone makes one
_GROWN = 16  # from here on `a mother of 16` is her age
_OLDEST = 125  # years; a bare number beyond it is no age of a person


def age_after(t: Tokens, first: int, last: int, unit: Unit | None, numeral: Numeral) -> tuple[int, int, Decimal] | None:
    """Return first and last token of an age and its factor to years, or None where the figure is no age."""
    words = t.words
    if unit is not None:
        if unit.kind is not Kind.DURATION or unit.name not in _FACTORS:
            return None
        k = t.after_hyphen(last)
        if words[k] in t.lex.words("ages", "old"):
            return first, k + 1, _FACTORS[unit.name]
        end = next((last + len(p) for p in t.lex.phrases("ages", "of_age") if t.phrase(last, p)), None)
        if end is not None:
            return first, end, _FACTORS[unit.name]
        start = _word_before(t, first)
        return None if start is None else (start, last, _FACTORS[unit.name])
    end = next((last + len(p) for p in t.lex.phrases("ages", "short") if t.phrase(last, p)), None)
    if end is not None:
        return first, end, Decimal(1)
    if numeral.scaled or numeral.fraction or not 0 < numeral.number <= _OLDEST or numeral.step != 1:
        return None
    start = _word_before(t, first)
    if start is not None:
        return start, last, Decimal(1)
    if _or_older(t, last) or _under(t, first, last) or (not numeral.worded and _beside_name(t, first, last)):
        return first, last, Decimal(1)
    return None


def _or_older(t: Tokens, last: int) -> bool:
    """`65 and older`, `16 or over`: the modifier that ends before `last` speaks of years."""
    word, joint = t.words[last - 1], t.words[last - 2]
    if word in t.lex.words("ages", "older"):
        return True
    return joint in t.lex.conjunction and word in t.lex.words("ages", "and_over") and _stops(t, last)


def _under(t: Tokens, first: int, last: int) -> bool:
    """`children under 5`, `anyone over 18`: people, one word of limit, a bare figure, and the phrase ends."""
    words = t.lex.words("ages", "limits")
    if t.words[first] not in words or t.words[first - 1] not in t.lex.words("ages", "persons"):
        return False
    return not noun_after(t, last)[0]


def _word_before(t: Tokens, first: int) -> int | None:
    """Return where the words of age before a figure start: `aged 19`, `at the age of 19`."""
    words = t.words
    before = words[first - 1]
    for phrase in t.lex.age_words.get(before, ()):
        start = first - len(phrase)
        if start >= t.floor and tuple(words[start:first]) == phrase:
            return start
    for phrase in t.lex.at_ages.get(before, ()):
        start = first - len(phrase)
        if start >= t.floor and tuple(words[start:first]) == phrase and _stops(t, first + 1):
            return first
    if before in t.lex.words("ages", "at") and words[first - 2] in t.lex.words("ages", "died") and _stops(t, first + 1):
        return None if words[first - 3] in t.lex.of else first  # `the number of dead at 37`
    if before in t.lex.of and (words[first - 2] in t.lex.words("ages", "young") or _is_grown(t, first)):
        return first  # `a boy of 12`
    named = (
        t.capital(first - 2)
        and words[first - 3] in t.lex.words("ages", "when")
        and before in t.lex.words("ages", "was")
    )
    return first if _listed(t, first) or (named and _stops(t, first + 1)) or _of_full_name(t, first) else None


def _is_grown(t: Tokens, first: int) -> bool:
    """`a shepherd of 40`, `the driver, a father of 52`: one person, and a figure of age that counts nothing behind it."""
    words = t.words
    one = any(
        word in t.lex.articles for word in words[max(t.floor, first - 4) : first - 2]
    )  # `a shepherd`, `a young nun`
    if not one or words[first - 2] not in t.lex.words("ages", "person"):
        return False
    figure = len(words[first]) == _DIGITS and words[first].isdigit() and int(words[first]) >= _GROWN
    return figure and not noun_after(t, first + 1)[0]


def _of_full_name(t: Tokens, first: int) -> bool:
    """`Ann Lee is 34.`, `Ann Lee (34)`, `At 34, Ann Lee`: a figure in two digits beside a name in two words or more."""
    before, behind = t.words[first - 1], t.words[first + 1]
    if len(t.words[first]) != _DIGITS or not t.words[first].isdigit():
        return False
    if before in t.lex.words("ages", "at") and t.starts_sentence(first - 1) and behind == ",":
        return _is_full_name(t, first + 3)
    if before in t.lex.words("ages", "was"):
        return _stops(t, first + 1) and _is_full_name(t, first - 3 if t.words[first - 2] == "," else first - 2)
    return (before, behind) == ("(", ")") and _is_full_name(t, first - 2)


def _is_full_name(t: Tokens, last: int) -> bool:
    """Tell whether two words in capitals, neither of them a month or a weekday, end at `last`."""
    calendar = t.lex.section("calendar")
    days = {*calendar.get("months", ()), *calendar.get("weekdays", ())}
    pair = (last - 1, last)
    return last > t.floor and all(t.capital(k) and t.words[k].isalpha() and t.words[k] not in days for k in pair)


def _listed(t: Tokens, first: int) -> bool:
    """`aged 12 and 14`, `ages 3, 5 and 7`: figures and joints up to the word of age, six words at most."""
    k = first - 1
    while k > max(0, first - 7) and (t.words[k].isdigit() or t.words[k] in t.lex.conjunction or t.words[k] == ","):
        k -= 1
    return k < first - 2 and t.words[k] in t.lex.words("ages", "listing") and t.words[k + 1].isdigit()


def _stops(t: Tokens, j: int) -> bool:
    """Tell whether the phrase ends behind a bare figure."""
    return not t.words[j][:1].isalnum() or t.words[j] in t.lex.words("ages", "stops")


def _beside_name(t: Tokens, first: int, last: int) -> bool:
    """`Smith, 45,` and `a boy, 12.`: a name in capitals or a word for a person, a comma, a figure, a comma."""
    words = t.words
    if words[first - 1] != "," or words[last] not in (",", ".", ";", "") or first - 2 < t.floor or last - first != 1:
        return False
    name = words[first - 2]
    if words[last] == ";":
        return _is_full_name(t, first - 2)  # `Ann Lee, 47; Ivo Lamm, 28`
    if name == "." and words[first - 3] in ("jr", "sr"):
        return words[last] == ","
    if name in t.lex.words("ages", "person"):
        return not words[last + 1][:1].isdigit()
    months = t.lex.section("calendar").get("months", {})
    if not (t.capital(first - 2) and name.isalpha() and len(name) > 1) or name in months:
        return False
    return (
        not words[last + 1][:1].isdigit()
        and (not t.starts_sentence(first - 2) or words[last] == ",")
        and name not in t.lex.words("references", "not_names")
    )
