"""Which words make a day or an hour a bound of what was done, or that of another deed: `until 9 p.m.`, `by Friday`, `an earlier fire`."""

from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.scope import limits
from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import deed_at, event_beside, noun_dated
from reconcile.claims.when.verbs import verb_at
from reconcile.model import Parse, Value

_APART = ("other_event", "each")


def is_limit(scene: Scene, where: Anchor) -> bool:
    """`until 9 p.m.`, `by Friday`: a time that only bounds what was done."""
    return bool(limit(scene, where))


def limit(scene: Scene, where: Anchor) -> str:
    """The word that makes a time a bound: `until at least Monday`, `by about 9 p.m.`; empty where none does."""
    limits, bent = scene.language.section("hours")["limits"], scene.language.words("hours", "bent")
    at = where.first - 1
    while at > 0 and scene.parse.tokens[at].text.lower() in bent:
        at -= 1
    before = word_at(scene.parse, at)
    starting = scene.language.words("calendar", "dating") | scene.language.words("hours", "starting")
    if before == "from" and at > 0 and word_at(scene.parse, at - 1) in starting:
        return ""  # `dates from 1874`, `available from May`
    if before == "of":
        return before if not _within(scene, where, at) else ""
    if before in limits:
        return before
    above = case(scene.parse, where.token)
    return above if above in limits and above != "of" else ""


def _within(scene: Scene, where: Anchor, of: int) -> bool:
    """`the night of June 3`, `the aftermath of Tuesday's flood`: no bound as in `as of Monday`."""
    return scene.parse.tokens[of - 1].text.lower() in scene.language.section("hours")["spells"] or (
        event_beside(scene, where) >= 0
    )


def is_another(value: Value, where: Anchor, clause: Clause, scene: Scene) -> bool:
    """Tell whether a limit such as `previous` or `years ago` stands with the verb of a day, and not with that of another clause."""
    cues = {
        s.partition(":")[2] for s in limits(value, where, scene.parse, clause, scene.language) if s.startswith(_APART)
    }
    verb = verb_at(scene, replace(where, verb=-1))
    if word_at(scene.parse, verb - 1) == "last" or scene.parse.tokens[verb].lemma.lower() == "see":
        cues.discard("last")  # `last erupted in 1902`, `was seen for the last time on Monday`
    if any(scene.parse.tokens[i].text.lower() in scene.language.words("hours", "repeated") for i in clause.members):
        return True  # `was called out again`
    told = {scene.parse.tokens[i].text.lower() for i in clause.members if not where.first <= i <= where.last}
    if told & scene.language.words("hours", "coming_next") and scene.parse.tokens[verb].form == "VBD":
        return True  # `the next train left`: what comes next lies ahead of no news
    since = _since(scene, where)
    if since == "state":
        return True
    if since == "deed":
        cues.discard("since")
    words = {i: scene.parse.tokens[i].text.lower() for i in clause.members if not where.first <= i <= where.last}
    cues -= {t.text.lower() for t in scene.parse.tokens[where.first : where.last + 1]} - set(words.values())
    parts = scene.language.words("calendar", "quarters") | {"-"}
    cues -= {words[i] for i in words if word_at(scene.parse, i + 1) in parts}  # `third-quarter results`
    ours = {word for i, word in words.items() if word in cues and _stands_with(scene.parse, i, verb)}
    return bool(cues - set(words.values()) or ours)


def _stands_with(parse: Parse, index: int, verb: int) -> bool:
    """`Three years ago, Lee, who opened a shop in May, said`: what stands before a relative pronoun is not of its clause."""
    if any(t.form in ("WP", "WDT") for t in parse.tokens[index + 1 : verb]):
        return False
    above = index
    while above >= 0 and above != verb and parse.tokens[above].tag != "VERB":
        above = parse.tokens[above].head
    return above == verb


def _since(scene: Scene, where: Anchor) -> str:
    """What stands behind `since`: the `deed` of the day (`since he retired in 2009`, `since his arrest on Monday`), or how long a `state` holds."""
    tokens = scene.parse.tokens
    since = next((i for i in range(where.first - 1, -1, -1) if tokens[i].text.lower() == "since"), where.first)
    if since == where.first:
        return ""
    if any(t.tag == "VERB" for t in tokens[since + 1 : where.first]):
        return "deed"
    return "state" if deed_at(scene, noun_dated(scene, where)) is None else "deed"
