"""Find two authorities that one document sets side by side: one puts a quake at 5.2, the other at 5.4."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.figures.gates import gate
from reconcile.match.figures.limits import limits_of
from reconcile.match.names import same_name
from reconcile.match.settings import MatchSettings
from reconcile.model import Claim, Fact, Kind, Member, Part, Reading


def authority_facts(readings: Sequence[Reading], settings: MatchSettings) -> Iterator[Fact]:
    """Yield a fact for two estimates of one measure in a document, each with a source of its own.

    Only units whose estimates are known to lie close together are asked for, and a document with more than two figures of the
    day tells of several happenings.
    """
    gauging = settings.language.words("dimensions", "gauging")
    for d, reading in enumerate(readings):
        found: dict[str, list[Member]] = defaultdict(list)
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                gauged = slot.value.kind is Kind.MEASURE and slot.sure and settings.thesaurus.spread(slot.value.unit)
                if gauged and "other_event" not in limits_of(slot):
                    found[slot.value.unit].append(Member(d, c, slot))
        for unit in sorted(found):
            members = found[unit]
            if len({m.slot.value.number for m in members}) == 2 and _set_apart(members, reading, settings, gauging):
                yield Fact(tuple(members), (Part("authorities", 1.0, "two sources of one document, one measure"),))


def _set_apart(members: Sequence[Member], reading: Reading, settings: MatchSettings, gauging: frozenset[str]) -> bool:
    """Tell whether the two figures have two sources, and nothing else keeps them apart."""
    one = members[0]
    two = next(m for m in members if m.slot.value.number != one.slot.value.number)
    left, right = (_source(reading.claims[m.claim], gauging) for m in (one, two))
    if not left or not right or same_name(left, right):
        return False
    return not gate(one.slot, two.slot, settings.thesaurus, {})


def _source(claim: Claim, gauging: frozenset[str]) -> str:
    """Who vouches for a figure: who says it, or who `put the quake at` it."""
    if claim.predicate in gauging and claim.subject[:1].isupper():
        return claim.subject
    return claim.attribution.source if claim.attribution is not None else ""
