"""Compile the sections of a language into tables that the readers of values look words up in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from reconcile.language import Language
from reconcile.model import Kind, Modifier
from reconcile.values.tokens import pattern

Phrase = tuple[str, ...]


Entry = tuple[Phrase, str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is a figure of: `factor` and `offset` lead to the base unit."""

    kind: Kind
    base: str
    factor: Decimal = Decimal(1)
    name: str = ""
    dimension: str = ""
    offset: Decimal = Decimal(0)
    symbol: str = ""  # must be written exactly so
    touching: bool = False  # must touch its figure


@dataclass(frozen=True, slots=True)
class Hedge:
    """One expression beside a numeral."""

    words: Phrase
    modifier: Modifier | None  # None: `or equal`, which closes a strict end
    flag: str = ""  # estimate


_KINDS = {"percent": Kind.PERCENT, "points": Kind.POINTS, "duration": Kind.DURATION}


def spread(phrases: Iterable[Any]) -> Iterable[Phrase]:
    """Cut the phrases of a list into the words that the tokens of a text are compared with."""
    for phrase in phrases:
        yield tuple(_PIECES.findall(str(phrase)))


_PIECES = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?(?!\w)|[^\W\d_²³]+(?:'(?!s(?!\w))[^\W\d_]+)?|'s(?!\w)|\d+|[<>]=?|\S")


class Lexicon:
    """The words of one language, sorted into tables; each table is made when it is first asked for."""

    def __init__(self, language: Language) -> None:
        self.language = language
        numbers = language.section("numbers")
        self.decimal, self.group = numbers["marks"]["decimal"], numbers["marks"]["group"]
        self.token = pattern(self.decimal, self.group, tuple(numbers["articles"]))
        self.numbers: Mapping[str, Any] = numbers
        self.compound = bool(numbers.get("compound"))
        self.ones: dict[str, int] = numbers["ones"]
        self.tens: dict[str, int] = numbers["tens"]
        self.hundred = frozenset(numbers["hundred"])
        self.scales = {word: Decimal(10) ** power for word, power in numbers["scales"].items()}
        self.short_scales = {word: Decimal(10) ** power for word, power in numbers.get("short_scales", {}).items()}
        self.fractions: dict[str, int] = numbers["fractions"]
        self.dozens: dict[str, int] = numbers.get("dozens", {})
        self.ordinals: dict[str, int] = numbers.get("ordinals", {})
        for name in (
            "and",
            "of",
            "to",
            "between",
            "from",
            "point",
            "minus",
            "articles",
            "half",
            "loose_scales",
            "money_scales",
            "counted_scales",
            "ordinal_endings",
        ):
            setattr(self, "conjunction" if name == "and" else name, frozenset(numbers.get(name, ())))
        self.quarters = frozenset(
            w for w, n in self.fractions.items() if n == 4 and w not in self.ordinals and w + "s" in self.fractions
        )
        self._sections: dict[str, Any] = {}
        self._phrases: dict[tuple[str, str], tuple[Phrase, ...]] = {}
        self._sets: dict[tuple[str, str], frozenset[str]] = {}
        self.ratios = tuple(tuple(ratio) for ratio in numbers.get("ratios", ()))

    conjunction: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]
    point: frozenset[str]
    minus: frozenset[str]
    articles: frozenset[str]
    half: frozenset[str]
    loose_scales: frozenset[str]
    money_scales: frozenset[str]
    counted_scales: frozenset[str]
    ordinal_endings: frozenset[str]

    def section(self, name: str) -> Any:
        """Return a section of the language, or an empty one where it has none of that name."""
        found = self._sections.get(name)
        if found is None:
            found = self._sections[name] = self.language.section(name) if self.language.has(name) else {}
        return found

    def words(self, section: str, key: str) -> frozenset[str]:
        """Return a plain list of words as a set."""
        found = self._sets.get((section, key))
        if found is None:
            found = self._sets[section, key] = frozenset(str(word) for word in self.section(section).get(key, ()))
        return found

    def is_unit_of_count(self, word: str) -> bool:
        """Tell whether a word can be counted like a number: `hundred`, `million`, `dozen`."""
        return word in self.scales or word in self.hundred or word in self.dozens

    @cached_property
    def hedges_before(self) -> dict[str, tuple[Hedge, ...]]:
        """Expressions before a numeral by their last word, longest first."""
        return _by(self._hedges("before"), -1)

    @cached_property
    def hedges_after(self) -> dict[str, tuple[Hedge, ...]]:
        """Expressions after a numeral by their first word, longest first."""
        closing = [Hedge(words, None) for words in spread(self.section("hedges").get("equal", ()))]
        return _by([*self._hedges("after"), *closing], 0)

    def _hedges(self, side: str) -> list[Hedge]:
        section = self.section("hedges")
        found = [
            Hedge(words, Modifier(name)) for name, phrases in section.get(side, {}).items() for words in spread(phrases)
        ]
        if side == "before":
            found += [Hedge(words, Modifier.NONE, "estimate") for words in spread(section.get("estimates", ()))]
        return found

    @cached_property
    def units(self) -> dict[str, tuple[tuple[Phrase, Unit], ...]]:
        """Units that follow a figure by their first word, longest first."""
        found = list(self._money_names())
        for dimension, data in self.section("units").items():
            if isinstance(data, dict) and "units" in data:
                found += _dimension(dimension, data)
        small = self.words("units", "small_glued")
        found = [(w, _touching(u)) if len(w) == 1 and w[0] in small else (w, u) for w, u in found]
        table: dict[str, list[tuple[Phrase, Unit]]] = {}
        for words, unit in found:
            table.setdefault(words[0], []).append((words, unit))
        return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()}

    def _money_names(self) -> Iterable[tuple[Phrase, Unit]]:
        money = self.section("currencies")
        attached = frozenset(money.get("attached", ()))
        for code, phrases in money.get("names", {}).items():
            for words in spread(phrases):
                yield words, Unit(Kind.MONEY, code)
        for code, phrases in money.get("parts", {}).items():
            factor = Decimal(str(money.get("part_factors", {}).get(code, "0.01")))
            for words in spread(phrases):
                yield words, Unit(Kind.MONEY, code, factor, name="part", touching=words[0] in attached)
        for word, code in money.get("scaled_only", {}).items():
            yield (word,), Unit(Kind.MONEY, code, name="scaled")
        for code in money.get("codes", ()):
            yield (code.lower(),), self._code(code)
            yield ("m" + code.lower(),), Unit(Kind.MONEY, code, Decimal(10) ** 6, symbol="M" + code)
        for word, code in money.get("other_codes", {}).items():
            yield (word,), Unit(Kind.MONEY, code)
        for symbol, code in money.get("symbols", {}).items():
            yield (symbol,), Unit(Kind.MONEY, code, name="symbol")
        for symbol, code in money.get("part_symbols", {}).items():
            yield (symbol,), Unit(Kind.MONEY, code, Decimal("0.01"), name="part")

    def _code(self, code: str) -> Unit:
        """A code must be in capitals, unless it is one that is written in small letters too and is no English word."""
        return Unit(Kind.MONEY, code, symbol="" if code in self.section("currencies").get("small_codes", ()) else code)

    @cached_property
    def named_before(self) -> dict[str, tuple[tuple[Phrase, Unit], ...]]:
        """Units whose word stands before the figure, by their last word, longest first."""
        table: dict[str, list[tuple[Phrase, Unit]]] = {}
        for dimension, data in self.section("units").items():
            if isinstance(data, dict) and "before" in data:
                unit = Unit(Kind.MEASURE, data["base"], name=data["base"], dimension=dimension)
                for words in spread(data["before"]):
                    table.setdefault(words[-1], []).append((words, unit))
        return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in table.items()}

    @cached_property
    def symbols(self) -> dict[str, str]:
        """Signs of money that stand before a figure."""
        return dict(self.section("currencies").get("symbols", {}))

    @cached_property
    def prefixes(self) -> dict[str, Unit]:
        """Letters and codes of money that stand before a figure."""
        money = self.section("currencies")
        found = {code.lower(): self._code(code) for code in money.get("codes", ())}
        for code in money.get("codes", ()):
            found["m" + code.lower()] = Unit(Kind.MONEY, code, Decimal(10) ** 6, symbol="M" + code)
        touching = money.get("touching", ())
        for word, code in money.get("prefixes", {}).items():
            touches = word in touching
            symbol = word.upper() if touches else word if word != word.lower() else ""
            found[word.lower()] = Unit(Kind.MONEY, code, symbol=symbol, touching=touches)
        return found

    @cached_property
    def age_words(self) -> dict[str, tuple[Phrase, ...]]:
        """Words of age before a figure, by their last word, longest first."""
        return _by_last(self.phrases("ages", "before"))

    @cached_property
    def at_ages(self) -> dict[str, tuple[Phrase, ...]]:
        """Words before a bare figure that make it an age where the phrase ends behind it, by their last word."""
        return _by_last(self.phrases("ages", "at_just"))

    def phrases(self, section: str, key: str) -> tuple[Phrase, ...]:
        """Return a list of phrases, or the `words` of an entry, longest first."""
        found = self._phrases.get((section, key))
        if found is None:
            data = self.section(section).get(key, ())
            rows = spread(data.get("words", ()) if isinstance(data, dict) else data)
            found = self._phrases[section, key] = tuple(sorted(rows, key=lambda p: (-len(p), p)))
        return found

    @cached_property
    def count_words(self) -> dict[str, tuple[Entry, ...]]:
        """Words of count by their first word, longest first."""
        return _entries(self.section("quantities").get("counts", {}))

    @cached_property
    def count_starts(self) -> frozenset[tuple[str, str]]:
        """First two words of every phrase of count; a phrase of one word has an empty second."""
        rows = [phrase for entries in self.count_words.values() for phrase, _, _ in entries]
        rows += [*self.phrases("quantities", "several_scale"), *self.phrases("quantities", "couple_scale")]
        return frozenset((phrase[0], phrase[1] if len(phrase) > 1 else "") for phrase in rows)

    @cached_property
    def share_words(self) -> dict[str, tuple[Entry, ...]]:
        """Words of proportion by their first word, longest first."""
        return _entries(self.section("quantities").get("shares", {}))

    @cached_property
    def hedge_rules(self) -> dict[Modifier, dict[str, Any]]:
        """How each modifier makes an interval of a numeral."""
        return {Modifier(name): rule for name, rule in self.section("hedges").get("intervals", {}).items()}


def _dimension(name: str, data: Mapping[str, Any]) -> Iterable[tuple[Phrase, Unit]]:
    kind = _KINDS.get(name, Kind.MEASURE)
    offsets = data.get("offsets", {})
    made: dict[str, Unit] = {}
    for unit, (factor, *phrases) in data["units"].items():
        made[unit] = Unit(kind, data["base"], Decimal(str(factor)), unit, name, Decimal(str(offsets.get(unit, 0))))
        for words in spread(phrases):
            yield words, made[unit]
    for symbol, unit in data.get("symbols", {}).items():
        plain = made[unit]
        yield (symbol.lower(),), Unit(plain.kind, plain.base, plain.factor, unit, name, plain.offset, symbol)


def _entries(rows: Mapping[str, dict[str, Any]]) -> dict[str, tuple[Entry, ...]]:
    table: dict[str, list[Entry]] = {}
    for name, row in rows.items():
        for words in spread(row["words"]):
            table.setdefault(words[0], []).append((words, name, row))
    return {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in table.items()}


def _touching(unit: Unit) -> Unit:
    return Unit(unit.kind, unit.base, unit.factor, unit.name, unit.dimension, unit.offset, unit.symbol, touching=True)


def _by(hedges: Iterable[Hedge], place: int) -> dict[str, tuple[Hedge, ...]]:
    table: dict[str, list[Hedge]] = {}
    for hedge in hedges:
        table.setdefault(hedge.words[place], []).append(hedge)
    return {word: tuple(sorted(rows, key=lambda h: -len(h.words))) for word, rows in table.items()}


def _by_last(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        table.setdefault(phrase[-1], []).append(phrase)
    return {word: tuple(found) for word, found in table.items()}


@cache
def lexicon(language: Language) -> Lexicon:
    """Return the compiled tables of a language."""
    return Lexicon(language)
