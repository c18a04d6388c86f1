"""Names that a source keeps back, and the names that another gives to the same one: the victim, the suspect."""

from collections.abc import Iterator
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.references import Roster
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Slot, Span, Value

_REACH = 8  # words between a name and the verb that keeps it back


class _Words:
    """The words of `withheld.yaml` as sets."""

    def __init__(self, language: Language) -> None:
        data = language.section("withheld")
        self.persons: dict[str, str] = {word: role for role, words in data["persons"].items() for word in words}
        self.names, self.tell = frozenset(data["names"]), frozenset(data["tell"])
        self.deny, self.owners = language.words("function", "negators"), language.words("function", "its", "his")
        self.later, self.ahead = frozenset(data["later"]), frozenset(data["ahead"])
        self.refuse, self.identify, self.suffer = (frozenset(data[key]) for key in ("refuse", "identify", "suffer"))
        self.hints = {role: frozenset(data[f"of_{role}"]) for role in ("suspect", "victim")}


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_identities(
    parse: Parse, clause: Clause, number: int, roster: Roster, text: str, start: int, language: Language
) -> Iterator[Slot]:
    """Yield a NAME slot of the form UNDISCLOSED where a clause keeps the name of somebody back, of the form LABEL where it tells it.

    The noun of a slot is the role: `victim` or `suspect`.
    """
    words = _words(language)
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.lemma.lower() in words.names and token.tag == "NOUN":
            verb = _kept_back(parse, index, words)
            role = _whose(parse, index, words)
            if verb >= 0 and role:
                yield _slot(parse, min(index, verb), max(index, verb), Form.UNDISCLOSED, role, text, start)
        elif token.tag == "VERB":
            yield from _told(parse, index, number, roster, words, text, start)


def _kept_back(parse: Parse, name: int, words: _Words) -> int:
    """Return the verb that keeps a name back: `will not be released`, `declined to release the name`, `would be released after`.

    Read along the words and not along the tree, which often loses a passive behind `until`.
    """
    tokens = parse.tokens
    near = [t.text.lower() for t in tokens[max(0, name - _REACH) : name]]
    for index in range(name + 1, min(name + _REACH, len(tokens))):
        if tokens[index].tag == "VERB" and tokens[index].lemma.lower() in words.tell:
            between = {t.text.lower() for t in tokens[name:index]}
            after = {t.text.lower() for t in tokens[index + 1 : index + 3]}
            return index if between & words.deny or (between & words.ahead and after & words.later) else -1
        if tokens[index].tag == "VERB" and tokens[index].lemma.lower() in words.refuse:
            return index
    for index in range(name - 1, max(-1, name - _REACH), -1):
        lemma = tokens[index].lemma.lower()
        if lemma in words.refuse or (lemma in words.tell and set(near) & words.deny):
            return index
        if lemma in words.tell:
            return (
                index if any(tokens[n].lemma.lower() in words.refuse for n in range(max(0, index - 3), index)) else -1
            )
    return -1


def _whose(parse: Parse, name: int, words: _Words) -> str:
    """Return the role of the one whose name it is: `the victim's name`, `the name of the deceased`, or as the sentence hints."""
    tokens = parse.tokens
    for index in (*range(name + 1, min(name + 5, len(tokens))), *range(name - 1, max(-1, name - 4), -1)):
        role = words.persons.get(tokens[index].lemma.lower()) or words.persons.get(tokens[index].text.lower())
        if role is not None:
            return role
    if name and tokens[name - 1].text.lower() in words.owners:
        said = {t.text.lower() for t in tokens}
        roles = [role for role, hints in words.hints.items() if said & hints]
        return roles[0] if len(roles) == 1 else ""
    return ""


def _told(parse: Parse, verb: int, number: int, roster: Roster, words: _Words, text: str, start: int) -> Iterator[Slot]:
    """`identified the victim as NAME`, `NAME was killed`: whose name it is, and the name."""
    tokens = parse.tokens
    lemma, children = tokens[verb].lemma.lower(), parse.children[verb]
    if lemma in words.identify:
        roles = [words.persons[tokens[c].lemma.lower()] for c in children if tokens[c].lemma.lower() in words.persons]
        for name in roster.names[number]:
            if roles and name.first > verb and tokens[name.first - 1].text.lower() == "as":
                yield _slot(parse, name.first, name.last, Form.LABEL, roles[0], text, start)
    elif lemma in words.suffer:
        wanted = ("nsubj",) if lemma == "die" else ("nsubj:pass", "obj")
        for child in children:
            found = roster.name_at(number, child)
            if found is not None and tokens[child].relation in wanted and " " in found.canonical:
                yield _slot(parse, found.first, found.last, Form.LABEL, "victim", text, start)


def _slot(parse: Parse, first: int, last: int, form: Form, role: str, text: str, start: int) -> Slot:
    span = Span(parse.tokens[first].span.start, parse.tokens[last].span.end)
    shown = text[span.start - start : span.end - start]
    lexical = "name withheld" if form is Form.UNDISCLOSED else "named"
    return Slot(
        Value(Kind.NAME, span, shown, unit="identity", form=form, lexical=lexical), attribute="identity", noun=role
    )
