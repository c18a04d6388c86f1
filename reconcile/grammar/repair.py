"""A sentence wants a verb: where the tagger found none, a word that can be one and stands where one should is taken for it.

`The company claims to serve every port`: the tagger looks at a few words only, and most words in -s behind a noun are nouns.
"""

from collections.abc import Sequence

from reconcile.grammar.lemmas import irregular_pasts, unchanged_pasts
from reconcile.language import Language

_FINITE = frozenset({"VERB|VBD", "VERB|VBZ", "VERB|VBP", "AUX|MD", "AUX|VBD", "AUX|VBZ", "AUX|VBP"})
_OBJECT = ("DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ")
_PLAIN = _FINITE - {"VERB|VBP", "AUX|VBP"}  # an infinitive looks like these: `Help children learn`
_ENDS = frozenset(".?!")
_BEHIND = (
    "DET",
    "PRON",
    "PART|TO",
    "ADP",
    "ADV",
    "SCONJ",
)  # what follows a verb, and a noun that has none behind it less often
_NO_NOUN = ("ADP", "AUX", "PUNCT|.")  # what no adjective stands before
_PHRASE = ("ADP|IN", "DET", "ADJ", "NOUN", "PROPN", "NUM")
_SINGULAR, _PLURAL = ("NOUN|NN", "PROPN|NNP"), ("NOUN|NNS", "PROPN|NNPS")
_MISTAKEN = ("NOUN|NN", "VERB|VB", "ADJ|JJ")  # what the tagger takes a rare past for
_OPENING = {"VERB|VB": "NOUN|NN", "VERB|VBZ": "NOUN|NNS"}  # a verb that is none where it opens a sentence
_BEFORE_COMPOUND = ("DET", "ADJ", "PRON|PRP$", "PART|POS")
_BEFORE_FIGURES = frozenset({"double", "further"})  # adjectives that do stand before a figure or an article
_LEAST = 4  # words; shorter sentences are exclamations and labels
_NAMES, _COMMA = ("PROPN", "NOUN"), "PUNCT|,"


def repair_tags(words: Sequence[str], tags: list[str], verbs: frozenset[str], language: Language) -> None:
    """Mend what the tagger cannot see from a few words; `tags` are changed in place, `verbs` are base forms."""
    pasts, plain = irregular_pasts(language), language.words("lemmas", "past_only")
    _tell_gerund_subjects(words, tags, plain)
    _tell_plain_nouns(words, tags, language.words("lemmas", "noun_only"), language.words("lemmas", "no_superlative"))
    _tell_plain_adverbs(words, tags, language.words("lemmas", "adverb_only"))
    _tell_last(words, tags)
    supply_noun(tags)
    supply_officer(tags)
    supply_place(words, tags, language.words("function", "articleless"))
    tell_infinitives(words, tags)
    _tell_joined_verbs(words, tags, verbs)
    supply_opening_noun(tags)
    _tell_compound_opening(tags)
    tell_describing_participle(tags)
    tell_compounds(words, tags)
    _tell_yet_to(words, tags)
    tell_plain_pasts(words, tags, plain)
    tell_unchanged_participles(words, tags, unchanged_pasts(language))
    _tell_bare_subjects(tags)
    supply_participle(tags)
    supply_verb(words, tags, verbs)
    tell_pasts(words, tags, pasts, unchanged_pasts(language))
    supply_past_verb(words, tags, pasts)
    supply_relative_verb(words, tags, verbs)


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


def tell_plain_pasts(words: Sequence[str], tags: list[str], past: frozenset[str]) -> None:
    """Make a word a verb that is nothing but the past of one: `shook`, `struck`; `past` are such words."""
    for index, word in enumerate(words):
        if word in past and tags[index].startswith(("NOUN", "PROPN", "ADJ", "ADP")):
            tags[index] = "VERB|VBD"


def tell_unchanged_participles(words: Sequence[str], tags: list[str], pasts: frozenset[str]) -> None:
    """Make a noun that is written like a participle one where no noun stands: `had been hurt`, `of the 52 people hurt,`; in place."""
    for index in range(1, len(words) - 1):
        if tags[index] != "NOUN|NN" or words[index] not in pasts:
            continue
        behind = tags[index - 1] == "NOUN|NNS" and tags[index + 1].startswith(("PUNCT", "ADP", "CCONJ", "VERB"))
        if behind or tags[index - 1] in ("AUX|VBN", "AUX|VBG"):
            tags[index] = "VERB|VBN"


def _tell_plain_nouns(words: Sequence[str], tags: list[str], nouns: frozenset[str], even: frozenset[str]) -> None:
    """Make a word a noun that is hardly ever a verb, but behind `to` and `will`, or that only ends as a superlative does; in place.

    `Police this morning arrested two men`, `the protest in Leipzig`.
    """
    for index, word in enumerate(words):
        if word.lower() in nouns and tags[index].startswith("VERB"):
            if tags[index - 1 : index] not in (["PART|TO"], ["AUX|MD"]):
                tags[index] = "NOUN|NNS"
        elif tags[index] == "ADJ|JJS" and word in even:
            tags[index] = "NOUN|NN"


def _tell_plain_adverbs(words: Sequence[str], tags: list[str], adverbs: frozenset[str]) -> None:
    """Make a noun an adverb that never is one: `a ferry with 23 aboard`; `tags` are changed in place."""
    for index, word in enumerate(words):
        if word in adverbs and tags[index].startswith("NOUN"):
            tags[index] = "ADV|RB"


def _tell_last(words: Sequence[str], tags: list[str]) -> None:
    """Make `last` between a noun and its verb an adverb: `the club last won in 1987`; `tags` are changed in place."""
    for index in range(1, len(words) - 1):
        told = words[index] == "last" and tags[index + 1] in ("VERB|VBD", "VERB|VBN")
        if told and tags[index - 1].startswith(_NAMES) and not tags[index].startswith("ADV"):
            tags[index], tags[index + 1] = "ADV|RB", "VERB|VBD"


def supply_opening_noun(tags: list[str]) -> None:
    """Make a verb that opens a sentence a noun where the sentence has another verb and no other subject: `Revenue at Acme was up`, `Shares in Acme rose`."""
    if not tags or tags[0] not in _OPENING or not tags[1:2] or tags[1] != "ADP|IN":
        return
    verb = next((i for i, tag in enumerate(tags) if tag in _FINITE), 0)
    if verb > 2 and all(tag.startswith(_PHRASE) for tag in tags[1:verb]):
        tags[0] = _OPENING[tags[0]]


def _tell_compound_opening(tags: list[str]) -> None:
    """Make a bare verb that opens a sentence before a noun and its verb a noun: `Rescue teams were`, `Riot police fired tear gas`.

    Who bids has no other verb behind the object; a participle there is the past of a verb where an object follows it.
    """
    if tags[:1] not in (["VERB|VB"], ["VERB|VBP"]) or tags[1:2] not in (["NOUN|NN"], ["NOUN|NNS"]):
        return
    past = tags[2:3] == ["VERB|VBN"] and tags[3:4] != [] and tags[3].startswith(_OBJECT)
    if past or tags[2:3] in ([tag] for tag in _PLAIN):
        tags[0], tags[2] = "NOUN|NN", "VERB|VBD" if past else tags[2]


def _tell_bare_subjects(tags: list[str]) -> None:
    """Make a verb in -s right before a past a noun in the plural, since two verbs of one clause do not stand so: `Acme shares rose`.

    An adverb that opens a sentence of which it is the only subject is a noun: `Crime fell 6 percent`.
    """
    for index in range(1, len(tags) - 1):
        if tags[index] == "VERB|VBZ" and tags[index + 1] == "VERB|VBD":
            tags[index] = "NOUN|NNS"
    if tags[:3] == ["ADV|RB", "VERB|VBD", "NUM|CD"]:
        tags[0] = "NOUN|NN"


def tell_describing_participle(tags: list[str]) -> None:
    """Make a past between the start or a figure and a plural with its verb an adjective: `Masked robbers stole it`, `14 kidnapped nuns were`."""
    for index in range(len(tags) - 2):
        opens = index == 0 or tags[index - 1] == "NUM|CD"
        past = tags[index] in ("VERB|VBN", "VERB|VBD")
        if opens and past and tags[index + 1] == "NOUN|NNS" and tags[index + 2] in _FINITE:
            tags[index] = "ADJ|JJ"


def tell_compounds(words: Sequence[str], tags: list[str]) -> None:
    """Make a participle behind a hyphen an adjective: `the best left-handed starter`, `an award-winning author`; changed in place."""
    for index in range(3, len(words) - 1):
        past = tags[index] in ("VERB|VBN", "VERB|VBD", "VERB|VBG") and words[index - 1] == "-"
        if past and tags[index - 3].startswith(_BEFORE_COMPOUND) and tags[index + 1].startswith(("NOUN", "ADJ")):
            tags[index] = "ADJ|JJ"


def _tell_yet_to(words: Sequence[str], tags: list[str]) -> None:
    """Make the auxiliary of `has yet to reopen` the verb that it is; `tags` are changed in place."""
    for index in range(len(words) - 3):
        if [*words[index + 1 : index + 3]] == ["yet", "to"] and tags[index] in ("AUX|VBZ", "AUX|VBP", "AUX|VBD"):
            tags[index] = tags[index].replace("AUX", "VERB")


def _tell_gerund_subjects(words: Sequence[str], tags: list[str], pasts: frozenset[str]) -> None:
    """Make a past behind a word in -ing, where it was taken for a preposition, a verb with that noun as its subject: `Voting began`."""
    for index in range(1, len(words)):
        if tags[index - 1 : index + 1] == ["VERB|VBG", "ADP|IN"] and words[index] in pasts:
            tags[index - 1], tags[index] = "NOUN|NN", "VERB|VBD"


def supply_officer(tags: list[str]) -> None:
    """Make an adjective between a noun and a verb of the past a noun: `the chief executive resigned on Friday`; changed in place.

    A participle there that no finite verb follows is the verb of the sentence.
    """
    for index in range(1, len(tags) - 2):
        if tags[index] != "ADJ|JJ" or tags[index - 1] != "NOUN|NN" or tags[index + 1] not in ("VERB|VBN", "VERB|VBD"):
            continue
        if tags[index + 2].startswith(_BEHIND):
            tags[index] = "NOUN|NN"
            if _FINITE.isdisjoint(tags):
                tags[index + 1] = "VERB|VBD"


def supply_verb(words: Sequence[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Make the first likely noun of a full sentence without a verb its verb; `tags` are changed in place.

    A full sentence ends with a mark: headlines and labels go without verbs. `verbs` are base forms.
    """
    if len(words) < _LEAST or not any(word in _ENDS for word in words[-2:]) or not _FINITE.isdisjoint(tags):
        return
    for index in range(1, len(words) - 1):
        before, behind = tags[index - 1], tags[index + 1]
        if not behind.startswith((*_BEHIND, "VERB|VBG")):
            continue
        named = before == "ADJ|JJ" and index > 1 and tags[index - 2].startswith("DET")  # `the trial opens`
        if tags[index] == "NOUN|NNS" and (before in _SINGULAR or named) and _third_person(words[index], verbs):
            tags[index] = "VERB|VBZ"
            tags[index - 1] = "NOUN|NN" if named else before
            return
        if tags[index] == "NOUN|NN" and before in _PLURAL and words[index] in verbs:
            tags[index] = "VERB|VBP"
            return


def tell_pasts(words: Sequence[str], tags: list[str], pasts: frozenset[str], unchanged: frozenset[str]) -> None:
    """Make an irregular past that was taken for a present or a preposition a past: `the ferry sank`, `two shells hit it`; in place."""
    for index, tag in enumerate(tags):
        if (tag == "VERB|VBP" and words[index] in pasts) or (tag == "ADP|IN" and words[index] in unchanged):
            tags[index] = "VERB|VBD"


def supply_past_verb(words: Sequence[str], tags: list[str], pasts: frozenset[str]) -> None:
    """Make the first word of a full sentence without a verb that can be a past its verb; `tags` are changed in place.

    `The bridge reopened on Friday`, `The ship sank in the bay`: a participle right behind a noun, or an irregular past of `pasts` that was
    taken for something else.
    """
    if len(words) < _LEAST or not any(word in _ENDS for word in words[-2:]) or not _FINITE.isdisjoint(tags):
        return
    for index in range(1, len(words) - 1):
        told = (
            words[index] in pasts if tags[index] in _MISTAKEN else tags[index] == "VERB|VBN" and _is_past(words[index])
        )
        if told and tags[index - 1] in (*_SINGULAR, *_PLURAL):
            tags[index] = "VERB|VBD"
            return


def supply_participle(tags: list[str]) -> None:
    """Make a past between commas behind a noun, with the verb of the sentence behind it, a participle; `tags` are changed in place.

    `Lee, dismissed on Monday, has left`: what is between the commas tells what was done to the noun.
    """
    for index in range(2, len(tags) - 2):
        before, behind = tags[index - 2], tags[index + 1]
        if tags[index] != "VERB|VBD" or tags[index - 1] != _COMMA or not before.startswith(_NAMES):
            continue
        if not behind.startswith(("ADP", "PART|TO")):
            continue  # `he rose, took his hat, left`
        end = next((i for i in range(index + 1, len(tags)) if tags[i] == _COMMA or tags[i] in _FINITE), len(tags))
        if end + 1 < len(tags) and tags[end] == _COMMA and tags[end + 1] in _FINITE:
            tags[index] = "VERB|VBN"


def supply_place(words: Sequence[str], tags: list[str], places: frozenset[str]) -> None:
    """Make a verb behind `to` a noun where it is a place that goes without an article: `taken to hospital on Monday`.

    A verb of this form would have its object right behind it: `to jail him`.
    """
    for index in range(1, len(words) - 1):
        placed = tags[index - 1 : index + 1] == ["PART|TO", "VERB|VB"] and words[index] in places
        if placed and tags[index + 1].startswith(("ADP", "PUNCT", "CCONJ", "SCONJ")):
            tags[index - 1], tags[index] = "ADP|IN", "NOUN|NN"


def tell_infinitives(words: Sequence[str], tags: list[str]) -> None:
    """Make `to` before a base form the mark of an infinitive, where it was taken for a preposition: `is due to appear`; `tags` are changed in place."""
    for index in range(len(words) - 1):
        if words[index] == "to" and tags[index] == "ADP|IN" and tags[index + 1] in ("VERB|VB", "AUX|VB"):
            tags[index] = "PART|TO"


def _tell_joined_verbs(words: Sequence[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Make an adjective before a number or an article a verb, where one in its base form stands before: `cut 900 jobs and close two plants`; in place."""
    for index in range(2, len(words) - 1):
        joined = tags[index - 1] in ("CCONJ|CC", _COMMA) and tags[index + 1].startswith(("NUM", "DET"))
        base = tags[index].startswith("ADJ") and words[index] in verbs - _BEFORE_FIGURES
        if joined and base and "VERB|VB" in tags[:index]:
            tags[index] = "VERB|VB"


def supply_relative_verb(words: Sequence[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Make a noun in -s a verb where a plural cannot stand: `a tool that powers ships`, `it is large and signals a change`."""
    for index in range(1, len(words) - 1):
        if tags[index] != "NOUN|NNS" or not _third_person(words[index], verbs):
            continue
        relative = tags[index - 1] == "PRON|WDT" and words[index - 1].lower() == "that"
        joined = tags[index - 1].startswith("CCONJ") and tags[index + 1].startswith("DET")
        # `Acme, founded in 1952, employs 900`
        counted = tags[index - 1] == _COMMA and tags[index + 1].startswith("NUM")
        if relative or joined or counted or _closes_relative(words, tags, index):
            tags[index] = "VERB|VBZ"


def _closes_relative(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """`Lee, who pleaded guilty to fraud, faces trial`: the word behind the comma of a relative clause, where no other verb is the main one."""
    who = next((i for i in range(2, index) if words[i] == "who" and tags[i - 1] == _COMMA), -1)
    if who < 0 or tags[index - 1] != _COMMA or not tags[who - 2].startswith("PROPN"):
        return False
    inner = [tag for tag in tags[who + 1 : index] if tag in _FINITE]
    return (
        bool(inner)
        and _COMMA not in tags[who + 1 : index - 1]
        and _FINITE.isdisjoint((*tags[: who - 1], *tags[index:]))
    )


def tell_own_pasts(
    words: Sequence[str], tags: list[str], heads: Sequence[int], relations: Sequence[str], language: Language
) -> None:
    """Make a verb with a subject of its own and no auxiliary a past; `tags` are changed in place.

    A participle that is written like the past: `Lee, the chief, resigned on Monday`; `taken` is none. A base form that is, where
    the subject is one and the present would end in -s: `Lee set fire to it`.
    """
    subjects = {heads[i]: i for i, relation in enumerate(relations) if relation == "nsubj"}
    helped = {head for head, tag in zip(heads, tags, strict=True) if tag.startswith(("AUX", "PART|TO"))}
    unchanged = unchanged_pasts(language)
    for index in sorted(subjects.keys() - helped):
        plain = not relations[index].startswith(("acl", "amod", "aux"))
        if tags[index] == "VERB|VBN" and plain and _is_past(words[index]):
            tags[index] = "VERB|VBD"
        elif tags[index] in ("VERB|VB", "VERB|VBP") and words[index] in unchanged:
            joined = any(relations[i] == "conj" and heads[i] == subjects[index] for i in range(len(words)))
            if tags[subjects[index]] in _SINGULAR and not joined:
                tags[index] = "VERB|VBD"


def _is_past(word: str) -> bool:
    """`resigned`, `held`, `shot`: a participle that is written like the past; not `taken`."""
    return word.endswith(("d", "t"))


def _third_person(word: str, verbs: frozenset[str]) -> bool:
    low = word.lower()
    return (
        low[:-1] in verbs
        or (low.endswith("es") and low[:-2] in verbs)
        or (low.endswith("ies") and low[:-3] + "y" in verbs)
    )
