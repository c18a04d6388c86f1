"""Split a parsed sentence into predications, by the policy in `docs/claims.md`.

One predication that can be judged true or false by itself is one clause: coordinated predicates, non-restrictive relatives,
participles, adverbial clauses and appositives are split off; what somebody says stays with the words that say who says it.
"""

from dataclasses import dataclass

from reconcile.claims.links import has_to
from reconcile.claims.ranges import range_of, subtree
from reconcile.language import Language
from reconcile.model import Parse, Span, Token

_COMMAS = frozenset({",", "—", "–", "(", "--", ";", ":"})
_SPEECH = ("ccomp", "parataxis")


@dataclass(frozen=True, slots=True)
class Clause:
    """One predication: indices into the tokens of its sentence."""

    head: int  # the verb, or the predicate noun or adjective of a copula; of reported speech the head of what is said
    reporter: int  # the verb of saying above it in the same clause, -1 where there is none
    span: Span
    subject: int  # -1 where there is none to be found
    passive: bool
    object: int
    auxiliaries: tuple[int, ...]
    negated: bool
    parent: int  # head of the clause that this one hangs on, -1 for the main clause
    relation: str
    members: frozenset[int]  # the tokens that belong to this clause and to no clause below it
    elided: bool = False  # whether the subject stands in another clause


def find_clauses(parse: Parse, language: Language) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, in order of their heads; a sentence without verb is one clause.

    The clause of content of a verb of saying is the claim, so that `Scale said it will stay` is a claim about staying;
    a verb that has somebody do something, as in `hired Ann Lee to lead the team`, holds a claim about Ann Lee.
    """
    tokens = parse.tokens
    if not tokens:
        return ()
    heads = [
        i
        for i, token in enumerate(tokens)
        if token.head < 0 or _splits(parse, i, token, language) or _bidden(parse, i, language) >= 0
    ]
    owner = _owners(parse, heads)
    members: dict[int, set[int]] = {head: set() for head in heads}
    for index, head in enumerate(owner):
        members[head].add(index)
    return tuple(_clause(parse, head, frozenset(members[head]), owner, language) for head in heads)


def _splits(parse: Parse, index: int, token: Token, language: Language) -> bool:
    """Tell whether the subtree of a token is a claim of its own."""
    relation = token.relation
    if relation == "conj":
        return is_predicate(parse, index) and is_predicate(parse, token.head) and not _shares_content(parse, index)
    if relation in ("acl", "acl:relcl"):
        return token.tag in ("VERB", "AUX", "NOUN", "ADJ") and _after_comma(parse, index)
    if relation == "appos":
        return _describes(parse, index)
    if relation in ("parataxis", "list"):
        return is_predicate(parse, index) and not only_reports(parse, index, language.words("reporting", "say"))
    return relation == "advcl" and is_predicate(parse, index) and _stands_alone(parse, index, language)


def _bidden(parse: Parse, index: int, language: Language) -> int:
    """The one named who is to do something: `hired Ann Lee to lead the team`; -1 where nobody is."""
    token = parse.tokens[index]
    if token.form != "VB" or token.relation not in ("xcomp", "advcl", "acl") or token.head < 0:
        return -1
    verb = token.head if token.relation != "acl" else parse.tokens[token.head].head
    if not has_to(parse, index) or verb < 0 or len(parse.children[index]) < 2:
        return -1
    if parse.tokens[verb].lemma not in language.words("reporting", "bid"):
        return -1
    goal = next((c for c in parse.children[verb] if parse.tokens[c].relation == "obj" and verb < c < index), -1)
    if goal < 0 or _names(parse, goal) < 0:
        return -1
    return goal


def _names(parse: Parse, noun: int) -> int:
    """The proper noun at or beside a noun: `its chief Ann Lee`; -1 where there is none."""
    if parse.tokens[noun].tag == "PROPN":
        return noun
    beside = ("appos", "flat", "compound", "nmod")
    named = (
        c
        for c in parse.children[noun]
        if parse.tokens[c].relation in beside and parse.tokens[c].tag == "PROPN" and c > noun
    )
    return next(named, -1)


def _stands_alone(parse: Parse, index: int, language: Language) -> bool:
    """Tell whether an adverbial clause is a claim: `while Scale grows`, `hiring staff`; not a purpose, condition or complement."""
    if parse.tokens[index].form == "VB" and not _has_subject(parse, index):
        return False
    mark = next((parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].relation == "mark"), "")
    if not mark and parse.tokens[index].form == "VBG" and _beside_noun(parse, index):
        return False
    if mark == "as":
        return _has_subject(parse, index)
    if mark in language.words("function", "bound"):
        return False
    return mark not in language.words("function", "leading") or _after_comma(parse, index)


def _beside_noun(parse: Parse, index: int) -> bool:
    """`a team building boats`: a participle right behind a noun, without a comma, tells which one is meant."""
    return index > 0 and parse.tokens[index - 1].tag in ("NOUN", "PROPN") and subtree(parse, index)[0] == index


def _describes(parse: Parse, index: int) -> bool:
    """Tell whether an apposition says something of a name: `Fergus, a professor at New York University`."""
    token, above = parse.tokens[index], parse.tokens[parse.tokens[index].head]
    if token.tag != "NOUN" or above.tag != "PROPN" or not parse.children[index]:
        return False
    return _after_comma(parse, index) and token.head < index


def only_reports(parse: Parse, index: int, say: frozenset[str]) -> bool:
    """`…, Smith said`: a clause that only says who says the rest is no claim."""
    token = parse.tokens[index]
    kept = ("obj", "ccomp", "xcomp", "advcl", "conj")
    return token.lemma in say and not any(parse.tokens[c].relation in kept for c in parse.children[index])


def is_predicate(parse: Parse, index: int) -> bool:
    """Tell whether a token is a verb or carries a copula."""
    token = parse.tokens[index]
    if token.tag == "VERB" or (token.tag == "AUX" and token.relation not in ("aux", "aux:pass", "cop")):
        return True
    return any(parse.tokens[child].relation == "cop" for child in parse.children[index])


def _shares_content(parse: Parse, index: int) -> bool:
    """Tell whether a conjunct is a bare verb that shares everything with its partner: `to push and pull it`."""
    token = parse.tokens[index]
    return token.form in ("VB", "VBP") and not _finite(parse, index) and not _finite(parse, token.head)


def _finite(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].relation in ("aux", "nsubj", "nsubj:pass") for child in parse.children[index])


def _has_subject(parse: Parse, index: int) -> bool:
    return any(parse.tokens[child].relation.startswith(("nsubj", "csubj")) for child in parse.children[index])


def _after_comma(parse: Parse, index: int) -> bool:
    first = subtree(parse, index)[0]
    return parse.tokens[first].text in _COMMAS or (first > 0 and parse.tokens[first - 1].text in _COMMAS)


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


def _clause(parse: Parse, top: int, members: frozenset[int], owner: list[int], language: Language) -> Clause:
    tokens, negators = parse.tokens, language.words("function", "negators")
    head = _said(parse, top, members, language)
    core = _content_head(parse, head)
    goal = _bidden(parse, top, language)
    subject, passive = (_names(parse, goal), False) if goal >= 0 else find_subject(parse, head, language)
    return Clause(
        head=head,
        reporter=top if head != top else -1,
        span=range_of(parse, top, head, members, goal),
        subject=subject,
        passive=passive,
        object=next((c for c in parse.children[core] if tokens[c].relation in ("obj", "iobj")), -1),
        auxiliaries=tuple(c for c in parse.children[head] if tokens[c].relation in ("aux", "aux:pass", "cop")),
        negated=any(_denies(tokens[c], negators) for c in parse.children[head]),
        parent=owner[tokens[top].head] if tokens[top].head >= 0 else -1,
        relation=tokens[top].relation,
        members=members,
        elided=subject >= 0 and subject not in members,
    )


def is_command(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause bids somebody to do something: a bare verb without subject that begins its sentence."""
    if clause.parent >= 0 or parse.tokens[clause.head].form != "VB" or clause.subject >= 0 or clause.auxiliaries:
        return False
    before = [token for token in parse.tokens[: clause.head] if token.tag not in ("PUNCT", "INTJ", "ADV")]
    return not before


def _said(parse: Parse, top: int, members: frozenset[int], language: Language) -> int:
    """Return the head of what is said where a verb of saying governs it, else the verb itself."""
    if parse.tokens[top].lemma not in language.words("reporting", "say") or parse.tokens[top].tag != "VERB":
        return top
    asking = language.words("function", "asking")
    for child in parse.children[top]:
        said = parse.tokens[child].relation in _SPEECH and child in members and is_predicate(parse, child)
        if said and parse.tokens[subtree(parse, child)[0]].text.lower() not in asking:
            return child
    return top


def _denies(token: Token, negators: frozenset[str]) -> bool:
    return token.text.lower() in negators or (token.text.lower() == "no" and token.relation == "advmod")


def _content_head(parse: Parse, head: int) -> int:
    """Follow "plans to buy", "is expected to rise" down to the verb that carries the objects."""
    for child in parse.children[head]:
        if parse.tokens[child].relation == "xcomp" and parse.tokens[child].tag == "VERB":
            return child
    return head


def _shares_voice(parse: Parse, verb: int) -> bool:
    """`was stabbed and shot`: a participle without an auxiliary of its own has that of the one before."""
    token = parse.tokens[verb]
    helped = any(parse.tokens[c].tag == "AUX" for c in parse.children[verb])
    return token.relation == "conj" and token.form == "VBN" and not helped


def _antecedent(parse: Parse, relative: int, head: int) -> int:
    """`the president of Norland, Ann Lee, who`: a name right before `, who` is the one told of, whatever the clause hangs on."""
    named = relative > 1 and parse.tokens[relative - 1].text == "," and parse.tokens[relative - 2].tag == "PROPN"
    return relative - 2 if named and parse.tokens[relative].form == "WP" and parse.tokens[head].tag == "NOUN" else head


def find_subject(parse: Parse, head: int, language: Language) -> tuple[int, bool]:
    """Find the subject, inherited over coordination, participles and relatives."""
    tokens, relatives = parse.tokens, language.words("function", "relatives")
    current, passive, hops = head, None, 0
    while current >= 0 and hops < 6:
        for child in parse.children[current]:
            relation = tokens[child].relation
            if relation in ("nsubj", "nsubj:pass", "nsubj:outer", "csubj"):
                if tokens[child].form in ("WDT", "WP") or tokens[child].text.lower() in relatives:
                    if tokens[current].relation == "acl:relcl":
                        helped = any(tokens[c].relation == "aux:pass" for c in parse.children[current])
                        return _antecedent(parse, child, tokens[current].head), helped or relation == "nsubj:pass"
                    continue
                first = relation == "nsubj:pass" if passive is None else passive
                return child, first
        if passive is None and not _shares_voice(parse, current):
            passive = any(tokens[c].relation == "aux:pass" for c in parse.children[current])
        if tokens[current].relation in ("acl", "acl:relcl", "appos"):
            return tokens[current].head, tokens[current].form == "VBN"
        if tokens[current].relation not in ("conj", "advcl", "xcomp", "parataxis") and not _is_said_to(parse, current):
            break
        current, hops = tokens[current].head, hops + 1
    return -1, bool(passive)


def _is_said_to(parse: Parse, verb: int) -> bool:
    """`is said to have left`: whom the passive speaks of is the subject of the infinitive that is told of them."""
    above = parse.tokens[verb].head
    told = parse.tokens[verb].relation == "ccomp" and above >= 0 and parse.tokens[above].form == "VBN"
    return told and has_to(parse, verb)
