"""What the tool says: verdicts on pairs, findings on facts, and the report that holds them all."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reconcile.model.claim import Attribution, Family
from reconcile.model.text import Document, Note, Span
from reconcile.model.value import Value


class Verdict(StrEnum):
    """What holds between two values of one fact; the words of `docs/design.md`."""

    CONFLICT = "conflict"
    TENSION = "tension"
    PRECISION = "precision"
    DISCLOSURE = "disclosure"
    SUPERSEDED = "superseded"
    COMPATIBLE = "compatible"
    AGREE = "agree"
    NOT_COMPARED = "not-compared"


FLAGGED = frozenset({Verdict.CONFLICT, Verdict.TENSION, Verdict.PRECISION, Verdict.DISCLOSURE, Verdict.SUPERSEDED})


class Severity(StrEnum):
    """How loudly a finding speaks; worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for notice."""
        return tuple(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict on one pair of values, with the steps that led to it."""

    verdict: Verdict
    kind: str  # numeric, magnitude, rounding, bound, hedge-opposition, precision, disclosure, status, scope …
    steps: tuple[str, ...] = ()  # sentences for people: intervals, rungs, the gate or rule that decided
    most: Severity | None = None  # a verdict that rests on an outer end is never louder than this
    gate: str = ""  # for `not-compared`: the gate that stopped the pair


BATCH, LEDGER = "batch", "ledger"  # the origin of a document: it is checked, or it was seen before


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where one document gives a value."""

    document: str  # short id, as in the legend: `000`
    path: str
    span: Span  # the words of the value
    line: int  # 1-based, in code points
    column: int
    text: str  # the document's text at `span`, verbatim
    claim: Span  # covers `span`
    quote: str  # the document's text at `claim`, verbatim
    attribution: Attribution | None = None
    origin: str = BATCH
    page: int = 0  # of a PDF, counted from 1; `line` and `column` count on the page then


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a finding, with every mention of it and its support."""

    text: str  # how the value is shown
    value: Value
    mentions: tuple[Mention, ...]
    documents: int
    independent: int  # origins: a family counts once


@dataclass(frozen=True, slots=True)
class FactKey:
    """What a finding is about."""

    key: str
    subject: str = ""
    predicate: str = ""
    object: str = ""
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two numbers lie apart; `relative` is over the smaller magnitude."""

    absolute: Decimal
    relative: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact on which sources differ in one way: one verdict, at least two sides."""

    id: str
    fingerprint: str
    rule: str  # code, as `RC101`
    name: str  # `money-differs`
    kind: str
    verdict: Verdict
    severity: Severity
    title: str
    fact: FactKey
    sides: tuple[Side, ...]  # best supported first
    why: tuple[str, ...] = ()
    trace: tuple[str, ...] = ()
    difference: Difference | None = None
    same_document: bool = False
    status: str = "new"  # new, baseline, waived; only `new` counts for the exit code
    reason: str = ""  # why it is waived, and by whom


@dataclass(frozen=True, slots=True)
class Cleared:
    """A pair that was not flagged, with the rule or gate that cleared it."""

    verdict: Verdict  # agree, compatible, not-compared
    reason: str  # gate or rule
    left: Mention
    right: Mention
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """A value that several documents give alike, on a fact without a finding; the place is that of its first mention."""

    text: str
    quote: str
    documents: tuple[str, ...]  # short ids
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule that spoke says of itself, so that a report explains itself wherever it is read."""

    code: str
    name: str
    severity: Severity
    summary: str
    why: str = ""
    example: str = ""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the legend shows it; its text has done its work and is not kept, `length` counts its characters."""

    id: str
    document: Document
    story: str
    family: str
    length: int = 0
    origin: str = BATCH


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found out; formatters and the exit code are functions of it."""

    sources: tuple[Source, ...]
    families: tuple[Family, ...]
    findings: tuple[Finding, ...]
    cleared: tuple[Cleared, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    arithmetic: tuple[str, ...] = ()  # one line a hint: price / share against valuation
    notes: tuple[Note, ...] = ()
    rules: tuple[RuleText, ...] = ()  # those that spoke, by code
    counts: dict[str, int] = field(default_factory=dict)  # claims, groups, agree, compatible, not-compared
    rules_digest: str = ""
    options: tuple[tuple[str, str], ...] = ()  # what can change the result
    fail_on: str = "error"  # error, warning, notice, never: from where on a new finding fails the run


@dataclass(frozen=True, slots=True)
class PairTrace:
    """What `compare` says of two sentences: the loudest verdict on any pair of their values, the rule that spoke, every step."""

    verdict: str
    rule: str
    severity: str
    steps: tuple[str, ...]
    kind: str = ""  # what the rule listened to: the kind of comparison, of value, and the attribute
    value: str = ""
    attribute: str = ""
