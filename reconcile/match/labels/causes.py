"""Find a happening whose cause one source calls unknown and another gives, or suspects."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reconcile.match.figures.subjects import Companions
from reconcile.match.figures.times import far_times
from reconcile.match.members import ASKED, find_members
from reconcile.match.settings import MatchSettings
from reconcile.match.when.happenings import meet
from reconcile.model import Fact, Form, Member, Part, Reading, Slot


def cause_facts(readings: Sequence[Reading], settings: MatchSettings, near: Companions) -> Iterator[Fact]:
    """Yield a fact for each happening of which documents say that its cause is not known, and others which one it is.

    A document that says both tells how far the inquiry has come; a cause with another year or month is of another happening.
    """
    untold: dict[str, list[Member]] = defaultdict(list)
    told: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, _is_cause, silent=ASKED):
        if member.slot.value.form is Form.UNDISCLOSED:
            untold[member.slot.subject].append(member)
    for member in find_members(readings, _is_cause, silent=ASKED, denied=False):
        if member.slot.value.form is not Form.UNDISCLOSED:
            told[member.slot.subject].append(member)
    for event in sorted(untold.keys() & told.keys()):
        both = {m.document for m in untold[event]} & {m.document for m in told[event]}
        members = [m for m in (*untold[event], *told[event]) if m.document not in both]
        forms = {m.slot.value.form for m in members}
        if len(forms) > 1 and meet(members, "", near, settings.language):
            ordered = sorted(members, key=lambda m: (m.document, m.claim, m.slot.value.span))
            yield Fact(tuple(ordered), (Part("cause", 1.0, f"both speak of the cause of one {event}"),))


def _is_cause(slot: Slot) -> bool:
    return slot.attribute == "particular:cause" and not far_times(slot)
