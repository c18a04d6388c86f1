"""Cut a run of proper nouns at the offices and forms of address that stand in it or reach into it."""

from collections.abc import Iterator

from reconcile.claims.titles import Titles, plain_words
from reconcile.model import Parse


def cut_at_offices(parse: Parse, first: int, end: int, offices: Titles) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether an office stands before) of the names in the run of tokens from `first` up to `end`."""
    reached = _office_into(parse, first, end, offices) or int(_opens_with_person(parse, first, end, offices))
    before = parse.tokens[first - 1].text.lower().strip(".") if first else ""
    body = offices.is_body([t.text.lower() for t in parse.tokens[first:end]]) or _modifies(parse, end)
    titled = reached > 0 or (offices.is_borne(before) and not body)
    for start, stop, behind in _parts(parse, first + reached, end, offices):
        yield start, stop, behind or (titled and start == first + reached)


def _parts(parse: Parse, first: int, end: int, offices: Titles) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, whether an office stands before) of the names in one run.

    A single word behind an office that begins the run is cut off only where the office is borne by persons with their surnames:
    `General Motors` is one name.
    """
    words = [parse.tokens[i].text.lower().strip(".") for i in range(first, end)]
    whole = (
        len(words) > 2 and offices.at(words, 2) > 2
    )  # `Secretary of State` is one office, `CEO of Acme` an office and a name
    if words[1:2] == ["of"] and len(words) > 2 and (words[0],) in offices.office and not whole:
        yield first + 2, end, False
        return
    held = offices.held(words)
    if offices.is_house(words) or not any(held) or held[-1]:
        behind = held[-2:] == [True, True] and not all(held)  # `Rovers Vice President`
        yield first, end - (held[::-1].index(False) if behind else 0), False
        return
    start, last = held.index(True), len(held) - 1 - held[::-1].index(True)
    rest = words[last + 1 :]
    single = start == 0 and len(rest) == 1 and words[last] not in offices.address
    if rest[0] == "of" or offices.is_body(rest) or (single and words[last] not in offices.with_surname):
        yield first, end, False
        return
    if start > 0:
        yield first, first + start, False
    yield first + last + 1, end, words[last] != "the"  # `on Sunday the Angels`


def _office_into(parse: Parse, first: int, end: int, offices: Titles) -> int:
    """How many words at the beginning of a run belong to an office before it: `secretary of | State | Ann Lee`."""
    if first < 2 or end - first < 3:
        return 0
    words = plain_words(parse)
    if offices.at(words, first) > 1:
        return 1
    return int(offices.is_portfolio(words[max(0, first - 3) : first + 1]))


def _opens_with_person(parse: Parse, first: int, end: int, offices: Titles) -> bool:
    """`Guard | Desmond Okell was hit`: a noun that only opens the sentence, before a name in two words or more."""
    opens = all(token.tag == "PUNCT" for token in parse.tokens[:first])
    return opens and end - first > 2 and parse.tokens[first].text.lower() in offices.people


def _modifies(parse: Parse, end: int) -> bool:
    """Tell whether the name that ends before `end` belongs to the noun behind it: `chief AI scientist`."""
    tokens = parse.tokens
    return end < len(tokens) and tokens[end].tag == "NOUN" and tokens[end - 1].head >= end
