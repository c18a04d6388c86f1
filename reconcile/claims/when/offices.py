"""Since when somebody holds an office: `became chief engineer of Acme`, `took over the club`."""

from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import Doing
from reconcile.claims.when.party import marked, next_mark, offices_behind
from reconcile.claims.when.senses import phrase
from reconcile.claims.when.verbs import base, doer, is_passive

_TAKEN_OVER = "replace"  # the class of `take over`


def took_office(scene: Scene, verb: int) -> Doing | None:
    """`became chief engineer of Acme`, `took over as chairman of Acme`, `took over the club`: who is named takes office later."""
    tokens, lemma = scene.parse.tokens, base(scene, verb)
    leads = " ".join((lemma, *(t.text.lower() for t in tokens[verb + 1 : verb + 3])))
    known = any(f"{leads} ".startswith(f"{known} ") for known in scene.language.words("hours", "taking_office"))
    over = phrase(scene, verb)[0] == _TAKEN_OVER and _is_person(scene, verb)
    if not known and not over:
        return None
    offices, holder = offices_behind(scene, verb), marked(scene, doer(scene, verb)[0])
    if not (offices or over) or not holder[:1].isupper():
        return None
    end = next_mark(scene, verb)
    names = {n.canonical for n in scene.roster.names[scene.number] if verb < n.first < end}
    return Doing(
        "take office", "", holder, tuple(sorted(names)), tuple(sorted(offices | {n.split()[-1] for n in names}))
    )


def _is_person(scene: Scene, verb: int) -> bool:
    """Tell whether a person takes over, and not from somebody or by a passive."""
    name = scene.roster.resolve(scene.number, scene.parse, doer(scene, verb)[0])
    return name in scene.roster.persons and not is_passive(scene, verb) and word_at(scene.parse, verb + 2) != "from"
