"""What the formats for people have in common: blocks of findings on one fact, rows of mentions, the words beside a value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reconcile.model import LEDGER, Family, Finding, Mention, Place, Report, Severity, Side, Source
from reconcile.report.escape import flat
from reconcile.report.layout import Layout

ALSO = 40  # further places of one value that a table names


@dataclass(frozen=True, slots=True)
class Block:
    """Findings on one fact: the loudest, and the milder ones below it."""

    head: Finding
    milder: tuple[Finding, ...]


def blocks(report: Report, findings: Sequence[Finding]) -> list[Block]:
    """Group findings by fact, worst first; two stories may have facts of one name."""
    stories = {source.document.path: source.story for source in report.sources}
    table: dict[tuple[str | None, str, bool], list[Finding]] = {}
    for finding in findings:
        story = stories.get(finding.sides[0].mentions[0].path)
        table.setdefault((story, finding.fact.key, finding.same_document), []).append(finding)
    return [Block(group[0], tuple(group[1:])) for group in table.values()]


def quoted(mention: Mention) -> tuple[str, str, str]:
    """Return the words before the value, the value and the words after it, white space collapsed and harmless."""
    start, end = mention.span.start - mention.claim.start, mention.span.end - mention.claim.start
    before, value, after = mention.quote[:start], mention.quote[start:end], mention.quote[end:]
    return _keep_edge(before, last=True), flat(value), _keep_edge(after, last=False)


def _keep_edge(text: str, *, last: bool) -> str:
    """Collapse white space but keep the blank that parts the words from the value."""
    if not text:
        return ""
    kept = flat(text)
    if last:
        return kept + (" " if text[-1].isspace() and kept else "")
    return (" " if text[0].isspace() and kept else "") + kept


def wheres(mentions: Sequence[Mention], most: int) -> list[str]:
    """Return the places of mentions, `most` of them at the most, and how many more there are; `show` and JSON list all."""
    places = list(dict.fromkeys(where(mention) for mention in mentions))
    return places if len(places) <= most else [*places[:most], f"and {len(places) - most} more"]


def where(mention: Mention) -> str:
    """Return document, line and column of a mention; page and line in a PDF."""
    return f"{flat(mention.document)}:{Place(mention.line, mention.column, mention.page)}"


def chosen(side: Side) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions to quote, the first of each wording in each family of two at the most, and those of other places."""
    quote: list[Mention] = []
    seen: set[str] = set()
    for mention in side.mentions:
        words = "".join(quoted(mention)).casefold()
        if words not in seen and len(quote) < 2 and mention.document not in {m.document for m in quote}:
            seen.add(words)
            quote.append(mention)
    told = {where(mention) for mention in quote}
    return quote, [m for m in side.mentions if where(m) not in told]


def says(side: Side) -> str:
    """Return how a side is named in the first column."""
    value = side.value
    if value.kind in ("status", "scope"):
        return flat(value.lexical)
    if value.kind == "source" or (value.kind == "quote" and value.noun):
        return flat(value.noun)
    return flat(side.text)


def standing(finding: Finding) -> str:
    """Return why a finding does not count: waived, with the reason, or known to the baseline."""
    return flat(f"{finding.status}: {finding.reason}" if finding.reason else finding.status)


def support(finding: Finding) -> str:
    """Return the support of each side in one sentence."""
    parts = [
        f"{says(side)}: {side.documents} document{'s' if side.documents != 1 else ''}, {side.independent} independent"
        for side in finding.sides
    ]
    return " · ".join(parts)


def said_by(side: Side) -> str:
    """Return who vouches for a value, each name once; a side that is a source says so itself."""
    if side.value.kind == "source":
        return ""
    names = dict.fromkeys(
        f"{flat(m.attribution.source) or 'unnamed'} ({flat(m.attribution.manner)})"
        for m in side.mentions
        if m.attribution
    )
    return ", ".join(names)


def legend(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield id, path and a remark for each document; members of one family stand together."""
    members = {f: [s for s in report.sources if s.family == f] for f in dict.fromkeys(s.family for s in report.sources)}
    for group in members.values():
        for number, source in enumerate(group):
            remark = ""
            if len(group) > 1:
                family = next((f for f in report.families if source.document.path in f.paths), Family(()))
                mark = "┐" if number == 0 else "┘" if number == len(group) - 1 else "│"
                span = (
                    f"{family.least:.2f} to {family.most:.2f}" if family.least != family.most else f"{family.least:.2f}"
                )
                told = (
                    f" one family (shared 5-word runs {span}): counted once" if number == (len(group) - 1) // 2 else ""
                )
                remark = mark + told
            yield flat(source.id), f"{flat(source.document.path)}{_origin(source)}", remark


def _origin(source: Source) -> str:
    """Return in brackets whether a document is old, and outlet, author, day, hour and edition as its metadata give them."""
    document, origin = source.document, source.document.origin
    day = document.dated.isoformat() if document.dated else ""
    old = LEDGER if source.origin == LEDGER else ""
    told = (
        old,
        document.outlet,
        origin.author,
        " ".join(filter(None, (day, origin.time, origin.zone))),
        origin.edition,
    )
    words = ", ".join(flat(word) for word in told if word)
    return f" ({words})" if words else ""


def cut(report: Report, layout: Layout) -> tuple[tuple[Finding, ...], int]:
    """Return the findings to show to people, after sorting, and how many `--max-findings` hides.

    What the baseline knows or somebody waived is shown only where `--show-waived` asks for it.
    """
    findings = tuple(f for f in report.findings if f.status == "new" or layout.show_waived)
    most = layout.max_findings
    return (findings, 0) if most is None or most >= len(findings) else (findings[:most], len(findings) - most)


COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTICE: "bold cyan"}
