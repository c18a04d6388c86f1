"""`reconcile show --between DOC:LINE DOC:LINE`: what became of the values on two lines."""

from collections.abc import Sequence
from typing import Annotated

import typer

from reconcile.cli.check import prepare_rules
from reconcile.cli.inputs import Wanted, read_inputs
from reconcile.errors import UsageError
from reconcile.model import Document
from reconcile.report.escape import defuse, flat

Between = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--between",
        metavar="DOC:LINE DOC:LINE",
        envvar="RECONCILE_BETWEEN",
        help="Say what became of the values on two lines; DOC is a path, its end, or a short name of the legend.",
        show_default=False,
    ),
]


def told_between(between: tuple[str, str], paths: Sequence[str], rules: str | None) -> str:
    """Return the account of the values on two lines; raises UsageError for a place that does not exist."""
    from reconcile.language import load_language
    from reconcile.looks import tell_between

    chosen = prepare_rules(rules)
    documents = read_inputs(Wanted(list(paths) or ["."])).documents
    left, right = (_place(word, documents) for word in between)
    traces = tell_between(documents, left, right, chosen, load_language(chosen.language))
    if not traces:
        return "no two values of one kind stand on these lines\n"
    blocks = []
    for trace in traces:
        head = trace.verdict + (f" · {trace.severity} {trace.rule}" if trace.rule else "")
        blocks.append("\n".join([head, *(f"  {flat(step)}" for step in trace.steps)]))
    return defuse("\n\n".join(blocks) + "\n")


def _place(word: str, documents: Sequence[Document]) -> tuple[str, int]:
    """Read `DOC:LINE`; what follows a further colon, as in a location that was copied, is left aside."""
    from reconcile.read import name_documents

    name, _, rest = word.partition(":")
    line = rest.partition(":")[0]
    if not line.isdecimal() or int(line) < 1:
        raise UsageError(f"`{word}` is no place; write it as DOC:LINE, such as 000:3")
    short = name_documents([document.path for document in documents])
    found = [d.path for d in documents if name in (d.path, short[d.path])]
    found = found or [d.path for d in documents if d.path.endswith(name) and name]
    if len(found) != 1:
        known = ", ".join(sorted(short.values())[:12]) or "none"
        raise UsageError(f"`{name}` names {len(found) or 'no'} documents; the short names are {known}")
    return found[0], int(line)
