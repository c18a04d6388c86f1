"""Judge the facts of a story: compare every two sides, choose the rule, adjust the severity, write the finding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256
from itertools import combinations

from reconcile.compare.ladder import climb
from reconcile.compare.pair import compare_pair
from reconcile.compare.severity import adjust, doubted
from reconcile.compare.sides import Sources, gather, side_key
from reconcile.compare.title import fact_key, title
from reconcile.model import (
    BATCH,
    FLAGGED,
    Cleared,
    Comparison,
    Difference,
    Fact,
    Family,
    Finding,
    Form,
    Kind,
    Match,
    Member,
    Mention,
    Refused,
    Severity,
    Side,
    Value,
    Verdict,
    short_forms,
)
from reconcile.rules import Rule, Rules, choose

Gathered = tuple[Side, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in one story, and what was cleared."""

    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...]
    judged: int = 0  # pairs of values of one fact that were given a verdict, each with a new one


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sides with the verdict on them and the rule that speaks."""

    left: int
    right: int
    comparison: Comparison
    rule: Rule
    severity: Severity
    verdict: Verdict
    why: tuple[str, ...]
    internal: bool


def judge(match: Match, sources: Sources, families: Sequence[Family], rules: Rules) -> Judgement:
    """Return the findings of a story and the account of the pairs that were not flagged; old is never held against old."""
    findings: list[Finding] = []
    cleared: list[Cleared] = []
    judged = 0
    origins = [entry.family for entry in sources.legend]
    for fact in match.facts:
        sides = gather(fact.members, sources)
        pairs = []
        for a, b in combinations(range(len(sides)), 2):
            if not sources.is_new(*sides[a][1], *sides[b][1]):
                continue
            judged += 1
            outcome = _compare(a, b, fact, sides, sources, families, rules)
            if isinstance(outcome, _Pair):
                pairs.append(outcome)
            else:
                cleared.append(outcome)
        cleared.extend(_agreements(sides))
        findings.extend(_findings(fact, sides, pairs, origins))
    cleared.extend(_refusal(refused, sources) for refused in match.refused)
    told = tuple(pair for pair in cleared if BATCH in (pair.left.origin, pair.right.origin))
    return Judgement(tuple(findings), told, judged)


def _compare(
    a: int, b: int, fact: Fact, sides: Sequence[Gathered], sources: Sources, families: Sequence[Family], rules: Rules
) -> _Pair | Cleared:
    (left, ours), (right, theirs) = sides[a], sides[b]
    internal = _internal(ours, theirs, sources)
    attributes = frozenset(member.slot.attribute for member in (*ours, *theirs)) - {""}
    comparison, rule = _asked(left.value, right.value, rules, rules.tolerance, attributes, internal=internal)
    if rule is not None and rule.tolerance is not None and rule.tolerance != rules.tolerance:
        comparison, rule = _asked(left.value, right.value, rules, rule.tolerance, attributes, internal=internal)
    if rule is None:
        return Cleared(
            comparison.verdict if comparison.verdict not in FLAGGED else Verdict.NOT_COMPARED,
            comparison.gate or comparison.kind,
            _place(left),
            _place(right),
            comparison.steps,
        )
    gate = _within_one(comparison.verdict, left.value, right.value) if internal else ""
    if gate:
        return Cleared(Verdict.COMPATIBLE, gate, _place(left), _place(right), comparison.steps)
    adjusted = adjust(
        comparison, rule, ours, theirs, internal=internal, sources=sources, families=families, rules=rules
    )
    adjusted = doubted(adjusted, fact.parts, rules)
    return _Pair(a, b, comparison, rule, adjusted.severity, adjusted.verdict, adjusted.why, internal)


def _within_one(verdict: Verdict, left: Value, right: Value) -> str:
    """How it is put in the account that one document says two things without contradicting itself; empty where it does."""
    if verdict is Verdict.DISCLOSURE:
        return "untold by one, told by another in one document"
    worded = Form.WORD in (left.form, right.form) and left.kind is not Kind.DATE
    if verdict is Verdict.PRECISION or (verdict is Verdict.TENSION and worded):
        return "vague, then exact in one document"  # `thousands`, and `at least 15,000` below
    return ""


def _place(side: Side) -> Mention:
    """The first mention of a value in a document that is checked, else the first of all."""
    return next((mention for mention in side.mentions if mention.origin == BATCH), side.mentions[0])


def _internal(ours: Sequence[Member], theirs: Sequence[Member], sources: Sources) -> bool:
    """Both values stand side by side in one text: in one document, or in each of its copies."""
    left, right = {m.document for m in ours}, {m.document for m in theirs}
    return left == right and len({sources.legend[d].family for d in left}) == 1


def _asked(
    left: Value, right: Value, rules: Rules, tolerance: Decimal, attributes: frozenset[str], *, internal: bool
) -> tuple[Comparison, Rule | None]:
    """Compare two values with a tolerance and choose the rule that speaks on what comes out."""
    comparison = compare_pair(left, right, round_numbers=rules.round_numbers, tolerance=tolerance)
    if not internal:
        comparison = climb(comparison, left, right)
    if comparison.verdict not in FLAGGED:
        return comparison, None
    return comparison, choose(rules, comparison.verdict, comparison.kind, left, right, attributes)


def _agreements(sides: Sequence[Gathered]) -> list[Cleared]:
    """Each side with mentions in several documents is an agreement: the first mention against each other document's first."""
    found = []
    for side, _ in sides:
        first = _place(side)
        seen = {first.document}
        for mention in side.mentions:
            if mention.document not in seen:
                seen.add(mention.document)
                found.append(Cleared(Verdict.AGREE, "same value", first, mention))
    return found


def _refusal(refused: Refused, sources: Sources) -> Cleared:
    steps = tuple(f"{part.name} {part.points:+.1f}: {part.why}" for part in refused.parts)
    return Cleared(
        Verdict.NOT_COMPARED, refused.gate, sources.mention(refused.left), sources.mention(refused.right), steps
    )


def _findings(fact: Fact, sides: Sequence[Gathered], pairs: Sequence[_Pair], origins: Sequence[str]) -> list[Finding]:
    """One finding a verdict, under the loudest of its rules; a side belongs to it when it stands in that verdict to another."""
    table: dict[tuple[Verdict, bool], list[_Pair]] = {}
    for pair in pairs:
        table.setdefault((pair.verdict, pair.internal), []).append(pair)
    found = []
    for key in sorted(table):
        group = table[key]
        chosen = sorted({n for pair in group for n in (pair.left, pair.right)})
        found.append(_finding(fact, [sides[n] for n in chosen], group, origins))
    return _without_echoes(found)


def _without_echoes(found: list[Finding]) -> list[Finding]:
    """A finding whose sides all stand in a louder one of the same rule says nothing new."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.severity.rank, -len(f.sides))):
        texts = {(s.text, s.value.lexical) for s in finding.sides}
        if not any(
            other.rule == finding.rule and texts <= {(s.text, s.value.lexical) for s in other.sides} for other in kept
        ):
            kept.append(finding)
    return kept


def _finding(fact: Fact, sides: Sequence[Gathered], pairs: Sequence[_Pair], origins: Sequence[str]) -> Finding:
    loudest = min(pairs, key=lambda p: (p.severity.rank, p.rule.code, p.comparison.kind))
    about = fact_key(fact, origins)
    shown = tuple(side for side, _ in sides)
    recipe = "|".join([loudest.rule.code[:3], about.key, *sorted({_normal(side) for side in shown})])
    fingerprint = sha256(recipe.encode()).hexdigest()
    trace = tuple(f"{part.name} {part.points:+.1f}: {part.why}" for part in fact.parts)
    return Finding(
        id=fingerprint[:6],
        fingerprint=f"rcf1:{fingerprint}",
        rule=loudest.rule.code,
        name=loudest.rule.name,
        kind=loudest.comparison.kind,
        verdict=loudest.verdict,
        severity=loudest.severity,
        title=title(about, shown, loudest.verdict, internal=loudest.internal),
        fact=about,
        sides=shown,
        why=tuple(dict.fromkeys(step for pair in pairs for step in (*pair.comparison.steps, *pair.why))),
        trace=trace,
        difference=None if loudest.verdict in (Verdict.PRECISION, Verdict.DISCLOSURE) else _difference(shown),
        same_document=loudest.internal,
    )


def _normal(side: Side) -> str:
    kind, unit, word, soft, modifier = side_key(side.value)
    return f"{kind} {unit} {word} {soft} {modifier}"


def _difference(sides: Sequence[Side]) -> Difference | None:
    """The gap between the two best supported figures, when both are plain numbers of one unit."""
    numbers = [s.value for s in sides if s.value.number is not None and s.value.form is not Form.LABEL]
    if len(numbers) < 2 or numbers[0].unit != numbers[1].unit or numbers[0].number is None or numbers[1].number is None:
        return None
    gap = abs(numbers[0].number - numbers[1].number)
    least = min(abs(numbers[0].number), abs(numbers[1].number))
    return Difference(gap, (gap / least).quantize(gap.__class__("0.001")) if least else gap) if gap else None


def with_unique_ids(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Give each finding the shortest prefix of its fingerprint, six digits at the least, that no other has."""
    short = short_forms({f.fingerprint[5:] for f in findings}, 6)
    return tuple(replace(f, id=short[f.fingerprint[5:]]) for f in findings)
