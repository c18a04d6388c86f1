"""Put the judgements of all stories together: legend, findings in order, counts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.compare.agreed import agreed
from reconcile.compare.arithmetic import implied_values
from reconcile.compare.judge import Judgement, with_unique_ids
from reconcile.compare.ladder import LADDER
from reconcile.compare.merge import merge_findings
from reconcile.model import (
    BATCH,
    FLAGGED,
    LEDGER,
    Agreed,
    Cleared,
    Cut,
    Fact,
    Family,
    Finding,
    Kind,
    Match,
    Note,
    PairTrace,
    Reading,
    Report,
    RuleText,
    Source,
    Story,
    Verdict,
)
from reconcile.rules import Rules

_NAMED = 3  # cuts that a remark names
COUNTS = ("claims", "groups", "agree", "not_compared", "weighed", "judged")


@dataclass(frozen=True, slots=True)
class StoryReport:
    """What one story adds to the report; families are numbered within the story."""

    number: int
    sources: tuple[Source, ...]
    families: tuple[Family, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]
    agreed: tuple[Agreed, ...]
    arithmetic: tuple[str, ...]
    notes: tuple[Note, ...]
    counts: tuple[int, ...]  # in the order of COUNTS


def name_sources(story: Story, number: int, names: Sequence[str], old: Collection[str] = ()) -> tuple[Source, ...]:
    """Return the legend of a story: short name, story and family of each document, without its text; `old` are paths."""
    homes = {path: f"F{k}" for k, family in enumerate(story.families, 1) for path in family.paths}
    return tuple(
        Source(
            name,
            replace(reading.document, text="", pages=(), notes=()),
            f"S{number}",
            homes[reading.document.path],
            len(reading.document.text),
            LEDGER if reading.document.path in old else BATCH,
        )
        for name, reading in zip(names, story.readings, strict=True)
    )


def report_story(
    number: int, story: Story, match: Match, judgement: Judgement, sources: Sequence[Source], *, account: bool
) -> StoryReport:
    """Gather what one story adds to the report; without `account` the cleared pairs are counted and let go."""
    cleared = judgement.cleared
    findings = merge_findings(judgement.findings, {source.document.path: source for source in sources})
    return StoryReport(
        number,
        tuple(sources),
        story.families,
        tuple(findings),
        cleared if account else (),
        agreed(cleared, findings),
        tuple(implied_values([fact for fact in match.facts if _is_new(fact, sources)])),
        (
            *(note for r, s in zip(story.readings, sources, strict=True) if s.origin == BATCH for note in _notes(r)),
            *_cut_short(number, match.cuts),
        ),
        (
            sum(len(reading.claims) for reading in story.readings),
            len(match.groups),
            sum(pair.verdict in (Verdict.AGREE, Verdict.COMPATIBLE) for pair in cleared),
            sum(pair.verdict is Verdict.NOT_COMPARED for pair in cleared),
            match.weighed,
            judgement.judged,
        ),
    )


def _is_new(fact: Fact, sources: Sequence[Source]) -> bool:
    return any(sources[member.document].origin == BATCH for member in fact.members)


def build_report(stories: Sequence[StoryReport], rules: Rules, notes: Sequence[Note] = ()) -> Report:
    """Return the report: documents by path, findings worst first, the account, the notes, the counts."""
    findings = with_unique_ids([f for story in stories for f in story.findings])
    spoken = [note for story in stories for note in story.notes]
    return Report(
        sources=tuple(sorted(_sources(stories), key=lambda source: source.document.path)),
        families=tuple(family for story in stories for family in story.families),
        findings=tuple(sorted(findings, key=_place)),
        cleared=tuple(pair for story in stories for pair in story.cleared),
        agreed=tuple(sorted((a for s in stories for a in s.agreed), key=lambda a: (a.path, a.line, a.column))),
        arithmetic=tuple(line for story in stories for line in story.arithmetic),
        notes=(*notes, *sorted(spoken, key=lambda note: note.path)),
        counts=dict(
            zip(COUNTS, (sum(column) for column in zip(*(s.counts for s in stories), strict=True)), strict=True)
        )
        if stories
        else dict.fromkeys(COUNTS, 0),
        rules=_spoke(rules, {f.rule for f in findings}),
        rules_digest=rules.digest,
    )


def _sources(stories: Sequence[StoryReport]) -> Iterator[Source]:
    """Yield the legend with families numbered through all stories."""
    before = 0
    for story in stories:
        for source in story.sources:
            yield replace(source, family=f"F{before + int(source.family[1:])}")
        before += len(story.families)


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


def _cut_short(number: int, cuts: Sequence[Cut]) -> Iterator[Note]:
    """Say what a story has too much of to compare it pair by pair, the largest first."""
    if cuts:
        named = ", ".join(f"{cut.size} {cut.what} share `{cut.key}` (at most {cut.most})" for cut in cuts[:_NAMED])
        more = f", and {len(cuts) - _NAMED} more" if len(cuts) > _NAMED else ""
        yield Note("RC914", f"story S{number}: {named}{more}; by that word they were not compared")


def judge_texts(story: Story, judgement: Judgement) -> PairTrace:
    """Tell the loudest verdict between two sentences, with every step of match and comparison."""
    across = [f for f in judgement.findings if not f.same_document]
    steps = [f"{reading.document.path}: {_values(reading)}" for reading in story.readings]
    if across:
        best = min(across, key=_place)
        told = (*steps, *best.trace, *best.why)
        if (
            best.kind == LADDER
        ):  # a bound that says less is a matter of two sources; two values by themselves can both hold
            return PairTrace(Verdict.COMPATIBLE.value, "", "", told)
        what = next((s.value.kind for s in best.sides if s.value.kind is not Kind.AMOUNT), best.sides[0].value.kind)
        return PairTrace(
            best.verdict.value, best.rule, best.severity.value, told, best.kind, what.value, best.fact.predicate
        )
    quiet = [c for c in judgement.cleared if c.left.path != c.right.path and c.verdict not in FLAGGED]
    for wanted in (Verdict.COMPATIBLE, Verdict.AGREE, Verdict.NOT_COMPARED):
        for pair in quiet:
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
