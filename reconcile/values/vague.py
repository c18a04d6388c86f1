"""Read words of quantity without a numeral: `several`, `dozens`, `hundreds of thousands`, `a decade`, `six-figure`."""

from dataclasses import replace
from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier, Span, Value
from reconcile.values.bounds import parse_interval
from reconcile.values.hedges import hedges_before
from reconcile.values.lexicon import Unit
from reconcile.values.nouns import noun_after, singular
from reconcile.values.tokens import Tokens, fold
from reconcile.values.units import money_before, phrase_end

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
        found = None if row.get("nouns") else named_unit(t, last + (t.words[last] in t.lex.of))
        if found is not None:
            unit, end = found
            measured = (_times(limits[0], unit.factor), _times(limits[1], unit.factor))
            value, end = word_value(t, i, end, measured, entry, kind=unit.kind, unit=unit.base)
            return replace(value, written_unit=unit.name, factor=unit.factor), end
        low, high = limits[0].low, limits[0].high
        exact = low if low == high and low else None  # `a pair of`
        noun = "person" if row.get("verbs") else noun
        return word_value(t, i, last, limits, entry, noun=noun, outer=(not logical, not logical), number=exact)
    return None


def named_unit(t: Tokens, k: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at a token by its name and the index behind it: `miles`, `percentage points`, `dollars`."""
    for phrase, unit in t.lex.units.get(t.words[k], ()):
        end = phrase_end(t, k, phrase)
        if end is not None and not unit.symbol and not unit.touching and unit.name != "scaled":
            return unit, end
    return None


def _stands(t: Tokens, i: int, last: int, phrase: tuple[str, ...], row: dict[str, object], noun: str) -> bool:
    """Tell whether a word of count counts something here."""
    word, before = phrase[-1], t.words[i - 1]
    if row.get("nouns"):  # `no` counts only before a noun in the plural; `no more than` is a modifier
        return word == "none" or (word == "no" and bool(singular(t.words[last], t.lex)))
    if row.get("verbs"):
        return t.words[last] in t.lex.words("quantities", "told")
    if row.get("one"):
        behind, determiners = t.words[last], t.lex.words("nouns", "determiners")
        counts = behind.isalpha() and behind not in t.lex.words("nouns", "stops") | t.lex.words("quantities", "single")
        return counts and before not in determiners
    if row.get("bar") and noun_after(t, last)[0]:
        return t.words[last] not in t.lex.words("quantities", "paired")
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
    if row.get("before"):
        return t.words[last - 1] in t.lex.of or t.words[last] in t.lex.words("quantities", str(row["before"]))
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
            if scale is None:
                continue
            more = _scale_of(t, last + 1)  # `several hundred thousand`
            if more is not None and more > scale:
                scale, last = scale * more, last + 1
            return _scaled(t, i, last + 1, scale, row, fold(t.text[t.starts[i] : t.ends[last]]))
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
        found = (_many_pounds(t, k) if scale >= 1000 else None) or named_unit(t, k)
        if found is not None:
            unit, last = found
    kind = Kind.COUNT if unit is None else unit.kind
    noun = "" if unit is not None else noun_after(t, last)[0]
    if unit is not None:
        hard, soft = _times(hard, unit.factor), _times(soft, unit.factor)
    before = hedges_before(t, first, kind)
    if before.modifiers:
        first = before.first
    base = "" if unit is None else unit.base
    value, end = word_value(t, first, last, (hard, soft), lexical, kind=kind, unit=base, noun=noun)
    return (value if unit is None else replace(value, written_unit=unit.name, factor=unit.factor)), end


def _many_pounds(t: Tokens, k: int) -> tuple[Unit, int] | None:
    """`hundreds of thousands of pounds` are money, unless they are pounds of something."""
    if t.words[k + 1] in t.lex.of:
        return None
    return next(((unit, k + 1) for _, unit in t.lex.units.get(t.words[k], ()) if unit.name == "scaled"), None)


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
    again = words[i + 1] in t.lex.words("quantities", "again") and words[i + 2] == words[i]
    return _scaled(t, i, i + 1 + 2 * again, Decimal(scales[words[i]]), section["scale"], words[i])
