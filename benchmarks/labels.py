"""Measure precision and recall by kind on the hand-labelled seeds and news, with 95 % intervals.

    python -m benchmarks.labels ../shared/bench [--write docs/quality.md]

`../shared/bench` holds the labels, the texts of the news and the scorer; nothing of it is kept here but the counts.
"""

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.page import replace_section
from reconcile.language import load_language
from reconcile.model import Finding, Report
from reconcile.pipeline import check_documents
from reconcile.read import read_document
from reconcile.rules import load_rules

TUNED = frozenset(
    {"5", "10", "18", "20", "24", "33", "37", "43"}
)  # events that were looked at while rules were written
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Event:
    """One labelled event: its findings as the scorer reads them, and what the scorer made of them."""

    name: str
    findings: list[dict[str, Any]]
    score: Mapping[str, Any]
    slots: Mapping[str, str]  # id of a flagged slot -> its kind

    @property
    def tuned(self) -> bool:
        """Whether the event was looked at while rules were written."""
        return self.name.split("_")[0] in TUNED


def measure(bench: Path) -> Iterator[Event]:
    """Yield the labelled events, the seeds first."""
    scorer = _scorer(bench / "score.py")
    yield _event(scorer, bench / "gold" / "seeds.yaml", bench.parent / "seeds")
    for gold in sorted((bench / "gold").glob("*_ecb*.yaml")):
        yield _event(scorer, gold, bench / "news" / gold.stem)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _event(scorer: ModuleType, gold_path: Path, folder: Path) -> Event:
    gold = scorer.Gold(gold_path, folder)
    rules = load_rules()
    documents = [read_document(path, name=path.name) for path in sorted(folder.glob("*.txt"))]
    report: Report = check_documents(documents, rules=rules, language=load_language(rules.language))
    findings = [_as_scored(finding) for finding in report.findings]
    slots = {slot["id"]: slot["kind"] for slot in gold.slots if slot["verdict"] in scorer.FLAGGED}
    return Event(gold_path.stem, findings, scorer.score(gold, {"findings": findings}), slots)


def _as_scored(finding: Finding) -> dict[str, Any]:
    sides = [
        {"mentions": [{"path": m.path, "start": m.span.start, "end": m.span.end} for m in side.mentions]}
        for side in finding.sides
    ]
    return {"rule": f"{finding.rule} {finding.name}", "verdict": finding.verdict.value, "values": sides}


def interval(right: int, total: int) -> str:
    """Return a share with its 95 % interval after Wilson (1927): `0.71 (0.60–0.80)`; a dash where there is no case."""
    if not total:
        return "–"
    share = right / total
    middle = (share + _Z * _Z / (2 * total)) / (1 + _Z * _Z / total)
    half = _Z * sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total)) / (1 + _Z * _Z / total)
    return f"{share:.2f} ({max(0.0, middle - half):.2f}–{min(1.0, middle + half):.2f})"


def page(events: Iterable[Event]) -> str:
    """Return the section of the manual."""
    seeds, *news = events
    tuned, apart = [e for e in news if e.tuned], [e for e in news if not e.tuned]
    lines = [
        "Precision counts findings, recall the slots on which careful readers saw sources differ; in brackets the 95 % interval.",
        "*Tuned* are the events that were looked at while rules were written, *apart* those that were left alone until 2026-11-26.",
        "",
        "| set | findings | precision | slots | recall | contradictions recall | their precision | numeric recall | verdict right |",
        "|---|---|---|---|---|---|---|---|---|",
        _row("seeds", [seeds]),
        _row("news, tuned", tuned),
        _row("news, apart", apart),
        _row("news, all", news),
        "",
        "| rule | seeds: right of findings | news: right of findings | precision on news |",
        "|---|---|---|---|",
        *_by_rule(seeds, news),
        "",
        "| kind of slot | slots of the news | recall |",
        "|---|---|---|",
        *_by_kind(news),
    ]
    return "\n".join(lines)


def _row(name: str, events: list[Event]) -> str:
    total: Counter[str] = Counter()
    for event in events:
        total.update({key: value for key, value in event.score.items() if isinstance(value, int)})
    return (
        f"| {name} | {total['findings']} | {interval(total['right'], total['findings'])} | {total['slots']} "
        f"| {interval(total['found'], total['slots'])} "
        f"| {interval(total['contradictions_found'], total['contradictions'])} "
        f"| {interval(total['serious_right'], total['serious'])} "
        f"| {interval(total['numeric_found'], total['numeric'])} "
        f"| {interval(total['verdict_right'], total['verdict_all'])} |"
    )


def _tally(events: Iterable[Event]) -> tuple[Counter[str], Counter[str]]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for event in events:
        wrong = {id(finding) for finding in event.score["wrong"]}
        for finding in event.findings:
            total[finding["rule"]] += 1
            right[finding["rule"]] += id(finding) not in wrong
    return right, total


def _by_rule(seeds: Event, news: list[Event]) -> Iterator[str]:
    ours, all_ours = _tally([seeds])
    theirs, all_theirs = _tally(news)
    for rule in sorted(all_ours.keys() | all_theirs.keys()):
        own = f"{ours[rule]} of {all_ours[rule]}" if all_ours[rule] else "–"
        other = f"{theirs[rule]} of {all_theirs[rule]}" if all_theirs[rule] else "–"
        yield f"| {rule} | {own} | {other} | {interval(theirs[rule], all_theirs[rule])} |"


def _by_kind(news: list[Event]) -> Iterator[str]:
    total: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for event in news:
        total.update(event.slots.values())
        missed.update(event.slots[name] for name in event.score["missed"])
    for kind in sorted(total):
        yield f"| {kind} | {total[kind]} | {interval(total[kind] - missed[kind], total[kind])} |"


def main(arguments: list[str]) -> None:
    """Print the section, or write it into a page."""
    if not arguments or not Path(arguments[0]).is_dir():
        raise SystemExit(__doc__)
    body = page(measure(Path(arguments[0])))
    if "--write" in arguments:
        replace_section(Path(arguments[arguments.index("--write") + 1]), "Findings on labelled texts", body)
    else:
        print(body)


if __name__ == "__main__":
    main(sys.argv[1:])
