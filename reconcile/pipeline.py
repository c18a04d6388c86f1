"""The plot: the one page that knows the order of the chapters, and holds no logic of its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reconcile.claims import extract_claims
from reconcile.compare import (
    Sources,
    StoryReport,
    build_report,
    judge,
    name_sources,
    report_story,
)
from reconcile.engine import Engine, Serial, Stages, Watch
from reconcile.errors import DocumentError
from reconcile.grammar import names_inside, parse_sentence
from reconcile.language import Language, load_language
from reconcile.layout import lay_out
from reconcile.match import MatchSettings, match_claims
from reconcile.model import (
    BlockKind,
    Document,
    Form,
    Kind,
    Made,
    Mark,
    Note,
    Outline,
    Page,
    Parse,
    Reading,
    Recalled,
    Report,
    Sentence,
    Story,
    Value,
)
from reconcile.model.locate import put_back
from reconcile.read import Entry, HeldEntry, Readers, name_documents
from reconcile.rules import Rules, load_rules
from reconcile.split import split_sentences
from reconcile.stories import find_families, mark_page, nearest, outline_stories, share_words
from reconcile.values import find_values

_FIGURES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_WRITTEN = frozenset({Form.NUMERAL, Form.BOUND, Form.HEDGE})
_MARKED_AT_ONCE = 32  # documents a piece of work
Marked = tuple[Entry, Mark]
Recall = Callable[[Sequence[Mark]], Recalled]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made with; `account` keeps the pairs that were cleared."""

    rules: Rules
    language: Language
    one_story: bool = False
    account: bool = True


@dataclass(frozen=True, slots=True)
class Errand:
    """One story to be checked: where its documents are, what they were when they were marked, and their short names."""

    number: int
    entries: tuple[Entry, ...]
    digests: tuple[str, ...]
    ties: tuple[tuple[str, ...], ...]
    names: tuple[str, ...]
    old: frozenset[str] = frozenset()  # paths of documents that were seen before


@dataclass(frozen=True, slots=True)
class Sentences:
    """A document after the chapters on text: one entry of `values` and `parses` a sentence."""

    page: Page
    sentences: tuple[Sentence, ...]
    values: tuple[tuple[Value, ...], ...]
    parses: tuple[Parse, ...]


def reconcile(sources: Sequence[str | Path | Document], *, rules: Rules | None = None) -> Report:
    """Compare sources and return the report.

    A source is a path or a Document. Rules default to the nearest `rules.yaml`, else to the packaged ones. Raises
    DocumentError for a source that cannot be read and RulesError for mistakes in the rules.
    """
    chosen = rules or load_rules()
    return check_documents(tuple(_documents(sources)), rules=chosen, language=load_language(chosen.language))


def _documents(sources: Sequence[str | Path | Document]) -> Iterator[Document]:
    with Readers() as readers:
        for source in sources:
            found = [source] if isinstance(source, Document) else readers.read(source)
            for document in found:
                if isinstance(document, DocumentError):
                    raise document
                yield document


def check_documents(
    documents: Sequence[Document], *, rules: Rules, language: Language, one_story: bool = False
) -> Report:
    """Compare documents that have been read; the order in which they are given changes nothing."""
    return check_entries([HeldEntry(document) for document in documents], Plan(rules, language, one_story))


def check_entries(
    entries: Iterable[Entry],
    plan: Plan,
    engine: Engine | None = None,
    watch: Watch | None = None,
    recall: Recall | None = None,
) -> Report:
    """Mark every document, group the marks, and check every story; each is a pure function of those before it.

    The texts are read twice, so that no more of them is in memory than the stories that are being checked. `recall` brings back what
    was seen before: those documents are taken like the others, but nothing is said of them alone, and what is kept of them is not made
    again. Raises EngineError when a worker is lost, and DocumentError for a document that changed in between.
    """
    engine, stages = engine or Serial(), Stages(watch)
    errands, notes = _group(entries, plan, engine, stages, recall)
    checking = engine.map(partial(check_story, plan=plan), sorted(errands, key=lambda e: (-len(e.entries), e.number)))
    checked = sorted(stages.follow("check", checking, len(errands)), key=lambda story: story.number)
    report = build_report(checked, plan.rules, notes)
    stages.done("report")
    return report


def _group(
    entries: Iterable[Entry], plan: Plan, engine: Engine, stages: Stages, recall: Recall | None
) -> tuple[list[Errand], list[Note]]:
    """Return what is to be checked, and what is to be told of the documents; the marks are forgotten here."""
    fresh, unread = _mark(entries, plan, engine, stages)
    memory = recall([mark for _, mark in fresh]) if recall else Recalled()
    fresh, old, repeated = _beside(fresh, memory)
    marked = sorted([*fresh, *_mark(old, plan, engine, stages)[0]], key=lambda pair: pair[0].path) if old else fresh
    outlines, cuts = outline_stories(
        [mark for _, mark in marked],
        plan.language,
        one_story=plan.one_story,
        among=memory.size + len({mark.key for _, mark in fresh}),
        beside=memory.spread,
    )
    ranks = {remembered.document.path: remembered.rank for remembered in memory.documents}
    outlines, left = nearest(outlines, [ranks.get(entry.path) for entry, _ in marked])
    stages.done("group")
    errands = _errands(marked, outlines, frozenset(entry.path for entry in old))
    return errands, [*unread, *repeated, *memory.notes, *left, *cuts]


def _mark(entries: Iterable[Entry], plan: Plan, engine: Engine, stages: Stages) -> tuple[list[Marked], list[Note]]:
    """Return the documents with their marks, by path, and a note for each that cannot be read."""
    ordered = sorted({entry.path: entry for entry in entries}.values(), key=lambda entry: entry.path)
    marking = engine.map(partial(mark_entry, language=plan.language), ordered, at_once=_MARKED_AT_ONCE)
    marked: list[Marked] = []
    unread: list[Note] = []
    for entry, mark in zip(ordered, stages.follow("mark", marking, len(ordered)), strict=True):
        if isinstance(mark, DocumentError):
            unread.append(Note(mark.code, mark.message, mark.path))
        else:
            marked.append((entry, share_words(mark)))
    return marked, unread


def _beside(fresh: Sequence[Marked], memory: Recalled) -> tuple[list[Marked], list[HeldEntry], list[Note]]:
    """Part what is new from what was seen before; a new text under an old path stands in its place."""
    new = [(entry, mark) for entry, mark in fresh if mark.key not in memory.known]
    paths = {entry.path for entry, _ in new}
    old = [HeldEntry(r.document, r.made) for r in memory.documents if r.document.path not in paths]
    told = "the ledger holds this text already; nothing in it is new"
    return new, old, [Note("RC911", told, entry.path) for entry, mark in fresh if mark.key in memory.known]


def _errands(marked: Sequence[Marked], outlines: Sequence[Outline], old: frozenset[str]) -> list[Errand]:
    """Return an errand for each story with something new in it, numbered in their order."""
    chosen = [
        ([marked[n] for n in outline.members], outline.ties)
        for outline in outlines
        if any(marked[n][0].path not in old for n in outline.members)
    ]
    names = name_documents(entry.path for members, _ in chosen for entry, _ in members)
    return [
        Errand(
            number,
            tuple(entry for entry, _ in members),
            tuple(mark.key for _, mark in members),
            ties,
            tuple(names[entry.path] for entry, _ in members),
            frozenset(entry.path for entry, _ in members) & old,
        )
        for number, (members, ties) in enumerate(chosen, 1)
    ]


def mark_entry(entry: Entry, language: Language) -> Mark | DocumentError:
    """Read a document and take its mark, unless that was kept; what cannot be read is returned and not raised."""
    try:
        document = entry.load()
    except DocumentError as error:
        return error
    made = _made(entry)
    return (made.mark_of(document) if made else None) or mark_page(lay_out(document, language), language)


def keep_entry(entry: Entry, plan: Plan) -> HeldEntry | DocumentError:
    """Read a document and hold what was made of it, so that it need not be made again; what cannot be read is returned."""
    try:
        document = entry.load()
    except DocumentError as error:
        return error
    reading = read_claims(document, plan.rules, plan.language)
    return HeldEntry(document, Made.of(mark_page(reading.page, plan.language), reading))


def _made(entry: Entry) -> Made | None:
    return entry.made if isinstance(entry, HeldEntry) else None


def check_story(errand: Errand, plan: Plan) -> StoryReport:
    """Take one story through the chapters from reading to judgement."""
    readings = tuple(_readings(errand, plan))
    story = tie_story(readings, errand.ties, plan.rules)
    match = match_claims(story, match_settings(plan.rules, plan.language))
    sources = name_sources(story, errand.number, errand.names, errand.old)
    judgement = judge(match, Sources.of(readings, sources), story.families, plan.rules)
    return report_story(errand.number, story, match, judgement, sources, account=plan.account)


def _readings(errand: Errand, plan: Plan) -> Iterator[Reading]:
    for entry, digest in zip(errand.entries, errand.digests, strict=True):
        document, made = entry.load(), _made(entry)
        if document.digest != digest:
            raise DocumentError(entry.path, "changed while it was being read; run again", "R116")
        kept = made.reading_of(document) if made else None
        yield kept or read_claims(document, plan.rules, plan.language)


def tie_story(readings: tuple[Reading, ...], ties: tuple[tuple[str, ...], ...], rules: Rules) -> Story:
    """Return a story with its families."""
    return Story(readings, find_families([r.page for r in readings], rules.family_threshold), ties)


def match_settings(rules: Rules, language: Language) -> MatchSettings:
    """Return what the chapter on matches needs to know of the rules."""
    return MatchSettings(language, rules.aliases, rules.words, rules.min_score)


def read_claims(document: Document, rules: Rules, language: Language) -> Reading:
    """Take one document through the chapters on documents."""
    read = _read_text(document, language)
    claims = extract_claims(
        read.sentences,
        read.values,
        read.parses,
        language,
        aliases=rules.aliases,
        own_words=rules.words,
        filed=str(read.page.dateline or ""),
    )
    values = tuple(v for found in read.values for v in found)
    return put_back(Reading(read.page, read.sentences, values, claims, document.notes), read.page)


def read_sentences(document: Document, language: Language) -> Sentences:
    """Take one document through the chapters on text: layout, sentences, values, grammar."""
    read = _read_text(document, language)
    return put_back(read, read.page)


def _read_text(document: Document, language: Language) -> Sentences:
    """The same with spans that count in `Page.clean`, as the chapters on text and claims do among themselves."""
    page = lay_out(document, language)
    sentences = split_sentences(page, language)
    values = tuple(find_values(s.text, s.span.start, page.dateline, language) for s in sentences)
    names = names_inside((s.text for s in sentences if s.kind is BlockKind.PARAGRAPH), language)
    parses = (
        parse_sentence(s.text, s.span.start, figures_in(found), language, names)
        for s, found in zip(sentences, values, strict=True)
    )
    return Sentences(page, sentences, values, tuple(parses))


def figures_in(values: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the ranges of figures that the grammar takes as one word each."""
    return [(v.span.start, v.span.end) for v in values if (v.kind in _FIGURES and v.form in _WRITTEN) or _joined_age(v)]


def _joined_age(value: Value) -> bool:
    return value.kind is Kind.AGE and value.text.endswith("old") and "-" in value.text
