"""Which branch of a kind fills a place: a word of a list, the name of a town, a country, a coast or a house, a floor."""

import re

from reconcile.claims.labels.behind import OFF, stands_in
from reconcile.claims.labels.frames import Frame, Words, words_of
from reconcile.claims.references import Name
from reconcile.claims.scene import Scene
from reconcile.language import Language

TOWN = "town"
_NAMED, _COAST, _ROAD = "institution", "coast", "road"
_WHERE = (f"{TOWN}/", f"{_COAST}/", "country/", "state/")
_FLOOR, _ANY = "floor", "place"
_NUMBERED = re.compile(r"[A-Z]{1,2}-?\d{1,4}")  # `on the A9`
_LONGEST = 3  # words before the last of a kind: `first-degree murder`


def branch(scene: Scene, index: int, frame: Frame, words: Words) -> tuple[str, int]:
    """Return the branch of a word or the name of a place, with its first word; an empty one for what no kind of the frame knows."""
    if frame.floors and (found := _floor(scene, index)) is not None:
        return found
    name = scene.roster.name_at(scene.number, index)
    if name is not None:
        return _of_name(scene, index, name, frame), name.first
    return _of_word(scene, index, frame, words)


def _of_name(scene: Scene, index: int, name: Name, frame: Frame) -> str:
    """`in Graz`, `in Spain`, `off Crete`, `in the Black Sea`, `on Mill Road`, `at Mercy Hospital`."""
    proper, _, last = name.canonical.rpartition(" ")
    words = words_of(scene.language)
    led = stands_in(scene, index)
    if proper and last.lower() in frame.named:
        return f"{_ROAD if last.lower() in words.roads else _NAMED}/{name.canonical}"
    if frame.named & words.roads and _NUMBERED.fullmatch(name.canonical):
        return f"{_ROAD}/{name.canonical}"
    if led not in frame.towns or _is_common(scene, name) or name.canonical in scene.roster.persons:
        return ""
    if led == OFF:
        return region_of(name.canonical, words) or f"{_COAST}/{name.canonical}"
    return region_of(name.canonical, words) or town_path(scene, name.canonical, settled=frame.settled)


def _is_common(scene: Scene, name: Name) -> bool:
    """Whether an article of something new stands before a name: a text in capitals has names everywhere, IN A BLAZE."""
    return scene.parse.tokens[name.first - 1].text.lower() in scene.language.words("function", "indefinite")


def _of_word(scene: Scene, index: int, frame: Frame, words: Words) -> tuple[str, int]:
    """A word of a kind, alone or with the words before it: `car park`, `first-degree murder`; `Dartmoor prison`, the `A4 motorway`."""
    tokens, text, start = scene.parse.tokens, scene.sentence.text, scene.sentence.span.start
    token = tokens[index]
    if token.tag not in ("NOUN", "ADJ") or tokens[index - 1].text.lower() in words.sides:
        return "", index  # in the left leg: of one wound, and there may be more
    lemma, name = token.lemma.lower(), scene.roster.name_at(scene.number, index - 1)
    if name is not None and lemma in frame.named and not _is_common(scene, name):
        return f"{_ROAD if lemma in words.roads else _NAMED}/{name.canonical} {lemma}", name.first
    for first in range(max(0, index - _LONGEST), index + 1):
        key = text[tokens[first].span.start - start : token.span.start - start].lower() + lemma
        found = next((words.paths[kind][key] for kind in frame.kinds if key in words.paths[kind]), "")
        if found:
            return f"{_ANY}/{found}" if frame.across else found, first
    return "", index


def _floor(scene: Scene, index: int) -> tuple[str, int] | None:
    """`the third floor`, `a third-floor window`: by its number; None for other words."""
    tokens, storeys = scene.parse.tokens, scene.language.words("particulars", "storeys")
    at = next((i for i in range(index, max(-1, index - 3), -1) if tokens[i].lemma.lower() in storeys), -1)
    before = at - 2 if at > 1 and tokens[at - 1].text == "-" else at - 1
    which = tokens[before].text.lower() if before >= 0 else ""
    if which in scene.language.words("particulars", "levels") or _is_ordinal(which, scene.language):
        return f"{_FLOOR}/{which}", before
    return None


def _is_ordinal(word: str, language: Language) -> bool:
    return word in language.words("numbers", "ordinals") or (
        word[:1].isdigit() and word[-2:] in language.words("numbers", "ordinal_endings")
    )


def is_place(path: str) -> bool:
    """Whether a branch is a town, a country, a state or a coast, which says where the deed was done."""
    return path.startswith(_WHERE)


def region_of(name: str, words: Words) -> str:
    """Return the branch of a country or of a state of one; empty for other names."""
    kind = next((kind for kind, names in words.lands.items() if name.casefold() in names), "")
    return f"{kind}/{name}" if kind else ""


def beside(scene: Scene, town: int) -> tuple[str, ...]:
    """Return the names of one phrase of place, `Eggenberg, Graz` or `Graz in Styria`: a quarter, its town and its country are no rivals."""
    found, last = list[str](), -1
    joins = {",", *scene.language.words("function", "place"), *scene.language.words("particulars", "lying")}
    for name in scene.roster.names[scene.number]:
        if name.first <= town <= name.last:
            found, last = [name.canonical], name.last
        elif found and all(t.text.lower() in joins for t in scene.parse.tokens[last + 1 : name.first]):
            found.append(name.canonical)
            last = name.last
        elif found:
            break
    return tuple(dict.fromkeys(found))


def town_path(scene: Scene, name: str, *, settled: bool = False) -> str:
    """Return the branch of a town, empty for a name of another kind; where people are known to live (`settled`), only regions are."""
    words = words_of(scene.language)
    last = name.rsplit(maxsplit=1)[-1].casefold()
    known = name.casefold() in words.regions or last in (words.no_homes if settled else words.no_towns)
    return "" if known else f"{TOWN}/{name}"
