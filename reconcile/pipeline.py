"""The plot: the one page that knows the order of the chapters, and holds no logic of its own."""

from collections.abc import Sequence
from pathlib import Path

from reconcile.claims import extract_claims
from reconcile.compare import Judgement, Sources, implied_values, judge, with_unique_ids
from reconcile.grammar import parse_sentence
from reconcile.language import Language, load_language
from reconcile.layout import lay_out
from reconcile.match import MatchSettings, match_claims
from reconcile.model import Document, Form, Kind, Match, Page, Parse, Reading, Report, Sentence, Source, Story, Value
from reconcile.read import name_documents, read_document
from reconcile.rules import Rules, load_rules
from reconcile.split import split_sentences
from reconcile.stories import group_stories
from reconcile.values import find_values

_FIGURES = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_WRITTEN = frozenset({Form.NUMERAL, Form.BOUND, Form.HEDGE})


def reconcile(sources: Sequence[str | Path | Document], *, rules: Rules | None = None, language: str = "en") -> Report:
    """Compare sources and return the report.

    A source is a path or a Document. Rules default to the nearest `rules.yaml`, else to the packaged ones. Raises
    DocumentError for a source that cannot be read and RulesError for mistakes in the rules.
    """
    documents = tuple(s if isinstance(s, Document) else read_document(s, name=str(s)) for s in sources)
    return check_documents(documents, rules=rules or load_rules(), language=load_language(language))


def check_documents(documents: Sequence[Document], *, rules: Rules, language: Language) -> Report:
    """Read, group, match and judge; every stage is a pure function of those before it."""
    ordered = sorted(documents, key=lambda d: (d.path, d.digest))
    readings = tuple(read_claims(document, rules, language) for document in ordered)
    stories = group_stories(readings, rules.family_threshold)
    legend = _legend(stories)
    settings = MatchSettings(language, rules.aliases, rules.words, rules.min_score)
    matches = tuple(match_claims(story, settings) for story in stories)
    judged = tuple(_judge(story, match, legend, rules) for story, match in zip(stories, matches, strict=True))
    return _report(ordered, readings, stories, legend, matches, judged, rules)


def read_claims(document: Document, rules: Rules, language: Language) -> Reading:
    """Take one document through the chapters on documents."""
    page = lay_out(document, language)
    sentences = split_sentences(page, language)
    values = tuple(find_values(s.text, s.span.start, page.dateline, language) for s in sentences)
    parses = tuple(parse(s, found, language) for s, found in zip(sentences, values, strict=True))
    claims = extract_claims(sentences, values, parses, language, aliases=rules.aliases, own_words=rules.words)
    return Reading(page, sentences, tuple(v for found in values for v in found), claims, document.notes)


def parse(sentence: Sentence, values: Sequence[Value], language: Language) -> Parse:
    """Parse a sentence with its figures taken as single words."""
    chunks = [(v.span.start, v.span.end) for v in values if v.kind in _FIGURES and v.form in _WRITTEN]
    return parse_sentence(sentence.text, sentence.span.start, chunks, language)


def _legend(stories: Sequence[Story]) -> dict[str, Source]:
    documents = [reading.document for story in stories for reading in story.readings]
    names = name_documents([document.path for document in documents])
    families: dict[str, str] = {}
    for story in stories:
        for family in story.families:
            number = len(set(families.values())) + 1
            families.update((path, f"F{number}") for path in family.paths)
    return {
        reading.document.path: Source(names[reading.document.path], reading.document, f"S{number}", families[reading.document.path])
        for number, story in enumerate(stories, 1)
        for reading in story.readings
    }


def _judge(story: Story, match: Match, legend: dict[str, Source], rules: Rules) -> Judgement:
    sources = Sources.of(story.readings, [legend[reading.document.path] for reading in story.readings])
    return judge(match, sources, story.families, rules)


def _report(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    legend: dict[str, Source],
    matches: Sequence[Match],
    judged: Sequence[Judgement],
    rules: Rules,
) -> Report:
    findings = with_unique_ids([finding for judgement in judged for finding in judgement.findings])
    cleared = tuple(pair for judgement in judged for pair in judgement.cleared)
    counts = {
        "claims": sum(len(reading.claims) for reading in readings),
        "groups": sum(len(match.groups) for match in matches),
        "agree": sum(pair.verdict in ("agree", "compatible") for pair in cleared),
        "not_compared": sum(pair.verdict == "not-compared" for pair in cleared),
    }
    return Report(
        sources=tuple(legend[document.path] for document in documents),
        families=tuple(family for story in stories for family in story.families),
        findings=tuple(sorted(findings, key=lambda f: (f.severity.rank, f.rule, f.fact.key, f.sides[0].mentions[0].path, f.sides[0].mentions[0].span))),
        cleared=cleared,
        arithmetic=tuple(line for match in matches for line in implied_values(match.facts)),
        notes=tuple(note for reading in readings for note in reading.notes),
        counts=counts,
        rules_digest=rules.digest,
    )


__all__ = ["Page", "check_documents", "parse", "read_claims", "reconcile"]
