"""The report on a screen: nothing wider than asked, no location cut, no word of a document lost, none obeyed."""

import re
from itertools import product

import pytest

from reconcile.model import Report
from reconcile.report import Layout, render
from tests.command import on_terminal, reconcile
from tests.desk import check_all, document
from tests.places import ROOT

WIDTHS = (60, 80, 120, 200)
HUMAN = ("table", "stacked")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
ESCAPE = "\x1b"

# What a hostile document may hold: colours, a cleared screen, a link, direction marks, markup of the table library, log commands.
HOSTILE = (
    "Acme paid \x1b[31m$14.3 billion\x1b[0m [/b] for Bolt \x1b]8;;http://x\x07[to top of second column] | :dollar: \u202eevil\u202c.\n"
    "::add-mask::x\n##[error]Acme said so.\x9b2J\x07\n"
)


@pytest.fixture(scope="module")
def hostile() -> Report:
    """Return a report on two documents of which one is up to no good, in its name too."""
    return check_all(
        [document("a\x1b[2J\u202e::b", HOSTILE), document("b", "Acme paid $14.8 billion [/b] for Bolt.\n")]
    )


def plain(text: str) -> str:
    return STYLE.sub("", text)


def cells(line: str) -> int:
    """Count the cells of a line; the reports of these tests hold no wide characters."""
    return len(line)


@pytest.mark.parametrize(("name", "width", "color"), list(product(HUMAN, WIDTHS, (False, True))))
def test_no_line_is_wider_than_asked(seeds_report: Report, name: str, width: int, color: bool) -> None:
    for agreements in (False, True):
        text = render(seeds_report, name, Layout(width=width, color=color, agreements=agreements))
        assert [line for line in plain(text).split("\n") if cells(line) > width] == []


@pytest.mark.parametrize(("name", "width", "color"), list(product(HUMAN, WIDTHS, (False, True))))
def test_no_location_is_cut(seeds_report: Report, name: str, width: int, color: bool) -> None:
    shown = set(plain(render(seeds_report, name, Layout(width=width, color=color))).split())
    there = {
        f"{m.document}:{m.line}:{m.column}" for f in seeds_report.findings for side in f.sides for m in side.mentions
    }
    assert there - shown == set()


@pytest.mark.parametrize(("name", "width"), list(product(HUMAN, WIDTHS)))
def test_without_colour_there_is_no_escape_at_all(seeds_report: Report, name: str, width: int) -> None:
    assert ESCAPE not in render(seeds_report, name, Layout(width=width, color=False, terminal=True))


@pytest.mark.parametrize("width", WIDTHS)
def test_colour_adds_style_and_no_word(seeds_report: Report, width: int) -> None:
    bright = render(seeds_report, "table", Layout(width=width, color=True))
    sober = render(seeds_report, "table", Layout(width=width, color=False))
    marks = str.maketrans("", "", "«»─")  # they take room, so that a cell may fold at another word
    assert sorted(plain(bright).translate(marks).split()) == sorted(sober.translate(marks).split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_value_that_differs_is_marked_where_colour_cannot(seeds_report: Report, width: int) -> None:
    text = "".join(render(seeds_report, "table", Layout(width=width)).split())
    assert "«$14.3billion»" in text
    assert "«$14.8billion»" in text


@pytest.mark.parametrize(
    ("name", "width", "color", "terminal"),
    list(product((*HUMAN, "concise"), WIDTHS, (False, True), (False, True))),
)
def test_a_hostile_document_is_printed_inert(
    hostile: Report, name: str, width: int, color: bool, terminal: bool
) -> None:
    text = plain(render(hostile, name, Layout(width=width, color=color, terminal=terminal, agreements=True)))
    assert [c for c in text if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u202c"] == []
    if not terminal:
        assert [line for line in text.split("\n") if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.parametrize(("name", "width", "color"), list(product(HUMAN, WIDTHS, (False, True))))
def test_brackets_of_a_document_survive(hostile: Report, name: str, width: int, color: bool) -> None:
    text = "".join(plain(render(hostile, name, Layout(width=width, color=color))).split())
    for words in ("[/b]", "[totopofsecondcolumn]|", ":dollar:"):
        assert words in text


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_real_terminal_gets_its_own_width_and_colour(columns: int) -> None:
    text = on_terminal("check", "seeds/", columns=columns).decode().replace("\r\n", "\n")
    assert ESCAPE in text or columns < 70  # stacked: no colour
    lines = plain(text).split("\n")
    assert max(cells(line) for line in lines) <= columns
    assert ESCAPE not in plain(text)


@pytest.mark.parametrize(
    ("env", "colour"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
    ids=["NO_COLOR", "both", "empty is unset", "dumb", "dumb but forced"],
)
def test_colour_on_a_terminal_is_decided_by_the_environment(env: dict[str, str], colour: bool) -> None:
    assert (b"\x1b" in on_terminal("check", "seeds/", env=env, columns=100)) is colour


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_piped_output_takes_its_width_from_the_environment(columns: int) -> None:
    text = reconcile("check", "seeds/", folder=ROOT, env={"COLUMNS": str(columns)}).stdout.decode()
    assert ESCAPE not in text
    assert max(len(line) for line in text.split("\n")) <= columns
