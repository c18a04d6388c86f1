"""Read the claims of one document: split its sentences, say who vouches, and fill the slots."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reconcile.claims.attribution import attribute, is_report, reporting
from reconcile.claims.cells import cell_claim
from reconcile.claims.clauses import Clause, find_clauses, is_command
from reconcile.claims.figures.anchor import NOWHERE, anchor
from reconcile.claims.figures.conversions import with_conversions
from reconcile.claims.figures.headings import settled
from reconcile.claims.figures.limited import find_limited
from reconcile.claims.figures.singles import find_singles
from reconcile.claims.figures.slots import content, fill_slot, parties
from reconcile.claims.figures.sums import with_sums
from reconcile.claims.figures.thirds import count_thirds
from reconcile.claims.figures.times import carried_over, day_of, times_of
from reconcile.claims.labels.find import find_labels, find_speakers
from reconcile.claims.labels.status import Rung, find_rungs
from reconcile.claims.links import child_of
from reconcile.claims.modality import Mood, read_mood
from reconcile.claims.names import find_names
from reconcile.claims.phrases import Phrase, find_phrases
from reconcile.claims.quotes import find_quotes, with_quotes
from reconcile.claims.references import UNTOLD, Roster
from reconcile.claims.scene import Scene
from reconcile.claims.speech import carry
from reconcile.claims.when.events import last_event
from reconcile.language import Language, Thesaurus, thesaurus
from reconcile.model import (
    STATEMENTS,
    Attribution,
    BlockKind,
    Claim,
    Kind,
    Modality,
    Parse,
    Reference,
    Sentence,
    Slot,
    Span,
    Value,
)

_MARKS = frozenset({"“", "”", '"'})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the claims of one document are read with."""

    language: Language
    words: Thesaurus
    roster: Roster
    main: tuple[str, ...]  # the names that the document is mostly about


@dataclass(frozen=True, slots=True)
class _Place:
    """One clause of a sentence, its mood, and who vouches for it."""

    scene: Scene
    clause: Clause
    mood: Mood
    said_by: Attribution | None


def extract_claims(
    sentences: Sequence[Sentence],
    values: Sequence[Sequence[Value]],
    parses: Sequence[Parse],
    language: Language,
    *,
    aliases: tuple[tuple[str, ...], ...] = (),
    own_words: tuple[tuple[str, ...], ...] = (),
    filed: str = "",
) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of the text.

    `values` and `parses` hold one entry a sentence, `filed` is the day of the document. Headings, bylines and furniture give no claims.
    """
    running = tuple(s.kind in STATEMENTS and s.kind is not BlockKind.HEADLINE and not s.head for s in sentences)
    roster = find_names(parses, running, language, aliases)
    setting = Setting(language, thesaurus(language, own_words), roster, _main_names(roster))
    words = reporting(language)
    clauses = [
        find_clauses(parse, language) if sentence.kind in STATEMENTS else ()
        for sentence, parse in zip(sentences, parses, strict=True)
    ]
    said_by = [[attribute(parse, c, found, words) for c in found] for parse, found in zip(parses, clauses, strict=True)]
    quotes = find_quotes(sentences, language)
    vouched = carry(sentences, parses, clauses, said_by, quotes, words)
    claims: list[Claim] = []
    before: Sequence[Value] = ()
    frame: tuple[str, ...] = ()
    event = ""
    told = ((p, v) for s, p, v in zip(sentences, parses, values, strict=True) if s.kind in STATEMENTS)
    day, deed = day_of(told, language, setting.words)
    for number, sentence in enumerate(sentences):
        if sentence.head:
            claims.append(cell_claim(number, sentence, values[number], frame, setting.words, language))
            continue
        parse, carried = parses[number], carried_over(parses[number], clauses[number], before, language)
        scene = Scene(
            number,
            sentence,
            parse,
            clauses[number],
            count_thirds(values[number], parse, setting.words, language),
            roster,
            setting.words,
            language,
            day,
            carried,
            deed,
            event,
            filed,
            frozenset(t.text.lower() for p in parses[max(0, number - 2) : number] for t in p.tokens),
        )
        found = list(_claims_of(scene, vouched[number], setting))
        before, frame = values[number], found[-1].words if found else frame
        event = last_event(scene) or event
        claims.extend(with_quotes(found, quotes[number]) if found else ())
    return tuple(claims)


def _main_names(roster: Roster) -> tuple[str, ...]:
    counts = Counter(name.canonical for sentence in roster.names for name in sentence)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:2])


def _claims_of(scene: Scene, vouched: Sequence[Attribution | None], setting: Setting) -> Iterator[Claim]:
    parse, number, roster = scene.parse, scene.number, setting.roster
    owned: dict[int, list[Value]] = {}
    for value in scene.values:
        owned.setdefault(_owner(scene.clauses, parse, value, scene.language), []).append(value)
    question = scene.sentence.text.rstrip("”\"' ").endswith("?")
    reports = _reports(scene)
    speakers = [slot for clause in reports for slot in (*find_speakers(clause, scene), *_ages(clause, owned, scene))]
    for index, clause in enumerate(scene.clauses):
        if is_command(parse, clause) and scene.sentence.kind is not BlockKind.HEADLINE:
            continue
        if clause in reports:
            continue
        mood = read_mood(parse, clause, question, setting.language)
        place = _Place(scene, clause, mood, _named_source(parse, number, vouched[index], roster))
        own = owned.get(index, [])
        claim = _claim(place, own, setting)
        yield replace(claim, slots=(*claim.slots, *speakers))
        speakers = []
        for phrase in find_phrases(parse, clause, own, setting.words):
            yield _phrase_claim(place, phrase, claim, setting)
        if clause.parent < 0 or clause.relation == "conj":
            spoken = claim.subject if clause.reporter >= 0 and claim.subject[:1].isupper() else ""
            roster.remember(number, _topic(parse, number, clause.subject, roster) or spoken)  # `Acme said it would`
    _hear(parse, number, vouched, roster)
    roster.mention(number, parse)


def _reports(scene: Scene) -> list[Clause]:
    """The clauses that are nothing but `Smith said` beside what was said; whom they name stands with the first claim."""
    words = reporting(scene.language)
    return [c for c in scene.clauses if is_report(scene.parse, c, words)] if len(scene.clauses) > 1 else []


def _ages(clause: Clause, owned: Mapping[int, Sequence[Value]], scene: Scene) -> Iterator[Slot]:
    """`said Ann Lee, 72`: how old the speaker is."""
    for value in owned.get(scene.clauses.index(clause), ()):
        if value.kind is Kind.AGE:
            yield fill_slot(value, clause, "", scene)


def _topic(parse: Parse, number: int, subject: int, roster: Roster) -> str:
    """The one that the text goes on about: the subject or its owner (`Acme's plan`); of several subjects none is meant by `it`."""
    if subject < 0 or any(parse.tokens[c].relation == "conj" for c in parse.children[subject]):
        return ""
    owner = child_of(parse, subject, "nmod:poss")
    return roster.resolve(number, parse, subject) or (roster.resolve(number, parse, owner) if owner >= 0 else "")


def _named_source(parse: Parse, number: int, said_by: Attribution | None, roster: Roster) -> Attribution | None:
    """Put the name of the speaker for `she`; the span stays on the pronoun."""
    if said_by is None or " " in said_by.source:
        return said_by
    token = next((i for i, t in enumerate(parse.tokens) if t.span == said_by.span and t.tag == "PRON"), -1)
    named = roster.speaker(number, parse, token) if token >= 0 else ""
    return replace(said_by, source=named) if named else said_by


def _hear(parse: Parse, number: int, vouched: Sequence[Attribution | None], roster: Roster) -> None:
    """Tell the roster who was named as a speaker in a sentence."""
    for said_by in vouched:
        if said_by is not None:
            inside = (i for i, t in enumerate(parse.tokens) if said_by.span.start <= t.span.start < said_by.span.end)
            named = next((n for i in inside if (n := roster.name_at(number, i)) is not None), None)
            if named is not None:
                roster.hear(number, named.canonical)


def _owner(clauses: Sequence[Clause], parse: Parse, value: Value, language: Language) -> int:
    where = anchor(parse, value, language)
    if where is not None:
        for index, clause in enumerate(clauses):
            if where.token in clause.members:
                return index
    return 0


def _claim(place: _Place, values: list[Value], setting: Setting) -> Claim:
    scene, clause, roster = place.scene, place.clause, setting.roster
    parse, number = scene.parse, scene.number
    reference = _subject(place, roster)
    subject = reference.name or _plain_subject(parse, clause)
    filled = [fill_slot(value, clause, subject, scene) for value in values]
    slots = list(with_sums(list(with_conversions(filled, scene.sentence)), scene))
    slots += find_singles(clause, subject, scene)
    slots += _label_slots(place, subject, setting)
    span = clause.span
    for slot in slots:
        span = Span(min(span.start, slot.value.span.start), max(span.end, slot.value.span.end))
    slots = settled([*slots, *find_labels(clause, subject, place.said_by, scene)])
    goal = clause.object
    return Claim(
        span=span,
        sentence=number,
        kind=scene.sentence.kind,
        subject=subject,
        predicate=parse.tokens[clause.head].lemma.lower(),
        object=(roster.resolve(number, parse, goal) or parse.tokens[goal].lemma.lower()) if goal >= 0 else "",
        attribution=place.said_by,
        modality=place.mood.modality,
        negated=place.mood.negated,
        values=tuple(values),
        slots=tuple(slots),
        words=content(scene, clause, None),
        reference=reference,
    )


def _phrase_claim(place: _Place, phrase: Phrase, claim: Claim, setting: Setting) -> Claim:
    """A fixed slot inside a longer clause; its figure is compared once, by the clause."""
    values = () if phrase.value is None else (phrase.value,)
    if phrase.clause:
        said_by = None if claim.attribution and claim.attribution.manner == "in quotation marks" else claim.attribution
        return replace(claim, span=phrase.span, attribution=said_by, values=values, slots=(), words=phrase.words)
    parse = place.scene.parse
    noun = parse.tokens[phrase.head]
    owner = child_of(parse, phrase.head, "nmod:poss")
    reference = setting.roster.refer(place.scene.number, parse, owner)
    return replace(
        claim,
        span=phrase.span,
        subject=reference.name,
        reference=reference,
        predicate=setting.words.predicate(noun.lemma.lower()),
        object="",
        modality=Modality.ASSERTED,
        negated=False,
        values=values,
        slots=(),
        words=phrase.words,
    )


def _plain_subject(parse: Parse, clause: Clause) -> str:
    """The base form of a subject that is no name; a pronoun that nobody can be told for says nothing."""
    if clause.subject < 0 or parse.tokens[clause.subject].tag == "PRON":
        return ""
    return parse.tokens[clause.subject].lemma.lower()


def _subject(place: _Place, roster: Roster) -> Reference:
    """Say who a clause is about; a pronoun in what somebody says of itself stands for the speaker."""
    parse, clause, number = place.scene.parse, place.clause, place.scene.number
    if clause.subject < 0:
        return UNTOLD
    token = parse.tokens[clause.subject]
    if clause.reporter >= 0 and token.tag == "PRON" and _may_be_speaker(place.scene, clause.subject):
        speaker = child_of(parse, clause.reporter, "nsubj")
        spoken = speaker >= 0 and parse.tokens[speaker].tag == "PRON"
        named = roster.speaker(number, parse, speaker) if spoken else roster.resolve(number, parse, speaker)
        if named:
            return Reference(named, f"“{token.text.lower()}”: the speaker", 0.85)
    found = roster.refer(number, parse, clause.subject)
    if found.name and clause.elided:
        return replace(found, why=f"no subject of its own; {found.why}", trust=min(found.trust, 0.9))
    return found


def _may_be_speaker(scene: Scene, pronoun: int) -> bool:
    """Tell whether a pronoun in what somebody says may stand for the speaker; in quotation marks only `I` and `we` do."""
    word = scene.parse.tokens[pronoun].text.lower()
    if word in scene.language.words("referents", "no_speakers"):
        return False
    quoted = sum(token.text in _MARKS for token in scene.parse.tokens[:pronoun]) % 2
    return not quoted or word in scene.language.words("referents", "speakers")


def _label_slots(place: _Place, subject: str, setting: Setting) -> Iterator[Slot]:
    """Yield the slots that are no figures: how far a happening has come, and what limits a statement."""
    parse, clause, sentence = place.scene.parse, place.clause, place.scene.sentence
    for rung in find_rungs(parse, clause, place.mood, sentence.text, sentence.span.start, setting.language):
        if rung.definite or subject[:1].isupper():
            yield _status_slot(place, rung, subject, setting)
    limited = find_limited(parse, clause, sentence.text, sentence.span.start, setting.language)
    if limited is not None:
        yield _scope_slot(place, *limited, subject, setting)


def _scope_slot(place: _Place, value: Value, noun: int, subject: str, setting: Setting) -> Slot:
    return Slot(
        value=value,
        attribute="scope",
        noun=place.scene.parse.tokens[noun].lemma.lower(),
        subject=subject,
        parties=parties(place.scene.parse, place.clause, place.scene.number, setting.roster, subject),
        context=content(place.scene, place.clause, value),
    )


def _status_slot(place: _Place, rung: Rung, subject: str, setting: Setting) -> Slot:
    named = parties(place.scene.parse, place.clause, place.scene.number, setting.roster, subject)
    if rung.definite and len(named) < 2:
        named = tuple(dict.fromkeys((*named, *setting.main)))
    topic = place.scene.parse.tokens[rung.topic].lemma.lower() if rung.topic >= 0 else ""
    return Slot(
        value=rung.value,
        attribute=f"status:{rung.ladder}",
        noun=topic,
        subject=subject,
        parties=named,
        times=times_of(place.scene, place.clause, NOWHERE),
        context=content(place.scene, place.clause, rung.value),
    )
