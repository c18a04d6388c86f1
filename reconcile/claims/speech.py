"""Whose words stand in quotation marks, when their own clause does not say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.attribution import Reporting, source_of
from reconcile.claims.clauses import Clause
from reconcile.model import Attribution, Closeness, Parse, Sentence, Span, Token, Value

_LEAST = 4  # words in quotation marks that make a quotation; fewer are a name, a term or an irony
_FAR = 2  # sentences that a speaker is carried over
_CLOSING = "\"”»’'"
_BETWEEN = " \t\r\n,.;:!?…–—-\"“”«»„'‘’"  # what may stand around a quotation that fills a sentence
_PHRASE = ("DET", "PRON", "ADJ", "NOUN", "PROPN")  # the words of a speaker behind `said`
_NOUNS = ("NOUN", "PROPN", "PRON")
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
    own = [
        _speaker(parse, by, spans, words) if spans else next((b for b in by if b is not None and b.source), None)
        for parse, by, spans in zip(parses, said_by, quoted, strict=True)
    ]
    blocks = _blocks(sentences, quoted)
    filled: list[list[By]] = []
    speaker: By = None
    since = _FAR + 1
    for number in range(len(sentences)):
        row = [_outside(by, own[number], quoted[number]) for by in said_by[number]]
        whole = own[number] or next((own[n] for n in blocks[number] if own[n] is not None), None)
        since = 0 if whole is not None else since + 1
        speaker = whole or speaker
        near = speaker if since <= _FAR else None
        for place, clause in enumerate(clauses[number]):
            if row[place] is None and quoted[number]:
                row[place] = _quoted(parses[number], clause, quoted[number], near, words)
        if whole is None and any(row):
            since = 0  # the quotation goes on
        filled.append(row)
    return filled


def _outside(by: By, own: By, quoted: Sequence[Span]) -> By:
    """The one who says a clause; not a word of the quotation, where the sentence names another for the same verb.

    Who quotes somebody else within a quotation has another verb of saying, and stays.
    """
    if by is None or own is None or not any(span.start <= by.span.start < span.end for span in quoted):
        return by
    return own if by.manner == own.manner else by


def _blocks(sentences: Sequence[Sentence], quoted: Sequence[Sequence[Span]]) -> list[range]:
    """Return for each sentence those over which its quotation runs: `“It was dark. We ran,” Smith said`."""
    first = list(range(len(sentences)))
    for number in range(1, len(sentences)):
        if quoted[number - 1] and quoted[number] and _goes_on(sentences, quoted, number):
            first[number] = first[number - 1]
    last = {start: number for number, start in enumerate(first)}
    return [range(start, last[start] + 1) for start in first]


def _goes_on(sentences: Sequence[Sentence], quoted: Sequence[Sequence[Span]], number: int) -> bool:
    """Tell whether the quotation with which the sentence before ends is still open where this one begins."""
    one, two = sentences[number - 1], sentences[number]
    tail = one.text[quoted[number - 1][-1].end - one.span.start :]
    head = two.text[: quoted[number][0].start - two.span.start]
    return not tail.strip(_BETWEEN) and not head.strip(_BETWEEN) and not any(mark in tail for mark in _CLOSING)


def _speaker(parse: Parse, said_by: Sequence[By], quoted: Sequence[Span], words: Reporting) -> By:
    """Who speaks in a sentence with a quotation: named outside of it, beside a verb of saying or before a colon."""

    def inside(span: Span) -> bool:
        return any(quote.start <= span.start < quote.end for quote in quoted)

    by_grammar = next((by for by in said_by if by is not None and by.source and not inside(by.span)), None)
    if by_grammar is not None:
        return by_grammar
    told = [not inside(token.span) for token in parse.tokens]
    beside = (
        source_of(parse, verb, noun, words)
        for verb, token in enumerate(parse.tokens)
        if token.tag == "VERB" and token.lemma in words.say and told[verb]
        for noun in _beside(parse, verb, told, words)
    )
    return next((by for by in (*beside, _introduced(parse, quoted, words)) if by is not None), None)


def _beside(parse: Parse, verb: int, told: Sequence[bool], words: Reporting) -> Iterator[int]:
    """Yield the noun right before or behind a verb of saying: `her agent said`, `said Ann Lee`; `told` are the words outside of the quotation."""
    tokens, start = parse.tokens, verb - 1
    while start > 0 and told[start] and (tokens[start].text == "," or tokens[start].tag == "NUM"):
        start -= 1  # `Ann Lee, 37, told the court`
    if start >= 0 and told[start] and tokens[start].tag in _NOUNS:
        yield _top(parse, start, told)
    if tokens[verb].lemma in words.to_whom:
        return
    end = verb + 1
    while end < len(tokens) and told[end] and tokens[end].tag in _PHRASE:
        end += 1
    if end > verb + 1 and tokens[end - 1].tag in _NOUNS:
        yield _top(parse, end - 1, told)


def _top(parse: Parse, index: int, told: Sequence[bool]) -> int:
    """The first word of a name, on which the others hang; the office before it, where the name hangs on that."""
    tokens = parse.tokens
    while tokens[index].relation in ("flat", "appos") and told[above := tokens[index].head] and 0 <= above < index:
        index = above
    return index


def _introduced(parse: Parse, quoted: Sequence[Span], words: Reporting) -> By:
    """`Ann Lee, the head of the union, was blunt: “We will strike”`: the subject of what a colon or a verb of saying opens a quotation behind."""
    tokens = parse.tokens
    for quote in quoted:
        before = [i for i, token in enumerate(tokens) if token.span.end <= quote.start]
        while before and not _is_word(tokens[before[-1]]) and tokens[before[-1]].text != ":":
            before.pop()
        if not before or (tokens[before[-1]].text != ":" and not _says(tokens[before[-1]], words)):
            continue
        verb = next((i for i in reversed(before) if _is_word(tokens[i])), -1)
        while verb >= 0:
            subject = next((c for c in parse.children[verb] if tokens[c].relation.startswith("nsubj")), len(tokens))
            if subject <= before[-1]:
                return source_of(parse, verb, subject, words)
            verb = tokens[verb].head
    return None


def _says(token: Token, words: Reporting) -> bool:
    """A verb of saying; a tagger may take `commented` for an adjective."""
    return bool({token.lemma, token.text.lower().removesuffix("ed")} & words.say)


def _is_word(token: Token) -> bool:
    return any(letter.isalnum() for letter in token.text)


def _quoted(parse: Parse, clause: Clause, quoted: Sequence[Span], near: By, words: Reporting) -> By:
    """Say whose words a clause is that has no verb of saying: it stands in quotation marks, or a part of it does."""
    tokens, head = parse.tokens, parse.tokens[clause.head].span
    for span in quoted:
        inside = sum(span.start <= tokens[i].span.start < span.end for i in clause.members)
        if inside < _LEAST:
            continue
        whole = near is not None and 2 * inside >= len(clause.members)  # `was blunt: “We will strike”`
        if whole or span.start <= head.start < span.end:
            if near is not None:
                return replace(near, manner="in quotation marks")
            return Attribution("", span, "in quotation marks", Closeness.OTHER)
        if tokens[clause.head].lemma in words.label and clause.subject >= 0:
            found = source_of(parse, clause.head, clause.subject, words)
            return replace(found, manner="in quotation marks", via="") if found is not None else None
    return None
