"""The ledger as a desk lives with it: batches go in, a new text is held against them, wherever the ledger is kept."""

import os
import signal
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from reconcile.ledger import MOST, open_ledger
from reconcile.model import Document, Made, Mark
from reconcile.pipeline import Plan, check_entries
from reconcile.read import HeldEntry
from tests import desk
from tests.ledger.batches import FIRST, SECOND, against, filled, forked, kept, made, marked, recall_of, stamp


def test_one_new_text_is_held_against_the_old_ones_and_says_where_each_value_stands(place: str) -> None:
    path = filled(place, desk.document("old", FIRST))
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(desk.document("new", SECOND))], plan, recall=recall_of(ledger))
    (finding,) = report.findings
    assert {(m.path, m.origin) for side in finding.sides for m in side.mentions} == {
        ("old.txt", "ledger"),
        ("new.txt", "batch"),
    }
    assert {s.document.path: s.origin for s in report.sources} == {"old.txt": "ledger", "new.txt": "batch"}


def test_old_is_never_held_against_old(place: str) -> None:
    path = filled(place, desk.document("a", FIRST), desk.document("b", SECOND))
    assert against(path, desk.document("c", "Acme bought Bolt, which makes bolts in Ohio.\n")) == []
    assert against(path, desk.document("c", "Acme paid $15.9 billion for Bolt.\n")) == [
        "error conflict: $14.3 billion | $14.8 billion | $15.9 billion"
    ]


def test_a_pair_of_old_values_is_not_accounted_for_either(place: str) -> None:
    path = filled(place, desk.document("a", FIRST), desk.document("b", f"{FIRST}Bolt said so.\n"))
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(desk.document("c", f"On Monday, {FIRST}"))], plan, recall=recall_of(ledger))
    assert report.cleared
    assert all("c.txt" in (pair.left.path, pair.right.path) for pair in report.cleared)


@pytest.mark.parametrize("new", range(5))
def test_a_ledger_finds_what_one_check_of_all_finds_in_the_new_document(place: str, new: int) -> None:
    old = [desk.seed_document(n) for n in range(5) if n != new]
    path = filled(place, *old)
    document = desk.seed_document(new)
    everything = desk.check_seeds(*range(5))
    theirs = {f.title for f in everything.findings if document.path in {m.path for s in f.sides for m in s.mentions}}
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        report = check_entries([HeldEntry(document)], plan, recall=recall_of(ledger))
    ours = {f.title for f in report.findings}
    loud = {f.title for f in everything.findings if f.severity == "error"}
    assert ours & loud == theirs & loud
    assert all("batch" in {m.origin for s in f.sides for m in s.mentions} for f in report.findings)


def test_a_text_that_the_ledger_holds_is_not_new_under_any_name(place: str) -> None:
    path = filled(place, desk.document("a", FIRST), desk.document("b", SECOND))
    assert against(path, desk.document("other", FIRST)) == []


def test_a_new_text_stands_in_the_place_of_the_old_one_under_its_path(place: str) -> None:
    path = filled(place, desk.document("a", FIRST))
    assert against(path, desk.document("a", SECOND)) == []
    with open_ledger(path, write=True) as ledger:
        ledger.record([marked(desk.document("a", SECOND))])
    assert against(path, desk.document("b", "Acme paid $15.9 billion for Bolt.\n")) == [
        "error conflict: $14.8 billion | $15.9 billion"
    ]


def test_a_label_of_the_user_leads_to_that_label_and_to_no_other(place: str) -> None:
    def labelled(name: str, text: str, story: str) -> Document:
        return replace(desk.document(name, text), story=story)

    path = filled(place, labelled("a", FIRST, "deal \ud800"), labelled("b", SECOND, "other"))
    assert against(path, labelled("c", "Acme paid $15.9 billion for Bolt.\n", "deal \ud800")) == [
        "error conflict: $14.3 billion | $15.9 billion"
    ]


def test_how_much_is_read_does_not_grow_with_the_ledger(place: str) -> None:
    path = place
    words = [f"name{n}" for n in range(6)]
    with open_ledger(path, write=True) as ledger:
        ledger.record([made(f"hot{n}", *words, f"own{n}") for n in range(900)])
        ledger.record([made(f"far{n}", f"far{n}", f"away{n}") for n in range(100)])
    with open_ledger(path) as ledger:
        found = ledger.recall([made("new", *words)[1]])
        assert (len(found.documents), found.size, [note.code for note in found.notes]) == (MOST, 1000, ["RC912"])
        assert all(near.document.path.startswith("hot") for near in found.documents)
        (far,) = ledger.recall([made("new", "far7", "unheard")[1]]).documents
        assert far.document.path == "far7.txt"
        assert ledger.recall([made("new", "unheard", "of")[1]]).documents == ()


def test_adding_twice_adds_once(place: str) -> None:
    path = place
    batch = [marked(desk.seed_document(n)) for n in (0, 2)]
    with open_ledger(path, write=True) as ledger:
        assert [ledger.record(batch, added="2025-06-12"), ledger.record(batch, added="2025-06-13")] == [2, 0]
        assert {kept.added for kept in ledger.entries()} == {"2025-06-12"}
        ledger.check()


ODD = "\ud800 \x1b[31m \u2028 \x85 “é” \N{GRINNING FACE}\r\n"


def test_an_export_restores_the_ledger_byte_for_byte_and_answers_alike(place: str, tmp_path: Path) -> None:
    path = filled(place, desk.document("a", FIRST), desk.document("odd \udcff", ODD))
    with open_ledger(path, write=True) as ledger:
        ledger.record([marked(desk.document("b", f"{FIRST}{ODD}"))], reason="“both” are in the filing")
        text = "".join(ledger.lines())
    assert text.isascii()
    export = tmp_path / "ledger.jsonl"
    export.write_text(text * 2 + "\n", encoding="ascii")  # as when two branches of a repository are joined
    with open_ledger(str(export)) as held, open_ledger(str(tmp_path / "new.db"), write=True) as restored:
        assert "".join(held.lines()) == text
        assert restored.restore(held.entries()) == 3
        assert "".join(restored.lines()) == text
        restored.check()
    new = desk.document("c", SECOND)
    assert against(str(export), new) == against(path, new) == against(str(tmp_path / "new.db"), new) != []


def test_what_is_kept_of_the_old_documents_changes_nothing_but_the_work(place: str) -> None:
    path = filled(place, *(desk.seed_document(n) for n in range(4)))
    plan, new = Plan(desk.rules(), desk.language()), [HeldEntry(desk.seed_document(4))]
    with open_ledger(path) as ledger:
        marks = [marked(new[0].document)[1]]
        assert all(remembered.made for remembered in ledger.recall(marks, stamp()).documents)
        assert not any(remembered.made for remembered in ledger.recall(marks, "another program").documents)
        as_kept = check_entries(new, plan, recall=recall_of(ledger))
        read_again = check_entries(new, plan, recall=ledger.recall)
    assert as_kept == read_again
    assert as_kept.findings


def test_what_another_program_made_is_made_anew_and_then_kept(place: str) -> None:
    documents = [desk.document("a", FIRST), desk.document("b", SECOND)]
    with open_ledger(place, write=True) as ledger:
        ledger.record([marked(document) for document in documents], made=kept(*documents), stamp="an older program")
        left = ledger.unread(stamp())
        assert sorted(left) == sorted(document.digest for document in documents)
        ledger.keep(kept(*ledger.documents(left)), stamp())
        assert ledger.unread(stamp()) == []
        ledger.check()


def test_writers_killed_at_any_moment_leave_each_batch_wholly_in_or_wholly_out(place: str) -> None:
    words = [f"w{n}" for n in range(40)]
    outcomes = []
    for number in range(50):
        batch = [made(f"{number}-{n}", *words, f"{number}-{n}") for n in range(20)]

        def add(batch: list[tuple[Document, Mark]] = batch) -> None:
            with open_ledger(place, write=True) as ledger:
                ledger.record(batch, made={d.digest: Made(b"mark", d.text.encode()) for d, _ in batch}, stamp="now")

        process = forked(add)
        sleep(0.0008 * number)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with open_ledger(place, write=True) as ledger:
            outcomes.append(len(ledger.known([document.digest for document, _ in batch])))
    with open_ledger(place, write=True) as ledger:
        ledger.record([])  # there is a ledger, even if every writer was killed before it made one
        ledger.check()
        assert ledger.unread("now") == []
        assert len(list(ledger.entries())) == sum(outcomes)
    assert set(outcomes) <= {0, 20}


def test_eight_who_add_at_once_lose_nothing(place: str) -> None:
    def add(writer: int) -> None:
        for n in range(4):
            batch = [made(f"{writer}-{n}-{k}", "shared", f"{writer}{n}{k}") for k in range(4)]
            with open_ledger(place, write=True) as ledger:
                ledger.record(batch, made={d.digest: Made(b"mark", b"reading") for d, _ in batch}, stamp="now")

    processes = [forked(partial(add, writer)) for writer in range(8)]
    assert [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes] == [0] * 8
    with open_ledger(place) as ledger:
        ledger.check()
        there = list(ledger.entries())
        assert ledger.unread("now") == []
    assert len(there) == 8 * 4 * 4
    assert len({entry.batch for entry in there}) == 32
