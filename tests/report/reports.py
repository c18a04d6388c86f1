"""Reports made by hand: an empty one, one of every status, and one whose every word is an attack."""

from decimal import Decimal

from reconcile.model import (
    Agreed,
    Attribution,
    Cleared,
    Difference,
    Document,
    FactKey,
    Family,
    Finding,
    Interval,
    Kind,
    Mention,
    Note,
    Report,
    RuleText,
    Severity,
    Side,
    Source,
    Span,
    Value,
    Verdict,
)

# What a source may hold to act on a terminal, a log, a page, a spreadsheet, a pipeline or a person.
ATTACKS = (
    "\x1b[31mred", "\x9b31m", "\x00", "\u202egnp.exe", "\u200bzero", "\ufeff", "::add-mask::x", "\n::error::forged\n", "##[error]forged",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "=cmd()", "+1", "-1", "@name", "@SUM(A1)", "|", "a|b", "]]>", "`code`", "&amp;",
    '" onload="x', "' x='", "[to top of second column]", "[/b]", ":dollar:", "[text](https://evil.example)", "![x](https://evil.example/x.png)",
    "https://evil.example", "www.evil.example", "me@evil.example", "#123", "49%", "100%25", "%0A::error::x", "{0}", "\\", "---", "# head", "1. x",
    "\r\n::stop-commands::x", "\ud83d", "\U000e0041", "\u2028line", "\x85next", "\tTAB", "＝cmd", "\ufffe", "~~~", "$x$", "<!-- x", "*b*", "_i_",
)  # fmt: skip
POISON = " ".join(ATTACKS)


def value(text: str, number: str, at: int) -> Value:
    """Return an amount of dollars as written."""
    exact = Decimal(number)
    return Value(
        Kind.MONEY, Span(at, at + len(text)), text, "USD", exact, Interval(exact, exact), Interval(exact, exact)
    )


def mention(
    text: str, path: str, *, before: str = "", after: str = "", line: int = 1, origin: str = "batch"
) -> Mention:
    """Return a mention whose claim is the words before, the value and the words after."""
    start = 10
    return Mention(
        document=path.rsplit("/", 1)[-1].removesuffix(".txt"),
        path=path,
        span=Span(start + len(before), start + len(before) + len(text)),
        line=line,
        column=start + len(before) + 1,
        text=text,
        claim=Span(start, start + len(before) + len(text) + len(after)),
        quote=before + text + after,
        attribution=Attribution(after or "Acme", Span(0, 1), "say"),
        origin=origin,
    )


def side(text: str, number: str, mentions: tuple[Mention, ...], independent: int) -> Side:
    """Return one value with its mentions."""
    return Side(
        " ".join(text.split()), value(text, number, mentions[0].span.start), mentions, len(mentions), independent
    )


def finding(
    *sides: Side, severity: Severity = Severity.ERROR, status: str = "new", word: str = "Acme", digit: str = "a"
) -> Finding:
    """Return a finding on what was paid."""
    return Finding(
        id=digit * 6,
        fingerprint=f"rcf1:{digit * 64}",
        rule="RC101",
        name="money-differs",
        kind="numeric",
        verdict=Verdict.CONFLICT,
        severity=severity,
        title=f"{word}, payment: {' vs '.join(s.text for s in sides)}",
        fact=FactKey(f"money|pay|{word}|{digit}", word, "pay", word, "payment"),
        sides=sides,
        why=(f"both cannot be true, {word}",),
        trace=(f"same payer +2.0: {word}",),
        difference=Difference(Decimal(500), Decimal("0.035")),
        status=status,
        reason=f"settled by phone, {word}" if status == "waived" else "",
    )


def report(*findings: Finding, word: str = "Acme", fail_on: str = "error") -> Report:
    """Return a report on these findings, with something in every part of it."""
    mentions = [m for f in findings for s in f.sides for m in s.mentions]
    paths = sorted({m.path for m in mentions})
    names = {m.path: m.document for m in mentions}
    sources = tuple(Source(names[p], Document(p, "", "0" * 64, outlet=word), "S1", "F1", 99) for p in paths)
    pairs = tuple(Cleared(Verdict.AGREE, f"same value {word}", m, m, (word,)) for m in mentions[:1])
    return Report(
        sources=sources,
        families=(Family(tuple(paths), 0.9, 0.95),),
        findings=findings,
        cleared=pairs,
        agreed=tuple(Agreed(m.text, m.quote, (m.document,), m.path, m.line, m.column) for m in mentions[:1]),
        arithmetic=(f"price / share {word}",),
        notes=tuple(Note("RC904", f"hidden characters {word}", p) for p in paths),
        rules=(RuleText("RC101", "money-differs", Severity.ERROR, f"amounts differ {word}", word, word, word),),
        counts={"claims": 4, "groups": 2, "agree": 1, "not_compared": 0},
        fail_on=fail_on,
    )


def empty() -> Report:
    """Return the report of a run that found nothing."""
    return Report((), (), ())


def hostile() -> Report:
    """Return a report in which every string that a document, a file name or a rule can set is an attack."""
    paths = [f"in/{POISON.replace('/', '∕')}{n}.txt" for n in (1, 2)] + [
        "::add-mask::x.txt",
        "=cmd().txt",
        "@name.txt",
        "##[error].txt",
    ]
    left = tuple(
        mention(text, path, before=POISON + "\n", after=f"\n{POISON}")
        for text, path in zip(ATTACKS, paths * 20, strict=False)
    )
    right = (mention(POISON, paths[1], before="::", after="##[x]", line=3),)
    one = finding(side(POISON, "14.3", left, 3), side("=1+1", "14.8", right, 1), word=POISON)
    two = finding(
        side("::x::", "1", left[:1], 1), side("@me", "-2", right, 1), word="=x", digit="b", severity=Severity.WARNING
    )
    three = finding(side("49%", "1", left[:1], 1), side("|", "2", right, 1), word=POISON, digit="c", status="waived")
    return report(one, two, three, word=POISON)


def plain() -> Report:
    """Return a report with a new error and warning, one finding that was waived and one that the baseline knows."""
    old = (
        mention("$14.3 billion", "a/000.txt", before="Acme paid "),
        mention("$14.3 billion", "a/001.txt", before="It paid "),
    )
    new = (
        mention("$14.8 billion", "a/003.txt", before="Acme paid ", after=" in cash"),
        mention("$14.8 billion", "a/002.txt", line=7),
    )
    share, word = (mention("49%", "a/000.txt", line=9),), (mention("a minority", "a/003.txt", line=9),)
    return report(
        finding(side("$14.3 billion", "14.3", old, 2), side("$14.8 billion", "14.8", new, 1)),
        finding(side("49%", "49", share, 1), side("a minority", "25", word, 1), severity=Severity.WARNING, digit="b"),
        finding(side("$1", "1", old, 2), side("$2", "2", new, 1), digit="c", status="waived"),
        finding(side("$3", "3", old, 2), side("$4", "4", new, 1), digit="d", status="baseline"),
    )
