"""What the models always decide in a small context: how the tables are made, and that they say what the models say."""

from reconcile.grammar.habits import EDGE, Habits, load_habits, move_contexts
from reconcile.grammar.parser import RIGHT, SHIFT, Witness, attach, name_relations, tag_words
from reconcile.grammar.weights import load_weights
from reconcile.language import load_language
from training.habits import settle

ENGLISH = load_language("en")
SENTENCES = (
    "The company said on Monday that it will close two plants .",
    "Police arrested a man in the village after the fire .",
    "Officials of the ministry have not commented .",
)


def test_the_smallest_context_that_decides_is_kept_and_no_larger_one_beside_it() -> None:
    cases = [((("a",), ("a", "x")), 1)] * 3 + [((("b",), ("b", "x")), 1)] * 2 + [((("b",), ("b", "y")), 2)] * 2
    assert settle(cases, 2, 1.0) == [["a", 1], ["b", "x", 1], ["b", "y", 2]]


def test_a_context_that_is_rare_or_undecided_is_left_to_the_models() -> None:
    assert settle([((("a",),), 1)], 2, 0.9) == []
    assert settle([((("a",),), 1), ((("a",),), 2)], 2, 0.9) == []


def test_a_move_is_found_by_the_smallest_context_and_otherwise_scored() -> None:
    wide, whole = Habits.packed(0, 2, 3, 0), Habits.packed(4, 5, 6, 7)
    habits = Habits({}, {}, {}, {wide: RIGHT, whole: SHIFT})
    assert habits.move(4, 2, 3, 7) == RIGHT
    assert habits.move(4, 5, 6, 7) == SHIFT
    assert [habits.move(4, 5, 6, 8) for _ in range(2)] == [-1, -1]


def test_every_tag_of_the_models_has_a_number_that_fits() -> None:
    numbers = load_habits(ENGLISH).numbers
    assert {EDGE, *load_weights(ENGLISH).tags} <= set(numbers)
    assert max(numbers.values()) < 256


def test_what_is_looked_up_is_what_the_models_decide_in_plain_sentences() -> None:
    weights, habits = load_weights(ENGLISH), load_habits(ENGLISH)
    for sentence in SENTENCES:
        words, seen = sentence.split(), Witness()
        tags = tag_words(words, {}, weights, seen)
        assert tag_words(words, {}, weights, habits) == tags
        heads = attach(words, tags, weights, seen)
        assert attach(words, tags, weights, habits) == heads
        assert name_relations(words, tags, heads, weights, habits) == name_relations(words, tags, heads, weights, seen)


def test_a_move_has_four_contexts_of_which_the_last_is_the_whole() -> None:
    assert move_contexts("a", "b", "c", "d")[-1] == ("a", "b", "c", "d")
