"""By when something must be done: `must answer by Friday`, `has until Friday to answer`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import anchor
from reconcile.claims.scene import Scene
from reconcile.claims.when.bounds import limit
from reconcile.claims.when.party import marked, named
from reconcile.claims.when.senses import object_of
from reconcile.claims.when.terms import TERM, bent, is_told
from reconcile.model import Slot


def find_deadlines(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each day or clock time by which a party must do something: attribute `term:deadline answer`, subject the party."""
    tokens = scene.parse.tokens
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if is_told(value, scene) else None
        if where is None or where.token not in clause.members:
            continue
        word = limit(scene, where)
        verb = _bidden(scene, where.first) if word == "by" else _allowed(scene, where.last) if word else -1
        if verb < 0:
            continue
        above = verb if word == "by" else tokens[verb].head
        subject = scene.subject_of(above)
        holder = named(scene, subject)
        if holder:
            yield Slot(
                bent(value, where, scene),
                f"{TERM}deadline {scene.words.predicate(tokens[verb].lemma.lower())}",
                noun="by when",
                subject=holder,
                holder=marked(scene, object_of(scene, verb)),
            )


def _bidden(scene: Scene, before: int) -> int:
    """`must answer the offer by`: the verb that must be done; -1 where it only will be."""
    tokens, must = scene.parse.tokens, scene.language.words("moments", "must")
    verb = next((i for i in range(before - 1, -1, -1) if tokens[i].tag == "VERB"), -1)
    leading = [t.text.lower() for t in tokens[max(0, verb - 2) : max(0, verb)]]
    told = leading[-1:] and leading[-1] in must
    return verb if told or " ".join(leading) in must else -1


def _allowed(scene: Scene, last: int) -> int:
    """`has until Friday to answer`: the verb behind a day that is given for it; -1 where there is none."""
    tokens, given = scene.parse.tokens, scene.language.words("moments", "given")
    behind = tokens[last + 1 : last + 3]
    if [t.tag for t in behind] != ["PART", "VERB"] or tokens[behind[1].head].lemma.lower() not in given:
        return -1
    return last + 2


__all__ = ["find_deadlines"]
