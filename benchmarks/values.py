"""Time the values stage on news, alone in one process, and against quantulum3 on a sample of the same text.

    python benchmarks/values.py [FOLDER]            default: ../shared/bench/news

The ratio is taken twice: line by line, which is kind to quantulum3, and on the running text of the sample in one call, where its
time grows faster than the text.

quantulum3 is optional: where it cannot be imported, its Python may be named with `--quantulum PYTHON`; without either the ratio
is skipped with a message. Times are the best of five runs, in the time of the process, so that a busy machine does not count.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from reconcile.language import load_language
from reconcile.values import find_values

RUNS = 5
SAMPLE = 200  # lines for quantulum3, about 24 kB
_PEER = """
import json, sys, time
from quantulum3 import parser
lines = json.load(sys.stdin)
parser.parse("It cost $5.")
best = 1e9
for _ in range(2):
    begin = time.process_time()
    found = 0
    for line in lines:
        try:
            found += len(parser.parse(line))
        except Exception:
            pass
    best = min(best, time.process_time() - begin)
print(json.dumps([best, found]))
"""


def best_of(runs: int, work: Callable[[], int]) -> tuple[float, int]:
    """Return the least time of the process in seconds, and what the work returned."""
    best, result = float("inf"), 0
    for _ in range(runs):
        begin = time.process_time()
        result = work()
        best = min(best, time.process_time() - begin)
    return best, result


def count_values(lines: list[str]) -> int:
    """Return how many values the lines hold."""
    language = load_language("en")
    return sum(len(find_values(line, 0, None, language)) for line in lines)


def time_peer(python: str, lines: list[str]) -> tuple[float, int] | None:
    """Return seconds and number of quantities of quantulum3, or None where it is not to be had."""
    done = subprocess.run([python, "-c", _PEER], input=json.dumps(lines), capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    seconds, found = json.loads(done.stdout.splitlines()[-1])
    return seconds, found


def main() -> None:
    """Print megabytes a second, values a second, and the ratio to quantulum3."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    default = Path(__file__).parents[2] / "shared" / "bench" / "news"
    options.add_argument("folder", nargs="?", type=Path, default=default)
    options.add_argument("--quantulum", default=sys.executable, metavar="PYTHON", help="a Python that has quantulum3")
    chosen = options.parse_args()
    if not chosen.folder.is_dir():
        sys.exit(f"there is no folder {chosen.folder}: name one that holds text files of news")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(chosen.folder.rglob("*.txt")))
    lines = [line for line in text.split("\n") if line.strip()]
    count_values(lines[:5])  # the tables of the language are made once
    seconds, found = best_of(RUNS, lambda: count_values(lines))
    size = len(text.encode())
    print(f"{size / 1e6:.2f} MB, {len(lines)} lines, {found} values in {seconds:.3f} s")
    print(f"speed  {size / seconds / 1e6:.2f} MB/s, {found / seconds:,.0f} values/s")
    sample = lines[:: max(1, len(lines) // SAMPLE)][:SAMPLE]
    for name, pieces in (("line by line", sample), ("running text", ["\n".join(sample)])):
        peer = time_peer(chosen.quantulum, pieces)
        if peer is None:
            print(f"ratio  skipped: {chosen.quantulum} has no quantulum3")
            return
        ours, values = best_of(RUNS, lambda p=pieces: count_values(p))  # type: ignore[misc]
        said = f"{ours * 1000:.1f} ms for {values} values, quantulum3 {peer[0] * 1000:,.0f} ms for {peer[1]}"
        print(f"ratio  {peer[0] / ours:,.0f}  {name}: {said}")


if __name__ == "__main__":
    main()
