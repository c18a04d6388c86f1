"""Measure start-up as ratios to `python -c pass`, median of nine, the commands in turn so that a busy machine weighs on all alike.

python benchmarks/startup.py
"""

import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
BARE = ("-c", "pass")
# command → the most that it may take, in times of the bare interpreter
BARS = {
    ("-m", "reconcile", "--version"): 3,
    ("-m", "reconcile", "check", "seeds/", "-f", "json"): 30,
    ("-m", "reconcile", "check", "seeds/"): 40,
}


def seconds(arguments: Sequence[str]) -> tuple[float, float]:
    """Return how long one run takes on the clock, and how much of it the processor worked."""
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print the median of each command and its ratios; return 1 when a bar is missed on the clock."""
    commands = [BARE, *BARS]
    for command in commands:
        seconds(command)  # once, so that compiled files and pages are there
    taken: dict[tuple[str, ...], list[tuple[float, float]]] = {command: [] for command in commands}
    for _ in range(ROUNDS):
        for command in commands:
            taken[command].append(seconds(command))
    clock, work = ({c: statistics.median(t[n] for t in taken[c]) for c in commands} for n in (0, 1))
    print(f"{'python -c pass':40} {clock[BARE] * 1000:7.1f} ms, {work[BARE] * 1000:.1f} of work")
    for command, bar in BARS.items():
        ratio = clock[command] / clock[BARE]
        print(
            f"{' '.join(command[1:]):40} {clock[command] * 1000:7.1f} ms: {ratio:5.1f} times, bar {bar}"
            f" (of work: {work[command] / work[BARE]:.1f} times)"
        )
    return int(any(clock[command] > bar * clock[BARE] for command, bar in BARS.items()))


if __name__ == "__main__":
    sys.exit(main())
