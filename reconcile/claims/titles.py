"""Names of people beside their offices: `Assistant District Attorney Ann Lee`, `Ann Lee, the prosecutor`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reconcile.language import Language
from reconcile.model import Parse

PORTFOLIO = "portfolio"  # the field of what ministers are ministers of
_JOINING = frozenset({"and", "&"})  # `education and health minister`, `founder and CEO`
_LONGEST = 4  # words of the longest office
_APPOSED = 3  # words before a name in apposition to an office: `the mayor ,`
_BODY = 6  # words of the name of a body behind an office
_REACH = 7  # words behind a name among which its office may stand


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written: first and last token, its plain name with its rank, and the field it belongs to."""

    first: int
    last: int
    plain: str
    base: str = ""  # the office without rank
    past: bool = False  # `former`, `then`: held at another time


class Titles:
    """The offices of a language by their words."""

    def __init__(self, language: Language) -> None:
        data = language.section("titles")
        self.office: dict[tuple[str, ...], str] = {}
        self.field: dict[str, str] = {}
        for field, offices in data["fields"].items():
            for office in offices:
                self.office[tuple(office.split())] = office
                self.field.setdefault(office, field)
        for office, others in data["same"].items():
            for other in others:
                self.office[tuple(other.split())] = office
        self.ranks = frozenset(data["ranks"])
        self.of_vice, self.loose = frozenset(data["of_vice"]), frozenset(data["loose"])
        self.sworn, self.shared = frozenset(data["sworn"]), frozenset(data["shared"])
        self.empty = frozenset(data["empty"])
        self.over = frozenset(data["over"])
        self.times = self.over | frozenset(data["times"])
        held = data["portfolios"]
        self.portfolios = {word: name for name, listed in held["words"].items() for word in listed}
        self.between = frozenset(data["between"]) | self.portfolios.keys()
        self.of_portfolio, self.behind = frozenset(held["of"]), frozenset(held["behind"])
        self.field[PORTFOLIO] = PORTFOLIO
        self.address = frozenset(data["address"])
        self.borne = self.address - frozenset(data["unborne"])
        self.before = self.address | self.ranks | self.empty | self.times
        self.links = tuple(tuple(link.split()) for link in sorted(data["links"]))
        self.verbs = {tuple(verb.split("-")): office for verb, office in data["verbs"].items()}
        self.people = language.words("names", "people") | language.words("ages", "person")
        self.with_surname = frozenset(data["with_surname"])
        self.houses, self.creeds = language.words("names", "houses"), language.words("names", "creeds")
        self.bodies = language.words("names", "bodies") | language.words("names", "endings") | self.houses
        self.bodies |= frozenset(data["no_surnames"])
        self.ladder_of = {office: name for name, listed in data["ladders"].items() for office in listed}

    def at(self, words: list[str], end: int) -> int:
        """Return how many words ending at `end` (inclusive) make the longest office, 0 for none."""
        for size in range(min(_LONGEST, end + 1), 0, -1):
            if tuple(words[end - size + 1 : end + 1]) in self.office:
                return size
        return 0

    def held(self, words: Sequence[str]) -> list[bool]:
        """Tell of each word of a run whether it belongs to an office or a form of address.

        A word of rank or time does so only in front of an office: `Deputy Mayor Lee`, `New Jersey`.
        """
        found = [word in self.borne or word == "the" for word in words]
        for end in range(len(words)):
            size = self.at(list(words), end)
            found[end - size + 1 : end + 1] = [True] * size
        leading = self.ranks | self.empty | self.times | self.creeds
        for index in range(len(words) - 2, -1, -1):
            led = words[index] in leading or self.is_portfolio(words[index : index + 2])
            found[index] |= found[index + 1] and led
        return found

    def is_portfolio(self, words: Sequence[str]) -> bool:
        """Tell whether words are a minister's field beside the office: `defence minister`, `minister of the interior`."""
        if len(words) == 2:
            return words[0] in self.portfolios and self.office.get((words[1],), "") in self.of_portfolio
        *before, field = words
        held = [word for word in before if word != "the"]
        return (
            len(held) >= 2
            and field in self.portfolios
            and held[-1] in self.behind
            and self.office.get((held[-2],), "") in self.of_portfolio
        )

    def is_body(self, words: Sequence[str]) -> bool:
        """Tell whether the words behind an office are those of a body or a place, and no person's: `Major League Football`."""
        return not self.bodies.isdisjoint(words)

    def is_house(self, words: Sequence[str]) -> bool:
        """`Lorne General Hospital`, `King's College Lorne`: an office inside such a name is nobody's."""
        return (words[-1] in self.houses and "of" not in words) or "'s" in words

    def is_borne(self, word: str) -> bool:
        """Tell whether only a person bears what a word says: an office or a form of address, and not `the` or `new`."""
        return (word,) in self.office or word in self.borne


@cache
def titles(language: Language) -> Titles:
    """Return the offices of a language."""
    return Titles(language)


def plain_words(parse: Parse) -> list[str]:
    """Return the words of a sentence in lower case without full stops, as the lists of offices write them."""
    return [t.text.lower().rstrip(".") for t in parse.tokens]


def core_of(words: list[str], first: int, last: int, offices: Titles) -> int:
    """Return where a name begins; `last + 1` where its run is nothing but an office."""
    return last + 1 if all(offices.held(words[first : last + 1])) else first


def find_offices(parse: Parse, words: list[str], core: int, last: int, offices: Titles) -> Iterator[Office]:
    """Yield the offices given to the name at [core, last]: the one before it, then those behind it."""
    home = core > 1 and words[core - 2 : core] == [",", "of"]  # `Ann Lee, 47, of Mill Street, a clerk`
    found = (
        *_before(words, core - 1, offices),
        *_apposed(parse, words, core, last, offices),
        *(() if home else _behind(parse, words, last, offices)),
    )
    yield from found
    yield from (held for office in found if (held := _portfolio(words, office, offices)) is not None)


def _before(words: list[str], end: int, offices: Titles) -> Iterator[Office]:
    """`founder and CEO NAME`: the office before a name, and the one that `and` ties to it."""
    size = offices.at(words, end) if end >= 0 else 0
    if size:
        found = _with_rank(words, end - size + 1, end, offices)
        yield found
        if found.first >= 2 and words[found.first - 1] in _JOINING and offices.at(words, found.first - 2):
            yield from _before(words, found.first - 2, offices)


def _apposed(parse: Parse, words: list[str], core: int, last: int, offices: Titles) -> Iterator[Office]:
    """`the mayor, NAME, …`, `the firm's president, NAME.`: a name between commas behind the office that it holds."""
    closed = (
        last + 1 < len(words) and words[last + 1] in (",", "") and (last + 2 >= len(words) or words[last + 2] != "and")
    )
    if core < _APPOSED or words[core - 1] != "," or not closed:
        return
    end = _before_body(parse, words, core - 2)
    held = tuple(_before(words, end, offices))
    for number, office in enumerate(held):
        first = next((i for i in range(office.first, 0, -1) if words[i - 1] not in offices.between), 0)
        opens = parse.tokens[first - 1] if first else None
        if end < core - 2 and first > 1 and words[first - 2] == "of":
            return  # `the mother of the mayor of Lorne, NAME`
        if opens is not None and (opens.text.lower() == "the" or opens.tag == "PART" or opens.form == "PRP$"):
            yield from held[: number + 1]  # `its president and chief executive, NAME`
            return


def _before_body(parse: Parse, words: list[str], end: int) -> int:
    """`the head | of Norham Council, NAME`: where the office ends that stands before its body; `end` itself where none follows."""
    index = end
    while index > max(0, end - _BODY) and (parse.tokens[index].tag in ("PROPN", "PART") or words[index] == "the"):
        index -= 1
    return index - 1 if index < end and words[index] == "of" else end


def _portfolio(words: list[str], office: Office, offices: Titles) -> Office | None:
    """`the defence minister`, `minister for health`: what a minister is minister of, as an office of its own; None for two at once."""
    if office.base not in offices.of_portfolio:
        return None
    before, behind = office.first - 1, office.last + 2
    if before >= 0 and words[before] in offices.portfolios:
        at, joined = before, words[before - 1] if before else ""
    elif behind < len(words) and words[office.last + 1] in offices.behind and words[behind] in offices.portfolios:
        at, joined = behind, words[behind + 1] if behind + 1 < len(words) else ""
    else:
        return None
    if joined in _JOINING:
        return None
    plain = f"{offices.portfolios[words[at]]} {office.base}"
    return Office(min(at, office.first), max(at, office.last), plain, PORTFOLIO, office.past)


def _with_rank(words: list[str], first: int, last: int, offices: Titles) -> Office:
    """Take in the words of rank and time that stand before an office, over the words that may stand between."""
    office = offices.office[tuple(words[first : last + 1])]
    ranks: list[str] = []
    start, past, index = first, False, first - 1
    while index >= 0 and (
        words[index] in offices.ranks | offices.empty | offices.times | offices.between or words[index] == "-"
    ):
        if words[index] in offices.of_vice and ranks[:1] == ["vice"]:
            start = index
            ranks.insert(0, words[index])
        elif words[index] in offices.ranks:
            start = index
            if office not in offices.shared and (words[index] != "deputy" or office not in offices.sworn):
                ranks.insert(0, words[index])
        elif words[index] in offices.times:
            start = index
            past = past or words[index] in offices.over
        index -= 1
    plain = " ".join([*ranks, office])
    if words[first].startswith("co-") or words[first] == "cofounder" or ranks[-1:] == ["co"]:
        plain = f"co-{office}"
    return Office(start, last, plain, office, past)


def _behind(parse: Parse, words: list[str], last: int, offices: Titles) -> Iterator[Office]:
    """`NAME, the president and CEO of …`, `NAME, 54, is a prosecutor`: offices in apposition or as predicate."""
    index = last + 1
    if index >= len(words):
        return
    yield from _by_verb(words, index, offices)
    link = next((link for link in offices.links if tuple(words[index : index + len(link)]) == link), ())
    if words[index] != "," and not link:
        return
    index += len(link) or 1
    if words[index : index + 1] == ["who"]:  # `NAME, who is mayor of …`
        held = next((link for link in offices.links if tuple(words[index + 1 : index + 1 + len(link)]) == link), ())
        index += 1 + len(held) if held and held[0] != "was" else 0
    if not link and index + 1 < len(words) and words[index].isdigit() and words[index + 1] == ",":
        index = _past_home(parse, words, index + 2)
    found = False
    for end in range(index, min(index + _REACH, len(words))):
        stops = ("VERB", "AUX", "PART", "PRON", "ADP", "PUNCT", "SCONJ", "CCONJ")  # `was not a doctor`
        if parse.tokens[end].tag in stops and words[end] not in offices.before and not _joins(words, end, found):
            return
        size = offices.at(words, end)
        if size and end - size + 1 >= index and not offices.at(words, end + 1 if end + 1 < len(words) else end) > size:
            office = _with_rank(words, end - size + 1, end, offices)
            if parse.tokens[min(end + 1, len(words) - 1)].tag == "PROPN":
                return  # `Judge Ann Lee, court reporter Tom Hale and …`: the office of the next one
            if office.base not in offices.loose:
                yield office
            found = True


def _past_home(parse: Parse, words: list[str], index: int) -> int:
    """`Ann Lee, 47, | of Mill Street, | a clerk`: where the words go on behind where somebody lives."""
    end = index + 1
    while end < len(words) and parse.tokens[end].tag == "PROPN":
        end += 1
    home = words[index : index + 1] == ["of"] and end > index + 1 and words[end : end + 1] == [","]
    return end + 1 if home else index


def _by_verb(words: list[str], index: int, offices: Titles) -> Iterator[Office]:
    """`NAME, who co-founded the firm`: a verb that gives an office."""
    while index < len(words) and words[index] in (",", "who"):
        index += 1
    for verb, office in offices.verbs.items():
        spoken = [w for w in words[index : index + 3] if w != "-"] if len(verb) > 1 else words[index : index + 1]
        if (
            len(spoken) >= len(verb)
            and spoken[: len(verb) - 1] == list(verb[:-1])
            and spoken[len(verb) - 1] in (f"{verb[-1]}ed", f"{verb[-1]}s")
        ):
            yield Office(index, index + (2 * len(verb) - 2), office, office.removeprefix("co-"))
        elif words[index : index + 1] in ([f"{'-'.join(verb)}ed"], [f"{'-'.join(verb)}s"]):
            yield Office(index, index, office, office.removeprefix("co-"))


def _joins(words: list[str], index: int, found: bool) -> bool:
    return (found and words[index] in _JOINING) or words[index] in ("'s", "’s", "-")


__all__ = ["Office", "Titles", "core_of", "find_offices", "plain_words", "titles"]
