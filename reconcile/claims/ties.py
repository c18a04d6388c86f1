"""Tell which hyphens tie the parts of one name: `Rolls-Royce`, `Park Min-jun`, not `the Norway-Chile match`."""

from collections.abc import Sequence, Set

from reconcile.model import Parse

_SYLLABLE = 5  # letters of the second part of a name such as `Min-jun`


def is_tie(parse: Parse, index: int) -> bool:
    """Tell whether a token is a hyphen between two words without blanks."""
    tokens = parse.tokens
    if not 0 < index < len(tokens) - 1 or tokens[index].text != "-":
        return False
    return (
        tokens[index - 1].span.end == tokens[index].span.start
        and tokens[index].span.end == tokens[index + 1].span.start
    )


def ties(parse: Parse, index: int, named: Sequence[bool], apart: Set[str]) -> bool:
    """`Rolls-Royce`: one name of two parts; not two that the text names apart too, as in `the Norway-Chile match`."""
    if not is_tie(parse, index) or not named[index - 1]:
        return False
    around = [token.text for token in parse.tokens[index - 1 : index + 3]]
    before = parse.tokens[index - 2].text if index > 1 else ""
    whole = {f"{before} {around[0]}", " ".join(around[2:])} & apart if len(around) > 3 else set()
    joined = named[index + 1] and not whole and not {around[0], around[2]} <= apart
    return joined or is_syllable(parse, index + 1, named)


def is_syllable(parse: Parse, index: int, named: Sequence[bool]) -> bool:
    """`Park Min-jun`: the part in small letters behind a hyphen, which stands before no noun, unlike `a New York-style club`."""
    tokens = parse.tokens
    if index < 3 or index >= len(tokens) or not is_tie(parse, index - 1) or not (named[index - 2] and named[index - 3]):
        return False
    low, behind = tokens[index].text, tokens[index + 1].tag if index + 1 < len(tokens) else ""
    return (
        low.isalpha()
        and low.islower()
        and len(low) <= _SYLLABLE
        and tokens[index].tag not in ("VERB", "ADJ")
        and behind not in ("NOUN", "PROPN", "ADJ", "NUM")
    )


__all__ = ["is_syllable", "is_tie", "ties"]
