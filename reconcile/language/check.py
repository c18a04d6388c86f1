"""Check the folder of a language against `schema.yaml`: shapes, words that YAML took for something else, intervals that make sense."""

from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from importlib.resources import files
from typing import Any

import yaml

from reconcile.language.load import Language

_ENDS = ("low", "high")
_SIDES = frozenset({"both", "above", "below"})


def faults(language: Language) -> tuple[str, ...]:
    """Return what is wrong in the sections that the schema knows, as `section.entry: what`; empty where all is well."""
    schema = yaml.safe_load(files("reconcile.language").joinpath("schema.yaml").read_bytes())
    return tuple(fault for name, shapes in schema.items() for fault in _section_faults(language, name, shapes))


def _section_faults(language: Language, name: str, shapes: dict[str, Any]) -> Iterator[str]:
    if not language.has(name):
        if shapes["required"]:
            yield f"{name}: the section is missing"
        return
    section = language.section(name)
    for key in shapes["required"]:
        if key not in section:
            yield f"{name}.{key}: missing"
    for key, entry in section.items():
        shape = shapes.get(key) if key not in ("required", "any") else None
        shape = shape or shapes.get("any")
        if shape is None:
            yield f"{name}.{key}: no such entry"
            continue
        for fault in _SHAPES[shape](entry):
            yield f"{name}.{key}: {fault}"
    if name == "hedges" and not shapes.get("any"):
        yield from _unknown_modifiers(section)


def _unknown_modifiers(hedges: dict[str, Any]) -> Iterator[str]:
    for key in ("before", "after", "negated"):
        for modifier in hedges.get(key, {}):
            if modifier not in hedges["intervals"]:
                yield f"hedges.{key}: `{modifier}` has no row in `intervals`"


def _words(entry: Any) -> Iterator[str]:
    if not isinstance(entry, list):
        yield "must be a list of words"
        return
    for word in entry:
        if not isinstance(word, str):
            yield f"{word!r} is no word; put it in quotation marks"
    for word in {word for word in map(str, entry) if [*map(str, entry)].count(word) > 1}:
        yield f"`{word}` stands there twice"


def _is(kind: type | tuple[type, ...], said: str) -> Callable[[Any], Iterator[str]]:
    def check(entry: Any) -> Iterator[str]:
        if not isinstance(entry, kind) or (isinstance(entry, bool) and kind is not bool):
            yield f"must be {said}"

    return check


def _map(value: Callable[[Any], Iterator[str]]) -> Callable[[Any], Iterator[str]]:
    def check(entry: Any) -> Iterator[str]:
        if not isinstance(entry, dict):
            yield "must be a table"
            return
        for key, item in entry.items():
            if not isinstance(key, str):
                yield f"{key!r} is no word; put it in quotation marks"
            for fault in value(item):
                yield f"{key}: {fault}"

    return check


def _mixed(entry: Any) -> Iterator[str]:
    for key, item in entry.items():
        for fault in _words(item) if isinstance(item, list) else _map(_is((int, float), "a number"))(item):
            yield f"{key}: {fault}"


def _pairs(entry: Any) -> Iterator[str]:
    for item in entry:
        yield from _words(item)


def _range(entry: Any) -> Iterator[str]:
    if not (isinstance(entry, list) and len(entry) == 2 and all(isinstance(end, int | float) for end in entry)):
        yield "must be a list of two numbers"


def _span(entry: Any) -> Iterator[str]:
    for fault in _words(entry.get("words", [])):
        yield f"words: {fault}"
    for key in ("hard", "soft"):
        if len(entry.get(key, ())) != len(_ENDS):
            yield f"{key}: must be a list of two ends"


def _bounds(entry: Any) -> Iterator[str]:
    """Both intervals can be read, and the soft one lies within the hard one."""
    try:
        hard, soft = (_ends(entry[key]) for key in ("hard", "soft"))
    except (KeyError, ValueError, InvalidOperation):
        yield "needs `hard` and `soft`, each `none` or like `[5, 50)`"
        return
    if soft[0] < hard[0] or soft[1] > hard[1]:
        yield "`soft` must lie within `hard`"


def _ends(text: str) -> tuple[Decimal, Decimal]:
    if text == "none":
        return Decimal("-Infinity"), Decimal("Infinity")
    if text[0] not in "[(" or text[-1] not in "])":
        raise ValueError(text)
    low, high = (Decimal(part.strip()) for part in text[1:-1].split(","))
    return low, high


def _row(entry: Any) -> Iterator[str]:
    yield from _words(entry.get("words", []))
    yield from _bounds(entry)
    if "stake" in entry:
        yield from _bounds({"hard": entry["hard"], "soft": entry["stake"]})


def _interval(entry: Any) -> Iterator[str]:
    if "factors" in entry:
        yield from _range(entry["factors"])
        return
    if entry.get("sides") not in _SIDES:
        yield f"`sides` must be one of {', '.join(sorted(_SIDES))}"
    for unit in entry.get("reach", {}):
        if unit not in ("u", "g", "w"):
            yield f"`reach` knows u, g and w, not `{unit}`"


def _dimension(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict) or not isinstance(entry.get("base"), str):
        yield "needs a `base`"
        return
    for name, (factor, *words) in entry["units"].items():
        if not isinstance(factor, int | float) or factor <= 0:
            yield f"{name}: the factor must be a number above zero"
        for fault in _words(words):
            yield f"{name}: {fault}"
    for name in (*entry.get("symbols", {}).values(), *entry.get("offsets", {})):
        if name not in entry["units"]:
            yield f"`{name}` is none of its units"


_NUMBER = _is((int, float), "a number")
_WORD = _is(str, "a word")
_SHAPES: dict[str, Callable[[Any], Iterator[str]]] = {
    "words": _words,
    "word": _WORD,
    "flag": _is(bool, "true or false"),
    "number": _NUMBER,
    "table": _map(_NUMBER),
    "names": _map(_WORD),
    "lists": _map(_words),
    "hedges": _map(_words),
    "intervals": _map(_interval),
    "rows": _map(_row),
    "bounds": _bounds,
    "span": _span,
    "dimension": _dimension,
    "pairs": _pairs,
    "ranges": _map(_range),
    "mixed": _mixed,
}
