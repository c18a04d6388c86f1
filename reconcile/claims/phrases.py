"""Fixed slots inside a longer sentence that are claims of their own.

`The $2 million investment values the firm …`, `invested $2 million | to speed up its growth`, `returned last month | after a year`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.claims.clauses import Clause
from reconcile.claims.links import case, has_to
from reconcile.claims.ranges import subtree
from reconcile.language import Thesaurus
from reconcile.model import Kind, Parse, Span, Value

_STATED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.DATE})
_AMOUNTS = frozenset({Kind.MONEY, Kind.PERCENT})
_BESIDE = ("nummod", "compound", "amod", "nmod", "nmod:poss", "nmod:unmarked", "nmod:npmod", "obl:tmod", "nmod:tmod")
_MOST = 0.6  # a phrase that is more of its clause than this is the clause
_CORE = 0.6  # the same for a clause without its circumstances
_LEAST = 6  # words of a clause that is worth cutting short


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with its figure, or a noun with what was done to it on a day."""

    span: Span
    head: int
    value: Value | None  # None for a happening that is named by its noun
    words: tuple[str, ...]  # content lemmas, the figure left out
    clause: bool = False  # whether it is the clause itself, cut short


def find_phrases(parse: Parse, clause: Clause, values: Sequence[Value], words: Thesaurus) -> Iterator[Phrase]:
    """Yield the phrases of a clause that state a fixed slot beside what the clause is about, in the order of the text.

    A phrase in the place of the object is what the clause itself states.
    """
    done = set()
    for value in values:
        if value.kind not in _STATED:
            continue
        token = next((i for i, t in enumerate(parse.tokens) if t.span.overlaps(value.span)), -1)
        noun = _noun(parse, token)
        if noun < 0 or noun in done or noun not in clause.members:
            continue
        inside = _extent(parse, noun, clause)
        span = Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)
        whole = clause.span.end - clause.span.start
        if span.end - span.start <= _MOST * whole and _presupposed(parse, noun, value, words):
            done.add(noun)
            yield Phrase(span, noun, value, _content(parse, inside, value))
    yield from _means(parse, clause, values)
    yield from _happenings(parse, clause, words, done)
    yield from _core(parse, clause, values)


def _means(parse: Parse, clause: Clause, values: Sequence[Value]) -> Iterator[Phrase]:
    """Yield what is done by the way with an amount or a share: `widened its fleet by paying $2 million for a tanker`."""
    for verb in sorted(clause.members):
        token = parse.tokens[verb]
        if token.form != "VBG" or token.relation not in ("advcl", "acl") or verb == clause.head:
            continue
        inside = [i for i in subtree(parse, verb) if i in clause.members and i >= verb]
        tokens = {i for i in inside if i - verb == inside.index(i)}  # as far as they hang together
        stated = [
            v for v in values if v.kind in _AMOUNTS and any(parse.tokens[i].span.overlaps(v.span) for i in tokens)
        ]
        run = range(verb, verb + len(tokens))
        span = Span(token.span.start, parse.tokens[run[-1]].span.end)
        if stated and span.end - span.start <= _MOST * (clause.span.end - clause.span.start):
            yield Phrase(span, verb, stated[-1], _content(parse, run, stated[-1]), clause=True)


def _happenings(parse: Parse, clause: Clause, words: Thesaurus, done: set[int]) -> Iterator[Phrase]:
    """Yield the happenings to somebody named that a clause takes as known: `The arrest of Ann Lee shocked the town`."""
    for noun in sorted(clause.members - done):
        token = parse.tokens[noun]
        if token.tag != "NOUN" or not _is_happening(token.lemma.lower(), words):
            continue
        taken = token.relation.startswith(("nsubj", "obl")) or token.relation == "conj"
        goal = next((c for c in parse.children[noun] if case(parse, c) == "of" and parse.tokens[c].head == noun), -1)
        if not taken or goal < 0 or not any(parse.tokens[i].tag == "PROPN" for i in subtree(parse, goal)):
            continue
        inside = _extent(parse, noun, clause)
        span = Span(parse.tokens[inside[0]].span.start, parse.tokens[inside[-1]].span.end)
        if span.end - span.start <= _MOST * (clause.span.end - clause.span.start):
            yield Phrase(span, noun, None, _content(parse, inside, None))


def _is_happening(lemma: str, words: Thesaurus) -> bool:
    """Tell whether a noun names what happened rather than who did it."""
    return words.known(lemma) and not lemma.endswith(("er", "or"))


def _core(parse: Parse, clause: Clause, values: Sequence[Value]) -> Iterator[Phrase]:
    """Yield a clause without what follows its figure or its day: a purpose, a circumstance."""
    run = [i for i in sorted(clause.members) if parse.tokens[i].span.start >= clause.span.start]
    if len(run) < _LEAST or run[0] > clause.head:
        return
    for value in values:
        last = max((i for i in run if parse.tokens[i].span.overlaps(value.span)), default=-1)
        cut = min((f for c in run if (f := _begins_rest(parse, clause, c, value)) > max(last, clause.head)), default=-1)
        if value.kind not in _STATED or last < 0 or cut < 0:
            continue
        kept = [i for i in run if i < cut]
        span = Span(clause.span.start, parse.tokens[kept[-1]].span.end)
        if span.end - span.start <= _CORE * (clause.span.end - clause.span.start):
            yield Phrase(span, clause.head, value, _content(parse, range(kept[0], cut), value), clause=True)
            return


def _begins_rest(parse: Parse, clause: Clause, index: int, value: Value) -> int:
    """The first word of a purpose (behind any value) or of another circumstance (behind a day), -1 for anything else."""
    token = parse.tokens[index]
    if has_to(parse, index) and token.form == "VB" and token.relation in ("advcl", "xcomp", "acl", "conj"):
        return subtree(parse, index)[0]
    circumstance = value.kind is Kind.DATE and token.relation.startswith(("obl", "advcl"))
    if token.head != clause.head or not circumstance:
        return -1
    return subtree(parse, index)[0]


def _noun(parse: Parse, token: int) -> int:
    """The noun that a figure or a day stands beside, or that a participle with the day says something of."""
    if token < 0:
        return -1
    tokens = parse.tokens
    for _ in range(3):
        above = tokens[token].head
        if above < 0:
            return -1
        if tokens[above].tag == "NOUN" and tokens[token].relation in (*_BESIDE, "acl"):
            return above
        token = above
    return -1


def _presupposed(parse: Parse, noun: int, value: Value, words: Thesaurus) -> bool:
    token = parse.tokens[noun]
    if value.kind is Kind.DATE:
        possessed = any(parse.tokens[c].relation in ("nmod:poss", "acl") for c in parse.children[noun])
        return possessed and words.known(token.lemma.lower()) and token.relation.startswith(("nsubj", "obl"))
    if not words.known(token.lemma.lower()):
        return False
    return token.relation.startswith("nsubj") or (token.relation.startswith("obl") and case(parse, noun) == "with")


def _extent(parse: Parse, noun: int, clause: Clause) -> range:
    """The words of the phrase, without its preposition, as far as they belong to the clause and hang together."""
    below = [i for i in subtree(parse, noun) if i in clause.members]
    case = {c for c in parse.children[noun] if parse.tokens[c].relation in ("case", "punct", "cc")}
    first = last = noun
    while first - 1 in below and first - 1 not in case:
        first -= 1
    while last + 1 in below and parse.tokens[last + 1].relation not in ("punct", "cc"):
        last += 1
    return range(first, last + 1)


def _content(parse: Parse, inside: range, value: Value | None) -> tuple[str, ...]:
    tokens = [parse.tokens[i] for i in inside]
    kept = [t for t in tokens if t.tag in ("NOUN", "PROPN", "VERB", "ADJ")]
    if value is not None:
        kept = [t for t in kept if not t.span.overlaps(value.span)]
    return tuple(dict.fromkeys(t.lemma.lower() for t in kept))
