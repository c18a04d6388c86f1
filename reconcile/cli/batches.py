"""A batch on its way into a ledger: read once, checked, recorded with what was made of it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from reconcile.ledger import Ledger, stamp_of
from reconcile.model import Document, Mark
from reconcile.read import HeldEntry
from reconcile.rules import Rules

_AT_ONCE = 8  # documents a piece of work


def held(
    documents: Sequence[Document], rules: Rules, *, engine: str = "auto", jobs: int | None = None
) -> tuple[HeldEntry, ...]:
    """Return the documents with what is made of them, so that neither a check nor a ledger has to make it again."""
    from reconcile.engine import open_engine
    from reconcile.language import load_language
    from reconcile.pipeline import Plan, keep_entry

    plan = Plan(rules, load_language(rules.language))
    with open_engine(engine, jobs, len(documents)) as chosen:
        found = list(chosen.map(partial(keep_entry, plan=plan), map(HeldEntry, documents), at_once=_AT_ONCE))
    return tuple(entry for entry in found if isinstance(entry, HeldEntry))


def record(
    ledger: Ledger,
    entries: Sequence[HeldEntry],
    rules: Rules,
    *,
    added: str = "",
    reason: str = "",
    told: Sequence[str] = (),
) -> int:
    """Add a batch to a ledger, wholly or not at all; return how many documents were not there."""
    made = {entry.document.digest: entry.made for entry in entries if entry.made is not None}
    return ledger.record(
        _marked(entries, rules), added=added, reason=reason, made=made, stamp=stamp_of(rules), told=told
    )


def read_again(ledger: Ledger, rules: Rules, digests: Sequence[str]) -> None:
    """Make anew what the ledger keeps of some documents."""
    made = {e.document.digest: e.made for e in held(ledger.documents(digests), rules) if e.made is not None}
    ledger.keep(made, stamp_of(rules))


def _marked(entries: Iterable[HeldEntry], rules: Rules) -> Iterator[tuple[Document, Mark]]:
    from reconcile.language import load_language
    from reconcile.pipeline import mark_entry

    language = load_language(rules.language)
    for entry in entries:
        mark = mark_entry(entry, language)
        if isinstance(mark, Mark):
            yield entry.document, mark
