"""Whom a subject is set against: `unlike its rivals`, `than many of its rivals`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Slot, Span, Value

_REACH = 6  # words between a word of contrast and the others


def find_contrasts(
    parse: Parse, clause: Clause, subject: str, text: str, start: int, language: Language
) -> Iterator[Slot]:
    """Yield a SCOPE slot for each contrast of a clause with others of its kind: with all of them, or with a part."""
    data = language.section("scope")
    tokens = parse.tokens
    for index in sorted(clause.members):
        if tokens[index].text.lower() not in data["contrast"]:
            continue
        for at in range(index + 1, min(index + _REACH, len(tokens))):
            if tokens[at].tag == "NOUN" and tokens[at].lemma.lower() in data["others"]:
                phrase = [t.text.lower() for t in tokens[index + 1 : at]]
                span = Span(tokens[index + 1].span.start, tokens[at].span.end)
                lexical = "a part" if set(phrase) & set(data["part"]) else "the whole"
                who = subject if subject[:1].isupper() else next((t.text for t in tokens[at:] if t.tag == "PROPN"), "")
                shown = text[span.start - start : span.end - start]
                value = Value(Kind.SCOPE, span, shown, unit="contrast", form=Form.LABEL, lexical=lexical)
                yield Slot(value, attribute="contrast", noun="those it is set against", subject=who)
                break
