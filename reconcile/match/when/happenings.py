"""What the documents of a story tell of one happening: the slots of one verb or noun with one doer, one goal or both."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from reconcile.language import Language, thesaurus
from reconcile.match.figures.subjects import Companions, place_gate
from reconcile.match.members import ASKED
from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Member, Modality, Part, Reading, Slot, Span

_FEW = 3  # one document in so many may tell something of its own
Homes = Mapping[int, int]  # the family of each document
Key = tuple[str, str]  # the class of the verb, and whom or what the happening shares


def told(
    readings: Sequence[Reading], kind: str, keys: Callable[[Slot, Modality], Iterator[Key]]
) -> dict[Key, list[Member]]:
    """Return the slots whose attribute begins with `kind`, under each of the keys that `keys` gives to a slot and its mood."""
    found: dict[Key, list[Member]] = defaultdict(list)
    for d, reading in enumerate(readings):
        for c, claim in enumerate(reading.claims):
            silent = claim.negated or claim.modality in ASKED
            for slot in claim.slots:
                if slot.attribute.startswith(kind) and (slot.given or not silent):
                    for key in keys(slot, claim.modality):
                        found[key].append(Member(d, c, slot))
    return found


def alone(slot: Slot, events: frozenset[str], language: Language | None = None) -> Iterator[Key]:
    """Yield the keys of what befalls a party once: the verb with its doer, with its goal, and by itself for an event.

    Of what is done to a thing once (then with the language) the goal alone is a key, and the kind of thing that it is; what opens by
    itself is opened.
    """
    thing = language is not None
    verb = slot.attribute.partition(":")[2]
    if slot.subject and not thing:
        yield verb, f">{party(slot.subject)}"
    goal = slot.holder or (slot.subject if thing else "")
    words = {party(goal), goal.rpartition(" ")[2].lower()} if goal else set[str]()
    if language is not None and goal[:1].islower():
        words.add(kind_of(party(goal), language))
    yield from ((verb, f"<{word}") for word in sorted(words))  # `Norvik Aura` and `Aura`
    if verb in events:
        yield verb, ""


def party(name: str) -> str:
    """The word by which a party is looked up: the longest of a name, so that `Ivo Lamm` and `Lamm` meet; of a noun its head."""
    return max(name_words(name), key=lambda w: (len(w), w)) if name[:1].isupper() else name.rpartition(" ")[2]


def kind_of(noun: str, language: Language) -> str:
    """The kind of a thing or of an occasion: a ferry is a ship, a ballot a vote; people are of no kind."""
    words = thesaurus(language)
    kinds = words.things(noun)
    if kinds != (noun,):
        return noun if set(kinds) & {"person", "child"} else f"a {kinds[0]}"
    return f"a {words.predicate(noun)}" if words.known(noun) else noun


def _one_kind(one: str, two: str, language: Language) -> bool:
    """Whether one of two nouns stands for the kind that both are of: a ferry and a ship, a ballot and a vote; not a ferry and a tanker."""
    plain = language.words("moments", "generic")
    kind = kind_of(one, language)
    loose = not plain.isdisjoint((one, two)) or kind.removeprefix("a ") in (one, two)
    return loose and kind == kind_of(two, language)


def _one_name(members: Sequence[Member], side: str) -> bool:
    """Tell whether the names on one side (`>` doer, `<` goal) of all members may be one name."""
    names = sorted({m.slot.subject if side == ">" else m.slot.holder or m.slot.subject for m in members})
    named = [name for name in names if name[:1].isupper()]
    return side not in (">", "<") or all(same_name(named[0], name) for name in named)


def without(members: Sequence[Member], documents: Collection[int], homes: Homes) -> list[Member]:
    """Leave out a few documents that tell something of their own among many; none is kept where they are more than one in three.

    Copies of one text count once.
    """
    if not documents:
        return list(members)
    few, told = ({homes[d] for d in listed} for listed in (documents, (m.document for m in members)))
    return [m for m in members if m.document not in documents] if len(few) * _FEW <= len(told) else []


def meet(members: Sequence[Member], side: str, companions: Companions, language: Language) -> bool:
    """Tell whether nothing sets two of the members apart: the names of a side, what was done to two things, or two places."""
    return _one_name(members, side) and not _strangers(members, companions, language)


def meeting(
    members: Sequence[Member], side: str, companions: Companions, language: Language, homes: Homes
) -> list[Member]:
    """Return the members that nothing sets apart; a few documents that many others do not meet are left out."""
    if not _one_name(members, side):
        return []
    return without(members, _strangers(members, companions, language), homes)


def _strangers(members: Sequence[Member], companions: Companions, language: Language) -> set[int]:
    """The documents to leave out so that the others meet: those first that meet the fewest."""
    told: dict[tuple[object, ...], set[int]] = defaultdict(set)
    slots: dict[tuple[object, ...], Slot] = {}  # each once
    for s, document in ((m.slot, m.document) for m in members):
        key = (s.subject, s.holder, s.places, s.nested, s.context)
        slots.setdefault(key, s)
        told[key].add(document)
    apart = [(a, b) for a, b in combinations(slots, 2) if not _fit(slots[a], slots[b], companions, language)]
    found: set[int] = set()
    while apart:
        count = Counter(chain.from_iterable(apart))
        worst = max(count, key=lambda key: (count[key], str(key)))
        found |= told[worst]
        apart = [pair for pair in apart if worst not in pair]
    return found


def _fit(one: Slot, two: Slot, companions: Companions, language: Language) -> bool:
    if _apart(one.context, two.context):
        return False  # convicted of fraud, and of perjury
    return (
        not place_gate(one, two, companions)
        and _alike(one.holder, two.holder, language)
        and _alike(one.subject, two.subject, language, nouns=False)
    )


def _apart(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two deeds are of different matters: by their names, or by their nouns; a name says nothing against a noun.

    Of two names each, as of a merger of two firms, both count.
    """
    for named in (True, False):
        a, b = ({word for word in side if word[:1].isupper() is named} for side in (one, two))
        several = named and a != b and len(a) == len(b) > 1
        if a and b and (several or a.isdisjoint(b)):
            return True
    return False


def _alike(one: str, two: str, language: Language, *, nouns: bool = True) -> bool:
    """A name may stand for a noun; of two names or two nouns each tells its own, and a further one of its kind is another."""
    further = language.words("numbers", "ordinals") - {"first"}
    if further & {*(one or two).split()[:-1]} and not (one and two):
        return False  # his second wife, and a wedding
    if _is_first(one, language) != _is_first(two, language):
        return False  # the first match, and the match
    if not one or not two or one[:1].isupper() != two[:1].isupper():
        return True
    if one[:1].isupper():
        return same_name(one, two)
    (*marks, head), (*others, tail) = one.split(), two.split()
    if any(mark[:1].isdigit() or mark in further for mark in {*marks} ^ {*others}):
        return False
    if head != tail and (not nouns or not _one_kind(head, tail, language)):
        return not nouns
    return not (marks and others and set(marks).isdisjoint(others))


def _is_first(name: str, language: Language) -> bool:
    """`first debate`: of occasions of which a story may have several."""
    *marks, head = name.split() or [""]
    return "first" in marks and head in language.words("hours", "occasions")


def facts(found: Mapping[tuple[str, str, str], list[Member]], when: str) -> Iterator[Fact]:
    """Yield a fact for each group of two documents; a group within one that was told already is left out."""
    seen = _Seen()
    for key in sorted(found, key=lambda k: (-len(found[k]), k)):
        members = tuple(found[key])
        if len({m.document for m in members}) < 2 or not seen.adds(members):
            continue
        who = f" with {key[1].lstrip('<>')}" if key[1] else ""
        day = f" on {key[2].capitalize()}" if key[2] else ""
        yield Fact(members, (Part("happening", 1.0, f"{key[0]}{who}{day}, {when}"),))


def each_once(*kinds: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the facts of several kinds without those whose every day an earlier fact holds: `has led it since 2003` tells two."""
    seen = _Seen()
    yield from (fact for fact in chain(*kinds) if seen.adds(fact.members))


class _Seen:
    """The groups that were told already, by the places of their members: one day may be told of two deeds."""

    def __init__(self) -> None:
        self._groups: dict[tuple[int, Span], list[frozenset[tuple[int, Span]]]] = defaultdict(list)

    def adds(self, members: Sequence[Member]) -> bool:
        """Tell whether no earlier group holds every place of these, and keep them."""
        group = frozenset((m.document, m.slot.value.span) for m in members)
        if any(group <= other for other in self._groups[min(group)]):
            return False
        for place in group:
            self._groups[place].append(group)
        return True


__all__ = ["Homes", "Key", "alone", "each_once", "facts", "meet", "meeting", "party", "told", "without"]
