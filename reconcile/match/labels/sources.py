"""Find what an interested party says of itself in one source and another gives as plain fact: a promise, or a figure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from reconcile.match.cuts import Cuts
from reconcile.match.names import name_words, same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import (
    BlockKind,
    Claim,
    Closeness,
    Fact,
    Form,
    Group,
    Kind,
    Member,
    Modality,
    Part,
    Reading,
    Slot,
    Span,
    Story,
    Value,
)

_CONTAINED = 0.75  # of the words of the shorter statement, by number
_LEAST_SHARED = 2
_LARGE = 1000
_CROWD = 200  # mentions of one number or one statement in a story; more tell nothing
_PLAIN = frozenset({Modality.ASSERTED, Modality.PLANNED})

Place = tuple[int, int]


def source_facts(
    story: Story, groups: Sequence[Group], told_already: Sequence[Fact], settings: MatchSettings, cuts: Cuts
) -> Iterator[Fact]:
    """Yield a fact for each statement that a family gives as the word of an interested party and another as plain fact.

    A claim of which `told_already` says how surely it is told is not told twice.

    A party is interested when it speaks of itself, and a statement is worth the call when it is a promise or a figure.
    What a party announces or confirms is done by its saying so and is nobody's claim.
    """
    finder = _Sources(story, settings, cuts)
    seen: set[frozenset[Place]] = set()
    known = {(m.document, m.claim) for fact in told_already for m in fact.members}
    for places in (*finder.statements(groups), *finder.hedged(groups), *finder.figures()):
        told, plain = places
        if known.issuperset((*told, *plain)):
            continue
        if told and plain and frozenset((*told, *plain)) not in seen:
            seen.add(frozenset((*told, *plain)))
            members = [_member(story.readings, place, told=True) for place in told]
            members += [_member(story.readings, place, told=False) for place in plain]
            yield Fact(
                tuple(members), (Part("statement", 1.0, "the same words beside one another, with and without source"),)
            )


class _Sources:
    """The statements of a story by who vouches for them."""

    def __init__(self, story: Story, settings: MatchSettings, cuts: Cuts) -> None:
        self._story, self._cuts = story, cuts
        self._words = settings.thesaurus
        self._acts = settings.language.words("reporting", "act")
        self._hearsay = settings.language.words("reporting", "adverbs", "hearsay")
        self._own = settings.language.words("reporting", "own")
        self._home = {path: number for number, family in enumerate(story.families) for path in family.paths}

    def _claim(self, place: Place) -> Claim:
        return self._story.readings[place[0]].claims[place[1]]

    def _homes(self, places: Sequence[Place]) -> frozenset[int]:
        return frozenset(self._home.get(self._story.readings[d].document.path, -1 - d) for d, _ in places)

    def statements(self, groups: Sequence[Group]) -> Iterator[tuple[list[Place], list[Place]]]:
        """Return the told and the plain versions of each group of equivalent claims."""
        return self._beside_plain(groups, self._promises, self._one_statement)

    def hedged(self, groups: Sequence[Group]) -> Iterator[tuple[list[Place], list[Place]]]:
        """Return the hedged and the plain versions of each group of equivalent claims: `reportedly cut`, `cut`."""
        return self._beside_plain(groups, self._is_hedged, self._one_deed)

    def _beside_plain(
        self, groups: Sequence[Group], is_told: Callable[[Claim], bool], is_one: Callable[[Claim, Claim], bool]
    ) -> Iterator[tuple[list[Place], list[Place]]]:
        for group in groups:
            told = [p for p in group.claims if is_told(self._claim(p))]
            plain = [p for p in group.claims if _is_plain(self._claim(p))]
            pairs = product(told[:_CROWD], plain[:_CROWD])
            yield self._across([(a, b) for a, b in pairs if is_one(self._claim(a), self._claim(b))])

    def figures(self) -> Iterator[tuple[list[Place], list[Place]]]:
        """Yield the told and the plain mentions of each figure that a party gives of itself."""
        table: dict[tuple[str, ...], list[Place]] = defaultdict(list)
        for d, reading in enumerate(self._story.readings):
            for c, claim in enumerate(reading.claims):
                for value in claim.values:
                    if value.number is not None and _is_telling(value):
                        table[value.kind, value.unit, str(value.number)].append((d, c))
        for key in sorted(table):
            places = list(dict.fromkeys(table[key]))
            if not self._cuts.few("mentions", " ".join(key), len(places), _CROWD):
                continue
            told = [p for p in places if self._says_own(p) and self._of_party(self._claim(p))]
            plain = [p for p in places if _is_plain(self._claim(p))]
            yield from self._headlines(places)
            if told and plain:
                yield self._across([(a, b) for a, b in product(told, plain) if self._one_figure(a, b)])

    def _headlines(self, places: Sequence[Place]) -> Iterator[tuple[list[Place], list[Place]]]:
        """Yield the text and the headline of each document that gives a figure of unnamed sources as fact in its headline."""
        for d in sorted({document for document, _ in places}):
            ours = [p for p in places if p[0] == d]
            plain = [p for p in ours if self._claim(p).kind is BlockKind.HEADLINE and _is_plain(self._claim(p))]
            told = [p for p in ours if _is_unnamed(self._claim(p))]
            if len(told) + len(plain) == len(ours):
                pairs = [(a, b) for a, b in product(told, plain) if self._shared(self._claim(a), self._claim(b))]
                yield sorted({a for a, _ in pairs}), sorted({b for _, b in pairs})

    def _shared(self, one: Claim, two: Claim) -> bool:
        bags = [{self._words.predicate(w) for w in claim.words} for claim in (one, two)]
        return len(bags[0] & bags[1]) >= _LEAST_SHARED

    def _across(self, pairs: Sequence[tuple[Place, Place]]) -> tuple[list[Place], list[Place]]:
        """Keep the pairs of families of which one always names the source and the other never does."""
        told, plain = (sorted({pair[side] for pair in pairs}) for side in (0, 1))
        both = self._homes(told) & self._homes(plain)
        return [p for p in told if not self._homes([p]) & both], [p for p in plain if not self._homes([p]) & both]

    def _of_party(self, claim: Claim) -> bool:
        said_by = claim.attribution
        return said_by is not None and said_by.closeness is Closeness.PARTY and said_by.manner not in self._acts

    def _promises(self, claim: Claim) -> bool:
        """A party says what it will do itself."""
        if claim.attribution is None or not self._of_party(claim) or claim.modality is not Modality.PLANNED:
            return False
        return claim.subject[:1].isupper() and bool(name_words(claim.attribution.source) & name_words(claim.subject))

    def _says_own(self, place: Place) -> bool:
        """The statement speaks of what is the speaker's: `its products`, `our users`."""
        d, _ = place
        span = self._claim(place).span
        words = self._story.readings[d].document.text[span.start : span.end].lower().split()
        return not self._own.isdisjoint(words)

    def _one_statement(self, told: Claim, plain: Claim) -> bool:
        one, two = ({self._words.predicate(w) for w in c.words} for c in (told, plain))
        shared = (one | name_words(told.subject)) & two
        return (
            self._words.predicate(told.predicate) == self._words.predicate(plain.predicate)
            and same_name(told.subject, plain.subject)
            and len(shared) >= _LEAST_SHARED
            and len(shared) >= _CONTAINED * min(len(one), len(two))
        )

    def _is_hedged(self, claim: Claim) -> bool:
        """`reportedly`, `is believed to`: the writer keeps a distance and names nobody."""
        said_by = claim.attribution
        if said_by is None or said_by.source or said_by.manner not in self._hearsay:
            return False
        return not any(slot.attribute.startswith("deed") for slot in claim.slots)  # judged by what the law says

    def _one_deed(self, hedged: Claim, plain: Claim) -> bool:
        """One verb of one subject; two nouns, or two names that shorten each other."""
        one, two = hedged.subject, plain.subject
        same = same_name(one, two) if one[:1].isupper() and two[:1].isupper() else one == two
        return same and self._words.predicate(hedged.predicate) == self._words.predicate(plain.predicate)

    def _one_figure(self, told: Place, plain: Place) -> bool:
        """The same number of the same party, with two more words in common."""
        one, two = self._claim(told), self._claim(plain)
        assert one.attribution is not None  # noqa: S101 - `told` are claims with a source
        speaker = {word.casefold() for word in name_words(one.attribution.source)}
        theirs = {word.casefold() for word in two.words}
        shared = (
            {self._words.predicate(w) for w in one.words} & {self._words.predicate(w) for w in two.words}
        ) - speaker
        return bool(speaker & theirs) and len(shared) >= _LEAST_SHARED


def _is_unnamed(claim: Claim) -> bool:
    said_by = claim.attribution
    return claim.kind is not BlockKind.HEADLINE and said_by is not None and said_by.closeness is Closeness.ANONYMOUS


def _is_plain(claim: Claim) -> bool:
    return claim.attribution is None and claim.modality in _PLAIN and not claim.negated


def _is_telling(value: Value) -> bool:
    """Small counts, dates and times meet by chance; money, shares and large counts do not."""
    large = value.kind is Kind.COUNT and value.number is not None and abs(value.number) >= _LARGE
    return large or value.kind in (Kind.MONEY, Kind.PERCENT)


def _member(readings: Sequence[Reading], place: Place, *, told: bool) -> Member:
    d, c = place
    claim, text = readings[d].claims[c], readings[d].document.text
    span = claim.span
    if told and claim.attribution is not None:
        span = Span(min(span.start, claim.attribution.span.start), max(span.end, claim.attribution.span.end))
    lexical = _voucher(claim) if told else "stated as fact"
    value = Value(
        Kind.SOURCE,
        span,
        text[span.start : span.end],
        form=Form.LABEL,
        lexical="with its source" if told else "as plain fact",
        noun=lexical,
    )
    return Member(d, c, Slot(value, attribute="source", noun="who vouches for it", subject=claim.subject))


def _voucher(claim: Claim) -> str:
    assert claim.attribution is not None  # noqa: S101 - asked of what is told only
    return f"said by {claim.attribution.source}" if claim.attribution.source else f"put as “{claim.attribution.manner}”"
