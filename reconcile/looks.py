"""Looks at single stages: what was read, grouped and matched, and what became of two statements; a check needs none of them."""

from collections.abc import Sequence

from reconcile.compare import Sources, judge, judge_texts, name_sources, tell_apart, tell_joined
from reconcile.language import Language
from reconcile.layout import lay_out
from reconcile.match import account_for, match_claims
from reconcile.model import Document, Match, Note, Outline, PairTrace, Story, Verdict
from reconcile.model.text import line_span
from reconcile.pipeline import match_settings, read_claims, tie_story
from reconcile.read import name_documents, read_bytes
from reconcile.rules import Rules
from reconcile.stories import mark_page, outline_stories


def group_documents(
    documents: Sequence[Document], language: Language, *, one_story: bool = False
) -> tuple[tuple[Document, ...], tuple[Outline, ...], tuple[Note, ...]]:
    """Return the documents in order, the outlines of their stories, and what was cut; no claim is read for it."""
    ordered = tuple(sorted({d.path: d for d in documents}.values(), key=lambda d: (d.path, d.digest)))
    marks = [mark_page(lay_out(document, language), language) for document in ordered]
    return ordered, *outline_stories(marks, language, one_story=one_story)


def read_stories(
    documents: Sequence[Document], rules: Rules, language: Language, *, one_story: bool = False
) -> tuple[tuple[Story, ...], tuple[Note, ...]]:
    """Read every document and group the readings, for those who want to look at a stage."""
    ordered, outlines, notes = group_documents(documents, language, one_story=one_story)
    readings = tuple(read_claims(document, rules, language) for document in ordered)
    stories = (tie_story(tuple(readings[n] for n in outline.members), outline.ties, rules) for outline in outlines)
    return tuple(stories), notes


def match_stories(stories: Sequence[Story], rules: Rules, language: Language) -> tuple[Match, ...]:
    """Match the claims of each story, for those who want to look at a stage."""
    return tuple(match_claims(story, match_settings(rules, language)) for story in stories)


def tell_between(
    documents: Sequence[Document], left: tuple[str, int], right: tuple[str, int], rules: Rules, language: Language
) -> tuple[PairTrace, ...]:
    """Say what became of each two values on two lines; a place is a path and a line counted from 1."""
    stories, _ = read_stories(documents, rules, language)
    names = name_documents(sorted({document.path for document in documents}))
    for story in stories:
        paths = [reading.document.path for reading in story.readings]
        if left[0] in paths and right[0] in paths:
            match = match_claims(story, match_settings(rules, language))
            sources = Sources.of(story.readings, name_sources(story, 1, [names[path] for path in paths]))
            judgement = judge(match, sources, story.families, rules)
            one, two = (
                (paths.index(path), line_span(story.readings[paths.index(path)].document.text, line))
                for path, line in (left, right)
            )
            accounts = account_for(story, match, one, two, match_settings(rules, language))
            return tuple(
                tell_joined(a.left, a.right, judgement, sources)
                if a.joined
                else tell_apart(a.left, a.right, a.gate, a.parts, sources)
                for a in accounts
            )
    told = (
        "other story: the two documents were not taken for one event; `reconcile inspect stories` says why, --one-story overrides",
    )
    return (PairTrace(Verdict.NOT_COMPARED.value, "", "", told),)


def compare_texts(left: str, right: str, rules: Rules, language: Language) -> PairTrace:
    """Compare two sentences as if each were a document of its own; the trace tells every step."""
    documents = [
        read_bytes(text.encode("utf-8", "replace"), name=name) for text, name in ((left, "left"), (right, "right"))
    ]
    (story,), _ = read_stories(documents, rules, language, one_story=True)
    names = name_documents(document.path for document in documents)
    sources = name_sources(story, 1, [names[document.path] for document in documents])
    match = match_claims(story, match_settings(rules, language))
    return judge_texts(story, judge(match, Sources.of(story.readings, sources), story.families, rules))
