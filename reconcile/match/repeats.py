"""Match each text once: copies word for word are folded into the first of them, and told beside it afterwards.

What a source says does not become truer by standing in five files, so no weight, rival or majority may change by it. Near-copies
of one text are matched, since they may differ; they are one family.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reconcile.model import Fact, Group, Match, Member, Reading, Refused, Story


@dataclass(frozen=True, slots=True)
class Repeats:
    """By number of a document of the folded story, the numbers that its text has in the whole one, ascending."""

    numbers: tuple[tuple[int, ...], ...]

    def of(self, member: Member) -> Iterator[Member]:
        """Yield a member of the folded story in every document that says it."""
        return (replace(member, document=number) for number in self.numbers[member.document])

    def first(self, member: Member) -> Member:
        """Return a member of the folded story in the first document that says it."""
        return next(self.of(member))


def fold(story: Story) -> tuple[Story, Repeats]:
    """Return the story with each text once, in the order of what they say, whatever the files are called or how they are wrapped."""
    found: dict[tuple[object, ...], list[int]] = {}
    for number, reading in enumerate(story.readings):
        found.setdefault(_told(reading), []).append(number)
    numbers = tuple(map(tuple, sorted(found.values(), key=lambda same: _words(story.readings[same[0]]))))
    return replace(story, readings=tuple(story.readings[same[0]] for same in numbers)), Repeats(numbers)


def _told(reading: Reading) -> tuple[object, ...]:
    """All that a reading is made of but the name of its file."""
    document = reading.document
    return document.text, document.pages, document.wrapped, document.outlet, document.dated, reading.page.filing


def _words(reading: Reading) -> tuple[list[str], str]:
    """The words of a document, and of two that are parted by blanks alone its bytes."""
    return reading.page.clean.split(), reading.document.digest


def unfold(match: Match, repeats: Repeats, story: Story, members: Iterable[Member]) -> Match:
    """Return the match of a folded story, with those of its `members` that give a value, as one of the whole story.

    What copies of one text have in common with nobody else is a fact, and a group, of these copies.
    """
    facts = [Fact(_everywhere(fact.members, repeats), fact.parts) for fact in match.facts]
    if all(len(same) == 1 for same in repeats.numbers):
        members = ()
    known = {(m.document, m.claim, m.slot.value.span) for fact in match.facts for m in fact.members}
    alone = (m for m in members if (m.document, m.claim, m.slot.value.span) not in known)
    facts += [Fact(tuple(repeats.of(m))) for m in alone if len(repeats.numbers[m.document]) > 1]
    return replace(
        match,
        groups=tuple(_groups(match.groups, repeats, story)),
        facts=tuple(facts),
        refused=tuple(_in_order(repeats.first(r.left), repeats.first(r.right), r) for r in match.refused),
    )


def _in_order(one: Member, two: Member, refused: Refused) -> Refused:
    left, right = sorted((one, two), key=lambda m: (m.document, m.claim, m.slot.value.span))
    return replace(refused, left=left, right=right)


def _everywhere(members: Sequence[Member], repeats: Repeats) -> tuple[Member, ...]:
    whole = (same for member in members for same in repeats.of(member))
    return tuple(sorted(whole, key=lambda m: (m.document, m.claim, m.slot.value.span)))


def _groups(groups: Sequence[Group], repeats: Repeats, story: Story) -> Iterator[Group]:
    grouped = {place for group in groups for place in group.claims}
    alone = (
        ((d, c),)
        for d, reading in enumerate(story.readings)
        if len(repeats.numbers[d]) > 1
        for c in range(len(reading.claims))
        if (d, c) not in grouped
    )
    whole = (
        tuple(sorted((n, c) for d, c in places for n in repeats.numbers[d]))
        for places in (*(group.claims for group in groups), *alone)
    )
    yield from map(Group, sorted(whole))


__all__ = ["Repeats", "fold", "unfold"]
