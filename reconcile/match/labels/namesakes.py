"""Find one person to whom sources give two names that are no spellings of each other: `Dora Holm` here, `Doris Holm` there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from reconcile.match.cuts import Cuts
from reconcile.match.labels.spellings import spelled
from reconcile.match.members import is_label
from reconcile.match.near import Form, Spelling, common_start, spelling
from reconcile.match.settings import MatchSettings
from reconcile.model import BlockKind, Fact, Member, Part, Reading

_CROWD = 40  # a name that more people of a story bear tells nothing
_START = 2  # letters with which given names begin that are taken for each other
_SHORT = 3  # letters of a given name that may be short for any
_SLIPS = 2  # letters in which spellings of one name differ
_COMPANY = 2  # names beside which two people stand who may be one


def namesake_facts(readings: Sequence[Reading], settings: MatchSettings, left_out: Cuts) -> Iterator[Fact]:
    """Yield a fact for each two people with one surname or given name who hold one office or stand beside the same names.

    No document may know both, nor another one with that surname.
    """
    people = _People(readings, spelling(settings.language))
    for end in (0, -1):
        bearers: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(people.where):
            bearers[form[end]].append(form)
        for name in sorted(bearers):
            if left_out.few("names", name, len(bearers[name]), _CROWD):
                for left, right in combinations(bearers[name], 2):
                    beside = people.beside(left, right, given=end == 0)
                    if beside and people.alone(left, right, bearers[name]):
                        yield people.fact(left, right, beside)


class _People:
    """The full names of a story, where they stand, with what offices and beside which names."""

    def __init__(self, readings: Sequence[Reading], words: Spelling) -> None:
        self._words = words
        self.where: dict[Form, list[Member]] = defaultdict(list)
        self._near: dict[Form, set[str]] = defaultdict(set)
        self._offices: dict[Form, set[str]] = defaultdict(set)
        for d, reading in enumerate(readings):
            sentences: dict[int, list[Member]] = defaultdict(list)
            for c, claim in enumerate(reading.claims):
                if claim.kind is not BlockKind.HEADLINE:
                    sentences[claim.sentence].extend(Member(d, c, s) for s in claim.slots if is_label(s, "name"))
            for members in sentences.values():
                self._read(members)

    def _read(self, members: Sequence[Member]) -> None:
        names = {m.slot.value.lexical for m in members}
        for member in members:
            form = tuple(member.slot.value.lexical.split())
            if len(form) == 2 and self._words.generic.isdisjoint(form) and all(w.isalpha() for w in form):
                self.where[form].append(member)
                self._near[form] |= {n for n in names if form[-1] not in n.split()}
                self._offices[form] |= {member.slot.noun} - {""}

    def beside(self, left: Form, right: Form, *, given: bool) -> str:
        """Return what two people share who may be one: an office or two names beside a surname, two full names beside a given name."""
        names = sorted(self._near[left] & self._near[right])
        if given:
            full = [name for name in names if " " in name]
            return " and ".join(full) if len(full) >= _COMPANY and not self._words.bare(left[1], right[1]) else ""
        one, two = left[0], right[0]
        begun = len(common_start(one, two)) >= _START and min(len(one), len(two)) > _SHORT
        short = one.startswith(two) or two.startswith(one) or self._words.is_short(one, two)
        if not begun or short or OSA.distance(one, two) <= _SLIPS:
            return ""
        offices = sorted(self._offices[left] & self._offices[right])
        return offices[0] if offices else " and ".join(names) if len(names) >= _COMPANY else ""

    def alone(self, left: Form, right: Form, bearers: Sequence[Form]) -> bool:
        """Tell whether each document that has one of two people has no other bearer of their name."""
        ours, theirs = ({m.document for m in self.where[form]} for form in (left, right))
        others = {m.document for form in bearers if form not in (left, right) for m in self.where[form]}
        return not (ours & theirs or (ours | theirs) & others)

    def fact(self, left: Form, right: Form, beside: str) -> Fact:
        """Return the fact of two people who are taken for one."""
        members = [spelled(m, " ".join(form)) for form in (left, right) for m in self.where[form]]
        ordered = sorted(members, key=lambda m: (m.document, m.slot.value.span))
        return Fact(tuple(ordered), (Part("namesake", 1.0, f"no document has both, and both stand beside {beside}"),))
