"""What a fire, a crash or a blast came from: `caused by a gas leak`, `blamed a short circuit for the fire`."""

from collections.abc import Iterator
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.slots import places
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import event_at
from reconcile.language import Language
from reconcile.model import Parse, Slot, Span


@cache
def _causes(language: Language) -> dict[str, str]:
    data = language.section("causes")["causes"]
    return {word: f"cause/{path}" for path, words in data.items() for word in words}


def find_causes(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each cause that a clause gives to a happening: attribute `particular:cause`, subject the class of the happening."""
    tokens, members = scene.parse.tokens, sorted(clause.members)
    told = {tokens[i].lemma.lower() for i in members}
    if told.isdisjoint(scene.language.words("causes", "telling")) or told & scene.language.words("causes", "unsure"):
        return
    events = {name: i for i in members if (name := event_at(scene, i))}
    found = dict(filter(None, (_cause_at(scene.parse, i, _causes(scene.language)) for i in members)))
    if len(events) != 1 or len(found) != 1:
        return
    ((event, at),), ((span, path),) = events.items(), found.items()
    around = places(scene.parse, clause.members, scene)
    yield Slot(
        particular_at(scene, span, path),
        "particular:cause",
        noun="cause",
        subject=event,
        holder=_where(scene.parse, at),
        places=around,
        nested=around,
    )


def _where(parse: Parse, event: int) -> str:
    """`the hotel fire`, `the blaze at the mill`: the noun that tells it from another one."""
    near = (parse.tokens[c] for c in parse.children[event] if parse.tokens[c].relation in ("compound", "nmod"))
    return next((t.lemma.lower() for t in near if t.tag == "NOUN"), "")


def _cause_at(parse: Parse, index: int, causes: dict[str, str]) -> tuple[Span, str] | None:
    """The place and the branch of a cause that ends in a word: of one word, or of two."""
    lemma = parse.tokens[index].lemma.lower()
    before = parse.tokens[index - 1] if index else None
    if before is not None and (path := causes.get(f"{before.text.lower()} {lemma}")):
        return Span(before.span.start, parse.tokens[index].span.end), path
    return (parse.tokens[index].span, causes[lemma]) if lemma in causes else None
