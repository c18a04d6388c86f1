"""Split a parsed sentence into predications, by the policy in `docs/design.md`.

One predication that can be judged true or false by itself is one clause: coordinated predicates, non-restrictive relatives,
participles and adverbial clauses are split off; what somebody says stays with the words that say who says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.model import Parse, Span, Token

_CLAUSAL = ("advcl", "acl", "acl:relcl", "parataxis", "ccomp", "csubj", "list")
_EDGES = frozenset(",;:—–-()[]“”\"'‘’.!?… ")
_ASKING = frozenset({"what", "which", "who", "whom", "where", "when", "why", "how", "whether", "if"})
_MARKERS = ("cc", "mark", "punct")


@dataclass(frozen=True, slots=True)
class Clause:
    """One predication: indices into the tokens of its sentence."""

    head: int  # the verb, or the predicate noun or adjective of a copula; of reported speech the head of what is said
    reporter: int  # the verb of saying above it in the same clause, -1 where there is none
    span: Span
    subject: int  # -1 where there is none to be found
    passive: bool
    object: int
    obliques: tuple[int, ...]
    auxiliaries: tuple[int, ...]
    negated: bool
    parent: int  # head of the clause that this one hangs on, -1 for the main clause
    relation: str
    members: frozenset[int]  # the tokens that belong to this clause and to no clause below it


def find_clauses(parse: Parse, say: frozenset[str] = frozenset()) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order of their heads; a sentence without verb is one clause.

    `say` are the verbs whose clause of content is the claim, so that `Scale said it will stay` is a claim about staying.
    """
    tokens = parse.tokens
    if not tokens:
        return ()
    heads = sorted(_heads(parse))
    owner = _owners(parse, heads)
    members: dict[int, set[int]] = {head: set() for head in heads}
    for index, head in enumerate(owner):
        members[head].add(index)
    return tuple(_clause(parse, head, frozenset(members[head]), owner, say) for head in heads)


def _heads(parse: Parse) -> Iterator[int]:
    for index, token in enumerate(parse.tokens):
        if token.head < 0 or _splits(parse, index, token):
            yield index


def _splits(parse: Parse, index: int, token: Token) -> bool:
    """Tell whether the subtree of a token is a claim of its own."""
    relation, tokens = token.relation, parse.tokens
    if relation == "conj":
        return is_predicate(parse, index) and is_predicate(parse, token.head) and not _shares_content(parse, index)
    if relation in ("acl", "acl:relcl"):
        return token.tag in ("VERB", "AUX", "NOUN", "ADJ") and (
            _after_comma(parse, index) or (relation == "acl:relcl" and _long(parse, index))
        )
    if relation == "ccomp":
        return False  # what is said stays with who says it; its own conjuncts are split off
    if relation in ("advcl", "parataxis", "list"):
        return (
            is_predicate(parse, index)
            and token.head >= 0
            and (tokens[index].form != "VB" or _has_subject(parse, index))
        )
    return False


def is_predicate(parse: Parse, index: int) -> bool:
    """Tell whether a token is a verb or carries a copula."""
    token = parse.tokens[index]
    if token.tag == "VERB" or (token.tag == "AUX" and token.relation not in ("aux", "aux:pass", "cop")):
        return True
    return any(parse.tokens[child].relation == "cop" for child in parse.children[index])


def _shares_content(parse: Parse, index: int) -> bool:
    """Tell whether a conjunct is a bare verb that shares everything with its partner: "push and pull it"."""
    token = parse.tokens[index]
    infinitive = token.form == "VB" and not any(
        parse.tokens[child].relation in ("aux", "nsubj", "nsubj:pass") for child in parse.children[index]
    )
    return infinitive and parse.tokens[token.head].form in ("VB", "VBP") and not _has_subject(parse, token.head)


def _has_subject(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].relation.startswith(("nsubj", "csubj")) for child in parse.children[index])


def _after_comma(parse: Parse, index: int) -> bool:
    first = min(subtree(parse, index))
    return (first > 0 and parse.tokens[first - 1].text in (",", "—", "–", "(", "--")) or parse.tokens[first].text in (
        ",",
        "—",
        "–",
        "(",
        "--",
    )


def _long(parse: Parse, index: int) -> bool:
    """A restrictive relative with a verb and an object of its own is news when it is as long as a sentence."""
    return len(subtree(parse, index)) >= 12


def subtree(parse: Parse, index: int) -> list[int]:
    """Return the indices below a token, itself included, in order."""
    found, stack = [], [index]
    while stack:
        current = stack.pop()
        found.append(current)
        stack.extend(parse.children[current])
    return sorted(found)


def _owners(parse: Parse, heads: list[int]) -> list[int]:
    """Give each token to the nearest clause head above it."""
    marks = set(heads)
    owner = [-1] * len(parse.tokens)
    for index in range(len(parse.tokens)):
        path, current = [], index
        while owner[current] < 0 and current not in marks:
            path.append(current)
            current = parse.tokens[current].head
            if current < 0:
                break
        found = heads[0] if current < 0 else (current if current in marks else owner[current])
        for step in path:
            owner[step] = found
        owner[index] = found if index not in marks else index
    return owner


def _clause(parse: Parse, top: int, members: frozenset[int], owner: list[int], say: frozenset[str]) -> Clause:
    tokens = parse.tokens
    head = _said(parse, top, members, say)
    core = _content_head(parse, head)
    subject, passive = _subject(parse, head)
    return Clause(
        head=head,
        reporter=top if head != top else -1,
        span=_span(parse, top, members),
        subject=subject,
        passive=passive,
        object=next((c for c in parse.children[core] if tokens[c].relation in ("obj", "iobj")), -1),
        obliques=tuple(c for c in parse.children[core] if tokens[c].relation.startswith("obl")),
        auxiliaries=tuple(c for c in parse.children[head] if tokens[c].relation in ("aux", "aux:pass", "cop")),
        negated=any(_denies(tokens[c]) for c in parse.children[head]),
        parent=owner[tokens[top].head] if tokens[top].head >= 0 else -1,
        relation=tokens[top].relation,
        members=members,
    )


def _said(parse: Parse, top: int, members: frozenset[int], say: frozenset[str]) -> int:
    """Return the head of what is said where a verb of saying governs it, else the verb itself."""
    if parse.tokens[top].lemma not in say or parse.tokens[top].tag != "VERB":
        return top
    for child in parse.children[top]:
        said = parse.tokens[child].relation == "ccomp" and child in members and is_predicate(parse, child)
        if said and parse.tokens[min(subtree(parse, child))].text.lower() not in _ASKING:
            return child
    return top


def _denies(token: Token) -> bool:
    return token.text.lower() in ("not", "n't", "n’t", "never") or (
        token.text.lower() == "no" and token.relation == "advmod"
    )


def _content_head(parse: Parse, head: int) -> int:
    """Follow "plans to buy", "is expected to rise" down to the verb that carries the objects."""
    for child in parse.children[head]:
        if parse.tokens[child].relation == "xcomp" and parse.tokens[child].tag == "VERB":
            return child
    return head


def _subject(parse: Parse, head: int) -> tuple[int, bool]:
    """Find the subject, inherited over coordination, participles and relatives."""
    tokens, current, passive, hops = parse.tokens, head, None, 0
    while current >= 0 and hops < 6:
        for child in parse.children[current]:
            relation = tokens[child].relation
            if relation in ("nsubj", "nsubj:pass", "csubj"):
                if tokens[child].form in ("WDT", "WP") or tokens[child].text.lower() in ("who", "which", "that"):
                    if tokens[current].relation == "acl:relcl":
                        return tokens[current].head, relation == "nsubj:pass"
                    continue
                first = relation == "nsubj:pass" if passive is None else passive
                return child, first
        if passive is None:
            passive = any(tokens[c].relation == "aux:pass" for c in parse.children[current])
        if tokens[current].relation in ("acl", "acl:relcl"):
            return tokens[current].head, tokens[current].form == "VBN"
        if tokens[current].relation not in ("conj", "advcl", "xcomp", "parataxis"):
            break
        current, hops = tokens[current].head, hops + 1
    return -1, bool(passive)


def _span(parse: Parse, head: int, members: frozenset[int]) -> Span:
    """The run of words around the head that belongs to the clause; a clause in the middle of it cuts the run."""
    tokens = parse.tokens
    left = right = head
    while left - 1 in members:
        left -= 1
    while right + 1 in members:
        right += 1
    kept = list(range(left, right + 1))
    while (
        len(kept) > 1 and kept[0] != head and (tokens[kept[0]].text in _EDGES or tokens[kept[0]].relation in _MARKERS)
    ):
        kept.pop(0)
    while (
        len(kept) > 1
        and kept[-1] != head
        and (tokens[kept[-1]].text in ",;:—–-(.!?" or tokens[kept[-1]].relation == "cc")
    ):
        kept.pop()
    return Span(tokens[kept[0]].span.start, tokens[kept[-1]].span.end)
