"""Read proportions: `minority`, `most`, `two-thirds of`, `one in five`, `nearly half`, `high single digits`."""

from decimal import Decimal

from reconcile.model import EVERYTHING, Form, Interval, Kind, Modifier
from reconcile.values.bounds import Bounds, parse_interval, with_outer
from reconcile.values.hedges import Hedged, hedges_before
from reconcile.values.nouns import noun_after, singular
from reconcile.values.numeral import Numeral
from reconcile.values.numerals import read_numeral
from reconcile.values.tokens import Tokens, fold
from reconcile.values.vague import Found, word_value

_HUNDRED = Decimal(100)


def read_share_word(t: Tokens, i: int) -> Found | None:
    """Read `minority`, `vast majority`, `most`, `all of`: words for a part of a whole that has a holder."""
    for phrase, entry, row in t.lex.share_words.get(t.words[i], ()):
        if not t.phrase(i, phrase):
            continue
        last = i + len(phrase)
        if not _has_whole(t, i, last, phrase, row):
            return None
        stake = t.words[last] in t.lex.words("quantities", "stakes") or _of_equity(t, last)
        hard, soft = (
            parse_interval(row["hard"]),
            parse_interval(row["stake"] if stake and "stake" in row else row["soft"]),
        )
        if t.words[last - 1] in t.lex.of:
            last -= 1
        noun = _noun(t, last)
        logical = bool(row.get("logical"))
        return word_value(
            t,
            i,
            last,
            (hard, soft),
            entry,
            kind=Kind.PERCENT,
            unit="%",
            form=Form.SHARE,
            noun=noun,
            outer=(not logical, not logical),
        )
    return None


def _of_equity(t: Tokens, last: int) -> bool:
    """`a minority of the company's outstanding equity`."""
    return t.words[last] in t.lex.of and any(
        w in t.lex.words("quantities", "stakes") for w in t.words[last + 1 : last + 6]
    )


def _noun(t: Tokens, last: int) -> str:
    if t.words[last] in t.lex.words("quantities", "stakes"):
        return t.words[last].removesuffix("s")
    return noun_after(t, last)[0]


def _has_whole(t: Tokens, i: int, last: int, phrase: tuple[str, ...], row: dict[str, object]) -> bool:
    """Tell a part of a whole from groups, offices and superlatives."""
    words, lex = t.words, t.lex
    before, behind = words[i - 1], words[last]
    if row.get("quantifier"):
        if before in lex.words("quantities", "superlative") or behind in lex.words("quantities", "not_of"):
            return False
        if phrase[-1] in lex.of:
            return behind not in lex.words("quantities", "not_of")
        return (
            behind in lex.of
            or behind in lex.words("quantities", "plural_verbs")
            or (bool(singular(behind, lex)) and not t.glued(last))
        )
    if row.get("whole"):
        if phrase[-1] in lex.of:
            return behind in lex.words("nouns", "determiners") and words[last + 1] not in lex.words("nouns", "stops")
        return (
            bool(singular(behind, lex))
            and words[last + 1] in lex.words("quantities", "plural_verbs")
            and t.starts_sentence(i)
        )
    if row.get("of"):
        return phrase[-1] in lex.of and bool(noun_after(t, last)[0])
    if not row.get("holder"):
        return True
    if behind in lex.words("quantities", "stakes"):
        return singular(behind, lex) == "" or before in lex.words("quantities", "owners")
    if behind in lex.words("quantities", "groups") or (t.glued(last) and behind == "-"):
        return False
    owned = before in lex.words("quantities", "owners") or before.endswith("'s")
    return (behind in lex.of and (owned or before in ("", '"'))) or (
        owned and (not behind[:1].isalpha() or behind in lex.words("nouns", "stops"))
    )


def read_whole_fraction(t: Tokens, i: int) -> Found | None:
    """`two-thirds of voters`, `half of its staff`, `nearly half`: a fraction with a whole, or a hedged half."""
    numeral = read_numeral(t, i)
    if numeral is None or not numeral.fraction or numeral.number >= 1:
        return None
    first = i
    last = numeral.last
    behind = t.words[last]
    percent = numeral.number * _HUNDRED
    hedged = hedges_before(t, first, Kind.PERCENT)
    if behind in t.lex.articles and (
        t.words[last + 1] in t.lex.scales or t.words[last + 1] in t.lex.dozens or t.words[last + 1] in t.lex.units
    ):
        return None
    whole = _whole_behind(t, last) or _compared(t, first, last) or (bool(hedged.modifiers) and _ends(t, last))
    half = numeral.number * 2 == 1
    if (
        not (whole or (half and hedged.modifiers and behind not in t.lex.units))
        or t.runs_on(last)
        or t.after_hyphen(last) != last
    ):
        return None
    noun = noun_after(t, last)[0] if behind in t.lex.of else _noun(t, last)
    lexical = fold(t.text[t.starts[first] : t.ends[last - 1]])
    return _share(t, hedged, last, percent, lexical, noun, half=half)


def _ends(t: Tokens, last: int) -> bool:
    """Tell whether a fraction ends its phrase: `by almost a third, `, not `about one-tenth the size`."""
    behind = t.words[last]
    if not behind[:1].isalnum():
        return t.after_hyphen(last) == last
    more = behind in t.lex.words("nouns", "determiners") or behind in t.lex.conjunction
    return behind in t.lex.words("nouns", "stops") and not more


def _compared(t: Tokens, first: int, last: int) -> bool:
    """`up from a third in 2012`, `cut by half`, `a tenth were empty`: a part of a whole that was named before."""
    before, behind = t.words[first - 1], t.words[last]
    if first > t.floor and before in t.lex.words("quantities", "to_part"):
        return _ends(t, last)
    return behind in t.lex.words("quantities", "plural_verbs") and behind not in t.lex.of


def _whole_behind(t: Tokens, last: int) -> bool:
    """Tell whether a whole follows: `of the voters`, `the voters`; `a quarter of an hour` is a span of time."""
    words, lex = t.words, t.lex
    if words[last] not in lex.of:
        if words[last] in lex.words("quantities", "stakes") or words[last] in lex.words("quantities", "majorities"):
            return True  # `a two-thirds majority`, `a one-third stake`
        return words[last] in lex.words("quantities", "holders") and words[last - 1] in lex.half
    k = last + 1
    if words[k] in lex.articles or words[k] in lex.ones:
        return (
            words[k + 1] not in lex.units
            and words[k + 1] not in lex.scales
            and words[k + 1] not in lex.short_scales
            and words[k] not in lex.ones
        )
    return words[k][:1].isalnum() and words[k] not in lex.symbols


def _share(
    t: Tokens, hedged: Hedged, last: int, percent: Decimal, lexical: str, noun: str, *, half: bool = False
) -> Found:
    """Return the share that words give in percent, hedged as it stands."""
    modifier = hedged.modifiers[0] if hedged.modifiers else Modifier.NONE
    limits, logical = _fraction_limits(t, percent, modifier, half)
    return word_value(
        t,
        hedged.first,
        last,
        (limits.hard, limits.soft),
        lexical,
        kind=Kind.PERCENT,
        unit="%",
        form=Form.SHARE,
        noun=noun,
        modifier=modifier,
        outer=(not logical, not logical),
        number=percent,
    )


def _fraction_limits(t: Tokens, percent: Decimal, modifier: Modifier, half: bool) -> tuple[Bounds, bool]:
    section = t.lex.section("quantities")
    if half:
        row = section.get("hedged_half", {}).get(modifier.value)
        if row is not None:
            hard, soft = parse_interval(row["hard"]), parse_interval(row["soft"])
            logical = bool(row.get("logical"))
            return Bounds(hard, soft, not logical, not logical), logical
        hard, soft = (parse_interval(section["half"][name]) for name in ("hard", "soft"))
        return Bounds(hard, soft, True, True), False
    width = min(Decimal(str(section.get("fraction_slack", 2.5))), percent / 5)
    zero, whole = Decimal(0), _HUNDRED
    match modifier:
        case Modifier.OVER | Modifier.JUST_OVER | Modifier.AT_LEAST:
            closed = modifier is Modifier.AT_LEAST
            reach = width * (2 if modifier is Modifier.JUST_OVER else 4)
            return Bounds(
                Interval(percent, whole, closed, True), Interval(percent, min(percent + reach, whole), closed, True)
            ), True
        case Modifier.UNDER | Modifier.ALMOST | Modifier.AT_MOST | Modifier.UP_TO:
            closed = modifier in (Modifier.AT_MOST, Modifier.UP_TO)
            reach = width * (2 if modifier is Modifier.ALMOST else 4)
            return Bounds(
                Interval(zero, percent, True, closed), Interval(max(percent - reach, zero), percent, True, closed)
            ), modifier is not Modifier.UP_TO
        case Modifier.ABOUT | Modifier.AROUND:
            return with_outer(Interval(percent - 2 * width, percent + 2 * width)), False
        case Modifier.NOT_COMPARED:
            return Bounds(EVERYTHING, EVERYTHING), False
    return with_outer(Interval(percent - width, percent + width)), False


def read_ratio(t: Tokens, i: int, numeral: Numeral | None) -> Found | None:
    """`one in five`, `nine out of ten`, `1 in 21`: a share, as long as the first is the smaller."""
    if numeral is None or numeral.scaled or numeral.step != 1:
        return None
    k = t.after_hyphen(numeral.last)
    for joint in t.lex.ratios:
        if not t.phrase(k, joint):
            continue
        n = k + len(joint)
        n += t.words[n] in t.lex.words("numbers", "ratio_each")
        under = read_numeral(t, t.after_hyphen(n))
        if (
            under is None
            or under.step != 1
            or not 0 < numeral.number < under.number
            or not _a_ratio(t, numeral, under, joint)
        ):
            return None
        hedged = hedges_before(t, i, Kind.PERCENT)
        percent = numeral.number / under.number * _HUNDRED
        noun = noun_after(t, under.last)[0]
        lexical = f"{numeral.number} in {under.number}"
        return _share(t, hedged, under.last, percent, lexical, noun)
    return None


def _a_ratio(t: Tokens, numeral: Numeral, under: Numeral, joint: tuple[str, ...]) -> bool:
    """`1 in 5` is a share, `12 in six boxes` and `3 in 2009` are not: one in a number, or a number out of a number."""
    if len(joint) > 1:
        return True
    if (under.scaled and under.number > 10**9) or t.words[under.last] in t.lex.units or t.words[under.last] == "-":
        return False
    if t.words[under.last] in t.lex.words("numbers", "ratio_wholes") and under.number <= 20:
        return True
    return (numeral.number == 1 or under.number in (10, 100, 1000, 10000, 100000)) and not 1900 <= under.number <= 2100


def read_percent_of(t: Tokens, i: int) -> Found | None:
    """`per cent of 210` with no figure before it: the words turned round."""
    unit = next(
        ((words, u) for words, u in t.lex.units.get(t.words[i], ()) if t.phrase(i, words) and u.kind is Kind.PERCENT),
        None,
    )
    if unit is None or (t.words[i - 1][:1].isalnum() and t.words[i - 1] not in ("the", "is")):
        return None
    j = i + len(unit[0])
    numeral = read_numeral(t, j + 1) if t.words[j] in t.lex.of else None
    if numeral is None or t.words[numeral.last][:1].isalpha() or t.words[numeral.last] == "%":
        return None
    half = numeral.step / 2
    interval = Interval(numeral.number - half, numeral.number + half)
    return word_value(
        t,
        i,
        numeral.last,
        (interval, interval),
        "",
        kind=Kind.PERCENT,
        unit="%",
        form=Form.NUMERAL,
        outer=(False, False),
        number=numeral.number,
    )


def read_digits_word(t: Tokens, i: int) -> Found | None:
    """`high single digits`, `double-digit growth`."""
    words, section = t.words, t.lex.section("quantities")
    for n in (2, 1):
        key = " ".join(w for w in words[i : i + n + (words[i + 1] == "-")] if w != "-")
        k = t.after_hyphen(i + n + (n == 2 and words[i + 1] == "-"))
        row = section.get("digits", {}).get(key)
        if row is not None and words[k] in t.lex.words("quantities", "digit_words"):
            found = with_outer(Interval(Decimal(str(row[0])), Decimal(str(row[1]))))
            return word_value(
                t, i, k + 1, (found.hard, found.soft), f"{key} digits", kind=Kind.PERCENT, unit="%", form=Form.SHARE
            )
    return None
