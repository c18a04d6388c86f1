"""The verb that a day or an hour tells of, its base form and its subject."""

from functools import cache

from reconcile.claims.clauses import find_subject
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Kind, Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_WHEN = (Kind.DATE, Kind.TIME)
_REACH = 12  # words between a day and its verb
_FAR = 20  # the same of an hour, and where a conjunction behind closes the clause


def verb_at(scene: Scene, where: Anchor) -> int:
    """Return the verb that an hour tells of: the one above it, or the nearest before and then behind it where the parse has none.

    A time that opens its sentence is told of the main verb; what goes on behind it with `and` or `after` is told for itself.
    """
    tokens = scene.parse.tokens
    if (main := _main(scene, where)) >= 0:
        return main
    if (inner := _of_relative(scene, where)) >= 0:
        return inner
    ends = where.last + 1 < len(tokens) and tokens[where.last + 1].tag in ("CCONJ", "SCONJ")
    far = ends or any(v.kind is Kind.TIME and v.span.overlaps(tokens[where.token].span) for v in scene.values)
    before = range(where.first - 1, max(-1, where.first - (_FAR if far else _REACH)), -1)
    if _is_told(scene, where.verb) and not (ends and where.verb > where.last):
        lower = (i for i in range(where.first - 1, where.verb, -1) if _opened(scene, i) > where.verb >= 0)
        return next(lower, where.verb)
    behind = range(where.last + 1, min(len(tokens), where.last + _REACH))
    return next((i for i in (*before, *behind) if base(scene, i) and not _is_attribute(scene.parse, i)), -1)


def _of_relative(scene: Scene, where: Anchor) -> int:
    """`Lee, who held two men on Tuesday, will be charged`: the verb of the relative clause that a day closes; -1 for none."""
    tokens = scene.parse.tokens
    if where.last + 1 >= len(tokens) or tokens[where.last + 1].text != ",":
        return -1
    inner = -1
    for index in range(where.first - 1, -1, -1):
        if tokens[index].form in ("WP", "WDT"):
            return inner
        if tokens[index].text in (",", ";"):
            return -1
        if inner < 0 and base(scene, index) and not _is_attribute(scene.parse, index):
            inner = index
    return -1


def _is_told(scene: Scene, verb: int) -> bool:
    token = scene.parse.tokens[verb] if verb >= 0 else None
    return token is not None and token.tag == "VERB" and token.lemma not in scene.language.words("reporting", "say")


def _is_attribute(parse: Parse, index: int) -> bool:
    """`court-mandated rehab`, `the abandoned mill`: a participle that only describes the noun behind it."""
    token = parse.tokens[index]
    return token.relation == "amod" and token.form in ("VBN", "VBG") and token.head > index


def _main(scene: Scene, where: Anchor) -> int:
    """`At noon, three men, some of them masked, entered`: the first verb behind a time that opens a sentence, over its asides; -1 elsewhere."""
    tokens = scene.parse.tokens
    opens = all(t.tag in ("ADP", "ADV", "ADJ", "DET") for t in tokens[: where.first])
    comma = next((i for i in range(where.last + 1, min(len(tokens), where.last + 4)) if tokens[i].text == ","), -1)
    if not opens or comma < 0 or any(t.tag in ("VERB", "NOUN") for t in tokens[where.last + 1 : comma]):
        return -1
    marks = [i for i in range(comma + 1, len(tokens)) if tokens[i].text == ","]
    if len(marks) < 2:
        return -1
    found = [i for i in range(comma + 1, len(tokens)) if base(scene, i) and not _is_attribute(scene.parse, i)]
    return -1 if not found or found[0] < marks[0] else next((i for i in found if i > marks[1]), -1)


def base(scene: Scene, index: int) -> str:
    """Return the base form of a verb, also of a past form that the parse took for a noun; empty for other words."""
    token = scene.parse.tokens[index]
    naming = scene.language.section("hours")["naming"]
    if token.form == "VBN" and token.lemma.lower() in naming and not is_passive(scene, index):
        return ""
    if token.relation == "case":
        return ""  # `according to`
    article = index > 0 and scene.parse.tokens[index - 1].tag == "DET"
    return token.lemma.lower() if token.tag == "VERB" else "" if article else _past(scene.language).get(token.text, "")


def is_passive(scene: Scene, index: int) -> bool:
    """Tell whether a verb is a passive: `were called to the blaze`, `after being called`, not `a line called Aura`."""
    tokens, helping = scene.parse.tokens, [c for c in scene.parse.children[index] if c < index]
    being = tokens[index].form == "VBN" and any(tokens[c].text.lower() == "being" for c in helping)
    return being or any(tokens[c].relation == "aux:pass" for c in helping)


@cache
def _past(language: Language) -> dict[str, str]:
    return {form: lemma for lemma, forms in language.section("hours")["past"].items() for form in forms}


def doer(scene: Scene, verb: int) -> tuple[int, bool]:
    """Return the subject of a verb and whether it is a passive one: by the parse, or else the noun before the verb."""
    subject, passive = _doer(scene, verb)
    return undated(scene, subject), passive


def _doer(scene: Scene, verb: int) -> tuple[int, bool]:
    parse, tokens, relatives = scene.parse, scene.parse.tokens, scene.language.words("function", "relatives")
    subject, passive = find_subject(parse, verb, scene.language) if tokens[verb].tag == "VERB" else (-1, False)
    if verb == 1 and tokens[1].form == "VBG" and tokens[0].tag in ("SCONJ", "ADP"):
        return behind_comma(parse), False  # `After moving to Lisbon in 1954, Ann Lee …`
    if is_bare(parse, verb) and tokens[verb - 2].tag in ("NOUN", "PROPN") and _is_made(scene, verb):
        return verb - 2, True  # `her part in the film Aura, released in 2001`
    if (behind := _opened(scene, verb)) >= 0:
        return behind, is_passive(scene, verb)
    subject = _own(parse, verb, subject)
    if tokens[verb].form in _FINITE and _stands_before(parse, verb, subject):
        return verb - 1, False
    if subject >= 0 and tokens[subject].text.lower() not in relatives:
        return subject, passive or (subject < verb - 1 and is_bare(parse, verb))
    if (bare := _bare_subject(scene, verb)) >= 0:
        return bare, passive
    at = verb - 1
    kinds: tuple[str, ...] = ("NOUN",)
    if is_bare(parse, verb):
        return (at - 1, True) if tokens[at - 1].tag in ("NOUN", "PROPN") else (-1, True)
    if at > 0 and tokens[at].text.lower() in relatives:
        at, kinds = at - 1 - (tokens[at - 1].text == ","), ("NOUN", "PROPN")  # `the couple, who wed`
    elif at > 0 and tokens[at].text == ",":  # `the quake, magnitude 7, struck`
        at = next((i for i in range(at - 1, 0, -1) if tokens[i].text == ","), 0) - 1
    return (at, passive) if at >= 0 and tokens[at].tag in kinds else (-1, passive)


def _is_made(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is of what is done to a thing once: built, released, founded."""
    return scene.words.predicate(base(scene, verb)) in scene.language.section("moments")["lasting"]


def _opened(scene: Scene, verb: int) -> int:
    """`after the alarm was raised`: the noun between a conjunction and a verb of its own clause, its subject; -1 for none."""
    tokens, children = scene.parse.tokens, scene.parse.children[verb]
    helped = any(tokens[c].tag == "AUX" for c in children)
    told = tokens[verb].form in _FINITE or helped or any(tokens[c].relation == "obj" and c > verb for c in children)
    noun = next((i for i in range(verb - 1, -1, -1) if tokens[i].tag not in ("AUX", "ADV")), -1)
    if tokens[verb].tag != "VERB" or not told or noun < 0 or tokens[noun].tag not in ("NOUN", "PROPN"):
        return -1
    first = noun
    while first >= 0 and (tokens[first].tag in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or tokens[first].text == "of"):
        first -= 1
        noun = first - 1 if tokens[first].text == "of" else noun  # `several members of the public`
    opening = scene.language.words("hours", "opening")
    return noun if first > 0 and tokens[first].text.lower() in opening else -1


def _bare_subject(scene: Scene, verb: int) -> int:
    """`Two officers fatally shot him`: the noun before a finite verb that the parse takes for a time; -1 for none."""
    tokens = scene.parse.tokens
    at = next((i for i in range(verb - 1, -1, -1) if tokens[i].tag != "ADV"), -1)
    unmarked = at >= 0 and tokens[at].relation == "obl:unmarked" and tokens[at].head == verb
    return at if unmarked and tokens[verb].form in _FINITE and not _is_when(scene, at) else -1


def behind_comma(parse: Parse) -> int:
    """`Released in 2001, the film Aura was a success`: the subject behind a participle that opens a sentence."""
    comma = next((i for i, t in enumerate(parse.tokens) if t.text == ","), len(parse.tokens))
    subjects = [i for i in range(comma, len(parse.tokens)) if parse.tokens[i].relation.startswith("nsubj")]
    same = [i for i in subjects if parse.tokens[i].head == parse.tokens[subjects[0]].head]
    return same[-1] if same else -1


def _own(parse: Parse, verb: int, subject: int) -> int:
    """`Acme has made tractors since it was founded`: of two subjects of a verb the one behind the word that opens its clause."""
    tokens, children = parse.tokens, parse.children[verb]
    mark = next((c for c in reversed(children) if tokens[c].relation == "mark" and c < verb), -1)
    behind = (c for c in children if mark < c < verb and tokens[c].relation.startswith("nsubj"))
    return next(behind, subject) if mark > subject >= 0 and tokens[subject].head == verb else subject


def undated(scene: Scene, index: int) -> int:
    """The noun before a day or an hour that the parse has as the head of its phrase: `hit Norland Tuesday`; -1 where there is none."""
    tokens = scene.parse.tokens
    start = index
    while index >= 0 and _is_when(scene, index):
        index -= 1
    return index if index == start or index < 0 or tokens[index].tag in ("NOUN", "PROPN") else -1


def _is_when(scene: Scene, index: int) -> bool:
    """Tell whether a word is of a day or an hour, also the `night` of `Friday night`."""
    token = scene.parse.tokens[index]
    if any(v.kind in _WHEN and v.span.overlaps(token.span) for v in scene.values):
        return True
    return token.text.lower() in scene.language.words("calendar", "parts") and index > 0 and _is_when(scene, index - 1)


def is_bare(parse: Parse, verb: int) -> bool:
    """`Ann Lee, convicted in 2005, is free`: a participle behind a comma, with nothing that it is done to behind it."""
    tokens, children = parse.tokens, parse.children[verb]
    end = next((i for i in range(verb, len(tokens)) if tokens[i].text == ","), len(tokens))
    alone = not any(tokens[c].tag == "AUX" or (tokens[c].relation == "obj" and c < end) for c in children)
    return verb > 1 and tokens[verb].form == "VBN" and tokens[verb - 1].text == "," and alone


def is_fronted(parse: Parse, verb: int) -> bool:
    """`Born in 1948, Ann Lee …`: a participle that opens a sentence tells what was done to its subject."""
    helped = any(parse.tokens[c].tag == "AUX" for c in parse.children[verb])
    return verb == 0 and parse.tokens[verb].form == "VBN" and not helped


def _stands_before(parse: Parse, verb: int, subject: int) -> bool:
    """`after a fire broke out`: a noun that the parse hangs on a finite verb right behind it is its subject, not that of a clause above."""
    noun = parse.tokens[verb - 1] if verb else None
    own = subject >= 0 and parse.tokens[subject].head == verb
    return noun is not None and not own and noun.tag in ("NOUN", "PROPN") and noun.head == verb
