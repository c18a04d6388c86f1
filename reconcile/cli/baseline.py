"""`reconcile baseline`: the findings that are known, so that only new ones fail; and an audit of how good the rules are."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from reconcile.cli import options as o
from reconcile.cli.decided import load_baseline
from reconcile.cli.guard import emit
from reconcile.cli.outputs import write_whole
from reconcile.cli.results import From, report_of
from reconcile.decisions import AUDIT, Baseline, baseline_of, difference, precision, written
from reconcile.errors import OutputError
from reconcile.model import Finding
from reconcile.report.escape import defuse, flat
from reconcile.report.rows import chosen, quoted, says, where

NAME = "baseline.json"
Target = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", envvar="RECONCILE_BASELINE", help="The file of the baseline.")
]
File = Annotated[
    str, typer.Option("--baseline", metavar="FILE", envvar="RECONCILE_BASELINE", help="The file of the baseline.")
]


def create(paths: o.Paths = None, output: Target = NAME, source: From = None, rules: o.RulesFile = None) -> int:
    """Write a baseline of all findings of these documents; never over one that is there."""
    path = Path(output)
    if path.exists():
        raise OutputError(f"{output}: is there already; `reconcile baseline update` brings it up to date")
    findings = report_of(source, paths, rules).findings
    write_whole(path, baseline_of(findings))
    emit(f"{flat(output)}: {len({f.fingerprint for f in findings})} known findings\n")
    return 0


def update(paths: o.Paths = None, baseline: File = NAME, source: From = None, rules: o.RulesFile = None) -> int:
    """Bring a baseline up to date: new findings come in, those that are gone go out, what the audit said stays."""
    before = load_baseline(baseline)
    findings = report_of(source, paths, rules).findings
    write_whole(Path(baseline), baseline_of(findings, before))
    emit(defuse("".join(_changes(before, findings))))
    return 0


def diff(paths: o.Paths = None, baseline: File = NAME, source: From = None, rules: o.RulesFile = None) -> int:
    """Print what `update` would change; leaves with 1 when there is something."""
    before = load_baseline(baseline)
    changes = list(_changes(before, report_of(source, paths, rules).findings))
    emit(defuse("".join(changes)))
    return int(len(changes) > 1)


def _changes(before: Baseline, findings: Sequence[Finding]) -> Iterator[str]:
    new, gone = difference(before, findings)
    yield from (f"+ {f.rule} {f.fingerprint[5:21]} {flat(f.title)}\n" for f in new)
    yield from (f"- {k.rule} {flat(k.fingerprint[5:21])} {flat(k.title)}\n" for k in gone)
    yield f"{len(new)} new, {len(gone)} gone, {len(before) - len(gone)} as before\n"


def audit(
    paths: o.Paths = None,
    baseline: File = NAME,
    source: From = None,
    rules: o.RulesFile = None,
    again: Annotated[
        bool, typer.Option("--again", envvar="RECONCILE_AGAIN", help="Ask also about findings that were audited.")
    ] = False,
) -> int:
    """Ask about each known finding, one key each: which value is wrong, or whether it is a false alarm; s skips, u goes back, q ends."""
    known = dict(load_baseline(baseline))
    found = {f.fingerprint: f for f in report_of(source, paths, rules).findings if f.fingerprint in known}
    asked = [f for f in found.values() if again or not known[f.fingerprint].audit]
    at = 0
    while 0 <= at < len(asked):
        emit(defuse("".join(_question(asked[at], at + 1, len(asked)))))
        key = _key()
        if key in ("q", ""):
            break
        if key in _KEYS:
            entry = known[asked[at].fingerprint]
            known[entry.fingerprint] = replace(entry, audit=_KEYS[key])
            write_whole(Path(baseline), written(known.values()))
        elif key not in ("s", "u"):
            continue
        at = max(0, at - 1) if key == "u" else at + 1
    left = sum(not entry.audit for entry in known.values())
    emit(f"{len(known) - left} audited, {left} not yet; `reconcile baseline stats` shows the precision of each rule\n")
    return 0


_KEYS = dict(zip("12bnf", AUDIT, strict=True))


def _question(finding: Finding, number: int, total: int) -> Iterator[str]:
    yield f"\n{number} of {total} · {finding.severity} {finding.rule} {finding.name} · {flat(finding.title)}\n"
    for side in finding.sides:
        yield f"  {says(side)}\n"
        for mention in chosen(side)[0]:
            before, value, after = quoted(mention)
            yield f"    {where(mention)}  {before}«{value}»{after}\n"
    yield "1 first wrong  2 second wrong  b both  n neither  f false alarm  s skip  u back  q end > "


def _key() -> str:
    """Return one key from a terminal, or the first letter of a line from elsewhere; empty at the end."""
    if sys.stdin.isatty():
        key = typer.getchar().lower()
        emit(f"{flat(key)}\n")
        return "" if key == "\x04" else key
    line = sys.stdin.readline()
    emit("\n")
    return (line.strip() or "?")[:1].lower() if line else ""


def stats(baseline: File = NAME) -> int:
    """Print the precision of each rule: the share of audited findings that were no false alarm."""
    rows = precision(load_baseline(baseline))
    emit("rule    known  audited  real  precision\n")
    for row in rows:
        share = f"{row.real / row.audited:.2f}" if row.audited else "–"
        emit(f"{flat(row.rule):6} {row.known:6} {row.audited:8} {row.real:5}  {share:>9}\n")
    return 0
