"""Words that are nouns, adjectives or participles where the tagger took them for verbs, or the other way round."""

from collections.abc import Sequence

from reconcile.grammar.tags import BEHIND_VERB, COMMA, FINITE_TAGS

_OBJECT = ("DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ")
_PLAIN = FINITE_TAGS - {"VERB|VBP", "AUX|VBP"}  # an infinitive looks like these: `Help children learn`
_ARTICLES = frozenset({"a", "an", "the"})
_NO_NOUN = ("ADP", "AUX", "PUNCT|.")  # what no adjective stands before
_PHRASE = ("ADP|IN", "DET", "ADJ", "NOUN", "PROPN", "NUM")
_OPENING = {"VERB|VB": "NOUN|NN", "VERB|VBZ": "NOUN|NNS"}  # a verb that is none where it opens a sentence
_BEFORE_COMPOUND = ("DET", "ADJ", "PRON|PRP$", "PART|POS")
_NAMES = ("PROPN", "NOUN")


def supply_noun(tags: list[str]) -> None:
    """Make a bare adjective between an article and a preposition, an auxiliary, a past or the end a noun; `tags` are changed in place.

    `The cable between the islands was cut`, `lost the final.`: only a few adjectives stand for people so, and they lose nothing by it.
    """
    for index in range(1, len(tags) - 1):
        if tags[index] != "ADJ|JJ":
            continue
        bare = tags[index - 1].startswith("DET") and tags[index + 1].startswith(_NO_NOUN)
        described = tags[index - 1].startswith("DET") or (
            tags[index - 1] == "ADJ|JJ" and tags[index - 2].startswith("DET")
        )
        told = described and tags[index + 1] == "VERB|VBD" and index + 2 < len(tags)
        if bare or (told and not tags[index + 2].startswith(("NOUN", "PROPN", "ADJ", "VERB"))):
            tags[index] = "NOUN|NN"


def tell_unchanged_participles(words: Sequence[str], tags: list[str], pasts: frozenset[str]) -> None:
    """Make a noun that is written like a participle one where no noun stands: `had been hurt`, `of the 52 people hurt,`; in place."""
    for index in range(1, len(words) - 1):
        if tags[index] != "NOUN|NN" or words[index] not in pasts:
            continue
        behind = tags[index - 1] == "NOUN|NNS" and tags[index + 1].startswith(("PUNCT", "ADP", "CCONJ", "VERB"))
        if behind or tags[index - 1] in ("AUX|VBN", "AUX|VBG"):
            tags[index] = "VERB|VBN"


def tell_plain_nouns(words: Sequence[str], tags: list[str], nouns: frozenset[str], even: frozenset[str]) -> None:
    """Make a word a noun that is hardly ever a verb, but behind `to` and `will`, or that only ends as a superlative does; in place.

    `Police this morning arrested two men`, `the protest in Leipzig`.
    """
    for index, word in enumerate(words):
        if word.lower() in nouns and tags[index].startswith("VERB"):
            if tags[index - 1 : index] not in (["PART|TO"], ["AUX|MD"]):
                tags[index] = "NOUN|NNS"
        elif tags[index] == "ADJ|JJS" and word in even:
            tags[index] = "NOUN|NN"


def tell_plain_adverbs(words: Sequence[str], tags: list[str], adverbs: frozenset[str]) -> None:
    """Make a noun an adverb that never is one: `a ferry with 23 aboard`; `tags` are changed in place."""
    for index, word in enumerate(words):
        if word in adverbs and tags[index].startswith("NOUN"):
            tags[index] = "ADV|RB"


def tell_last(words: Sequence[str], tags: list[str]) -> None:
    """Make `last` between a noun and its verb an adverb: `the club last won in 1987`; `tags` are changed in place."""
    for index in range(1, len(words) - 1):
        told = words[index] == "last" and tags[index + 1] in ("VERB|VBD", "VERB|VBN")
        if told and tags[index - 1].startswith(_NAMES) and not tags[index].startswith("ADV"):
            tags[index], tags[index + 1] = "ADV|RB", "VERB|VBD"


def tell_behind_article(words: Sequence[str], tags: list[str]) -> None:
    """Make a verb in the present right behind an article a noun, since no finite verb stands there: `The catastrophe killed 90`; in place."""
    for index in range(1, len(words)):
        if words[index - 1].lower() in _ARTICLES and tags[index] in _OPENING:
            tags[index] = _OPENING[tags[index]]


def supply_opening_noun(tags: list[str]) -> None:
    """Make a verb that opens a sentence a noun where the sentence has another verb and no other subject: `Revenue at Acme was up`, `Shares in Acme rose`."""
    if not tags or tags[0] not in _OPENING or not tags[1:2] or tags[1] != "ADP|IN":
        return
    verb = next((i for i, tag in enumerate(tags) if tag in FINITE_TAGS), 0)
    if verb > 2 and all(tag.startswith(_PHRASE) for tag in tags[1:verb]):
        tags[0] = _OPENING[tags[0]]


def tell_compound_opening(tags: list[str]) -> None:
    """Make a bare verb that opens a sentence before a noun and its verb a noun: `Rescue teams were`, `Riot police fired tear gas`.

    Who bids has no other verb behind the object; a participle there is the past of a verb where an object follows it.
    """
    if tags[:1] not in (["VERB|VB"], ["VERB|VBP"]) or tags[1:2] not in (["NOUN|NN"], ["NOUN|NNS"]):
        return
    past = tags[2:3] == ["VERB|VBN"] and tags[3:4] != [] and tags[3].startswith(_OBJECT)
    if past or tags[2:3] in ([tag] for tag in _PLAIN):
        tags[0], tags[2] = "NOUN|NN", "VERB|VBD" if past else tags[2]


def tell_bare_subjects(tags: list[str]) -> None:
    """Make a verb in -s right before a past a noun in the plural, since two verbs of one clause do not stand so: `Acme shares rose`.

    An adverb that opens a sentence of which it is the only subject is a noun: `Crime fell 6 percent`.
    """
    for index in range(1, len(tags) - 1):
        if tags[index] == "VERB|VBZ" and tags[index + 1] == "VERB|VBD":
            tags[index] = "NOUN|NNS"
    if tags[:3] == ["ADV|RB", "VERB|VBD", "NUM|CD"]:
        tags[0] = "NOUN|NN"


def tell_describing_participle(words: Sequence[str], tags: list[str]) -> None:
    """Make a past between the start or a figure and a plural with its verb an adjective: `Masked robbers stole it`, `14 kidnapped nuns were`.

    No finite verb follows an article: `a masked jewel thief`.
    """
    for index in range(len(tags) - 2):
        if tags[index] == "VERB|VBD" and index and words[index - 1].lower() in _ARTICLES:
            tags[index] = "ADJ|JJ"
        opens = index == 0 or tags[index - 1] == "NUM|CD"
        past = tags[index] in ("VERB|VBN", "VERB|VBD")
        if opens and past and tags[index + 1] == "NOUN|NNS" and tags[index + 2] in FINITE_TAGS:
            tags[index] = "ADJ|JJ"


def tell_compounds(words: Sequence[str], tags: list[str]) -> None:
    """Make a participle behind a hyphen an adjective: `the best left-handed starter`, `an award-winning author`; changed in place."""
    for index in range(3, len(words) - 1):
        past = tags[index] in ("VERB|VBN", "VERB|VBD", "VERB|VBG") and words[index - 1] == "-"
        if past and tags[index - 3].startswith(_BEFORE_COMPOUND) and tags[index + 1].startswith(("NOUN", "ADJ")):
            tags[index] = "ADJ|JJ"


def supply_officer(tags: list[str]) -> None:
    """Make an adjective between a noun and a verb of the past a noun: `the chief executive resigned on Friday`; changed in place.

    A participle there that no finite verb follows is the verb of the sentence.
    """
    for index in range(1, len(tags) - 2):
        if tags[index] != "ADJ|JJ" or tags[index - 1] != "NOUN|NN" or tags[index + 1] not in ("VERB|VBN", "VERB|VBD"):
            continue
        if tags[index + 2].startswith(BEHIND_VERB):
            tags[index] = "NOUN|NN"
            if FINITE_TAGS.isdisjoint(tags):
                tags[index + 1] = "VERB|VBD"


def supply_participle(tags: list[str]) -> None:
    """Make a past between commas behind a noun, with the verb of the sentence behind it, a participle; `tags` are changed in place.

    `Lee, dismissed on Monday, has left`: what is between the commas tells what was done to the noun.
    """
    for index in range(2, len(tags) - 2):
        before, behind = tags[index - 2], tags[index + 1]
        if tags[index] != "VERB|VBD" or tags[index - 1] != COMMA or not before.startswith(_NAMES):
            continue
        if not behind.startswith(("ADP", "PART|TO")):
            continue  # `he rose, took his hat, left`
        end = next((i for i in range(index + 1, len(tags)) if tags[i] == COMMA or tags[i] in FINITE_TAGS), len(tags))
        if end + 1 < len(tags) and tags[end] == COMMA and tags[end + 1] in FINITE_TAGS:
            tags[index] = "VERB|VBN"


def supply_place(words: Sequence[str], tags: list[str], places: frozenset[str]) -> None:
    """Make a verb behind `to` a noun where it is a place that goes without an article: `taken to hospital on Monday`.

    A verb of this form would have its object right behind it: `to jail him`.
    """
    for index in range(1, len(words) - 1):
        placed = tags[index - 1 : index + 1] == ["PART|TO", "VERB|VB"] and words[index] in places
        if placed and tags[index + 1].startswith(("ADP", "PUNCT", "CCONJ", "SCONJ")):
            tags[index - 1], tags[index] = "ADP|IN", "NOUN|NN"
