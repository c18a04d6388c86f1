"""How far and how surely a deed is told: done, under way, tried, possible, to come, believed to be done."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.courses import person
from reconcile.claims.labels.deeds import deeds, is_deed
from reconcile.claims.labels.things import doer_of, group_start, helps, is_infinitive, is_one, limits_of, referred
from reconcile.claims.labels.ways import find_sufferer
from reconcile.claims.links import agent_of, case, child_of, words_before, words_below
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Parse, Slot, Span, Value

_REACH = 4  # verbs above a verb that may put it at a distance
_TIMES = frozenset({Kind.DATE, Kind.TIME, Kind.DURATION})
_HERE = Interval(Decimal(0), Decimal(0))


class _Words:
    """The words of `stages.yaml` and their like."""

    def __init__(self, language: Language) -> None:
        data = language.section("stages")
        self.tried = frozenset(data["tried"])
        self.ahead = (language.words("status", "ahead") | {*data["ahead"]}) - self.tried
        self.ahead_nouns, self.tried_nouns = frozenset(data["ahead_nouns"]), frozenset(data["tried_nouns"])
        self.believed = frozenset(data["believed"])
        self.reported = language.words("reporting", "passive", "claim")
        self.perhaps = (
            language.words("reporting", "adverbs") | language.words("function", "perhaps") | {*data["perhaps"]}
        )
        self.ends, self.nobody, self.again = (frozenset(data[key]) for key in ("ends", "nobody", "again"))
        self.one = frozenset(data["one"])
        self.be = language.words("function", "be")
        self.was = language.words("reach", "past")
        self.will = language.words("function", "ahead")
        self.say = language.words("reporting", "say")
        self.would = language.words("function", "ahead_then")
        self.possible, self.may = language.words("function", "possible"), frozenset(data["may"])
        self.conditions = language.words("function", "conditions")
        self.negators = language.words("function", "negators")
        self.denial = self.negators | language.words("stands", "deny") | language.words("status", "deny")
        self.light = language.words("stands", "light") | language.words("function", "idle")
        self.idle = language.words("function", "idle") | {*data["idle"], *language.section("courses")["steps"]}
        self.idle |= self.believed | self.reported


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_stages(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a STATUS slot for each deed of a clause that can be told from others: attribute `stage:` and the deed, subject the one it is told of."""
    words, tokens = _words(scene.language), scene.parse.tokens
    for index in sorted(clause.members):
        lemma = tokens[index].lemma.lower()
        if not _tells(scene, index, words) or lemma in words.idle or lemma in words.tried:
            continue
        level = _level(scene, index, words)
        tried = level.startswith("believed") and is_deed(scene.parse, index, deeds(scene.language))
        if level and not tried:  # what is alleged of a suspect is judged by what the law says
            yield from _told(clause, scene, index, level, words)


def _tells(scene: Scene, index: int, words: _Words) -> bool:
    """A verb; or behind "be" a noun that tells how a thing ended, or the state of a person: `was hurt`."""
    token = scene.parse.tokens[index]
    if token.tag == "VERB":
        return True
    if not any(scene.parse.tokens[c].relation == "cop" for c in scene.parse.children[index]):
        return False
    lemma = token.lemma.lower()
    return lemma in words.ends if token.tag == "NOUN" else scene.words.is_state(scene.words.predicate(lemma))


def _told(clause: Clause, scene: Scene, index: int, level: str, words: _Words) -> Iterator[Slot]:
    """The deed as told of what it is done to, or of who does it."""
    parse = scene.parse
    goal, doer = find_sufferer(scene, index), _doer(scene, index)
    verb = scene.words.predicate(parse.tokens[index].lemma.lower())
    one, who = _name(scene, goal, words), _name(scene, doer, words)
    if goal >= 0:
        if one and parse.tokens[index].lemma.lower() not in words.light:  # many a witness takes the one stand
            yield _slot(clause, scene, index, level, verb, one, goal, person(scene, doer))
        elif who and parse.tokens[goal].tag in ("NOUN", "PROPN") and not _is_counted(parse, goal):
            yield _slot(clause, scene, index, level, f"{verb} {person(scene, goal)}", who, doer, "")
    elif who:
        behind = _behind(clause, scene, index)
        yield _slot(clause, scene, index, level, f"{verb} {behind}".strip(), who, doer, "")


def _is_counted(parse: Parse, goal: int) -> bool:
    """`sent 150 soldiers`, `will send 200 more`: how many there are makes it another deed."""
    return any(parse.tokens[c].relation == "nummod" for c in parse.children[goal])


def _doer(scene: Scene, index: int) -> int:
    """Who does it: of `is in talks to buy` and `has a plan to buy` the subject; of `said it would go` who says so."""
    parse, tokens = scene.parse, scene.parse.tokens
    above = tokens[index].head
    if tokens[index].relation == "acl" and is_infinitive(parse, index):
        owner = child_of(parse, above, "nmod:poss")
        if owner >= 0:
            return owner
        told = tokens[above].head if tokens[above].relation == "obj" else above
        return scene.subject_of(told)
    doer = doer_of(scene, index)
    if doer >= 0 and tokens[doer].tag == "PRON" and tokens[index].relation == "ccomp" and above >= 0:
        speaker = doer_of(scene, above)
        return speaker if speaker >= 0 and tokens[speaker].form in ("NN", "NNP") else doer
    return doer if doer >= 0 else agent_of(parse, index)


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
    known = token.tag in ("NOUN", "PROPN") and token.form != "NNPS" and is_one(scene, index)
    return person(scene, index) if known else ""


def _behind(clause: Clause, scene: Scene, index: int) -> str:
    """Where or to what: the first phrase behind a verb without object that is no time."""
    times = [v.span for v in scene.values_in(clause) if v.kind in _TIMES]
    for child in scene.parse.children[index]:
        token = scene.parse.tokens[child]
        if child < index or not token.relation.startswith("obl") or token.tag not in ("NOUN", "PROPN"):
            continue
        if not any(t.start <= token.span.start < t.end for t in times) and case(scene.parse, child):
            return f"{case(scene.parse, child)} {person(scene, child)}"
    return ""


def _level(scene: Scene, index: int, words: _Words) -> str:
    """How far and how surely a deed is told; empty for what is wanted, asked, a condition, or of no time."""
    parse, tokens = scene.parse, scene.parse.tokens
    before = words_before(parse, index)
    if before & words.conditions or tokens[index].relation == "amod":
        return ""
    if tokens[index].relation == "acl":
        about = tokens[tokens[index].head].lemma.lower() if is_infinitive(parse, index) else ""
        return "to come" if about in words.ahead_nouns else "tried" if about in words.tried_nouns else ""
    due = any(
        tokens[c].relation in ("case", "advmod") and tokens[c].text.lower() in words.ahead
        for c in parse.children[index]
    )
    stage, believed = "to come" if due else "", bool(before & words.perhaps)
    current = index
    for _ in range(_REACH):
        above = tokens[current].head
        if above < 0 or not (tokens[current].relation in ("ccomp", "xcomp") or is_infinitive(parse, current)):
            break
        found = _above(parse, above, told=tokens[current].relation == "ccomp", words=words)
        if found is None:
            return ""
        believed = believed or found == "believed"
        stage = stage or ("" if found == "believed" else found)
        current = above
    stage = stage or _own(parse, index, words, believed=believed)
    if not stage:
        return ""
    denied = bool(before & words.negators)
    return ("believed " if believed else "") + ("not " if denied else "") + stage


def _above(parse: Parse, verb: int, *, told: bool, words: _Words) -> str | None:
    """What a verb above a deed makes of it: to come, tried, believed, nothing; None where it denies it or leaves it open."""
    token, below = parse.tokens[verb], words_below(parse, verb)
    lemma = token.lemma.lower()
    if below & (words.negators | words.conditions) or lemma in words.denial:
        return None
    passive = any(parse.tokens[c].relation in ("nsubj:pass", "aux:pass") for c in parse.children[verb])
    if lemma in words.believed and not passive and token.form == "VBD" and not _is_reported(parse, verb, words):
        return None  # what people thought once
    if lemma in words.believed or (passive and lemma in words.reported - words.ahead) or below & words.perhaps:
        return "believed"
    if lemma in words.tried:
        return "tried"
    if lemma in words.ahead:
        past = token.form == "VBD" or below & words.was
        return None if past and not _is_reported(parse, verb, words) else "to come"  # what was to come then
    return "" if told else None


def _own(parse: Parse, index: int, words: _Words, *, believed: bool) -> str:
    """What the form of a deed and its auxiliaries say by themselves."""
    token = parse.tokens[index]
    helpers = {parse.tokens[c].text.lower() for c in parse.children[index] if helps(parse, c)}
    if helpers & words.will or (helpers & words.would and _is_reported(parse, index, words)):
        return "to come"
    if helpers & words.possible:
        return "possible" if helpers & words.may else ""
    if token.tag in ("NOUN", "ADJ"):
        return "done"
    match token.form:
        case "VBG":
            goal = any(parse.tokens[c].relation == "obj" for c in parse.children[index])
            going = helpers & words.be and "been" not in helpers and not goal
            return "under way" if going else ""  # `was restoring order`: and may have
        case "VBD":
            return "done"
        case "VBN":
            return _passive(helpers, words, believed=believed)
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
    again = words.again & {parse.tokens[i].text.lower() for i in clause.members}
    return Slot(
        value,
        f"stage:{deed}",
        noun=parse.tokens[index].lemma.lower(),
        subject=thing,
        parties=(who,) if who else (),
        places=places(parse, clause.members, scene),
        scope=() if thing[:1].isupper() else limits,
        times=tuple(t for t in times_of(scene, clause, NOWHERE) if t.isdigit()),
        context=tuple(sorted(again)),
    )
