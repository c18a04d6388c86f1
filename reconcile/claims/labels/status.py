"""How far a happening has come: rungs of the ladders in `language/en/status.yaml`, as intervals of rungs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.links import is_yet_to
from reconcile.claims.modality import Mode, Mood
from reconcile.claims.ranges import subtree
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Parse, Span, Value

_TELLING = ("VERB", "ADJ", "NOUN")  # tags of the words that can say how far a happening has come


@dataclass(frozen=True, slots=True)
class Ladder:
    """One ladder: topics, acts and the rung of each word."""

    name: str
    topics: frozenset[str]
    acts: frozenset[str]
    light: frozenset[str]
    held: frozenset[str]
    parts: frozenset[str]
    rungs: dict[str, int]
    names: dict[int, str]
    ahead: int
    done: int


@dataclass(frozen=True, slots=True)
class Rung:
    """A status found in a clause: the value, the ladder and the topic noun (-1 for an act without one)."""

    value: Value
    ladder: str
    topic: int
    definite: bool


@cache
def ladders(language: Language) -> tuple[Ladder, ...]:
    """Return the ladders of a language, in the order of the file."""
    found = []
    for name, data in language.section("status")["ladders"].items():
        rungs = {word: int(rung) for rung, words in data["rungs"].items() for word in words}
        names = {int(rung): text for rung, text in data["names"].items()}
        found.append(
            Ladder(
                name,
                frozenset(data["topics"]),
                frozenset(data["acts"]),
                frozenset(data["light"]),
                frozenset(data.get("held", ())),
                language.words("status", "parts"),
                rungs,
                names,
                int(data["ahead"]),
                int(data["done"]),
            )
        )
    return tuple(found)


def find_rungs(parse: Parse, clause: Clause, mood: Mood, text: str, start: int, language: Language) -> Iterator[Rung]:
    """Yield what a clause says of how far a happening has come; `text` is the sentence that begins at offset `start`."""
    telling = [index for index in sorted(clause.members) if parse.tokens[index].tag in _TELLING]
    for ladder in ladders(language):
        for index in telling:
            rung = _rung_at(parse, clause, mood, index, ladder)
            if rung is None:
                continue
            low, high, topic, first, last = rung
            span = Span(parse.tokens[first].span.start, parse.tokens[last].span.end)
            words = text[span.start - start : span.end - start]
            yield Rung(_value(ladder, low, high, span, words), ladder.name, topic, _is_definite(parse, topic, language))
            break


def _value(ladder: Ladder, low: int, high: int, span: Span, words: str) -> Value:
    top = max(ladder.names)
    denied = high < low
    if denied:
        hard = Interval(None, Decimal(low), low_closed=False, high_closed=False)
        soft, label = hard, f"not {ladder.names.get(low, str(low))}"
    else:
        hard = Interval(Decimal(low), None, high_closed=False)
        soft = Interval(Decimal(low), Decimal(low)) if low < top else hard
        label = ladder.names.get(low, str(low))
    return Value(
        Kind.STATUS,
        span,
        words,
        unit=ladder.name,
        number=Decimal(low),
        hard=hard,
        soft=soft,
        form=Form.LABEL,
        lexical=label,
    )


def _rung_at(
    parse: Parse, clause: Clause, mood: Mood, index: int, ladder: Ladder
) -> tuple[int, int, int, int, int] | None:
    """Return (low, high, topic, first token, last token) of the status at a token; high < low means that the rung is denied."""
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    if token.tag in ("VERB", "ADJ") and lemma in ladder.rungs and not _declines_to(parse, index):
        topic = _topic(parse, clause, index, ladder)
        if topic >= 0 and not (token.relation == "amod" and ladder.rungs[lemma] < ladder.ahead):
            rung = ladder.rungs[lemma]
            denied = (index == clause.head and mood.negated) or _under_denial(parse, index, clause, mood)
            if not denied and rung >= ladder.ahead and _is_ahead(parse, mood, index, clause):
                return ladder.ahead, ladder.ahead, topic, *_group(parse, index)
            return rung, rung - 1 if denied else rung, topic, *_group(parse, index)
    if token.relation.startswith("acl") and index != clause.head and token.tag == "VERB":
        return None  # who does it is not told by this clause
    if token.tag == "VERB" and lemma in ladder.acts and _has_object(parse, index):
        return _act(parse, clause, mood, index, _object_topic(parse, index, ladder), ladder)
    if token.tag == "VERB" and lemma in ladder.light and not (_is_made_so(parse, index) or _is_declined(parse, index)):
        topic = _object_topic(parse, index, ladder)
        if topic >= 0:
            return _act(parse, clause, mood, index, topic, ladder)
    if token.tag == "NOUN" and lemma in ladder.held and _possessed(parse, index):
        below = subtree(parse, index)
        return ladder.done, ladder.done, index, below[0], index
    return None


def _act(
    parse: Parse, clause: Clause, mood: Mood, index: int, topic: int, ladder: Ladder
) -> tuple[int, int, int, int, int] | None:
    """An act by itself: done, under way or ahead, by its own form, or by the mood of the clause that it heads."""
    if mood.negated and index == clause.head:
        return ladder.done, ladder.done - 1, topic, *_group(parse, index)
    mode = mood.mode if index == clause.head else _own_mode(parse, index, mood)
    if mode in (Mode.AHEAD, Mode.UNDER_WAY):
        return ladder.ahead, ladder.ahead, topic, *_group(parse, index)
    if mode is Mode.DONE:
        return ladder.done, ladder.done, topic, *_group(parse, index)
    return None


def _own_mode(parse: Parse, index: int, mood: Mood) -> Mode:
    token = parse.tokens[index]
    if token.form == "VBG":
        return Mode.UNDER_WAY
    if token.form == "VB":
        return Mode.AHEAD
    return mood.mode if token.relation == "conj" else Mode.UNTOLD


def _is_ahead(parse: Parse, mood: Mood, index: int, clause: Clause) -> bool:
    return mood.mode is Mode.AHEAD and (index == clause.head or _hangs_on(parse, index, clause.head))


def _hangs_on(parse: Parse, index: int, head: int) -> bool:
    """`is expected to be completed`, `expects the merger to close`: what is ahead is the verb below."""
    tokens = parse.tokens
    while tokens[index].head >= 0 and (tokens[index].relation == "xcomp" or _is_infinitive_of(parse, index)):
        index = tokens[index].head if tokens[index].relation == "xcomp" else tokens[tokens[index].head].head
        if index == head:
            return True
    return False


def _is_infinitive_of(parse: Parse, index: int) -> bool:
    """`expects the merger to close`: an infinitive that the parse hangs on the object."""
    token = parse.tokens[index]
    return token.form == "VB" and token.relation == "acl" and parse.tokens[token.head].relation == "obj"


def _under_denial(parse: Parse, index: int, clause: Clause, mood: Mood) -> bool:
    if is_yet_to(parse, index):
        return True
    return parse.tokens[index].relation == "xcomp" and parse.tokens[index].head == clause.head and mood.negated


def _topic(parse: Parse, clause: Clause, index: int, ladder: Ladder) -> int:
    """The topic noun that a rung word speaks of: its subject, object or the noun it modifies."""
    tokens = parse.tokens
    near = list(parse.children[index]) + (
        [tokens[index].head] if tokens[index].relation in ("acl", "amod", "acl:relcl") else []
    )
    if index == clause.head or (tokens[index].head == clause.head and tokens[index].relation == "xcomp"):
        near += [i for i in sorted(clause.members) if tokens[i].tag == "NOUN" and i > index]
        near += [clause.subject] if clause.subject >= 0 else []
    return next(
        (i for i in near if i >= 0 and tokens[i].lemma.lower() in ladder.topics and tokens[i].tag == "NOUN"), -1
    )


def _object_topic(parse: Parse, index: int, ladder: Ladder) -> int:
    tokens = parse.tokens
    for child in parse.children[index]:
        if tokens[child].relation in ("obj", "nsubj:pass"):
            if tokens[child].lemma.lower() in ladder.topics:
                return child
            inner = [
                c
                for c in parse.children[child]
                if tokens[c].relation == "nmod" and tokens[c].lemma.lower() in ladder.topics
            ]
            if inner:
                return inner[0]
            if tokens[child].lemma.lower() in ladder.parts:
                return child
    return -1


def _is_made_so(parse: Parse, index: int) -> bool:
    """`their offer was never made public`: what is made is not the offer but a quality of it."""
    return any(parse.tokens[c].relation == "xcomp" and parse.tokens[c].tag == "ADJ" for c in parse.children[index])


def _declines_to(parse: Parse, index: int) -> bool:
    """`declined to make an offer`: what is declined is a deed, not the offer."""
    return any(parse.tokens[c].relation == "xcomp" and parse.tokens[c].tag == "VERB" for c in parse.children[index])


def _is_declined(parse: Parse, index: int) -> bool:
    """A deed that somebody declines to do is not done, and may yet be: it stands on no rung."""
    token = parse.tokens[index]
    return token.relation == "xcomp" and parse.tokens[token.head].lemma.lower() in ("decline", "refuse")


def _has_object(parse: Parse, index: int) -> bool:
    return any(parse.tokens[c].relation in ("obj", "nsubj:pass", "obl") for c in parse.children[index])


def _possessed(parse: Parse, index: int) -> bool:
    return any(
        parse.tokens[c].relation == "nmod:poss" and parse.tokens[c].tag == "PROPN" for c in parse.children[index]
    )


def _is_definite(parse: Parse, topic: int, language: Language) -> bool:
    if topic < 0:
        return False
    definite = language.words("function", "definite", "its")
    return _possessed(parse, topic) or any(parse.tokens[c].text.lower() in definite for c in parse.children[topic])


def _group(parse: Parse, index: int) -> tuple[int, int]:
    """First and last token of the verb group: auxiliaries and `yet to` before the verb, up to the verb."""
    tokens, first = parse.tokens, index
    while first > 0 and (
        (
            tokens[first - 1].head in (index, tokens[index].head)
            and tokens[first - 1].relation in ("aux", "aux:pass", "advmod", "mark", "cop")
        )
        or (tokens[first - 1].lemma in ("have", "yet") and tokens[first - 1].tag in ("VERB", "AUX", "ADV"))
    ):
        first -= 1
    return first, index
