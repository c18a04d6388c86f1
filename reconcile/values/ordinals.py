"""Read ordinals (`11th`, `twenty-first`), multiples (`doubled`, `threefold`, `three times as many`) and occasions (`twice`)."""

from dataclasses import replace
from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier
from reconcile.values.bounds import Bounds, with_outer
from reconcile.values.hedges import hedges_before
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens
from reconcile.values.vague import Found, word_value
from reconcile.values.years import read_century, read_quarter


def ordinal_behind(t: Tokens, numeral: Numeral) -> tuple[int, int] | None:
    """Return the ordinal that a numeral starts (`one hundred twenty-fifth`, `11th`) and the index behind it."""
    lex, j = t.lex, numeral.last
    if numeral.number != int(numeral.number) or numeral.fraction:
        return None
    value = int(numeral.number)
    if t.words[j] in lex.ordinal_endings and t.glued(j) and not numeral.worded and not numeral.scaled:
        return value, j + 1
    k = t.after_hyphen(j)
    ordinal = lex.ordinals.get(t.words[k])
    if ordinal is None or not numeral.worded or (k == j and ordinal == 2 and value < 100):
        return None
    if ordinal >= 100:
        return value * ordinal, k + 1
    fits = (value % 10 == 0 and value % 100 >= 20 and ordinal < 10) or (value % 100 == 0 and value > 0)
    return (value + ordinal, k + 1) if fits else None


def read_ordinal(t: Tokens, i: int, number: int, last: int) -> Found | None:
    """Return the ordinal at `i`, a quarter or century that it starts, or None where it is an adverb or part of a name."""
    period = read_quarter(t, i, number, last) or read_century(t, i, number, last)
    if period is not None:
        return period
    joined = t.words[last] == "-" and t.glued(last) and t.glued(last + 1)
    if joined and t.words[last + 1] in t.lex.words("numbers", "ordinal_compounds"):
        return None
    if number in (1, 2) and not t.words[i][:1].isdigit() and not _ranks(t, i, last):
        return None
    interval = Interval(Decimal(number), Decimal(number))
    return word_value(
        t,
        i,
        last,
        (interval, interval),
        "",
        kind=Kind.ORDINAL,
        form=Form.NUMERAL,
        outer=(False, False),
        number=Decimal(number),
    )


def _ranks(t: Tokens, i: int, last: int) -> bool:
    """Tell `the first book` and `finished second` from `at first`, `first-class` and `first met`."""
    traps = t.lex.section("numbers").get("ordinal_traps", {})
    before, behind = t.words[i - 1], t.words[last]
    if before in traps.get("finish", ()):
        return True
    if before in traps.get("after", ()) or behind in traps.get("before", ()) or (behind == "-" and t.glued(last)):
        return False
    if behind in t.lex.of and t.words[last + 1] == "all":
        return False
    return (
        behind[:1].isalpha()
        and (before in t.lex.words("nouns", "determiners") or before.endswith("'s"))
        and not behind.endswith("ed")
    ) or not behind


def read_multiple(t: Tokens, i: int) -> Found | None:
    """`doubled`, `twice the`, `double its`: how many times as much."""
    section = t.lex.section("numbers").get("multiples", {})
    word = t.words[i]
    factor = section.get("verbs", {}).get(word)
    last = i + 1
    if factor is None:
        factor = section.get("words", {}).get(word)
        if t.words[last] not in section.get("before", ()) or t.glued(last):
            return None
    return None if factor is None else _multiple(t, i, last, Decimal(str(factor)))


def read_occasions(t: Tokens, i: int) -> Found | None:
    """`was married twice`: a count of times, as in `three times`."""
    section = t.lex.section("numbers")
    traps = section.get("occasion_traps", {})
    if t.words[i - 1] in traps.get("after", ()) or t.words[i + 1] in traps.get("before", ()):
        return None
    number, half = Decimal(str(section["occasions"][t.words[i]])), Decimal("0.5")
    limits = Interval(number - half, number + half)  # as of `two times`
    value, last = word_value(
        t, i, i + 1, (limits, limits), "", form=Form.NUMERAL, noun="time", outer=(False, False), number=number
    )
    return replace(value, step=Decimal(1)), last


def times_behind(t: Tokens, i: int, numeral: Numeral) -> Found | None:
    """`three times as many`, `threefold`, `10-fold`; `three times` by itself counts occasions."""
    section = t.lex.section("numbers").get("multiples", {})
    k = t.after_hyphen(numeral.last)
    if t.words[k] in section.get("fold", ()):
        return _multiple(t, i, k + 1, numeral.number)
    if t.words[k] in section.get("times", ()) and t.words[k + 1] in section.get("more", ()):
        return _multiple(t, i, k + 1, numeral.number)
    return None


def _multiple(t: Tokens, first: int, last: int, factor: Decimal) -> Found:
    tenth = factor / 10
    limits = with_outer(Interval(factor - tenth, factor + tenth))
    outer = (True, True)
    hedged = hedges_before(t, first, Kind.MULTIPLE)
    modifier = hedged.modifiers[0] if hedged.modifiers else Modifier.NONE
    if modifier in (Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER):
        closed = modifier is Modifier.AT_LEAST
        limits, outer = (
            Bounds(Interval(factor, None, closed, False), Interval(factor, factor + 5 * tenth, closed, True)),
            (False, False),
        )
    elif modifier in (Modifier.UNDER, Modifier.ALMOST, Modifier.AT_MOST):
        closed = modifier is Modifier.AT_MOST
        limits, outer = (
            Bounds(Interval(None, factor, False, closed), Interval(factor - 2 * tenth, factor, True, closed)),
            (False, False),
        )
    return word_value(
        t,
        hedged.first,
        last,
        (limits.hard, limits.soft),
        "",
        kind=Kind.MULTIPLE,
        unit="times",
        modifier=modifier,
        outer=outer,
        number=factor,
    )
