"""Read what starts with a figure or a number word: typed figures first, then ordinals, shares and amounts."""

from reconcile.model import Form, Kind, Value
from reconcile.values.amounts import read_amount
from reconcile.values.clock import read_clock, read_spoken_clock
from reconcile.values.dates import read_numeric_date
from reconcile.values.days import value_of, whole_year
from reconcile.values.decades import read_something
from reconcile.values.numeral import LONGEST
from reconcile.values.numerals import read_numeral
from reconcile.values.ordinals import ordinal_behind, read_ordinal, times_behind
from reconcile.values.references import is_address, is_name, is_reference, read_score, skip_phone, skip_run
from reconcile.values.shares import read_ratio, read_whole_fraction
from reconcile.values.spans import read_and_half
from reconcile.values.sums import read_figure_word
from reconcile.values.tokens import Tokens
from reconcile.values.vague import named_unit, read_count_word
from reconcile.values.years import read_short_quarter

_ID = 7  # digits
Found = tuple[Value, int]
Passed = tuple[Value | None, int]  # no value: the words up to the index are passed over
_REST = 25  # words of a sentence in which `the other` is told behind `one`


def read_digits(t: Tokens, i: int) -> Passed | None:
    """Read what starts with a digit, typed first; what is refused is refused whole."""
    if len(t.words[i]) > LONGEST:
        return None, skip_run(t, i)
    for read in (_dated, read_clock, read_score):
        result = read(t, i)
        if result is not None:
            return result
    if is_reference(t, i):
        return None, skip_phone(t, i)
    return _number(t, i)


def _dated(t: Tokens, i: int) -> Passed | None:
    if t.glued(i) and t.words[i - 1][:1].isalpha():
        return read_short_quarter(t, i)
    if t.words[i + 1] in t.lex.words("calendar", "eras") and t.words[i].isdigit():
        return None, i + 2  # `500 BC`: the calendar of this tool begins with the year 1
    return read_numeric_date(t, i)


def _number(t: Tokens, i: int) -> Passed | None:
    """Read an ordinal, a ratio, a share or an amount from a numeral in digits or words."""
    if t.words[i] in t.lex.articles:
        return None
    numeral = read_numeral(t, i)
    if numeral is None:
        return (None, skip_phone(t, i)) if t.words[i][:1].isdigit() else None
    ordinal = ordinal_behind(t, numeral)
    if ordinal is not None:
        if is_address(t, ordinal[1] - 1):
            return None, ordinal[1]
        return read_ordinal(t, i, *ordinal) or (None, ordinal[1])
    found = (
        read_figure_word(t, i)
        or read_something(t, i, numeral)
        or times_behind(t, i, numeral)
        or read_ratio(t, i, numeral)
        or (read_whole_fraction(t, i) if numeral.fraction else None)
    )
    if found is not None:
        return found
    amount = read_amount(t, i)
    if amount is not None and (_loose(t, amount[1]) or _is_id(t, i, amount[0])):
        return None, skip_run(t, i)
    return amount


def _is_id(t: Tokens, i: int, value: Value) -> bool:
    """Seven digits and more without marks, unit, noun or modifier are an id or a telephone number."""
    bare = value.kind is Kind.NUMBER and not value.unit and value.form is Form.NUMERAL
    return bare and t.words[i].isdigit() and len(t.words[i]) >= _ID and len(value.text) == len(t.words[i])


def _loose(t: Tokens, last: int) -> bool:
    """Tell whether letters that are no unit touch the figure: `4x4`, `3D`, `24703L202`."""
    return t.glued(last) and t.words[last][:1].isalpha() and t.words[last - 1][-1:].isdigit()


def read_number_word(t: Tokens, i: int) -> Passed | None:
    """Read a number word; `one` only where it counts something."""
    word = t.words[i]
    if t.lex.ones.get(word) == 1 and not _one_counts(t, i):
        return read_ratio(t, i, read_numeral(t, i)) or read_whole_fraction(t, i)
    if t.words[i + 1] == "-" and t.words[i + 2] == "by":  # `four-by-four`
        return None, i + 5
    if is_name(t, i):
        return None, i + 1
    if 10 <= t.lex.ones.get(word, t.lex.tens.get(word, 0)) <= 20 and t.words[i + 1] in t.lex.tens:
        return _spoken_year(t, i)
    found = read_spoken_clock(t, i) or _number(t, i)
    bare = (
        t.lex.ones.get(word) == 1
        and found is not None
        and found[0] is not None
        and found[0].kind is Kind.NUMBER
        and found[0].number == 1
    )
    stands = t.words[i + 1] in t.lex.words("numbers", "one_is")  # `and one is missing`
    return None if bare and t.words[i + 1][:1].isalpha() and not stands else found


def _spoken_year(t: Tokens, i: int) -> Passed:
    """`nineteen eighty-four` is a year; `twelve ninety-nine` is said of prices and hours and cannot be told."""
    numeral = read_numeral(t, i + 1)
    last = i + 2 if numeral is None else numeral.last
    century = t.lex.ones.get(t.words[i], t.lex.tens.get(t.words[i], 0))
    if numeral is None or numeral.scaled or not 13 <= century <= 20:
        return None, last
    year = century * 100 + int(numeral.number)
    return value_of(t, i, last, whole_year(year), str(year))


def _one_counts(t: Tokens, i: int) -> bool:
    """Tell `one man`, `one per cent` and `one in five` from `the one`, `one of the best`, `one day` and `one-on-one`."""
    before, behind, words = t.words[i - 1], t.words[i + 1], t.lex.words
    if before == "only" and t.words[i - 2] in words("nouns", "determiners"):
        return False  # `the only one`
    if before in words("numbers", "one_after"):
        return behind in t.lex.units and before in words("numbers", "one_after_units")
    if before == "-" and t.words[i - 2] in words("numbers", "one_joints"):
        return False
    if behind == "-":
        return t.words[i + 2] not in words("numbers", "one_joints")
    if behind in t.lex.of or behind in words("numbers", "one_before"):
        return False
    if _one_suffers(t, i):
        return True
    if behind in words("nouns", "stops"):
        return behind in words("numbers", "one_before_stops") or named_unit(t, i + 1) is not None
    return behind[:1].isalpha() or not behind


def _one_suffers(t: Tokens, i: int) -> bool:
    """`three died, and one is still missing`; `one was charged with murder, the other with theft` counts nobody."""
    if t.words[i + 1] not in t.lex.words("numbers", "one_is") or t.words[i - 1] == "-":
        return False
    rest = t.words[i + 2 : i + 2 + _REST]
    end = next((n for n, word in enumerate(rest) if word in (".", "")), len(rest))
    states, others = t.lex.words("numbers", "one_states"), t.lex.words("numbers", "one_others")
    return not states.isdisjoint(rest[:3]) and others.isdisjoint(rest[:end])


def read_article(t: Tokens, i: int) -> Passed | None:
    """Read what an article starts: `a million`, `a dozen`, `a third`, `a few`."""
    behind = t.words[i + 1]
    lex = t.lex
    if lex.is_unit_of_count(behind):
        return read_amount(t, i)
    found = read_count_word(t, i) or read_and_half(t, i + 1)
    if found is not None:
        return found
    if behind in lex.half or behind in lex.fractions or behind == "quarter":
        whole = read_whole_fraction(t, i)
        if whole is not None:
            return whole
        numeral = read_numeral(t, i)
        if numeral is None or (numeral.fraction and not _fraction_counts(t, numeral.last)):
            return None
        if behind in lex.ordinals and t.words[numeral.last] not in lex.of and (i > 0 or t.words[numeral.last]):
            return None  # `a third was also shot`
        return read_amount(t, i)
    return None


def read_another(t: Tokens, i: int) -> Passed | None:
    """`another dozen`, `every thousand`: a word of count without article or number."""
    return read_amount(t, i) if t.words[i - 1] in t.lex.words("numbers", "another") and i > t.floor else None


def _fraction_counts(t: Tokens, last: int) -> bool:
    """`a half mile` and `a fifth` count, `a half brother` does not."""
    word = t.words[last]
    joined = t.words[last + 1] if t.after_hyphen(last) != last else ""
    if joined and joined not in t.lex.units and joined not in t.lex.words("numbers", "half_of"):
        return False  # `a half-brother`
    return (
        not word[:1].isalpha()
        or word in t.lex.units
        or word in t.lex.of
        or word in t.lex.conjunction
        or word in t.lex.words("nouns", "stops")
    )


def read_half(t: Tokens, i: int) -> Passed | None:
    """`half a million`, `half of`, `quarter million`; halves of games and years are none."""
    lex, behind = t.lex, t.words[i + 1]
    if t.glued(i) or (
        t.glued(i + 1) and behind == "-" and t.words[i + 2] not in lex.units and t.words[i + 2] not in lex.scales
    ):
        return None
    whole = read_whole_fraction(t, i) if t.words[i - 1] not in lex.ordinals else None
    if whole is not None:
        return whole
    numeral = read_numeral(t, i)
    if numeral is None:
        return None
    if t.words[i - 1] in lex.ordinals or (numeral.fraction and not _half_counts(t, numeral.last)):
        return None
    if numeral.fraction and t.words[i - 1] in lex.words("nouns", "determiners") and t.words[i - 1] not in lex.articles:
        return None  # `at the half`
    return read_amount(t, i)


def _half_counts(t: Tokens, j: int) -> bool:
    """`half an hour`, `half of one percent`, `half people`, `half.`; `half asleep` and `half a chance` are none."""
    lex, words = t.lex, t.words
    if words[j] in lex.units or not words[j][:1].isalpha() or words[j] in lex.conjunction or words[j] == "people":
        return True
    k = j + (words[j] in lex.of)
    return (words[k] in lex.articles or lex.ones.get(words[k]) == 1) and words[k + 1] in lex.units


def read_ordinal_word(t: Tokens, i: int) -> Found | None:
    """`third`, `twentieth`: an ordinal that no number word precedes."""
    return read_ordinal(t, i, t.lex.ordinals[t.words[i]], i + 1)
