"""Measure a generated archive: time, memory, growth, planted conflicts found, and the engines against each other.

    python benchmarks/archive.py [--sizes 1000,10000] [--engines serial,processes,spark] [--jobs 2] [--work FOLDER]
    python benchmarks/archive.py --mixture FOLDER       # a folder of many events: one process, and the assembled pipeline

Each run is a whole command in a process of its own. `cpu` counts all its processes, `peak` is its largest one. The assembled
pipeline (`benchmarks/assembled.py`) needs pysbd and quantulum3 and is left out where they are missing.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from itertools import pairwise
from math import log10
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.events import write


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


def measure(sizes: Sequence[int], engines: Sequence[str], jobs: int, work: Path) -> None:
    """Print a row a size and engine, then the growth from each size to the next."""
    print("| documents | engine | wall s | cpu s | documents/s | peak MB | planted found | findings | bytes |")
    print("|---|---|---|---|---|---|---|---|---|")
    first: dict[int, Run] = {}
    for size in sizes:
        archive, planted = work / f"archive-{size}.jsonl", work / f"planted-{size}.jsonl"
        write(size, archive, planted)
        for engine in engines:
            if engine == "spark" and find_spec("pyspark") is None:
                print(f"| {size:,} | spark | skipped: pyspark is not installed | | | | | | |")
                continue
            output = work / "report.json"
            took = check(archive, output, engine, 1 if engine == "serial" else jobs)
            first.setdefault(size, took)
            hits, there, findings = found(output, planted) if took.code == 0 else (0, 0, 0)
            share = f"{hits}/{there} = {hits / there:.3f}" if there else f"exit {took.code}"
            print(
                f"| {size:,} | {engine} | {took.wall:.1f} | {took.cpu:.1f} | {size / took.wall:.0f} | {took.peak:.0f} | {share} | {findings:,} | {took.digest} |",
                flush=True,
            )
    for small, large in pairwise(sizes):
        one, two, steps = first[small], first[large], log10(large / small)
        print(
            f"\ngrowth from {small:,} to {large:,}: time (cpu) {log10(two.cpu / one.cpu) / steps:.2f}, memory {log10(two.peak / one.peak) / steps:.2f}"
        )


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
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = chosen.work or Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        if chosen.mixture:
            mixture(chosen.mixture, work)
        else:
            measure([int(size) for size in chosen.sizes.split(",")], chosen.engines.split(","), chosen.jobs, work)


if __name__ == "__main__":
    main()
