"""Read the unit of a figure: signs, codes and names of money, percent, measures and spans of time."""

from reconcile.model import Kind
from reconcile.values.lexicon import Unit
from reconcile.values.numeral import Numeral
from reconcile.values.tokens import Tokens

_OPEN = {"(": ")", "[": "]", "{": "}", "<": ">"}
_TIME = {
    "h": "hour",
    "hr": "hour",
    "hour": "hour",
    "s": "second",
    "sec": "second",
    "second": "second",
    "minute": "minute",
    "min": "minute",
    "day": "day",
    "ms": "millisecond",
    "millisecond": "millisecond",
}
_NEAR = 6  # words: `the quake, which early readings | measured`
_HIGHEST = 10  # of a magnitude


def money_before(t: Tokens, i: int) -> tuple[Unit, int] | None:
    """Return the money that stands before the figure at `i`, and the index where it starts."""
    lex, words = t.lex, t.words
    j = i - 1
    if j < t.floor:
        return None
    word = words[j]
    if (
        word in ("-", ".")
        and j - 1 >= t.floor
        and (words[j - 1] in lex.symbols or words[j - 1] in lex.prefixes)
        and t.glued(j)
    ):
        j -= 1  # `$-5`, `Rs. 500`
        word = words[j]
    code = lex.symbols.get(word)
    if code is not None:
        return _dollar(t, j, code)
    dollars = lex.section("currencies").get("dollars", {})
    if word in dollars and words[j - 1] == "$" and j - 1 >= t.floor and t.glued(j) and t.written(j).isupper():
        return Unit(Kind.MONEY, dollars[word]), j - 1  # `$US5`
    unit = lex.prefixes.get(word)
    if unit is None or (unit.touching and not t.glued(i)) or (unit.symbol and t.written(j) != unit.symbol):
        return None
    if word.isalpha() and t.glued(j) and words[j - 1] not in ("(", '"', "'", "-", "–", "—", "/", "["):
        return None
    if len(word) == 3 and not t.written(j).isupper() and not (t.near(i) or t.glued(i)):
        return None
    return unit, j


def _dollar(t: Tokens, j: int, code: str) -> tuple[Unit, int]:
    """Name the dollar by the letters before its sign: `US$`, `c $`, `HK$`; `a $5 bill` is an article."""
    if t.words[j] != "$" or j - 1 < t.floor:
        return Unit(Kind.MONEY, code), j
    money = t.lex.section("currencies")
    before = t.words[j - 1]
    named = money.get("dollars", {}).get(before)
    if named is None:
        return Unit(Kind.MONEY, code), j
    if t.glued(j):
        if t.written(j - 1)[:1].isupper() or before in money["apart"]:
            return Unit(Kind.MONEY, named), j - 1
    elif before in money["apart"] and (len(before) > 1 or t.written(j - 1) == before):
        return Unit(Kind.MONEY, named), j - 1
    return Unit(Kind.MONEY, code), j


def unit_named_before(t: Tokens, i: int) -> tuple[Unit, int] | None:
    """Return a unit that stands before its figure as a word: `magnitude 7.1`, `a Category 5 hurricane`; and where it starts."""
    rows = t.lex.named_before.get(t.words[i - 1]) if i > t.floor else None
    for phrase, unit in rows or ():
        start = i - len(phrase)
        if start >= t.floor and tuple(t.words[start:i]) == phrase:
            if (
                phrase[-1].startswith("measur")
                and not (t.words[i + 1] == "on" or "magnitude" in t.words[i + 1 : i + 3] or _gauged(t, i, start))
            ) or t.words[start - 1] == "per":
                return None
            return unit, start
    return None


def unit_after(t: Tokens, numeral: Numeral) -> tuple[Unit, int] | None:
    """Return the unit behind a numeral and the index behind it."""
    j = numeral.last
    words = t.words
    k = t.after_hyphen(j)
    word = words[k]
    if word in _OPEN and words[k + 2] == _OPEN[word]:
        found = _unit_at(t, k + 1, numeral, bracket=True)
        return (found[0], found[1] + 1) if found is not None and found[1] == k + 2 else None
    found = _unit_at(t, k, numeral) or _unit_of_thing(t, numeral)
    if found is None:
        return None
    unit, end = found
    if unit.dimension == "length":
        return _per_time(t, unit, end)
    return unit, end


def _gauged(t: Tokens, i: int, start: int) -> bool:
    """`the quake, which measured 7.1`: a figure with a decimal, behind the noun of what such figures measure."""
    things = t.lex.section("units")["magnitude"]["things"]
    return "." in t.words[i] and any(word in things for word in t.words[max(t.floor, start - _NEAR) : start])


def _unit_of_thing(t: Tokens, numeral: Numeral) -> tuple[Unit, int] | None:
    """`a 7.1 quake`: the noun behind a figure with a decimal is what a unit without a word measures."""
    magnitude = t.lex.section("units")["magnitude"]
    if t.words[numeral.last] not in magnitude["things"] or numeral.step >= 1 or not 0 < numeral.number < _HIGHEST:
        return None
    return Unit(Kind.MEASURE, magnitude["base"], name=magnitude["base"], dimension="magnitude"), numeral.last


def _unit_at(t: Tokens, k: int, numeral: Numeral, *, bracket: bool = False) -> tuple[Unit, int] | None:
    for phrase, unit in t.lex.units.get(t.words[k], ()):
        end = k + 1 if len(phrase) == 1 else phrase_end(t, k, phrase)
        if end is not None and _holds(t, k, end, unit, numeral, bracket):
            return unit, end
    return None


def phrase_end(t: Tokens, k: int, phrase: tuple[str, ...]) -> int | None:
    """Return the index behind a phrase at a token, or None; `percentage-point`, `square-foot` may carry hyphens."""
    for word in phrase:
        if t.words[k] == "-" and word != "-" and t.glued(k) and t.glued(k + 1):
            k += 1
        if t.words[k] != word or (word.isdigit() and not t.glued(k)):
            return None
        k += 1
    return k


def unit_stands(t: Tokens, k: int) -> bool:
    """Tell whether a whole unit stands at a token: `british` begins one and is none."""
    for phrase, unit in t.lex.units.get(t.words[k], ()):
        if phrase_end(t, k, phrase) is not None and unit.symbol in ("", t.written(k)):
            return True
    return False


def _holds(t: Tokens, k: int, end: int, unit: Unit, numeral: Numeral, bracket: bool) -> bool:
    """Tell whether a word is a unit here: capitals, touching, and what follows decide for symbols of one letter."""
    if unit.kind is Kind.MONEY:
        return _money_holds(t, k, end, unit, numeral)
    touches = t.glued(k)
    if unit.touching and not touches:
        return False
    if unit.symbol:
        if t.text[t.starts[k] : t.ends[end - 1]] != unit.symbol or (
            numeral.worded and not bracket and not _plain(unit)
        ):
            return False
        units = t.lex.section("units")
        if (
            unit.symbol in units["glued"]
            and not touches
            and not bracket
            and not (unit.symbol in units["apart"] and t.near(k) and not t.glued(k + 1))
        ):
            return False
        if unit.symbol == "m" and numeral.scaled:
            return False
        return not (t.glued(end) and t.words[end][:1].isalnum())
    if numeral.worded and t.words[k] in ("second", "mi", "pct", "rad"):
        return False
    return not (t.words[k] == "second" and not numeral.worded and not t.glued(k) and numeral.number != 1)


def _plain(unit: Unit) -> bool:
    """`seven km`: a symbol of two letters for a length or a weight is no other word."""
    return len(unit.symbol) > 1 and unit.symbol.islower() and unit.dimension in ("length", "weight", "mass")


def _money_holds(t: Tokens, k: int, end: int, unit: Unit, numeral: Numeral) -> bool:
    if unit.touching and not t.glued(k):
        return False
    if (unit.symbol and t.written(k) != unit.symbol) or (t.glued(end) and t.words[end][:1].isdigit()):
        return False
    if unit.name == "symbol":
        after = t.words[end]
        return not (after[:1].isdigit() or (after[:1] == "." and len(after) > 1)) and not numeral.worded
    if unit.name == "scaled":
        return _scaled_only(t, k, numeral)
    if unit.name == "part" and t.words[k] == "p":
        return not numeral.worded and not (t.glued(end) and t.words[end][:1].isalnum())
    return True


def _scaled_only(t: Tokens, k: int, numeral: Numeral) -> bool:
    """`won`, `pounds`, `real` are money after millions, or for pounds near a word of money."""
    if numeral.number >= 100000 or numeral.scaled:
        return True
    if t.words[k] not in ("pound", "pounds", "marks"):
        return False
    words = t.lex.words("currencies", "money_words")
    near = t.words[max(t.floor, numeral.first - 6) : numeral.first] + t.words[k + 1 : k + 4]
    return any(word in words for word in near)


def _per_time(t: Tokens, unit: Unit, end: int) -> tuple[Unit, int]:
    """Make a speed of a length and a time: `50 meters per millisecond`, `10km/hr`."""
    word, after = t.words[end], t.words[end + 1]
    if word not in ("/", "per") or after not in _TIME:
        return unit, end
    seconds = {"hour": 3600, "minute": 60, "day": 86400, "millisecond": None}.get(_TIME[after], 1)
    factor = unit.factor * 1000 if seconds is None else unit.factor / seconds
    return Unit(unit.kind, f"{unit.base}/s", factor, f"{unit.name} per {_TIME[after]}", "flow"), end + 2


def inch_after(t: Tokens, numeral: Numeral) -> int | None:
    """Return the index behind `in` or a quotation mark that stands for inches, or None."""
    section = t.lex.section("units")
    length = section.get("length", {})
    k = t.after_hyphen(numeral.last)
    if t.words[k] not in length.get("inch", ()) or numeral.worded:
        return None
    hyphen = k != numeral.last and t.words[k] == "in" and t.words[k + 1] != "-"  # not `1-in-500`
    if hyphen or (
        t.words[k] == '"' and t.words[k + 1] in section["sizes"] and (t.glued(k) or t.words[k + 1] == "long")
    ):
        return k + 1
    return None
