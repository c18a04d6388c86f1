"""Check a report that was read back against our own schema: the part of JSON Schema that the schema uses, and no more.

Whole validators give one sentence for a union and weigh more than all formatters together; they judge our schema in the tests.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


# what this file understands; a test holds the schema to it
KEYWORDS = frozenset(
    {
        "type",
        "const",
        "enum",
        "pattern",
        "minLength",
        "minimum",
        "maximum",
        "minItems",
        "items",
        "properties",
        "required",
    }
    | {"additionalProperties", "anyOf", "$ref", "$defs", "$schema", "$id", "title", "description", "format"}
)


@cache
def schema_text() -> str:
    """Return the schema as it ships."""
    return files("reconcile.report").joinpath("report-1.schema.json").read_text(encoding="utf-8")


def faults(data: Any) -> Iterator[str]:
    """Yield what is wrong with a report, each with its place, such as `findings[0].values must be a list`."""
    schema = json.loads(schema_text())
    yield from _faults(data, schema, schema["$defs"], "")


def _faults(value: Any, schema: Mapping[str, Any], defs: Mapping[str, Any], place: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _faults(value, defs[schema["$ref"].rpartition("/")[2]], defs, place)
    elif "anyOf" in schema:
        tried = [list(_faults(value, option, defs, place)) for option in schema["anyOf"]]
        yield from () if any(not found for found in tried) else tried[0]
    elif wanted := _wanted(value, schema):
        yield f"{place or 'the report'} must be {wanted}"
    elif isinstance(value, dict):
        yield from (
            f"{place or 'the report'} has no `{name}`" for name in schema.get("required", ()) if name not in value
        )
        for name, inner in schema.get("properties", {}).items():
            if name in value:
                yield from _faults(value[name], inner, defs, f"{place}.{name}" if place else name)
        if isinstance(schema.get("additionalProperties"), dict):
            for name, item in value.items():
                yield from _faults(item, schema["additionalProperties"], defs, f"{place}.{name}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _faults(item, schema.get("items", {}), defs, f"{place}[{number}]")


def _wanted(value: Any, schema: Mapping[str, Any]) -> str:
    """Say what a value had to be, or nothing when it is that."""
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_TYPES[kind](value) for kind in kinds):
        return " or ".join(f"{'an' if kind[0] in 'aio' else 'a'} {kind}" for kind in kinds)
    if "const" in schema and value != schema["const"]:
        return f"`{schema['const']}`"
    if "enum" in schema and value not in schema["enum"]:
        return f"one of {', '.join(map(str, schema['enum']))}"
    if isinstance(value, str):
        return _wanted_text(value, schema)
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return f"from {schema.get('minimum', 'anything')} to {schema.get('maximum', 'anything')}"
    if isinstance(value, list) and len(value) < schema.get("minItems", 0):
        return f"a list of {schema['minItems']} or more"
    return ""


def _wanted_text(value: str, schema: Mapping[str, Any]) -> str:
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return f"text of the form {schema['pattern']}"
    return "text" if len(value) < schema.get("minLength", 0) else ""
