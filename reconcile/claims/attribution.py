"""Who vouches for a clause, in what manner, and how close that one is to the event."""

from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.language import Language
from reconcile.model import Attribution, Closeness, Parse, Span


class Reporting:
    """The reporting words of a language, as sets."""

    def __init__(self, language: Language) -> None:
        data = language.section("reporting")
        self.say = frozenset(data["say"])
        self.act = frozenset(data["act"])
        self.adverbs = frozenset(data["adverbs"])
        self.passive = frozenset(data["passive"])
        self.anonymous = frozenset(data["anonymous"])
        self.anonymous_with = frozenset(data["anonymous_with"])
        self.official = frozenset(data["official"])
        self.outlet = frozenset(data["outlet"])
        self.not_a_source = frozenset(data["not_a_source"])


@cache
def reporting(language: Language) -> Reporting:
    """Return the reporting words of a language."""
    return Reporting(language)


def attribute(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    """Return who says a clause: the reporting verb above or beside it, `according to`, or an adverb such as `reportedly`."""
    return (
        _by_verb(parse, clause, words)
        or _by_phrase(parse, words)
        or _by_passive(parse, clause, words)
        or _by_adverb(parse, clause, words)
    )


def reports(parse: Parse, head: int, words: Reporting) -> bool:
    """Tell whether a verb introduces what somebody said."""
    token = parse.tokens[head]
    if token.lemma not in words.say or token.tag != "VERB":
        return False
    content = [c for c in parse.children[head] if parse.tokens[c].relation in ("ccomp", "parataxis")]
    if token.lemma in words.act:
        return any(parse.tokens[c].relation == "ccomp" for c in content)
    if content or token.relation == "parataxis":
        return True
    infinitive = any(parse.tokens[c].relation == "xcomp" for c in parse.children[head])
    return token.lemma == "claim" and infinitive


def _by_verb(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    if clause.reporter >= 0:
        return _source(parse, clause.reporter, _speaker(parse, clause.reporter), words)
    if reports(parse, clause.head, words):
        return _source(parse, clause.head, clause.subject, words)
    for child in parse.children[clause.head]:  # `…, he said`: the reporting clause hangs below what is said
        if parse.tokens[child].relation == "parataxis" and reports(parse, child, words):
            return _source(parse, child, _own_subject(parse, child), words)
    current, hops = clause.head, 0
    while current >= 0 and hops < 8:
        above = parse.tokens[current].head
        if above >= 0 and parse.tokens[current].relation == "ccomp" and reports(parse, above, words):
            return _source(parse, above, _speaker(parse, above), words)
        if (
            parse.tokens[current].relation in ("advcl", "acl:relcl")
            and hops == 0
            and above >= 0
            and parse.tokens[above].lemma in words.say
        ):
            return None
        current, hops = above, hops + 1
    return None


def _own_subject(parse: Parse, head: int) -> int:
    return next((c for c in parse.children[head] if parse.tokens[c].relation.startswith("nsubj")), -1)


def _speaker(parse: Parse, verb: int) -> int:
    """The subject of a verb of saying, shared over coordination: `he dodged a question but said`."""
    current, hops = verb, 0
    while current >= 0 and hops < 4:
        found = _own_subject(parse, current)
        if found >= 0:
            return found
        if parse.tokens[current].relation not in ("conj", "xcomp", "advcl"):
            return -1
        current, hops = parse.tokens[current].head, hops + 1
    return -1


def _source(parse: Parse, verb: int, subject: int, words: Reporting) -> Attribution | None:
    if subject < 0:
        return None
    tokens = parse.tokens
    if tokens[subject].text.lower() in words.not_a_source and tokens[subject].text.lower() != "it":
        return None
    first, last = _phrase(parse, subject)
    span = Span(tokens[first].span.start, tokens[last].span.end)
    text = " ".join(t.text for t in tokens[first : last + 1])
    return Attribution(text, span, tokens[verb].lemma, _closeness(parse, subject, first, last, words))


def _phrase(parse: Parse, noun: int) -> tuple[int, int]:
    """The noun with what stands directly before it and the phrase after it, without relative clauses."""
    tokens = parse.tokens
    first = last = noun
    for child in parse.children[noun]:
        if tokens[child].relation in ("acl:relcl", "acl", "punct", "appos", "conj", "cc", "parataxis"):
            continue
        stack = [child]
        while stack:
            current = stack.pop()
            first, last = min(first, current), max(last, current)
            stack.extend(parse.children[current])
    return first, min(last, noun + 8)


def _closeness(parse: Parse, subject: int, first: int, last: int, words: Reporting) -> Closeness:
    lemmas = {t.lemma.lower() for t in parse.tokens[first : last + 3]}
    head = parse.tokens[subject]
    if lemmas & words.anonymous_with:
        return Closeness.ANONYMOUS
    if head.lemma in words.official:
        return Closeness.OFFICIAL
    if head.lemma.lower() in words.outlet:
        return Closeness.OUTLET
    if head.tag in ("PROPN", "PRON"):
        return Closeness.PARTY
    return Closeness.ANONYMOUS if head.lemma in words.anonymous else Closeness.OTHER


def _by_phrase(parse: Parse, words: Reporting) -> Attribution | None:
    tokens = parse.tokens
    for index in range(len(tokens) - 2):
        if tokens[index].text.lower() == "according" and tokens[index + 1].text.lower() == "to":
            noun = tokens[index].head
            if noun < index or noun - index > 12:
                noun = next((i for i in range(index + 2, len(tokens)) if tokens[i].tag in ("NOUN", "PROPN")), -1)
            if noun >= 0:
                first, last = max(_phrase(parse, noun)[0], index + 2), _phrase(parse, noun)[1]
                span = Span(tokens[first].span.start, tokens[last].span.end)
                text = " ".join(t.text for t in tokens[first : last + 1])
                return Attribution(text, span, "according to", _closeness(parse, noun, first, last, words))
    return None


def _by_passive(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    """`is said to`, `is seen as`: somebody holds it, nobody is named."""
    token = parse.tokens[clause.head]
    if (
        token.form == "VBN"
        and token.lemma in words.passive
        and any(parse.tokens[a].relation == "aux:pass" for a in clause.auxiliaries)
    ):
        linked = any(
            parse.tokens[c].relation in ("xcomp", "ccomp")
            or (parse.tokens[c].relation.startswith(("obl", "advcl")) and _has_case(parse, c, "as"))
            for c in parse.children[clause.head]
        )
        if linked:
            return Attribution("", token.span, f"is {token.text.lower()}", Closeness.ANONYMOUS)
    return None


def _has_case(parse: Parse, index: int, word: str) -> bool:
    return any(parse.tokens[c].text.lower() == word for c in parse.children[index])


def _by_adverb(parse: Parse, clause: Clause, words: Reporting) -> Attribution | None:
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.text.lower() in words.adverbs and token.tag == "ADV" and parse.tokens[index].head == clause.head:
            return Attribution("", token.span, token.text.lower(), Closeness.WRITER)
    return None
