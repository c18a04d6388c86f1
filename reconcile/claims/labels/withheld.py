"""Names that a source keeps back, and the names that another gives to the same one: the victim, the suspect."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from reconcile.claims.clauses import Clause
from reconcile.claims.links import is_yet_to
from reconcile.claims.references import Name
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Kind, Slot, Span, Value

_SEVERAL = "several"
_REACH = 16  # words between a name and the verb that keeps it back
_NEAR = 5  # words between a name and the one whose it is
_LEAD = 3  # words from `none` to those who are not named: `none of the victims`
_BACK = 8  # words between a person and the verb that names none: `a man, who has not yet been identified`


class _Words:
    """The words of `withheld.yaml` as sets."""

    def __init__(self, language: Language) -> None:
        data = language.section("withheld")
        self.persons: dict[str, str] = {word: role for role, words in data["persons"].items() for word in words}
        self.anybody = frozenset(data["anybody"])
        self.names, self.tell = frozenset(data["names"]), frozenset(data["tell"])
        self.deny, self.owners = language.words("function", "negators"), language.words("function", "its", "his")
        self.later, self.ahead = frozenset(data["later"]), frozenset(data["ahead"])
        self.refuse, self.identify, self.suffer = (frozenset(data[key]) for key in ("refuse", "identify", "suffer"))
        self.nobody, self.unheard, self.fallen = (frozenset(data[key]) for key in ("nobody", "unheard", "fallen"))
        self.whose, self.classes = frozenset(data["whose"]), frozenset(data["classes"])
        self.held, self.include, self.among = (frozenset(data[key]) for key in ("held", "include", "among"))
        self.unnamed, self.known, self.found = (frozenset(data[key]) for key in ("unnamed", "known", "found_dead"))
        self.dead, self.remains = frozenset(data["dead"]), frozenset(data["remains"])
        self.hints = {role: frozenset(data[f"of_{role}"]) for role in ("suspect", "victim")}


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_identities(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a NAME slot of the form UNDISCLOSED where a clause keeps the name of somebody back, of the form LABEL where it tells it.

    The noun of a slot is the role: `victim` or `suspect`.
    """
    words = _words(scene.language)
    for index in sorted(clause.members):
        token = scene.parse.tokens[index]
        lemma = token.lemma.lower()
        if token.tag == "NOUN" and lemma in words.names:
            yield from _withheld(scene, _kept_back(scene, index, words), index, _whose(scene, index, words))
        elif token.tag == "NOUN" and lemma in words.remains:
            yield from _of_dead(scene, index)
        elif lemma in words.unnamed and index + 1 < len(scene.parse.tokens):
            noun = next(
                (i for i in range(index + 1, min(index + _NEAR, len(scene.parse.tokens))) if _is_one(scene, i, words)),
                -1,
            )
            yield from _withheld(scene, index, noun, _role(scene, noun, words))
        elif token.text.lower() in words.among or lemma in words.include:
            yield from _of_those(scene, index, words)
        elif token.tag == "VERB":
            yield from _told(scene, index, words)
            if lemma in words.identify:
                one = _unidentified(scene, index, words)
                yield from _withheld(scene, index, one, _role(scene, one, words))


def _kept_back(scene: Scene, name: int, words: _Words) -> int:
    """Return the verb that keeps a name back: `will not be released`, `declined to release the name`, `would be released after`.

    Read along the words and not along the tree, which often loses a passive behind `until`.
    """
    tokens = scene.parse.tokens
    near = [t.text.lower() for t in tokens[max(0, name - _REACH) : name]]
    for index in range(name + 1, min(name + _REACH, len(tokens))):
        lemma, between = tokens[index].lemma.lower(), {t.text.lower() for t in tokens[name:index]}
        if (lemma in words.known and between & words.deny) or lemma in words.unheard:
            return index
        if tokens[index].tag == "VERB" and lemma in words.tell:
            after = {t.text.lower() for t in tokens[index + 1 : index + 3]}
            return index if between & words.deny or (between & words.ahead and after & words.later) else -1
        if tokens[index].tag == "VERB" and lemma in words.refuse:
            return index
    for index in range(name - 1, max(-1, name - _REACH), -1):
        lemma = tokens[index].lemma.lower()
        if lemma in words.refuse or (lemma in words.tell and set(near) & words.deny):
            return index
        if lemma in words.tell:
            return index if _refuses(scene, index, words) else -1
    return -1


def _refuses(scene: Scene, verb: int, words: _Words) -> bool:
    """Tell whether a verb is denied: `declined to name`, `did not name`, `has not been named`, `have yet to name`."""
    before = scene.parse.tokens[max(0, verb - 4) : verb]
    refuses = any(t.lemma.lower() in words.refuse or t.text.lower() in words.deny for t in before)
    return refuses or is_yet_to(scene.parse, verb)


def _of_nobody(scene: Scene, verb: int, words: _Words) -> int:
    """`none of the | dead at the mill has been named`: those of whom nobody is; -1 where the words say no such thing."""
    tokens = scene.parse.tokens
    for index in range(max(0, verb - _REACH), verb - 2):
        if tokens[index].text.lower() in words.nobody and tokens[index + 1].text.lower() == "of":
            near = range(index + 2, min(index + 2 + _LEAD, verb))
            return next((i for i in near if _is_one(scene, i, words) or tokens[i].tag == "PRON"), -1)
    return -1


def _unidentified(scene: Scene, verb: int, words: _Words) -> int:
    """The person whom somebody does not identify: the object of the verb, or the subject of its passive; -1 for none."""
    tokens, one = scene.parse.tokens, _of_nobody(scene, verb, words)
    if one >= 0 or not _refuses(scene, verb, words):
        return one
    for index in chain(range(verb + 1, min(verb + _NEAR, len(tokens))), range(verb - 1, max(-1, verb - _BACK), -1)):
        if _is_one(scene, index, words):
            return index
    return -1


def _is_one(scene: Scene, index: int, words: _Words) -> bool:
    token = scene.parse.tokens[index]
    return token.tag in ("NOUN", "ADJ") and (
        token.lemma.lower() in words.anybody or token.lemma.lower() in words.persons
    )


def _whose(scene: Scene, name: int, words: _Words) -> str:
    """Return the role of the one whose name it is: `the victim's name`, `the name of the deceased`, or as the sentence hints."""
    tokens = scene.parse.tokens
    for index in (*range(name + 1, min(name + _NEAR, len(tokens))), *range(name - 1, max(-1, name - _NEAR), -1)):
        role = _role(scene, index, words)
        if role:
            return role
    owned = name and tokens[name - 1].text.lower() in words.owners | words.whose
    return _hinted(scene, words) if owned else ""


def _role(scene: Scene, index: int, words: _Words) -> str:
    """The role of a person: told by the noun, or by the sentence where the noun fits both."""
    if index < 0:
        return ""
    token = scene.parse.tokens[index]
    role = words.persons.get(token.lemma.lower()) or words.persons.get(token.text.lower())
    unsure = token.lemma.lower() in words.anybody or token.tag == "PRON"
    return role or (_hinted(scene, words) if unsure else "")


def _hinted(scene: Scene, words: _Words) -> str:
    """As the sentence hints, or the two before it where this one does not."""
    for said in ({t.text.lower() for t in scene.parse.tokens}, scene.told_before):
        roles = [role for role, hints in words.hints.items() if said & hints]
        if roles:
            return roles[0] if len(roles) == 1 else ""
    return ""


def _withheld(scene: Scene, verb: int, one: int, role: str) -> Iterator[Slot]:
    """Yield what stands from the denial to the name; several of one class, as `the passengers`, are not all who suffered."""
    words, tokens = _words(scene.language), scene.parse.tokens
    if verb < 0 or one < 0 or not role:
        return
    several = tokens[one].form == "NNS" or tokens[one].tag == "PRON"
    if several and tokens[one].lemma.lower() in words.classes:
        return
    first = min(one, verb)
    first = next((i for i in range(max(0, first - _LEAD), first) if tokens[i].text.lower() in words.nobody), first)
    yield _slot(scene, first, max(one, verb), Form.UNDISCLOSED, role, (_SEVERAL,) if several else ())


def _of_dead(scene: Scene, noun: int) -> Iterator[Slot]:
    """`the bodies of Ann Lee, 41, and Ivo Lamm`: names behind `of` until the next verb."""
    tokens = scene.parse.tokens
    if noun + 1 >= len(tokens) or tokens[noun + 1].text.lower() != "of":
        return
    end = next((i for i in range(noun, len(tokens)) if tokens[i].tag in ("VERB", "AUX")), len(tokens))
    for name in scene.roster.names[scene.number]:
        joined = name.first == noun + 2 or tokens[name.first - 1].text.lower() == "and"
        modifies = name.last + 1 < end and tokens[name.last + 1].tag in ("NOUN", "PROPN")  # `of Lee County deputy NAME`
        if noun < name.first and name.last < end and joined and " " in name.text and not modifies:
            yield _slot(scene, name.first, name.last, Form.LABEL, "victim")


def _of_those(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """`among the dead is NAME`, `NAME was among those killed`, `the dead include the conductor, NAME`: full names beside words for the dead."""
    tokens = scene.parse.tokens
    leads = tokens[index].text.lower() in words.among
    beside = tokens[index + 1 : index + _NEAR] if leads else tokens[max(0, index - _NEAR) : index][::-1]
    noun = next((t.text.lower() for t in beside if t.tag in ("NOUN", "PROPN") or t.text.lower() in words.fallen), "")
    for name in scene.roster.names[scene.number] if noun in words.fallen else ():
        if _is_person(scene, name):  # not `among the mourners of the dead`
            yield _slot(scene, name.first, name.last, Form.LABEL, "victim")


def _is_person(scene: Scene, name: Name) -> bool:
    """A full name that the document knows for a person's, or with an age behind it."""
    behind = scene.parse.tokens[name.last + 1 : name.last + 3]
    aged = len(behind) == 2 and behind[0].text == "," and behind[1].tag == "NUM"
    return " " in name.text and (name.canonical in scene.roster.persons or aged)


def _told(scene: Scene, verb: int, words: _Words) -> Iterator[Slot]:
    """`identified the victim as NAME`, `NAME was killed`, `NAME was pronounced dead`: whose name it is, and the name."""
    tokens, children = scene.parse.tokens, scene.parse.children[verb]
    lemma = tokens[verb].lemma.lower()
    dead = lemma in words.found and not words.dead.isdisjoint(t.text.lower() for t in tokens[verb + 1 : verb + 3])
    if lemma in words.identify:
        roles = [role for c in children if (role := _role(scene, c, words))]
        for name in scene.roster.names[scene.number]:
            if roles and name.first > verb and tokens[name.first - 1].text.lower() == "as":
                yield _slot(scene, name.first, name.last, Form.LABEL, roles[0])
    elif lemma in words.held:
        yield from (
            _slot(scene, name.first, name.last, Form.LABEL, "suspect")
            for name in scene.roster.names[scene.number]
            if _is_subject(scene, name, verb) and _is_person(scene, name)
        )
    elif lemma in words.suffer or dead:
        wanted = ("nsubj",) if lemma == "die" else ("nsubj:pass", "obj")
        for child in children:
            found = scene.roster.name_at(scene.number, child)
            place = (
                found is not None and found.first > 0 and tokens[found.first - 1].tag == "DET"
            )  # `the Nicobar Islands`
            if found is not None and not place and tokens[child].relation in wanted and " " in found.canonical:
                yield _slot(scene, found.first, found.last, Form.LABEL, "victim")


def _is_subject(scene: Scene, name: Name, verb: int) -> bool:
    """`a mechanic from Lima, NAME, 24, was charged`: between a name and its passive stand only an age, commas and auxiliaries."""
    between = scene.parse.tokens[name.last + 1 : verb]
    return (
        name.last < verb
        and any(t.tag == "AUX" for t in between)
        and all(t.tag in ("AUX", "NUM", "PUNCT", "ADV") for t in between)
    )


def _slot(scene: Scene, first: int, last: int, form: Form, role: str, scope: tuple[str, ...] = ()) -> Slot:
    span = Span(scene.parse.tokens[first].span.start, scene.parse.tokens[last].span.end)
    shown = scene.text_of(span)
    lexical = "name withheld" if form is Form.UNDISCLOSED else "named"
    value = Value(Kind.NAME, span, shown, unit="identity", form=form, lexical=lexical)
    return Slot(value, attribute="identity", noun=role, scope=scope)
