"""Find the same quotation in other words: what two documents put between quotation marks, near-equal and not equal."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import LCSseq, Levenshtein, Opcode

from reconcile.match.cuts import Cuts
from reconcile.match.members import find_members
from reconcile.match.names import name_words, same_name
from reconcile.model import Fact, Kind, Member, Part, Reading

_RUN = 3  # words of a run by which two quotations find each other
_CROWD = 60
_LEAST_SHARED = 5  # words in one order, names aside
_SLIP = 2  # words
_SIDES = 2  # wordings; three without a usual one were noted down by ear
_SLIPS_IN = 5  # words of which one may have slipped
_LONG, _MISSPELT = 6, 2  # letters of a surname in which so many may be misspelt
_NAMED = 2  # differing runs that name a wording
_LEAST_OF_SHORTER = 0.6
_LEAST_ALIKE = 0.7  # shared words over all words of the stretch that both quote


@dataclass(frozen=True, slots=True)
class _Quote:
    member: Member
    words: tuple[str, ...]


def quote_facts(readings: Sequence[Reading], cuts: Cuts) -> Iterator[Fact]:
    """Yield a fact for each quotation that several documents give in different words; each wording is one value."""
    quotes = [
        _Quote(member, tuple(member.slot.value.lexical.split()))
        for member in find_members(readings, lambda slot: slot.value.kind is Kind.QUOTE)
    ]
    homes: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for quote in quotes:
        homes[quote.words].add(quote.member.document)
    altered: dict[int, set[int]] = defaultdict(set)
    share: dict[tuple[int, int], float] = {}
    for i, j in sorted(_candidates(quotes, cuts)):
        if homes[quotes[i].words] & homes[quotes[j].words]:
            continue  # who gives both heard two utterances
        alike = _altered(quotes[i], quotes[j], readings)
        if alike:
            altered[i].add(j)
            altered[j].add(i)
            share[i, j] = alike
    for group in _groups(altered):
        least = min(points for pair, points in share.items() if pair[0] in group)
        members = [quotes[i] for i in sorted(group)]
        worded = [_worded(q, members) for q in members]
        if not _has_norm(worded):
            continue
        yield Fact(
            tuple(_named(worded)),
            (Part("quotation", 1.0, f"{round(100 * least)} % of the words in one order"),),
        )


def _has_norm(members: Sequence[Member]) -> bool:
    """Tell an altered quotation from a translated one: most sources have one wording, or they differ in a slip.

    Two sources that translate, or note down by ear, differ all over, and nothing tells which of them has the words.
    """
    wordings = Counter(m.slot.value.lexical for m in members).most_common()
    if len(wordings) > 1 and 2 * wordings[0][1] > len(members):
        return True
    if len(wordings) > _SIDES:
        return False
    one, two = (wording.split() for wording, _ in (wordings[0], wordings[-1]))
    blocks = _shared(one, two)
    longest = max(_stretch(blocks, one, two)) if blocks else max(len(one), len(two))
    return sorted(one) == sorted(two) or longest - _length(blocks) <= max(_SLIP, longest // _SLIPS_IN)


def _candidates(quotes: Sequence[_Quote], cuts: Cuts) -> set[tuple[int, int]]:
    table: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, quote in enumerate(quotes):
        for run in {quote.words[n : n + _RUN] for n in range(len(quote.words) - _RUN + 1)}:
            table[run].append(number)
    return {
        pair
        for numbers in cuts.blocks("quotations", table, _CROWD, " ".join)
        for pair in combinations(numbers, 2)
        if quotes[pair[0]].member.document != quotes[pair[1]].member.document
    }


def _altered(one: _Quote, two: _Quote, readings: Sequence[Reading]) -> float:
    """Return the share of words that two quotations have in one order, 0 when they are equal, cut, unlike or by two speakers."""
    if "".join(one.words) == "".join(two.words):
        return 0.0  # blanks and hyphens
    blocks = _shared(one.words, two.words)
    shared = _length(blocks)
    names = {word.casefold() for word in one.member.slot.value.text.split()[1:] if word[:1].isupper()}
    telling = sum(word not in names for b in blocks for word in one.words[b.src_start : b.src_end])
    if telling < _LEAST_SHARED or shared < _LEAST_OF_SHORTER * min(len(one.words), len(two.words)):
        return 0.0
    left, right = _stretch(blocks, one.words, two.words)
    if left == right == shared or 2 * shared < _LEAST_ALIKE * (left + right) or _other_speaker(one, two, readings):
        return 0.0
    return 2 * shared / (left + right)


def _shared(one: Sequence[str], two: Sequence[str]) -> list[Opcode]:
    return [block for block in LCSseq.opcodes(one, two) if block.tag == "equal"]


def _length(blocks: Sequence[Opcode]) -> int:
    return sum(block.src_end - block.src_start for block in blocks)


def _stretch(blocks: Sequence[Opcode], one: Sequence[str], two: Sequence[str]) -> tuple[int, int]:
    """Return how many words each side spends on what both quote: words in front or behind count where both have some."""
    first, last = blocks[0], blocks[-1]
    left, right = last.src_end - first.src_start, last.dest_end - first.dest_start
    for ours, theirs in (
        (first.src_start, first.dest_start),
        (len(one) - last.src_end, len(two) - last.dest_end),
    ):
        if ours and theirs:
            left, right = left + ours, right + theirs
    return left, right


def _other_speaker(one: _Quote, two: _Quote, readings: Sequence[Reading]) -> bool:
    names = [name for q in (one, two) if (name := _speaker(q, readings[q.member.document]))]
    if len(names) < 2 or same_name(*names):
        return False
    last = [name.split()[-1].casefold() for name in names]
    return Levenshtein.distance(*last) > (_MISSPELT if min(map(len, last)) >= _LONG else 0)


def _speaker(quote: _Quote, reading: Reading) -> str:
    """The name that the sentence of a quotation or a neighbour of it gives; one carried from further off is a guess."""
    claim = reading.claims[quote.member.claim]
    said_by = claim.attribution
    if said_by is None or len(said_by.source) < 2 or not said_by.source.split()[-1][:1].isupper():
        return ""  # `I`, `A spokesman`
    if not name_words(said_by.source) & _named_in(reading):
        return ""  # `Prosecutors`, in front of a sentence
    near = reading.sentences[max(0, claim.sentence - 1) : claim.sentence + 2]
    return said_by.source if near[0].span.start <= said_by.span.start < near[-1].span.end else ""


def _named_in(reading: Reading) -> frozenset[str]:
    """The words of the names in a document."""
    slots = (slot for claim in reading.claims for slot in claim.slots if slot.value.kind is Kind.NAME)
    return frozenset(word for slot in slots for word in name_words(slot.value.text))


def _groups(altered: dict[int, set[int]]) -> Iterator[list[int]]:
    seen: set[int] = set()
    for start in sorted(altered):
        if start in seen:
            continue
        stack, group = [start], []
        while stack:
            current = stack.pop()
            if current not in seen:
                seen.add(current)
                group.append(current)
                stack.extend(altered[current])
        yield sorted(group)


def _worded(quote: _Quote, others: Sequence[_Quote]) -> Member:
    """Give a quotation the wording of the longest that contains it, so that a shorter cut is no other wording."""
    ours = f" {' '.join(quote.words)} "
    whole = max(
        (" ".join(o.words) for o in others if ours in f" {' '.join(o.words)} "), key=lambda text: (len(text), text)
    )
    slot = quote.member.slot
    return Member(quote.member.document, quote.member.claim, replace(slot, value=replace(slot.value, lexical=whole)))


def _named(members: Sequence[Member]) -> Iterator[Member]:
    """Name each wording by the words in which it differs from the usual one, the usual one by those that others replace."""
    usual = [wording for wording, _ in Counter(m.slot.value.lexical for m in members).most_common()]
    if len(usual) < 2:  # one longer quotation holds them all
        yield from members
        return
    for member in members:
        value = member.slot.value
        other = next(wording for wording in usual if wording != value.lexical)
        against = other if value.lexical == usual[0] else usual[0]
        name = _difference(value.lexical.split(), against.split())
        yield replace(member, slot=replace(member.slot, value=replace(value, noun=name)))


def _difference(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """Return our words that theirs lack, each run with a word before and behind it: `… we had wanted …`."""
    kept = [
        " ".join(ours[max(0, block.src_start - 1) : block.src_end + 1])
        for block in LCSseq.opcodes(ours, theirs)
        if block.tag != "equal" and not _is_edge(block, ours, theirs)
    ]
    return f"… {' … '.join(kept[:_NAMED])} …"


def _is_edge(block: Opcode, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Words in front or behind that one side only has: it quotes more."""
    one_side = block.src_start == block.src_end or block.dest_start == block.dest_end
    first, last = (
        block.src_start == 0 and block.dest_start == 0,
        block.src_end == len(ours) and block.dest_end == len(theirs),
    )
    return one_side and (first or last)
