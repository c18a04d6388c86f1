"""Save a story in any format that has a reader: small writers of our own, so that the tests need no library to make their files."""

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from html import escape

from tests.readers.stories import Part, Story

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(files: dict[str, bytes | str]) -> bytes:
    """Return a zip archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; other parts by name, as `footnotes`."""
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _RELATIONS,
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {_WORD}><w:body>{body}</w:body></w:document>',
        "word/header1.xml": f"<w:hdr {_WORD}><w:p><w:r><w:t>The Example Wire, page 1 of 3, $77 million</w:t></w:r></w:p></w:hdr>",
    }
    return zipped(files | {f"word/{name}.xml": f"<w:{name} {_WORD}>{text}</w:{name}>" for name, text in parts.items()})


def run(text: str) -> str:
    """Return a run of text."""
    return f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def docx(story: Story) -> bytes:
    """Return a Word file: styles for headings, numbering for items, text in several runs."""
    return word_file("".join(_word_paragraph(part) for part in story.parts))


def _word_paragraph(part: Part) -> str:
    style = {"heading": "<w:pStyle w:val='Heading2'/>", "item": "<w:numPr><w:numId w:val='1'/></w:numPr>"}.get(
        part.kind, ""
    )
    half = len(part.text) // 2
    return f"<w:p><w:pPr>{style}</w:pPr>{run(part.text[:half])}{run(part.text[half:])}</w:p>"


def markdown(story: Story) -> bytes:
    """Return Markdown with front matter."""
    marks = {"heading": "## ", "item": "- "}
    body = "\n\n".join(marks.get(part.kind, "") + part.text for part in story.parts)
    return f"---\ntitle: About {story.name}\nauthor: [Jane Roe, John Doe]\ndate: 2025-06-13\n---\n\n{body}\n".encode()


def mail(story: Story) -> bytes:
    """Return a mail in quoted-printable with an HTML twin of its text."""
    message = EmailMessage()
    message["From"] = "Jane Roe <jane@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Fri, 13 Jun 2025 09:30:00 -0400"
    headlines = [part.text for part in story.parts if part.kind == "heading" and part is story.parts[0]]
    if headlines:
        message["Subject"] = headlines[0]
    rest = [part for part in story.parts if not (headlines and part is story.parts[0])]
    body = "\n\n".join(("- " if part.kind == "item" else "") + part.text for part in rest)
    message.set_content(f"{body}\n\n-- \nJane Roe, +1 555 0100, $1 million newsletter\n", cte="quoted-printable")
    message.add_alternative(f"<html><body><p>{escape(body)}</p></body></html>", subtype="html")
    return message.as_bytes()


def rss(stories: list[Story]) -> bytes:
    """Return a feed with an entry a story, its text as escaped HTML."""
    items = "".join(
        f"<item><title>{escape(_title(story))}</title><link>https://wire.example/{story.name}</link>"
        f"<pubDate>Fri, 13 Jun 2025 09:30:00 -0400</pubDate><description>A teaser.</description>"
        f"<content:encoded>{escape(_body(story))}</content:encoded></item>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Example Wire</title><image><title>Logo</title></image>{items}</channel></rss>"
    ).encode()


def atom(stories: list[Story]) -> bytes:
    """Return an Atom feed with the text as XHTML in it."""
    entries = "".join(
        f'<entry><title>{escape(_title(story))}</title><link rel="alternate" href="https://wire.example/{story.name}"/>'
        f"<published>2025-06-13T09:30:00-04:00</published><author><name>Jane Roe</name><email>j@example.org</email></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{_body(story)}</div></content></entry>'
        for story in stories
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Wire</title>{entries}</feed>'.encode()


def warc(pages: dict[str, str]) -> bytes:
    """Return a web archive of pages by address, with a request and a failure among them."""
    out = b""
    for address, page in pages.items():
        body = page.encode()
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
            + body
        )
        out += _record("request", address, b"GET / HTTP/1.1\r\n\r\n") + _record("response", address, http)
    return out + _record(
        "response", "https://wire.example/gone", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nGone"
    )


def _record(kind: str, address: str, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-06-14T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{len(block):032x}>\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def _title(story: Story) -> str:
    return story.parts[0].text if story.parts[0].kind == "heading" else ""


def _body(story: Story) -> str:
    rest = story.parts[1:] if _title(story) else story.parts
    return "".join(_tagged(part) for part in rest)


def _tagged(part: Part) -> str:
    tag = {"heading": "h2", "item": "li"}.get(part.kind, "p")
    inner = f"<{tag}>{escape(part.text, quote=False)}</{tag}>"
    return f"<ul>{inner}</ul>" if part.kind == "item" else inner


SAVERS: dict[str, Callable[[Story], bytes]] = {"docx": docx, "md": markdown, "eml": mail}
