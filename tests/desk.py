"""The desk of a fact-checker: put texts on it, get the report, ask it questions."""

from collections.abc import Iterable, Sequence
from functools import cache

from reconcile import Rules, load_rules
from reconcile.language import Language, load_language
from reconcile.looks import compare_texts
from reconcile.model import Document, Finding, PairTrace, Report, Side
from reconcile.pipeline import check_documents
from reconcile.read import read_bytes, read_document
from tests.places import ROOT, seed


@cache
def rules() -> Rules:
    """Return the rules of this repository."""
    return load_rules(ROOT / "rules.yaml")


def language() -> Language:
    """Return the language of the rules."""
    return load_language(rules().language)


@cache
def seed_document(number: int) -> Document:
    """Return a seed, named as when it is read from the repository."""
    path = seed(number)
    return read_document(path, name=f"seeds/{path.name}")


def check_seeds(*numbers: int) -> Report:
    """Return the report on some of the seeds, in the order in which they are named."""
    return check_all([seed_document(number) for number in numbers])


def check_all(documents: Sequence[Document]) -> Report:
    """Return the report on documents."""
    return check_documents(documents, rules=rules(), language=language())


def check(**texts: str) -> Report:
    """Return the report on texts, each a document of its own."""
    return check_all([document(name, text) for name, text in texts.items()])


def document(name: str, text: str) -> Document:
    """Return a text as the document `name.txt`."""
    return read_bytes(text.encode("utf-8", "surrogatepass"), name=f"{name}.txt")


def compare(left: str, right: str) -> PairTrace:
    """Return what `reconcile compare` says of two sentences."""
    return compare_texts(left, right, rules(), language())


def words(side: Side) -> str:
    """Return how a value is written, in plain words: small letters, one blank, straight quotation marks."""
    return " ".join(side.text.split()).replace("’", "'").casefold()


def lines(report: Report) -> list[str]:
    """Return each finding as `severity verdict: value | value`, in the order of the report."""
    return [line(finding) for finding in report.findings]


def line(finding: Finding) -> str:
    """Return a finding as `severity verdict: value | value`; the values in the order of the alphabet."""
    return f"{finding.severity} {finding.verdict}: {' | '.join(sorted(words(side) for side in finding.sides))}"


def findings(report: Report, verdict: str = "", kind: str = "", rule: str = "") -> list[Finding]:
    """Return the findings of a verdict, a kind, a rule."""
    return [f for f in report.findings if verdict in ("", f.verdict) and kind in ("", f.kind) and rule in ("", f.rule)]


def side_of(finding: Finding, text: str) -> Side:
    """Return the side of a finding that is written so, or has a mention written so."""
    for side in finding.sides:
        if text in {words(side), *(" ".join(m.text.split()).replace("’", "'").casefold() for m in side.mentions)}:
            return side
    raise AssertionError(f"no side of {line(finding)} reads {text!r}")


def has_side(finding: Finding, text: str) -> bool:
    """Tell whether some side of a finding is written so."""
    return any(
        text in {words(side), *(" ".join(m.text.split()).replace("’", "'").casefold() for m in side.mentions)}
        for side in finding.sides
    )


def documents_of(side: Side) -> set[str]:
    """Return the short names of the documents that give a value."""
    return {mention.document for mention in side.mentions}


def spans(found: Iterable[Finding]) -> set[tuple[str, int, int]]:
    """Return where the mentions of findings stand."""
    return {(m.path, m.span.start, m.span.end) for f in found for side in f.sides for m in side.mentions}
