"""No word of a document, file name, rule or ledger acts on what reads a report: each format is judged by a reader of its own."""

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from reconcile.report import FORMATS, Layout, render
from reconcile.report.escape import _JSON
from tests.report.reports import ATTACKS, hostile

COMMAND = re.compile(r"^\s*::(?!(?:error|warning|notice) title=RC)", re.MULTILINE)
SHOWN = (
    "table",
    "stacked",
    "concise",
    "markdown",
    "html",
    "csv",
    "github",
    "junit",
)  # text for people; the rest is data


def rendered(name: str) -> str:
    return render(hostile(), name, Layout(agreements=True, show_waived=True, sarif_waived=True))


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_lets_through_what_a_screen_or_a_log_obeys(name: str) -> None:
    text = rendered(name)
    acting = {c for c in text if c not in "\n\u200d" and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert not acting
    assert "##[" not in text
    assert not COMMAND.findall(text)
    text.encode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_no_line_is_longer_than_one_finding_tells(name: str) -> None:
    """A line break in a document never breaks a line of a report: rows, cells and commands stay whole."""
    forged = [
        line
        for line in rendered(name).split("\n")
        if line.lstrip().startswith(("::error::", "error::forged", "::stop"))
    ]
    assert not forged


def test_the_escapes_of_json_are_all_that_unicode_calls_format_or_control() -> None:
    kinds = {n: unicodedata.category(chr(n)) for n in range(0x7F, 0x110000)}
    escaped = {n for n in kinds if _JSON.fullmatch(chr(n))}
    assert {n for n, kind in kinds.items() if kind in {"Cc", "Cf", "Cs", "Zl", "Zp"}} <= escaped
    assert {kinds[n] for n in escaped} <= {
        "Cc",
        "Cf",
        "Cs",
        "Zl",
        "Zp",
        "Cn",
    }  # later editions of Unicode assign a few more


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_keeps_every_character_of_the_source(name: str) -> None:
    records = (
        [json.loads(line) for line in rendered(name).splitlines()] if name == "jsonl" else [json.loads(rendered(name))]
    )
    findings = [r for r in records if r.get("type") == "finding"] if name == "jsonl" else records[0]["findings"]
    said = [m["text"] for m in findings[0]["values"][0]["mentions"]]
    assert said == list(ATTACKS[: len(said)])
    assert len(said) == len(ATTACKS)


def test_csv_reads_back_and_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(rendered("csv"), newline="")))
    header, body = rows[0], rows[1:]
    assert {len(row) for row in rows} == {len(header)}
    assert len(body) == sum(len(s.mentions) for f in hostile().findings for s in f.sides)
    numbers = {"number", "low", "high"}
    formulas = [
        cell
        for row in body
        for name, cell in zip(header, row, strict=True)
        if name not in numbers and cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    ]
    assert not formulas
    assert {row[header.index("number")] for row in body} == {"14.3", "14.8", "1", "2", "-2"}
    assert rendered("csv").count('"') % 2 == 0


class _Page(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, ""))
        self.found |= {(tag, name) for name, _ in attrs}


def test_html_has_only_the_elements_that_we_write() -> None:
    page = _Page()
    page.feed(rendered("html"))
    written = "html head meta title style body main h1 h2 p section table caption tr th td mark code ul li dl dt dd"
    assert " ".join(sorted({tag for tag, _ in page.found})) == " ".join(sorted(written.split()))
    attributes = {name for _, name in page.found if name}
    assert attributes == {"lang", "charset", "http-equiv", "content", "name", "class", "aria-label", "scope", "rowspan"}


def test_html_carries_its_policy_and_loads_nothing() -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in rendered("html")
    assert not re.search(r"url\(|@import", rendered("html").partition("</style>")[0])


def test_markdown_is_tables_of_text_without_links_pictures_or_markup() -> None:
    text = rendered("markdown")
    judge = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    tokens = judge.parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "strong_open",
        "strong_close",
        "code_inline",
        "em_open",
        "em_close",
    }
    assert {token.content.strip() for token in tokens if token.type == "html_block"} <= {
        "<details><summary>Sources</summary>",
        "</details>",
    }
    rows = [n for n, token in enumerate(tokens) if token.type == "tr_open"]
    cells = [sum(t.type in ("td_open", "th_open") for t in tokens[n : n + 10]) for n in rows]
    assert set(cells) == {3}
    assert {token.tag for token in tokens if token.type == "heading_open"} == {"h2", "h3"}


def test_markdown_calls_nobody() -> None:
    page = MarkdownIt("gfm-like", {"linkify": False}).render(rendered("markdown"))
    assert "@" in page
    assert not re.findall(r"@(?!\u2060)|#(?!\u2060|x)", page)


def test_junit_is_xml_that_an_independent_parser_reads() -> None:
    root = ElementTree.fromstring(rendered("junit"))
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(root.findall("testsuite/testcase/failure"))) == "1"
    names = [case.get("name") or "" for case in cases]
    assert any("<script>alert(1)</script>" in name and "]]>" in name for name in names)


def _parsed(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does."""
    head, data = line[2:].split("::", 1)
    command, _, rest = head.partition(" ")
    properties = dict(item.split("=", 1) for item in rest.split(","))
    unescape = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for sign, plain in unescape.items():
        properties = {name: value.replace(sign, plain) for name, value in properties.items()}
        data = data if sign in ("%3A", "%2C") else data.replace(sign, plain)
    return command, properties, data


def test_github_reads_one_command_a_finding_with_nothing_forged_in_it() -> None:
    lines = rendered("github").splitlines()
    commands = [_parsed(line) for line in lines]
    assert [command for command, _, _ in commands] == ["error", "warning"]
    for _, properties, data in commands:
        assert set(properties) == {
            "title",
            "file",
            "line",
            "endLine",
        }  # columns only where the value stands on one line
        assert properties["line"] == "3"
        assert "49%" in properties["file"] or "49%" in data
        assert "\n" not in data + "".join(properties.values())


def test_sarif_and_gitlab_keep_paths_and_values_as_data() -> None:
    sarif: Any = json.loads(rendered("sarif"))["runs"][0]
    uris = [a["location"]["uri"] for a in sarif["artifacts"]]
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) for uri in uris)
    assert not any(re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", uri) for uri in uris)
    links = re.findall(r"(?<!\\)\[(?:[^\[\]\\]|\\.)*\]\(([^)]*)\)", sarif["results"][0]["message"]["text"])
    assert links == [str(number) for number in range(1, len(sarif["results"][0]["relatedLocations"]) + 1)]
    assert len(json.loads(rendered("gitlab"))) == 2
