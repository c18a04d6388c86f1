"""One sentence with all that is known of it when its claims are read."""

from collections.abc import Sequence
from dataclasses import dataclass

from reconcile.claims.clauses import Clause, find_subject
from reconcile.claims.references import Roster
from reconcile.language import Language, Thesaurus
from reconcile.model import Parse, Sentence, Span, Value


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its number in the document, its parse, clauses and values, and what the document is read with."""

    number: int
    sentence: Sentence
    parse: Parse
    clauses: tuple[Clause, ...]
    values: Sequence[Value]
    roster: Roster
    words: Thesaurus
    language: Language
    day: str = ""  # the weekday that the head of the document is about
    carried: tuple[str, ...] = ()  # years and months that place the sentence before, where this one goes on about it
    deed: str = ""  # the class of what happened on that day
    event: str = ""  # the class of the happening that the sentences before spoke of, such as a fire
    filed: str = ""  # the day of the document, where it is known
    told_before: frozenset[str] = frozenset()  # the words of the two sentences before

    def values_in(self, clause: Clause) -> list[Value]:
        """Return the values that begin in a clause."""
        spans = [self.parse.tokens[index].span for index in sorted(clause.members)]
        return [v for v in self.values if any(span.start <= v.span.start < span.end for span in spans)]

    def text_of(self, span: Span) -> str:
        """Return the words of the sentence at a place of its document."""
        start = self.sentence.span.start
        return self.sentence.text[span.start - start : span.end - start]

    def subject_of(self, verb: int) -> int:
        """Return the subject of a verb, active or passive, as a token; -1 where there is none."""
        return find_subject(self.parse, verb, self.language)[0]
