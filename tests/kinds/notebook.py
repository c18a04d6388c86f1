"""Read a notebook of cases: a heading, one quoted paragraph a document, and what must be found between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.model import Document, Finding, Report
from reconcile.pipeline import reconcile


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its documents and the findings expected of the rules that the notebook is about."""

    name: str
    documents: tuple[str, ...]
    expected: tuple[str, ...]  # lines such as `RC501 tension: one | two`; empty for `quiet`


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a notebook; a case without expectations is a mistake and raises ValueError."""
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = section.splitlines()
        documents, quoted = [], []
        for line in (*lines, ""):
            if line.startswith(">"):
                quoted.append(line.removeprefix(">").strip())
            elif quoted:
                documents.append("\n".join(quoted))
                quoted = []
        wanted = [line.removeprefix("- ").strip() for line in lines if line.startswith("- ")]
        if not wanted or len(documents) < 2:
            raise ValueError(f"{path.name}: {name}: needs two documents and what to expect")
        yield Case(name, tuple(documents), tuple(line for line in wanted if line != "quiet"))


def run(case: Case) -> Report:
    """Check the documents of a case as files `a.txt`, `b.txt` and so on."""
    return reconcile([Document(f"{chr(97 + n)}.txt", text + "\n", f"{n:064}") for n, text in enumerate(case.documents)])


def shown(finding: Finding) -> str:
    """Return the verdict of a finding and its sides in the order of the alphabet."""
    return f"{finding.verdict}: {' | '.join(sorted(side.text for side in finding.sides))}"


def told(report: Report, prefix: str) -> list[str]:
    """Return the findings of the rules whose code begins so, one line each, sides in the order of the alphabet."""
    return sorted(f"{f.rule} {shown(f)}" for f in report.findings if f.rule.startswith(prefix))


def normal(line: str) -> str:
    """Return an expected line with its sides in the order of the alphabet."""
    head, sides = line.split(": ", 1)
    return f"{head}: {' | '.join(sorted(side.strip() for side in sides.split(' | ')))}"
