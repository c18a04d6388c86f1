"""A pair of figures is asked the same question from either side: order of documents and copies change nothing."""

from itertools import combinations

from reconcile.looks import read_stories
from reconcile.match.figures.crowds import find_crowds
from reconcile.match.figures.facts import bucket_of, companions
from reconcile.match.figures.gates import gate
from reconcile.match.figures.score import Telling, score_pair
from reconcile.match.settings import MatchSettings
from reconcile.match.story import members_of, word_weights
from tests.desk import language, rules, seed_document


def test_gates_and_scores_are_the_same_both_ways() -> None:
    documents = [seed_document(number) for number in range(5)]
    (story,), _ = read_stories(documents, rules(), language(), one_story=True)
    settings = MatchSettings(language(), rules().aliases, rules().words, rules().min_score)
    members = [m for m in members_of(story) if m.slot.value.number is not None]
    near, telling = companions(members), Telling(word_weights(story, settings), find_crowds(members))
    words = settings.thesaurus
    for left, right in combinations([m.slot for m in members], 2):
        if bucket_of(left) != bucket_of(right):
            continue
        assert bool(gate(left, right, words, near)) == bool(gate(right, left, words, near))
        forth, back = score_pair(left, right, words, telling), score_pair(right, left, words, telling)
        assert [(p.name, p.points) for p in forth] == [(p.name, p.points) for p in back]
