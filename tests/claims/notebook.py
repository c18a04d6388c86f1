"""Read a notebook of claims: a heading, one quoted text, and the claims that must be read in it, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reconcile.language import Language
from reconcile.model import Claim, Document
from reconcile.pipeline import read_claims
from reconcile.rules import Rules


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what must be said of its claims; a line is `words`, `words | who (manner)` or `words | subject = name`."""

    name: str
    text: str
    expected: tuple[str, ...]


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a notebook; a case without text or expectation is a mistake and raises ValueError."""
    for section in path.read_text(encoding="utf-8").split("\n## ")[1:]:
        name, *lines = section.splitlines()
        text = "\n".join(line.removeprefix(">").strip() for line in lines if line.startswith(">"))
        wanted = tuple(line.removeprefix("- ") for line in lines if line.startswith("- "))
        if not text or not wanted:
            raise ValueError(f"{path.name}: {name}: needs a text and what to expect")
        yield Case(name, text, wanted)


def read(text: str, rules: Rules, language: Language) -> list[tuple[Claim, str]]:
    """Return the claims of a text with their words, white space made plain."""
    document = Document("story.txt", text + "\n", "0" * 64)
    found = read_claims(document, rules, language).claims
    return [(claim, " ".join(document.text[claim.span.start : claim.span.end].split())) for claim in found]


def vouched(claim: Claim) -> str:
    """Return who says a claim as the notebook writes it."""
    said = claim.attribution
    if said is None:
        return "the writer"
    return f"{said.source or 'unnamed'} ({said.manner}{', via ' + said.via if said.via else ''})"
