"""When a source says that it cannot say when: `did not say when she entered`, `it was not known when he would speak`."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.scene import Scene
from reconcile.claims.when.deeds import deed_of
from reconcile.model import Form, Kind, Slot, Span, Value

_REACH = 12  # words between what is not told and its `when`


def find_unsaid(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a DATE slot of the form UNDISCLOSED for each `when` that is not told: attribute `day:` and the class of its verb."""
    tokens = scene.parse.tokens
    for index in sorted(clause.members):
        verb = tokens[index].head if tokens[index].text.lower() == "when" else -1
        first = _kept_back(scene, index) if verb > index else -1
        deed = deed_of(scene, verb) if first >= 0 else None
        if deed is None:
            continue
        span = Span(tokens[first].span.start, tokens[verb].span.end)
        text = scene.text_of(span)
        value = Value(Kind.DATE, span, text, form=Form.UNDISCLOSED, lexical="when not told")
        yield Slot(value, f"day:{deed.verb}", noun="day", subject=deed.doer, holder=deed.goal, given=True)


def _kept_back(scene: Scene, when: int) -> int:
    """The first word of what keeps a `when` back: `unclear`, `not known`, `did not say`, `declined to say`; -1 where it is told."""
    tokens, data = scene.parse.tokens, scene.language.section("moments")["unsaid"]
    words, negators = [t.text.lower() for t in tokens], scene.language.words("function", "negators")
    for index in range(when - 1, max(-1, when - _REACH), -1):
        if words[index] in data["unclear"] or tokens[index].lemma.lower() in data["refuse"]:
            return index
        if tokens[index].lemma.lower() in data["tell"]:
            not_at = (i for i in range(index - 1, max(-1, index - 3), -1) if words[i] in negators)
            refused = (i for i in range(index - 1, max(-1, index - 4), -1) if tokens[i].lemma.lower() in data["refuse"])
            return next(not_at, next(refused, -1))
    return -1
