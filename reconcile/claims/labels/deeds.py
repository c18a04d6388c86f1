"""Who is said to have done what courts try, and how surely: stated, alleged, denied."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile.claims.attribution import reporting
from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.links import agent_of, words_below
from reconcile.claims.references import NAMED, Roster
from reconcile.language import Language
from reconcile.model import Attribution, Form, Kind, Parse, Slot, Span, Value

_UNDER = ("xcomp", "ccomp", "advcl", "acl", "obl", "nmod", "conj", "obj", "parataxis")
_REACH = 8  # heads above a deed among which a word of doubt may stand


class Deeds:
    """The words of `deeds.yaml` as sets."""

    def __init__(self, language: Language) -> None:
        data = language.section("deeds")
        self.with_object = {verb: frozenset(objects) for verb, objects in data["with_object"].items()}
        self.verbs = frozenset(data["verbs"])
        self.nouns = frozenset(data["nouns"])
        self.doers = frozenset(data["doers"])
        self.adverbs = frozenset(data["adverbs"])
        self.doubt = frozenset(data["verbs_of_doubt"])
        self.adjectives = frozenset(data["adjectives"])
        self.said_to = frozenset(data["said_to"])
        self.nobody = frozenset(data["nobody"])
        self.charged = frozenset(data["charged"])
        self.denial = frozenset(data["verbs_of_denial"])
        self.pleas = {verb: frozenset(words) for verb, words in data["pleas"].items()}
        self.aimed = frozenset(data["aimed"])
        self.the_one = frozenset(data["the_one"])
        self.negators = language.words("function", "negators")
        self.language = language


@cache
def deeds(language: Language) -> Deeds:
    """Return the deeds of a language."""
    return Deeds(language)


@dataclass(frozen=True, slots=True)
class _Found:
    head: int
    first: int
    last: int
    level: str
    doer: int


def find_deeds(
    parse: Parse,
    clause: Clause,
    number: int,
    roster: Roster,
    said_by: Attribution | None,
    text: str,
    start: int,
    language: Language,
) -> Iterator[Slot]:
    """Yield a SOURCE slot for each deed of a clause: how surely its doer is named, and who it is.

    A slot with the attribute `charged` tells whom the law is after; it carries no level.
    """
    words = deeds(language)
    say = reporting(language).say
    reported = said_by is not None or any(t.tag == "VERB" and t.lemma in say for t in parse.tokens)
    for index in sorted(clause.members):
        found = _deed_at(parse, index, reported, words)
        if found is not None:
            yield _slot(parse, found, number, roster, text, start, "deed")
        accused = _accused_at(parse, index, words)
        if accused >= 0 and parse.tokens[accused].tag != "PRON":
            yield _slot(parse, _Found(index, index, index, "charged", accused), number, roster, text, start, "charged")


def _deed_at(parse: Parse, index: int, reported: bool, words: Deeds) -> _Found | None:
    tokens = parse.tokens
    token = tokens[index]
    lemma = token.lemma.lower()
    if token.tag == "NOUN" and (lemma in words.nouns or lemma in words.doers):
        return _noun_deed(parse, index, words)
    if token.tag != "VERB" or not is_deed(parse, index, words):
        return None
    denial = _denial(parse, index, words)
    if denial >= 0:
        return _Found(index, min(denial, index), max(denial, index), "denied", _denier(parse, index, denial, words))
    cue = _doubt(parse, index, words)
    doer = _doer(parse, index, cue, words)
    last = max([index, *(c for c in parse.children[index] if tokens[c].relation in ("obj", "compound:prt"))])
    if cue >= 0:
        return _Found(index, min(cue, index), max(cue, last), "alleged", doer)
    if any(tokens[c].text.lower() in words.negators for c in parse.children[index]):
        return _Found(index, index, last, "denied", doer)
    if doer < 0 or token.form not in ("VBD", "VBN", "VBG") or (token.form == "VBN" and not _perfect(parse, index)):
        return None
    return _Found(index, index, last, "attributed" if reported else "stated", doer)


def is_deed(parse: Parse, index: int, words: Deeds) -> bool:
    """Tell whether a verb, with its object where it takes one, is a deed that courts try."""
    lemma = parse.tokens[index].lemma.lower()
    if lemma in words.with_object:
        below = parse.children[index]
        return any(
            {parse.tokens[c].text.lower(), parse.tokens[c].lemma.lower()} & words.with_object[lemma] for c in below
        )
    return lemma in words.verbs


def _noun_deed(parse: Parse, index: int, words: Deeds) -> _Found | None:
    """`accused of murder`, `accused in the shooting death`, `his accused killer`: a noun with a word of doubt about it."""
    tokens, current = parse.tokens, index
    adjective = next((c for c in parse.children[index] if tokens[c].text.lower() in words.adjectives), -1)
    if adjective >= 0 and tokens[index].lemma.lower() in words.doers:
        named = next((c for c in parse.children[index] if tokens[c].relation in ("appos", "flat")), -1)
        return _Found(index, adjective, index, "alleged", named)
    denial = _denial(parse, index, words)
    if denial >= 0 and tokens[index].lemma.lower() in words.nouns:
        return _Found(index, denial, index, "denied", _denier(parse, index, denial, words))
    for _ in range(3):
        above = tokens[current].head
        if above < 0:
            return None
        if tokens[above].lemma.lower() in words.doubt and tokens[above].tag == "VERB" and above < index:
            return _Found(index, above, index, "alleged", _passive_subject(parse, above))
        current = above
    return None


def _denial(parse: Parse, index: int, words: Deeds) -> int:
    """Return the word that denies a deed from above: `denies firing`, `pleaded not guilty to murder`, `is not the one who fired`; or -1."""
    tokens, current = parse.tokens, index
    for _ in range(_REACH):
        above = tokens[current].head
        if above < 0:
            return -1
        lemma = tokens[above].lemma.lower()
        if lemma in words.denial and tokens[above].tag == "VERB":
            return above
        plea = words.pleas.get(lemma)
        if plea and plea <= {t.text.lower() for t in tokens[above:index]}:
            return above
        if tokens[current].relation == "acl:relcl":
            below = words_below(parse, above)
            return above if lemma in words.the_one and below & words.negators else -1
        if not tokens[current].relation.startswith(_UNDER):
            return -1
        current = above
    return -1


def _denier(parse: Parse, index: int, denial: int, words: Deeds) -> int:
    """Whose deed is denied: the subject of what is denied, or of the denial."""
    own = next((c for c in parse.children[index] if parse.tokens[c].relation.startswith("nsubj")), -1)
    told = own >= 0 and parse.tokens[own].form not in ("WP", "WDT")
    return own if told else find_subject(parse, denial, words.language)[0]


def _doubt(parse: Parse, index: int, words: Deeds) -> int:
    """Return the word that keeps a deed at a distance: an adverb on it, or a verb of doubt above it."""
    tokens, current = parse.tokens, index
    for child in parse.children[index]:
        if tokens[child].text.lower() in words.adverbs:
            return child
    if index > 2 and tokens[index - 1].text == "and" and tokens[index - 3].text.lower() in words.adverbs:
        return index - 3  # `allegedly shot and killed`
    for _ in range(_REACH):
        relation, above = tokens[current].relation, tokens[current].head
        if above < 0 or not relation.startswith(("advcl", "xcomp", "ccomp", "conj", "obl", "acl", "parataxis")):
            return -1
        lemma = tokens[above].lemma.lower()
        shared = relation.startswith("conj") or (relation.startswith("advcl") and tokens[current].form == "VBG")
        if shared:
            adverb = next((c for c in parse.children[above] if tokens[c].text.lower() in words.adverbs), -1)
            if adverb >= 0:
                return adverb
        if lemma in words.doubt or (lemma in words.said_to and relation == "xcomp" and tokens[above].form == "VBN"):
            return above
        if relation.startswith(("acl", "advcl")) and not shared:
            return -1
        current = above
    return -1


def _doer(parse: Parse, index: int, cue: int, words: Deeds) -> int:
    """Return who did it: the subject, the one after `by`, or the one who is accused."""
    if cue >= 0 and parse.tokens[cue].tag == "VERB" and parse.tokens[cue].lemma.lower() in words.doubt:
        accused = _passive_subject(parse, cue)
        if accused >= 0:
            return accused
    subject, passive = find_subject(parse, index, words.language)
    return agent_of(parse, index) if passive else subject


def _passive_subject(parse: Parse, verb: int) -> int:
    """Return whom a verb of doubt speaks of: its passive subject, the noun it describes, or its object."""
    tokens = parse.tokens
    if tokens[verb].relation.startswith("acl"):
        return tokens[verb].head
    for wanted in ("nsubj:pass", "obj"):
        for child in parse.children[verb]:
            if tokens[child].relation == wanted:
                if tokens[child].form in ("WP", "WDT") and tokens[verb].relation.startswith("acl"):
                    return tokens[verb].head
                return child
    return -1


def _goal(parse: Parse, index: int, words: Deeds) -> int:
    """Return to whom a deed was done: the object, or the noun behind `at`; not the instrument that the verb goes with; or -1."""
    tokens, own = parse.tokens, words.with_object.get(parse.tokens[index].lemma.lower(), frozenset())
    for child in parse.children[index]:
        at = any(tokens[k].text.lower() in words.aimed for k in parse.children[child])
        told = tokens[child].relation == "obj" or (tokens[child].relation in ("obl", "nmod") and at)
        if told and not {tokens[child].text.lower(), tokens[child].lemma.lower()} & own:
            return child
    return -1


def _perfect(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].lemma == "have" for c in parse.children[index])


def _accused_at(parse: Parse, index: int, words: Deeds) -> int:
    token = parse.tokens[index]
    if token.tag != "VERB" or token.lemma.lower() not in words.charged:
        return -1
    return _passive_subject(parse, index)


def _slot(parse: Parse, found: _Found, number: int, roster: Roster, text: str, start: int, attribute: str) -> Slot:
    span = Span(parse.tokens[found.first].span.start, parse.tokens[found.last].span.end)
    shown = text[span.start - start : span.end - start]
    doer = ""
    if found.doer >= 0:
        doer = roster.resolve(number, parse, found.doer) or parse.tokens[found.doer].lemma.lower()
    value = Value(Kind.SOURCE, span, shown, unit="deed", form=Form.LABEL, lexical=found.level, noun=found.level)
    goal = _goal(parse, found.head, deeds(roster.language))
    whom = (_whom(parse, goal, number, roster),) if goal >= 0 else ()
    noun = parse.tokens[found.head].lemma.lower()
    return Slot(value, attribute=attribute, noun=noun, subject=doer, parties=whom)


def _whom(parse: Parse, goal: int, number: int, roster: Roster) -> str:
    """A name as written, or the noun: to whom a deed was done is not guessed."""
    found = roster.refer(number, parse, goal)
    return found.name if found.trust >= NAMED else parse.tokens[goal].lemma.lower()
