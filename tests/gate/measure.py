"""Run the tool on the labelled events and measure it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from itertools import permutations
from pathlib import Path

import yaml

from reconcile import load_rules
from reconcile.errors import DocumentError
from reconcile.language import load_language
from reconcile.model import Report
from reconcile.pipeline import Plan, check_documents, check_entries, keep_entry, read_claims
from reconcile.read import HeldEntry, read_bytes, read_document
from tests.gate.labels import Labels, read_labels
from tests.gate.score import Score, claims_f1, score
from tests.places import ROOT, SEEDS, SHARED

HERE = Path(__file__).parent
NEWS = SHARED / "bench" / "news"
GOLD = SHARED / "bench" / "gold"
MADE = HERE / "made"  # stories made up for this project: a folder of documents and a file of labels each
PAIRS = HERE / "pairs.txt"  # plain sentences made up for this project, two by two
APART = HERE / "apart.txt"  # pairs and stories made up for this project that look as if they differed
FRAMES = HERE / "frames.yaml"  # plain ways of telling one fact, each to be set beside each other
WORDED = frozenset({"name", "role", "place", "status", "other"})  # kinds of slots whose values are no figures
# Slots of the founders' labels that the first release must find: the price, the state of the deal, the stake in words, the
# undisclosed terms, the size of the investment in words, and who gets the cash.
REQUIRED = ("X01", "X02", "X03", "X04", "X05", "X08")


def check_folder(folder: Path) -> Report:
    """Return the report on the documents of a folder."""
    rules = load_rules(ROOT / "rules.yaml")
    documents = [read_document(path, name=path.name) for path in sorted(folder.glob("*.txt"))]
    return check_documents(documents, rules=rules, language=load_language(rules.language))


def texts(folder: Path) -> dict[str, str]:
    """Return the text of each document of a folder by name."""
    return {path.name: read_document(path).text for path in sorted(folder.glob("*.txt"))}


def seed_labels() -> Labels:
    """Return the founders' labels of the seeds."""
    return read_labels(HERE / "seeds.yaml", texts(SEEDS))


def measure_seeds() -> dict[str, float]:
    """Return every figure that has a floor in `floors.json` under `seeds`."""
    labels = seed_labels()
    found = score(check_folder(SEEDS), labels)
    rules = load_rules(ROOT / "rules.yaml")
    language = load_language(rules.language)
    claims = [
        (path.name, claim)
        for path in sorted(SEEDS.glob("*.txt"))
        for claim in read_claims(read_document(path), rules, language).claims
    ]
    labelled = [json.loads(line) for line in (HERE / "seeds_claims.jsonl").read_text(encoding="utf-8").splitlines()]
    required = sum(any(f"/{name}_" in slot for slot in found.found) for name in REQUIRED)
    return {
        **figures(found),
        "required_slots": float(required),
        "traps_avoided": float(len({trap.name for trap in labels.traps} - found.sprung)),
        "claims_f1": round(claims_f1(claims, labelled), 3),
    }


def measure_news() -> dict[str, float]:
    """Return the figures of all labelled news events together, with the recall of figures and of contradictions."""
    total = Score()
    numeric: set[str] = set()
    contradicting: set[str] = set()
    for path in sorted(GOLD.glob("*_ecb*.yaml")):
        folder = NEWS / path.stem
        labels = read_labels(path, texts(folder))
        total += score(check_folder(folder), labels)
        numeric |= {f"{labels.topic}/{slot.name}" for slot in labels.flagged if slot.kind not in WORDED}
        contradicting |= {f"{labels.topic}/{slot.name}" for slot in labels.flagged if slot.verdict == "contradiction"}
    told = {"numeric_recall": numeric, "contradiction_recall": contradicting}
    return {**figures(total), **{name: round(len(total.found & of) / len(of), 3) for name, of in told.items()}}


def measure_made() -> dict[str, float]:
    """Return the figures of all made-up stories together."""
    total = Score()
    for path in sorted(MADE.glob("*.yaml")):
        folder = MADE / path.stem
        total += score(check_folder(folder), read_labels(path, texts(folder)))
    return figures(total)


def measure_pairs() -> dict[str, float]:
    """Return the shares of made-up pairs of sentences that are found to differ, and that are left in peace, as they should be."""
    return _as_wanted(PAIRS)


def measure_apart() -> dict[str, float]:
    """Return the shares of pairs and of stories in which nothing differs, though much looks so, that cause no finding."""
    return _as_wanted(APART)


def _as_wanted(path: Path) -> dict[str, float]:
    """Return for each first word of a line the share of lines whose texts cause a finding only where it is `differ`."""
    told: dict[str, list[bool]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        wanted, _, *texts = (part.strip() for part in line.split(" | "))
        told[wanted].append(bool(_check(*texts).findings) is (wanted == "differ"))
    return {name: round(sum(right) / len(right), 3) for name, right in told.items()}


def measure_frames() -> dict[str, float]:
    """Return the shares of pairs of ways to tell a fact between which two values are found, and one value causes no finding."""
    told: dict[str, list[bool]] = {"differ": [], "quiet": []}
    for fact in yaml.safe_load(FRAMES.read_text(encoding="utf-8")).values():
        one, two = fact["values"]
        for left, right in permutations(fact["frames"], 2):
            told["differ"].append(_holds(_check(_told(left, one), _told(right, two)), one, two))
            told["quiet"].append(not _check(_told(left, one), _told(right, one)).findings)
    return {name: round(sum(right) / len(right), 3) for name, right in told.items()}


def _told(frame: str, value: str) -> str:
    text = frame.replace("{}", value)
    return text[0].upper() + text[1:]


def _holds(report: Report, *values: str) -> bool:
    """Tell whether one finding has a side for each value."""
    sides = [[side.text.lower() for side in finding.sides] for finding in report.findings]
    return any(all(any(v.split()[0].lower() in text for text in texts) for v in values) for texts in sides)


@cache
def _plan() -> Plan:
    rules = load_rules(ROOT / "rules.yaml")
    return Plan(rules, load_language(rules.language), one_story=True)


@cache
def _read(text: str) -> HeldEntry:
    """Read a short text once, however many others it is set beside."""
    name = sha256(text.encode()).hexdigest()
    kept = keep_entry(HeldEntry(read_bytes(f"{text}\n".encode(), name=f"{name}.txt")), _plan())
    assert not isinstance(kept, DocumentError)
    return kept


def _check(*texts: str) -> Report:
    return check_entries([_read(text) for text in texts], _plan())


def figures(found: Score) -> dict[str, float]:
    """Return the shares of a score, rounded to three digits."""
    return {
        "finding_precision": round(found.precision, 3),
        "slot_recall": round(found.recall, 3),
        "verdict_accuracy": round(found.verdict_accuracy, 3),
    }


def corpus_digest(paths: Sequence[Path]) -> str:
    """Return one digest over documents and labels, so that floors never silently move to another corpus."""
    digest = sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"


def seed_files() -> list[Path]:
    """Return the documents and labels of the seeds."""
    return [*SEEDS.glob("*.txt"), HERE / "seeds.yaml", HERE / "seeds_claims.jsonl"]


def news_files() -> list[Path]:
    """Return the documents and labels of the news events."""
    gold = sorted(GOLD.glob("*_ecb*.yaml"))
    return [*gold, *(path for g in gold for path in (NEWS / g.stem).glob("*.txt"))]


def made_files() -> list[Path]:
    """Return the documents and labels of the made-up stories."""
    return sorted(MADE.rglob("*.*"))


def frame_files() -> list[Path]:
    """Return the file of the ways to tell a fact."""
    return [FRAMES]


def apart_files() -> list[Path]:
    """Return the file of what only looks as if it differed."""
    return [APART]


def pair_files() -> list[Path]:
    """Return the file of the made-up pairs of sentences."""
    return [PAIRS]
