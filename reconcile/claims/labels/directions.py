"""In which direction something lies from a named place, at what distance: `150 miles east of Lerwick`."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reconcile.claims.clauses import Clause
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import event_at
from reconcile.model import Form, Interval, Kind, Parse, Slot, Span, Value


def find_directions(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a PLACE slot for each direction beside a length and a place: subject the place, value the degrees from north.

    `per` holds the length in metres, so that only what is equally far from the place is compared.
    """
    data, tokens = scene.language.section("directions"), scene.parse.tokens
    for value in scene.values:
        at = next((i for i, t in enumerate(tokens) if t.span.start < value.span.end <= t.span.end), -1)
        if value.kind is not Kind.MEASURE or value.unit != "m" or value.number is None or at not in clause.members:
            continue
        last, word = _direction(scene.parse, at + 1, data["written"])
        if word not in data["degrees"] or last + 2 >= len(tokens) or tokens[last + 1].text.lower() != "of":
            continue
        name = next((n for n in scene.roster.names[scene.number] if last + 2 <= n.first <= last + 4), None)
        if name is not None:
            span = Span(tokens[at + 1].span.start, tokens[last].span.end)
            yield _slot(scene, str(value.number), span, word, name.text)
    yield from _happening(clause, scene)


def _happening(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """`the ship sank north of Crete`: where the one happening of a clause was, at whatever distance; the holder is its class."""
    data, tokens = scene.language.section("directions"), scene.parse.tokens
    known = scene.language.words("hours", "events")
    verbs = {scene.words.predicate(tokens[i].lemma.lower()) for i in clause.members if tokens[i].tag == "VERB"} & known
    events = verbs or {event for i in clause.members if (event := event_at(scene, i))}
    if len(events) == 1:
        yield from _part(clause, next(iter(events)), scene)
    for at in sorted(clause.members) if len(events) == 1 else ():
        last, word = _direction(scene.parse, at, data["written"])
        if word not in data["degrees"] or last + 2 >= len(tokens) or tokens[last + 1].text.lower() != "of":
            continue
        name = next((n for n in scene.roster.names[scene.number] if last + 2 <= n.first <= last + 5), None)
        if name is not None:
            span = Span(tokens[at].span.start, tokens[last].span.end)
            yield replace(_slot(scene, "", span, word, name.text), holder=next(iter(events)))


def _part(clause: Clause, event: str, scene: Scene) -> Iterator[Slot]:
    """`the quake struck southern Chile`, `crashed in north Lima`: in which part of a land or town a happening was."""
    data, tokens = scene.language.section("directions"), scene.parse.tokens
    for name in scene.roster.names[scene.number]:
        last = name.first - 1
        start = last - 2 if last > 1 and tokens[last - 1].text == "-" else last
        word = "".join(t.text.lower() for t in tokens[max(0, start) : last + 1]).removesuffix(data["adjective"])
        word = data["written"].get(word, word)
        near = start > 0 and tokens[start - 1].text.lower() in data["within"]
        struck = tokens[tokens[name.last].head].tag == "VERB" and tokens[name.last].relation == "obj"
        if last in clause.members and word in data["degrees"] and (near or struck):
            span = Span(tokens[start].span.start, tokens[last].span.end)
            yield replace(_slot(scene, "", span, word, name.text), holder=f"{event} in")


def _direction(parse: Parse, first: int, written: dict[str, str]) -> tuple[int, str]:
    """Return the last word of a direction and the direction: `north`, `northeast`, `north-east`, `to the north`."""
    words = [t.text.lower() for t in parse.tokens[first : first + 3]]
    if words[1:2] == ["-"] and len(words) == 3:
        return first + 2, written.get("".join(words), "".join(words))
    return first, written.get(words[0], words[0]) if words else ""


def _slot(scene: Scene, length: str, span: Span, word: str, place: str) -> Slot:
    here = Decimal(scene.language.section("directions")["degrees"][word])
    text = scene.text_of(span)
    at = Interval(here, here)
    value = Value(Kind.PLACE, span, text, "direction", None, at, at, form=Form.LABEL, lexical=word, per=length)
    return Slot(value, "direction", noun=f"direction from {place}", subject=place)
