"""Find the documents that may share a story with a new one, through the index from telling words and never by a scan."""

from math import log
from typing import Any

from reconcile.ledger.database import Database, rows_of
from reconcile.ledger.lines import keys_of
from reconcile.model import Mark

MOST = 40  # old documents that one new document can bring back
_LEAST = 0.05  # share of a new document's weight that an old one has; stories ask for more, so none is lost here
# the 400 latest documents that one word leads to; beyond them a word says too little
_LED = "SELECT * FROM (SELECT word, document FROM leads WHERE word = ? ORDER BY document DESC LIMIT 400) AS led"
_PASSED = "SELECT old.id FROM documents AS old JOIN documents AS new ON new.path = old.path AND (new.batch, new.digest) > (old.batch, old.digest) WHERE old.id IN"


def find_near(db: Database, mark: Mark, size: int) -> list[int]:
    """Return the documents that share enough of the weight of a mark, the most first; one more than `MOST` says that some are left out."""
    words = keys_of(mark)
    strengths = (1.0,) if mark.story else mark.strengths
    known: dict[str, Any] = {word: (number, spread) for word, number, spread in _words(db, words)}
    weights: dict[int, float] = {}
    whole = 0.0
    for word, strength in zip(words, strengths, strict=False):
        number, spread = known.get(word, (0, 0))
        weight = (strength * log(1 + (size + 1) / (spread + 0.5))) ** 2
        whole += weight
        if number:
            weights[number] = weights.get(number, 0.0) + weight
    found: dict[int, float] = {}
    for word, document in _led(db, list(weights)):
        found[document] = found.get(document, 0.0) + weights[word]
    enough = sorted((n for n, weight in found.items() if weight >= _LEAST * whole), key=lambda n: (-found[n], -n))
    return _standing(db, enough)


def _words(db: Database, words: tuple[str, ...]) -> list[Any]:
    return rows_of(db, "SELECT word, id, documents FROM words WHERE word IN", words)


def _led(db: Database, numbers: list[int]) -> list[Any]:
    """Return the latest documents that each word leads to, words in the order in which they are given, in one statement."""
    if not numbers:
        return []
    rows = db.execute(" UNION ALL ".join([_LED] * len(numbers)), numbers).fetchall()
    order = {number: place for place, number in enumerate(numbers)}
    return sorted(rows, key=lambda row: (order[row[0]], -row[1]))


def _standing(db: Database, ordered: list[int]) -> list[int]:
    """Return the first documents in whose place no later text stands, one more than `MOST` at the most."""
    near: list[int] = []
    step = 2 * MOST
    for start in range(0, len(ordered), step):
        part = ordered[start : start + step]
        passed = {number for (number,) in rows_of(db, _PASSED, part)}
        near += [number for number in part if number not in passed]
        if len(near) > MOST:
            break
    return near[: MOST + 1]
