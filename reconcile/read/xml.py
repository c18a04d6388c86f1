"""XML as a stream of events, with everything refused that makes XML dangerous: document types, and so entities and references."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from reconcile.errors import DocumentError
from reconcile.read.limits import Limits, too_much


@dataclass(frozen=True, slots=True)
class Event:
    """`start` or `end` of an element, or `text`; `space` is the namespace of the element."""

    kind: str
    name: str  # local name of the element; the characters of a text
    space: str = ""
    attributes: dict[str, str] = field(default_factory=dict)  # by local name


def read_events(data: bytes, path: str, limits: Limits) -> Iterator[Event]:
    """Yield the events of an XML document; raises DocumentError R109 for what is not well-formed, R108 past the depth limit."""
    parser = expat.ParserCreate(namespace_separator="\t")
    parser.buffer_text = True
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise too_much(path, "has tags nested too deeply", "depth", limits.depth)
        space, _, local = name.rpartition("\t")
        found.append(Event("start", local, space, {key.rpartition("\t")[2]: v for key, v in attributes.items()}))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        space, _, local = name.rpartition("\t")
        found.append(Event("end", local, space))

    def refuse(*_: object) -> int:
        raise DocumentError(
            path, "declares a document type or entities, which are refused; remove the declaration", "R109"
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: found.append(Event("text", text))
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = parser.ExternalEntityRefHandler = refuse
    step = 2**16
    try:
        for at in range(0, max(1, len(data)), step):
            parser.Parse(data[at : at + step], at + step >= len(data))
            yield from found
            found.clear()
    except (expat.ExpatError, LookupError, ValueError) as error:
        line = getattr(error, "lineno", 0)
        reason = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        raise DocumentError(path, f"is damaged: not well-formed XML at line {line} ({reason})", "R109") from None
