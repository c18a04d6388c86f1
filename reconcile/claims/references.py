"""What `it`, `she` and `the company` stand for, with the reason and how far it can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reconcile.claims.titles import titles
from reconcile.language import Language
from reconcile.model import Parse, Reference

UNTOLD = Reference("", "", 0.0)
NAMED = 0.9  # the least trust in a name as written, or in a short form of it
SPOKEN_OF = 0.75  # the trust in the last person or thing, for a pronoun
_LATELY = 2  # sentences since a person was named whose age is told by `the 34-year-old` for the first time
_LONG = 4  # digits of what is no age
_RECENT = 12  # names that are still in the reader's mind


@dataclass(frozen=True, slots=True)
class Name:
    """A run of proper nouns: token indices first to last, inclusive, and its canonical form in the document."""

    first: int
    last: int
    text: str
    canonical: str


@dataclass(frozen=True, slots=True)
class _Words:
    organisations: frozenset[str]
    persons: frozenset[str]
    pronouns: dict[str, str]


@cache
def _words(language: Language) -> _Words:
    data = language.section("referents")
    kinds = ("thing", "group", "person")
    return _Words(
        frozenset(data["organisations"]),
        frozenset(data["persons"]),
        {str(word): kind for kind in kinds for word in data[f"{kind}_pronouns"]},
    )


@dataclass
class Roster:
    """The names of one document, sentence by sentence, and who the text was last about."""

    names: tuple[Sequence[Name], ...]
    persons: frozenset[str]
    language: Language
    _thing: str = field(default="", init=False)
    _person: str = field(default="", init=False)
    _speaker: str = field(default="", init=False)
    _told: tuple[int, int] = field(
        default=(-1, -1), init=False
    )  # sentences in which the person and the speaker were named
    _recent: list[str] = field(default_factory=list, init=False)
    _alone: str = field(default="", init=False)  # the only one of the last sentence that may be a person
    _nouns: set[str] = field(default_factory=set, init=False)  # those for persons, as told so far
    _articled: set[str] = field(default_factory=set, init=False)  # names with `the` before them: bodies and places
    _ages: dict[int, str] = field(default_factory=dict, init=False)  # age → the name that it was given to
    _described: dict[str, str] = field(default_factory=dict, init=False)  # noun → the name that it was last set beside

    def name_at(self, sentence: int, token: int) -> Name | None:
        """Return the name that a token belongs to."""
        for name in self.names[sentence]:
            if name.first <= token <= name.last:
                return name
        return None

    def resolve(self, sentence: int, parse: Parse, token: int, other_than: str = "") -> str:
        """Say who a noun or pronoun stands for: a canonical name, or an empty string."""
        return self.refer(sentence, parse, token, other_than).name

    def refer(self, sentence: int, parse: Parse, token: int, other_than: str = "") -> Reference:
        """Say who a noun or pronoun stands for, and why.

        `the startup` beside a subject stands for another than the subject: the last thing named that is not `other_than`.
        """
        if token < 0:
            return UNTOLD
        name = self._bearer(sentence, parse, self.name_at(sentence, token)) or self._appended(sentence, parse, token)
        if name is not None:
            if name.text == name.canonical:
                return Reference(name.canonical, "named", 1.0)
            return Reference(name.canonical, f"“{name.text}”: short form", 0.95)
        words, text = _words(self.language), parse.tokens[token].text.lower()
        kind = words.pronouns.get(text)
        if kind is not None:
            return self._pronoun(text, kind)
        aged = next((age for i in (token, *parse.children[token]) if (age := _age_of(parse, i, self.language))), 0)
        if aged:
            return self._aged(sentence, aged) if _definite(parse, token, self.language) else UNTOLD
        return self._noun(parse, token, words, other_than)

    def _pronoun(self, text: str, kind: str) -> Reference:
        if kind == "person" and not self._person and (found := self._likely()):
            return Reference(found, f"“{text}”: last name the text was about", 0.6)
        found = self._person if kind == "person" else self._thing if kind == "thing" else ""
        return Reference(found, f"“{text}”: last {kind} the text was about", SPOKEN_OF) if found else UNTOLD

    def _likely(self) -> str:
        """Who is meant where nobody is known to be a person: what the text is about, or the only name of the last sentence that may be one."""
        return self._thing if self.may_be_person(self._thing) else self._alone

    def may_be_person(self, name: str) -> bool:
        """Tell whether a name may be a person's: two or three capitalised words that nothing describes as an organisation."""
        words = name.split()
        plain = 2 <= len(words) <= 3 and all(w[:1].isupper() and not w.isupper() and w.isalpha() for w in words)
        return plain and name not in self._articled and name not in self._described.values()

    def _aged(self, sentence: int, age: int) -> Reference:
        """`the 34-year-old`, `the 34-year-old driver`: who was given that age before, else the last person, where no age of theirs is known."""
        if age in self._ages:
            told = self._ages[age]
            return Reference(told, f"“the {age}-year-old”: that age was told before", 0.8) if told else UNTOLD
        last = self._person if sentence - self._told[0] <= _LATELY else ""
        found = last or self._likely()
        if not found or found in self._ages.values():
            return UNTOLD
        return Reference(found, f"“the {age}-year-old”: last person the text was about", 0.5)

    def _noun(self, parse: Parse, token: int, words: _Words, other_than: str) -> Reference:
        lemma = parse.tokens[token].lemma.lower()
        if parse.tokens[token].form != "NN" or not _definite(parse, token, self.language):
            return UNTOLD
        if lemma in words.persons:
            found = self._person or ("" if lemma in self._nouns else self._likely())
            return Reference(found, f"“the {lemma}”: last person the text was about", 0.5) if found else UNTOLD
        if lemma not in words.organisations:
            return UNTOLD
        described = self._described.get(lemma, "")
        if described and described != other_than:
            return Reference(described, f"“the {lemma}”: so described before", 0.8)
        if not other_than:
            return (
                Reference(self._thing, f"“the {lemma}”: last thing the text was about", 0.7) if self._thing else UNTOLD
            )
        for name in reversed(self._recent):
            if name != other_than and name not in self.persons:
                return Reference(name, f"“the {lemma}”: last other thing named", 0.6)
        return UNTOLD

    def _bearer(self, sentence: int, parse: Parse, name: Name | None) -> Name | None:
        """`Acme chief Ann Lee`: of a name, an office and a person's name the person is meant."""
        if name is None or name.last + 2 >= len(parse.tokens):
            return name
        office = parse.tokens[name.last + 1].text.lower()
        person = self.name_at(sentence, name.last + 2) if titles(self.language).is_borne(office) else None
        return person if person is not None and person.canonical in self.persons else name

    def _appended(self, sentence: int, parse: Parse, token: int) -> Name | None:
        """`artificial intelligence company Scale`, `its chief, Ann Lee,`: a name that hangs on a common noun names it."""
        for child in parse.children[token]:
            relation = parse.tokens[child].relation
            if relation in ("appos", "flat", "compound", "nmod") and child == token + 1:
                return self.name_at(sentence, child)
            if relation == "appos" and child > token:
                return self.name_at(sentence, child)
        return None

    def mention(self, sentence: int, parse: Parse) -> None:
        """Note the names of a sentence that has been read, and the nouns that describe them."""
        places = self.language.words("function", "place")
        for name in self.names[sentence]:
            if not name.first or parse.tokens[name.first - 1].text.lower() not in places:
                self._recent.append(name.canonical)  # no firm stands for `in Norway`
            if name.first > 0 and parse.tokens[name.first - 1].text.lower() == "the":
                self._articled.add(name.canonical)
            if age := _age_beside(parse, name, self.language):
                known = self._ages.setdefault(age, name.canonical)
                self._ages[age] = name.canonical if known == name.canonical else ""  # two of one age
            if name.canonical in self.persons:
                continue
            for index in _beside(parse, name):
                self._described[parse.tokens[index].lemma.lower()] = name.canonical
        del self._recent[:-_RECENT]
        self._alone = self._only_person(sentence, parse)

    def _only_person(self, sentence: int, parse: Parse) -> str:
        """The only name of a sentence that may be a person's; empty where a noun tells of another person, as in `Acme Motors sued a man`."""
        persons, places = _words(self.language).persons, self.language.words("function", "place")
        nouns = [i for i, t in enumerate(parse.tokens) if t.tag == "NOUN" and t.lemma.lower() in persons]
        self._nouns.update(parse.tokens[i].lemma.lower() for i in nouns if not _definite(parse, i, self.language))
        if nouns:
            return ""
        names = {
            name.canonical
            for name in self.names[sentence]
            if name.canonical in self.persons
            or (self.may_be_person(name.canonical) and parse.tokens[name.first - 1].text.lower() not in places)
        }
        return names.pop() if len(names) == 1 else ""

    def hear(self, sentence: int, canonical: str) -> None:
        """Note that this name has just said something."""
        if canonical:
            self._speaker, self._told = canonical, (self._told[0], sentence)

    def speaker(self, sentence: int, parse: Parse, token: int) -> str:
        """Say who `he` is that says something: the last one who spoke, unless the text went on to another person."""
        heard = self._speaker if self._told[1] >= self._told[0] else ""
        return heard or self.resolve(sentence, parse, token)

    def remember(self, sentence: int, canonical: str) -> None:
        """Note that the text was just about this name."""
        if canonical in self.persons:
            self._person, self._told = canonical, (sentence, self._told[1])
        elif canonical:
            self._thing = canonical


def _age_of(parse: Parse, token: int, language: Language) -> int:
    """The age in `34-year-old`; 0 for other words."""
    number, _, unit = parse.tokens[token].text.lower().partition("-")
    told = unit in language.words("referents", "aged") and number.isdecimal() and len(number) < _LONG
    return int(number) if told else 0


def _age_beside(parse: Parse, name: Name, language: Language) -> int:
    """`Ann Lee, 34,`, `34-year-old Ann Lee`, `Ann Lee, a 34-year-old`: the age that a name is given; 0 where it has none."""
    tokens = parse.tokens
    behind = [t.text for t in tokens[name.last + 1 : name.last + 4]]
    if behind[:1] == [","] and len(behind) > 1 and behind[1].isdecimal() and len(behind[1]) < _LONG:
        return int(behind[1]) if behind[2:] in ([","], ["."], [";"], []) else 0
    near = (*range(name.last + 1, min(len(tokens), name.last + 4)), *range(max(0, name.first - 1), name.first))
    if behind[:1] != [","]:
        near = near[-1:] if name.first else ()
    return next((age for i in near if (age := _age_of(parse, i, language))), 0)


def _definite(parse: Parse, token: int, language: Language) -> bool:
    definite = language.words("function", "definite")
    return any(parse.tokens[c].text.lower() in definite for c in parse.children[token])


def _beside(parse: Parse, name: Name) -> list[int]:
    """Return the common nouns set beside a name: `company Scale`, `Scale, a company`, `Scale is a company`."""
    tokens = parse.tokens
    head = next(
        (i for i in range(name.first, name.last + 1) if not name.first <= tokens[i].head <= name.last), name.first
    )
    beside = [c for c in parse.children[head] if tokens[c].relation == "appos"]
    above = tokens[head].head
    if above >= 0 and (
        tokens[head].relation in ("appos", "flat")
        or (tokens[head].relation == "compound" and above == name.first - 1)
        or (
            tokens[head].relation == "nsubj"
            and {"cop"} == {tokens[c].relation for c in parse.children[above]} & {"cop", "case"}
        )
    ):
        beside.append(above)
    return [i for i in beside if tokens[i].tag == "NOUN"]
