"""Which documents are about one event, whatever they are called and in whatever order they come."""

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reconcile.language import Language
from reconcile.layout import lay_out
from reconcile.looks import group_documents
from reconcile.model import Document, Mark, Outline
from reconcile.read import read_bytes
from reconcile.stories import mark_page, nearest, outline_stories
from tests.desk import document

QUAKE = {
    "quake-1": "A magnitude 5.9 earthquake struck near Caldera Bay on Tuesday, killing 14 people, officials in Portmore said.\n"
    "Rescue workers searched the ruins of a school in Caldera Bay. Mayor Inez Halloran called for tents and water.",
    "quake-2": "Portmore sent soldiers to Caldera Bay after the quake that killed at least 12 people.\n"
    "The tremor was felt in Portmore, and Mayor Inez Halloran said that the hospital had no power.",
    "quake-3": "Caldera Bay buried its dead on Thursday. Inez Halloran, the mayor, read the names of 14 people.\n"
    "The earthquake of Tuesday brought down the school and the harbour wall of Caldera Bay.",
}
OTHER_QUAKE = {
    "tremor-1": "A magnitude 6.4 earthquake struck near Vostrava on Tuesday, killing 31 people, officials in Lubnik said.\n"
    "Rescue workers searched the ruins of a market in Vostrava. Governor Pavel Zemek called for tents and water.",
    "tremor-2": "Lubnik sent soldiers to Vostrava after the quake that killed at least 30 people.\n"
    "The tremor was felt in Lubnik, and Governor Pavel Zemek said that the railway bridge had come down.",
    "tremor-3": "Vostrava buried its dead on Thursday. Pavel Zemek, the governor, read the names of 31 people.\n"
    "The earthquake of Tuesday brought down the market and the railway bridge of Vostrava.",
}
DEAL = {
    "deal-1": "Norrland Timber will buy the paper mill of Ostby for $310 million, the two companies said.",
    "deal-2": "The paper mill at Ostby goes to Norrland Timber, which pays $300 million in cash and shares.",
}


def documents(*batches: dict[str, str]) -> list[Document]:
    return [document(name, text) for batch in batches for name, text in batch.items()]


def stories(batch: list[Document], language: Language, *, one_story: bool = False) -> set[frozenset[str]]:
    ordered, outlines, _ = group_documents(batch, language, one_story=one_story)
    return {frozenset(ordered[n].path.removesuffix(".txt") for n in outline.members) for outline in outlines}


def test_two_events_of_one_kind_are_two_stories(language: Language) -> None:
    found = stories(documents(QUAKE, OTHER_QUAKE, DEAL), language)
    assert found == {frozenset(QUAKE), frozenset(OTHER_QUAKE), frozenset(DEAL)}


def test_documents_of_one_event_given_alone_are_one_story(language: Language) -> None:
    for event in (QUAKE, OTHER_QUAKE, DEAL):
        assert stories(documents(event), language) == {frozenset(event)}


MERGER = {
    "merger-1": "Norrland Timber will buy the paper mill of Ostby for $310 million, the two companies said on Monday. Ostby has 400 "
    "workers, and Norrland promised to keep all of them until 2030. Astrid Holm, who runs Norrland, called the mill a "
    "jewel. Shares of Norrland rose by 4 percent in Lund.",
    "merger-2": "The paper mill at Ostby goes to Norrland Timber, which pays $300 million in cash and shares. Astrid Holm of Norrland "
    "told reporters in Lund that the mill would keep its name. The union at Ostby, which speaks for some 400 "
    "workers, had asked for a word on wages. Norrland already owns three mills on the coast.",
    "merger-3": "Workers at Ostby learned of the sale from the radio. Norrland Timber takes over the paper mill and its debts, and "
    "Astrid Holm is expected in Ostby on Wednesday. The price of $310 million surprised traders in Lund, who had "
    "reckoned with half of it. Norrland has cut down the forests around the town since 1921.",
}


def test_a_long_background_on_another_event_does_not_move_a_document(language: Language) -> None:
    """A third of one report on the merger is about the quake."""
    background = (
        "The region has other worries. On Tuesday an earthquake near Caldera Bay killed 14 people, and Portmore sent "
        "soldiers. Mayor Inez Halloran said that the hospital had no power."
    )
    mixed = {**MERGER, "merger-3": f"{MERGER['merger-3']}\n{background}"}
    assert stories(documents(QUAKE, OTHER_QUAKE, mixed), language) == {
        frozenset(QUAKE),
        frozenset(OTHER_QUAKE),
        frozenset(MERGER),
    }


def test_two_short_texts_that_share_a_name_are_one_story(language: Language) -> None:
    pair = {"a": "Norrland Timber has bought a mill.", "b": "The deal was announced late on Friday by Norrland."}
    assert stories(documents(pair), language) == {frozenset(pair)}


def test_two_texts_with_no_telling_word_in_common_are_two_stories_unless_somebody_knows_better(
    language: Language,
) -> None:
    pair = {"a": "Norrland Timber has bought a mill.", "b": "A ferry sank off Caldera Bay."}
    assert stories(documents(pair), language) == {frozenset("a"), frozenset("b")}
    assert stories(documents(pair), language, one_story=True) == {frozenset("ab")}


def test_a_label_decides_before_the_words_do(language: Language) -> None:
    batch = documents(QUAKE, DEAL)
    labelled = [replace(d, story="mine") if d.path in ("quake-3.txt", "deal-1.txt") else d for d in batch]
    assert stories(labelled, language) == {
        frozenset(["quake-1", "quake-2"]),
        frozenset(["quake-3", "deal-1"]),
        frozenset(["deal-2"]),
    }


def test_every_document_is_in_exactly_one_story_whose_ties_it_shares(language: Language) -> None:
    ordered, outlines, _ = group_documents(documents(QUAKE, OTHER_QUAKE, DEAL), language)
    assert sorted(n for outline in outlines for n in outline.members) == list(range(len(ordered)))
    for outline in outlines:
        for n, ties in zip(outline.members, outline.ties, strict=True):
            assert ties
            others = [ordered[m].text.casefold() for m in outline.members if m != n]
            assert all(word in ordered[n].text.casefold() for word in ties)
            assert all(any(word in text for text in others) for word in ties)


def test_filings_weeks_apart_count_less(language: Language) -> None:
    """Two weakly alike reports, filed on one day or a quarter apart."""
    words = [f"w{n}" for n in range(20)]

    def pair(filed: date) -> int:
        marks = [
            Mark(str(k), tuple(sorted({*words[:3], *(f"{k}-{w}" for w in words)})), (1.0,) * 23, 1.0, day)
            for k, day in enumerate((date(2024, 1, 1), filed))
        ]
        filler = [Mark(f"x{n}", (f"x{n}",), (1.0,), 1.0) for n in range(10)]
        return len(outline_stories([*marks, *filler], language)[0]) - len(filler)

    assert pair(date(2024, 1, 2)) == 1
    assert pair(date(2024, 4, 1)) == 2


@given(st.randoms(use_true_random=False))
def test_neither_order_nor_file_names_change_a_story(chance: random.Random) -> None:
    language = Language("en")
    batch = documents(QUAKE, OTHER_QUAKE, DEAL)
    expected = {frozenset(d.digest for d in batch if d.path.startswith(k)) for k in ("quake", "tremor", "deal")}
    names = [f"{n:02}.txt" for n in range(len(batch))]
    chance.shuffle(names)
    renamed = [replace(d, path=name) for d, name in zip(batch, names, strict=True)]
    chance.shuffle(renamed)
    ordered, outlines, _ = group_documents(renamed, language)
    assert {frozenset(ordered[n].digest for n in outline.members) for outline in outlines} == expected


def test_a_cut_is_told(language: Language) -> None:
    """450 documents share two words and nothing else: more than one block holds, so some were never looked at."""
    marks = [
        Mark(f"{n:03}", ("meta", "scale", *(f"{n}-{k}" for k in range(10))), (9.0, 9.0, *(1.0,) * 10), 1.0)
        for n in range(450)
    ]
    _, notes = outline_stories(marks, language)
    assert [note.code for note in notes] == ["RC910"]
    assert "`meta`" in notes[0].message
    assert outline_stories(marks[:150], language)[1] == ()


def test_a_hot_name_in_every_document_does_not_make_one_story(language: Language) -> None:
    """Forty events of three documents, and `Meta` in every one of them."""
    batch = [
        document(
            f"{event:02}-{copy}",
            f"Meta and Company{event} of Town{event} agreed on Project{event}, said Officer{event}.\n"
            f"{('Lawyers', 'Unions', 'Banks')[copy]} were not asked.",
        )
        for event in range(40)
        for copy in range(3)
    ]
    found = stories(batch, language)
    assert found == {frozenset(f"{event:02}-{copy}" for copy in range(3)) for event in range(40)}


def test_empty_documents_are_stories_of_their_own(language: Language) -> None:
    blank = [read_bytes(b"", name="a.txt"), read_bytes(b" \n", name="b.txt")]
    assert mark_page(lay_out(blank[0], language), language).words == ()
    assert stories(blank, language) == {frozenset("a"), frozenset("b")}
    assert group_documents([], language) == ((), (), ())


def test_of_the_old_documents_of_a_story_the_nearest_stay_and_the_cut_is_told() -> None:
    outline = Outline(tuple(range(60)), tuple((f"w{n}",) for n in range(60)))
    ranks = [None, *range(59)]
    (kept,), notes = nearest([outline], ranks)
    assert kept.members == tuple(range(41))
    assert kept.ties[40] == ("w40",)
    assert [(note.code, "19 left out" in note.message) for note in notes] == [("RC913", True)]
    assert nearest([outline], [None] * 12 + ranks[1:49])[1] == ()  # four for each new one


def test_what_a_ledger_is_full_of_ties_no_two_documents(language: Language) -> None:
    def fire(town: str, street: str, name: str) -> Mark:
        text = f"A hotel fire in {town} in Halland killed guests on {street}. Firefighters fought the hotel fire. {name} of {town} mourned on {street}."
        return mark_page(lay_out(document(town, text), language), language)

    marks = [fire("Vostad", "Elm Street", "Olsen"), fire("Torvik", "Oak Avenue", "Pereira")]
    beside = dict.fromkeys(("halland", "hotel", "fire", "guests", "firefighters", "killed", "mourned", "fought"), 900)
    alone, _ = outline_stories(marks, language)
    full, _ = outline_stories(marks, language, among=1000, beside=beside)
    assert [len(alone), len(full)] == [1, 2]


def test_two_events_of_one_kind_that_name_nobody_in_common_are_two_stories(language: Language) -> None:
    told = {
        "a": "A man shot and killed a co-worker in the factory of Harlan Foods in Dorvan. Police said the suspect, Ivo Brandt, was charged with murder.",
        "b": "A man shot and killed a co-worker in the office of Lisk Freight in Belmora. Police said the suspect, Otto Kray, was charged with murder.",
    }
    assert stories(documents(told), language) == {frozenset("a"), frozenset("b")}
    same = {**told, "b": told["b"].replace("Lisk Freight", "Harlan Foods")}
    assert stories(documents(same), language) == {frozenset("ab")}
