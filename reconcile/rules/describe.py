"""The JSON Schema of a rules file, for editors; built from the same lists that the loader checks against."""

from typing import Any

from reconcile.model import Kind, Severity, Verdict
from reconcile.rules.load import FIELDS, SETTINGS, TESTS

_WORDS = {"type": "array", "items": {"type": "string"}}
_PAIRS = {"type": "array", "items": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}}
_TOLERANCE = {"type": "string", "pattern": "^(none|[0-9.]+%)$", "examples": ["none", "1%"]}


def _some(values: list[str]) -> dict[str, Any]:
    one = {"enum": values}
    return {"anyOf": [one, {"type": "array", "items": one}]}


_ABOUT = {  # what an editor shows beside a key
    "version": "Version of the format of rules files.",
    "extends": "What this file builds on: default, strict, none, or another rules file, relative to this one.",
    "language": "Language of the documents.",
    "round_numbers": "Whether a round number (300, 5,000) is read as approximate.",
    "tolerance": "Share by which figures may differ, such as 1%; none lets the rounding of the figures decide.",
    "family_threshold": "Share of five-word runs from which two texts are copies of one and count as one origin.",
    "min_score": "Least score that lets two different values stand for one fact; `reconcile show` prints scores.",
    "aliases": "Lists of names of one company, person or place.",
    "words": "Lists of words that mean the same thing in your field, beside the packaged classes.",
    "material": "Attributes for which every gap is a warning at the least.",
    "rules": "Rules to change, by id or name, and rules of your own; the first that listens to a difference speaks.",
    "diagnostics": "Remarks on the input, with their explanations.",
    "id": "Code of the rule: that of a packaged rule to change it, such as RC101, or one of your own, such as OWN001.",
    "name": "Name of the rule, as in `money-differs`; works wherever the code does.",
    "severity": "How loudly the rule speaks; `--fail-on` decides from where on that fails a run.",
    "enabled": "false switches the rule off.",
    "when": "What the rule listens to; a key that is left out listens to everything.",
    "summary": "What it does, in one sentence; shown by `reconcile explain` and in reports.",
    "why": "Why it matters to a reader of one source alone.",
    "example": "Two short wordings on which it speaks.",
    "limits": "What it is known not to see, or to see wrongly.",
    "tests": "Pairs of sentences with the verdict on them: one at least that the rule flags, one that stays silent; `todo` may fail.",
}


def _about(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": _ABOUT[name], **schema}


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
        "extends": {"type": "string", "examples": ["default", "strict", "none"]},
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
                "properties": {name: _about(name, fields[name]) for name in FIELDS},
            },
        },
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {name: {"type": "string"} for name in ("id", "name", "summary")},
            },
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reconcile rules",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _about(name, settings[name]) for name in SETTINGS},
    }
