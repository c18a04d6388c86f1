"""Find one name in two spellings: inside one story, beside a shared name or without a rival, in documents that complement each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reconcile.match.cuts import Cuts
from reconcile.match.near import Spelling, cuts, skeleton, spelling
from reconcile.match.settings import MatchSettings
from reconcile.model import BlockKind, Fact, Member, Part, Reading

_CROWD = 80  # a word in more names than this ties nothing together
_LEAST_RATIO = 3  # a slip inside one document: the usual spelling is this many times as frequent
_LEAST_JOINED = 6  # letters of a name that differs in blanks alone; initials aside
_LONGEST = 4  # words of a name in a headline; longer runs are capitalised prose

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    """Two words that are one, with the names that prove it."""

    one: str
    two: str
    left: Form
    right: Form
    shared: Form


def spelling_facts(readings: Sequence[Reading], settings: MatchSettings, left_out: Cuts) -> Iterator[Fact]:
    """Yield a fact for each name that the documents of a story spell in several ways; each spelling is one value."""
    names = _Names(readings, spelling(settings.language), left_out)
    links = sorted({*names.beside(), *names.respaced(), *names.bare()}, key=lambda k: (k.one, k.two, k.left, k.right))
    for group in _components(links):
        members = tuple(sorted(names.members(group), key=lambda m: (m.document, m.slot.value.span)))
        if len({m.slot.value.lexical for m in members}) > 1:
            yield Fact(members, (_told(group),))


def _told(group: Sequence[_Link]) -> Part:
    best = max(group, key=lambda link: len(link.shared))
    beside = (
        f", both beside {' '.join(best.shared)}" if best.shared else ", and nothing else in the story tells them apart"
    )
    return Part("spelling", 1.0, f"{best.one} and {best.two} are near-equal{beside}")


class _Names:
    """The names of one story by their words."""

    def __init__(self, readings: Sequence[Reading], words: Spelling, left_out: Cuts) -> None:
        self._words, self._left_out = words, left_out
        self._plain: dict[Form, list[Member]] = defaultdict(list)
        self._headline: dict[Form, list[Member]] = defaultdict(list)
        self._company: set[Form] = set()
        for d, reading in enumerate(readings):
            for c, claim in enumerate(reading.claims):
                for slot in claim.slots:
                    if slot.attribute == "name":
                        self._add(Member(d, c, slot), headline=claim.kind is BlockKind.HEADLINE)
        for form in [f for f in self._headline if f in self._plain or len(f) > _LONGEST]:
            if form in self._plain:
                self._plain[form].extend(self._headline[form])
            del self._headline[form]
        self._lower = _lower_words(readings)
        self._where = {form: [m.document for m in self._of(form)] for form in (*self._plain, *self._headline)}
        self._forms: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(self._where):
            for word in dict.fromkeys(form):
                self._forms[word].append(form)

    def _add(self, member: Member, *, headline: bool) -> None:
        form = tuple(member.slot.value.lexical.split())
        core = form[: next((n for n, word in enumerate(form) if n and word in self._words.endings), len(form))]
        if core != form:
            self._company.add(core)
        (self._headline if headline else self._plain)[core].append(member)

    def _of(self, form: Form) -> list[Member]:
        return self._plain.get(form) or self._headline.get(form) or []

    def beside(self) -> Iterator[_Link]:
        """Yield the words that differ in names that share another telling word: `Andrea Marsten`, `Anrea Marsten`."""
        asked: set[tuple[Form, Form]] = set()
        for word in sorted(self._forms):
            several = [f for f in self._forms[word] if len(f) > 1]
            if word in self._words.generic or not self._left_out.few("names", word, len(several), _CROWD):
                continue
            for left, right in combinations(several, 2):
                if (left, right) not in asked:
                    asked.add((left, right))
                    yield from self._aligned(left, right)

    def _aligned(self, left: Form, right: Form) -> Iterator[_Link]:
        short, long = sorted((left, right), key=len)
        if not (left in self._plain or right in self._plain):
            return
        company = left in self._company or right in self._company
        for shift in range(len(long) - len(short) + 1):
            pairs = list(zip(short, long[shift:], strict=False))
            shared = tuple(a for a, b in pairs if a == b)
            apart = [(n, a, b) for n, (a, b) in enumerate(pairs) if a != b]
            if len(apart) != 1 or not any(w not in self._words.generic for w in shared):
                continue
            n, a, b = apart[0]
            near = self._words.beside(a, b, company=company, first=n == 0 and not company)
            near = near or (len(shared) > 1 and len(short) == len(long) and self._words.is_national(a, b))
            inner = (
                len(shared) > 1 and n < len(short) - 1 and a.rstrip("s") == b.rstrip("s")
            )  # `Isles` in `Two Isles Bay`
            if (near or inner) and not _rivals(self._where[left], self._where[right]):
                one, two = sorted(
                    ((" ".join(short), short), (" ".join(long), long)) if company else ((a, short), (b, long))
                )
                yield _Link(one[0], two[0], one[1], two[1], shared)

    def respaced(self) -> Iterator[_Link]:
        """Yield names that differ in blanks and hyphens alone: `TallGrass`, `Tall Grass`."""
        table: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(f for f in self._plain if len(f[0]) > 2):
            table["".join(form).replace("-", "")].append(form)
        for joined in sorted(table):
            for left, right in combinations(table[joined], 2):
                one, two = (self._words.joined(" ".join(f).replace("-", " ")) for f in (left, right))
                if len(joined) >= _LEAST_JOINED and one != two and not _rivals(self._where[left], self._where[right]):
                    yield _Link(" ".join(left), " ".join(right), left, right, ())

    def bare(self) -> Iterator[_Link]:
        """Yield near-equal words of names that nothing tells apart: neither other names beside them nor a common meaning."""
        table: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._forms):
            if (
                word not in self._lower
                and word not in self._words.generic
                and any(f in self._plain for f in self._forms[word])
            ):
                for cut in (*cuts(word), skeleton(word)) if len(word) > 4 else ():
                    table[cut].append(word)
        blocks = self._left_out.blocks("names", table, _CROWD)
        pairs = {pair for near in blocks for pair in combinations(sorted(set(near)), 2)}
        for one, two in sorted(pairs):
            if self._words.bare(one, two) and not self._told_apart(one, two):
                left, right = self._plainest(one), self._plainest(two)
                if left and right and not _rivals(self._documents(one), self._documents(two)):
                    yield _Link(one, two, left, right, ())

    def _plainest(self, word: str) -> Form:
        """The form to show for a word: by itself, or with its neighbours where it never stands alone."""
        forms = self._forms[word]
        if (word,) in forms:
            return (word,)
        full = [f for f in forms if not self._words.generic.issuperset(set(f) - {word})]
        return full[0] if len(forms) == 1 and full else ()

    def _told_apart(self, one: str, two: str) -> bool:
        """Both words have neighbours, and none in common."""
        left, right = ({w for f in self._forms[x] for w in f if w != x} - self._words.generic for x in (one, two))
        return bool(left and right and not left & right)

    def _documents(self, word: str) -> list[int]:
        """The document of each mention of a word."""
        return [d for form in self._forms[word] for d in self._where[form]]

    def members(self, group: Sequence[_Link]) -> Iterator[Member]:
        """Yield the mentions of a name in all its spellings, each with the spelling as its normal form."""
        seen: set[tuple[int, int, int]] = set()
        bare = all(not link.shared for link in group)
        plural = len({word.rstrip("s") for word in _sides(group)}) == 1  # a part of it is no name
        for word, forms in sorted(_sides(group).items()):
            others = {w for f in forms for w in f}
            every = self._forms.get(word, [])
            wanted = set(forms) | {f for f in every if bare or (not plural and len(f) > 1 and set(f) <= others)}
            if not plural and all(set(f) <= others for f in every):
                wanted |= {f for f in every if len(f) == 1}
            for form in sorted(wanted):
                for member in self._of(form):
                    span = member.slot.value.span
                    if (member.document, span.start, span.end) not in seen:
                        seen.add((member.document, span.start, span.end))
                        yield _spelled(member, word)


def _rivals(ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Two names in one document are two things, unless one of them is a slip beside the usual spelling."""
    both = set(ours) & set(theirs)
    if not both:
        return False
    fewer, more = sorted((len(ours), len(theirs)))
    return fewer > 2 or more < _LEAST_RATIO * fewer or any(ours.count(d) > 1 and theirs.count(d) > 1 for d in both)


def _spelled(member: Member, word: str) -> Member:
    slot = member.slot
    value = replace(slot.value, lexical=word)
    return Member(
        member.document, member.claim, replace(slot, value=value, noun="spelling of one name", subject="", parties=())
    )


def _sides(group: Sequence[_Link]) -> Mapping[str, list[Form]]:
    sides: dict[str, list[Form]] = defaultdict(list)
    for link in group:
        sides[link.one].append(link.left)
        sides[link.two].append(link.right)
    return sides


def _components(links: Sequence[_Link]) -> list[list[_Link]]:
    """Group links that share a word: three spellings of one name are one fact."""
    home: dict[str, str] = {}

    def root(word: str) -> str:
        while home.setdefault(word, word) != word:
            word = home[word]
        return word

    for link in links:
        one, two = sorted((root(link.one), root(link.two)))
        home[two] = one
    groups: dict[str, list[_Link]] = defaultdict(list)
    for link in links:
        groups[root(link.one)].append(link)
    return [groups[key] for key in sorted(groups)]


def _lower_words(readings: Sequence[Reading]) -> frozenset[str]:
    """The words that the story writes with a small letter: a capital on them says little."""
    return frozenset(
        word.strip(".,;:!?\"'()“”‘’")
        for reading in readings
        for sentence in reading.sentences
        for word in sentence.text.split()
        if word[:1].islower()
    )
