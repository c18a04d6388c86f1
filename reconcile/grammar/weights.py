"""Load the weights of the tagger and the parser: one compressed file, laid out by `training/train.py`."""

import json
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from reconcile.language import Language

MAGIC = b"RCGR2\n"
LANE = 16  # bits of one class in a sum
_BIAS = 800  # the largest weight; added to each, so that no lane falls below zero and 40 features stay below 2^16
_CROWD = 400_000  # rows kept ready; about 80 MB at the very most


class Rows(dict[int, int]):
    """The weights of many classes by feature: one integer a feature, 16 bits a class, made when first asked for.

    Rows of all features of a state are added as plain integers; the class with the highest lane wins.
    """

    def __init__(self, width: int, ids: "array[int]", ends: list[int], classes: bytes, values: "array[int]") -> None:
        super().__init__()
        self.width = width
        self._ids, self._ends, self._classes, self._values = ids, ends, classes, values
        self._empty = sum(_BIAS << (LANE * n) for n in range(width))
        self._bytes = width * LANE // 8

    def __missing__(self, feature: int) -> int:
        row = self._empty
        at = bisect_left(self._ids, feature)
        if at < len(self._ids) and self._ids[at] == feature:
            for place in range(self._ends[at - 1] if at else 0, self._ends[at]):
                row += self._values[place] << (LANE * self._classes[place])
        if len(self) >= _CROWD:
            self.clear()
        self[feature] = row
        return row

    def best(self, features: list[int]) -> int:
        """Return the number of the class with the highest sum; of equals the first."""
        total = sum(map(self.__getitem__, features))
        lanes = memoryview(total.to_bytes(self._bytes, "little")).cast("H").tolist()
        return lanes.index(max(lanes))


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the models know."""

    tags: tuple[str, ...]  # `UPOS|PENN`
    labels: tuple[str, ...]
    certain: dict[str, str]  # words with one tag only
    verbs: frozenset[str]  # base forms of the verbs in the treebank
    tag_rows: Rows
    move_rows: Rows
    label_rows: Rows


@cache
def load_weights(language: Language) -> Weights:
    """Return the weights of a language, read once in a process."""
    raw = files("reconcile.grammar").joinpath(language.code, "weights.bin").read_bytes()
    if not raw.startswith(MAGIC):
        raise ValueError("weights.bin is not a file of weights")
    data = memoryview(zlib.decompress(raw[len(MAGIC) :]))
    size = int.from_bytes(data[:4], "little")
    head = json.loads(bytes(data[4 : 4 + size]))
    at, blocks = 4 + size, []
    for length in head["blocks"]:
        blocks.append(bytes(data[at : at + length]))
        at += length
    tags, labels = tuple(head["tags"]), tuple(head["labels"])
    certain = {word: tags[number] for word, number in head["certain"].items()}
    rows = (_rows(width, blocks[4 * n : 4 * n + 4]) for n, width in enumerate((len(tags), 3, len(labels))))
    return Weights(tags, labels, certain, frozenset(head["verbs"]), *rows)


def _rows(width: int, blocks: list[bytes]) -> Rows:
    gaps, values = array("I"), array("h")
    gaps.frombytes(blocks[0])
    values.frombytes(blocks[3])
    return Rows(width, array("I", accumulate(gaps)), list(accumulate(blocks[1])), blocks[2], values)
