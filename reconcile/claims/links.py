"""What hangs on a word of a sentence, and what stands at a place of it."""

from reconcile.model import Parse


def case(parse: Parse, index: int) -> str:
    """Return the preposition of a noun phrase, in small letters; empty when it has none."""
    return next((parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].relation == "case"), "")


def word_at(parse: Parse, index: int) -> str:
    """Return a word in small letters; empty before the first and behind the last one."""
    return parse.tokens[index].text.lower() if 0 <= index < len(parse.tokens) else ""


def agent_of(parse: Parse, verb: int) -> int:
    """Return who does what a passive tells, as the noun behind `by`; -1 where nobody is told."""
    behind = (c for c in parse.children[verb] if parse.tokens[c].relation.startswith("obl"))
    return next((c for c in behind if case(parse, c) == "by"), -1)


def child_of(parse: Parse, index: int, relation: str) -> int:
    """Return the first word that hangs on another by a relation; -1 where none does."""
    return next((c for c in parse.children[index] if parse.tokens[c].relation == relation), -1)


def words_below(parse: Parse, index: int) -> set[str]:
    """Return the words that hang on another, in small letters."""
    return {parse.tokens[c].text.lower() for c in parse.children[index]}


def words_before(parse: Parse, index: int) -> set[str]:
    """Return the words that hang on another and stand before it, in small letters."""
    return {parse.tokens[c].text.lower() for c in parse.children[index] if c < index}


def has_to(parse: Parse, verb: int) -> bool:
    """Tell whether a verb has its `to`."""
    return "to" in words_below(parse, verb)


def is_yet_to(parse: Parse, verb: int) -> bool:
    """Tell whether a verb stands behind `yet to`, which denies it: `has yet to sign`."""
    return word_at(parse, verb - 2) == "yet" and word_at(parse, verb - 1) == "to"


def is_no_longer(parse: Parse, index: int) -> bool:
    """Tell whether `no longer` hangs on a word, which denies that it is so still."""
    below = (c for c in parse.children[index] if c < index and word_at(parse, c) == "longer")
    return any(word_at(parse, c - 1) == "no" for c in below)
