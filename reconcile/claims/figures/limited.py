"""A statement on a part of a thing: `part of the bridge fell`, where another source says it of all."""

from reconcile.claims.clauses import Clause
from reconcile.claims.ranges import subtree
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Span, Value


def find_limited(parse: Parse, clause: Clause, text: str, start: int, language: Language) -> tuple[Value, int] | None:
    """Return the phrase of a clause that speaks of a part of a thing, as a SCOPE value, with the noun that is limited.

    Only a subject or object of the form `part of X`, `many of its X` counts: there the same clause on all of X can be asked for.
    """
    part = language.words("scope", "part")
    tokens = parse.tokens
    for index in (clause.subject, clause.object):
        if index < 0 or index not in clause.members or tokens[index].lemma.lower() not in part:
            continue
        below = [
            c
            for c in parse.children[index]
            if tokens[c].relation == "nmod" and any(tokens[k].text.lower() == "of" for k in parse.children[c])
        ]
        if not below:
            continue
        phrase = subtree(parse, index)
        span = Span(tokens[phrase[0]].span.start, tokens[phrase[-1]].span.end)
        words = text[span.start - start : span.end - start]
        return Value(Kind.SCOPE, span, words, form=Form.LABEL, lexical="a part"), below[0]
    return None
