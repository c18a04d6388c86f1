"""The first time that somebody stands before a judge, by the verbs that tell it beside `arraigned`: as taken, or as still to come."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.links import case, words_before
from reconcile.claims.scene import Scene

_TAKEN, _AHEAD = "taken", "to come"
_REACH = 9  # words from the verb to its court: `appear before the magistrates' court of a county`
_NEAR = 6  # words from the verb to its plea: `entered a not guilty plea`


def find_hearings(clause: Clause, scene: Scene) -> Iterator[tuple[int, str]]:
    """Yield a verb of a clause and its level: `appeared in court`, `pleaded not guilty`; `is due before a judge`, `awaits arraignment`."""
    data, tokens = scene.language.section("courses")["hearing"], scene.parse.tokens
    if any(tokens[i].text.lower() in data["later"] for i in clause.members):
        return
    for index in sorted(clause.members):
        lemma, is_verb = tokens[index].lemma.lower(), tokens[index].tag == "VERB"
        appears = lemma in data["appears"] and _is_in_court(scene, index)
        pleads = lemma in data["pleads"] and _below(scene, index, data["plea"])
        awaits = lemma in data["awaits"] and _below(scene, index, data["awaited"])
        if is_verb and (appears or pleads):
            yield from _at(scene, index)
        elif (is_verb and awaits) or (lemma in data["due"] and _is_in_court(scene, index)):
            yield index, _AHEAD


def _at(scene: Scene, verb: int) -> Iterator[tuple[int, str]]:
    """What its own form and the words before it tell of a verb; nothing where they leave it open or deny it."""
    before, language = words_before(scene.parse, verb), scene.language
    if before & language.words("function", "negators", "possible", "conditions"):
        return
    form = scene.parse.tokens[verb].form
    if form in ("VBD", "VBN") and not before & language.words("function", "be"):
        yield verb, _TAKEN
    elif form == "VB" and ("to" in before or before & language.words("function", "ahead")):
        yield verb, _AHEAD


def _is_in_court(scene: Scene, index: int) -> bool:
    data, tokens = scene.language.section("courses")["hearing"], scene.parse.tokens
    behind = range(index + 1, min(index + _REACH, len(tokens)))
    return any(tokens[i].lemma.lower() in data["courts"] and case(scene.parse, i) in data["before"] for i in behind)


def _below(scene: Scene, verb: int, words: list[str]) -> bool:
    near = scene.parse.tokens[verb + 1 : verb + _NEAR]
    return any(token.lemma.lower() in words for token in near)
