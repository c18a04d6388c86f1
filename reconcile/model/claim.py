"""What a source claims: one predication with its words, who vouches for it, and the slots it fills."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from reconcile.model.text import BlockKind, Document, Note, Page, Sentence, Span
from reconcile.model.value import Value


class Closeness(IntEnum):
    """How close the one who vouches is to the event; a higher number is closer."""

    WRITER = 0
    OUTLET = 1
    ANONYMOUS = 2
    OTHER = 3
    OFFICIAL = 4
    PARTY = 5


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim, and in what manner."""

    source: str  # the words that name the source, as written
    span: Span
    manner: str  # said, claimed, told, according to, reportedly, in quotation marks …
    closeness: Closeness = Closeness.OTHER
    via: str = ""  # the outlet that was told


@dataclass(frozen=True, slots=True)
class Reference:
    """Who words stand for, how that was told, and how far it can be trusted: 1 for a name as written, 0 for nothing found."""

    name: str
    why: str
    trust: float


class Modality(StrEnum):
    """In what mode a claim is put forward."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of one attribute of one thing, with all that tells which fact it belongs to.

    Two slots may meet only when nothing here keeps them apart; what does is the name of a gate.
    """

    value: Value
    attribute: str  # class of what is stated: `invest`, `kill` …, or a path of its own: `heading:bail`; empty when it cannot be told
    sure: bool = False  # whether the words beside the value name the attribute, not only a verb somewhere above
    near: tuple[str, ...] = ()  # known classes of predicates in the same clause
    noun: str = ""  # head noun that the value counts or describes
    subject: str = ""  # canonical name or head noun of the one it is said of; empty when it cannot be told
    holder: str = ""  # the one name that the value is beside: whose age, whose share
    parties: tuple[str, ...] = ()  # names that take part in the same predication
    places: tuple[str, ...] = ()
    nested: tuple[str, ...] = ()  # those of the places that one phrase nests: a town and its province
    times: tuple[str, ...] = ()  # years, months and days that place the value: `2004`, `month 9`, `day 01-04`, `sunday`
    day: str = ""  # the weekday that the head of the document is about, where the value has none of its own
    deed: str = ""  # the class of what the head of the document puts on that day
    scope: tuple[str, ...] = ()  # qualifiers: per month, so far, part of, only, another, other event
    given: bool = (
        False  # whether it stands in a definite phrase, which holds whatever the mood: `the $4.5 billion deal`
    )
    context: tuple[str, ...] = ()  # content lemmas of the claim and its sentence, figures left out


@dataclass(frozen=True, slots=True)
class Claim:
    """One predication that can be judged true or false by itself."""

    span: Span
    sentence: int  # index into `Reading.sentences`
    kind: BlockKind
    subject: str = ""
    predicate: str = ""  # lemma of the verb, or of the noun that stands for it
    object: str = ""
    attribution: Attribution | None = None
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    values: tuple[Value, ...] = ()
    slots: tuple[Slot, ...] = ()
    words: tuple[str, ...] = ()  # content lemmas, figures masked, in order
    reference: Reference | None = None  # how the subject was told; None where there is none to be told


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one document says; what is handed from the chapters on documents to those on stories."""

    page: Page
    sentences: tuple[Sentence, ...]
    values: tuple[Value, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...] = ()

    @property
    def document(self) -> Document:
        """The document that was read."""
        return self.page.document


@dataclass(frozen=True, slots=True)
class Family:
    """Near-copies of one text; together they are one origin and have one vote."""

    paths: tuple[str, ...]
    least: float = 1.0  # lowest and highest share of five-word runs between a member and its nearest copy
    most: float = 1.0
    ordered: bool = False  # whether the order of the versions is known


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one event, with their families."""

    readings: tuple[Reading, ...]
    families: tuple[Family, ...]
    ties: tuple[tuple[str, ...], ...] = ()  # by reading, the words that tie it to the others
