"""The cast: every record that one stage hands to the next, frozen."""

from reconcile.model.claim import Attribution, Claim, Closeness, Family, Modality, Reading, Slot, Story
from reconcile.model.finding import (
    FLAGGED,
    Agreed,
    Cleared,
    Comparison,
    Difference,
    FactKey,
    Finding,
    Mention,
    PairTrace,
    Report,
    RuleText,
    Severity,
    Side,
    Source,
    Verdict,
)
from reconcile.model.match import Fact, Group, Match, Member, Part, Refused
<<<<<<< HEAD
from reconcile.model.story import Mark, Outline
=======
>>>>>>> 05ddc47 (Text: plain forms with a way back, furniture and dates by form, sentences by what follows a mark)
from reconcile.model.text import (
    STATEMENTS,
    Block,
    BlockKind,
    Document,
<<<<<<< HEAD
    Note,
    Origin,
    Page,
    Parse,
    Place,
    Places,
=======
    Edition,
    Filing,
    Note,
    Offsets,
    Page,
    Parse,
>>>>>>> 05ddc47 (Text: plain forms with a way back, furniture and dates by form, sentences by what follows a mark)
    Sentence,
    Span,
    Token,
)
from reconcile.model.value import EVERYTHING, Form, Interval, Kind, Modifier, Value

__all__ = [
    "EVERYTHING",
    "FLAGGED",
    "STATEMENTS",
    "Agreed",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "Cleared",
    "Closeness",
    "Comparison",
    "Difference",
    "Document",
    "Edition",
    "Fact",
    "FactKey",
    "Family",
    "Filing",
    "Finding",
    "Form",
    "Group",
    "Interval",
    "Kind",
    "Mark",
    "Match",
    "Member",
    "Mention",
    "Modality",
    "Modifier",
    "Note",
<<<<<<< HEAD
    "Origin",
    "Outline",
=======
    "Offsets",
>>>>>>> 05ddc47 (Text: plain forms with a way back, furniture and dates by form, sentences by what follows a mark)
    "Page",
    "PairTrace",
    "Parse",
    "Part",
    "Place",
    "Places",
    "Reading",
    "Refused",
    "Report",
    "RuleText",
    "Sentence",
    "Severity",
    "Side",
    "Slot",
    "Source",
    "Span",
    "Story",
    "Token",
    "Value",
    "Verdict",
]
