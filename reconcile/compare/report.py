"""Put the judgements of all stories together: legend, findings in order, counts."""

from collections.abc import Mapping, Sequence

from reconcile.compare.agreed import agreed
from reconcile.compare.arithmetic import implied_values
from reconcile.compare.judge import Judgement, with_unique_ids
from reconcile.compare.merge import merge_findings
from reconcile.compare.sides import Sources
from reconcile.model import FLAGGED, Finding, Match, Note, PairTrace, Reading, Report, RuleText, Source, Story, Verdict
from reconcile.rules import Rules


def name_sources(stories: Sequence[Story], names: Mapping[str, str]) -> dict[str, Source]:
    """Return the legend by path: short name, story and family of each document."""
    legend: dict[str, Source] = {}
    number = 0
    for position, story in enumerate(stories, 1):
        homes = {}
        for family in story.families:
            number += 1
            homes.update(dict.fromkeys(family.paths, f"F{number}"))
        for reading in story.readings:
            path = reading.document.path
            legend[path] = Source(names[path], reading.document, f"S{position}", homes[path])
    return legend


def build_report(
    stories: Sequence[Story],
    matches: Sequence[Match],
    judged: Sequence[Judgement],
    legend: Mapping[str, Source],
    rules: Rules,
    notes: Sequence[Note] = (),
) -> Report:
    """Return the report: documents by path, findings worst first, the account, the notes, the counts."""
    readings = [reading for story in stories for reading in story.readings]
    cleared = tuple(pair for judgement in judged for pair in judgement.cleared)
    findings = with_unique_ids([f for j in judged for f in merge_findings(j.findings, legend)])
    return Report(
        sources=tuple(legend[path] for path in sorted(legend)),
        families=tuple(family for story in stories for family in story.families),
        findings=tuple(sorted(findings, key=_place)),
        cleared=cleared,
        agreed=agreed(cleared, findings),
        arithmetic=tuple(line for match in matches for line in implied_values(match.facts)),
        notes=(
            *notes,
            *(note for reading in sorted(readings, key=lambda r: r.document.path) for note in _notes(reading)),
        ),
        counts={
            "claims": sum(len(reading.claims) for reading in readings),
            "groups": sum(len(match.groups) for match in matches),
            "agree": sum(pair.verdict in (Verdict.AGREE, Verdict.COMPATIBLE) for pair in cleared),
            "not_compared": sum(pair.verdict is Verdict.NOT_COMPARED for pair in cleared),
        },
        rules=_spoke(rules, {f.rule for f in findings}),
        rules_digest=rules.digest,
    )


def _spoke(rules: Rules, codes: set[str]) -> tuple[RuleText, ...]:
    """Return what the rules that spoke say of themselves, by code."""
    chosen = sorted((rule for rule in rules.rules if rule.code in codes), key=lambda rule: rule.code)
    return tuple(RuleText(r.code, r.name, r.severity, r.summary, r.why, r.example, r.limits) for r in chosen)


def _place(finding: Finding) -> tuple[int, str, str, str, int, str]:
    first = finding.sides[0].mentions[0]
    return (finding.severity.rank, finding.rule, finding.fact.key, first.path, first.span.start, finding.fingerprint)


def _notes(reading: Reading) -> tuple[Note, ...]:
    if reading.claims:
        return reading.notes
    return (
        *reading.notes,
        Note("RC905", "no claims found: it holds no sentence that asserts anything", reading.document.path),
    )


def judge_texts(story: Story, match: Match, legend: Mapping[str, Source], rules: Rules) -> PairTrace:
    """Judge two sentences and tell the loudest verdict between them, with every step of match and comparison."""
    from reconcile.compare.judge import judge

    sources = Sources.of(story.readings, [legend[reading.document.path] for reading in story.readings])
    judgement = judge(match, sources, story.families, rules)
    across = [f for f in judgement.findings if not f.same_document]
    steps = [f"{reading.document.path}: {_values(reading)}" for reading in story.readings]
    if across:
        best = min(across, key=_place)
        return PairTrace(best.verdict.value, best.rule, best.severity.value, (*steps, *best.trace, *best.why))
    told = [c for c in judgement.cleared if c.left.path != c.right.path and c.verdict not in FLAGGED]
    for wanted in (Verdict.COMPATIBLE, Verdict.AGREE, Verdict.NOT_COMPARED):
        for pair in told:
            if pair.verdict is wanted:
                return PairTrace(
                    wanted.value,
                    "",
                    "",
                    (*steps, f"{pair.reason}: `{pair.left.text}` and `{pair.right.text}`", *pair.steps),
                )
    return PairTrace(
        Verdict.NOT_COMPARED.value, "", "", (*steps, "the two sentences share no fact that both give a value for")
    )


def _values(reading: Reading) -> str:
    slots = [s for claim in reading.claims for s in claim.slots]
    return (
        "; ".join(
            f"`{s.value.text}` {s.value.kind} {s.value.soft} {s.value.unit}, {s.attribute or '?'} of {s.noun or s.subject or '?'}"
            for s in slots
        )
        or "no values"
    )
