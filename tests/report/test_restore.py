"""A report that was read back: what is wrong with it is said with its place, and no mistake in it is taken for a bug of ours."""

import json
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest

from reconcile.errors import UsageError
from reconcile.report import FORMATS, Layout, render
from reconcile.report.conform import KEYWORDS, faults, schema_text
from reconcile.report.restore import restore
from tests.report.reports import empty, hostile, plain

Place = tuple[str | int, ...]
WRONG: tuple[Any, ...] = (None, "x", -1, 10**30, [], {}, True)


def written() -> dict[str, Any]:
    return dict(json.loads(render(plain(), "json", Layout(agreements=True))))


def places(node: Any, place: Place = ()) -> Iterator[Place]:
    """Yield every place of a report, and of lists the first entry only: the others are built alike."""
    yield place
    inner = node.items() if isinstance(node, dict) else enumerate(node[:1]) if isinstance(node, list) else ()
    for key, value in inner:
        yield from places(value, (*place, key))


@pytest.mark.parametrize("place", [p for p in places(written()) if p], ids=lambda p: ".".join(map(str, p)))
def test_a_damaged_report_is_refused_or_rendered_and_never_a_crash(place: Place) -> None:
    for wrong in WRONG:
        data = deepcopy(written())
        home: Any = data
        for key in place[:-1]:
            home = home[key]
        home[place[-1]] = wrong
        with suppress(UsageError):
            report = restore(json.dumps(data), "results.json")
            for name in FORMATS:
                render(report, name, Layout(agreements=True))


def test_what_is_wrong_is_said_with_its_place() -> None:
    data = written()
    data["findings"][0]["values"][0]["mentions"][0]["line"] = "two"
    del data["summary"]["waived"]
    with pytest.raises(UsageError) as told:
        restore(json.dumps(data), "results.json")
    assert str(told.value) == (
        "results.json: is not a complete report: findings[0].values[0].mentions[0].line must be an integer; summary has no `waived`"
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema_version": "2.0"}', "null", "\x00"])
def test_what_is_no_report_says_what_would_be(text: str) -> None:
    with pytest.raises(UsageError, match="check -f json"):
        restore(text, "results.json")


def test_our_check_understands_all_that_the_schema_says() -> None:
    def keywords(schema: Any) -> Iterator[str]:
        yield from schema
        for name in ("properties", "$defs"):
            for inner in schema.get(name, {}).values():
                yield from keywords(inner)
        for inner in (*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")):
            if isinstance(inner, dict):
                yield from keywords(inner)

    schema = json.loads(schema_text())
    del schema["$defs"]["line"]  # a line of JSONL is not read back
    assert set(keywords(schema)) <= KEYWORDS


def test_our_check_and_an_independent_one_agree() -> None:
    judge: Any = pytest.importorskip("jsonschema", reason="jsonschema is a development dependency")
    validator = judge.Draft202012Validator(json.loads(schema_text()))
    for made in (plain, hostile, empty):
        assert list(faults(json.loads(render(made(), "json", Layout(agreements=True))))) == []
    data = {**written(), "findings": written()["findings"][:1]}
    for number, place in enumerate(p for p in places(data) if p):
        damaged = deepcopy(data)
        home: Any = damaged
        for key in place[:-1]:
            home = home[key]
        home[place[-1]] = wrong = WRONG[number % len(WRONG)]
        assert bool(list(faults(damaged))) == (not validator.is_valid(damaged)), (place, wrong)
