"""Find where the phrase of those counted ends, and their verb behind all that is told about them: `nine men in a van that hit a wall | were hurt`."""

from itertools import pairwise

from reconcile.language import Thesaurus
from reconcile.model import Parse, Token

_FAR = 18  # words about those counted
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENING = frozenset({"WP", "WDT", "WRB", "WP$"})
_BEFORE = frozenset({"SCONJ", "PUNCT"})
_LEADING = frozenset({"ADV", "DET", "ADJ"})
_FIGURES = frozenset({"NUM", "CCONJ", "ADP", "NOUN"})
_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM"})
REACH = 7  # words of a noun phrase behind a figure
ASIDE = 14  # words between two commas


def phrase_end(parse: Parse, last: int, words: Thesaurus) -> int:
    """The last word of the noun phrase that a figure opens; `hundreds of people` goes on behind `of`."""
    tokens, end = parse.tokens, last
    for index in range(last + 1, min(last + 1 + REACH, len(tokens))):
        token = tokens[index]
        joins = token.text.lower() in ("of", "more") or (token.text == "-" and _touches(parse, index))
        if token.tag == "CCONJ" and _joins(parse, index, end):
            continue
        if (
            (joins and index == end + 1)
            or (end < index - 1 and parse.tokens[index - 1].tag == "CCONJ")
            or (token.tag in _INSIDE and not _is_state(token, words) and index == end + 1)
            or (token.tag == "PRON" and index == end + 1 and tokens[end].text.lower() == "of")  # `two of them`
        ):
            end = index
        else:
            break
    return end


def _joins(parse: Parse, index: int, end: int) -> bool:
    """`118 passengers and crew`: a bare noun on both sides of `and`."""
    tokens = parse.tokens
    nouns = index + 1 < len(tokens) and tokens[index - 1].tag == tokens[index + 1].tag == "NOUN"
    return nouns and index == end + 1


def _touches(parse: Parse, index: int) -> bool:
    """Tell a hyphen from a dash: it touches the words on both sides."""
    tokens = parse.tokens[index - 1 : index + 2]
    return len(tokens) == 3 and all(a.span.end == b.span.start for a, b in pairwise(tokens))


def _is_state(token: Token, words: Thesaurus) -> bool:
    return token.tag in ("ADJ", "VERB") and words.is_state(words.predicate(token.lemma.lower())) and tells(token, words)


def tells(token: Token, words: Thesaurus) -> bool:
    """Whether a word that a verb may be is used so: not `ferry` in `the ferry disaster`, which a tagger takes for an adjective."""
    return token.tag != "ADJ" or words.known_noun(token.lemma.lower())


def past_aside(parse: Parse, index: int) -> int:
    """`eight people, among them two children, were missing`, `the 14 people who died`: where the words about those counted go on."""
    tokens = parse.tokens
    if index < len(tokens) and tokens[index].tag == "PRON" and tokens[index].form in ("WP", "WDT"):
        return index + 1
    if index < len(tokens) and tokens[index].tag == "ADP":
        return _past_place(parse, index)
    if index < len(tokens) and tokens[index].form in ("VBN", "VBD"):
        return _past_figures(parse, index)
    if index >= len(tokens) or tokens[index].text != ",":
        return index
    closing = next((i for i in range(index + 2, min(index + ASIDE, len(tokens) - 1)) if tokens[i].text == ","), -1)
    goes_on = closing >= 0 and tokens[closing + 1].tag in ("AUX", "VERB") and tokens[closing + 1].form != "VBG"
    return closing + 1 if goes_on else index


def _past_place(parse: Parse, index: int) -> int:
    """`30,000 homes in northern Norland were without power`, `two hotels in Ware, a city of 90,000, collapsed`: a phrase between a noun and its verb."""
    tokens, end = parse.tokens, index + 1
    while end < len(tokens) and end - index < REACH and tokens[end].tag in ("DET", "ADJ", "NOUN", "PROPN"):
        end += 1
    if end < len(tokens) and tokens[end].text == "," and (behind := past_aside(parse, end)) > end:
        return behind
    goes_on = end < len(tokens) and tokens[end].tag in ("AUX", "VERB") and tokens[end].form in FINITE
    return end if goes_on else index


def past_joined(parse: Parse, index: int) -> int:
    """`149 passengers | and 12 crew | on board`: behind those who are counted with them, or the index itself."""
    tags = [t.tag for t in parse.tokens[index : index + 4]]
    if tags[:3] != ["CCONJ", "NUM", "NOUN"]:
        return index
    return index + 3 + (tags[3:] == ["NOUN"])


def _past_figures(parse: Parse, index: int) -> int:
    """`six children aged between 18 months and 13 were killed`: a participle with figures between a noun and its verb."""
    tokens, end = parse.tokens, index + 1
    while end < len(tokens) and end - index < REACH and tokens[end].tag in _FIGURES:
        end += 1
    joined = any(t.tag == "CCONJ" for t in tokens[index + 1 : index + 2])  # `died and two were missing`
    figures = not joined and any(t.tag == "NUM" for t in tokens[index + 1 : end])
    goes_on = end < len(tokens) and tokens[end].tag == "AUX" and tokens[end].form in FINITE
    return end if figures and goes_on else index


def main_verb(parse: Parse, first: int, start: int, words: Thesaurus) -> int:
    """Return the finite verb, or its first auxiliary, of those whom a figure counts; -1 where they are not plainly its subject.

    Every clause that opens on the way takes the finite verb that follows it. `first` is the figure, `start` the word behind its phrase.
    """
    if not opens_clause(parse, first, words):
        return -1
    tokens, clauses = parse.tokens, 0
    for index in range(start, min(start + _FAR, len(tokens))):
        token = tokens[index]
        if token.form in _OPENING or token.tag == "SCONJ":
            clauses += 1
        elif token.text in ";:" or (token.tag == "CCONJ" and not _is_verb(tokens[index + 1 : index + 2])):
            return -1
        elif token.form in FINITE and token.tag in ("AUX", "VERB") and not _goes_on(parse, index, words):
            if not clauses:
                return index if _is_own(parse, start, index) else -1
            clauses -= 1
    return -1


def _is_own(parse: Parse, start: int, verb: int) -> bool:
    """Whether no other subject stands behind a comma before a verb, and the verb says what is: not `could be`, `was not`."""
    commas = [i for i in range(start, verb) if parse.tokens[i].text == ","]
    behind = parse.tokens[commas[-1] + 1 : verb] if commas else ()
    denied = any(t.tag == "PART" and t.form == "RB" for t in parse.tokens[verb : verb + 3])
    return all(t.tag == "ADV" for t in behind) and parse.tokens[verb].form != "MD" and not denied


def opens_clause(parse: Parse, first: int, words: Thesaurus) -> bool:
    """Whether a phrase opens a clause and so is its subject: not `struck 12 homes`, nor `with 12 boats`."""
    tokens, before = parse.tokens, first - 1
    while before >= 0 and tokens[before].tag in _LEADING:
        before -= 1
    if before < 0 or tokens[before].tag in _BEFORE or tokens[before].form == "WDT":
        return True
    return tokens[before].tag == "VERB" and words.passes_on(tokens[before].lemma.lower())  # `said 12 boats`


def _goes_on(parse: Parse, index: int, words: Thesaurus) -> bool:
    """`who robbed a bank and fled`, `has been`, `, police said,`: a verb that continues another, or that only says who says so."""
    tokens, before = parse.tokens, parse.tokens[index - 1]
    if before.tag == "CCONJ" or (before.form in FINITE and before.tag == "AUX"):
        return True
    said = tokens[index].tag == "VERB" and words.passes_on(tokens[index].lemma.lower())
    return said and any(t.text == "," for t in tokens[max(0, index - 4) : index])


def _is_verb(behind: tuple[Token, ...]) -> bool:
    return bool(behind) and behind[0].tag in ("VERB", "AUX", "ADV")


__all__ = ["ASIDE", "FINITE", "REACH", "main_verb", "opens_clause", "past_aside", "phrase_end", "tells"]
