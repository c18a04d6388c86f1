"""A language is a folder of data: both folders keep to the schema, and the small one reads its own sentences."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from reconcile.errors import UsageError
from reconcile.language import Language, faults, load_language
from tests.places import PACKAGE, ROOT
from tests.values.notebook import Row, bounds, mark, plain, read, rows, say


@pytest.mark.parametrize(
    "code", sorted(p.name for p in (PACKAGE / "language").iterdir() if (p / "numbers.yaml").is_file())
)
def test_every_language_keeps_to_the_schema(code: str) -> None:
    assert faults(load_language(code)) == ()


class Draft(Language):
    """A language whose sections are those of English, but for what a test changes."""

    def __init__(self, name: str, change: Callable[[dict[str, object]], None]) -> None:
        super().__init__("en")
        self._name, self._change = name, change

    def section(self, name: str) -> object:
        found = yaml.safe_load((PACKAGE / "language" / "en" / f"{name}.yaml").read_text(encoding="utf-8"))
        if name == self._name:
            self._change(found)
        return found


@pytest.mark.parametrize(
    ("section", "change", "fault"),
    [
        ("numbers", lambda s: s.pop("ones"), "numbers.ones: missing"),
        ("numbers", lambda s: s["ones"].update(drei="3"), "numbers.ones: drei: must be a number"),
        ("numbers", lambda s: s.update(half=[True]), "numbers.half: True is no word; put it in quotation marks"),
        ("numbers", lambda s: s.update(halves=["half"]), "numbers.halves: no such entry"),
        ("hedges", lambda s: s["before"].update(vaguely=["vaguely"]), "hedges.before: `vaguely` has no row in `intervals`"),
        ("hedges", lambda s: s["intervals"]["about"].update(sides="left"), "hedges.intervals: about: `sides` must be one of above, below, both"),
        ("quantities", lambda s: s["shares"]["most"].update(soft="[40, 100]"), "quantities.shares: most: `soft` must lie within `hard`"),
        ("units", lambda s: s["length"]["units"].update(ell=[0, "ell"]), "units.length: ell: the factor must be a number above zero"),
        ("units", lambda s: s["mass"]["symbols"].update(st="stone age"), "units.mass: `stone age` is none of its units"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_folder_is_named(section: str, change: Callable[[dict[str, object]], None], fault: str) -> None:
    assert faults(Draft(section, change)) == (fault,)


@pytest.mark.parametrize("row", list(rows("german.md")), ids=str)
def test_a_german_sentence_reads_as_its_row_says(row: Row) -> None:
    marked, reading = row.cells
    found = read(plain(marked), "de")
    assert mark(plain(marked), found) == marked
    assert "; ".join(map(say, found)) == reading


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("14,3 Milliarden Euro", "14.3 billion euros"),
        ("rund 300 Schiffe", "around 300 ships"),
        ("knapp 300 Schiffe", "nearly 300 ships"),
        ("mehr als 100.000 Schiffe", "more than 100,000 ships"),
        ("fast die Hälfte der Schiffe", "nearly half of the ships"),
        ("mehrere Schiffe", "several ships"),
        ("49,5 Prozent", "49.5 percent"),
    ],
)
def test_the_same_words_denote_the_same_in_both_languages(german: str, english: str) -> None:
    (one,), (two,) = read(german, "de"), read(english)
    assert (one.kind, one.number, one.unit, bounds(one)) == (two.kind, two.number, two.unit, bounds(two))


def test_german_marks_are_not_english_ones() -> None:
    assert [v.number for v in read("1.234 Schiffe", "de")] == [1234]
    assert [str(v.number) for v in read("1.234 ships")] == ["1.234"]


def test_a_section_that_a_language_lacks_is_named() -> None:
    with pytest.raises(UsageError, match=r"the language `de` has no `furniture.yaml`"):
        load_language("de").section("furniture")


def test_the_words_of_several_entries_are_one_set() -> None:
    english = load_language("en")
    assert english.words("function", "definite", "its") == {"the", "this", "that", "its", "their"}
    assert english.words("function", "be") is load_language("en").words("function", "be")


def test_the_docs_name_every_section_of_the_schema() -> None:
    docs = Path(ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    schema = yaml.safe_load((PACKAGE / "language" / "schema.yaml").read_text(encoding="utf-8"))
    assert [name for name in schema if f"`{name}.yaml`" not in docs] == []
