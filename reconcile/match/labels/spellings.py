"""Find one name in two spellings: inside one story, beside a shared name or without a rival, in documents that complement each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from reconcile.match.bodies import Bodies, bodies
from reconcile.match.cuts import Cuts
from reconcile.match.members import is_label
from reconcile.match.near import Form, Spelling, cuts, skeleton, spelling
from reconcile.match.settings import MatchSettings
from reconcile.model import BlockKind, Fact, Member, Part, Reading

_CROWD = 80  # a word in more names than this ties nothing together
_LEAST_RATIO = 3  # a slip inside one document: the usual spelling is this many times as frequent
_MOST_SLIPS = 2  # mentions of a slip in a short surname; the usual spelling is `_USUAL` times as frequent
_USUAL = 4
_LEAST_JOINED = 6  # letters of a name that differs in blanks alone; initials aside
_SHORTEST = 2  # words of a name that a common noun before its last word does not tell from others
_LONGEST = 4  # words of a name in a headline; longer runs are capitalised prose


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
    names = _Names(readings, spelling(settings.language), bodies(settings.language), left_out)
    both = set(names.both())
    whole = {form for link in both for form in (link.left, link.right)}
    beside = (_of_whole(link) if {link.left, link.right} <= whole else link for link in names.beside())
    found = {*beside, *both, *names.respaced(), *names.bare(), *names.slips()}
    found.update(names.hyphened(frozenset(form for link in found for form in (link.left, link.right))))
    links = sorted(found, key=lambda k: (k.one, k.two, k.left, k.right))
    for group in _components(links):
        members = tuple(sorted(names.members(group), key=lambda m: (m.document, m.slot.value.span)))
        if len({m.slot.value.lexical for m in members}) > 1:
            yield Fact(members, (_told(group),))


def _of_whole(link: _Link) -> _Link:
    """`Yusuf Haran` and `Youssef Haran`, where a third spelling differs from both in both words: told of the whole names."""
    (one, left), (two, right) = sorted((" ".join(form), form) for form in (link.left, link.right))
    return replace(link, one=one, two=two, left=left, right=right)


def _told(group: Sequence[_Link]) -> Part:
    best = max(group, key=lambda link: len(link.shared))
    beside = (
        f", both beside {' '.join(best.shared)}" if best.shared else ", and nothing else in the story tells them apart"
    )
    return Part("spelling", 1.0, f"{best.one} and {best.two} are near-equal{beside}")


class _Names:
    """The names of one story by their words."""

    def __init__(self, readings: Sequence[Reading], words: Spelling, of_bodies: Bodies, left_out: Cuts) -> None:
        self._words, self._bodies, self._left_out = words, of_bodies, left_out
        self._plain: dict[Form, list[Member]] = defaultdict(list)
        self._headline: dict[Form, list[Member]] = defaultdict(list)
        self._company: set[Form] = set()
        for d, reading in enumerate(readings):
            for c, claim in enumerate(reading.claims):
                for slot in claim.slots:
                    if is_label(slot, "name", "body"):
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
            telling = word not in self._words.generic or word in self._bodies.spots
            if not telling or not self._left_out.few("names", word, len(several), _CROWD):
                continue
            for left, right in combinations(several, 2):
                if (left, right) not in asked:
                    asked.add((left, right))
                    yield from self._aligned(left, right)
                    yield from self._of_one_body(left, right)

    def _of_one_body(self, left: Form, right: Form) -> Iterator[_Link]:
        """Two names of a body or a spot that no document writes beside each other, but for a `the` that slipped in."""
        if left not in self._plain or right not in self._plain or not self._bodies.is_one(left, right):
            return
        if len(left) == len(right) == _SHORTEST and left[0] in self._lower:
            return  # `Fire Department`, `Fire Brigade`
        ours, theirs = self._where[left], self._where[right]
        slipped = set(left) == set(right) | {"the"} or set(right) == set(left) | {"the"}
        if not (_rivals(ours, theirs) if slipped else set(ours) & set(theirs)):
            shared = tuple(word for word in left if word in right)
            yield _Link(" ".join(left), " ".join(right), left, right, shared)

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
            plural = a.rstrip("s") == b.rstrip("s")  # `Isles` in `Two Isles Bay`; the last word of a longer name
            inner = plural and len(shared) > (1 if n < len(short) - 1 else 2)
            if (near or inner) and not _rivals(self._where[left], self._where[right]):
                one, two = sorted(
                    ((" ".join(short), short), (" ".join(long), long)) if company else ((a, short), (b, long))
                )
                yield _Link(one[0], two[0], one[1], two[1], shared)

    def both(self) -> Iterator[_Link]:
        """Yield persons whose given name and surname are both near-equal: `Tomas Brandel`, `Thomas Brandl`."""
        table: dict[tuple[str, ...], list[Form]] = defaultdict(list)
        for form in sorted(f for f in self._plain if len(f) == _SHORTEST and self._words.generic.isdisjoint(f)):
            table[tuple(word[0] for word in form)].append(form)
        for _, forms in sorted(table.items()):
            if not self._left_out.few("names", " ".join(forms[0]), len(forms), _CROWD):
                continue
            for left, right in combinations(forms, 2):
                near = self._words.beside(left[0], right[0], first=True) and self._words.beside(left[1], right[1])
                if near and not _rivals(self._where[left], self._where[right]):
                    yield _Link(" ".join(left), " ".join(right), left, right, ())

    def respaced(self) -> Iterator[_Link]:
        """Yield names that differ in blanks and hyphens alone: `TallGrass`, `Tall Grass`."""
        table: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(f for f in self._plain if len(f[0]) > 2):
            table[self._words.in_one_style(form)].append(form)
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

    def hyphened(self, known: frozenset[Form]) -> Iterator[_Link]:
        """Yield words tied by a hyphen or apart, and the same words in one, whatever stands beside them: `Kes-Tal`, `Kestal`.

        A hyphen for a blank is a matter of print (of four such pairs in labelled news no reader marked one). Headlines count where they hold nothing else, and names that differ otherwise are known already.
        """
        table: dict[str, dict[str, list[Form]]] = defaultdict(lambda: defaultdict(list))
        for form in sorted(f for f in self._where if f not in known):
            for words in (*((w,) for w in form), *pairwise(form)):
                if form in self._plain or form == words:
                    table["".join(words).replace("-", "")][" ".join(words)].append(form)
        for joined, written in sorted(table.items()):
            for one, two in combinations(sorted(written), 2):
                size = len(written[one]) + len(written[two])
                printed = one.replace("-", " ") == two.replace("-", " ")
                if not printed and self._words.is_tied(one, two) and self._left_out.few("names", joined, size, _CROWD):
                    yield from self._tied(one, two, written[one], written[two])

    def _tied(self, one: str, two: str, ours: Sequence[Form], theirs: Sequence[Form]) -> Iterator[_Link]:
        for left in ours:
            for right in theirs:
                given = self._is_given(one, left) and self._is_given(two, right)  # `Marie-Claire Dubois`: either way
                if not given and not _rivals(self._where[left], self._where[right]):
                    yield _Link(one, two, left, right, ())

    def _is_given(self, words: str, form: Form) -> bool:
        """Tell whether a surname alone follows the words."""
        return form[:-1] == tuple(words.split()) and form[-1] not in self._words.generic

    def slips(self) -> Iterator[_Link]:
        """Yield a word that stands alone, once or twice, where the documents that have it write a surname that is near: `Nesh`, `Nash`."""
        surnames: dict[str, set[str]] = defaultdict(set)
        for form in self._plain:
            if len(form) > 1 and self._words.generic.isdisjoint(form):
                for cut in cuts(form[-1]):
                    surnames[cut].add(form[-1])
        for word in sorted(self._forms):
            if self._forms[word] == [(word,)] and word not in self._lower and len(self._where[word,]) <= _MOST_SLIPS:
                for usual in sorted({name for cut in cuts(word) for name in surnames.get(cut, ())}):
                    if self._words.is_slip(word, usual) and self._is_usual(usual, self._where[word,]):
                        (one, left), (two, right) = sorted(((word, (word,)), (usual, self._plainest(usual))))
                        yield _Link(one, two, left, right, ())

    def _is_usual(self, surname: str, slips: Sequence[int]) -> bool:
        where = self._documents(surname)
        return bool(self._plainest(surname)) and set(slips) <= set(where) and len(where) >= _USUAL * len(slips)

    def _plainest(self, word: str) -> Form:
        """The form to show for a word: by itself, or with its neighbours where it never stands alone."""
        forms = self._forms[word]
        if (word,) in forms:
            return (word,)
        weak = self._words.generic - self._words.particles
        full = [f for f in forms if not weak.issuperset(set(f) - {word})]
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
                        yield spelled(member, word)


def _rivals(ours: Sequence[int], theirs: Sequence[int]) -> bool:
    """Two names in one document are two things, unless one of them is a slip beside the usual spelling."""
    both = set(ours) & set(theirs)
    if not both:
        return False
    fewer, more = sorted((len(ours), len(theirs)))
    return fewer > 2 or more < _LEAST_RATIO * fewer or any(ours.count(d) > 1 and theirs.count(d) > 1 for d in both)


def spelled(member: Member, word: str) -> Member:
    """Return a mention of a name as one of its spellings."""
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
