"""Attach each figure to what it is said of: the noun it counts, the verb and its subject, places, times and limits."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.ages import birthday, named_around, named_beside, relative_of
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.attributes import find_attribute, near
from reconcile.claims.figures.lists import as_listed
from reconcile.claims.figures.nouns import find_noun, measured_noun
from reconcile.claims.figures.parents import CHILDREN, named_parent, parent_of
from reconcile.claims.figures.populations import POPULATION
from reconcile.claims.figures.running import running
from reconcile.claims.figures.scope import limits, limits_above
from reconcile.claims.figures.sides import gapped, sides
from reconcile.claims.figures.times import circumstances, times_of
from reconcile.claims.links import case, word_at
from reconcile.claims.ranges import subtree
from reconcile.claims.references import Name, Roster
from reconcile.claims.scene import Scene
from reconcile.model import Form, Kind, Parse, Slot, Token, Value

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_TOUCHING = 3  # words between a figure and the noun that it counts
_NESTING = 4  # `in the village of A in the district of B`
SAID = "said"
_DESCRIBING = frozenset({Kind.MONEY, Kind.DURATION, Kind.MEASURE, Kind.PERCENT})


def fill_slot(value: Value, clause: Clause, subject: str, scene: Scene) -> Slot:
    """Return the slot of one value: which attribute of which thing it states, and what limits it."""
    parse = scene.parse
    where = anchor(parse, value, scene.language)
    if where is None:
        return Slot(value, attribute="", noun=value.noun, context=content(scene, clause, value))
    parent = parent_of(value, where, scene)
    if parent >= 0:
        name = named_parent(parent, where, subject, scene)
        told = Slot(
            replace(value, kind=Kind.COUNT), attribute=CHILDREN, sure=True, noun="child", subject=name, holder=name
        )
        return replace(told, parties=(name,) if name else (), context=content(scene, clause, value))
    subject = gapped(where, scene) or subject
    noun = find_noun(value, where, scene)
    attribute = find_attribute(parse, value, where, noun, scene.words, scene.language)
    noun = measured_noun(noun, attribute.name, subject, where, scene)
    parts = _of_parts(where, scene)
    others = _of_others(where, scene)
    held = _held(scene) if value.kind is Kind.PERCENT else frozenset[int]()
    around = places(parse, told_of(parse, clause) - parts - held, scene) or _places_beside(clause, scene)
    kin = relative_of(value, where, scene)
    noun, holder = (kin, "") if kin else (noun, _holder(parse, value, where, scene.number, scene.roster))
    holder = "" if holder in others else holder
    if value.kind is Kind.AGE and holder:
        subject = holder  # `police arrested 61-year-old Ann Lee`
        if where.noun >= 0 and parse.tokens[where.noun].tag == "PROPN":
            noun = holder.lower().split()[-1]
    elif value.kind is Kind.AGE and not kin and subject[:1].isupper() and clause.subject in (where.noun, where.token):
        holder = subject  # `The 61-year-old was arrested`
    named = _named(value, attribute.name, where, replace(clause, members=clause.members - parts), subject, scene)
    slot = Slot(
        value=value,
        attribute=attribute.name,
        sure=attribute.sure,
        near=near(parse, clause, scene.words),
        noun=noun,
        subject=subject,
        holder=holder,
        parties=tuple(name for name in named if name not in others),
        places=_own_place(where, scene) or around,
        nested=around if not _listed(parse, clause, scene) else (),
        times=times_of(scene, clause, where),
        day=scene.day,
        deed=scene.deed,
        scope=_scope(value, where, clause, scene, placed=bool(around)),
        given=_given(value, where, scene),
        context=content(scene, clause, value),
    )
    return as_listed(slot, where, scene)


def _held(scene: Scene) -> frozenset[int]:
    """`shares in Acme fell 3 percent`: the first word of a name that is no place, since something is held in it."""
    held, tokens = scene.language.words("scope", "held"), scene.parse.tokens
    names = (n.first for n in scene.roster.names[scene.number] if n.first > 1)
    return frozenset(first for first in names if tokens[first - 2].lemma.lower() in held)


def _of_parts(where: Anchor, scene: Scene) -> frozenset[int]:
    """`employs 900 people, some 300 of them in Linz`, `half of them in the town of Linz`: where a part is, which a later figure counts, the whole is not."""
    tokens, shares = scene.parse.tokens, scene.language.words("scope", "part")
    found: set[int] = set()
    listed = next((i for i in range(where.last + 1, len(tokens) - 2) if _begins_list(i, scene)), len(tokens))
    found.update(range(listed, len(tokens)))
    for index in range(where.last + 1, len(tokens) - 2):
        counts = tokens[index].tag == "NUM" or tokens[index].text.lower() in shares
        if counts and word_at(scene.parse, index + 1) == "of" and tokens[index + 2].tag == "PRON":
            end = next(
                (i for i in range(index + 3, len(tokens)) if tokens[i].tag in ("PUNCT", "VERB", "AUX")), len(tokens)
            )
            found.update(range(index + 3, end))
    return frozenset(found)


def _begins_list(index: int, scene: Scene) -> bool:
    """`26 died: 14 in Ware`, `13 died in Ware, | eight in Hull`: what is told from here on is of other figures of the list."""
    tokens, placed = scene.parse.tokens, scene.language.words("scope", "placed")
    opens = tokens[index].tag in ("PUNCT", "CCONJ") and tokens[index + 1].tag == "NUM"
    return opens and tokens[index + 2].text.lower() in placed


def _of_others(where: Anchor, scene: Scene) -> frozenset[str]:
    """`Norway won 14 medals, Sweden nine and Finland three`: a name right before a later figure of its own has no part in this one."""
    tokens, joins = scene.parse.tokens, scene.language.words("scope", "joining")
    names = (n for n in scene.roster.names[scene.number] if where.last < n.first and n.last + 1 < len(tokens))
    apart = (n for n in names if tokens[n.last + 1].tag == "NUM" and word_at(scene.parse, n.first - 1) in joins)
    return frozenset(n.canonical for n in apart)


def _scope(value: Value, where: Anchor, clause: Clause, scene: Scene, *, placed: bool) -> tuple[str, ...]:
    """The limits of a figure; where no place of its own is told, the place of those who say it: `doctors in Hull said nine were hurt`."""
    above = limits_above(where, scene.parse, clause, scene.clauses, scene.language)
    grows = running(value, where, clause, scene)
    said = () if placed else (f"{SAID} {place}" for place in _spoken_at(clause, scene))
    whose = sides(value, where, scene)
    told = (*said, *grows, *whose, *birthday(value, where, scene))
    return tuple(sorted({*limits(value, where, scene.parse, clause, scene.language), *above, *told}))


def _spoken_at(clause: Clause, scene: Scene) -> Iterator[str]:
    """The places of those who say a clause, whatever the parser makes of `doctors in Hull said`."""
    silent, cases = spoken_by(scene.parse, clause), scene.language.words("function", "place")
    for name in scene.roster.names[scene.number]:
        if name.first in silent and scene.parse.tokens[max(0, name.first - 1)].text.lower() in cases:
            yield name.canonical


def _given(value: Value, where: Anchor, scene: Scene) -> bool:
    """`the $4.5 billion deal`, `their 12-year marriage`: an article or owner before a figure that describes its noun."""
    if value.kind not in _DESCRIBING or where.noun <= where.last:
        return False
    parse, given = scene.parse, scene.language.words("function", "definite", "its", "his", "owning")
    return any(parse.tokens[c].text.lower() in given for c in parse.children[where.noun] if c < where.first)


def _named(value: Value, attribute: str, where: Anchor, clause: Clause, subject: str, scene: Scene) -> tuple[str, ...]:
    """The names that take part; how many live in a place is said of the last place named before the figure.

    Terms withheld are those of the clause before: `bought Acme and did not disclose the terms`.
    """
    if attribute == POPULATION:
        before = [name for name in scene.roster.names[scene.number] if name.last < where.first]
        if before:
            return (before[-1].canonical,)
    own = parties(scene.parse, clause, scene.number, scene.roster, subject)
    if value.form is not Form.UNDISCLOSED or not clause.elided or clause.relation != "conj":
        return own
    joined = next((c for c in scene.clauses if clause.parent in (c.head, c.reporter)), clause)
    return tuple(dict.fromkeys((*own, *parties(scene.parse, joined, scene.number, scene.roster, subject))))


def _holder(parse: Parse, value: Value, where: Anchor, sentence: int, roster: Roster) -> str:
    """The name that a value stands on: `16-year-old Ann Lee`, `Ann Lee, 16`, `Ann Lee, a 16-year-old girl`."""
    if value.kind is Kind.AGE and (beside := named_beside(where, parse, sentence, roster)):
        return beside
    behind = where.last + 1 if value.kind is Kind.AGE else -1
    for index in (behind, where.noun, where.over, parse.tokens[where.token].head):
        name = roster.name_at(sentence, index) if index >= 0 else None
        if name is not None:
            return name.canonical
    if value.kind is Kind.AGE and (told := named_around(where, parse, sentence, roster)):
        return told
    noun = where.noun if where.noun >= 0 else where.token
    below = (c for c in parse.children[noun] if parse.tokens[c].relation in ("appos", "flat", "nmod"))
    named = next((n for c in below if (n := roster.name_at(sentence, c)) is not None), None)
    return named.canonical if named is not None else ""


def parties(parse: Parse, clause: Clause, sentence: int, roster: Roster, subject: str) -> tuple[str, ...]:
    """Return the names that take part in a clause, the subject first, each once."""
    found = {subject: None} if subject[:1].isupper() else {}
    silent = spoken_by(parse, clause)
    for name in roster.names[sentence]:
        if name.first in clause.members and name.first not in silent and not _is_label(parse, name.last):
            found.setdefault(name.canonical)
    for index in sorted(clause.members):
        token = parse.tokens[index]
        if token.tag in ("PRON", "NOUN") and index != clause.subject and index not in silent:
            resolved = roster.resolve(sentence, parse, index, subject if token.tag == "NOUN" else "")
            if resolved:
                found.setdefault(resolved)
    return tuple(found)


def _is_label(parse: Parse, last: int) -> bool:
    """`AI startups`, `TV crews`: an acronym before a noun names a kind, not a party."""
    token = parse.tokens[last]
    return (
        token.text.isupper() and len(token.text) <= 4 and token.head > last and parse.tokens[token.head].tag == "NOUN"
    )


def _own_place(where: Anchor, scene: Scene) -> tuple[str, ...]:
    """The place that touches a figure of a list: `41 percent in Norway and 67 percent in Ghana`, `in Ghana by 60 percent`."""
    tokens, leading = scene.parse.tokens, scene.language.words("scope", "leading")
    end = where.noun if 0 <= where.noun - where.last <= _TOUCHING else where.last
    if end + 1 < len(tokens) and tokens[end + 1].text.lower() in leading:
        for index in (end + 2, end + 3):
            name = scene.roster.name_at(scene.number, index)
            if name is not None:
                return _run_from(name, scene)
    before = where.first - 1 - (tokens[where.first - 1].text.lower() == "by" if where.first > 0 else 0)
    name = scene.roster.name_at(scene.number, before) if before > 0 else None
    if name is not None and name.first > 0 and tokens[name.first - 1].text.lower() in leading:
        return (name.canonical,)
    return ()


def _run_from(name: Name, scene: Scene) -> tuple[str, ...]:
    """The names of one phrase of place: `Peru, Chile and Bolivia`, `Peru's Loreto`; a figure or another preposition ends it."""
    tokens, found, last = scene.parse.tokens, {name.canonical: None}, name.last
    joins = scene.language.words("scope", "joining") | scene.language.words("function", "owning")
    for other in scene.roster.names[scene.number]:
        if other.first > last and all(t.text.lower() in joins for t in tokens[last + 1 : other.first]):
            found.setdefault(other.canonical)
            last = other.last
    return tuple(found)


def _listed(parse: Parse, clause: Clause, scene: Scene) -> bool:
    """Tell whether the names of a clause stand side by side and not inside one another: `in Norway, Ghana and Peru`."""
    names = [name for name in scene.roster.names[scene.number] if name.first in clause.members]
    if len(names) > 1 and _goes_on(scene, names[-1].last):
        return True
    for one, two in pairwise(names):
        between = parse.tokens[one.last + 1 : two.first]
        if len(between) > _TOUCHING or any(t.tag in ("CCONJ", "NUM", "VERB") for t in between):
            return True
    return False


def _goes_on(scene: Scene, last: int) -> bool:
    """`Peru, Chile and other countries`: a list whose last member has no name."""
    behind = [t.text.lower() for t in scene.parse.tokens[last + 1 : last + 4] if t.text != ","]
    return len(behind) > 1 and behind[0] == "and" and behind[1] in scene.language.words("scope", "elided")


def _places_beside(clause: Clause, scene: Scene) -> tuple[str, ...]:
    """`a shell hit a house in Dura, killing two`, `two died when a bus fell off a bridge in Dura`: a place is told once."""
    for below in circumstances(clause, scene):
        found = places(scene.parse, told_of(scene.parse, below), scene)
        if found:
            return found
    joined = clause.relation == "conj" and clause.elided  # `broke up a rally in Dura and arrested nine`
    if (
        not joined
        and not _is_relative(scene.parse, clause)
        and (clause.relation != "advcl" or scene.parse.tokens[clause.head].form != "VBG")
    ):
        return ()
    above = next((c for c in scene.clauses if clause.parent in (c.head, c.reporter)), None)
    return places(scene.parse, told_of(scene.parse, above), scene) if above is not None else ()


def _is_relative(parse: Parse, clause: Clause) -> bool:
    """`the crash near Dura, in which nine died`, `the house in Dura where nine were shot`."""
    opening = [parse.tokens[i] for i in sorted(clause.members) if parse.tokens[i].tag != "PUNCT"][:2]
    return any(token.form in ("WDT", "WRB") for token in opening)


def places(parse: Parse, members: frozenset[int], scene: Scene) -> tuple[str, ...]:
    """Return the names that stand in a phrase of place among the words, with the names that these hang on or list."""
    found: dict[str, None] = {}
    cases = scene.language.words("function", "place")
    for name in scene.roster.names[scene.number]:
        if name.first in members and _in_place(parse, name.first, name.last, cases):
            found.setdefault(name.canonical)
    return tuple(found)


def _in_place(parse: Parse, first: int, last: int, cases: frozenset[str]) -> bool:
    """Tell whether a name is governed by a preposition of place, by itself or through the words that it hangs on."""
    current = max(range(first, last + 1), key=lambda i: (parse.tokens[i].head not in range(first, last + 1), -i))
    for _ in range(_NESTING):
        token: Token = parse.tokens[current]
        if case(parse, current) in cases and token.relation in ("obl", "nmod"):
            return True
        if token.relation not in ("conj", "appos", "nmod:poss", "compound", "flat", "nmod") or token.head < 0:
            return False
        current = token.head
    return False


def content(scene: Scene, clause: Clause, value: Value | None) -> tuple[str, ...]:
    """Return the content lemmas of a clause in order, each once, without figures and without the value's own words."""
    found: dict[str, None] = {}
    silent = spoken_by(scene.parse, clause)
    for index in sorted(clause.members):
        token = scene.parse.tokens[index]
        if index in silent:
            continue
        if (
            token.tag in _CONTENT
            and (value is None or not token.span.overlaps(value.span))
            and not scene.words.is_light(token.lemma.lower())
        ):
            found.setdefault(token.lemma.lower())
    return tuple(found)


def told_of(parse: Parse, clause: Clause) -> frozenset[int]:
    """Return the words of a clause without those that say who says it: `doctors in Hull said nine died` tells of no place."""
    return clause.members - spoken_by(parse, clause)


def spoken_by(parse: Parse, clause: Clause) -> frozenset[int]:
    """Return the words that only say who says a clause: the verb of saying and its subject."""
    if clause.reporter < 0:
        return frozenset()
    speakers = [
        c
        for c in parse.children[clause.reporter]
        if parse.tokens[c].relation.startswith("nsubj") and c != clause.subject
    ]
    return frozenset({clause.reporter, *(i for s in speakers for i in subtree(parse, s))})


__all__ = ["content", "fill_slot", "parties", "places", "told_of"]
