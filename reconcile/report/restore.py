"""Read a JSON report back, to render it again in another format."""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import Any

from reconcile.errors import UsageError
from reconcile.model import (
    Agreed,
    Attribution,
    Cleared,
    Closeness,
    Difference,
    Document,
    FactKey,
    Family,
    Finding,
    Form,
    Interval,
    Kind,
    Mention,
    Modifier,
    Note,
    Origin,
    Report,
    RuleText,
    Severity,
    Side,
    Source,
    Span,
    Value,
    Verdict,
)
from reconcile.report.conform import faults
from reconcile.report.json import COUNTS, WORK

_TOLD = 3  # faults of a report that a message names


def restore(text: str, name: str) -> Report:
    """Return the report that a JSON text holds; raises UsageError naming what is missing or wrong."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{name}: is not JSON ({error}); give a file that `reconcile check -f json` wrote") from None
    if not isinstance(data, dict) or str(data.get("schema_version", ""))[:2] != "1.":
        raise UsageError(f"{name}: is not a report of this version; give a file that `reconcile check -f json` wrote")
    wrong = list(islice(faults(data), _TOLD))
    if wrong:
        raise UsageError(f"{name}: is not a complete report: {'; '.join(wrong)}")
    try:
        return _report(data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, InvalidOperation) as error:
        raise UsageError(f"{name}: is not a complete report ({type(error).__name__}: {error})") from None


def _report(data: dict[str, Any]) -> Report:
    summary = data["summary"]
    return Report(
        sources=tuple(_source(d) for d in data["documents"]),
        families=tuple(Family(tuple(f["paths"]), f["least"], f["most"], f["ordered"]) for f in data["families"]),
        findings=tuple(_finding(f) for f in data["findings"]),
        cleared=tuple(
            Cleared(Verdict(c["verdict"]), c["reason"], _mention(c["left"]), _mention(c["right"]), tuple(c["steps"]))
            for c in data["cleared"]
        ),
        agreed=tuple(
            Agreed(a["text"], a["quote"], tuple(a["documents"]), a["path"], a["line"], a["column"])
            for a in data["agreed"]
        ),
        arithmetic=tuple(data["arithmetic"]),
        notes=tuple(Note(n["code"], n["message"], n["path"], n["line"]) for n in data["diagnostics"]),
        rules=tuple(_rule(r) for r in data["rules"]),
        counts={name: summary[name] for name in (*COUNTS, *WORK) if name in summary},
        rules_digest=data["run"]["rules_digest"],
        options=tuple(data["run"]["options"].items()),
        fail_on=_fail_on(data["run"]["fail_on"]),
    )


def _fail_on(word: str) -> str:
    return word if word == "never" else Severity(word).value


def _rule(r: dict[str, Any]) -> RuleText:
    return RuleText(r["id"], r["name"], Severity(r["severity"]), r["summary"], r["why"], r["example"], r["limits"])


def _source(d: dict[str, Any]) -> Source:
    dated = date.fromisoformat(d["date"]) if d["date"] else None
    outlet, origin = d["meta"].get("outlet", ""), Origin(**{k: v for k, v in d["meta"].items() if k != "outlet"})
    return Source(
        d["id"],
        Document(d["path"], "", d["sha256"], d["encoding"], dated, outlet, origin=origin),
        d["story"],
        d["family"],
        int(d["length"]),
        d["origin"],
    )


def _finding(f: dict[str, Any]) -> Finding:
    claim, gap = f["claim"], f["difference"]
    return Finding(
        id=f["id"],
        fingerprint=f["fingerprint"],
        rule=f["rule"],
        name=f["name"],
        kind=f["kind"],
        verdict=Verdict(f["verdict"]),
        severity=Severity(f["severity"]),
        title=f["title"],
        fact=FactKey(claim["key"], claim["subject"], claim["predicate"], claim["object"], claim["attribute"]),
        sides=tuple(_side(v) for v in f["values"]),
        why=tuple(f["why"]),
        trace=tuple(f["trace"]),
        difference=Difference(Decimal(gap["absolute"]), Decimal(gap["relative"])) if gap else None,
        same_document=f["same_document"],
        status=f["status"],
        reason=f["reason"] or "",
    )


def _side(v: dict[str, Any]) -> Side:
    mentions = tuple(_mention(m) for m in v["mentions"])
    support = v["support"]
    return Side(v["text"], _value(v["normalized"], mentions[0]), mentions, support["documents"], support["independent"])


def _value(n: dict[str, Any], first: Mention) -> Value:
    return Value(
        kind=Kind(n["kind"]),
        span=first.span,
        text=first.text,
        unit=n["unit"],
        number=None if n["number"] is None else Decimal(n["number"]),
        hard=_interval(n),
        soft=_interval(n["soft"]),
        form=Form(n["form"]),
        modifier=Modifier(n["modifier"] or "none"),
        noun=n["noun"] or "",
        lexical=n["word"] or "",
    )


def _interval(n: dict[str, Any]) -> Interval:
    low, high = (None if n[end] is None else Decimal(n[end]) for end in ("low", "high"))
    return Interval(low, high, n["ends"][0] == "[", n["ends"][1] == "]")


def _mention(m: dict[str, Any]) -> Mention:
    said = m["attribution"]
    attribution = (
        Attribution(
            said["source"], Span(said["start"], said["end"]), said["manner"], Closeness[said["closeness"].upper()]
        )
        if said
        else None
    )
    claim = m["claim"]
    if not m["start"] <= m["end"]:
        raise ValueError("a mention ends before it starts")
    return Mention(
        m["document"],
        m["path"],
        Span(m["start"], m["end"]),
        m["line"],
        m["column"],
        m["text"],
        Span(claim["start"], claim["end"]),
        claim["text"],
        attribution,
        m["origin"],
        m["page"] or 0,
    )
