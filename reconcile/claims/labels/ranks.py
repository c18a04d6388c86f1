"""How a thing ranks among its kind: the biggest, one of the biggest, perhaps the biggest, without precedent."""

from collections.abc import Iterator
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Slot, Span, Value

_BACK = 6  # words before a superlative among which `one of` stands
_AHEAD = 4  # words behind it among which its noun stands
ALONE = "without equal"


@cache
def _sizes(language: Language) -> dict[str, str]:
    data = language.section("ranks")
    found = {word: size for size, words in data["sizes"].items() for word in words}
    return {**found, **dict.fromkeys(data["alone"], ALONE)}


def find_ranks(parse: Parse, clause: Clause, text: str, start: int, language: Language) -> Iterator[Slot]:
    """Yield a SCOPE slot for each superlative of a clause; its noun is what is ranked, its scope the measure."""
    words = [t.text.lower() for t in parse.tokens]
    sizes = _sizes(language)
    for index in sorted(clause.members):
        size = sizes.get(words[index]) or (sizes.get(" ".join(words[index - 1 : index + 1])) if index else None)
        noun = _noun(parse, index) if size is not None else -1
        if size is None or noun < 0:
            continue
        first, rank = _rank(words, index, size, language)
        span = Span(parse.tokens[first].span.start, parse.tokens[noun].span.end)
        shown = text[span.start - start : span.end - start]
        value = Value(Kind.SCOPE, span, shown, unit="rank", form=Form.LABEL, lexical=rank)
        yield Slot(value, attribute="rank", noun=parse.tokens[noun].lemma.lower(), scope=(size,))


def _noun(parse: Parse, index: int) -> int:
    """The last noun of the phrase behind a superlative: `largest external investments`."""
    found = -1
    for at in range(index + 1, min(index + 1 + _AHEAD, len(parse.tokens))):
        if parse.tokens[at].tag == "NOUN":
            found = at
        elif found >= 0 or parse.tokens[at].tag not in ("ADJ", "ADV", "VERB", "PROPN", "NUM"):
            break
    return found


def _rank(words: list[str], index: int, size: str, language: Language) -> tuple[int, str]:
    """Return the first word of the phrase and what it says: first, perhaps first, one of the first."""
    if size == ALONE:
        return index, ALONE
    data, perhaps = (
        language.section("ranks"),
        language.words("ranks", "perhaps") | language.words("function", "perhaps"),
    )
    for at in range(index - 1, max(-1, index - _BACK), -1):
        if words[at] in (",", ".", ";", "and", "that", "which"):
            break
        if words[at] in data["among"] and (words[at].startswith("among") or words[at + 1 : at + 2] == ["of"]):
            return at, "one of the first"
        if words[at] in perhaps:
            return at, "perhaps the first"
    return index, "the first"
