"""Find how documents say that one game or one vote ended."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from reconcile.language import Thesaurus
from reconcile.match.cuts import Cuts
from reconcile.match.figures.times import gate_of_time
from reconcile.match.joined import CROWD, joined
from reconcile.match.members import OPEN, each_says_one, find_members
from reconcile.match.names import same_name, shared_names
from reconcile.match.settings import MatchSettings
from reconcile.model import Fact, Member, Part, Reading, Slot

_RESULT = "result:"
_GAME = "result:game"
_SIDES = 2


def result_facts(readings: Sequence[Reading], settings: MatchSettings, cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each game or vote whose result several documents give, each of them one."""
    found: dict[str, list[Member]] = defaultdict(list)
    for member in find_members(readings, lambda slot: slot.attribute.startswith(_RESULT), silent=OPEN, denied=False):
        found[member.slot.attribute].append(member)
    for attribute in sorted(found):
        name = attribute.removeprefix(_RESULT)
        if cuts.few("results", name, len(found[attribute]), CROWD):
            for members in joined(found[attribute], partial(_same, settings.thesaurus)):
                if len({m.document for m in members}) > 1 and each_says_one(members, lambda slot: slot.value.lexical):
                    yield Fact(tuple(members), (Part("result", 1.0, f"how one {name} ended"),))


def _same(words: Thesaurus, one: Slot, two: Slot) -> bool:
    if gate_of_time(one, two, words) or (one.day and two.day and one.day != two.day):
        return False
    return _one_game(one, two) if one.attribute == _GAME else _one_vote(one, two)


def _one_game(one: Slot, two: Slot) -> bool:
    """Both teams on both sides: who played the same opponent is not told by one name."""
    return min(len(shared_names(one.parties, two.parties)), len(shared_names(two.parties, one.parties))) >= _SIDES


def _one_vote(one: Slot, two: Slot) -> bool:
    """One body that decided on one matter: the Senate and the House vote on a bill each."""
    if not one.subject or not two.subject or one.subject[:1].isupper() != two.subject[:1].isupper():
        return False
    body = same_name(one.subject, two.subject) if one.subject[:1].isupper() else one.subject == two.subject
    return body and bool({*one.context} & {*two.context})
