"""What the matching of a story is tuned by, and where each number comes from."""

from dataclasses import dataclass

from reconcile.language import Language, Thesaurus, thesaurus


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """Thresholds and words; `min_score` is the least score that joins different values into one fact."""

    language: Language
    aliases: tuple[tuple[str, ...], ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    min_score: float = 6.0

    @property
    def thesaurus(self) -> Thesaurus:
        """The classes of predicates and things, the user's own first."""
        return thesaurus(self.language, self.words)
