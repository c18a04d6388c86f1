"""Which words news uses for one happening or one thing: classes of predicates and of things counted."""

from collections.abc import Collection
from decimal import Decimal
from functools import cache
from itertools import product

from reconcile.language.load import Language

_NOMINAL = ("ment", "ation", "ition", "tion", "sion", "ing", "ance", "ence", "al", "ure", "er", "or", "ery")


_PERSON = "person"  # the class of things counted that are people


class Thesaurus:
    """Classes of `predicates.yaml`; the users' own classes come first."""

    def __init__(self, language: Language, own: tuple[tuple[str, ...], ...] = ()) -> None:
        data = language.section("predicates")
        self._measured: dict[str, str] = dict(language.section("dimensions")["things"])
        self._spread = {unit: Decimal(str(most)) for unit, most in language.section("dimensions")["spread"].items()}
        self._predicate: dict[str, str] = {}
        self._thing: dict[str, tuple[str, ...]] = {}
        for words in own:
            for word in words:
                self._predicate.setdefault(word.lower(), words[0].lower())
                self._thing.setdefault(word.lower(), (words[0].lower(),))
        for name, words in data["classes"].items():
            for word in (name, *words):
                self._predicate.setdefault(word, name)
        things: dict[str, list[str]] = {}
        for name, words in data["things"].items():
            for word in dict.fromkeys((name, *words)):
                things.setdefault(word, []).append(name)
        for word, names in things.items():
            self._thing.setdefault(word, tuple(names))
        self._kin = frozenset(frozenset(pair) for pair in data["kin"])
        akin = {
            name: {other for pair in self._kin if name in pair for other in pair} for pair in self._kin for name in pair
        }
        self._kin_of = {name: tuple(sorted(others - {name})) for name, others in akin.items()}
        self._broader = frozenset((narrow, broad) for narrow, broad in data["hypernyms"])
        self._covering = sorted(self._broader)
        self._opposed = frozenset(frozenset(pair) for pair in data["opposites"])
        self._relatives = frozenset(data["relatives"])
        self._contrasts = tuple((one, two) for one, two in data["contrasts"])
        self._ways: dict[str, str] = {word: name for name, listed in data["ways"].items() for word in listed}
        self._verbs_only = frozenset(data["verbs_only"])
        self._senses: dict[str, dict[str, str]] = data["senses"]
        moments = language.section("moments")
        self._once = frozenset((*moments["once"], *moments["befalls"]))
        self._states = frozenset(data["states"])
        self._intransitive = frozenset(data["intransitive"])
        self._state_nouns = frozenset(data["state_nouns"])
        self._idioms: dict[str, str] = {phrase: name for name, listed in data["idioms"].items() for phrase in listed}
        self._lacking: dict[str, str] = {noun: name for name, listed in data["lacking"].items() for noun in listed}
        self._carriers = frozenset(data["carriers"])
        self._wholes, self._parting, self._badly = (frozenset(data[key]) for key in ("wholes", "parting", "badly"))
        self._collectives = frozenset(data["collectives"])
        self._undergoing, self._affecting = (frozenset(data[key]) for key in ("undergoing", "affecting"))
        self._light, self._moving, self._passing = (frozenset(data[key]) for key in ("light", "moving", "passing_on"))

    def predicate(self, lemma: str) -> str:
        """Return the class of a verb or of the noun of a verb; an unknown word is its own class, without its nominal ending."""
        found = self._predicate.get(lemma)
        if found is not None:
            return found
        if not lemma.endswith(_NOMINAL):
            return lemma
        for ending in _NOMINAL:
            if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
                stem = lemma[: -len(ending)]
                for form in (stem, stem + "e"):
                    if form in self._predicate:
                        return self._predicate[form]
        return lemma

    def done_to(self, verb: str, noun: str) -> str:
        """Return the class of a verb with what it is done to, empty where that is not told: people are fired, and so are shots."""
        senses = self._senses.get(verb)
        if senses is None:
            return self.predicate(verb)
        return next((senses[thing] for thing in (noun, *self.things(noun)) if thing in senses), senses["else"])

    def has_senses(self, verb: str) -> bool:
        """Tell whether the class of a verb hangs on what it is done to."""
        return verb in self._senses

    def known(self, lemma: str) -> bool:
        """Tell whether a word stands in a class of predicates."""
        return lemma in self._predicate

    def befalls_once(self, name: str) -> bool:
        """Tell whether a class is of what happens to a party once in the news of a season, such as a conviction."""
        return name in self._once

    def known_noun(self, lemma: str) -> bool:
        """Tell whether a noun stands in a class of predicates: `attack` does, `storm` only as a verb."""
        return lemma in self._predicate and lemma not in self._verbs_only

    def is_state(self, name: str) -> bool:
        """Tell whether a class is a state of what is counted, such as `kill` or `destroy`."""
        return name in self._states

    def way(self, word: str) -> str:
        """Return `rise` or `fall` for a word that tells which way a figure moved, else an empty string."""
        return self._ways.get(word, "")

    def is_way(self, name: str) -> bool:
        """Tell whether a class of predicates tells which way a figure moved."""
        return name in self._ways.values()

    def measured(self, unit: str) -> str:
        """Return the noun of what a unit measures, empty where it measures many things."""
        return self._measured.get(unit, "")

    def spread(self, unit: str) -> Decimal | None:
        """Return how far estimates of one thing in a unit lie apart at the most, None where nothing is known."""
        return self._spread.get(unit)

    def is_suffered(self, lemma: str) -> bool:
        """Tell whether a verb of state is done to its object: `kill` is, `die` is not."""
        return lemma not in self._intransitive

    def undergoes(self, lemma: str) -> bool:
        """Tell whether a verb leaves it to its noun to name a state: `suffer injuries`, `take shelter`."""
        return lemma in self._undergoing

    def affects(self, lemma: str) -> bool:
        """Tell whether a verb leaves it to its subject to name a state: `the outage affected 12,000 homes`."""
        return lemma in self._affecting

    def passes_on(self, lemma: str) -> bool:
        """Tell whether a verb may stand between those counted and their state: `people were reported missing`."""
        return lemma in self._passing

    def is_light(self, lemma: str) -> bool:
        """Tell whether a verb says too little by itself: `have`, `make`."""
        return lemma in self._light

    def parts(self, before: str, behind: tuple[str, ...]) -> bool:
        """Tell whether the words beside a figure make it one of a part: `including nine`, `12 of them`, `, 17 critically`."""
        if before == "," and not self._badly.isdisjoint(behind[:1]):
            return True
        return before in self._parting or (behind[:1] == ("of",) and not self._wholes.isdisjoint(behind[1:2]))

    def moves(self, lemma: str) -> bool:
        """Tell whether a verb of change or place leaves it to its other noun what a figure is of: `the toll rose to 12`."""
        return lemma in self._moving

    def counts(self, noun: str) -> bool:
        """Tell whether a noun, or two nouns joined, stand in a class of things counted."""
        return noun in self._thing

    def gathers(self, noun: str) -> bool:
        """Tell whether a noun stands for many whose number follows it: `a crew of 24`."""
        return noun in self._collectives

    def idiom(self, verb: str, word: str) -> str:
        """Return the class that a verb, or its class, names together with a noun or particle, else an empty string: `lose life`."""
        return self._idioms.get(f"{verb} {word}", "") or self._idioms.get(f"{self.predicate(verb)} {word}", "")

    def lacks(self, noun: str) -> str:
        """Return the class of a state that is to be without something, else an empty string: `homes without power`."""
        return self._lacking.get(noun, "")

    def carries(self, noun: str) -> bool:
        """Tell whether people are carried by what a noun names: `118 passengers on the flight`."""
        return noun in self._carriers

    def counts_state(self, lemma: str) -> bool:
        """Tell whether a noun counts the state itself: `deaths`, `arrests`."""
        return lemma in self._state_nouns

    def kin(self, left: str, right: str) -> bool:
        """Tell whether two classes may speak of one fact from two sides."""
        return frozenset((left, right)) in self._kin

    def kin_of(self, name: str) -> tuple[str, ...]:
        """Return the classes that are kin to one, sorted."""
        return self._kin_of.get(name, ())

    def things(self, noun: str) -> tuple[str, ...]:
        """Return the classes of a thing counted, with those that cover them; an unknown noun is its own."""
        own = self._thing.get(noun, (noun,))
        return tuple(dict.fromkeys((*own, *(broad for narrow, broad in self._covering if narrow in own))))

    def opposed(self, one: str, two: str) -> bool:
        """Tell whether two nouns never stand for the same ones: men and women."""
        return frozenset((one, two)) in self._opposed

    def counted_apart(self, one: str, two: str) -> bool:
        """Tell whether those counted under two nouns are never the same ones, by the nouns or their classes: civilians and troopers."""
        ours, theirs = ((noun, *self._thing.get(noun, ())) for noun in (one, two))
        return any(self.opposed(*pair) for pair in product(ours, theirs))

    def is_relative(self, noun: str) -> bool:
        """Tell whether a noun is that of one who is told of by another: a brother, an accomplice."""
        return noun in self._relatives

    def is_contrast(self, adjective: str) -> bool:
        """Tell whether an adjective tells two of a kind apart: upper, northern."""
        return any(adjective in pair for pair in self._contrasts)

    def contrasted(self, ours: Collection[str], theirs: Collection[str]) -> bool:
        """Tell whether each of two statements has one of two adjectives that tell two of a kind apart: the upper house, the lower house."""
        sides = (ours, theirs), (theirs, ours)
        return any(
            one in a and one not in b and two in b and two not in a for one, two in self._contrasts for a, b in sides
        )

    def same_thing(self, left: str, right: str) -> bool:
        """Tell whether two nouns may count the same things."""
        return left == right or bool(set(self._thing.get(left, (left,))) & set(self._thing.get(right, (right,))))

    def broader_thing(self, left: str, right: str) -> bool:
        """Tell whether one noun covers the other: `people` covers `villagers`, and those whom `arrests` counts are people."""
        if self.counts_state(left) != self.counts_state(right):
            return self.is_person(right if self.counts_state(left) else left)
        for one in self._thing.get(left, (left,)):
            for two in self._thing.get(right, (right,)):
                if (one, two) in self._broader or (two, one) in self._broader:
                    return True
        return False

    def is_person(self, noun: str) -> bool:
        """Tell whether a noun counts people: villagers, soldiers."""
        kinds = self._thing.get(noun, ())
        return any(kind == _PERSON or (kind, _PERSON) in self._broader for kind in kinds)


@cache
def thesaurus(language: Language, own: tuple[tuple[str, ...], ...] = ()) -> Thesaurus:
    """Return the classes of a language with the user's own words laid over them."""
    return Thesaurus(language, own)
