"""`reconcile compare`: two sentences in, verdict and full trace out, for those who write rules."""

from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.check import prepare_rules
from reconcile.cli.guard import emit
from reconcile.report.escape import defuse, flat


def compare(
    left: Annotated[str, typer.Argument(metavar="TEXT", help="One sentence.")],
    right: Annotated[str, typer.Argument(metavar="TEXT", help="Another sentence, on the same fact.")],
    rules: o.RulesFile = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", envvar="RECONCILE_FORMAT", help="table or json.")
    ] = "table",
) -> int:
    """Compare two sentences and print every step; leaves with 0 whatever the verdict."""
    from reconcile.language import load_language
    from reconcile.looks import compare_texts

    chosen = prepare_rules(rules)
    trace = compare_texts(left, right, chosen, load_language(chosen.language))
    if format == "json":
        from reconcile.report.json import dump

        emit(
            dump(
                {"verdict": trace.verdict, "rule": trace.rule, "severity": trace.severity, "steps": list(trace.steps)},
                indent=1,
            )
            + "\n",
            machine=True,
        )
        return 0
    head = trace.verdict + (f" · {trace.severity} {trace.rule}" if trace.rule else "")
    emit(defuse("\n".join([head, *(f"  {flat(step)}" for step in trace.steps)]) + "\n"))
    return 0
