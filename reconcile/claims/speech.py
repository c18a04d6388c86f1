"""Whose words stand in quotation marks, when their own sentence does not say."""

from collections.abc import Sequence
from dataclasses import replace

from reconcile.claims.attribution import Reporting
from reconcile.claims.clauses import Clause
from reconcile.model import Attribution, Closeness, Parse, Sentence, Span, Value

_LEAST = 4  # words in quotation marks that make a quotation; fewer are a name, a term or an irony
_FAR = 2  # sentences that a speaker is carried over
By = Attribution | None


def carry(
    sentences: Sequence[Sentence],
    parses: Sequence[Parse],
    clauses: Sequence[Sequence[Clause]],
    said_by: Sequence[Sequence[By]],
    quotes: Sequence[Sequence[Value]],
    words: Reporting,
) -> list[list[By]]:
    """Return who says each clause of each sentence, with quotations that go on without a new `she said`."""
    quoted = [[value.span for value in found] for found in quotes]
    filled: list[list[By]] = []
    speaker: By = None
    since = _FAR + 1
    for number in range(len(sentences)):
        row = list(said_by[number])
        own = next((by for by in row if by is not None and by.source), None)
        since = 0 if own is not None else since + 1
        speaker = own or speaker
        near = speaker if since <= _FAR else None
        if own is None and quoted[number]:
            near = near or _ahead(sentences, said_by, quoted, number)
        for place, clause in enumerate(clauses[number]):
            if row[place] is None and quoted[number]:
                row[place] = _quoted(parses[number], clause, quoted[number], near, words)
        if own is None and any(row):
            since = 0  # the quotation goes on
        filled.append(row)
    return filled


def _ahead(
    sentences: Sequence[Sentence], said_by: Sequence[Sequence[By]], quoted: Sequence[Sequence[Span]], number: int
) -> By:
    """`“It was dark. We ran,” Smith said`: the speaker stands at the end of the quotation."""
    following = number + 1
    if following >= len(sentences) or sentences[following].paragraph != sentences[number].paragraph:
        return None
    if not quoted[following]:
        return None
    return next((by for by in said_by[following] if by is not None and by.source), None)


def _quoted(parse: Parse, clause: Clause, quoted: Sequence[Span], near: By, words: Reporting) -> By:
    """Say whose words a clause is that has no verb of saying: it stands in quotation marks, or a part of it does."""
    tokens, head = parse.tokens, parse.tokens[clause.head].span
    for span in quoted:
        inside = sum(span.start <= tokens[i].span.start < span.end for i in clause.members)
        if inside < _LEAST:
            continue
        if span.start <= head.start < span.end:
            if near is not None:
                return replace(near, manner="in quotation marks")
            return Attribution("", span, "in quotation marks", Closeness.OTHER)
        if tokens[clause.head].lemma in words.label and clause.subject >= 0:
            subject = tokens[clause.subject]
            closeness = Closeness.PARTY if subject.tag in ("PROPN", "PRON") else Closeness.OTHER
            return Attribution(subject.text, subject.span, "in quotation marks", closeness)
    return None
