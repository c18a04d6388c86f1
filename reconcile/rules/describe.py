"""The JSON Schema of a rules file, for editors; built from the same lists that the loader checks against."""

from typing import Any

from reconcile.model import Kind, Severity, Verdict
from reconcile.rules.load import FIELDS, SETTINGS, TESTS

_WORDS = {"type": "array", "items": {"type": "string"}}
_PAIRS = {"type": "array", "items": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}}
_TOLERANCE = {"type": "string", "pattern": "^(none|[0-9.]+%)$", "description": "none, or a percentage such as 1%"}


def _some(values: list[str]) -> dict[str, Any]:
    one = {"enum": values}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def rules_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12)."""
    fields: dict[str, Any] = {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "severity": {"enum": [s.value for s in Severity]},
        "enabled": {"type": "boolean"},
        "tolerance": _TOLERANCE,
        "when": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "verdict": _some([v.value for v in Verdict]),
                "kind": {"anyOf": [{"type": "string"}, _WORDS]},
                "value": _some([k.value for k in Kind]),
                "attribute": {"anyOf": [{"type": "string"}, _WORDS]},
            },
        },
        **{name: {"type": "string"} for name in ("summary", "why", "example", "limits")},
        "tests": {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(TESTS, _PAIRS)},
    }
    settings: dict[str, Any] = {
        "version": {"const": 1},
        "extends": {"type": "string", "description": "default, strict, none, or another rules file"},
        "language": {"type": "string"},
        "round_numbers": {"type": "boolean"},
        "tolerance": _TOLERANCE,
        "family_threshold": {"type": "number", "minimum": 0, "maximum": 1},
        "min_score": {"type": "number", "minimum": 0, "maximum": 100},
        "aliases": {"type": "array", "items": _WORDS},
        "words": {"type": "array", "items": _WORDS},
        "material": _WORDS,
        "rules": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: fields[name] for name in FIELDS},
            },
        },
        "diagnostics": {"type": "array", "items": {"type": "object"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reconcile rules",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: settings[name] for name in SETTINGS},
    }
