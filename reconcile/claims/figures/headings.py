"""Figures of which a story has one, each under its heading: a reward, a bail, a film's takings, an area burned."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.figures.conversions import converts
from reconcile.claims.figures.intervals import INTERVAL, LENGTH
from reconcile.claims.figures.running import running
from reconcile.claims.figures.scope import limits
from reconcile.claims.figures.slots import parties, places, told_of
from reconcile.claims.figures.times import times_of
from reconcile.claims.links import case, word_at
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Form, Interval, Kind, Modifier, Slot, Span, Value

HEADING = "heading:"
_BEFORE = 7  # words between the word for a heading and its figure: `bail for the man was set at`
_OWNED = 4  # words from an owner to what it owns: `Norvik's second and improved bid`
_BEHIND = 5  # `$20 million in property damage`
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})  # a parser takes `hospital` for an adjective
_PLAIN = frozenset({"VB", "VBP"})  # forms of verbs that nouns have too: `quarterly profit came to`
_TERMS = ("year", "season")
_STOPS = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class _Row:
    """One way to tell a heading: by a noun or a verb beside the figure, with other words of the clause."""

    name: str
    nouns: frozenset[str]
    verbs: frozenset[str]
    need: frozenset[str]
    bar: frozenset[str]
    of: frozenset[str]
    bare: bool
    whole: bool
    taken: bool
    least: bool
    units: tuple[str, ...]
    per: tuple[str, ...]

    def takes(self, value: Value) -> bool:
        """Whether a figure is in the units of a heading and a rate of it, and the least of something where the row asks for that."""
        fits = not self.least or value.modifier is Modifier.AT_LEAST
        return fits and (not self.units or value.unit in self.units) and value.per in self.per


@cache
def _rows(language: Language, kind: str) -> tuple[_Row, ...]:
    found = []
    for name, heading in language.section("headings").items():
        if heading["kind"] == kind:
            for row in heading["rows"]:
                nouns, verbs, need = (frozenset(map(str, row.get(key, ()))) for key in ("nouns", "verbs", "need"))
                of = frozenset(row.get("of", ()))
                bar = frozenset((*row.get("bar", ()), *heading.get("bar", ())))
                units = heading.get("unit", ())
                units = (units,) if isinstance(units, str) else tuple(units)
                bare, whole, taken, least = (bool(row.get(key)) for key in ("bare", "whole", "taken", "least"))
                rates = heading.get("per", "")
                per = (*((rates,) if isinstance(rates, str) else rates), *heading.get("loose", ()))
                found.append(_Row(name, nouns, verbs, need, bar, of, bare, whole, taken, least, units, per))
    return tuple(found)


def find_headed(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each figure that stands under a heading: attribute `heading:` and its name.

    `holder` is the one or the thing that the clause is about, `near` the persons named, `scope` beside the limits what sets figures of one heading apart.
    """
    before: Slot | None = None
    for value in scene.values:
        if before is not None and converts(before.value, value, scene.sentence):
            yield replace(before, value=value)  # `a ransom of 2 million euros ($2.6 million)`
            continue
        before = None
        kind = Kind.COUNT if value.kind is Kind.NUMBER else value.kind  # `attendance was 41,000`
        rows = tuple(row for row in _rows(scene.language, kind.value) if row.takes(value))
        where = anchor(scene.parse, value, scene.language) if rows else None
        if where is None or where.token not in clause.members or _passed(where, scene):
            continue
        found = _nearest(rows, value, where, clause, scene)
        if found is not None:
            heading = scene.language.section("headings")[found[0]]
            behind = _owner_behind(where, scene) if heading.get("own") else ""
            slot = _slot(value, *found, where, clause, behind or subject, scene)
            if behind and not behind[:1].isupper():
                slot = replace(slot, parties=())  # a rival is nobody by name
            slot = replace(slot, value=_exactly(value)) if heading.get("most") else slot
            apiece = slot.value.per in heading.get("loose", ())  # `10,000 euros each`
            before = replace(slot, value=replace(slot.value, per="")) if apiece else slot
            yield before


def _owner_behind(where: Anchor, scene: Scene) -> str:
    """`54 percent, against 38 percent for his rival`: the one behind `for` has the share; empty where there is none."""
    tokens, at = scene.parse.tokens, where.last + 1
    if word_at(scene.parse, at) not in scene.language.words("reach", "owned"):
        return ""
    noun = next((i for i in range(at + 1, min(len(tokens), at + 5)) if tokens[i].tag in ("NOUN", "PROPN")), -1)
    name = scene.roster.name_at(scene.number, noun) if noun >= 0 else None
    if name is not None:
        return name.canonical
    told, known = tokens[noun].lemma.lower() if noun >= 0 else "", scene.language.words("referents", "persons")
    return told if told in known | scene.language.words("scope", "others") else ""


def _exactly(value: Value) -> Value:
    """`up to 15 years`, where the heading is of what is the most: 15 years; `at least 24` of what is the least: 24."""
    if value.number is None:
        return value
    exact = Interval(value.number, value.number)
    return replace(value, form=Form.NUMERAL, modifier=Modifier.NONE, hard=exact, soft=exact)


def _passed(where: Anchor, scene: Scene) -> bool:
    """Tell whether a figure stands under no heading: a distance from something, a figure of then, or how far a count is.

    `a week ago`, `$277 million a year earlier`, `with 90 percent of the ballots counted`; `the data of 2 million, and those of 300,000`.
    """
    before = [word_at(scene.parse, i) for i in (where.first - 2, where.first - 1)]
    if before[1] == "of" and before[0] in scene.language.words("scope", "gapped"):
        return True
    behind = [t.text.lower() for t in scene.parse.tokens[where.last + 1 : where.last + 4]]
    ago, spans = scene.language.section("calendar")["long_ago"], scene.language.words("scope", "spans")
    if scene.language.words("reach", "counted") & set(behind):
        return True
    return (bool(behind) and behind[0] in ago) or (len(behind) > 2 and behind[1] in spans and behind[2] in ago)


def _nearest(
    rows: tuple[_Row, ...], value: Value, where: Anchor, clause: Clause, scene: Scene
) -> tuple[str, int] | None:
    """The heading whose word is nearest to a figure, and that word."""
    tokens, around = scene.parse.tokens, list(_around(value, where, scene))
    if _bracketed(where, scene):
        around = [*around, *sorted(clause.members - {*range(where.first, where.last + 1)})]
    elif clause.subject >= 0 and clause.subject not in around:
        around = [*around, clause.subject]
    counted = {
        value.noun,
        *(t.lemma.lower() for t in tokens[where.last + 1 : where.last + 3]),
        tokens[where.noun].lemma.lower() if where.noun >= 0 else "",
    }  # `six games`, `six-game`, `six of the nine games`
    rows = tuple(row for row in rows if not row.of or row.of & counted)
    words = {tokens[i].text.lower() for i in (*clause.members, *around)}
    told_of = words | {token.text.lower() for token in tokens} | {scene.event}  # `robbed the bank and escaped with`
    off = scene.language.words("reach", "off")
    best: tuple[int, str, int] | None = None
    for index in around:
        token = tokens[index]
        if index > where.last and _comes_with(scene, where, index):
            continue  # `$199 with a new contract`, not `with a $3 million haul`
        for row in rows:
            noun = (
                token.tag in _NOUNS or token.form in _PLAIN or index == 0
            )  # `Waves reached`, `Profit rose`: often taken for verbs
            verb = token.tag == "VERB" and not (row.bare and token.form != "VB")
            told = (row.verbs if verb else frozenset()) | (row.nouns if noun else frozenset())
            if not {token.text.lower(), token.lemma.lower()} & told or (row.need and not row.need & told_of):
                continue
            if row.whole and not (index == where.first - 2 and word_at(scene.parse, index + 1) == "of"):
                continue  # `a party of nine`, not `nine of the party`
            if row.taken and not (index > where.last and word_at(scene.parse, where.last + 1) in off):
                continue  # `out of public services`
            away = where.first - index if index < where.first else index - where.last
            if not row.bar & words and (best is None or (away, row.name) < best[:2]):
                best = (away, row.name, index)
    return best[1:] if best is not None else None


def _comes_with(scene: Scene, where: Anchor, index: int) -> bool:
    """Whether `with` stands between a figure and a word behind it."""
    between = [word_at(scene.parse, i) for i in range(where.last + 1, index)]
    return "with" in between and case(scene.parse, index) == "with"


def _around(value: Value, where: Anchor, scene: Scene) -> Iterator[int]:
    """The words before and behind a figure, up to another figure of its kind and to the end of what is said."""
    tokens = scene.parse.tokens
    first, last = max(0, where.first - _BEFORE), min(len(tokens), where.last + 1 + _BEHIND)
    whole = Span(tokens[first].span.start, tokens[last - 1].span.end)
    rivals = [v.span for v in scene.values if v.kind is value.kind and v.span != value.span and v.span.overlaps(whole)]
    others = {i for i in range(first, last) for span in rivals if tokens[i].span.overlaps(span)}
    for steps in (range(where.first - 1, first - 1, -1), range(where.last + 1, last)):
        for index in steps:
            ends = index > where.last and tokens[index].tag == "CCONJ" and tokens[index - 1].text == ","
            if ends or index in others or tokens[index].text in _STOPS:
                break  # `priced it at $199, and will offer it in black`
            yield index


def _slot(
    value: Value,
    name: str,
    index: int,
    where: Anchor,
    clause: Clause,
    subject: str,
    scene: Scene,
) -> Slot:
    heading = scene.language.section("headings")[name]
    named = parties(scene.parse, clause, scene.number, scene.roster, subject)
    around = places(scene.parse, told_of(scene.parse, clause), scene)
    persons = tuple(name for name in named if name in scene.roster.persons and name not in around)
    givers = tuple[str, ...]()
    if heading.get("giver"):
        owner = _owner(index, scene)
        givers = (owner,) if owner else _givers(value, where, clause, subject, named, scene)
    told = f" {scene.parse.tokens[index].lemma.lower()}" if heading.get("told") else ""
    return Slot(
        value=value,
        attribute=f"{HEADING}{name}{told}",
        noun=f"{name}{told}",
        subject=subject,
        holder="" if clause.subject == index else subject,
        near=_closest(value, where, persons, scene),
        parties=named,
        places=around,
        nested=around,
        times=times_of(scene, clause, where),
        scope=(*_scope(value, heading, where, clause, scene), *(f"of {name}" for name in givers)),
        day=scene.day,
        given=bool(heading.get("conditional")),
    )


def _scope(value: Value, heading: Mapping[str, Any], where: Anchor, clause: Clause, scene: Scene) -> tuple[str, ...]:
    """Return the limits on a figure that count under its heading, and the marks that set figures of one heading apart."""
    said = _said(clause, scene)
    marks = ["apart"] if said & set(heading.get("apart", ())) else []
    marks += (f"side {n}" for n, words in enumerate(heading.get("either", ())) if said & set(words))
    turns = said & scene.language.words("numbers", "ordinals")
    marks += (f"turn {word}" for word in sorted(turns))
    terms = (v for v in scene.values_in(clause) if v.kind is Kind.DATE and v.lexical.endswith(_TERMS))
    marks += sorted({f"when {v.lexical}" for v in terms})
    limited = limits(value, where, scene.parse, clause, scene.language)
    if value.kind in (Kind.COUNT, Kind.NUMBER):
        limited = tuple(s for s in limited if not s.startswith("part:of"))  # `won 40 of the 90 seats`
    passing = turns | {"last", "recent"}  # `last month`: a last year has a mark of its own
    loose = tuple(f"{name}{end}" for name in heading.get("loose", ()) for end in ": ")
    told = (s for s in limited if s.removeprefix("other_event:") not in passing and ":compound" not in s)
    told = (s for s in told if not s.startswith(loose)) if loose else told
    return (*told, *marks, *running(value, where, clause, scene))


def _said(clause: Clause, scene: Scene) -> set[str]:
    """Return the words of a clause without those of a time long ago, and without a perfect: `had won 40 seats`, not `had 40 seats`."""
    tokens, perfect = scene.parse.tokens, scene.language.words("reach", "perfect")
    members = (i for i in clause.members if not _long_ago(i, scene))
    return {w for i in members if (w := tokens[i].text.lower()) not in perfect or tokens[i].tag != "AUX"}


def _long_ago(index: int, scene: Scene) -> bool:
    """`from $277 million a year earlier`: a distance in time sets no figure apart."""
    return word_at(scene.parse, index + 1) in scene.language.section("calendar")["long_ago"]


def _closest(value: Value, where: Anchor, names: tuple[str, ...], scene: Scene) -> tuple[str, ...]:
    """Of several names the one before a figure, behind the figure before: `signed Lee for $2 million and Moss for $1 million`."""
    if len(names) < 2:
        return names
    reach = set(_around(value, where, scene))
    before = [n.canonical for n in scene.roster.names[scene.number] if n.last in reach and n.last < where.first]
    close = [name for name in before if name in names]
    return (close[-1],) if close else names


def _owner(index: int, scene: Scene) -> str:
    """`Norvik's improved bid for Halden`, `an offer from the Dutch group Norvik`: the name that owns the word for a heading; empty where none does."""
    tokens, owning = scene.parse.tokens, scene.language.words("function", "owning")
    if word_at(scene.parse, index + 1) in scene.language.words("reach", "given_by"):
        behind = [n for n in scene.roster.names[scene.number] if index < n.first <= index + 1 + _OWNED]
        return behind[-1].canonical if behind else ""
    names = [n for n in scene.roster.names[scene.number] if index - _OWNED <= n.last < index - 1]
    return next((n.canonical for n in reversed(names) if tokens[n.last + 1].text.lower() in owning), "")


def _givers(
    value: Value, where: Anchor, clause: Clause, subject: str, named: tuple[str, ...], scene: Scene
) -> tuple[str, ...]:
    """The body whose offer a figure is: who offers it, else the one named beside it that is no person, no place and not offered to."""
    goal = scene.roster.resolve(scene.number, scene.parse, clause.object) if clause.object >= 0 else ""
    others = {*places(scene.parse, clause.members, scene), goal, subject if clause.passive else ""}
    bodies = tuple(n for n in named if n not in others and not (n in scene.roster.persons and " " in n))
    several = any(v.kind is value.kind and v.span != value.span for v in scene.values_in(clause))
    return (subject,) if subject in bodies and not several else _closest(value, where, bodies, scene)


def _bracketed(where: Anchor, scene: Scene) -> bool:
    """`the Hawks (six years, $140 million)`: the word for such a figure may stand anywhere in the clause."""
    before = [t.text for t in scene.parse.tokens[max(0, where.first - _BEFORE) : where.first]]
    return "(" in before and ")" not in before


def settled(slots: Sequence[Slot]) -> list[Slot]:
    """A figure between two deeds, or under a heading, is compared there only; `after two years in office` is under its heading.

    What is told as a length is under its heading first, and may be compared as other figures are.
    """
    between = {s.value.span for s in slots if s.attribute == INTERVAL and s.near and LENGTH not in s.scope}
    headed = {s.value.span for s in slots if s.attribute.startswith(HEADING)} - between
    after = {s.value.span for s in slots if s.attribute == INTERVAL} - headed
    lengths = {s.value.span for s in slots if s.attribute == INTERVAL and LENGTH in s.scope} - headed
    return [slot for slot in slots if slot.value.span in lengths or _stays(slot, headed, after)]


def _stays(slot: Slot, headed: Set[Span], after: Set[Span]) -> bool:
    span = slot.value.span
    if slot.attribute.startswith(HEADING):
        return span in headed
    if slot.attribute == INTERVAL:
        return span in after
    return slot.attribute.startswith("process:") or span not in headed | after
