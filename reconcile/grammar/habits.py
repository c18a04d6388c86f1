"""What the models always decide in a small context, as tables made by `training/habits.py`: taken without scoring.

Many moves and relations follow from two to four tags, some tags from a word.
"""

import json
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reconcile.language import Language

ANY = "*"  # in the context of a move: whatever stands there
EDGE = "-"  # nothing stands there
_BITS = 8  # of a tag in the context of a move; there are a hundred or so

SMALL, CAPITAL, FIRST = 0, 1, 2  # how a word is written: in small letters, with a capital, with one at the start
Context = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """Decisions by context; what is in no table is scored."""

    tags: dict[Context, str]
    labels: dict[Context, str]
    numbers: dict[str, int]  # of the tags in the context of a move
    moves: dict[int, int]  # whole contexts that were asked for are kept here, with -1 where there is no habit

    def move(self, below: int, top: int, front: int, behind: int) -> int:
        """Return the move for the tags of two words of the stack and two of the buffer, -1 where it has to be scored."""
        context = ((below << _BITS | top) << _BITS | front) << _BITS | behind
        found = self.moves.get(context)
        if found is None:
            wide = (self.packed(b, top, front, h) for b, h in ((0, 0), (below, 0), (0, behind)))
            found = next((self.moves[w] for w in wide if w in self.moves), -1)
            self.moves[context] = found
        return found

    def tag_numbers(self, tags: list[str]) -> list[int]:
        """Return the tags of a sentence as numbers, with one for its end."""
        return [*map(self.numbers.__getitem__, tags), self.numbers[EDGE]]

    @staticmethod
    def packed(below: int, top: int, front: int, behind: int) -> int:
        """Return the context of a move as one number; 0 stands for any tag."""
        return ((below << _BITS | top) << _BITS | front) << _BITS | behind


def tag_contexts(low: str, written: int, before: str, behind: str) -> tuple[Context, ...]:
    """Return the contexts of a tag, the smallest first: the word, the tag before it, the word behind it."""
    return (low, written), (low, written, before), (low, written, "", behind)


def move_contexts(below: str, top: str, front: str, behind: str) -> tuple[Context, ...]:
    """Return the contexts of a move, the smallest first."""
    return (ANY, top, front, ANY), (below, top, front, ANY), (ANY, top, front, behind), (below, top, front, behind)


def label_contexts(low: str, link: tuple[str, str, bool], first: str, case: str) -> tuple[Context, ...]:
    """Return the contexts of a relation, the smallest first.

    `link` holds the tags of the word and of its governor and whether that stands behind it; `first` is the tag of the first
    word below, `case` the preposition among them.
    """
    return link, (*link, first), (low, *link), (*link, "", case)


def written(word: str, *, starts: bool) -> int:
    """Return how a word is written."""
    if not word[:1].isupper():
        return SMALL
    return FIRST if starts else CAPITAL


@cache
def load_habits(language: Language) -> Habits:
    """Return the habits of the models of a language, read once in a process."""
    data = json.loads(zlib.decompress(files("reconcile.grammar").joinpath(language.code, "habits.bin").read_bytes()))
    numbers = {tag: number for number, tag in enumerate((ANY, EDGE, *data["names"]))}
    moves = {Habits.packed(*(numbers[tag] for tag in context)): move for *context, move in data["moves"]}
    tags, labels = ({tuple(context): name for *context, name in data[part]} for part in ("tags", "labels"))
    return Habits(tags, labels, numbers, moves)
