"""Find people whose name one source keeps back and another gives."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.match.members import is_label
from reconcile.model import Fact, Form, Kind, Member, Part, Reading


def identity_facts(readings: Sequence[Reading]) -> Iterator[Fact]:
    """Yield a fact for each role, victim or suspect, that has one name in the story and is nameless in some document."""
    withheld: dict[str, list[Member]] = defaultdict(list)
    named: dict[str, list[Member]] = defaultdict(list)
    full: dict[str, list[Member]] = defaultdict(list)
    charged: set[str] = set()
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            for slot in claim.slots:
                member = Member(d, c, slot)
                if slot.value.kind is Kind.NAME and slot.attribute == "identity":
                    (withheld if slot.value.form is Form.UNDISCLOSED else named)[slot.noun].append(member)
                elif is_label(slot, "name") and " " in slot.subject:
                    full[slot.subject.split()[-1]].append(member)
                elif slot.attribute == "charged" and slot.subject[:1].isupper():
                    charged.add(slot.subject.split()[-1].casefold())
    named["suspect"].extend(m for surname in sorted(charged) for m in full[surname])
    for role in sorted(withheld):
        yield from _known_elsewhere(role, withheld[role], named[role])


def _known_elsewhere(role: str, withheld: Sequence[Member], named: Sequence[Member]) -> Iterator[Fact]:
    """Those who keep a name back name none of that role; of several names it cannot be told which one is meant, unless several are."""
    known = {m.document for m in named}
    withheld = [m for m in withheld if m.document not in known]
    people = {m.slot.value.text.split()[-1].casefold() for m in named}
    if len(people) > 1:
        withheld = [m for m in withheld if m.slot.scope]  # `the names of the victims`
    silent = {m.document for m in withheld}
    telling = [m for m in named if m.document not in silent]
    if not telling or not withheld:
        return
    members = [*withheld, *(_as_identity(m) for m in telling)]
    yield Fact(
        tuple(replace(m, slot=replace(m.slot, noun=f"name of the {role}")) for m in members),
        (Part("identity", 1.0, f"one {role} in the story"),),
    )


def _as_identity(member: Member) -> Member:
    value = replace(member.slot.value, unit="identity", lexical="named")
    return replace(member, slot=replace(member.slot, value=value, attribute="identity", subject=""))
