"""The weights as data: their licence, their card, their trainer, and when they are read."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

from tests.places import PACKAGE, ROOT

HOME = PACKAGE / "grammar" / "en"
SENTENCES = (
    ("Halden", "PROPN|NNP", 2, "nsubj"),
    ("sold", "VERB|VBD", 0, "root"),
    ("two", "NUM|CD", 4, "nummod"),
    ("ships", "NOUN|NNS", 2, "obj"),
    (".", "PUNCT|.", 2, "punct"),
)


def test_the_weights_have_a_licence_and_a_card() -> None:
    notice, card = (HOME / "LICENSE").read_text("utf-8"), (HOME / "MODEL.md").read_text("utf-8")
    for text in (notice, card):
        assert "CC BY-SA 4.0" in text
        assert "EWT" in text
    assert "Silveira" in notice
    assert "creativecommons.org/licenses/by-sa/4.0" in notice


def test_the_package_ships_the_notice_with_the_weights() -> None:
    assert "reconcile/grammar/en/LICENSE" in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_trainer_gives_the_same_bytes_again(tmp_path: Path) -> None:
    rows = [
        "\t".join((str(n), form, form.lower(), *tag.split("|"), "_", str(head), relation, "_", "_"))
        for n, (form, tag, head, relation) in enumerate(SENTENCES, 1)
    ]
    with gzip.open(tmp_path / "ewt-train.conllu.gz", "wt", encoding="utf-8") as treebank:
        treebank.write(("\n".join(rows) + "\n\n") * 10)
    written = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "training.train", str(tmp_path), str(tmp_path / seed)]
        subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        written.append((tmp_path / seed / "weights.bin").read_bytes())
    assert written[0] == written[1]


def test_the_version_is_told_without_reading_the_weights() -> None:
    code = (
        "import sys; sys.argv = ['reconcile', '--version']\n"
        "from reconcile.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert 'reconcile.grammar.weights' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True)
