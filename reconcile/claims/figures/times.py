"""Place a figure in time by the dates that stand on its clause: a figure of another day or year is another event's."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import words_before
from reconcile.claims.ranges import subtree
from reconcile.claims.scene import Scene
from reconcile.language import Language, Thesaurus
from reconcile.model import Kind, Parse, Value

_YEAR = 4  # digits
_CLIMB = 5  # nouns between a date and its verb
_PRESENT = frozenset({"VBZ", "VBP"})
_PART = 4  # words before a date: `by the end of`
_HEAD = 4  # sentences; the head of a story tells when it happened
Placing = Mapping[str, Sequence[str]]  # the words that place a figure in time, by what they do
PAST = "past"  # `last year`, `four years ago`: another time than that of the news, and no reader's day tells which


def placing(language: Language) -> Placing:
    """Return the words of a language that place a figure in time, or keep a date from placing it."""
    words: Placing = language.section("moments")["placing"]
    return words


def times_of(scene: Scene, clause: Clause, where: Anchor) -> tuple[str, ...]:
    """Return when a figure is placed: `2004`, `month 9`, `day 01-04`, `sunday`; sorted, each once.

    The dates of the clauses above count too, since a participle or relative clause shares the time of what it hangs on;
    those below do only where they tell the circumstances, and never those that only say when somebody said so.
    """
    words = placing(scene.language)
    dates = [v for v in scene.values if v.kind is Kind.DATE or _is_ago(v, scene.parse, words)]
    if not dates:
        return scene.carried
    inside = _above(scene.parse, clause, scene.clauses, words)
    for below in circumstances(clause, scene):
        inside.update(below.members)
    if _is_when(scene.parse, clause):
        inside.update(_before_when(scene.parse, clause))
    own, aside = set(range(where.first, where.last + 1)), _set_off(scene.parse, clause, scene.clauses)
    verbs, lasts = scene.language.words("reporting", "say"), scene.parse.tokens[clause.head].form in _PRESENT
    found = set()
    for date in dates:
        tokens = {i for i, t in enumerate(scene.parse.tokens) if t.span.overlaps(date.span)}
        if not tokens or not tokens & inside or tokens & own:
            continue
        if _of_saying(scene.parse, tokens, verbs) and not (is_far(_name(date, words)) and _said_before(scene, tokens)):
            continue
        apart = _name(date, words).endswith("day") or _of_person(scene.parse, aside) or lasts
        if tokens & aside and apart:
            continue  # `the fire, which broke out on Sunday, has burned 60 homes`; `the firm, set up in 2017, has 430 workers`
        open_ended = _is_end(scene, min(tokens), words)
        if not open_ended or _is_when(scene.parse, clause):  # `the worst since 2000, when 800 died`
            found.add(_name(date, words))
    return tuple(sorted(found - {""})) or scene.carried


def circumstances(clause: Clause, scene: Scene) -> list[Clause]:
    """Return the clauses that tell in which circumstances a deed befell: `two died when a bus overturned near Oruro on Monday`."""
    tokens, heads, opening = scene.parse.tokens, (clause.head, clause.reporter), placing(scene.language)["when"]
    below = (c for c in scene.clauses if c.parent in heads and c.relation == "advcl" and c.parent >= 0)
    return [c for c in below if tokens[min(c.members)].text.lower() in opening]


def day_of(sentences: Iterable[tuple[Parse, Sequence[Value]]], language: Language, words: Thesaurus) -> tuple[str, str]:
    """Return the first weekday in the head of a document that is not the day on which somebody spoke, and the class of what happened then.

    Both are empty where there is none.
    """
    verbs, blows = language.words("reporting", "say"), language.words("hours", "blow")
    for parse, values in islice(sentences, _HEAD):
        for value in values:
            name = _name(value, placing(language)) if value.kind is Kind.DATE else ""
            tokens = {i for i, t in enumerate(parse.tokens) if t.span.overlaps(value.span)}
            if name.endswith("day") and not _of_saying(parse, tokens, verbs):
                return name, _deed(parse, tokens, words, blows)
    return "", ""


def _deed(parse: Parse, tokens: set[int], words: Thesaurus, blows: frozenset[str]) -> str:
    """The class of the verb that a date hangs on, through the nouns between: `hit the coast on Sunday`."""
    current = next((parse.tokens[i].head for i in sorted(tokens) if parse.tokens[i].head not in tokens), -1)
    for _ in range(_CLIMB):
        if current < 0:
            return ""
        if parse.tokens[current].tag == "VERB":
            lemma = parse.tokens[current].lemma.lower()
            return "hit" if lemma in blows else words.predicate(lemma)
        current = parse.tokens[current].head
    return ""


def is_far(time: str) -> bool:
    """Tell whether a time names a year or a month, or is long past: what is placed by it is not of the day."""
    return time.isdigit() or time.startswith(("month", PAST))


def carried_over(
    parse: Parse, clauses: Sequence[Clause], before: Sequence[Value], language: Language
) -> tuple[str, ...]:
    """Return the years and months among the values of the sentence `before` where this one goes on about the same happening.

    "That temblor killed six", "It killed six": a demonstrative or a pronoun as first subject points back.
    """
    words = placing(language)
    names = (_name(value, words) for value in before if value.kind is Kind.DATE)
    times = tuple(sorted({name for name in names if is_far(name)}))
    if not times or not clauses or clauses[0].subject < 0 or parse.tokens[clauses[0].head].form in _PRESENT:
        return ()  # `Acme was founded in 1911. It has 9,000 workers`
    subject = clauses[0].subject
    back = parse.tokens[subject].text.lower() in words["back"]
    pointed = any(parse.tokens[c].text.lower() in words["pointing"] for c in parse.children[subject])
    return times if back or pointed else ()


def _above(parse: Parse, clause: Clause, clauses: Sequence[Clause], words: Placing) -> set[int]:
    """The tokens of a clause, of the phrase that it hangs on and of the clauses above it."""
    inside = set(clause.members)
    if clause.subject >= 0:
        inside.update(subtree(parse, clause.subject))
    table = {c.head: c for c in clauses} | {c.reporter: c for c in clauses if c.reporter >= 0}
    if any(parse.tokens[i].text.lower() in words["before"] for i in clause.auxiliaries) and clause.relation != "conj":
        return inside  # `returned on Monday to find that 60 homes had burned`: what had been is of another day
    current = clause
    for _ in clauses:
        above = table.get(current.parent)
        if above is None:
            break
        persons = (parse.tokens[i].text.lower() in words["who"] for i in current.members)
        if current.relation.startswith("acl") and any(persons):
            break  # `Lee, who admitted paying $4 million, will be sentenced in May`: what a person did is not of that time
        if current.relation != "conj" or _is_when(parse, current):
            inside.update(above.members)
        elif parse.tokens[current.head].form not in _PRESENT:
            # `In 2009 rebels raided a camp and killed four`
            inside.update(i for i in above.members if i < above.subject)
        current = above
    return inside


def _set_off(parse: Parse, clause: Clause, clauses: Sequence[Clause]) -> set[int]:
    """The tokens of the clauses that a comma sets off from the subject of a clause."""
    below = set(subtree(parse, clause.subject)) if clause.subject >= 0 else set()
    firsts = ((c, min(c.members)) for c in clauses if c.relation.startswith("acl") and c.head in below - clause.members)
    return {i for c, first in firsts if parse.tokens[first].text == "," for i in c.members}


def _of_person(parse: Parse, aside: set[int]) -> bool:
    """What an aside tells of a person has its own year and month; that of a happening is when it was."""
    return any(parse.tokens[i].text.lower() == "who" for i in sorted(aside)[:2])


def _is_when(parse: Parse, clause: Clause) -> bool:
    """`broke the truce on 4 May 2008, when troops killed six`: such a clause is of the day before it, whatever it is taken for."""
    words = (parse.tokens[i] for i in sorted(clause.members))
    return next((t.text.lower() for t in words if t.text[:1].isalnum()), "") == "when"


def _before_when(parse: Parse, clause: Clause) -> range:
    """The word before `, when`: the date that such a clause is of, wherever the parser hung it."""
    opening = next(i for i in sorted(clause.members) if parse.tokens[i].text[:1].isalnum())
    last = opening - 1 - (opening > 1 and parse.tokens[opening - 1].text == ",")
    return range(max(0, last), opening)


def _of_saying(parse: Parse, tokens: set[int], saying: frozenset[str]) -> bool:
    """`police said Monday`: the day on which a source spoke."""
    for index in tokens:
        head = parse.tokens[index].head
        if head not in tokens and head >= 0 and parse.tokens[head].tag == "VERB" and parse.tokens[head].lemma in saying:
            return True
    return False


def _is_end(scene: Scene, first: int, words: Placing) -> bool:
    """`until Friday`, `by the end of September`: a date that only tells where something ends; `first` is its first word.

    Not `killed by the 2004 tsunami`.
    """
    before = [t.text.lower() for t in scene.parse.tokens[max(0, first - _PART) : first]]
    part = before[-2:-1] if before[-1:] == ["of"] else before[-1:]
    if part and part[0] in scene.language.section("moments")["shares"]:
        before = before[: before.index(part[0])]
        before = before[:-1] if before[-1:] == ["the"] else before
    return bool(before) and before[-1] in words["until"]


def _is_ago(value: Value, parse: Parse, words: Placing) -> bool:
    """`the catastrophe four years ago killed 230,000`: a span that reaches back far enough to lead to another time than the news."""
    if value.kind is not Kind.DURATION or value.written_unit not in words["long"]:
        return False
    behind = next((t for t in parse.tokens if t.span.start >= value.span.end), None)
    return behind is not None and behind.text.lower() in words["ago"]


def _said_before(scene: Scene, tokens: set[int]) -> bool:
    """`Acme had said in July that it would cut 2,400 jobs`: what had been said then is not what is said now."""
    verbs = {scene.parse.tokens[i].head for i in tokens} - tokens
    return any(
        words_before(scene.parse, verb) & scene.language.words("reach", "perfect") for verb in verbs if verb >= 0
    )


def _name(date: Value, words: Placing) -> str:
    """The part of a date that tells events apart; today and its like depend on the reader's day and tell nothing."""
    if date.kind is Kind.DURATION:
        return f"{PAST} {date.text.lower()}"
    lexical = date.lexical
    if lexical[:_YEAR].isdigit():
        return lexical[:_YEAR]
    if lexical.startswith("--"):
        month, _, day = lexical[2:].partition("-")
        return f"day {month}-{day}" if day else f"month {int(month)}"
    if lexical.partition(" ")[0] == "last" and lexical.partition(" ")[2] in words["long"]:
        return PAST
    return lexical if lexical.endswith("day") and " " not in lexical and lexical not in ("today", "yesterday") else ""
