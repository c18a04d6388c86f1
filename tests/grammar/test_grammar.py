"""The grammar: offsets, trees, headlines, and the figures that it must reach on a treebank that it has not seen."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.grammar import Tally, raw
from reconcile.grammar import parse_sentence, tag_sentence
from reconcile.grammar.repair import supply_relative_verb
from reconcile.language import Language, load_language
from reconcile.model import Parse
from tests.places import SHARED
from training.treebank import read_trees

PUD = SHARED / "treebank" / "pud-test.conllu.gz"
ENGLISH = load_language("en")


def governor(parse: Parse, word: str) -> str:
    token = next(t for t in parse.tokens if t.text == word)
    return parse.tokens[token.head].text if token.head >= 0 else ""


def relation(parse: Parse, word: str) -> str:
    return next(t.relation for t in parse.tokens if t.text == word)


@given(st.text(alphabet=st.sampled_from("abcDEF 12,.$%'“”’-\u00a0é—\U0001f600\n"), min_size=1, max_size=60))
def test_words_stand_where_they_say_and_hang_on_one_root(text: str) -> None:
    parse = parse_sentence(text, 100, (), ENGLISH)
    for token in parse.tokens:
        assert text[token.span.start - 100 : token.span.end - 100] == token.text
    for index in range(len(parse.tokens)):
        steps, at = 0, index
        while parse.tokens[at].head >= 0:
            at, steps = parse.tokens[at].head, steps + 1
            assert steps <= len(parse.tokens)
    assert sum(token.head < 0 for token in parse.tokens) == (1 if parse.tokens else 0)
    assert "".join(t.text for t in parse.tokens) == "".join(text.split())


def test_tags_alone_are_the_tags_of_the_parse() -> None:
    text = "The harbour board sold two ferries to a Danish firm on Friday."
    tags = [(t.tag, t.form, t.lemma) for t in tag_sentence(text, 0, (), ENGLISH)]
    assert tags == [(t.tag, t.form, t.lemma) for t in parse_sentence(text, 0, (), ENGLISH).tokens]


def test_who_does_what_to_whom() -> None:
    parse = parse_sentence("The harbour board sold two ferries to a Danish firm.", 0, (), ENGLISH)
    assert (governor(parse, "board"), relation(parse, "board")) == ("sold", "nsubj")
    assert (governor(parse, "ferries"), relation(parse, "ferries")) == ("sold", "obj")
    assert (governor(parse, "two"), relation(parse, "two")) == ("ferries", "nummod")


def test_the_passive_has_a_subject_of_its_own_kind() -> None:
    parse = parse_sentence("Three men were arrested by police near the station.", 0, (), ENGLISH)
    assert (governor(parse, "men"), relation(parse, "men")) == ("arrested", "nsubj:pass")


def test_an_amount_is_one_word() -> None:
    text = "The bank lent the club $14.3 million in May."
    parse = parse_sentence(text, 0, [(23, 36)], ENGLISH)
    assert governor(parse, "$14.3 million") == "lent"


@pytest.mark.parametrize(
    "headline",
    ["STORM KILLS THREE IN COASTAL TOWN", "Storm kills three in coastal town"],
)
def test_headlines_have_verbs_however_they_are_set(headline: str) -> None:
    tags = {token.text.lower(): token.tag for token in tag_sentence(headline, 0, (), ENGLISH)}
    assert tags["kills"] == "VERB"


def test_the_parser_reaches_its_floors_on_news_that_it_has_not_seen() -> None:
    """Floors below the figures of docs/quality.md, for a fifth of the treebank; from raw text."""
    if not PUD.exists():
        pytest.skip(f"{PUD} is not there")
    tally = Tally()
    for tree in islice(read_trees(PUD), 0, 1000, 5):
        line = raw(tree, ENGLISH)
        tally.add(line, parse_sentence(line.text, 0, line.figures, ENGLISH))
    assert tally.share("words") >= 0.99
    assert tally.share("tags") >= 0.93
    assert tally.rates("subject")[2] >= 0.78
    assert tally.rates("object")[2] >= 0.76
    assert tally.rates("figure")[2] >= 0.78


def test_every_language_object_of_one_code_is_one() -> None:
    assert tag_sentence("It rains.", 0, (), Language("en")) == tag_sentence("It rains.", 0, (), ENGLISH)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The company claims to serve every large port.", "claims"),
        ("The board plans to sell the plant.", "plans"),
        ("Prices at the market rose.", "rose"),
        ("Jurors convicted the banker on nine counts.", "convicted"),
        ("The storm knocked out power to the coast.", "knocked"),
        ("A tremor shook northern Tavel on Sunday.", "shook"),
        ("The raiders overran the town on Sunday.", "overran"),
    ],
)
def test_a_full_sentence_has_a_verb(text: str, verb: str) -> None:
    assert next(t.tag for t in tag_sentence(text, 0, (), ENGLISH) if t.text == verb) == "VERB"


def test_a_noun_that_opens_a_sentence_is_no_order() -> None:
    assert tag_sentence("Revenue at Norvik was higher in the quarter.", 0, (), ENGLISH)[0].tag == "NOUN"


@pytest.mark.parametrize(
    ("text", "lemma"), [("She pocketed it.", "pocket"), ("He exited.", "exit"), ("They completed it.", "complete")]
)
def test_base_forms_of_regular_verbs(text: str, lemma: str) -> None:
    assert tag_sentence(text, 0, (), ENGLISH)[1].lemma == lemma


def test_a_clause_behind_after_tells_when() -> None:
    parse = parse_sentence("Ruth Bell died after being shot outside a bar.", 0, (), ENGLISH)
    assert (governor(parse, "shot"), relation(parse, "shot")) == ("died", "advcl")
    assert relation(parse, "being") == "aux:pass"


def test_a_label_needs_no_verb() -> None:
    assert {t.tag for t in tag_sentence("Company plans for the year", 0, (), ENGLISH)} & {"VERB", "AUX"} == set()


def test_a_plural_cannot_follow_that() -> None:
    tags = ["NOUN|NN", "PRON|WDT", "NOUN|NNS", "NOUN|NNS", "CCONJ|CC", "NOUN|NNS", "DET|DT", "NOUN|NN"]
    supply_relative_verb(
        ["tool", "that", "moves", "ships", "and", "signals", "a", "change"], tags, frozenset({"move", "signal"})
    )
    assert [tag for tag in tags if tag.startswith("VERB")] == ["VERB|VBZ", "VERB|VBZ"]


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("Acme named Ann Lee chief engineer on Monday.", "named", "VBD"),
        ("Ann Lee, dismissed on Monday, has worked in Leeds.", "dismissed", "VBN"),
        ("Ann Lee rose, took his hat, left the room.", "took", "VBD"),
        ("Ann Lee was taken to hospital on Monday.", "hospital", "NN"),
        ("The judge wants to jail him.", "jail", "VB"),
        ("The chief executive resigned on Monday.", "executive", "NN"),
        ("Voting began at 7 on Sunday.", "began", "VBD"),
        ("The chief executive resigned on Monday.", "resigned", "VBD"),
        ("Ruth Bell, the treasurer, resigned on Tuesday night.", "resigned", "VBD"),
        ("Dieter Holm, 61, surrendered near the lake, police said.", "surrendered", "VBD"),
        ("The Graz tunnel reopened on Friday.", "reopened", "VBD"),
        ("The ferry sank in waters near Gotland.", "sank", "VBD"),
        ("The tunnel was reopened on Friday.", "reopened", "VBN"),
        ("The tunnel that was closed has been reopened.", "closed", "VBN"),
        ("The ship taken on Friday is in port.", "taken", "VBN"),
    ],
)
def test_verbs_and_nouns_by_what_stands_around_them(text: str, word: str, form: str) -> None:
    assert next(t.form for t in parse_sentence(text, 0, (), ENGLISH).tokens if t.text == word) == form
