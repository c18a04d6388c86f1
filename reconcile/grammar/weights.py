"""Load the weights of the tagger and the parser: one compressed file, laid out by `training/train.py`."""

import json
import zlib
from array import array
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from reconcile.language import Language

MAGIC = b"RCGR1\n"
BIAS = 128  # a byte of a row holds weight + BIAS, so that sums of rows never borrow from their neighbours


@dataclass(slots=True)
class Rows:
    """Weights of many classes: one row of bytes a feature, widened to 16-bit lanes of one integer when first used."""

    width: int
    data: bytes
    _ready: dict[int, int] = field(default_factory=dict)

    def best(self, features: list[int]) -> int:
        """Return the number of the class with the highest sum; of equals the first."""
        ready, total = self._ready, 0
        for feature in features:
            row = ready.get(feature)
            if row is None:
                row = ready[feature] = self._widen(feature)
            total += row
        lanes = memoryview(total.to_bytes(2 * self.width, "little")).cast("H").tolist()
        return lanes.index(max(lanes))

    def _widen(self, feature: int) -> int:
        wide = bytearray(2 * self.width)
        wide[::2] = self.data[feature * self.width : (feature + 1) * self.width]
        return int.from_bytes(wide, "little")


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything the models know."""

    tags: tuple[str, ...]  # `UPOS|PENN`
    labels: tuple[str, ...]
    certain: dict[str, str]  # words with one tag only
    verbs: frozenset[str]  # base forms of the verbs in the treebank
    tag_rows: Rows
    move_rows: "array[int]"  # three 21-bit lanes: shift, left, right
    label_rows: Rows


@cache
def load_weights(language: Language) -> Weights:
    """Return the weights of a language, read once in a process."""
    raw = files("reconcile.grammar").joinpath(language.code, "weights.bin").read_bytes()
    if not raw.startswith(MAGIC):
        raise ValueError("weights.bin is not a file of weights")
    data = zlib.decompress(raw[len(MAGIC) :])
    size = int.from_bytes(data[:4], "little")
    head = json.loads(data[4 : 4 + size])
    at = 4 + size
    blocks = []
    for length in head["blocks"]:
        blocks.append(data[at : at + length])
        at += length
    moves = array("q")
    moves.frombytes(blocks[1])
    tags, labels = tuple(head["tags"]), tuple(head["labels"])
    certain = {word: tags[number] for word, number in head["certain"].items()}
    return Weights(tags, labels, certain, frozenset(head["verbs"]), Rows(len(tags), blocks[0]), moves, Rows(len(labels), blocks[2]))
