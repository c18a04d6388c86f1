"""In what mode a clause is put forward: as done, planned, possible, conditional, asked."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.links import child_of, is_yet_to
from reconcile.language import Language
from reconcile.model import Modality, Parse


class Mode(IntEnum):
    """How far the happening of a clause has come, on its own words."""

    UNTOLD = 0
    AHEAD = 1
    UNDER_WAY = 2
    DONE = 3


@dataclass(frozen=True, slots=True)
class Mood:
    """Modality of a clause with what its tense says of the happening."""

    modality: Modality
    mode: Mode
    negated: bool


@cache
def _ahead_verbs(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    data = language.section("status")
    return frozenset(data["ahead"]), frozenset(data["deny"])


def read_mood(parse: Parse, clause: Clause, question: bool, language: Language) -> Mood:
    """Read modality, tense and negation of a clause from its auxiliaries and the verbs above it."""
    tokens = parse.tokens
    ahead, deny = _ahead_verbs(language)
    children = parse.children[clause.head]
    lower = {
        tokens[c].text.lower() for c in children if tokens[c].relation in ("aux", "mark", "advmod", "aux:pass", "cop")
    }
    chain = _chain(parse, clause.head)
    due = any(tokens[c].relation == "xcomp" for c in children) or "to" in lower
    yet = ("yet" in lower and due) or any(is_yet_to(parse, index + 2) for index in clause.members)
    negated = clause.negated or yet or "without" in lower or _denied(parse, chain, deny)
    if question:
        modality = Modality.QUESTION
    elif lower & language.words("function", "conditions", "provisos"):
        modality = Modality.CONDITIONAL
    elif negated:
        modality = Modality.DENIED
    elif (
        lower & language.words("function", "ahead", "owed")
        or any(tokens[i].lemma in ahead and child_of(parse, i, "compound:prt") < 0 for i in chain)  # not `was set up`
        or any(tokens[c].lemma in ahead and tokens[c + 1].text == "to" for c in children if c < clause.head - 1)
        or _will_be(parse, clause, lower, language.words("function", "ahead_then"))
    ):
        modality = Modality.PLANNED
    elif lower & language.words("function", "possible"):
        modality = Modality.POSSIBLE
    else:
        modality = Modality.ASSERTED
    return Mood(modality, _mode(parse, clause, lower, modality), negated)


def _will_be(parse: Parse, clause: Clause, lower: set[str], words: frozenset[str]) -> bool:
    """`said it would cut jobs`: what was told as `will`."""
    told = clause.reporter >= 0 and parse.tokens[clause.reporter].form in ("VBD", "VBN")
    return told and bool(lower & words)


def _chain(parse: Parse, head: int) -> list[int]:
    """The head and the verbs that govern it as an infinitive: `plans to buy`."""
    chain, current = [head], head
    while parse.tokens[current].relation == "xcomp" and parse.tokens[current].head >= 0:
        current = parse.tokens[current].head
        chain.append(current)
    return chain


def _denied(parse: Parse, chain: list[int], deny: frozenset[str]) -> bool:
    """`failed to finish`: a verb of denial above, or with what it denies below it; `rejected the offer` denies nothing itself."""
    head = chain[0]
    above = any(parse.tokens[i].lemma in deny for i in chain[1:])
    return above or (
        parse.tokens[head].lemma in deny and any(parse.tokens[c].relation == "xcomp" for c in parse.children[head])
    )


def _mode(parse: Parse, clause: Clause, lower: set[str], modality: Modality) -> Mode:
    tokens, head = parse.tokens, parse.tokens[clause.head]
    if modality in (Modality.PLANNED, Modality.POSSIBLE, Modality.CONDITIONAL) or ("to" in lower and head.form == "VB"):
        return Mode.AHEAD
    auxiliaries = {tokens[a].lemma for a in clause.auxiliaries}
    if head.form == "VBG":
        return _above(parse, clause)
    if any(tokens[a].text.lower() == "being" for a in clause.auxiliaries):
        return Mode.UNDER_WAY  # `is being bought`
    if head.form == "VBD" or (head.form == "VBN" and ("have" in auxiliaries or "be" in auxiliaries)):
        return Mode.DONE
    if head.form in ("VBZ", "VBP"):
        return Mode.UNDER_WAY
    return Mode.UNTOLD


def _above(parse: Parse, clause: Clause) -> Mode:
    """A participle shares the time of the verb that it hangs on: `has invested …, acquiring a stake`."""
    tokens, head = parse.tokens, parse.tokens[clause.head]
    if any(tokens[a].lemma == "be" for a in clause.auxiliaries) or head.head < 0 or head.relation != "advcl":
        return Mode.UNDER_WAY
    above = tokens[head.head]
    perfect = any(tokens[c].lemma == "have" and tokens[c].relation == "aux" for c in parse.children[head.head])
    marked = any(tokens[c].relation == "mark" for c in parse.children[clause.head])
    done = above.form == "VBD" or (above.form == "VBN" and perfect)
    return Mode.DONE if done and not marked else Mode.UNDER_WAY
