"""Measure a generated archive: time, memory, growth, planted conflicts found, and the engines against each other.

    python benchmarks/archive.py [--sizes 1000,10000] [--engines serial,processes,spark] [--jobs 2] [--work FOLDER]
    python benchmarks/archive.py --mixture FOLDER       # a folder of many events: one process, and the assembled pipeline
    python benchmarks/archive.py --attainable 10000     # what several processes can save at the most, from processor seconds
    python benchmarks/archive.py --story 5000 --hot 2000    # rewrites of one report; one name in every document
    python benchmarks/archive.py --page docs/performance.md # what `--keep FILE` has kept, into the manual

Each run is a whole command in a process of its own. `cpu` counts all its processes, `peak` is its largest one; with `--keep FILE` its
row is kept as a line of JSON, the latest of its kind. The assembled pipeline (`benchmarks/assembled.py`) needs pysbd and quantulum3 and is left out where they are missing.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from math import log10
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.events import write, write_hot, write_story
from benchmarks.page import replace_section

WRITERS = {"archive": write, "story": write_story, "hot": write_hot}


@dataclass(frozen=True)
class Run:
    """What one command took."""

    wall: float
    cpu: float
    peak: float  # MB of its largest process
    code: int
    digest: str = ""


def run(arguments: Sequence[str], output: Path) -> Run:
    """Run a Python command with its output in a file."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    begun = time.monotonic()
    with output.open("wb") as target:
        actions = [(os.POSIX_SPAWN_DUP2, target.fileno(), 1)]
        pid = os.posix_spawn(sys.executable, [sys.executable, *arguments], environment, file_actions=actions)
        _, status, used = os.wait4(pid, 0)
    wall = time.monotonic() - begun
    digest = sha256(output.read_bytes()).hexdigest()[:12]
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), digest)


def check(source: Path, output: Path, engine: str, jobs: int) -> Run:
    """Run `reconcile check` on a batch."""
    options = ["-f", "json", "--exit-zero", "--engine", engine, "-j", str(jobs)]
    return run(["-m", "reconcile", "check", str(source), *options], output)


def found(report: Path, planted: Path) -> tuple[int, int, int]:
    """Return how many planted conflicts were found, how many there are, and how many findings there are in all.

    One is found when a finding of its event has both figures, as a conflict or as the change of a later copy.
    """
    data = json.loads(report.read_text(encoding="utf-8"))
    texts: dict[str, list[list[str]]] = {}
    for finding in data["findings"]:
        if finding["verdict"] in ("conflict", "superseded"):
            sides = [value["text"] for value in finding["values"]]
            for event in {m["path"].partition("-")[0] for v in finding["values"] for m in v["mentions"]}:
                texts.setdefault(event, []).append(sides)
    truth = [json.loads(line) for line in planted.read_text(encoding="utf-8").splitlines()]
    hits = sum(
        any(all(any(f in side for side in sides) for f in t["figures"]) for sides in texts.get(t["event"], []))
        for t in truth
    )
    return hits, len(truth), len(data["findings"])


@dataclass(frozen=True)
class Row:
    """One run on one archive."""

    what: str  # archive, story or hot
    documents: int
    engine: str
    wall: float
    cpu: float
    peak: float
    planted: str
    findings: int
    digest: str

    @property
    def kind(self) -> tuple[str, int, str]:
        """What a row is measured again by."""
        return self.what, self.documents, self.engine


def measure(what: str, sizes: Sequence[int], engines: Sequence[str], jobs: int, work: Path) -> Iterator[Row]:
    """Yield a row a size and engine."""
    for size in sizes:
        archive, planted = work / f"{what}-{size}.jsonl", work / f"{what}-planted-{size}.jsonl"
        WRITERS[what](size, archive, planted)
        for engine in engines:
            if engine == "spark" and find_spec("pyspark") is None:
                print("spark is skipped: pyspark is not installed")
                continue
            output = work / "report.json"
            took = check(archive, output, engine, 1 if engine == "serial" else jobs)
            yield row_of(what, size, engine if engine == "serial" else f"{engine}, {jobs}", took, output, planted)


def row_of(what: str, size: int, engine: str, took: Run, report: Path, planted: Path) -> Row:
    """Return the row of a run."""
    hits, there, findings = found(report, planted) if took.code == 0 else (0, 0, 0)
    share = (
        f"{hits} of {there} = {hits / there:.3f}"
        if there
        else "none planted"
        if took.code == 0
        else f"exit {took.code}"
    )
    return Row(
        what, size, engine, round(took.wall, 1), round(took.cpu, 1), round(took.peak), share, findings, took.digest
    )


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a table, with the growth from each size to the next of one engine."""
    lines = [
        "| archive | documents | engine | cpu s | wall s | peak MB | planted conflicts found | findings | bytes |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {r.what} | {r.documents:,} | {r.engine} | {r.cpu:.1f} | {r.wall:.1f} | {r.peak:.0f} | {r.planted} | {r.findings:,} | {r.digest} |"
            for r in rows
        ),
        "",
    ]
    for engine in sorted({(r.what, r.engine) for r in rows}):
        for one, two in pairwise(r for r in rows if (r.what, r.engine) == engine):
            steps = log10(two.documents / one.documents)
            time, memory = log10(two.cpu / one.cpu) / steps, log10(two.peak / one.peak) / steps
            lines.append(
                f"- {' '.join(engine)}, {one.documents:,} to {two.documents:,}: time (cpu) grows by {time:.2f}, memory by {memory:.2f}"
            )
    return "\n".join(lines)


def kept(file: Path | None) -> list[Row]:
    """Return the rows of earlier runs, the latest of each kind, in order."""
    lines = file.read_text(encoding="utf-8").splitlines() if file and file.exists() else []
    latest = {row.kind: row for row in (Row(**json.loads(line)) for line in lines)}
    return [latest[kind] for kind in sorted(latest)]


def attainable(size: int, jobs: int, work: Path) -> str:
    """Return how much faster several processes can be than one, from processor seconds: a busy machine does not change these much."""
    archive = work / f"archive-{size}.jsonl"
    write(size, archive, work / f"archive-planted-{size}.jsonl")
    alone: dict[str, float] = {}
    totals = {}
    for engine in (
        "serial",
        "processes",
    ):  # each in an interpreter of its own, so that none finds warm what the other has read
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            alone, totals[engine] = fresh.submit(stage_seconds, archive, engine, jobs).result()
    apart = alone["group"] + alone["report"]
    shared = totals["processes"] - apart
    best = totals["serial"] / (apart + shared / jobs)
    return (
        f"{size:,} documents, {jobs} jobs: one process {totals['serial']:.1f} s of processor time; {jobs} processes {totals['processes']:.1f} s, of which "
        f"{apart:.1f} s (grouping, report) the parent alone and {alone['mark'] + alone['check']:.1f} s the parent beside its workers: "
        f"at the most {best:.2f} times as fast on {jobs} free processors"
    )


def stage_seconds(archive: Path, engine: str, jobs: int) -> tuple[dict[str, float], float]:
    """Run a check in this process; return the processor seconds of this process by stage, and those of all processes."""
    from reconcile.cli.inputs import Wanted, open_inputs
    from reconcile.engine import open_engine
    from reconcile.language import load_language
    from reconcile.pipeline import Plan, check_entries
    from reconcile.report import Layout, pieces
    from reconcile.rules import load_rules

    begun, last = os.times(), time.process_time()
    taken: dict[str, float] = {}

    def watch(stage: str, done: int, total: int, seconds: float) -> None:
        nonlocal last
        del done, seconds
        if not total:
            now = time.process_time()
            taken[stage], last = now - last, now

    rules = load_rules()
    with open_inputs(Wanted([str(archive)])) as opened, open_engine(engine, jobs, 0) as chosen:
        taken["open"], last = time.process_time() - last, time.process_time()
        report = check_entries(opened.entries, Plan(rules, load_language("en"), account=False), chosen, watch)
    sum(len(piece) for piece in pieces(report, "json", Layout()))
    taken["report"] += taken["open"] + time.process_time() - last
    ended = os.times()
    return taken, sum(ended[:4]) - sum(begun[:4])


def mixture(folder: Path, work: Path) -> None:
    """Print what one process takes for a folder of many events, and what the assembled pipeline takes for it."""
    ours = check(folder, work / "report.json", "serial", 1)
    print(f"reconcile, one process: {ours.wall:.1f} s wall, {ours.cpu:.1f} s cpu, {ours.peak:.0f} MB")
    if find_spec("pysbd") is None or find_spec("quantulum3") is None:
        print("assembled pipeline: skipped, pysbd or quantulum3 is not installed")
        return
    theirs = run([str(Path(__file__).parent / "assembled.py"), str(folder)], work / "assembled.txt")
    told = (work / "assembled.txt").read_text(encoding="utf-8").strip()
    print(f"assembled: {theirs.wall:.1f} s wall, {theirs.cpu:.1f} s cpu, {theirs.peak:.0f} MB; {told}")
    print(f"ratio of cpu: {theirs.cpu / ours.cpu:.1f}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--engines", default="serial,processes")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--mixture", type=Path)
    parser.add_argument("--attainable", type=int)
    parser.add_argument("--story", default="")
    parser.add_argument("--hot", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--page", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if chosen.mixture:
            mixture(chosen.mixture, work)
        elif chosen.attainable:
            print(attainable(chosen.attainable, chosen.jobs, work))
        elif chosen.page:
            replace_section(chosen.page, "archive", table(kept(chosen.keep)))
        else:
            print(table(list(_measured(chosen, work))))


def _measured(chosen: argparse.Namespace, work: Path) -> Iterator[Row]:
    wanted = {"story": chosen.story, "hot": chosen.hot}
    if not any(wanted.values()):
        wanted = {"archive": chosen.sizes}
    for what, sizes in wanted.items():
        numbers = [int(size) for size in sizes.split(",") if size]
        for row in measure(what, numbers, chosen.engines.split(","), chosen.jobs, work):
            if chosen.keep:
                with chosen.keep.open("a", encoding="utf-8") as rows:
                    rows.write(json.dumps(asdict(row)) + "\n")
            yield row


if __name__ == "__main__":
    main()
