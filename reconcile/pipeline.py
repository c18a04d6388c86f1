"""The plot: the one page that knows the order of the chapters, and holds no logic of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from reconcile.claims import extract_claims
from reconcile.compare import Judgement, Sources, build_report, judge, judge_texts, name_sources
from reconcile.errors import DocumentError
from reconcile.grammar import parse_sentence
from reconcile.language import Language, load_language
from reconcile.layout import lay_out
from reconcile.match import MatchSettings, match_claims
from reconcile.model import (
    Document,
    Form,
    Kind,
    Match,
    Note,
    Outline,
    Page,
    PairTrace,
    Parse,
    Reading,
    Report,
    Sentence,
    Source,
    Story,
    Value,
)
from reconcile.model.locate import put_back
from reconcile.read import Readers, name_documents, read_bytes
from reconcile.rules import Rules, load_rules
from reconcile.split import split_sentences
from reconcile.stories import find_families, mark_page, outline_stories
from reconcile.values import find_values

_FIGURES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_WRITTEN = frozenset({Form.NUMERAL, Form.BOUND, Form.HEDGE})
Clock = Callable[[str, float], None]


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
    documents: Sequence[Document],
    *,
    rules: Rules,
    language: Language,
    one_story: bool = False,
    clock: Clock | None = None,
) -> Report:
    """Read, group, match and judge; every stage is a pure function of those before it."""
    tick = _ticker(clock)
    stories, notes = read_stories(documents, rules, language, one_story=one_story)
    tick("read")
    matches = match_stories(stories, rules, language)
    tick("match")
    legend = _legend(stories)
    judged = tuple(_judge(story, match, legend, rules) for story, match in zip(stories, matches, strict=True))
    tick("judge")
    return build_report(stories, matches, judged, legend, rules, notes)


def read_stories(
    documents: Sequence[Document], rules: Rules, language: Language, *, one_story: bool = False
) -> tuple[tuple[Story, ...], tuple[Note, ...]]:
    """Read every document and group the readings; the order in which documents are given changes nothing."""
    ordered, outlines, notes = group_documents(documents, language, one_story=one_story)
    readings = tuple(read_claims(document, rules, language) for document in ordered)
    return tuple(_story(outline, readings, rules) for outline in outlines), notes


def group_documents(
    documents: Sequence[Document], language: Language, *, one_story: bool = False
) -> tuple[tuple[Document, ...], tuple[Outline, ...], tuple[Note, ...]]:
    """Return the documents in order, the outlines of their stories, and what was cut; no claim is read for it."""
    ordered = tuple(sorted({d.path: d for d in documents}.values(), key=lambda d: (d.path, d.digest)))
    marks = [mark_page(lay_out(document, language), language) for document in ordered]
    return ordered, *outline_stories(marks, language, one_story=one_story)


def _story(outline: Outline, readings: Sequence[Reading], rules: Rules) -> Story:
    members = tuple(readings[n] for n in outline.members)
    return Story(members, find_families([r.page for r in members], rules.family_threshold), outline.ties)


def read_claims(document: Document, rules: Rules, language: Language) -> Reading:
    """Take one document through the chapters on documents."""
    read = _read_text(document, language)
    claims = extract_claims(
        read.sentences, read.values, read.parses, language, aliases=rules.aliases, own_words=rules.words
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
    return Sentences(
        page, sentences, values, tuple(_parse(s, found, language) for s, found in zip(sentences, values, strict=True))
    )


def _parse(sentence: Sentence, values: Sequence[Value], language: Language) -> Parse:
    """Parse a sentence with its figures taken as single words."""
    return parse_sentence(sentence.text, sentence.span.start, figures_in(values), language)


def figures_in(values: Sequence[Value]) -> list[tuple[int, int]]:
    """Return the ranges of figures that the grammar takes as one word each."""
    return [(v.span.start, v.span.end) for v in values if v.kind in _FIGURES and v.form in _WRITTEN]


def match_stories(stories: Sequence[Story], rules: Rules, language: Language) -> tuple[Match, ...]:
    """Match the claims of each story."""
    settings = MatchSettings(language, rules.aliases, rules.words, rules.min_score)
    return tuple(match_claims(story, settings) for story in stories)


def compare_texts(left: str, right: str, rules: Rules, language: Language) -> PairTrace:
    """Compare two sentences as if each were a document of its own; the trace tells every step."""
    documents = [
        read_bytes(text.encode("utf-8", "replace"), name=name) for text, name in ((left, "left"), (right, "right"))
    ]
    stories, _ = read_stories(documents, rules, language, one_story=True)
    return judge_texts(stories[0], match_stories(stories, rules, language)[0], _legend(stories), rules)


def _legend(stories: Sequence[Story]) -> dict[str, Source]:
    return name_sources(
        stories, name_documents([reading.document.path for story in stories for reading in story.readings])
    )


def _judge(story: Story, match: Match, legend: dict[str, Source], rules: Rules) -> Judgement:
    return judge(
        match,
        Sources.of(story.readings, [legend[reading.document.path] for reading in story.readings]),
        story.families,
        rules,
    )


def _ticker(clock: Clock | None) -> Callable[[str], None]:
    last = [perf_counter()]

    def tick(stage: str) -> None:
        now = perf_counter()
        if clock is not None:
            clock(stage, now - last[0])
        last[0] = now

    return tick
