"""The record of a fighter, a coach or a team that stands on a name: wins, losses and draws, and wins by knockout."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, anchor
from reconcile.claims.links import word_at
from reconcile.claims.scene import Scene
from reconcile.model import Kind, Slot, Token, Value

RECORD = "record"
WINS_AND_LOSSES = "record:wins and losses"
KNOCKOUTS = "knockouts"
MOVED = "moved"
_REACH = 6  # words between `a record of` and its figures
_BEHIND = 5  # words between a record and its knockouts: `41-2 with an impressive 33 wins by knockout`
_NAMED = 3  # words between a figure and the word for what it counts
_SPELL = 6  # words between a record and its spell: `88-74 in his two full seasons`, `in two and a half seasons`
_WHERE = 5  # words between a team and the record with it: `came from the Otters, where he was 88-74`


def find_records(clause: Clause, subject: str, scene: Scene) -> Iterator[Slot]:
    """Yield a SCORE slot for each record, and one for the knockouts behind it.

    Attribute `record:wins and losses`, subject the one who holds it, parties the team of a person, scope what part of it is told and
    whether a game took it there.
    """
    for value in scene.values:
        where = anchor(scene.parse, value, scene.language) if value.kind is Kind.SCORE else None
        if where is None or where.token not in clause.members:
            continue
        holder, beside, moved = holder_of(where, clause, subject, scene)
        if not holder:
            continue
        parts = () if beside else _parts(where, clause, scene)
        scope, teams = (*parts, *([MOVED] if moved else [])), _teams(where, holder, scene)
        slot = Slot(value, WINS_AND_LOSSES, noun=RECORD, subject=holder, parties=teams, scope=scope)
        yield slot
        knockouts = _knockouts(where.last, scene)
        if knockouts is not None:
            yield replace(slot, value=knockouts, noun=KNOCKOUTS)


def holder_of(where: Anchor, clause: Clause, subject: str, scene: Scene) -> tuple[str, str, str]:
    """Return whose record a score is, again where it stands behind a name, and again where a game took it there; empty for a result."""
    beside, moved = _beside(where, scene), _moved(where, subject, scene)
    return beside or moved or _holder(where, scene) or _standing(where, clause, subject, scene), beside, moved


def _beside(where: Anchor, scene: Scene) -> str:
    """`Ali (41-2)`, `Ali, 41-2,`: the name that a record stands behind."""
    name = scene.roster.name_at(scene.number, where.first - 2) if where.first > 1 else None
    joint = word_at(scene.parse, where.first - 1)
    return name.canonical if name is not None and name.last == where.first - 2 and joint in ("(", ",") else ""


def _holder(where: Anchor, scene: Scene) -> str:
    """`took Ali's record to 41-2`, `Ali compiled a 41-2 record`: whose record a score is said to be."""
    tokens = scene.parse.tokens
    before = [t.text.lower() for t in tokens[max(0, where.first - _REACH) : where.first]]
    names = [n for n in scene.roster.names[scene.number] if n.last < where.first]
    words = _words(scene, "nouns")
    told = not words.isdisjoint(before) or word_at(scene.parse, where.last + 1) in words
    sole = len({n.canonical for n in names}) == 1  # `beat Lee with a record of 41-2`: whose it is nobody can tell
    return names[-1].canonical if told and names and ("with" not in before or sole) else ""


def _moved(where: Anchor, subject: str, scene: Scene) -> str:
    """`the Otters improved to 12-3`, `the victory improved the Otters to 12-3`: whose record a game took there."""
    tokens = scene.parse.tokens
    if word_at(scene.parse, where.first - 1) != "to":
        return ""
    verb = next(
        (i for i in range(where.first - 2, max(-1, where.first - 2 - _REACH), -1) if tokens[i].tag == "VERB"), -1
    )
    if verb < 0 or tokens[verb].lemma.lower() not in _words(scene, "moved"):
        return ""
    taken = next((n for n in scene.roster.names[scene.number] if verb < n.first and n.last < where.first), None)
    if taken is not None:
        return taken.canonical
    return subject if verb == where.first - 2 and subject[:1].isupper() else ""


def _standing(where: Anchor, clause: Clause, subject: str, scene: Scene) -> str:
    """`Ali was 88-74 with the Otters`, `went 88-74 in two seasons`: the subject of a verb that tells nothing but its record."""
    tokens = scene.parse.tokens
    before, behind = tokens[where.first - 1] if where.first else None, word_at(scene.parse, where.last + 1)
    name = scene.roster.name_at(scene.number, _behind_aside(tokens, where.first - 2))
    if clause.subject < 0 or clause.subject >= where.first:
        subject = name.canonical if name is not None else ""
    if before is None or before.lemma.lower() not in _words(scene, "stand") or not subject[:1].isupper():
        return ""
    ahead = {t.lemma.lower() for t in tokens[where.last + 2 : where.last + 2 + _SPELL]}
    spell = behind == "in" and not ahead.isdisjoint(_words(scene, "spells"))
    return subject if spell or behind in _words(scene, "behind") else ""


def _behind_aside(tokens: Sequence[Token], index: int) -> int:
    """Pass over an age between commas: the name in `Ali, 56, was 88-74`."""
    while index > 0 and (tokens[index].text == "," or tokens[index].tag == "NUM"):
        index -= 1
    return index


def _teams(where: Anchor, holder: str, scene: Scene) -> tuple[str, ...]:
    """The team with which a record was won, up to the next figure: `88-74 with the Otters and 20-30 with the Rams`.

    Or the one before `where`: `came from the Otters, where he was 88-74`.
    """
    tokens, joints = scene.parse.tokens, _words(scene, "teams")
    there = next((i for i in range(where.first - 1, max(0, where.first - _WHERE), -1) if tokens[i].text == "where"), -1)
    if there > 0:
        before = [n for n in scene.roster.names[scene.number] if n.last in (there - 1, there - 2)]
        return tuple(n.canonical for n in before[-1:])
    end = next((i for i in range(where.last + 1, len(tokens)) if any(c.isdigit() for c in tokens[i].text)), len(tokens))
    names = (n for n in scene.roster.names[scene.number] if where.last < n.first < end and n.canonical != holder)
    joined = (n for n in names if {t.text.lower() for t in tokens[max(0, n.first - 2) : n.first]} & joints)
    return tuple(dict.fromkeys(n.canonical for n in joined))


def _parts(where: Anchor, clause: Clause, scene: Scene) -> tuple[str, ...]:
    """The words that make a record one of a part: `at home`, `in his career`, `this season`."""
    said = {scene.parse.tokens[i].text.lower() for i in clause.members if i < where.first or i - where.last <= _REACH}
    return tuple(sorted(said & _words(scene, "parts")))


def _words(scene: Scene, key: str) -> frozenset[str]:
    return frozenset(scene.language.section("ranks")["records"][key])


def _knockouts(last: int, scene: Scene) -> Value | None:
    """The count behind a record that is one of knockouts: `41-2, 33 KOs`."""
    tokens = scene.parse.tokens
    words = scene.language.section("ranks")["knockouts"]
    for value in scene.values:
        first = next(
            (i for i in range(last + 1, min(last + 1 + _BEHIND, len(tokens))) if _begins(tokens[i], value)), -1
        )
        if first > 0 and value.kind in (Kind.COUNT, Kind.NUMBER):
            named = any(word_at(scene.parse, i) in words for i in range(first + 1, first + 1 + _NAMED))
            return replace(value, kind=Kind.COUNT, noun=KNOCKOUTS) if named else None
    return None


def _begins(token: Token, value: Value) -> bool:
    return token.span.start <= value.span.start < token.span.end
