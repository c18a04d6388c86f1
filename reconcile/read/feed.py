"""RSS and Atom feeds: each entry is a document, its title on the first line, then the text of its content or summary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from reconcile.errors import DocumentError
from reconcile.model import Document
from reconcile.read.formats import Raw
from reconcile.read.limits import Limits, too_much
from reconcile.read.markup import parse_markup
from reconcile.read.meta import about
from reconcile.read.text import digest, hidden
from reconcile.read.xml import Event, read_events

_ENTRIES = frozenset(("item", "entry"))
_ROOTS = frozenset(("rss", "feed", "RDF"))
_OWNERS = frozenset((*_ENTRIES, "channel", "feed"))
_FIELDS = {
    "title": "title",
    "encoded": "content",
    "content": "content",
    "description": "summary",
    "summary": "summary",
    "pubDate": "date",
    "published": "date",
    "date": "date",
    "updated": "updated",
    "creator": "author",
    "author": "author",
    "link": "url",
}


@dataclass(slots=True)
class _Entry:
    """What the feed, or one entry of it, says: by field."""

    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Feed:
    """The state of reading a feed, element by element."""

    path: str
    most: int
    head: _Entry = field(default_factory=_Entry)
    entries: list[_Entry] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    current: _Entry = field(default_factory=_Entry)
    open: str = ""  # the field that is being read, and how deep it stands
    depth: int = 0
    marked: bool = False  # the tags of the field stand in the feed as tags, not as text

    def start(self, event: Event) -> None:
        """Open an element; inside a field it is written back, so that it parts the paragraphs."""
        if not self.above and event.name not in _ROOTS:
            raise DocumentError(self.path, "is XML, but neither RSS nor Atom", "R109")
        owner = self.above[-1] if self.above else ""
        self.above.append(event.name)
        if self.open:
            self._write(f"<{event.name}>", tag=True)
        elif event.name in _ENTRIES:
            if len(self.entries) >= self.most:
                raise too_much(self.path, "holds too many entries", "documents", self.most)
            self.current = _Entry()
            self.entries.append(self.current)
        elif owner in _OWNERS and event.name in _FIELDS:
            self._begin(_FIELDS[event.name], event)

    def _begin(self, name: str, event: Event) -> None:
        fields = self.current.fields if owner_is_entry(self.above) else self.head.fields
        self.open, self.depth = name, len(self.above)
        self.marked = event.attributes.get("type") == "xhtml"
        if name == "url" and event.attributes.get("href") and event.attributes.get("rel", "alternate") == "alternate":
            fields.setdefault(name, event.attributes["href"])
        if event.name == "encoded" or self.marked:
            fields[name] = ""
        fields.setdefault(name, "")

    def end(self, event: Event) -> None:
        """Close an element."""
        if self.open and len(self.above) == self.depth:
            self.open = ""
        elif self.open:
            self._write(f"</{event.name}>", tag=True)
        self.above.pop()

    def text(self, words: str) -> None:
        """Take characters."""
        if self.open == "author" and self.above[-1] in ("email", "uri"):
            return
        self._write(escape(words, quote=False) if self.marked else words)

    def _write(self, words: str, *, tag: bool = False) -> None:
        if self.open and (not tag or self.open in ("content", "summary", "title")):
            fields = self.current.fields if owner_is_entry(self.above[: self.depth]) else self.head.fields
            fields[self.open] += words


def owner_is_entry(path: list[str]) -> bool:
    """Tell whether the last element of a path stands right below an entry."""
    return path[-2] in _ENTRIES


def read(raw: Raw, limits: Limits) -> Iterator[Document | DocumentError]:
    """Yield the entries, numbered in the order of the feed; raises DocumentError R109 for XML that is no feed, R111 without entries."""
    feed = _Feed(raw.name, limits.documents)
    for event in read_events(raw.data, raw.name, limits):
        if event.kind == "text":
            feed.text(event.name)
        else:
            (feed.start if event.kind == "start" else feed.end)(event)
    if not feed.entries:
        raise DocumentError(raw.name, "holds no entries", "R111")
    width = max(3, len(str(len(feed.entries))))
    for number, entry in enumerate(feed.entries, 1):
        name = f"{raw.name}/{number:0{width}}"
        lines = _lines(entry, name, limits)
        if not lines:
            yield DocumentError(name, "holds no text", "R111")
            continue
        text = "".join(line + "\n" for line in lines)
        document = Document(
            name, text, digest(text.encode("utf-8", "replace")), notes=hidden(text, name), wrapped=False
        )
        fields = {key: entry.fields.get(key, "") for key in ("title", "author", "url")}
        fields["date"] = entry.fields.get("date") or entry.fields.get("updated", "")
        yield about(document, {**fields, "outlet": feed.head.fields.get("title", "")})


def _lines(entry: _Entry, name: str, limits: Limits) -> list[str]:
    content = entry.fields.get("content") or entry.fields.get("summary", "")
    blocks = [block.line for block in parse_markup(content, name, limits).blocks]
    title = " ".join(" ".join(b.text for b in parse_markup(entry.fields.get("title", ""), name, limits).blocks).split())
    return [title, *blocks] if title and blocks[:1] != [title] else blocks
