"""Read words of quantity without a numeral: `several`, `dozens`, `hundreds of thousands`, `a decade`, `six-figure`."""

from decimal import Decimal

from reconcile.model import EVERYTHING, Form, Interval, Kind, Modifier, Span, Value
from reconcile.values.bounds import parse_interval
from reconcile.values.fractions import read_fraction
from reconcile.values.hedges import hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.nouns import noun_after, singular
from reconcile.values.tokens import Tokens
from reconcile.values.units import money_before

Found = tuple[Value, int]


def word_value(  # noqa: PLR0913 - a value has that many parts, most of them with a default
    t: Tokens, first: int, last: int, limits: tuple[Interval, Interval], lexical: str, *,
    kind: Kind = Kind.COUNT, unit: str = "", form: Form = Form.WORD, noun: str = "", modifier: Modifier = Modifier.NONE,
    outer: tuple[bool, bool] = (True, True), number: Decimal | None = None,
) -> Found:  # fmt: skip
    """Return the value of words; `outer` marks the hard ends that no definition sets."""
    start, end = t.starts[first], t.ends[last - 1]
    hard, soft = limits
    value = Value(
        kind, Span(t.base + start, t.base + end), t.text[start:end], unit, number, hard, soft, Decimal(0), form, modifier,
        outer[0] and hard.low is not None, outer[1] and hard.high is not None, noun, lexical=lexical, written=number,
    )  # fmt: skip
    return value, last


def read_count_word(t: Tokens, i: int) -> Found | None:
    """Read `several`, `a few`, `a handful of`, `none`; a scale word behind multiplies."""
    if (t.words[i], t.words[i + 1]) not in t.lex.count_starts and (t.words[i], "") not in t.lex.count_starts:
        return None
    scaled = _several_scale(t, i)
    if scaled is not None:
        return scaled
    for phrase, entry, row in t.lex.count_words.get(t.words[i], ()):
        if not t.phrase(i, phrase):
            continue
        last = i + len(phrase)
        noun, _ = noun_after(t, last)
        if not _stands(t, i, last, phrase, row, noun):
            return None
        limits = parse_interval(row["hard"]), parse_interval(row["soft"])
        logical = bool(row.get("logical"))
        if t.words[last - 1] in t.lex.of and t.words[last - 1] != phrase[0]:
            last -= 1
        unit = t.lex.units.get(t.words[last], ((None, None),))[0][1] if t.words[last] not in t.lex.of else None
        if isinstance(unit, Unit) and unit.kind is Kind.DURATION:
            hard, soft = (_times(limits[0], unit.factor), _times(limits[1], unit.factor))
            return word_value(t, i, last + 1, (hard, soft), entry, kind=Kind.DURATION, unit=unit.base)
        return word_value(t, i, last, limits, entry, noun=noun, outer=(not logical, not logical))
    return None


def _stands(t: Tokens, i: int, last: int, phrase: tuple[str, ...], row: dict[str, object], noun: str) -> bool:
    """Tell whether a word of count counts something here."""
    word, before = phrase[-1], t.words[i - 1]
    if row.get("nouns"):  # `no` counts only before a noun in the plural; `no more than` is a modifier
        return word == "none" or (word == "no" and bool(singular(t.words[last], t.lex)))
    if row.get("vague"):
        near = (
            t.words[last] in t.lex.of
            or bool(singular(t.words[last], t.lex))
            or (bool(singular(t.words[last + 1], t.lex)) and t.words[last] not in t.lex.words("nouns", "stops"))
        )
        return (
            bool(noun)
            and near
            and before not in t.lex.words("quantities", "superlative")
            and before not in ("so", "too", "how", "as", "not", "very")
        )
    if phrase == ("dozens",):
        return before != "by" and not t.glued(i)
    if phrase[0] in ("multiple", "various"):
        return bool(singular(t.words[last], t.lex))
    if word in ("group", "number"):
        return t.words[last] in t.lex.of
    return (
        t.words[last - 1] in t.lex.of
        or bool(noun)
        or t.words[last] in t.lex.of
        or phrase[0] == "several"
        or t.words[last][:1].isalpha()
    )


def _several_scale(t: Tokens, i: int) -> Found | None:
    """`several hundred`, `a couple of thousand`, `a few dozen`."""
    for key in ("several_scale", "couple_scale"):
        row = t.lex.section("quantities").get(key, {})
        for words in t.lex.phrases("quantities", key):
            last = i + len(words)
            if not t.phrase(i, words) or (words == ("few",) and t.words[i - 1] in t.lex.articles):
                continue
            scale = _scale_of(t, last)
            if scale is not None:
                return _scaled(t, i, last + 1, scale, row, t.low[t.starts[i] : t.ends[last]])
    return None


def _scale_of(t: Tokens, j: int) -> Decimal | None:
    word, lex = t.words[j], t.lex
    if word in lex.hundred:
        return Decimal(100)
    if word in lex.dozens:
        return Decimal(lex.dozens[word])
    return lex.scales.get(word)


def _scaled(t: Tokens, first: int, last: int, scale: Decimal, row: dict[str, list[object]], lexical: str) -> Found:
    """Return a value for words times a scale, with money, unit or noun behind."""
    lows, highs = row["hard"], row["soft"]
    hard = Interval(scale * Decimal(str(lows[0])), None, True, False)
    soft = Interval(scale * Decimal(str(highs[0])), scale * Decimal(str(highs[1])))
    money = money_before(t, first)
    unit: Unit | None = None
    if money is not None:
        unit, first = money
    else:
        k = last + (t.words[last] in t.lex.of)
        unit = next(
            (
                u
                for words, u in t.lex.units.get(t.words[k], ())
                if t.phrase(k, words) and not u.symbol and not u.touching
            ),
            None,
        )
        if unit is not None:
            last = k + len(next(words for words, u in t.lex.units[t.words[k]] if t.phrase(k, words) and u is unit))
    kind = Kind.COUNT if unit is None else unit.kind
    noun = "" if unit is not None else noun_after(t, last)[0]
    if unit is not None:
        hard, soft = _times(hard, unit.factor), _times(soft, unit.factor)
    before = hedges_before(t, first, kind)
    if before.modifiers:
        first = before.first
        at = hard.low
        if before.modifiers[0] in (Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER):
            hard = Interval(at, None, True, False)
    return word_value(
        t, first, last, (hard, soft), lexical, kind=kind, unit="" if unit is None else unit.base, noun=noun
    )


def _times(interval: Interval, factor: Decimal) -> Interval:
    low = None if interval.low is None else interval.low * factor
    high = None if interval.high is None else interval.high * factor
    return Interval(low, high, interval.low_closed, interval.high_closed)


def read_plural_scale(t: Tokens, i: int) -> Found | None:
    """`hundreds of people`, `tens of thousands`, `billions`; by itself a plural scale word is a quantity too."""
    words, section = t.words, t.lex.section("quantities")
    scales = section.get("scales", {})
    for key in ("tens", "hundreds"):
        for phrase in t.lex.phrases("quantities", key):
            last = i + len(phrase)
            if t.phrase(i, phrase) and words[last] in scales and words[last] != words[i]:
                return _scaled(
                    t, i, last + 1, Decimal(scales[words[last]]), section[key], " ".join(words[i : last + 1])
                )
    if words[i] not in scales or (words[i - 1] in ("the", "in", "by") and words[i + 1] not in t.lex.of):
        return None
    return _scaled(t, i, i + 1, Decimal(scales[words[i]]), section["scale"], words[i])


def read_span_word(t: Tokens, i: int) -> Found | None:
    """`a decade`, `more than a decade`, `a year ago`, `years ago`: spans of time without a figure."""
    words, section = t.words, t.lex.section("quantities")
    unit = t.lex.units[words[i]][0][1]
    before = words[i - 1]
    if before in t.lex.articles and i - 1 >= t.floor:
        return _one_unit(t, i, unit, section)
    if words[i].endswith("s") and words[i + 1] == "ago" and not before[:1].isdigit():
        row = section.get("units_ago", {})
        if not row:
            return None
        lexical = f"{words[i]} ago"
        limits = (
            Interval(unit.factor * row["hard"][0], None, True, False),
            Interval(unit.factor * row["soft"][0], unit.factor * row["soft"][1]),
        )
        return word_value(t, i, i + 1, limits, lexical, kind=Kind.DURATION, unit=unit.base)
    return None


def _one_unit(t: Tokens, i: int, unit: Unit, section: dict[str, dict[str, int]]) -> Found | None:
    half = read_fraction(t, i + 2) if t.words[i + 1] in t.lex.conjunction else None
    if half is not None:
        n, width = unit.factor * (1 + half.number), unit.factor * half.number / 2
        soft = Interval(n - width, n + width)
        return word_value(
            t,
            i - 1,
            half.last,
            (soft, soft),
            "",
            kind=Kind.DURATION,
            unit=unit.base,
            form=Form.NUMERAL,
            outer=(False, False),
            number=n,
        )
    hedged = hedges_before(t, i - 1, Kind.DURATION)
    years = section.get("a_unit", {}).get(t.words[i])
    behind = t.words[i + 1]
    if not hedged.modifiers and years is None:
        return None
    year = Decimal(31557600)
    n = unit.factor
    width = years * year if years is not None else n / 2
    soft = Interval(n - width, n + width)
    hard = Interval(n - 3 * width if 3 * width < n else Decimal(0), n + 3 * width)
    outer = (True, True)
    modifier = hedged.modifiers[0] if hedged.modifiers else Modifier.NONE
    if modifier in (Modifier.OVER, Modifier.AT_LEAST, Modifier.JUST_OVER):
        soft, hard, outer = (
            Interval(n, 2 * n, modifier is Modifier.AT_LEAST, True),
            Interval(n, None, modifier is Modifier.AT_LEAST, False),
            (False, False),
        )
    elif modifier in (Modifier.UNDER, Modifier.ALMOST, Modifier.AT_MOST):
        soft, hard, outer = (
            Interval(n - 2 * width, n, True, modifier is Modifier.AT_MOST),
            Interval(None, n, False, modifier is Modifier.AT_MOST),
            (False, False),
        )
    if behind == "-" and not hedged.modifiers:
        return None
    first = hedged.first if hedged.modifiers else i - 1
    form = (
        Form.BOUND
        if modifier in (Modifier.OVER, Modifier.AT_LEAST, Modifier.UNDER, Modifier.AT_MOST)
        else Form.WORD
        if modifier is Modifier.NONE
        else Form.HEDGE
    )
    return word_value(
        t,
        first,
        i + 1,
        (hard, soft),
        f"a {t.words[i]}",
        kind=Kind.DURATION,
        unit=unit.base,
        form=form,
        modifier=modifier,
        outer=outer,
        number=n,
    )


def read_figure_word(t: Tokens, i: int) -> Found | None:
    """`a six-figure sum`, `a multimillion-dollar deal`."""
    words, section = t.words, t.lex.section("quantities")
    if words[i] in section.get("multis", {}):
        scale = Decimal(section["multis"][words[i]])
        k = t.after_hyphen(i + 1)
        unit = next(
            (u for phrase, u in t.lex.units.get(words[k], ()) if len(phrase) == 1 and u.kind is Kind.MONEY), None
        )
        limits = Interval(2 * scale, None, True, False), Interval(2 * scale, 100 * scale)
        if unit is None:
            return None
        return word_value(t, i, k + 1, limits, words[i], kind=Kind.MONEY, unit=unit.base)
    power = section.get("figures", {}).get(words[i])
    k = t.after_hyphen(i + 1)
    if power is None or words[k] not in t.lex.words("quantities", "figure"):
        return None
    if words[k] in ("figures", "figure") or t.words[i - 1] in t.lex.articles:
        interval = Interval(Decimal(10) ** (power - 1), Decimal(10) ** power, True, False)
        return word_value(t, i, k + 1, (interval, interval), f"{power}-figure", kind=Kind.AMOUNT, outer=(False, False))
    return None


__all__ = ["EVERYTHING", "read_count_word", "read_figure_word", "read_plural_scale", "read_span_word", "word_value"]
