"""What somebody is to be: a member of a team, its leader, or the holder of a high post."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.labels.mentions import fold_name
from reconcile.claims.links import words_below
from reconcile.claims.references import Roster
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Slot, Span, Value


def find_positions(
    parse: Parse, clause: Clause, number: int, roster: Roster, text: str, start: int, language: Language
) -> Iterator[Slot]:
    """Yield a ROLE slot for each position that a clause gives to a named person; what is past or denied is another matter."""
    data = language.section("titles")
    kinds = (*data["positions"].items(), ("leading post", data["posts"]))
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.tag != "VERB" or token.form in ("VBD", "VBN") or clause.negated:
            continue
        for position, words in kinds:
            if token.lemma.lower() in words["verbs"]:
                goal = _goal(parse, index, words)
                person = _before(number, index, roster)
                if goal >= 0 and person:
                    yield _slot(parse, index, goal, person, position, text, start)


def _goal(parse: Parse, verb: int, words: dict[str, list[str]]) -> int:
    """The object that makes a position of a verb: `join a team`, `take on a senior role`."""
    for child in parse.children[verb]:
        if parse.tokens[child].relation in ("obj", "obl") and parse.tokens[child].lemma.lower() in words["objects"]:
            below = words_below(parse, child)
            if "with" not in words or below & set(words["with"]):
                return child
    return -1


def _before(number: int, verb: int, roster: Roster) -> str:
    """The last name of a person before the verb."""
    names = [n for n in roster.names[number] if n.last < verb]
    return next((fold_name(n.canonical) for n in reversed(names) if len(n.canonical.split()) > 1), "")


def _slot(parse: Parse, verb: int, goal: int, person: str, position: str, text: str, start: int) -> Slot:
    span = Span(parse.tokens[verb].span.start, parse.tokens[goal].span.end)
    shown = text[span.start - start : span.end - start]
    value = Value(
        Kind.ROLE, span, shown, unit="position", form=Form.LABEL, noun=position, per="ladder", lexical=position
    )
    return Slot(value, attribute="role", noun="role", subject=person)
