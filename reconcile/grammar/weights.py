"""Load the weights of the tagger and the parser: one compressed file, laid out by `training/train.py`."""

import json
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from operator import mul
from typing import Any

from reconcile.grammar.features import MASK, SHIFT
from reconcile.language import Language

MAGIC = b"RCGR2\n"
LANE = 16  # bits of one class in a sum
_UNMADE = object()
LEVEL = 1 << 15  # every lane starts here, so that 40 weights of 800 at the most neither fall below zero nor reach 2^16


class Rows:
    """The weights of many classes by feature: one integer a feature, 16 bits a class, made when first asked for.

    Rows of all known features of a state are added as plain integers; the class with the highest lane wins. A state asks for
    some twenty features and the table is larger than the caches of a processor, so each is looked up once: what is not
    known gives None, and a row that is not made yet gives `_UNMADE`, which cannot be added and so betrays itself.
    """

    __slots__ = ("_bytes", "_classes", "_ends", "_get", "_ids", "_ones", "_table", "_values", "level")

    def __init__(self, width: int, ids: "array[int]", ends: list[int], classes: bytes, values: "array[int]") -> None:
        self._table: dict[int, Any] = dict.fromkeys(ids, _UNMADE)
        self._get = self._table.get
        self._ids, self._ends, self._classes, self._values = ids, ends, classes, values
        self._ones = [1 << LANE * n for n in range(width)]
        self.level = LEVEL * sum(self._ones)
        self._bytes = width * LANE // 8

    def _make(self, feature: int) -> None:
        at = bisect_left(self._ids, feature)
        places = slice(self._ends[at - 1] if at else 0, self._ends[at])
        lanes = map(self._ones.__getitem__, self._classes[places])
        self._table[feature] = sum(map(mul, self._values[places], lanes))

    def best(self, features: tuple[int, ...]) -> int:
        """Return the number of the class with the highest sum; of equals the first."""
        get = self._get
        numbers = [feature >> SHIFT & MASK for feature in features]
        try:
            total = sum(filter(None, map(get, numbers)), self.level)
        except TypeError:
            for number in numbers:
                if get(number) is _UNMADE:
                    self._make(number)
            total = sum(filter(None, map(get, numbers)), self.level)
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
    moves: dict[int, int]  # by feature: three lanes of 16 bits, for shift, left and right
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
    return Weights(
        tags,
        labels,
        certain,
        frozenset(head["verbs"]),
        _rows(len(tags), blocks[:4]),
        _moves(blocks[4:6]),
        _rows(len(labels), blocks[6:]),
    )


def _rows(width: int, blocks: list[bytes]) -> Rows:
    values = array("h")
    values.frombytes(blocks[3])
    return Rows(width, _ids(blocks[0]), list(accumulate(blocks[1])), blocks[2], values)


def _moves(blocks: list[bytes]) -> dict[int, int]:
    rows = array("q")
    rows.frombytes(blocks[1])
    return dict(zip(_ids(blocks[0]), rows, strict=True))


def _ids(gaps: bytes) -> "array[int]":
    steps = array("I")
    steps.frombytes(gaps)
    return array("I", accumulate(steps))
