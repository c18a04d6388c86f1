"""Where people come from and live, and where an institution stands: `14 Danish fishermen`, `Ruth Bell, 61, of Leeds`, `the Merton Clinic in York`."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reconcile.claims.clauses import Clause
from reconcile.claims.labels.branches import beside, town_path
from reconcile.claims.labels.owners import group_of
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.references import Name
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import Slot, Span

_AGED = 2  # words of an age behind a name: a comma and a number
_CORNER = 8  # words from one street to the other of a corner
_REACH = 3  # words between a nationality and the name: `Swedish deep-sea diver Ruth Bell`


class _Words:
    """The words of `origins.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("origins")
        self.paths = {name: name for name in data["nationalities"]}
        self.paths |= {name: f"{above}/{name}" for name, above in data["within"].items()}
        self.paths |= data["also"]
        self.streets = {short: kind for kind, forms in data["streets"].items() for short in forms}
        self.corners = frozenset(data["corners"])
        self.homes = frozenset(data["homes"])
        self.natives = frozenset(data["natives"])
        self.aged_homes = self.homes | frozenset(data["aged_homes"])
        self.serving, self.institutions = frozenset(data["serving"]), frozenset(data["institutions"])


@cache
def _words(language: Language) -> _Words:
    return _Words(language)


def find_origins(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield slots of nationality, home and place: attribute `particular:` and one of these, subject the person, group or institution."""
    words, tokens = _words(scene.language), scene.parse.tokens
    for name in scene.roster.names[scene.number]:
        if name.first in clause.members:
            yield from _street(scene, name, words)
            yield from _corner(scene, name, words)
    for whose, town in pairwise(scene.roster.names[scene.number]):
        if whose.first in clause.members:
            yield from _town(scene, whose, town, words)
    for index in sorted(clause.members):
        if tokens[index].text in words.paths:
            yield from _nationality(scene, index, words)


def _town(scene: Scene, whose: Name, town: Name, words: _Words) -> Iterator[Slot]:
    """`the Merton Clinic in York`; `Ruth Bell, 61, of Leeds`, `Ruth Bell, a resident of Leeds`, `a native of Leeds`."""
    tokens = scene.parse.tokens
    between = tokens[whose.last + 1 : town.first]
    aged = len(between) > _AGED and between[0].text == "," and between[1].tag == "NUM"
    said = " ".join(t.text.lower() for t in between[_AGED if aged else 0 :])
    lives = " " in whose.canonical and said in (words.aged_homes if aged else words.homes)
    stands = whose.first < whose.last and tokens[whose.last].text.lower() in words.institutions and said == "in"
    native = said in words.natives
    path = town_path(scene, town.canonical, settled=lives) if lives or stands or native else ""
    if path and town.canonical not in scene.roster.persons:
        what = "place of birth" if native else "home" if lives else "place"
        value = particular_at(scene, Span(tokens[town.first].span.start, tokens[town.last].span.end), path)
        around = beside(scene, town.first)
        yield Slot(value, f"particular:{what}", noun=what, subject=whose.canonical, nested=around)


def _street(scene: Scene, name: Name, words: _Words) -> Iterator[Slot]:
    """`Linden Avenue`, `Linden street`: the kind of a street, under its name without it; streets that are numbered are a grid of both kinds."""
    tokens = scene.parse.tokens
    behind, before = tokens[name.last + 1 : name.last + 2], tokens[name.first - 1 : name.first]
    small = behind and behind[0].text in words.streets
    if small and not (
        before and (before[0].tag == "ADP" or before[0].text in scene.language.words("function", "owning"))
    ):
        return  # `a Graz street` is any of them
    last = name.last + 1 if small else name.last
    proper = " ".join(t.text for t in tokens[name.first : last])
    kind = words.streets.get(tokens[last].text.lower())
    if kind and proper and not any(c.isdigit() for c in proper):
        span = Span(tokens[name.first].span.start, tokens[last].span.end)
        yield Slot(particular_at(scene, span, f"street/{kind}"), "particular:street", noun="street", subject=proper)


def _corner(scene: Scene, name: Name, words: _Words) -> Iterator[Slot]:
    """`Linden Street and Mill Road`: with which other street a street makes the corner, told of both."""
    tokens = scene.parse.tokens
    for other in scene.roster.names[scene.number]:
        if not name.last < other.first <= name.last + _CORNER:
            continue
        between = " ".join(t.text.lower() for t in tokens[name.last + 1 : other.first])
        ends = {tokens[n.last].text.lower() if n.first < n.last else "" for n in (name, other)}
        if between in words.corners and ends <= words.streets.keys():
            for whose, what in ((name, other), (other, name)):
                span = Span(tokens[what.first].span.start, tokens[what.last].span.end)
                value = particular_at(scene, span, f"corner/{what.canonical}")
                yield Slot(value, "particular:corner", noun="corner", subject=whose.canonical)


def _nationality(scene: Scene, index: int, words: _Words) -> Iterator[Slot]:
    """Of a person by name, or of so many of a kind; two joined by `and` are those of the group."""
    parse, tokens = scene.parse, scene.parse.tokens
    if tokens[index].relation == "conj" or (tokens[index + 1 : index + 2] and tokens[index + 1].text == "-"):
        return  # told with the first of them; `Swedish-born`
    joined = [c for c in parse.children[index] if tokens[c].relation == "conj" and tokens[c].text in words.paths]
    head = tokens[index].head
    whose = _person(scene, index, words) if not joined else ""
    whose = whose or (group_of(scene, head) if head > index else "")
    if whose:
        path = " and ".join(sorted(words.paths[tokens[i].text] for i in (index, *joined)))
        span = Span(tokens[index].span.start, tokens[max((index, *joined))].span.end)
        value = particular_at(scene, span, f"nationality/{path}")
        yield Slot(value, "particular:nationality", noun="nationality", subject=whose)


def _person(scene: Scene, index: int, words: _Words) -> str:
    """`Swedish diver Ruth Bell`; `Ruth Bell, a Swedish diver`."""
    tokens = scene.parse.tokens
    for name in scene.roster.names[scene.number]:
        between = tokens[index + 1 : name.first] if index < name.first else tokens[name.last + 1 : index]
        said = [t.text.lower() for t in between]
        before = index < name.first and len(between) <= _REACH and all(t.tag in ("NOUN", "ADJ") for t in between)
        after = index > name.last and said in ([",", "a"], [",", "an"], [",", "the"])
        noun = tokens[name.first - 1] if before else tokens[tokens[index].head]
        if (before or after) and noun.lemma.lower() not in words.serving and scene.roster.may_be_person(name.canonical):
            return name.canonical
    return ""
