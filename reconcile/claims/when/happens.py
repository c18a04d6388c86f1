"""Verbs that say no more than that something happened: what happened is told by a noun beside them."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import Doing, event_at, noun_before
from reconcile.claims.when.party import marked
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


def offered(scene: Scene, where: Anchor) -> Doing | None:
    """`will be available in May`, `is in shops from Monday`: the coming out of what is to be had from a day on; None elsewhere."""
    data, tokens = scene.language.section("hours"), scene.parse.tokens
    last = noun_before(scene, where)
    last -= last > 0 and tokens[last].text.lower() == "from"
    words = [t.text.lower() for t in tokens[: last + 1]]
    first = next((last - n for n in (0, 1) if last >= n and " ".join(words[last - n :]) in data["offered"]), -1)
    be = scene.language.words("function", "be")
    first -= first > 1 and words[first - 1] in data["due"]  # `is due out`
    if first < 1 or words[first - 1] not in be:
        return None
    goal = marked(scene, scene.subject_of(last))
    return Doing("launch", goal=goal) if goal else None


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
