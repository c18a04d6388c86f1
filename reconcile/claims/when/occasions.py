"""When an occasion is: a vote, a funeral, a trial, told by the verb that holds it, by a day beside its noun, or by `is on`."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import case, child_of, word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import Doing, noun_before
from reconcile.claims.when.happens import happens
from reconcile.claims.when.party import marked, named, named_of
from reconcile.claims.when.senses import phrase
from reconcile.claims.when.verbs import base, doer

HELD = "take place"
_RESULT = "result"
_LED = 4  # words of a noun behind its day: `the May 18 parliamentary election`
_BE = 2  # words before a day among which `is` stands: `is due on`


def held(scene: Scene, verb: int) -> Doing | None:
    """`the vote will be held on May 4`, `the funeral is set for Friday`, `the trial opens`: the occasion that is held or begins; None for other nouns.

    Some verbs tell one by themselves: `drivers will walk out on Monday`.
    """
    data, lemma, idiom = scene.language.section("hours"), base(scene, verb), phrase(scene, verb)[0]
    if idiom in data["occasion_verbs"]:
        return Doing(HELD, goal=data["occasion_verbs"][idiom], matter=_whose(scene, doer(scene, verb)[0]))
    if lemma in data["publishing"]:
        return _results(scene, verb)
    opens = lemma in data["opening_verbs"] or idiom == "begin"
    if (opens or happens(scene, verb)) and (war := _war(scene, verb)) is not None:
        return war
    if lemma not in data["holding"] and not opens and not happens(scene, verb):
        return None
    goal = (c for c in scene.parse.children[verb] if scene.parse.tokens[c].relation == "obj")
    subject, _ = doer(scene, verb)
    noun = next((index for index in (*goal, subject) if _kind(scene, index)), -1)
    if subject < 0 and scene.parse.tokens[0].text.lower() in scene.language.words("hours", "occasions"):
        noun = max(noun, 0)  # `Sentencing is set for`, often taken for a verb
    return _occasion(scene, noun) if noun >= 0 else None


def _war(scene: Scene, verb: int) -> Doing | None:
    """`fighting broke out on May 4`, `the conflict began`: the beginning of a war, by whichever word; None for other nouns."""
    tokens, subject = scene.parse.tokens, doer(scene, verb)[0]
    hostile = scene.language.words("hours", "hostilities")
    noun = next((i for i in (verb - 1, subject) if i >= 0 and tokens[i].text.lower() in hostile), -1)
    return Doing("begin", goal="war", matter=tuple(sorted(named_of(scene, noun)))) if noun >= 0 else None


def _results(scene: Scene, verb: int) -> Doing | None:
    """`Acme will report third-quarter results on May 4`: the day of its results, and of which quarter they are; None for other objects."""
    subject, _ = doer(scene, verb)
    goal = child_of(scene.parse, verb, "obj")
    noun = next((i for i in (goal, subject) if i >= 0 and named(scene, i) == _RESULT), -1)
    return _result(scene, noun, "" if noun == subject else named(scene, subject)) if noun >= 0 else None


def _result(scene: Scene, noun: int, firm: str) -> Doing:
    """The results of a firm, or of whom they are said to be, and of which quarter."""
    owner = scene.roster.name_at(scene.number, child_of(scene.parse, noun, "nmod:poss"))
    whose = firm if firm[:1].isupper() else owner.canonical if owner is not None else ""
    before = {t.text.lower() for t in scene.parse.tokens[max(0, noun - _LED) : noun]}
    turns = before & scene.language.words("numbers", "ordinals")
    return Doing(HELD, goal=_RESULT, matter=tuple(sorted(turns | ({whose.rpartition(" ")[2]} - {""}))))


def dated(scene: Scene, where: Anchor) -> tuple[Doing | None, bool]:
    """The occasion whose noun stands beside a day, and whether its verb may tell of the day, too; None elsewhere.

    `Saturday's final`, `the May 18 election`, `set sentencing for May 18`, `the funeral is on Friday`; with the verb `was hurt at the funeral on Friday`.
    """
    # `the 2008 final` is one of many
    year = where.first == where.last and scene.parse.tokens[where.first].text.isdigit()
    for noun in (-1 if year else _behind(scene, where.last), _is_on(scene, where)):
        if noun >= 0:
            return _occasion(scene, noun), False
    before, data = where.first - 1, scene.language.section("hours")
    if word_at(scene.parse, before) == "for" and _kind(scene, before - 1):
        return _occasion(scene, before - 1), False
    before = noun_before(scene, where)
    part = before >= 0 and case(scene.parse, before) == "of"  # `on the eve of the summit on Sunday`
    alone = not year and not part and _kind(scene, before) in data["unique"]
    return (_occasion(scene, before), True) if alone else (None, False)


def _kind(scene: Scene, index: int) -> str:
    """The base form of a noun that tells an occasion; empty for other words."""
    if index < 0:
        return ""
    occasions, text = scene.language.words("hours", "occasions"), scene.parse.tokens[index].text.lower()
    return text if text in occasions else name if (name := named(scene, index)) in occasions else ""


def is_occasion(scene: Scene, index: int) -> bool:
    """Tell whether a noun is that of an occasion: what closes or runs until a day ends then."""
    return bool(_kind(scene, index))


def _behind(scene: Scene, last: int) -> int:
    """`Saturday's final`, `the May 18 parliamentary election`: the occasion that stands behind its day; -1 where none does."""
    tokens, owning = scene.parse.tokens, scene.language.words("function", "owning", "owning_plural")
    at = last + 1 + (word_at(scene.parse, last + 1) in owning)
    end = next((i for i in range(at, min(len(tokens), at + _LED)) if tokens[i].tag not in ("ADJ", "NOUN")), at + _LED)
    noun = end - 1
    return noun if at <= noun < len(tokens) and _kind(scene, noun) in scene.language.words("hours", "unique") else -1


def _is_on(scene: Scene, where: Anchor) -> int:
    """`the funeral is on Friday`, `the results are due on Friday`: the subject of a day that is told by `is`; -1 for none."""
    tokens, last = scene.parse.tokens, noun_before(scene, where)
    due, forms = scene.language.words("hours", "due"), scene.language.words("function", "be")
    be = next((i for i in range(last, max(-1, last - _BE), -1) if tokens[i].text.lower() in forms), -1)
    if be < 1 or any(tokens[i].text.lower() not in due for i in range(be + 1, last + 1)):
        return -1
    nearest = be - 1 if tokens[be - 1].relation != "nmod" else -1  # not `the first round of the election is on`
    subjects = (scene.subject_of(where.token), scene.subject_of(last), nearest)
    return next((i for i in subjects if 0 <= i < be and _kind(scene, i)), -1)


def _occasion(scene: Scene, noun: int) -> Doing:
    """An occasion with what it is of or for, and whose it is."""
    if _kind(scene, noun) == _RESULT:
        return _result(scene, noun, "")
    (*marks, head), kind = marked(scene, noun).split() or [""], _kind(scene, noun)
    owner = _whose(scene, child_of(scene.parse, noun, "nmod:poss"))
    others = {*scene.language.section("calendar")["months"], *scene.language.words("hours", "holding")}
    told = " ".join((*(mark for mark in marks if mark not in others), kind)) if head == kind else kind
    named_by = next((mark for mark in marks if mark in scene.language.words("hours", "unique")), "")
    return Doing(HELD, goal=named_by or told, matter=tuple(sorted({*named_of(scene, noun), *owner})))


def _whose(scene: Scene, index: int) -> tuple[str, ...]:
    """`Lee goes on trial`, `Lee's trial`: the last word of the name of whom an occasion is about."""
    name = scene.roster.resolve(scene.number, scene.parse, index) if index >= 0 else ""
    return (name.rpartition(" ")[2],) if name in scene.roster.persons or scene.roster.may_be_person(name) else ()
