"""How far and how surely a deed is told: done, under way, tried, possible, to come, believed to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.deeds import deeds, is_deed
from reconcile.claims.labels.denials import denials, is_limited
from reconcile.claims.labels.nominal import Deed, deed_at, deed_in_view
from reconcile.claims.labels.owners import group_of
from reconcile.claims.labels.things import (
    doer_of,
    group_start,
    helps,
    is_infinitive,
    is_known,
    is_name,
    is_several,
    limits_of,
    noun_of_past,
    phrase_behind,
    referred,
)
from reconcile.claims.links import agent_of, case, child_of, words_before, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import BlockKind, Form, Interval, Kind, Parse, Slot, Span, Value

_REACH = 4  # verbs above a verb that may put it at a distance
_POSSIBLE = "possible"
_HERE = Interval(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class _Distance:
    """What the words about a deed make of it."""

    stage: str = ""
    believed: bool = False
    denied: bool = False


class _Words:
    """The words of `stages.yaml` and their like."""

    def __init__(self, language: Language) -> None:
        data = language.section("stages")
        self.tried, self.weighed = frozenset(data["tried"]), frozenset(data["weighed"])
        self.ahead = (language.words("status", "ahead") | {*data["ahead"], *data["acts"]}) - self.tried - self.weighed
        self.seems, self.refused, self.raised = (frozenset(data[key]) for key in ("seems", "refused", "raised"))
        self.expected, self.unlikely = frozenset(data["expected"]), frozenset(data["unlikely"])
        self.views = self.weighed | {*data["views"]}
        self.acts, self.dropped = frozenset(data["acts"]), frozenset(data["dropped"])
        self.ahead_nouns, self.tried_nouns = frozenset(data["ahead_nouns"]), frozenset(data["tried_nouns"])
        self.believed = frozenset(data["believed"])
        self.reported = language.words("reporting", "passive", "claim")
        self.perhaps = (
            language.words("reporting", "adverbs") | language.words("function", "perhaps") | {*data["perhaps"]}
        )
        self.ends, self.nobody, self.again = (frozenset(data[key]) for key in ("ends", "nobody", "again"))
        bounds = language.section("moments")["bounds"]
        self.until = frozenset(word for word, bound in bounds.items() if bound == "until")
        self.one = frozenset(data["one"])
        self.be = language.words("function", "be")
        self.was = language.words("reach", "past")
        self.will = language.words("function", "ahead")
        self.say = language.words("reporting", "say")
        self.would = language.words("function", "ahead_then")
        self.possible, self.may = language.words("function", "possible"), frozenset(data["may"])
        self.conditions = language.words("function", "conditions")
        self.asking = language.words("function", "asking") - self.conditions
        self.negators = language.words("function", "negators")
        self.deny = language.words("stands", "deny") | {"deny"}
        self.denial = language.words("status", "deny") - self.deny - self.refused
        self.light = language.words("stands", "light") | language.words("function", "idle")
        self.idle = language.words("function", "idle") | {*data["idle"], *language.section("courses")["steps"]}
        self.idle |= self.believed | self.reported


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_stages(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each deed of a clause that can be told from others: attribute `stage:` and the deed, subject the one it is told of."""
    words = _words(scene.language)
    for index in sorted(clause.members):
        past, whose = noun_of_past(scene, index)
        if past not in words.idle and (one := _name(scene, whose, words)):
            yield _slot(clause, scene, index, "done", past, one, whose, "")
        if past or not _tells(scene, index, words):
            continue
        lemma = scene.parse.tokens[index].lemma.lower()
        deed = (deed_in_view(scene, index) if lemma in words.views else None) or deed_at(scene, index)
        if deed.verb in words.idle or deed.verb in words.tried:
            continue
        phrase = phrase_behind(scene, index) if deed.goal < 0 and deed.noun < 0 else -1
        level = _level(scene, index, words, deed, phrase)
        tried = level.startswith("believed") and is_deed(scene.parse, index, deeds(scene.language))
        if level and not tried:  # what is alleged of a suspect is judged by what the law says
            yield from _told(clause, scene, index, level, deed, phrase)


def _tells(scene: Scene, index: int, words: _Words) -> bool:
    """A verb; or behind "be" a noun that tells how a thing ended, or the state of a person: `was hurt`."""
    token = scene.parse.tokens[index]
    if token.tag == "VERB":
        return True
    lemma, above = token.lemma.lower(), scene.parse.tokens[token.head]
    held = token.relation == "xcomp" and token.tag == "ADJ" and above.form == "VBN" and above.lemma in words.believed
    if child_of(scene.parse, index, "cop") < 0 and not held:  # `is feared dead`
        return False
    return lemma in words.ends if token.tag == "NOUN" else scene.words.is_state(scene.words.predicate(lemma))


def _told(clause: Clause, scene: Scene, index: int, level: str, deed: Deed, phrase: int) -> Iterator[Slot]:
    """The deed as told of what it is done to, or of who does it, where to or to what."""
    parse, words = scene.parse, _words(scene.language)
    goal, doer = deed.goal, _doer(scene, index)
    if goal >= 0 and is_several(scene, doer):
        return
    verb = scene.words.predicate(deed.verb)
    one, who = _name(scene, goal, words), _name(scene, doer, words)
    if goal >= 0:
        if one and deed.verb not in words.light:  # many a witness takes the one stand
            yield _slot(clause, scene, index, level, verb, one, goal, person(scene, doer))
        elif who and parse.tokens[goal].tag in ("NOUN", "PROPN") and not _is_counted(parse, goal):
            yield _slot(clause, scene, index, level, f"{verb} {person(scene, goal)}", who, doer, "")
    elif who:
        behind = f" {case(parse, phrase)} {person(scene, phrase)}" if phrase >= 0 else ""
        yield _slot(clause, scene, index, level, f"{verb}{behind}", who, doer, "")


def _is_counted(parse: Parse, goal: int) -> bool:
    """`sent 150 soldiers`, `will send 200 more`: how many there are makes it another deed."""
    return any(parse.tokens[c].relation == "nummod" for c in parse.children[goal])


def _doer(scene: Scene, index: int) -> int:
    """Who does it: of `is in talks to buy` and `has a plan to buy` the subject; of `said it would go` who says so."""
    parse, tokens = scene.parse, scene.parse.tokens
    above = tokens[index].head
    if _is_about(parse, index) and is_infinitive(parse, index):
        owner = child_of(parse, above, "nmod:poss")
        if owner >= 0 or tokens[above].tag == "PROPN":
            return owner if owner >= 0 else above  # a headline's `Berg to resign`
        told = tokens[above].head if tokens[above].relation == "obj" else above
        return _speaker(scene, told, scene.subject_of(told))
    doer = _speaker(scene, index, doer_of(scene, index))
    return doer if doer >= 0 else agent_of(parse, index)


def _speaker(scene: Scene, verb: int, doer: int) -> int:
    """Who says of itself what it does: `the navy said it would go`; else the doer."""
    tokens, above = scene.parse.tokens, scene.parse.tokens[verb].head
    if doer < 0 or tokens[doer].tag != "PRON" or tokens[verb].relation != "ccomp" or above < 0:
        return doer
    speaker = doer_of(scene, above)
    return speaker if speaker >= 0 and tokens[speaker].form in ("NN", "NNP", "NNS") else doer


def _name(scene: Scene, index: int, words: _Words) -> str:
    """Who or what a word stands for, where it is one; nobody is one too."""
    if index < 0:
        return ""
    token, below = scene.parse.tokens[index], scene.parse.children[index]
    low = token.text.lower()
    denied = any(scene.parse.tokens[c].text.lower() == "no" for c in below)
    if low in words.nobody or (low in words.one and denied):
        return "nobody"
    if token.tag == "PRON":
        return referred(scene, index)
    if token.tag == "NOUN" and (group := group_of(scene, index)):
        return group
    if any(scene.parse.tokens[c].text.lower() == "one" and c < index for c in below) and token.form == "NN":
        return f"1 {scene.words.things(token.lemma.lower())[0]}"
    known = token.tag in ("NOUN", "PROPN") and token.form != "NNPS" and is_known(scene, index)
    many = token.form == "NNS" and not is_name(scene, index)
    return "" if not known else low if many else person(scene, index)


def _level(scene: Scene, index: int, words: _Words, deed: Deed, phrase: int) -> str:
    """How far and how surely a deed is told; empty for what is wanted, asked, a condition, denied in part, or of no time."""
    parse, tokens = scene.parse, scene.parse.tokens
    before = words_before(parse, index)
    viewed = deed.noun >= 0 and tokens[index].lemma.lower() in words.views
    outside = _above(scene, index, index, words) if viewed else _outside(scene, index, words)
    lasts = any(case(parse, c) in words.until for c in parse.children[index])
    if outside is None or tokens[index].relation == "amod" or lasts:
        return ""  # what `will be closed until May` may be closed already
    believed = outside.believed or bool(before & words.perhaps)
    denied = outside.denied != (bool(before & words.negators) or deed.nothing)
    stage = outside.stage or _own(scene, index, words, believed=believed)
    if not stage or (denied and is_limited(parse, index, denials(scene.language), deed.words(phrase))):
        return ""
    return ("believed " if believed else "") + ("not " if denied else "") + stage


def _outside(scene: Scene, index: int, words: _Words) -> _Distance | None:
    """What the words above and before a deed make of it together; None where they leave it open."""
    parse, tokens = scene.parse, scene.parse.tokens
    if _is_about(parse, index):
        return _about(scene, index, words)
    due = any(
        tokens[c].relation in ("case", "advmod") and tokens[c].text.lower() in words.ahead
        for c in parse.children[index]
    )
    told, current = _Distance("to come" if due else ""), index
    for _ in range(_REACH):
        above = tokens[current].head
        if above < 0 or not (tokens[current].relation in ("ccomp", "xcomp") or is_infinitive(parse, current)):
            break
        found = _above(scene, above, current, words)
        if found is None:
            return None
        told = _Distance(told.stage or found.stage, told.believed or found.believed, told.denied != found.denied)
        current = above
    weighed, before = told.stage == _POSSIBLE, words_before(parse, index)
    return None if before & (words.asking if weighed else words.conditions) else told  # `considers whether to sell`


def _is_about(parse: Parse, index: int) -> bool:
    """Tell whether a verb hangs on a noun as what it is about, by whatever name."""
    token = parse.tokens[index]
    loose = (
        token.relation == "xcomp" and parse.tokens[token.head].tag == "NOUN" and child_of(parse, token.head, "cop") < 0
    )
    return token.relation == "acl" or loose


def _about(scene: Scene, index: int, words: _Words) -> _Distance | None:
    """What a noun makes of the deed that it is about: `is in talks to buy`, `has no plans to buy`, `dropped its bid to buy`."""
    parse, noun = scene.parse, scene.parse.tokens[index].head
    lemma = parse.tokens[noun].lemma.lower() if is_infinitive(parse, index) else ""
    headed = scene.sentence.kind is BlockKind.HEADLINE and lemma and parse.tokens[noun].tag == "PROPN"
    stage = "to come" if lemma in words.ahead_nouns or headed else "tried" if lemma in words.tried_nouns else ""
    above = parse.tokens[noun].head if parse.tokens[noun].relation == "obj" else noun
    below, verb = words_below(parse, noun) | words_below(parse, above), parse.tokens[above].lemma.lower()
    denied = bool(below & (words.negators | {"no"})) or verb in words.dropped
    if not stage or below & words.conditions or (denied and stage == "tried"):
        return None
    return _Distance(_POSSIBLE if verb in words.weighed else stage, denied=denied)


def _above(scene: Scene, verb: int, under: int, words: _Words) -> _Distance | None:
    """What a verb above a deed makes of it: to come, tried, believed, denied, nothing; None where it leaves it open."""
    parse, token = scene.parse, scene.parse.tokens[verb]
    below, lemma, told = words_below(parse, verb), token.lemma.lower(), parse.tokens[under].relation == "ccomp"
    negated, reported = bool(below & words.negators), _is_reported(parse, verb, words)
    passive = any(parse.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in parse.children[verb])
    past = (not reported or lemma in words.acts) and (token.form == "VBD" or below & words.was)
    if negated and lemma in words.acts:
        return _Distance(_POSSIBLE)  # `has not decided whether to sell`
    if below & words.conditions or lemma in words.denial or (negated and lemma not in words.raised):
        return None
    if lemma in words.unlikely:
        return None if told or past else _Distance("expected", denied=True)
    if lemma in words.deny:
        return _Distance(denied=True) if told else None
    if lemma in words.refused:
        return None if told else _Distance("to come", denied=True)
    if lemma in words.seems:
        return None if told and past else _Distance(believed=True)
    if lemma in words.believed and not passive and token.form == "VBD" and not reported:
        return None  # what people thought once
    if lemma in words.believed or (passive and lemma in words.reported - words.ahead) or below & words.perhaps:
        return _Distance(believed=True)
    if lemma in words.tried:
        return _Distance("tried")
    if lemma in words.ahead | words.weighed:
        stage = "expected" if lemma in words.expected else "to come" if lemma in words.ahead else _POSSIBLE
        return None if past else _Distance(stage, denied=negated)  # what was to come then
    return _Distance() if told else None


def _own(scene: Scene, index: int, words: _Words, *, believed: bool) -> str:
    """What the form of a deed and its auxiliaries say by themselves; a headline tells what was done in the present."""
    parse, token = scene.parse, scene.parse.tokens[index]
    helpers = {parse.tokens[c].text.lower() for c in parse.children[index] if helps(parse, c)}
    if helpers & words.will or (helpers & words.would and _is_reported(parse, index, words)):
        return "to come"
    if helpers & words.possible:
        return _POSSIBLE if helpers & words.may else ""
    if token.tag in ("NOUN", "ADJ"):
        return "done"
    match token.form:
        case "VBG":
            goal = any(parse.tokens[c].relation == "obj" for c in parse.children[index])
            going = helpers & words.be and "been" not in helpers and not goal
            return "under way" if going else ""  # `was restoring order`: and may have
        case "VBD":
            return "done"
        case "VBZ" if scene.sentence.kind is BlockKind.HEADLINE:
            return "done"
        case "VBN":
            return _passive(helpers, words, believed=believed)
        case "VB" if "to" in helpers and helpers & words.be:
            return "" if helpers & words.was else "to come"  # `is to resign`
        case "VB":
            return "done" if "did" in helpers or (believed and "have" in helpers) else ""
        case _:
            return ""


def _passive(helpers: set[str], words: _Words, *, believed: bool) -> str:
    """`is being moved`, `is to be moved`, `was moved`; not `after being moved`, `was to be moved`, `that he be moved`."""
    plain = helpers - {"being", "be", "been"}
    if "being" in helpers:
        return "under way" if plain & words.be else ""
    if "to" in helpers and not believed:
        return "" if plain & words.was else "to come"
    return "done" if helpers != {"be"} else ""


def _is_reported(parse: Parse, index: int, words: _Words) -> bool:
    """`said it would send`, `said he believed`: what was told in the past, and meant then."""
    above = parse.tokens[index].head
    told = parse.tokens[index].relation == "ccomp" and above >= 0 and parse.tokens[above].form in ("VBD", "VBN")
    return told and parse.tokens[above].lemma.lower() in words.say


def _slot(clause: Clause, scene: Scene, index: int, level: str, deed: str, thing: str, at: int, who: str) -> Slot:
    parse = scene.parse
    span = Span(group_start(parse, index), parse.tokens[index].span.end)
    value = Value(Kind.STATUS, span, scene.text_of(span), "stage", None, _HERE, _HERE, form=Form.LABEL, lexical=level)
    limits = tuple(sorted({parse.tokens[c].lemma.lower() for c in limits_of(parse, at)}))
    words = _words(scene.language)
    near = {index, *parse.children[index]}
    again = words.again & {parse.tokens[c].text.lower() for i in near for c in parse.children[i]}
    return Slot(
        value,
        f"stage:{deed}",
        noun=parse.tokens[index].lemma.lower(),
        subject=thing,
        parties=(who,) if who else (),
        places=places(parse, clause.members, scene),
        scope=() if thing[:1].isupper() else limits,
        times=times_of(scene, clause, NOWHERE),
        context=tuple(sorted(again)),
    )
