"""Who vouches for a clause, in what manner, and how close that one is to the event."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reconcile.claims.clauses import Clause, only_reports
from reconcile.claims.links import word_at
from reconcile.claims.ranges import subtree
from reconcile.language import Language
from reconcile.model import Attribution, Closeness, Parse, Span, Token

_QUOTES = frozenset("\"“„«'‘")
_FOLLOWS = 8  # words from a verb of saying to what opens the words said
_HOPS = 8  # clauses that an attribution is followed through


class Reporting:
    """The reporting words of a language, as sets."""

    def __init__(self, language: Language) -> None:
        data = language.section("reporting")
        self.say = frozenset(data["say"])
        self.act = frozenset(data["act"])
        self.label = frozenset(data["label"])
        self.express = frozenset(data["express"])
        self.claim = frozenset(data["claim"])
        self.adverbs = frozenset(data["adverbs"])
        self.passive = frozenset(data["passive"])
        self.anonymous = frozenset(data["anonymous"])
        self.anonymous_with = frozenset(data["anonymous_with"])
        self.notes = frozenset(data["notes"])
        self.to_whom = frozenset(data["to_whom"])
        self.bid = frozenset(data["bid"])
        self.official = frozenset(data["official"])
        self.observer = frozenset(data["observer"])
        self.outlet = frozenset(data["outlet"])
        self.not_a_source = frozenset(data["not_a_source"])


@cache
def reporting(language: Language) -> Reporting:
    """Return the reporting words of a language."""
    return Reporting(language)


def attribute(parse: Parse, clause: Clause, clauses: tuple[Clause, ...], words: Reporting) -> Attribution | None:
    """Return who says a clause, on the words of its sentence: a reporting verb, `according to`, `is seen as`, `reportedly`.

    A participle or a coordinated predicate without a subject of its own is vouched for like the clause that it hangs on.
    """
    by_head = {c.head: c for c in clauses}
    current: Clause | None = clause
    for _ in range(_HOPS):
        found = _own(parse, current, words) if current is not None else None
        if found is not None:
            return found
        if current is None or not _depends(parse, current):
            break
        current = by_head.get(current.parent) or next((c for c in clauses if current.parent in c.members), None)
    reporter = next((c for c in clauses if is_report(parse, c, words)), None)
    return source_of(parse, reporter.head, reporter.subject, words) if reporter is not None else None


def is_report(parse: Parse, clause: Clause, words: Reporting) -> bool:
    """Tell whether a clause is nothing but `Smith said`, behind what was said: it vouches for the rest and is no claim."""
    token = parse.tokens[clause.head]
    if token.tag != "VERB" or token.lemma not in words.say - words.act or clause.reporter >= 0:
        return False
    inside = {i for i in clause.members if parse.tokens[i].tag not in ("PUNCT", "ADV")}
    first = min(inside, default=0)
    return first > 1 and clause.subject in inside and inside <= {clause.head, *subtree(parse, clause.subject)}


def _own(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    return (
        _by_verb(parse, clause, words)
        or _by_phrase(parse, words)
        or _by_passive(parse, clause, words)
        or _by_adverb(parse, clause, words)
        or _by_label(parse, words)
    )


def _depends(parse: Parse, clause: Clause) -> bool:
    """Tell whether a clause has no subject of its own and so speaks on with the clause above."""
    if clause.parent < 0 or clause.relation not in ("advcl", "conj", "acl"):
        return False
    if clause.relation == "acl":
        return parse.tokens[clause.head].form == "VBG"
    return _own_subject(parse, clause.head) < 0


def reports(parse: Parse, head: int, words: Reporting) -> bool:
    """Tell whether a verb introduces what somebody said."""
    token = parse.tokens[head]
    if token.lemma not in words.say or token.tag != "VERB":
        return False
    relations = {parse.tokens[c].relation for c in parse.children[head]}
    if token.lemma in words.act:
        return "ccomp" in relations
    if relations & {"ccomp", "parataxis"} or token.relation == "parataxis":
        return True
    if _that_follows(parse, head) or _quote_follows(parse, head):
        return True
    return token.lemma in words.claim and ("xcomp" in relations or word_at(parse, head + 1) == "to")


def _that_follows(parse: Parse, head: int) -> bool:
    """`wrote on the wall last month that …`: the clause of content may be hung on a word between."""
    behind = parse.tokens[head + 1 : head + 1 + _FOLLOWS]
    # before an article it opens a clause too, though it is often taken for a relative pronoun: `that a leak was the cause`
    return any(one.text.lower() == "that" and (one.tag == "SCONJ" or two.tag == "DET") for one, two in pairwise(behind))


def _quote_follows(parse: Parse, head: int) -> bool:
    """`told the jury: "He trusted …"`, `commented, "He …"`: the words themselves stand behind a colon or comma, whatever they are hung on."""
    behind = parse.tokens[head + 1 : head + 1 + _FOLLOWS]
    return any(one.text in (":", ",") and two.text in _QUOTES for one, two in pairwise(behind))


def _by_verb(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    if clause.reporter >= 0:
        return source_of(parse, clause.reporter, _speaker(parse, clause.reporter), words)
    tokens, children = parse.tokens, parse.children[clause.head]
    if reports(parse, clause.head, words):
        adds = tokens[clause.head].form == "VBG" and tokens[clause.head].relation == "advcl"
        spoken = _speaker(parse, clause.head) if adds else -1
        return source_of(parse, clause.head, clause.subject if spoken < 0 else spoken, words)
    for child in children:  # `…, he said`: the reporting clause hangs below what is said
        if tokens[child].relation == "parataxis" and only_reports(parse, child, words.say):
            return source_of(parse, child, _own_subject(parse, child), words)
    if tokens[clause.head].lemma in words.express and clause.object >= 0:
        return source_of(parse, clause.head, clause.subject, words)
    return _above(parse, clause.head, words)


def _above(parse: Parse, head: int, words: Reporting) -> Attribution | None:
    """Climb to a verb of saying whose content the clause is."""
    tokens, current = parse.tokens, head
    for hop in range(_HOPS):
        above = tokens[current].head
        if above < 0:
            return None
        if tokens[current].relation == "ccomp" and reports(parse, above, words):
            return source_of(parse, above, _speaker(parse, above), words)
        if tokens[current].relation in ("advcl", "acl:relcl") and hop == 0 and tokens[above].lemma in words.say:
            return None
        current = above
    return None


def _own_subject(parse: Parse, head: int) -> int:
    return next((c for c in parse.children[head] if parse.tokens[c].relation.startswith("nsubj")), -1)


def _speaker(parse: Parse, verb: int) -> int:
    """The subject of a verb of saying, shared over coordination: `he dodged a question but said`, `he told them to go, adding that …`."""
    current = verb
    for _ in range(4):
        found = _own_subject(parse, current) if current >= 0 else -1
        if found >= 0 or current < 0:
            return found
        bidden = parse.tokens[current].relation == "acl" and parse.tokens[current].form == "VB" and current != verb
        if not bidden and parse.tokens[current].relation not in ("conj", "xcomp", "advcl"):
            return -1
        current = parse.tokens[current].head
        while bidden and current >= 0 and parse.tokens[current].tag in ("NOUN", "PROPN"):
            current = parse.tokens[current].head  # the one who is bidden does not speak
    return -1


def source_of(parse: Parse, verb: int, subject: int, words: Reporting) -> Attribution | None:
    """Return the one who speaks with the words around, at the token `subject` of a verb of saying; None for `it said`."""
    tokens = parse.tokens
    if subject < 0 or tokens[subject].text.lower() in words.not_a_source - {"it"}:
        return None
    first, last = _phrase(parse, subject)
    return _attribution(parse, subject, first, last, tokens[verb].lemma, words, via=_told(parse, verb, words))


def _attribution(
    parse: Parse, noun: int, first: int, last: int, manner: str, words: Reporting, via: str = ""
) -> Attribution:
    tokens = parse.tokens
    span = Span(tokens[first].span.start, tokens[last].span.end)
    text = _written(tokens[first : last + 1])
    return Attribution(text, span, manner, _closeness(parse, noun, first, last, words), via)


def _written(tokens: Sequence[Token]) -> str:
    """Return words as they stand in the text, any white space as one blank."""
    gaps = ("" if one.span.end == two.span.start else " " for one, two in pairwise(tokens))
    return "".join(f"{gap}{token.text}" for gap, token in zip(("", *gaps), tokens, strict=True))


def _told(parse: Parse, verb: int, words: Reporting) -> str:
    """`told The Information`, `said in a statement to the paper`: the outlet that was told."""
    tokens = parse.tokens
    for child in parse.children[verb]:
        if tokens[child].relation in ("obj", "iobj") or tokens[child].relation.startswith("obl"):
            first, last = _phrase(parse, child)
            text = [t.text for t in tokens[first : last + 1]]
            if tokens[verb].lemma == "tell" and tokens[child].tag == "PROPN":
                return " ".join(text)
            if {t.lower() for t in text} & words.outlet:
                return " ".join(text)
    return ""


def _phrase(parse: Parse, noun: int) -> tuple[int, int]:
    """The noun with what stands directly before it and the phrase after it, without relative clauses."""
    tokens = parse.tokens
    first = last = noun
    for child in parse.children[noun]:
        if tokens[child].relation in ("acl:relcl", "acl", "punct", "appos", "conj", "cc", "parataxis", "case"):
            continue
        below = subtree(parse, child)
        first, last = min(first, below[0]), max(last, below[-1])
    hung = frozenset(subtree(parse, noun))
    while last + 1 in hung and tokens[last + 1].text[:1].isupper():
        last += 1  # `Acme Finance Director Ann Lee`: a name right behind an office, however the two are tied
    return first, min(last, noun + 8)


def _closeness(parse: Parse, noun: int, first: int, last: int, words: Reporting) -> Closeness:
    lemmas = {t.lemma.lower() for t in parse.tokens[first : last + 3]}
    head = parse.tokens[noun]
    inside = {t.lemma.lower() for t in parse.tokens[first : last + 1]}
    if lemmas & words.anonymous_with:
        return Closeness.ANONYMOUS
    if head.lemma.lower() in words.official:
        return Closeness.OFFICIAL
    if inside & words.outlet and (head.lemma.lower() in words.outlet or head.tag == "PROPN"):
        return Closeness.OUTLET
    if inside & words.observer:
        return Closeness.OTHER
    if head.tag == "PROPN":
        return Closeness.OFFICIAL if inside & words.official else Closeness.PARTY
    if head.tag == "PRON":
        return Closeness.PARTY
    return Closeness.ANONYMOUS if head.lemma in words.anonymous else Closeness.OTHER


def _by_phrase(parse: Parse, words: Reporting) -> Attribution | None:
    """`according to police`, anywhere in the sentence."""
    tokens = parse.tokens
    for index in range(len(tokens) - 2):
        if tokens[index].text.lower() == "according" and tokens[index + 1].text.lower() == "to":
            noun = tokens[index].head
            if noun < index or noun - index > 12:
                noun = next((i for i in range(index + 2, len(tokens)) if tokens[i].tag in ("NOUN", "PROPN")), -1)
            if noun >= 0:
                first, last = _phrase(parse, noun)
                return _attribution(parse, noun, max(first, index + 2), last, "according to", words)
    return None


def _by_label(parse: Parse, words: Reporting) -> Attribution | None:
    """`Editor's take: …`: a label before a colon that says whose view the sentence is."""
    for index, token in enumerate(parse.tokens[1:6], 1):
        if token.text == ":":
            before = parse.tokens[:index]
            if before[-1].lemma.lower() not in words.notes:
                return None
            span = Span(before[0].span.start, before[-1].span.end)
            return Attribution(_written(before), span, "label", Closeness.WRITER)
    return None


def _by_passive(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    """`is said to`, `is seen as`: somebody holds it, nobody is named."""
    token = parse.tokens[clause.head]
    if token.form != "VBN" or token.lemma not in words.passive:
        return None
    if not any(parse.tokens[a].lemma == "be" for a in clause.auxiliaries):
        return None
    for child in parse.children[clause.head]:
        relation = parse.tokens[child].relation
        if relation in ("xcomp", "ccomp") or (relation.startswith(("obl", "advcl")) and _has_case(parse, child, "as")):
            return Attribution("", token.span, f"is {token.text.lower()}", Closeness.ANONYMOUS)
    return None


def _has_case(parse: Parse, index: int, word: str) -> bool:
    return any(parse.tokens[c].text.lower() == word for c in parse.children[index])


def _by_adverb(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.text.lower() in words.adverbs and token.tag == "ADV" and token.head == clause.head:
            return Attribution("", token.span, token.text.lower(), Closeness.WRITER)
    return None
