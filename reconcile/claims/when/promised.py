"""How soon what lies ahead is to be over: `should be restored by Friday`, `will not reopen before Monday`, `may not be repaired until Monday`."""

from dataclasses import replace

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import limit
from reconcile.claims.when.narrow import widened
from reconcile.claims.when.verbs import verb_at
from reconcile.model import Form, Modifier, Value

_REACH = 9  # words from what denies a deed, or puts it ahead, to its day
_BENT = 3  # words between a bound and its day: `until at least Monday`


def promised(value: Value, where: Anchor, scene: Scene) -> Value | None:
    """Return the day as the soonest or the latest one on which a deed that is done to a thing once may come about; None for other days."""
    data, tokens = scene.language.section("moments"), scene.parse.tokens
    verb, at = verb_at(scene, where), _bound(where, scene)
    if at < 0 or not 0 <= verb < at or scene.words.predicate(tokens[verb].lemma.lower()) not in data["lasting"]:
        return None
    word, before = tokens[at].text.lower(), tokens[max(0, at - _REACH) : at]
    denied = any(t.text.lower() in scene.language.words("function", "negators") for t in before)
    ahead = any(t.lemma.lower() in scene.language.section("due")["ahead"] for t in before if t.tag != "PART")
    if denied and word in data["not_yet"]:
        bound = Modifier.AT_LEAST
    elif ahead and not denied and word in scene.language.section("due")["by"]:
        bound = Modifier.AT_MOST
    else:
        return None
    return replace(widened(value, at, scene), modifier=bound, form=Form.BOUND)


def _bound(where: Anchor, scene: Scene) -> int:
    """The word before a day that makes it a bound; -1 where there is none."""
    words = {*scene.language.section("moments")["not_yet"], *scene.language.section("due")["by"]}
    near = range(where.first - 1, max(-1, where.first - 1 - _BENT), -1)
    found = next((i for i in near if scene.parse.tokens[i].text.lower() in words), -1)
    told = found == where.first - 1 or bool(limit(scene, where))
    return found if told else -1


__all__ = ["promised"]
