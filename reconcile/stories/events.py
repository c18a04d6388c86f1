"""Outline the stories of a batch from the marks of its documents, with the words that tie each document to its story."""

from collections.abc import Mapping, Sequence

from reconcile.language import Language
from reconcile.model import Mark, Note, Outline
from reconcile.stories.blocks import BLOCK
from reconcile.stories.clusters import Cluster
from reconcile.stories.group import group_vectors
from reconcile.stories.vectors import Vectors, weigh

_SHOWN = 6  # ties of a document
_NAMED = 3  # words that a note on cuts names


def outline_stories(
    marks: Sequence[Mark],
    language: Language,
    *,
    one_story: bool = False,
    among: int = 0,
    beside: Mapping[str, int] | None = None,
) -> tuple[tuple[Outline, ...], tuple[Note, ...]]:
    """Return the stories in order of their first document, and a note for what a cap cut.

    A mark with a label of its own belongs to the story of that label and to no other. With `one_story` all that has no label
    is one story. `among` is the number of documents from which the marks were chosen, where that was done, and `beside` tells how many
    of them have each word. The result depends on what the documents say and not on their names or order; copies word for word count
    once, and stand where the first of them stands.
    """
    copies: dict[tuple[object, ...], list[int]] = {}
    for number, mark in enumerate(marks):
        copies.setdefault((mark.key, mark.story, mark.filed), []).append(number)
    numbers = list(copies.values())
    outlines, notes = _outline_once([marks[same[0]] for same in numbers], language, one_story, among, beside)
    return tuple(_with_copies(outline, numbers, marks) for outline in outlines), notes


def _with_copies(outline: Outline, numbers: Sequence[Sequence[int]], marks: Sequence[Mark]) -> Outline:
    """Put every copy beside its first; what ties a text to its own copies are its heaviest words."""
    placed = sorted(
        (number, ties or (marks[number].words[:_SHOWN] if len(numbers[n]) > 1 else ()))
        for n, ties in zip(outline.members, outline.ties, strict=True)
        for number in numbers[n]
    )
    return Outline(tuple(number for number, _ in placed), tuple(ties for _, ties in placed))


def _outline_once(
    marks: Sequence[Mark], language: Language, one_story: bool, among: int, beside: Mapping[str, int] | None
) -> tuple[tuple[Outline, ...], tuple[Note, ...]]:
    """Outline the stories of documents of which no two are the same."""
    vectors = weigh(marks, language, among, beside)
    labels: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        labels.setdefault(mark.story, []).append(number)
    free = labels.pop("", [])
    groups = list(labels.values())
    cut: dict[str, int] = {}
    if one_story and free:
        groups.append(free)
    elif free:
        clusters, cut = group_vectors(vectors, marks, free, max(among, len(free)))
        groups += [cluster.members for cluster in clusters]
    groups.sort(key=lambda group: group[0])
    return tuple(_outline(group, vectors) for group in groups), _notes(cut)


def _outline(members: Sequence[int], vectors: Vectors) -> Outline:
    """Find for each document the words that weigh most both in it and in the others of its story."""
    own = [vectors.of(n) for n in members]
    whole = Cluster.sum_of(own)
    ties = []
    for vector in own:
        shared = [
            (-weight * (whole[word] - weight), word) for word, weight in vector if whole[word] - weight > weight * 1e-6
        ]
        ties.append(tuple(vectors.vocabulary[word] for _, word in sorted(shared)[:_SHOWN]))
    return Outline(tuple(members), tuple(ties))


def _notes(cut: dict[str, int]) -> tuple[Note, ...]:
    if not cut:
        return ()
    worst = sorted(cut, key=lambda word: (-cut[word], word))
    named = ", ".join(f"`{word}` ({cut[word]} times)" for word in worst[:_NAMED])
    more = f" and {len(worst) - _NAMED} more words" if len(worst) > _NAMED else ""
    return (
        Note(
            "RC910",
            f"stories: more than {BLOCK} groups of documents share {named}{more}, so not all of them were compared; "
            "one story may stand as two",
        ),
    )
