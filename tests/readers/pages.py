"""Three ways in which sites have built their pages, with all that stands around an article."""

from html import escape

from tests.readers.stories import Part, Story

_TEASERS = (
    "Chip maker raises $9.1 billion in record listing",
    "Regulator fines retailer 12% of yearly sales",
    "Five things to know before the market opens today",
)
_COMMENT = (
    "I read somewhere that the real price was $99 billion and that 70% of the staff quit last week, is that true?"
)


def semantic(story: Story) -> str:
    """Return a page of today: `article`, `nav`, `aside`, `footer`, metadata for search engines."""
    body = "".join(_modern(part) for part in crowned(story))
    links = "".join(f'<li><a href="/t/{n}">{escape(text)}</a></li>' for n, text in enumerate(_TEASERS))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(_title(story))} | The Example Courier</title>
<meta property="og:site_name" content="The Example Courier"><meta property="og:type" content="article">
<meta name="author" content="Jane Roe"><link rel="canonical" href="https://courier.example/tech/{story.name}">
<meta property="article:published_time" content="2025-06-13T09:30:00-04:00">
<script>var price = "$1 billion";</script><style>p {{ margin: 0 }}</style></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/business">Business</a></li>
<li><a href="/tech">Technology</a></li></ul></nav></header>
<main><article>{body}</article>
<aside><h3>Related</h3><ul>{links}</ul></aside></main>
<section id="comments" class="comments"><h3>2 comments</h3><div class="comment"><p>{_COMMENT}</p></div></section>
<footer><p>&copy; 2025 The Example Courier. All rights reserved.</p></footer></body></html>"""


def tabular(story: Story) -> str:
    """Return a page of twenty years ago: tables for layout, fonts, line breaks for paragraphs."""
    body = "".join(_old(part) for part in crowned(story))
    menu = "".join(
        f'<tr><td><font size="1"><a href="/{n}.html">{escape(t)}</a></font></td></tr>' for n, t in enumerate(_TEASERS)
    )
    return f"""<HTML><HEAD><TITLE>{escape(_title(story))}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252"></HEAD><BODY BGCOLOR="#ffffff">
<TABLE WIDTH="100%"><TR><TD COLSPAN="2"><A HREF="/"><IMG SRC="logo.gif" ALT="Example Tribune"></A></TD></TR>
<TR><TD WIDTH="150" VALIGN="top"><TABLE>{menu}</TABLE></TD>
<TD VALIGN="top">{body}</TD></TR></TABLE>
<CENTER><FONT SIZE="1"><A HREF="/about">About us</A> | <A HREF="/ads">Advertise</A> | <A HREF="/terms">Terms of use</A></FONT></CENTER>
</BODY></HTML>"""


def soup(story: Story) -> str:
    """Return a page of boxes in boxes: cookie bar, advert between paragraphs, share buttons, newsletter, read-more links."""
    body, paragraphs = "", 0
    for part in crowned(story):
        body += f'<div class="row"><div class="col">{_modern(part)}</div></div>'
        paragraphs += part.kind == "paragraph"
        if part.kind == "paragraph" and paragraphs % 4 == 0:
            body += (
                '<div class="ad-slot"><span>Advertisement</span><a href="//ads.example/c">Save 40% on shoes</a></div>'
            )
    links = "".join(
        f'<div class="card"><a href="/s/{n}"><span>{escape(text)}</span></a></div>' for n, text in enumerate(_TEASERS)
    )
    share = '<div class="share-buttons"><a href="#">Share</a><a href="#">Tweet</a><a href="#">Email</a></div>'
    return f"""<!doctype html><html><head><title>{escape(_title(story))}</title>
<meta property="og:title" content="{escape(_title(story))}"><meta property="og:site_name" content="Boxes Daily">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2025-06-13T21:40:00Z",
"author":{{"@type":"Person","name":"John Doe"}},"publisher":{{"@type":"Organization","name":"Boxes Daily"}}}}</script></head>
<body><div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience. <button>Accept</button></p></div>
<div class="wrapper"><div class="menu">{links}</div><div class="content"><div class="article-body">{share}{body}
<div class="newsletter-signup"><p>Sign up for our newsletter and get the news first.</p><input type="email"><button>Go</button></div>
</div></div><div class="sidebar"><h4>Most read</h4>{links}</div>
<div class="comments-area" id="disqus_thread"><div class="comment-body"><p>{_COMMENT}</p></div></div></div>
<div class="footer"><a href="/privacy">Privacy</a> <a href="/imprint">Imprint</a></div></body></html>"""


DESIGNS = {"semantic": semantic, "tabular": tabular, "soup": soup}


def crowned(story: Story) -> tuple[Part, ...]:
    """Return the parts with the headline, where there is one, on top: a page shows it there even when a copy has it last."""
    for part in (story.parts[0], story.parts[-1]):
        if part.kind in ("headline", "heading"):
            return (Part("headline", part.text), *(p for p in story.parts if p is not part))
    return story.parts


def _title(story: Story) -> str:
    return next((part.text for part in crowned(story) if part.kind == "headline"), "Technology")


def _modern(part: Part) -> str:
    text = escape(part.text, quote=False)
    tag = {"headline": "h1", "heading": "h2", "item": "li", "caption": "figcaption"}.get(part.kind, "p")
    inner = f"<{tag}>{text}</{tag}>\n"
    if part.kind == "item":
        return f"<ul>{inner}</ul>"
    return f'<figure><img src="x.jpg" alt="">{inner}</figure>' if part.kind == "caption" else inner


def _old(part: Part) -> str:
    text = escape(part.text, quote=False)
    if part.kind in ("headline", "heading"):
        return f"<FONT SIZE=+2><B>{text}</B></FONT><BR><BR>\n"
    return f"{'- ' if part.kind == 'item' else ''}<FONT FACE='Arial'>{text}</FONT><BR><BR>\n"
