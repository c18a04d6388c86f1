"""Telephone numbers that a text asks its readers to call: `call police on 0800 555 0111`."""

import re
from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.scene import Scene
from reconcile.model import Form, Kind, Slot, Span, Value

TELEPHONE = "telephone"
_DIGITS = range(7, 14)  # of a number, with the code of its area or country
_NUMBER = re.compile(r"(?<![\w$€£.,])[+(]?\d[\d ().-]{5,18}\d(?![\w%])")


def find_contacts(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a NAME slot for each telephone number that begins in a clause; its normal form is its digits."""
    words = scene.language.words("contacts", "telephone")
    if not any(token.lemma.lower() in words for token in scene.parse.tokens):
        return
    inside = [scene.parse.tokens[i].span for i in clause.members]
    for match in _NUMBER.finditer(scene.sentence.text):
        digits = "".join(filter(str.isdecimal, match.group()))
        span = Span(scene.sentence.span.start + match.start(), scene.sentence.span.start + match.end())
        begins = any(s.start <= span.start + (not match.group()[0].isdigit()) < s.end for s in inside)
        if begins and len(digits) in _DIGITS and len(digits) < len(match.group()):
            value = Value(Kind.NAME, span, match.group(), unit=TELEPHONE, form=Form.LABEL, lexical=digits)
            yield Slot(value, attribute=TELEPHONE, noun="telephone number")


__all__ = ["TELEPHONE", "find_contacts"]
