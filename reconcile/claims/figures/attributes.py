"""Name the attribute that a figure states: a state of what is counted, a dimension of what is measured, what money is for."""

from dataclasses import dataclass

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.counts import stage_of
from reconcile.claims.figures.dimensions import find_dimension
from reconcile.claims.figures.populations import POPULATION, is_population
from reconcile.claims.figures.served import find_term
from reconcile.claims.figures.staff import WORKFORCE, is_staff
from reconcile.claims.figures.states import find_state
from reconcile.claims.figures.totals import find_total
from reconcile.claims.links import case, child_of, words_below
from reconcile.language import Language, Thesaurus
from reconcile.model import Form, Kind, Parse, Value

_DEALS = frozenset({"agree", "buy", "sell", "bid", "merge", "sign"})
_MEASURED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.AMOUNT, Kind.MULTIPLE})
_ATTEND = "attend"
_COMING = frozenset({_ATTEND, "protest"})
_HARM = frozenset({"damage", "injure", "destroy"})
_OWNED = frozenset({"DET", "PRON"})
_MOVED = frozenset({Kind.PERCENT, Kind.POINTS})


@dataclass(frozen=True, slots=True)
class Attribute:
    """A class of predicates; `sure` where the words beside the figure name it, not only a verb somewhere above."""

    name: str = ""
    sure: bool = False


def find_attribute(
    parse: Parse, value: Value, where: Anchor, noun: str, words: Thesaurus, language: Language
) -> Attribute:
    """Return what a value states of its subject; empty when the words do not tell."""
    if value.form is Form.UNDISCLOSED and value.kind is Kind.AMOUNT:
        return Attribute(words.predicate(value.noun) if value.noun else "terms", sure=True)
    if value.form is Form.UNDISCLOSED and value.noun and words.known(value.noun):
        return Attribute(words.predicate(value.noun), sure=True)  # `no word on casualties`
    if value.kind is Kind.AGE:
        return Attribute("age", sure=True)
    if value.kind is Kind.MEASURE:
        dimension = find_dimension(parse, value, where, language)
        return Attribute(dimension, sure=bool(dimension))
    counted = _counted(parse, value, where, noun, words, language) if value.kind in (Kind.COUNT, Kind.NUMBER) else None
    if counted is not None:
        return counted
    if value.kind in _MOVED:
        way = _way(parse, where, words) or _moved(parse, where, words)
        if way:
            return Attribute(way, sure=True)
    if value.kind is Kind.DURATION and (term := find_term(parse, where, language)):
        return Attribute(term, sure=True)
    if value.kind in _MEASURED or value.kind is Kind.DURATION:
        named = _by_noun(parse, value, where, noun, words)
        if named:
            return Attribute(_price(parse, where, named, words), sure=True)
    above = _by_verb(parse, value, where, noun, words, language)
    if value.kind is Kind.DURATION and not above.name:
        return Attribute(_after(parse, where, words, language))
    return Attribute(_price(parse, where, above.name, words), above.sure)


def _counted(
    parse: Parse, value: Value, where: Anchor, noun: str, words: Thesaurus, language: Language
) -> Attribute | None:
    """What a count states by the words beside it; None where only the verb above it tells."""
    if name := _of_count(parse, where, noun, words, language):
        return Attribute(name, sure=True)
    things, lemma = words.things(noun), parse.tokens[where.verb].lemma.lower() if where.verb >= 0 else ""
    if where.role == "nsubj" and {"crowd", "person"} & {*things} and lemma in language.words("dimensions", "filling"):
        return Attribute(_ATTEND, sure=True)  # `9,000 people packed the square`
    if "crowd" not in things or not (words.gathers(noun) or lemma in language.words("dimensions", "addressing")):
        return None
    above = _by_verb(parse, value, where, noun, words, language)
    return above if above.name in _COMING else Attribute(_ATTEND)  # `led a crowd of 20,000`: so many came


def _after(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> str:
    """`less than two weeks later, he was arrested`: the verb that a distance in time leads to."""
    tokens = parse.tokens
    if where.last + 1 >= len(tokens) or tokens[where.last + 1].text.lower() not in language.words("moments", "later"):
        return ""
    ahead = (t.lemma.lower() for t in tokens[where.last + 2 :] if t.tag == "VERB")
    say = language.words("reporting", "say")
    verb = next((lemma for lemma in ahead if not words.is_light(lemma) and lemma not in say), "")
    return words.predicate(verb) if verb else ""


def _done_to(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`damage to 40 homes`, `injuries to 12 people`: the harm that a noun before `to` names; empty for others."""
    if where.first < 2 or parse.tokens[where.first - 1].text.lower() != "to":
        return ""
    before = parse.tokens[where.first - 2]
    name = words.predicate(before.lemma.lower()) if before.tag == "NOUN" else ""
    return name if name in _HARM else ""


def _of_count(parse: Parse, where: Anchor, noun: str, words: Thesaurus, language: Language) -> str:
    """What the words beside a count name surely; empty where they do not."""
    if is_population(parse, where, language):
        return POPULATION
    if (total := find_total(parse, where, words, language)) is not None and total.state:
        return total.state
    if noun.endswith(" charge") and (stage := stage_of(parse, where, words)):
        return stage
    if is_staff(parse, where, noun, words, language):
        return WORKFORCE
    found = find_state(parse, where.first, where.last, words)
    if found is not None:
        return found.name
    if done := _done_to(parse, where, words):
        return done
    return "own" if _is_of_one(parse, where, words, language) and not _known_things(noun, words) else ""


def _is_of_one(parse: Parse, where: Anchor, words: Thesaurus, language: Language) -> bool:
    """`a 300-room hotel`, `a hotel with 300 rooms`, `a hotel of 300 rooms`: what one thing has."""
    tokens, noun = parse.tokens, where.noun
    done = language.words("dimensions", "done")
    if noun <= where.last or tokens[noun].head < 0 or tokens[noun].lemma.lower() in done:
        return False
    above = tokens[tokens[noun].head]
    if words.gathers(above.lemma.lower()) or above.lemma.lower() in language.words("dimensions", "counting"):
        return False  # `an audience of 12 million viewers`, `a total of 12 flights`
    if tokens[noun].relation == "compound" and tokens[where.last + 1].text == "-":
        return above.form in ("NN", "NNP")
    owned = words.is_relative(tokens[noun].lemma.lower()) or any(tokens[c].tag in _OWNED for c in parse.children[noun])
    plain = tokens[noun].relation == "nmod" and above.form == "NN" and above.tag == "NOUN" and not owned
    led = case(parse, noun) if plain else ""  # not `in the room with their three sons`
    one = bool(language.words("numbers", "articles") & words_below(parse, tokens[noun].head))
    return led in language.words("dimensions", "parted") and (led != "of" or one)  # not `the fate of 300 men`


def _price(parse: Parse, where: Anchor, name: str, words: Thesaurus) -> str:
    """What a deal is worth is what is paid: "a deal valued at $2 million" gives a price, no valuation."""
    if name != "value" or where.verb < 0:
        return name
    tokens = parse.tokens
    around = [
        tokens[where.verb].head,
        *(c for c in parse.children[where.verb] if tokens[c].relation.startswith("nsubj")),
    ]
    deal = any(i >= 0 and words.predicate(tokens[i].lemma.lower()) in _DEALS for i in around)
    return "pay" if deal else name


def _way(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`closed 3.9 percent lower`, `down by 5 percent`, `a 5 percent rise`: which way a share moved."""
    tokens = parse.tokens
    before = where.first - 1
    if before >= 0 and tokens[before].text.lower() == "by":
        before -= 1
    for index in (where.last + 1, before):
        if 0 <= index < len(tokens):
            way = words.way(tokens[index].lemma.lower()) or words.way(tokens[index].text.lower())
            if way:
                return way
    return ""


def _moved(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`sales climbed 15 percent`: the verb tells which way."""
    name = words.predicate(parse.tokens[where.verb].lemma.lower()) if where.verb >= 0 else ""
    return name if words.is_way(name) else ""


def _by_noun(parse: Parse, value: Value, where: Anchor, noun: str, words: Thesaurus) -> str:
    """`a $2 million offer`, `worth $2 million`, `its market value rose to $29 billion`: a noun or adjective names it."""
    tokens = parse.tokens
    for candidate in (noun, tokens[where.over].lemma.lower() if where.over >= 0 else "", value.noun):
        if candidate and words.known_noun(candidate):
            return words.predicate(candidate)
    above = tokens[where.token].head
    if above >= 0 and tokens[above].tag in ("ADJ", "NOUN") and words.known_noun(tokens[above].lemma.lower()):
        return words.predicate(tokens[above].lemma.lower())
    return _predicated(parse, where, words) or _other_noun(parse, where, words)


def _predicated(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`turnout was 62 percent`: the subject of a figure that is the predicate names what it states, known or not."""
    tokens = parse.tokens
    if not any(tokens[c].relation == "cop" for c in parse.children[where.token]):
        return ""
    subject = child_of(parse, where.token, "nsubj")
    return words.predicate(tokens[subject].lemma.lower()) if subject >= 0 and tokens[subject].tag != "PRON" else ""


def _other_noun(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """The object or the subject of the verb, where the figure only follows it: `the owner put the value at`."""
    tokens = parse.tokens
    if where.verb < 0 or not where.role.startswith(("obl", "obj", "xcomp")):
        return ""
    moves = words.moves(tokens[where.verb].lemma.lower())
    if where.role.startswith("obj") and not moves:
        return ""
    for child in sorted(parse.children[where.verb], key=lambda c: tokens[c].relation != "obj"):
        if (
            child != where.token
            and tokens[child].relation in ("obj", "nsubj", "nsubj:pass")
            and tokens[child].tag == "NOUN"
        ):
            text, lemma = tokens[child].text.lower(), tokens[child].lemma.lower()
            lemma = text if words.known_noun(text) else lemma  # `sales` are revenue, a sale is a deal
            if words.known_noun(lemma) or (moves and tokens[child].relation == "obj"):
                return words.predicate(lemma)
    return ""


def _by_verb(parse: Parse, value: Value, where: Anchor, noun: str, words: Thesaurus, language: Language) -> Attribute:
    """The class of the governing verb; a verb of saying, of change or a light one leaves it to the nouns around.

    Money also hangs surely on a preposition: "bought it for $2 million", "valued at $2 million".
    """
    doers = ("obl:agent",) if words.is_person(noun) else ()  # `attended by 400 people`, not `hit by six bullets`
    roles = ("nsubj", "obj", "obl") if value.kind is Kind.MONEY else ("nsubj", "obj", *doers)
    tokens = parse.tokens
    named = _other_noun(parse, where, words)
    if named:
        return Attribute(named, sure=True)
    complement = _complement(parse, where, words) if where.verb >= 0 else ""
    if complement:
        return Attribute(complement, sure=True)
    if where.verb >= 0 and tokens[where.verb].tag == "VERB":
        lemma = tokens[where.verb].lemma.lower()
        behind = (tokens[c].lemma.lower() for c in parse.children[where.verb] if c > where.verb)
        idiom = words.idiom(lemma, case(parse, where.token)) or next(
            (i for w in behind if (i := words.idiom(lemma, w))), ""
        )
        if idiom:
            return Attribute(idiom, sure=True)
        having = lemma in language.words("dimensions", "having") and where.role == "obj"
        if having and value.kind is Kind.COUNT and not _known_things(noun, words):
            return Attribute("own", sure=True)  # `Acme has 900 stores`
        if not words.is_light(lemma) and lemma not in language.words("reporting", "say"):
            goal = noun if where.role.startswith("obj") or where.role == "nsubj:pass" else ""
            name = _with_particle(parse, where, words) or words.done_to(lemma, goal)
            if words.is_state(name) and _does_it(parse, where, lemma, words):
                return Attribute()
            known = words.known(lemma) or name != words.predicate(lemma)
            return Attribute(name, sure=where.role.startswith(roles) and known)
    for index in (where.over, where.noun):
        if index >= 0 and words.known_noun(tokens[index].lemma.lower()):
            return Attribute(words.predicate(tokens[index].lemma.lower()))
    quality = _quality(parse, where) if value.kind is Kind.COUNT else ""
    return Attribute(quality, sure=bool(quality))


def _known_things(noun: str, words: Thesaurus) -> bool:
    """People are not owned, and what names a deed by itself is no thing: `had 33 points`."""
    return "person" in words.things(noun) or words.known_noun(noun)


def _quality(parse: Parse, where: Anchor) -> str:
    """`5,000 members were eligible to vote`: the adjective that tells what the counted may or are to do."""
    tokens, above = parse.tokens, parse.tokens[where.noun].head if where.noun >= 0 else -1
    said = above >= 0 and tokens[above].tag == "ADJ" and tokens[where.noun].relation == "nsubj"
    to_do = said and any(tokens[c].relation == "xcomp" and tokens[c].form == "VB" for c in parse.children[above])
    return tokens[above].lemma.lower() if to_do else ""


def _with_particle(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`lay off 900 workers`, `snap up 12 percent`: the class of a verb with its particle, empty where it has none."""
    tokens = parse.tokens
    particle = child_of(parse, where.verb, "compound:prt")
    if particle < 0 and where.verb + 1 < len(tokens) and tokens[where.verb + 1].tag in ("ADP", "ADV"):
        particle = where.verb + 1  # `closing in on`
    both = f"{tokens[where.verb].lemma.lower()} {tokens[particle].text.lower()}" if particle >= 0 else ""
    return words.predicate(both) if words.known(both) else ""


def _does_it(parse: Parse, where: Anchor, lemma: str, words: Thesaurus) -> bool:
    """Whether the counted do to others what the verb says: two quakes that destroy houses are not destroyed."""
    if where.role != "nsubj" or not words.is_suffered(lemma):
        return False
    return any(parse.tokens[c].relation == "obj" for c in parse.children[where.verb])


def _complement(parse: Parse, where: Anchor, words: Thesaurus) -> str:
    """`left 12 people dead`, `found guilty of ten counts`: the complement of a verb carries the meaning."""
    light = words.is_light(parse.tokens[where.verb].lemma.lower())
    for child in parse.children[where.verb]:
        lemma = parse.tokens[child].lemma.lower()
        acts = parse.tokens[child].relation == "advcl" or parse.tokens[child].form in ("VBG", "VB")
        if acts and _is_own_deed(parse, child):
            continue  # `fled after the blast killed two`, `shot three, killing two`, `closed three to save money`
        if parse.tokens[child].relation in ("xcomp", "amod", "advcl") and words.known(lemma):
            name = words.predicate(lemma)
            if light or words.is_state(name):
                return name
    return ""


def _is_own_deed(parse: Parse, verb: int) -> bool:
    """Whether a clause has a subject or an object of its own, and so says nothing of the object above it."""
    return any(parse.tokens[c].relation.startswith(("nsubj", "obj")) for c in parse.children[verb])


def near(parse: Parse, clause: Clause, words: Thesaurus) -> tuple[str, ...]:
    """Return the known classes of predicates that a clause names, sorted, each once."""
    found = set()
    for index in clause.members:
        token = parse.tokens[index]
        if (
            token.tag in ("VERB", "NOUN", "ADJ")
            and not words.is_light(token.lemma.lower())
            and words.known(token.lemma.lower())
        ):
            found.add(words.predicate(token.lemma.lower()))
    return tuple(sorted(found))
