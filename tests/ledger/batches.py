"""Batches for a ledger: documents with their marks, and what was made of them."""

import os
from array import array
from collections.abc import Callable
from functools import partial

from reconcile.ledger import Ledger, open_ledger, stamp_of
from reconcile.model import Document, Made, Mark
from reconcile.pipeline import Plan, Recall, check_entries, keep_entry, mark_entry
from reconcile.read import HeldEntry
from tests import desk

FIRST = "Acme paid $14.3 billion for Bolt.\n"
SECOND = "Acme paid $14.8 billion for Bolt.\n"


def marked(document: Document) -> tuple[Document, Mark]:
    mark = mark_entry(HeldEntry(document), desk.language())
    assert isinstance(mark, Mark)
    return document, mark


def made(name: str, *words: str) -> tuple[Document, Mark]:
    """Return a document with a mark of these words, without the work of reading it."""
    document = desk.document(name, f"{name} {' '.join(words)}\n")
    return document, Mark(document.digest, words, array("f", [1.0] * len(words)), 1.0)


def kept(*documents: Document) -> dict[str, Made]:
    """Return what is made of documents, by digest."""
    plan = Plan(desk.rules(), desk.language())
    entries = [keep_entry(HeldEntry(document), plan) for document in documents]
    return {e.document.digest: e.made for e in entries if isinstance(e, HeldEntry) and e.made is not None}


def stamp() -> str:
    """Return the stamp of what is made here."""
    return stamp_of(desk.rules())


def filled(name: str, *documents: Document) -> str:
    """Make a ledger with one batch in it; return its name."""
    with open_ledger(name, write=True) as ledger:
        batch = [marked(document) for document in documents]
        ledger.record(batch, added="2025-06-12", made=kept(*documents), stamp=stamp())
    return name


def recall_of(ledger: Ledger) -> Recall:
    """Return the recall of a ledger with what is kept there."""
    return partial(ledger.recall, stamp=stamp())


def against(path: str, *documents: Document) -> list[str]:
    """Return what a check of new documents against a ledger finds."""
    plan = Plan(desk.rules(), desk.language())
    with open_ledger(path) as ledger:
        return desk.lines(check_entries(map(HeldEntry, documents), plan, recall=recall_of(ledger)))


def forked(work: Callable[[], None]) -> int:
    """Do some work in a process of its own; return its number."""
    process = os.fork()
    if process == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return process
