"""A long fuzz run: `python -m tests.fuzz.fuzz --seconds 3600`. Not collected by pytest.

Every input is a number: the corpus, the reader, the damage are drawn from it. Children read in process, so that nothing between fuzzer and
reader hides a fault; a child that dies or hangs is noted with its number and replaced. A fault is: an exception that is no DocumentError
(in a library it is noted apart, since the worker turns it into R112), a crash, more than TIME seconds of the processor, a document whose pages do not fit
its text, and, in the whole check, a mention whose place does not hold its words.
"""

import argparse
import json
import os
import signal
import sys
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import monotonic

from reconcile import load_rules
from reconcile.errors import DocumentError
from reconcile.language import load_language
from reconcile.model import Document, Places
from reconcile.pipeline import check_documents
from reconcile.read import Limits
from reconcile.read.formats import Raw, format_of, is_installed, read_raw
from tests.fuzz.mutate import mutate
from tests.places import ROOT, SEEDS, seed
from tests.readers.pages import DESIGNS
from tests.readers.pdfs import Look, pdf
from tests.readers.savers import SAVERS, atom, docx, rss, warc, zipped
from tests.readers.stories import seed_stories, unlocated

TIME = 20
BLOCK = 200  # inputs of one child
CHECKED = 12  # one input in so many goes through the whole check
LIMITS = Limits(size=2**22, text=400_000, pages=50, documents=50)


def corpus() -> dict[str, list[bytes]]:
    """Return the seeds of the run: by ending, files that are whole."""
    stories = seed_stories()
    found: dict[str, list[bytes]] = {
        "txt": [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))],
        "html": [design(story).encode() for design in DESIGNS.values() for story in stories[1:4]],
        "pdf": [pdf(story, look) for story in stories[:2] for look in (Look(), Look(columns=2, hyphens=True))],
        "rss": [rss(stories[:2]), atom(stories[2:4])],
        "zip": [zipped({"a.txt": "Five people died.", "b.docx": docx(stories[1])})],
        "warc": [warc({"https://a.example/": DESIGNS["semantic"](stories[1])})],
    }
    found |= {suffix: [save(story) for story in stories[:3]] for suffix, save in SAVERS.items()}
    found["txt"] += [text.decode("utf-8").encode("utf-16") for text in found["txt"][:1]]
    return {k: v for k, v in found.items() if is_installed(format_of(f"a.{k}"))}


def draw(number: int, seeds: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """Return name and bytes of one input; a member of a Word file or archive is spoilt inside its package half of the time."""
    random = Random(number)
    suffix = random.choice(sorted(seeds))
    everything = [data for group in seeds.values() for data in group]
    data = random.choice(seeds[suffix])
    if suffix in ("docx", "zip") and random.random() < 0.7:
        data = repack(data, random, everything)
    else:
        data = mutate(data, random, everything)
    if random.random() < 0.03:
        data = random.randbytes(random.randint(0, 3000))
    if random.random() < 0.03:
        suffix = random.choice(sorted(seeds))
    return f"a{number}.{suffix}", data


def repack(data: bytes, random: Random, everything: Sequence[bytes]) -> bytes:
    """Spoil one member of a package and pack it again, so that the damage gets past the check sums."""
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(sorted(members))
    content = members[name]
    members[name] = mutate(content if isinstance(content, bytes) else content.encode(), random, everything)
    return zipped(members)


def is_ours(error: BaseException) -> bool:
    """Tell whether an exception was raised by code of this package or by a library below it."""
    frames = traceback.extract_tb(error.__traceback__)
    return "/reconcile/" in frames[-1].filename and "site-packages" not in frames[-1].filename


class Run:
    """One child: reads a block of inputs and writes what came of each, a line of JSON an input."""

    def __init__(self, seeds: dict[str, list[bytes]], log: Path) -> None:
        self.seeds, self.log = seeds, log
        self.rules = load_rules(ROOT / "rules.yaml")
        self.language = load_language(self.rules.language)
        self.good = Document("good.txt", seed(3).read_text(encoding="utf-8"), "0")

    def block(self, first: int) -> None:
        with self.log.open("a", encoding="utf-8") as out:
            for number in range(first, first + BLOCK):
                name, data = draw(number, self.seeds)
                out.write(json.dumps({"begin": number, "name": name}) + "\n")
                out.flush()
                signal.setitimer(signal.ITIMER_PROF, TIME)  # of the processor, since the machine may be busy
                result = self.one(number, name, data)
                signal.setitimer(signal.ITIMER_PROF, 0)
                out.write(json.dumps({"end": number, "name": name, **result}) + "\n")

    def one(self, number: int, name: str, data: bytes) -> dict[str, object]:
        try:
            found = list(read_raw(Raw(name, data), LIMITS))
        except Exception as error:
            kind = "fault" if is_ours(error) else "library"
            return {kind: f"{type(error).__name__}: {error}"[:200], "trace": traceback.format_exc()[-1500:]}
        documents = [f for f in found if isinstance(f, Document)]
        codes = [f.code for f in found if isinstance(f, DocumentError)]
        try:
            for document in documents:
                places = Places.of(document)
                assert list(document.pages) == sorted(document.pages)
                for offset in {0, len(document.text) // 2, len(document.text), *document.pages}:
                    place = places.at(offset)
                    assert place.line > 0, place
                    assert place.column > 0, place
            if documents and number % CHECKED == 0:
                batch = [self.good, *documents[:3]]
                report = check_documents(batch, rules=self.rules, language=self.language)
                assert unlocated(report, {d.path: d.text for d in batch}) == []
        except Exception as error:
            return {"fault": f"{type(error).__name__}: {error}"[:200], "trace": traceback.format_exc()[-1500:]}
        return {"documents": len(documents), "codes": codes, "checked": bool(documents) and number % CHECKED == 0}


def in_child(task: Callable[[], None]) -> int:
    """Run a task in a forked child and return how it ended, as `os.waitstatus_to_exitcode` does."""
    child = os.fork()
    if not child:
        status = 1
        try:
            task()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def summary(log: Path) -> dict[str, object]:
    """Count what a log says."""
    tried: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    faults: list[object] = []
    counts: Counter[str] = Counter()
    for line in log.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "lost" in row:
            faults.append(row)
        if "end" not in row:
            continue
        tried[row["name"].rpartition(".")[2]] += 1
        codes.update(row.get("codes", ()))
        counts["documents"] += row.get("documents", 0)
        counts["checked"] += bool(row.get("checked"))
        counts["library"] += "library" in row
        if "fault" in row:
            faults.append(row)
    return {
        "inputs": tried.total(),
        "by ending": dict(sorted(tried.items())),
        **counts,
        "codes": dict(sorted(codes.items())),
        "faults": faults,
    }


def main() -> int:
    """Fuzz for some seconds, print the summary, and leave with 1 when there are faults."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="read this one input and show what happens")
    parser.add_argument("--log", type=Path, default=Path("fuzz.jsonl"))
    options = parser.parse_args()
    run = Run(corpus(), options.log)
    if options.only is not None:
        name, data = draw(options.only, run.seeds)
        Path(name).write_bytes(data)
        print(name, json.dumps(run.one(0, name, data), indent=1).replace("\\n", "\n"))
        return 0
    ends, first = monotonic() + options.seconds, options.first
    while monotonic() < ends:
        start = first
        code = in_child(lambda start=start: run.block(start))  # type: ignore[misc]
        first = start + BLOCK
        if code:
            last = json.loads(options.log.read_text(encoding="utf-8").splitlines()[-1])
            with options.log.open("a", encoding="utf-8") as out:
                out.write(json.dumps({"lost": last.get("begin", start), "name": last["name"], "code": code}) + "\n")
            first = last.get("begin", start) + 1
    found = summary(options.log)
    print(json.dumps(found, indent=1))
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
