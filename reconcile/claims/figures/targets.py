"""What an attack was on, as a limit on the figures told with it: those killed in a strike on a school, those killed in a strike on a house."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.links import case
from reconcile.language import Language
from reconcile.model import Parse


def targets(parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """Yield `target class:word` for each target of an attack that a clause names without a name of its own."""
    words, tokens = language.section("reach"), parse.tokens
    known = {str(noun): str(name) for name, nouns in words["targets"].items() for noun in nouns}
    for index in sorted(clause.members):
        name = known.get(tokens[index].lemma.lower(), "")
        if name and case(parse, index) in words["attacked"] and tokens[_above(parse, index)].lemma in words["attacks"]:
            yield f"target {name}:place"


def _above(parse: Parse, index: int) -> int:
    """The word that a phrase hangs on, or itself where there is none."""
    head = parse.tokens[index].head
    return head if head >= 0 else index
