"""A word that a document writes like a name inside its sentences is a name where it opens one."""

from reconcile.grammar import names_inside
from reconcile.pipeline import read_sentences
from tests.desk import document, language


def test_what_is_a_name_inside_is_one_at_the_beginning() -> None:
    text = "The actress Mona Reed is 33. Reed launched a line of shirts called Anthem in December."
    second = read_sentences(document("a.txt", text), language()).parses[1]
    assert [(t.text, t.tag, t.relation) for t in second.tokens[:2]] == [
        ("Reed", "PROPN", "nsubj"),
        ("launched", "VERB", "root"),
    ]


def test_everyday_words_open_sentences_as_they_are() -> None:
    texts = ["The actress Mona Reed met Springfield Police.", "Police of the town said so."]
    assert names_inside(texts, language()) == {"Mona", "Reed", "Springfield"}


def test_a_word_in_small_letters_elsewhere_is_none() -> None:
    texts = ["We met Hazel on Friday.", "A hazel is a tree, said Hazel."]
    assert "Hazel" not in names_inside(texts, language())
