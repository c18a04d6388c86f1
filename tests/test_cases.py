"""The literate cases of `tests/cases`: a heading is a test, each quoted line a document, each item of the list what is found.

    ## A number and the word for it
    Forty-nine per cent is a minority: both hold, one source says less.

    > Acme will hold a 49 per cent stake in Bolt.
    > Acme will hold a minority of Bolt's equity.

    - warning precision: `49 per cent` | `minority`

The list names every finding, or says `nothing`. `cleared agree:`, `cleared compatible:` and `cleared not-compared:` also ask the
account for a pair that was not flagged; the account may hold more. Values are told as written, capitals and order apart. `¶` begins
a paragraph. A heading that ends in `(known gap)` states what should hold and does not yet; whoever closes the gap drops the mark.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from reconcile.model import Mention, Report
from tests.desk import check_all, document, lines

CASES = Path(__file__).parent / "cases"
GAP = pytest.mark.xfail(reason="a known gap; when this passes, drop `(known gap)` from the heading", strict=True)
_CODE = re.compile(r"`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it stands in its file."""

    name: str
    documents: tuple[str, ...]
    findings: tuple[str, ...]
    cleared: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file in order; a heading without documents or without a list is a mistake."""
    found = []
    for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *rest = part.split("\n")
        quoted = tuple(line.removeprefix(">").strip() for line in rest if line.startswith(">"))
        items = [line.removeprefix("- ").strip() for line in rest if line.startswith("- ")]
        assert quoted, f"{path.name}: `{name}` quotes no document"
        assert items, f"{path.name}: `{name}` says nothing about what is found"
        cleared = tuple(sorted(_normal(i.removeprefix("cleared ")) for i in items if i.startswith("cleared ")))
        told = tuple(sorted(_normal(i) for i in items if not i.startswith("cleared ") and i != "nothing"))
        found.append(Case(name.strip(), quoted, told, cleared))
    return found


def _normal(item: str) -> str:
    """Write an expectation as `tests.desk.line` writes a finding."""
    head = item.split("`", 1)[0].strip().rstrip(":")
    values = sorted(" ".join(value.split()).replace("’", "'").casefold() for value in _CODE.findall(item))
    return f"{head}: {' | '.join(values)}"


def _account(report: Report) -> set[str]:
    return {f"{pair.verdict}: {' | '.join(sorted((_flat(pair.left), _flat(pair.right))))}" for pair in report.cleared}


def _flat(mention: Mention) -> str:
    return " ".join(mention.text.split()).replace("’", "'").casefold()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{path.stem}: {case.name}", marks=[GAP] if case.name.endswith("(known gap)") else [])
        for path in sorted(CASES.glob("*.md"))
        for case in read_cases(path)
    ],
)
def test_case(case: Case) -> None:
    documents = [document(f"source{n}", text.replace("¶", "\n\n") + "\n") for n, text in enumerate(case.documents, 1)]
    report = check_all(documents)
    assert sorted(lines(report)) == list(case.findings)
    assert set(case.cleared) - _account(report) == set()


def test_no_heading_stands_twice() -> None:
    for path in CASES.glob("*.md"):
        names = [case.name for case in read_cases(path)]
        assert len(names) == len(set(names)), path.name
