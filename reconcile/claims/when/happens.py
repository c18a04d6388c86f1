"""Verbs that say no more than that something happened or was held: what happened is told by a noun beside them."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import event_at
from reconcile.claims.when.party import named
from reconcile.claims.when.senses import phrase
from reconcile.claims.when.verbs import base, doer


def happens(scene: Scene, verb: int) -> bool:
    """`broke out`, `took place`, `occurred`: verbs that say no more than that something happened."""
    behind = word_at(scene.parse, verb + 1)
    data = scene.language.section("hours")
    lemma = scene.parse.tokens[verb].lemma.lower()
    return lemma in data["happen"] or f"{lemma} {behind}" in data["happen"]


def happening(scene: Scene, verb: int) -> str:
    """What happened: the subject, the nearest such noun before `which`, or for `it` what the text was about."""
    parse, tokens = scene.parse, scene.parse.tokens
    subject, _ = doer(scene, verb)
    found = event_at(scene, subject)
    if found:
        return found
    if subject >= 0 and tokens[subject].text.lower() in scene.language.words("hours", "pointing"):
        return scene.event
    if any(tokens[c].form == "WDT" for c in parse.children[verb]):
        return next((name for i in range(verb - 1, -1, -1) if (name := event_at(scene, i))), "")
    return ""


def held(scene: Scene, verb: int) -> str:
    """`the vote will be held on May 4`, `the funeral is set for Friday`: the occasion that is held; empty for other nouns."""
    data, lemma = scene.language.section("hours"), base(scene, verb)
    if lemma not in data["holding"] and not (happens(scene, verb) and lemma not in data["beginning"]):
        return ""
    goal = (c for c in scene.parse.children[verb] if scene.parse.tokens[c].relation == "obj")
    nouns = (named(scene, index) for index in (*goal, doer(scene, verb)[0]))
    return next((noun for noun in nouns if noun in data["occasions"]), "")


def is_agent(scene: Scene, where: Anchor) -> bool:
    """`was destroyed by the fire on Monday`: the day is that of the happening and of what it did."""
    words = [t.text.lower() for t in scene.parse.tokens[max(0, where.first - 5) : where.first]]
    return "by" in words


def is_ended(scene: Scene, index: int) -> bool:
    """`extinguished the fire at nine`, `will complete the takeover in June`: the time is that of the end of what is ended."""
    above = scene.parse.tokens[index].head if index >= 0 else -1
    if above < 0 or scene.parse.tokens[index].relation != "obj":
        return False
    lemma, data = base(scene, above), scene.language.section("hours")
    return (phrase(scene, above)[0] or lemma) in data["quelling"] or scene.words.predicate(lemma) in data["settling"]
