"""`reconcile ledger`: what earlier batches said, kept so that a new batch is held against it."""

from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.batches import held, read_again, record
from reconcile.cli.check import How, prepare_rules, run
from reconcile.cli.decided import BaselineFile, NoWaivers, Today, WaiversFile, day, decided
from reconcile.cli.guard import complain, emit
from reconcile.cli.inputs import Opened, Wanted, read_inputs
from reconcile.cli.outputs import write_whole
from reconcile.errors import LedgerError, UsageError
from reconcile.ledger import is_there, open_ledger, shown, stamp_of
from reconcile.model import Document, Finding, Severity
from reconcile.report.escape import defuse, flat

File = Annotated[
    str, typer.Argument(metavar="LEDGER", help="The file of the ledger, or postgresql://…", show_default=False)
]
Either = Annotated[
    str,
    typer.Argument(metavar="LEDGER", help="The file of the ledger, its export, or postgresql://…", show_default=False),
]

_AT_ONCE = 500  # documents that are read again before they are written
_SAME, _EDITED = "same", "edited"


def add(
    ledger: File,
    paths: o.Paths = None,
    date: Annotated[
        str,
        typer.Option("--date", metavar="DATE", envvar="RECONCILE_DATE", help="The day that is kept with the batch."),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", envvar="RECONCILE_FORCE", help="Add it in spite of errors; needs --reason.")
    ] = False,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", envvar="RECONCILE_REASON", help="Why; it is kept with the batch.")
    ] = "",
    source_meta: o.SourceMeta = None,
    rules: o.RulesFile = None,
    baseline: BaselineFile = None,
    waivers: WaiversFile = None,
    no_waivers: NoWaivers = False,
    today: Today = None,
) -> int:
    """Add a batch, wholly or not at all; a document that is there already stays as it is.

    Leaves with 1 and adds nothing when there are errors, new against old or among the new, that nobody waived.
    """
    if force and not reason.strip():
        raise UsageError('--force needs a reason: --reason "both figures are in the filing"')
    kept = day(date, "--date").isoformat() if date else ""
    settled = decided(baseline=baseline, waivers=waivers, no_waivers=no_waivers, today=today)
    chosen = prepare_rules(rules)
    documents = _read(Wanted(paths or [], source_meta=source_meta))
    against = ledger if is_there(ledger) else None
    entries = held(documents, chosen)
    if not force:
        report = settled.over(run(Opened(entries, ()), chosen, How(allow_empty=True, against=against)))
        if errors := [f for f in report.findings if f.severity is Severity.ERROR and f.status == "new"]:
            return _refuse(ledger, errors)
    with open_ledger(ledger, write=True) as store:
        added = record(store, entries, chosen, added=kept, reason=reason.strip() if force else "")
    emit(f"{flat(shown(ledger))}: {added} added, {len(documents) - added} there already\n")
    return 0


def _read(wanted: Wanted) -> tuple[Document, ...]:
    """Return every document; raises UsageError for one that cannot be read, since a batch is added wholly or not at all."""
    found = read_inputs(wanted)
    if found.errors:
        raise UsageError("\n".join([*map(str, found.errors), "nothing was added"]))
    if not found.documents:
        raise UsageError("no documents found; name documents (*.txt, *.md, *.html …) or folders that hold some")
    return found.documents


def _refuse(ledger: str, errors: list[Finding]) -> int:
    emit(defuse("".join(f"error {f.rule} {f.id} {flat(f.title)}\n" for f in errors)))
    many = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    complain(f"{shown(ledger)}: nothing was added: {many} that nobody waived; `reconcile waive`, or --force --reason")
    return 1


def list_documents(ledger: Either) -> int:
    """Print the documents: digest, batch, day and path."""
    with open_ledger(ledger) as store:
        rows = sorted((k.batch, k.document.path, k.document.digest, k.added, k.reason) for k in store.entries())
    for batch, path, digest, added, reason in rows:
        forced = f"  (forced: {flat(reason)})" if reason else ""
        emit(defuse(f"{flat(digest[:12])} {batch:5} {flat(added) or '-':10} {flat(path)}{forced}\n"))
    return 0


def verify(ledger: File) -> int:
    """Check the ledger, take back an `add` that was interrupted, and see whether the files below this folder are what was added.

    Leaves with 1 when a file was edited since.
    """
    _refuse_none(ledger)
    with open_ledger(ledger, write=True):
        pass  # opening it takes back what an interrupted `add` left
    with open_ledger(ledger) as store:
        store.check()
        total = 0
        states: dict[str, str] = {}
        for kept in store.entries():
            total += 1
            if store.is_latest(kept):
                states[kept.document.path] = _state(kept.document)
    for path in sorted(path for path, state in states.items() if state == _EDITED):
        emit(defuse(f"{flat(path)}: was edited since it was added; `reconcile check` it against the ledger\n"))
    counts = Counter(states.values())
    emit(
        f"{flat(shown(ledger))}: {total} documents are as they were added; "
        f"files: {counts[_SAME]} the same, {counts[_EDITED]} edited, {counts['']} not here\n"
    )
    return int(counts[_EDITED] > 0)


def read(ledger: File, rules: o.RulesFile = None) -> int:
    """Read the documents again of which nothing is kept that this program made with these rules, so that checks need not.

    That is so after an import, and after another release or other aliases and words; checks find the same without it, slower.
    """
    _refuse_none(ledger)
    chosen = prepare_rules(rules)
    with open_ledger(ledger, write=True) as store:
        left = store.unread(stamp_of(chosen))
        for start in range(0, len(left), _AT_ONCE):
            read_again(store, chosen, left[start : start + _AT_ONCE])
    emit(f"{flat(shown(ledger))}: {len(left)} read\n")
    return 0


def _refuse_none(ledger: str) -> None:
    """Raise LedgerError where there is no ledger, since one that is opened to be written is made."""
    if not is_there(ledger) or (shown(ledger) == ledger and not Path(ledger).is_file()):
        raise LedgerError(f"{shown(ledger)}: there is no such ledger; `reconcile ledger add` makes one")


def _state(document: Document) -> str:
    """Say what became of the file of a document: the same, edited, or empty where there is none below the working folder."""
    path = Path(document.path)
    if "\0" in document.path or not path.is_file() or not path.resolve().is_relative_to(Path.cwd().resolve()):
        return ""
    return _SAME if sha256(path.read_bytes()).hexdigest() == document.digest else _EDITED


def export(
    ledger: Either,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Where to write; `-` is stdout.", show_default=False)
    ] = "-",
) -> int:
    """Write every document as a line of JSON, sorted by digest: what to keep in a repository."""
    with open_ledger(ledger) as store:
        text = "".join(store.lines())
    if file == "-":
        emit(text, machine=True)
    else:
        write_whole(Path(file), text)
    return 0


def restore(
    ledger: File,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An export, or several joined.", show_default=False)],
) -> int:
    """Add what an export holds; into a file that is not there, that restores the ledger, byte for byte in its next export."""
    with open_ledger(file) as export_of:
        kept = list(export_of.entries())
    with open_ledger(ledger, write=True) as store:
        added = store.restore(kept)
    emit(f"{flat(shown(ledger))}: {added} added, {len(kept) - added} there already\n")
    if added:
        complain(
            f"`reconcile ledger read {shown(ledger)}` keeps what they claim, so that checks need not read them again"
        )
    return 0
