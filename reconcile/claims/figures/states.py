"""Find the state that a count is in from the words beside it: `250 others injured`, `killing four people`, `12 deaths`.

What stands right beside a figure is surer than what a parse says of a long sentence, above all in lists with elided verbs.
"""

from dataclasses import dataclass

from reconcile.claims.figures.counted import (
    ASIDE,
    REACH,
    main_verb,
    opens_clause,
    past_aside,
    past_joined,
    phrase_end,
    tells,
)
from reconcile.claims.links import child_of, word_at
from reconcile.language import Thesaurus
from reconcile.model import Parse

_SUPPLY = 5  # words: `knocked out electric power | to`
_WITHIN = frozenset({"ADJ", "DET", "ADV", "ADP", "NUM", "PROPN", "PRON"})
_CARRIED = "carry"  # the state of those aboard
_PASSING = frozenset({"AUX", "ADV", "PART"})


@dataclass(frozen=True, slots=True)
class State:
    """A class of predicates and the token that names it."""

    name: str
    token: int


def find_state(parse: Parse, first: int, last: int, words: Thesaurus) -> State | None:
    """Return the state of what a figure counts, or None where nothing beside it names one.

    `first` and `last` are the tokens of the figure, inclusive. A participle or adjective behind the noun goes before a
    verb in front of the figure: in "left 12 people dead" the people are dead.
    """
    end = phrase_end(parse, last, words)
    behind, past = _behind(parse, end, words), past_joined(parse, end + 1)
    if past < len(parse.tokens) and _aboard(parse, past, words) and not opens_clause(parse, first, words):
        behind = State(_CARRIED, past)  # `a ferry with 87 people, with 149 passengers and 12 crew on board sank`
    if behind is None or _describes(parse, end, behind):
        told = _of_main(parse, first, end, words) or (_before(parse, first, end, words) if behind else None)
        behind = told or behind
    return (
        behind
        or _undergone(parse, end, words)
        or _before(parse, first, end, words)
        or _counted(parse, last, end, words)
        or _of_whole(parse, first, last, words)
        or _of_group(parse, last, words)
        or _apart(parse, first, end, words)
    )


def _apart(parse: Parse, first: int, end: int, words: Thesaurus) -> State | None:
    """`the six men, charged with fraud, appeared`, `Freed on Friday, the six men went home`: a participle that a comma sets apart."""
    tokens = parse.tokens
    comma = next((i for i in range(first - 1, max(-1, first - 4), -1) if tokens[i].text == ","), -1)
    closed = word_at(parse, end + 1) == "," and any(t.text == "," for t in tokens[end + 2 : end + ASIDE])
    for index in (end + 2 if closed else -1, 0 if 0 < comma < ASIDE else -1):
        if index >= 0 and tokens[index].form == "VBN" and words.is_suffered(_lemma(parse, index)):
            name = _verb_class(parse, index, words, _lemma(parse, end))
            if words.is_state(name):
                return State(name, index)
    return None


def _of_whole(parse: Parse, first: int, last: int, words: Thesaurus) -> State | None:
    """`40 people were hurt, 12 of them critically`, `including nine critically`: a part is in the state of the whole before it."""
    tokens = parse.tokens
    before = word_at(parse, first - 1)
    behind = tuple(t.text.lower() for t in tokens[last + 1 : last + 3])
    whole = next((i for i in range(first - 2, -1, -1) if tokens[i].tag == "NUM"), -1)
    if whole < 0 or not words.parts(before, behind):
        return None
    start = whole
    while start > 0 and tokens[start - 1].tag == "NUM":
        start -= 1
    return find_state(parse, start, whole, words)


def _of_group(parse: Parse, last: int, words: Thesaurus) -> State | None:
    """`nine of the dead were children`: the state that the whole is called by."""
    kind = kind_of_group(parse, last)
    name = words.predicate(_lemma(parse, last + 3)) if kind >= 0 else ""
    return State(name, last + 3) if name and words.is_state(name) else None


def kind_of_group(parse: Parse, last: int) -> int:
    """The noun behind `nine of the dead were`: what kind of them is counted; -1 where there is none."""
    behind = parse.tokens[last + 1 : last + 6]
    if [t.tag for t in behind[:2]] != ["ADP", "DET"] or len(behind) < 5 or behind[0].text.lower() != "of":
        return -1
    return last + 5 if behind[3].lemma.lower() == "be" and behind[4].tag == "NOUN" else -1


def _behind(parse: Parse, end: int, words: Thesaurus) -> State | None:
    """`people were killed`, `others injured`, `people dead`, `people were reported missing`, `people had died`."""
    return _from(parse, past_aside(parse, end + 1), _lemma(parse, end), words)


def _describes(parse: Parse, end: int, state: State) -> bool:
    """`12 miners trapped underground`, `12 girls who were kidnapped`, `12 kidnapped girls`: a state that only tells which are meant."""
    behind, counted = parse.tokens[end + 1], parse.tokens[end : end + 1] + parse.tokens[end + 2 : end + 3]
    beside = behind.tag == "ADJ" or behind.form in ("VBN", "VBD")
    named = any(token.tag == "NOUN" for token in counted)  # not `treated 48 wounded`
    return behind.form in ("WP", "WDT") or (beside and named and state.token == end + 1)


def _of_main(parse: Parse, first: int, end: int, words: Thesaurus) -> State | None:
    """`12 girls who were kidnapped in June have been freed`: what the main clause tells of those counted."""
    verb = main_verb(parse, first, end + 1, words)
    return _from(parse, verb, _lemma(parse, end), words) if verb >= 0 else None


def _from(parse: Parse, index: int, noun: str, words: Thesaurus) -> State | None:
    """The state that a verb and what belongs to it tell, from its first word on."""
    tokens, end = parse.tokens, index - 1
    while index < len(tokens) and index <= end + 5:
        token = tokens[index]
        if _aboard(parse, index, words):
            return State(_CARRIED, index)
        hurt = token.tag == "ADV" and words.is_state(words.predicate(token.lemma.lower()))  # a tagger's `were hurt`
        if (token.tag in _PASSING and not hurt) or (
            token.tag in ("VERB", "ADJ") and words.passes_on(token.lemma.lower())
        ):
            index += 1
            continue
        apart = _without(parse, index, words) or _among(parse, index, words) or _in_state(parse, index, words)
        if apart is not None:
            return apart
        done = index > end + 1 or not words.has_senses(_lemma(parse, index))  # not `officers fired`
        name = _verb_class(parse, index, words, noun) if done else ""
        remains = token.tag == "NOUN" and words.passes_on(_lemma(parse, index - 1))  # `remained captive`
        if (
            (hurt or remains or token.tag in ("VERB", "ADJ", "AUX"))
            and tells(token, words)
            and words.is_state(name)
            and (_with_words(parse, index, index + 1, words) or not _acts(parse, index, words))
        ):
            return State(name, index)
        return None
    return None


def _aboard(parse: Parse, index: int, words: Thesaurus) -> bool:
    """`118 people on board`, `118 people aboard`, `118 people on the flight`."""
    texts = [t.text.lower() for t in parse.tokens[index : index + 3]]
    on = texts[0] == "on" and any(words.carries(text) for text in texts[1:])
    return texts[0] in ("aboard", "onboard") or on


def _without(parse: Parse, index: int, words: Thesaurus) -> State | None:
    """`homes were without power`, `homes have no electricity`: what is lacking names the state."""
    tokens = parse.tokens
    has_no = _lemma(parse, index) == "have" and tokens[index + 1 : index + 2] and tokens[index + 1].text.lower() == "no"
    first = index + 2 if has_no else index + 1 if tokens[index].text.lower() == "without" else len(tokens)
    for behind in range(first, min(first + 2, len(tokens))):
        if name := words.lacks(_lemma(parse, behind)):
            return State(name, behind)
    return None


def _among(parse: Parse, index: int, words: Thesaurus) -> State | None:
    """`five children were among the dead`, `were among those killed`."""
    tokens, named = parse.tokens, index + 2
    if tokens[index].text.lower() != "among" or named >= len(tokens) or tokens[index + 1].tag not in ("DET", "PRON"):
        return None
    name = words.predicate(_lemma(parse, named))
    return State(name, named) if words.is_state(name) else None


def _in_state(parse: Parse, index: int, words: Thesaurus) -> State | None:
    """`nine are in critical condition`: the two words behind `in` name the state."""
    tokens, first = parse.tokens, index + 1
    if tokens[index].text.lower() != "in":
        return None
    first += first < len(tokens) and tokens[first].tag == "DET"
    name = words.idiom(*(_lemma(parse, i) for i in (first, first + 1))) if first + 1 < len(tokens) else ""
    return State(name, first + 1) if name and words.is_state(name) else None


def _undergone(parse: Parse, end: int, words: Thesaurus) -> State | None:
    """`people suffered serious injuries`, `others received outpatient treatment`, `people to take shelter`: the noun is the state."""
    tokens, index = parse.tokens, end + 1
    while (
        index < len(tokens) and tokens[index].tag in (*_PASSING, "VERB") and not words.undergoes(_lemma(parse, index))
    ):
        if tokens[index].tag == "VERB" and not words.passes_on(_lemma(parse, index)):
            return None
        index += 1
    if index >= len(tokens) or not words.undergoes(_lemma(parse, index)):
        return None
    for behind in range(index + 1, min(index + 2 + REACH, len(tokens))):
        token = tokens[behind]
        if token.tag == "NOUN":
            name = words.idiom(_lemma(parse, index), _lemma(parse, behind)) or words.predicate(_lemma(parse, behind))
            if words.is_state(name):
                return State(name, behind)
        elif token.tag not in _WITHIN:
            return None
    return None


def _lemma(parse: Parse, index: int) -> str:
    return parse.tokens[index].lemma.lower()


def _acts(parse: Parse, index: int, words: Thesaurus) -> bool:
    """Whether the counted do it to somebody else: `three men killed a guard`."""
    token = parse.tokens[index]
    # `14 missing for a day`: the word itself may suffer nothing though its verb does
    suffered = words.is_suffered(token.lemma.lower()) and words.is_suffered(token.text.lower())
    if token.form not in ("VBD", "VBZ", "VBP", "VBG") or not suffered:
        return False
    behind = parse.tokens[index + 1] if index + 1 < len(parse.tokens) else None
    return behind is not None and behind.tag in ("DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ")


def _before(parse: Parse, first: int, end: int, words: Thesaurus) -> State | None:
    """`killing four people`, `injured at least 40`, `killed as many as 12`, `claimed 12 lives`."""
    tokens, index = parse.tokens, first - 1
    while (
        index >= 0
        and index >= first - 4
        and (
            tokens[index].tag in ("ADV", "DET", "ADJ")
            or tokens[index].text.lower() == "as"
            or _opens_bound(parse, index)
        )
    ):
        index -= 1
    if index < 0:
        return None
    if tokens[index].tag != "VERB":
        return _of_state(parse, index, end, words) or _supplied(parse, index, words)
    idiom = words.idiom(_lemma(parse, index), _lemma(parse, end)) or _completed(parse, index, end, words)
    if idiom:
        return State(idiom, index)
    name = words.done_to(_lemma(parse, index), _lemma(parse, end))
    if words.affects(_lemma(parse, index)) and (cause := _cause(parse, index, words)):
        return State(cause, index)
    if not words.is_state(name) or not words.is_suffered(_lemma(parse, index)):
        return None
    return State(name, index)


def _cause(parse: Parse, verb: int, words: Thesaurus) -> str:
    """`the outage affected 30,000 homes`: the state that the subject names."""
    subject = child_of(parse, verb, "nsubj")
    name = words.predicate(_lemma(parse, subject)) if subject >= 0 else ""
    return name if words.is_state(name) else ""


def _completed(parse: Parse, verb: int, end: int, words: Thesaurus) -> str:
    """`pulled 26 people from the water`, `took 17 people hostage`: the word behind those counted completes the verb."""
    for last in (end - 1, end):
        if "person" in words.things(_lemma(parse, last)):
            name = _with_words(parse, verb, last + 1, words)
            if words.is_state(name):
                return name
    return ""


def _of_state(parse: Parse, index: int, end: int, words: Thesaurus) -> State | None:
    """`the arrest of 40 protesters`, `the closure of 140 stores`: the noun of a deed that is done to what is counted."""
    before = parse.tokens[index - 1] if index else None
    if before is None or parse.tokens[index].text.lower() != "of" or before.tag != "NOUN":
        return None
    name = words.done_to(before.lemma.lower(), _lemma(parse, end))
    return State(name, index - 1) if words.is_state(name) and words.known(before.lemma.lower()) else None


def _supplied(parse: Parse, index: int, words: Thesaurus) -> State | None:
    """`power was cut to 30,000 homes`, `restored power to 30,000 homes`: whom something no longer reaches, or again."""
    tokens = parse.tokens
    if tokens[index].text.lower() != "to":
        return None
    near = range(max(0, index - _SUPPLY), index)
    if not any(words.lacks(_lemma(parse, i)) for i in near):
        return None
    verbs = ((i, _verb_class(parse, i, words, "")) for i in near if tokens[i].tag == "VERB")
    return next((State(name, i) for i, name in verbs if words.is_state(name)), None)


def _verb_class(parse: Parse, index: int, words: Thesaurus, noun: str) -> str:
    """The class of a verb that is done to a noun, with the particle behind it where the two have one: `knock out`."""
    lemma = _lemma(parse, index)
    told = "" if words.has_senses(lemma) else words.idiom(lemma, noun)
    return _with_words(parse, index, index + 1, words) or told or words.done_to(lemma, noun)


def _with_words(parse: Parse, verb: int, start: int, words: Thesaurus) -> str:
    """The class of a verb with the two words, or the one, that begin at `start`: `taken to the hospital`, `brought ashore`; empty where there is none."""
    tokens = parse.tokens[start : start + 3]
    behind = [t.lemma.lower() for t in tokens if t.tag != "DET" and t.form != "PRP$"][:2]
    phrases = (" ".join((_lemma(parse, verb), *behind[:n])) for n in range(len(behind), 0, -1))
    return next((words.predicate(phrase) for phrase in phrases if words.known(phrase)), "")


def _opens_bound(parse: Parse, index: int) -> bool:
    """`at least`, `at most`; the bare preposition has an object: `fired at two guards`."""
    tokens = parse.tokens
    return tokens[index].text.lower() == "at" and tokens[index + 1].text.lower() in ("least", "most")


def _counted(parse: Parse, last: int, end: int, words: Thesaurus) -> State | None:
    """`12 deaths`, `three arrests`: the noun itself is the state."""
    of = next((i for i in range(last + 2, end) if parse.tokens[i].text.lower() == "of"), end + 1)
    for index in range(of - 1, last, -1):  # `26 survivors | of the ferry`
        token = parse.tokens[index]
        if token.tag == "NOUN":
            lemma = token.lemma.lower()
            told = words.counts_state(lemma) and not (words.is_person(lemma) and _does_else(parse, end, words))
            return State(words.predicate(lemma), index) if told else None
    return None


def _does_else(parse: Parse, end: int, words: Thesaurus) -> bool:
    """`a dozen survivors were fighting for their lives`: not how many survived; `26 survivors were found` is."""
    index = end + 1
    while index < len(parse.tokens) and parse.tokens[index].tag in _PASSING:
        index += 1
    verb = parse.tokens[index] if index < len(parse.tokens) else None
    return verb is not None and verb.form == "VBG" and not words.is_state(words.predicate(verb.lemma.lower()))
