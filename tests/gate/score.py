"""Score a report against labels: how much of what it says is right, how much of what is there it says.

A mention of the report and a labelled one are the same where their stretches overlap. A pair of sides of a finding is right when
it sets two values of one flagged slot against each other; a finding is right when at least half of its pairs are; a slot is found
when some finding sets two of its values against each other. Copies of one wire text therefore count once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reconcile.model import Claim, Finding, Mention, Report, Side, Verdict
from tests.gate.labels import Labels, Place, Slot

# What a report may call a slot of each labelled verdict.
ACCEPTED = {
    "contradiction": {"conflict", "superseded"},
    "imprecise": {"precision"},
    "undisclosed": {"disclosure", "superseded"},
    "status": {"conflict", "tension", "superseded"},
    "attribute": {"conflict", "tension"},
}
_SAME_CLAIM = (
    0.6  # share of their union that two stretches of one claim have in common, as with the labellers' own tool
)


@dataclass(frozen=True, slots=True)
class Score:
    """What was right and what was found, as counts, so that events can be added up."""

    findings: int = 0
    right: int = 0
    verdicts_right: int = 0
    slots: int = 0
    found: frozenset[str] = frozenset()
    sprung: frozenset[str] = frozenset()

    @property
    def precision(self) -> float:
        """Share of the findings that are right."""
        return self.right / self.findings if self.findings else 0.0

    @property
    def recall(self) -> float:
        """Share of the flagged slots that were found."""
        return len(self.found) / self.slots if self.slots else 0.0

    @property
    def verdict_accuracy(self) -> float:
        """Share of the right findings that also carry the right verdict."""
        return self.verdicts_right / self.right if self.right else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.findings + other.findings,
            self.right + other.right,
            self.verdicts_right + other.verdicts_right,
            self.slots + other.slots,
            self.found | other.found,
            self.sprung | other.sprung,
        )


def score(report: Report, labels: Labels) -> Score:
    """Compare the findings of a report with the labels of its event."""
    right = verdicts = 0
    found: set[str] = set()
    for finding in report.findings:
        pairs = list(combinations(finding.sides, 2))
        hits = [_set_against(one, two, labels) for one, two in pairs]
        found |= {f"{labels.topic}/{slot.name}" for hit in hits for slot in hit}
        if sum(bool(hit) for hit in hits) * 2 >= len(pairs):
            right += 1
            verdicts += _called_rightly(finding, [slot for hit in hits for slot in hit])
    return Score(
        len(report.findings), right, verdicts, len(labels.flagged), frozenset(found), frozenset(sprung(report, labels))
    )


def _called_rightly(finding: Finding, slots: Sequence[Slot]) -> bool:
    """Tell whether the verdict fits the slot that the finding hits most often."""
    names = [slot.name for slot in slots]
    most = max(slots, key=lambda slot: names.count(slot.name))
    return finding.verdict.value in ACCEPTED[most.verdict]


def _set_against(one: Side, two: Side, labels: Labels) -> list[Slot]:
    """Return the flagged slots of which the two sides give different values."""
    return [
        slot
        for slot in labels.flagged
        if any(left != right for left in _values(one.mentions, slot) for right in _values(two.mentions, slot))
    ]


def _values(mentions: Sequence[Mention], slot: Slot) -> set[int]:
    places = [place_of(mention) for mention in mentions]
    return {n for n, value in enumerate(slot.values) if any(p.meets(q) for p in places for q in value)}


def place_of(mention: Mention) -> Place:
    """Return where a mention stands."""
    return Place(Path(mention.path).name, mention.span.start, mention.span.end)


def sprung(report: Report, labels: Labels) -> Iterator[str]:
    """Yield the traps that a conflict of the report falls into."""
    for finding in report.findings:
        if finding.verdict is not Verdict.CONFLICT:
            continue
        for one, two in combinations(finding.sides, 2):
            real = {slot.name.split("_")[0] for slot in _set_against(one, two, labels)}
            pairs = [(place_of(m), place_of(n)) for m in one.mentions for n in two.mentions]
            for trap in labels.traps:
                inside = any(
                    (m.meets(trap.left) and n.meets(trap.right)) or (m.meets(trap.right) and n.meets(trap.left))
                    for m, n in pairs
                )
                if inside and not real & trap.unless:
                    yield trap.name


def claims_f1(claims: Sequence[tuple[str, Claim]], labelled: Sequence[dict[str, object]]) -> float:
    """Return the F1 of claims: recall over the labelled core, precision over all labels, each used once, best overlap first."""
    gold = [Place(str(g["doc"]), int(str(g["start"])), int(str(g["end"]))) for g in labelled]
    ours = [Place(name, c.span.start, c.span.end) for name, c in claims]
    pairs = sorted(
        ((_overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(ours) if g.meets(p)), reverse=True
    )
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    for share, i, j in pairs:
        if share >= _SAME_CLAIM and i not in used_gold and j not in used_ours:
            used_gold.add(i)
            used_ours.add(j)
    core = {i for i, g in enumerate(labelled) if g["tier"] == "core"}
    precision = len(used_ours) / len(ours) if ours else 0.0
    recall = len(used_gold & core) / len(core)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _overlap(one: Place, two: Place) -> float:
    both = min(one.end, two.end) - max(one.start, two.start)
    return both / (max(one.end, two.end) - min(one.start, two.start))
