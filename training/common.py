"""Count how common words are in everyday English, and write `common.yaml`; the same treebank gives the same bytes.

python -m training.common TREEBANK_FOLDER reconcile/language/en/common.yaml
"""

import sys
from collections import Counter
from pathlib import Path

from reconcile.stories.marks import fold
from training.treebank import read_trees

WINDOW = 12  # sentences that stand for one text; the treebank does not mark where its texts end
LEAST = 3  # a word in fewer windows is as good as unknown

HEAD = """\
# In how many of `texts` stretches of {window} sentences a word stands; words in fewer than {least} are left out.
# Counted on UD English EWT, training part (Silveira et al. 2014), CC BY-SA 4.0, by training/common.py.
"""


def count(folder: Path) -> tuple[int, Counter[str]]:
    """Return the number of stretches and, by folded word, in how many of them it stands."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    texts = 0
    for number, tree in enumerate(read_trees(folder / "ewt-train.conllu.gz"), 1):
        seen.update(word for token in tree if (word := fold(token.form)).isalpha())
        if number % WINDOW == 0:
            counts.update(seen)
            seen, texts = set(), texts + 1
    return texts, counts


def write(texts: int, counts: Counter[str], path: Path) -> None:
    """Write the words by their count, most frequent first."""
    rows: dict[int, list[str]] = {}
    for word, number in counts.items():
        if number >= LEAST and len(word) > 1:
            rows.setdefault(number, []).append(word)
    lines = [f'{number}: "{" ".join(sorted(rows[number]))}"' for number in sorted(rows, reverse=True)]
    body = "\n".join([f"texts: {texts}", "words:", *(f"  {line}" for line in lines)])
    path.write_text(HEAD.format(window=WINDOW, least=LEAST) + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(*count(Path(sys.argv[1])), Path(sys.argv[2]))
