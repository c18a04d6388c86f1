"""A sentence wants a verb: where the tagger found none, a word that can be one and stands where one should is taken for it.

`The company claims to serve every port`: the tagger looks at a few words only, and most words in -s behind a noun are nouns.
"""

from collections.abc import Sequence

from reconcile.grammar import nominals
from reconcile.grammar.lemmas import irregular_pasts, unchanged_pasts
from reconcile.grammar.tags import BEHIND_VERB, COMMA, FINITE_TAGS
from reconcile.language import Language

_ENDS = frozenset(".?!")
_SINGULAR, _PLURAL = ("NOUN|NN", "PROPN|NNP"), ("NOUN|NNS", "PROPN|NNPS")
_MISTAKEN = ("NOUN|NN", "VERB|VB", "ADJ|JJ")  # what the tagger takes a rare past for
_BEFORE_FIGURES = frozenset({"double", "further"})  # adjectives that do stand before a figure or an article
_LEAST = 4  # words; shorter sentences are exclamations and labels


def repair_tags(words: Sequence[str], tags: list[str], verbs: frozenset[str], language: Language) -> None:
    """Mend what the tagger cannot see from a few words; `tags` are changed in place, `verbs` are base forms."""
    pasts, plain = irregular_pasts(language), language.words("lemmas", "past_only")
    _tell_gerund_subjects(words, tags, plain)
    nominals.tell_plain_nouns(
        words, tags, language.words("lemmas", "noun_only"), language.words("lemmas", "no_superlative")
    )
    nominals.tell_plain_adverbs(words, tags, language.words("lemmas", "adverb_only"))
    nominals.tell_last(words, tags)
    nominals.tell_behind_article(words, tags)
    nominals.supply_noun(tags)
    nominals.supply_officer(tags)
    nominals.supply_place(words, tags, language.words("function", "articleless"))
    tell_infinitives(words, tags)
    _tell_joined_verbs(words, tags, verbs)
    nominals.supply_opening_noun(tags)
    nominals.tell_compound_opening(tags)
    nominals.tell_describing_participle(words, tags)
    nominals.tell_compounds(words, tags)
    _tell_yet_to(words, tags)
    tell_plain_pasts(words, tags, plain)
    nominals.tell_unchanged_participles(words, tags, unchanged_pasts(language))
    nominals.tell_bare_subjects(tags)
    nominals.supply_participle(tags)
    supply_verb(words, tags, verbs)
    tell_pasts(words, tags, pasts, unchanged_pasts(language))
    supply_past_verb(words, tags, pasts | unchanged_pasts(language))
    supply_relative_verb(words, tags, verbs)


def tell_plain_pasts(words: Sequence[str], tags: list[str], past: frozenset[str]) -> None:
    """Make a word a verb that is nothing but the past of one: `shook`, `struck`; `past` are such words."""
    for index, word in enumerate(words):
        if word in past and tags[index].startswith(("NOUN", "PROPN", "ADJ", "ADP")):
            tags[index] = "VERB|VBD"


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


def supply_verb(words: Sequence[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Make the first likely noun of a full sentence without a verb its verb; `tags` are changed in place.

    A full sentence ends with a mark: headlines and labels go without verbs. `verbs` are base forms.
    """
    if len(words) < _LEAST or not any(word in _ENDS for word in words[-2:]) or not FINITE_TAGS.isdisjoint(tags):
        return
    for index in range(1, len(words) - 1):
        before, behind = tags[index - 1], tags[index + 1]
        if not behind.startswith((*BEHIND_VERB, "NUM", "VERB|VBG")):
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
    if len(words) < _LEAST or not any(word in _ENDS for word in words[-2:]) or not FINITE_TAGS.isdisjoint(tags):
        return
    for index in range(1, len(words) - 1):
        told = (
            words[index] in pasts if tags[index] in _MISTAKEN else tags[index] == "VERB|VBN" and _is_past(words[index])
        )
        if told and tags[index - 1] in (*_SINGULAR, *_PLURAL):
            tags[index] = "VERB|VBD"
            return


def tell_infinitives(words: Sequence[str], tags: list[str]) -> None:
    """Make `to` before a base form the mark of an infinitive, where it was taken for a preposition: `is due to appear`; `tags` are changed in place."""
    for index in range(len(words) - 1):
        if words[index] == "to" and tags[index] == "ADP|IN" and tags[index + 1] in ("VERB|VB", "AUX|VB"):
            tags[index] = "PART|TO"


def _tell_joined_verbs(words: Sequence[str], tags: list[str], verbs: frozenset[str]) -> None:
    """Make an adjective before a number or an article a verb, where one in its base form stands before: `cut 900 jobs and close two plants`; in place."""
    for index in range(2, len(words) - 1):
        joined = tags[index - 1] in ("CCONJ|CC", COMMA) and tags[index + 1].startswith(("NUM", "DET"))
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
        counted = tags[index - 1] == COMMA and tags[index + 1].startswith("NUM")
        if relative or joined or counted or _closes_relative(words, tags, index):
            tags[index] = "VERB|VBZ"


def _closes_relative(words: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """`Lee, who pleaded guilty to fraud, faces trial`: the word behind the comma of a relative clause, where no other verb is the main one."""
    who = next((i for i in range(2, index) if words[i] == "who" and tags[i - 1] == COMMA), -1)
    if who < 0 or tags[index - 1] != COMMA or not tags[who - 2].startswith("PROPN"):
        return False
    inner = [tag for tag in tags[who + 1 : index] if tag in FINITE_TAGS]
    return (
        bool(inner)
        and COMMA not in tags[who + 1 : index - 1]
        and FINITE_TAGS.isdisjoint((*tags[: who - 1], *tags[index:]))
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
