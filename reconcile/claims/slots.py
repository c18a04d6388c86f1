"""Attach each figure to what it is said of: the noun it counts, the verb and its subject, places, times and limits."""

from dataclasses import dataclass

from reconcile.claims.clauses import Clause, subtree
from reconcile.claims.names import Roster
from reconcile.claims.scope import limits
from reconcile.language import Language, Thesaurus
from reconcile.model import Form, Kind, Parse, Slot, Token, Value

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "get", "give", "put", "go", "come", "become", "include", "involve", "see"}
)
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.AMOUNT, Kind.MULTIPLE})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_PLACE_CASES = frozenset({"in", "at", "near", "off", "outside", "from", "across", "around"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a value hangs in its sentence: token indices, -1 where there is none."""

    token: int
    noun: int  # what the value counts or measures
    over: int  # the noun above that one: `a network of 100,000 contractors`
    verb: int
    role: str  # relation of the outermost noun to the verb


def anchor(parse: Parse, value: Value) -> Anchor | None:
    """Find the word of a value that governs its other words, then what it counts and the verb above."""
    inside = [i for i, t in enumerate(parse.tokens) if t.span.overlaps(value.span)]
    if not inside:
        return None
    members = set(inside)
    roots = [i for i in inside if parse.tokens[i].head not in members]
    token = next((i for i in roots if parse.tokens[i].tag in ("NUM", "SYM", "NOUN")), roots[0] if roots else inside[-1])
    tokens = parse.tokens
    noun, place = _counted(parse, token, members)
    over, verb, role, current = -1, -1, "", place
    for _ in range(12):
        relation, above = tokens[current].relation, tokens[current].head
        if above < 0:
            verb = current if tokens[current].tag in ("VERB", "AUX") else -1
            break
        if tokens[above].tag in ("VERB", "AUX") or relation.startswith(
            ("obl", "obj", "nsubj", "xcomp", "ccomp", "advcl")
        ):
            verb, role = above, relation
            break
        if over < 0 and relation in ("nmod", "appos", "compound", "nmod:poss") and above != noun:
            over = above
        current = above
    return Anchor(token, noun, over, verb, role)


def _counted(parse: Parse, token: int, members: set[int]) -> tuple[int, int]:
    """Return the noun that a value counts, and the token from which to climb."""
    tokens = parse.tokens
    relation, above = tokens[token].relation, tokens[token].head
    if tokens[token].tag == "NOUN" and relation not in ("compound", "nummod"):
        below = next((c for c in parse.children[token] if tokens[c].relation == "nmod" and _case(parse, c) == "of"), -1)
        if below >= 0 and below not in members:
            return below, token
        return (token if len(members) == 1 or tokens[token].tag == "NOUN" else -1), token
    if (
        above >= 0
        and tokens[above].tag in ("NOUN", "PROPN")
        and (
            relation
            in (
                "nummod",
                "compound",
                "amod",
                "det",
                "quantmod",
                "dep",
                "advmod",
                "nmod:unmarked",
                "nmod:npmod",
                "det:predet",
            )
        )
    ):
        return above, above
    of = next((c for c in parse.children[token] if tokens[c].relation == "nmod" and _case(parse, c) == "of"), -1)
    return of, token


def _case(parse: Parse, index: int) -> str:
    return next((parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].relation == "case"), "")


def fill_slot(
    parse: Parse,
    value: Value,
    clause: Clause,
    sentence: int,
    subject: str,
    roster: Roster,
    words: Thesaurus,
    language: Language,
) -> Slot:
    """Return the slot of one value: which attribute of which thing it states, and what limits it."""
    where = anchor(parse, value)
    if where is None:
        return Slot(value, attribute="", noun=value.noun, context=content(parse, clause, value))
    tokens = parse.tokens
    noun = tokens[where.noun].lemma.lower() if where.noun >= 0 else value.noun
    if where.noun >= 0 and where.noun == where.token and value.form not in (Form.SHARE, Form.WORD):
        noun = value.noun
    return Slot(
        value=value,
        attribute=_attribute(parse, value, where, noun, words),
        noun=noun,
        subject=subject,
        parties=parties(parse, clause, sentence, roster, subject),
        places=places(parse, where, sentence, roster),
        scope=limits(parse, where.token, where.noun, clause, language),
        context=content(parse, clause, value),
    )


def _attribute(parse: Parse, value: Value, where: Anchor, noun: str, words: Thesaurus) -> str:
    """Name the class of what is stated: a measured noun names it itself, a count takes it from its verb."""
    tokens = parse.tokens
    verb = tokens[where.verb].lemma.lower() if where.verb >= 0 else ""
    if value.form is Form.UNDISCLOSED:
        return words.predicate(value.noun) if value.noun else "terms"
    if value.kind in _MEASURED:
        for candidate in (noun, tokens[where.over].lemma.lower() if where.over >= 0 else "", value.noun):
            if candidate and words.known(candidate):
                return words.predicate(candidate)
        named = _named_by(parse, where, words)
        if named:
            return named
    if verb and verb not in _LIGHT:
        return words.predicate(verb)
    for index in (where.over, where.noun):
        if index >= 0 and words.known(tokens[index].lemma.lower()):
            return words.predicate(tokens[index].lemma.lower())
    if value.kind is Kind.COUNT and where.verb >= 0:
        return _complement(parse, where, words) or (words.predicate(verb) if verb not in _LIGHT else "")
    return words.predicate(verb) if verb and verb not in _LIGHT else ""


def _named_by(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`puts its market value at $29 billion`, `its value rose to $29 billion`: the other noun of the verb names the attribute."""
    tokens = parse.tokens
    if where.verb < 0 or not where.role.startswith("obl"):
        return ""
    for child in parse.children[where.verb]:
        if tokens[child].relation in ("obj", "nsubj", "nsubj:pass") and tokens[child].tag == "NOUN":
            lemma = tokens[child].lemma.lower()
            if words.known(lemma):
                return words.predicate(lemma)
    return ""


def _complement(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`left 12 people dead`: the complement of a light verb carries the meaning."""
    for child in parse.children[where.verb]:
        lemma = parse.tokens[child].lemma.lower()
        if parse.tokens[child].relation in ("xcomp", "amod", "advcl") and words.known(lemma):
            return words.predicate(lemma)
    return ""


def parties(parse: Parse, clause: Clause, sentence: int, roster: Roster, subject: str) -> tuple[str, ...]:
    """Return the names that take part in a clause, the subject first, each once."""
    found = {subject: None} if subject[:1].isupper() else {}
    for name in roster.names[sentence]:
        if name.first in clause.members and not _is_label(parse, name.last):
            found.setdefault(name.canonical)
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.tag in ("PRON", "NOUN") and index != clause.subject:
            resolved = roster.resolve(sentence, parse, index, subject if token.tag == "NOUN" else "")
            if resolved:
                found.setdefault(resolved)
    return tuple(found)


def _is_label(parse: Parse, last: int) -> bool:
    """`AI startups`, `TV crews`: an acronym before a noun names a kind, not a party."""
    token = parse.tokens[last]
    return (
        token.text.isupper() and len(token.text) <= 4 and token.head > last and parse.tokens[token.head].tag == "NOUN"
    )


def places(parse: Parse, where: Anchor, sentence: int, roster: Roster) -> tuple[str, ...]:
    """Return the names that stand in a phrase of place beside the value: on its noun, or on its verb."""
    near = {where.noun, where.token, where.verb, where.over}
    found: dict[str, None] = {}
    for name in roster.names[sentence]:
        head = max(
            range(name.first, name.last + 1),
            key=lambda i: (parse.tokens[i].head not in range(name.first, name.last + 1), -i),
        )
        token: Token = parse.tokens[head]
        if token.relation in ("obl", "nmod", "nmod:poss") and token.head in near and _case(parse, head) in _PLACE_CASES:
            found.setdefault(name.canonical)
    return tuple(found)


def content(parse: Parse, clause: Clause, value: Value | None) -> tuple[str, ...]:
    """Return the content lemmas of a clause in order, each once, without figures and without the value's own words."""
    found: dict[str, None] = {}
    silent = spoken_by(parse, clause)
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if index in silent:
            continue
        if (
            token.tag in _CONTENT
            and (value is None or not token.span.overlaps(value.span))
            and token.lemma.lower() not in _LIGHT
        ):
            found.setdefault(token.lemma.lower())
    return tuple(found)


def spoken_by(parse: Parse, clause: Clause) -> frozenset[int]:
    """Return the words that only say who says a clause: the verb of saying and its subject."""
    if clause.reporter < 0:
        return frozenset()
    speakers = [
        c
        for c in parse.children[clause.reporter]
        if parse.tokens[c].relation.startswith("nsubj") and c != clause.subject
    ]
    return frozenset({clause.reporter, *(i for s in speakers for i in subtree(parse, s))})


__all__ = ["Anchor", "anchor", "content", "fill_slot", "parties"]
