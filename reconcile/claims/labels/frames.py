"""The frames in which particulars stand, as `particulars.yaml` has them: verbs, prepositions and the kinds of words that fill the place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reconcile.language import Language


@dataclass(frozen=True, slots=True)
class Frame:
    """The verbs and prepositions behind which a particular stands, and the kinds of words that fill the place."""

    name: str
    cases: frozenset[str]
    kinds: tuple[str, ...]
    of_doer: bool
    towns: frozenset[str]  # prepositions behind which the name of a town fills the place
    named: frozenset[str]  # last words of names that fill the place
    plain: bool  # whether the verb with its object is enough, though it tells no deed
    loaded: bool  # whether it is told of no person
    listed: bool  # whether of nouns only those of `things` count
    settled: bool  # whether every name of a place that is no region is one where people live
    floors: bool  # whether the storey of a house fills the place
    suffered: bool  # whether its noun is what somebody has: a wound
    across: bool  # whether words of two of its kinds exclude each other too
    limits: frozenset[str]  # words beside the verb that put it in a part of a life: `lived in Oslo as a child`
    besides: frozenset[str]  # nouns behind "of" with which a word is of no kind: `manager of the year`
    things: frozenset[str]  # whose it may be besides a person by name


_LISTS = ("cases", "towns", "named", "limits", "besides", "things")
_FLAGS = ("plain", "loaded", "listed", "settled", "floors", "suffered", "across")
_POST = "post"


def _frame(name: str, entry: Mapping[str, Any], kinds: Iterable[str]) -> Frame:
    """A frame as the file describes it; a kind of several fields, such as the posts, stands for all of them."""
    told: dict[str, Any] = {key: frozenset(entry.get(key, ())) for key in _LISTS}
    told |= {key: entry.get(key, False) for key in _FLAGS}
    return Frame(
        entry.get("name", name),
        kinds=tuple(kind for kind in kinds if kind in entry["kinds"] or kind.split()[0] in entry["kinds"]),
        of_doer=entry.get("of") == "doer",
        **told,
    )


def _offices(language: Language) -> dict[str, dict[str, list[str]]]:
    """The posts that shut each other out, field by field, each with its other names; words such as `manager` are said of several."""
    data, posts = language.section("titles"), language.section("particulars")["posts"]
    kinds: dict[str, dict[str, list[str]]] = {}
    for field in posts["fields"]:
        plain = (office for office in data["fields"][field] if office not in posts["loose"])
        found = {office: [office, *data["same"].get(office, ())] for office in plain}
        lower = {f"{r} {o}": [f"{r} {name}" for name in names] for o, names in found.items() for r in posts["ranks"]}
        kinds[f"{_POST} {field}"] = found | lower
    return kinds


class Words:
    """The words of `particulars.yaml`."""

    def __init__(self, language: Language) -> None:
        data = language.section("particulars")
        kinds = {**data["kinds"], **_offices(language)}
        self.frames: dict[str, list[Frame]] = {}
        self.frame_of: dict[str, Frame] = {}  # by its own name
        self.frames_of_words: dict[str, list[Frame]] = {}  # by the nouns and adjectives of a deed
        for name, entry in data["frames"].items():
            frame = self.frame_of[name] = _frame(name, entry, kinds)
            for verb in entry["verbs"]:
                self.frames.setdefault(verb, []).append(frame)
            for word in (*entry.get("nouns", ()), *entry.get("adjectives", ())):
                self.frames_of_words.setdefault(word, []).append(frame)
        self.verbs = {*self.frames, *(phrase.partition(" ")[0] for phrase in language.section("hours")["phrases"])}
        self.hyphened: Mapping[str, str] = data["hyphened"]
        self.paths: Mapping[str, Mapping[str, str]] = {
            kind: {word: f"{kind}/{path}" for path, words in tree.items() for word in words}
            for kind, tree in kinds.items()
        }
        self.sides, self.sided = frozenset(data["sides"]), frozenset(data["sided"])
        self.colours = {word: name for name, words in data["colours"].items() for word in words}
        self.bodies = frozenset(data["bodies"])
        self.former = frozenset(data["former"])
        self.wanted, self.hitting = frozenset(data["wanted"]), frozenset(data["hitting"])
        self.garments = frozenset(data["garments"])
        self.vehicles, self.makes = frozenset(data["vehicles"]), frozenset(data["makes"])
        self.lands = {kind: frozenset(name.casefold() for name in names) for kind, names in data["lands"].items()}
        self.regions = frozenset(name.casefold() for name in data["regions"]).union(*self.lands.values())
        self.roads = frozenset(data["roads"])
        self.spots: Mapping[str, str] = data["spots"]
        self.no_towns = frozenset(data["no_towns"]) | language.words("origins", "areas")
        self.no_homes = self.no_towns - language.words("origins", "suburbs")


@cache
def words_of(language: Language) -> Words:
    """Return the frames and words of a language."""
    return Words(language)
