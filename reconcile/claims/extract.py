"""Read the claims of one document: split its sentences, say who vouches, and fill the slots."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.claims.anchor import anchor
from reconcile.claims.attribution import attribute, reporting
from reconcile.claims.clauses import Clause, find_clauses
from reconcile.claims.mentions import find_mentions
from reconcile.claims.modality import Mood, read_mood
from reconcile.claims.names import Roster, find_names
from reconcile.claims.quotes import find_quotes, with_quotes
from reconcile.claims.scene import Scene
from reconcile.claims.scope import find_limited
from reconcile.claims.slots import content, fill_slot, parties
from reconcile.claims.status import Rung, find_rungs
from reconcile.language import Language, Thesaurus, thesaurus
from reconcile.model import STATEMENTS, Attribution, BlockKind, Claim, Parse, Sentence, Slot, Span, Value


@dataclass(frozen=True, slots=True)
class Setting:
    """What the claims of one document are read with."""

    language: Language
    words: Thesaurus
    roster: Roster
    main: tuple[str, ...]  # the names that the document is mostly about


def extract_claims(
    sentences: Sequence[Sentence],
    values: Sequence[Sequence[Value]],
    parses: Sequence[Parse],
    language: Language,
    *,
    aliases: tuple[tuple[str, ...], ...] = (),
    own_words: tuple[tuple[str, ...], ...] = (),
) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    `values` and `parses` hold one entry a sentence. Headings, bylines and furniture give no claims.
    """
    running = tuple(s.kind in STATEMENTS and s.kind is not BlockKind.HEADLINE for s in sentences)
    roster = find_names(parses, running, _calendar(language), aliases)
    setting = Setting(language, thesaurus(language, own_words), roster, _main_names(roster))
    quotes = find_quotes(sentences, language)
    claims: list[Claim] = []
    for number, sentence in enumerate(sentences):
        if sentence.kind in STATEMENTS and parses[number].tokens:
            found = _claims_of(number, sentence, values[number], parses[number], setting)
            claims.extend(with_quotes(found, quotes[number]))
    return tuple(claims)


@cache
def _calendar(language: Language) -> frozenset[str]:
    data = language.section("calendar")
    return frozenset(str(word) for name in ("weekdays", "months", "zones") for word in data[name])


def _main_names(roster: Roster) -> tuple[str, ...]:
    counts = Counter(name.canonical for sentence in roster.names for name in sentence)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])


def _claims_of(number: int, sentence: Sentence, values: Sequence[Value], parse: Parse, setting: Setting) -> list[Claim]:
    clauses = find_clauses(parse, reporting(setting.language).say)
    owned: dict[int, list[Value]] = {}
    for value in values:
        owned.setdefault(_owner(clauses, parse, value), []).append(value)
    scene = Scene(number, sentence, parse, clauses, values, setting.roster, setting.words, setting.language)
    found = []
    question = sentence.text.rstrip("”\"' ").endswith("?")
    for index, clause in enumerate(clauses):
        mood = read_mood(parse, clause, question, setting.language)
        said_by = attribute(parse, clause, reporting(setting.language))
        found.append(_claim(scene, clause, owned.get(index, []), mood, said_by, setting))
        _remember(parse, clause, number, setting.roster)
    setting.roster.mention(number)
    return found


def _owner(clauses: Sequence[Clause], parse: Parse, value: Value) -> int:
    where = anchor(parse, value)
    if where is not None:
        for index, clause in enumerate(clauses):
            if where.token in clause.members:
                return index
    return 0


def _remember(parse: Parse, clause: Clause, number: int, roster: Roster) -> None:
    if clause.parent < 0 or clause.relation == "conj":
        roster.remember(roster.resolve(number, parse, clause.subject))


def _claim(
    scene: Scene, clause: Clause, values: list[Value], mood: Mood, said_by: Attribution | None, setting: Setting
) -> Claim:
    number, sentence, parse = scene.number, scene.sentence, scene.parse
    roster = setting.roster
    subject = _subject(parse, clause, number, roster)
    slots = [fill_slot(value, clause, subject, scene) for value in values]
    slots += (
        _status_slot(parse, clause, number, rung, subject, setting)
        for rung in find_rungs(parse, clause, mood, sentence.text, sentence.span.start, setting.language)
        if rung.definite or subject[:1].isupper()
    )
    limited = find_limited(parse, clause, sentence.text, sentence.span.start, setting.language)
    if limited is not None:
        slots.append(_scope_slot(parse, clause, number, *limited, subject, setting))
    span = clause.span
    for slot in slots:
        span = Span(min(span.start, slot.value.span.start), max(span.end, slot.value.span.end))
    slots.extend(find_mentions(parse, clause, number, roster, sentence.text, sentence.span.start, setting.language))
    goal = clause.object
    return Claim(
        span=span,
        sentence=number,
        kind=sentence.kind,
        subject=subject,
        predicate=parse.tokens[clause.head].lemma.lower(),
        object=(roster.resolve(number, parse, goal) or parse.tokens[goal].lemma.lower()) if goal >= 0 else "",
        attribution=said_by,
        modality=mood.modality,
        negated=mood.negated,
        values=tuple(values),
        slots=tuple(slots),
        words=content(parse, clause, None),
    )


def _subject(parse: Parse, clause: Clause, number: int, roster: Roster) -> str:
    """Say who a clause is about; a pronoun in what somebody says of itself stands for the speaker."""
    if clause.subject < 0:
        return ""
    token = parse.tokens[clause.subject]
    if clause.reporter >= 0 and token.tag == "PRON":
        speaker = next((c for c in parse.children[clause.reporter] if parse.tokens[c].relation == "nsubj"), -1)
        named = roster.resolve(number, parse, speaker)
        if named and token.text.lower() not in ("i", "we", "you", "this", "that"):
            return named
    return roster.resolve(number, parse, clause.subject) or token.lemma.lower()


def _scope_slot(
    parse: Parse, clause: Clause, number: int, value: Value, noun: int, subject: str, setting: Setting
) -> Slot:
    return Slot(
        value=value,
        attribute="scope",
        noun=parse.tokens[noun].lemma.lower(),
        subject=subject,
        parties=parties(parse, clause, number, setting.roster, subject),
        context=content(parse, clause, value),
    )


def _status_slot(parse: Parse, clause: Clause, number: int, rung: Rung, subject: str, setting: Setting) -> Slot:
    named = parties(parse, clause, number, setting.roster, subject)
    if rung.definite and len(named) < 2:
        named = tuple(dict.fromkeys((*named, *setting.main)))
    topic = parse.tokens[rung.topic].lemma.lower() if rung.topic >= 0 else ""
    return Slot(
        value=rung.value,
        attribute=f"status:{rung.ladder}",
        noun=topic,
        subject=subject,
        parties=named,
        context=content(parse, clause, rung.value),
    )
