"""The names and offices that a clause mentions, as values that can be set beside those of other documents."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.references import Name, Roster
from reconcile.claims.titles import Office, Titles, core_of, find_offices, plain_words, titles
from reconcile.language import Language
from reconcile.model import Form, Kind, Parse, Slot, Span, Value, plain_letters

_APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʿ")


def find_mentions(
    parse: Parse, clause: Clause, number: int, roster: Roster, text: str, start: int, language: Language
) -> Iterator[Slot]:
    """Yield a NAME slot for each name of a clause and a ROLE slot for each office that is given to it.

    `text` is the sentence that begins at offset `start`. The subject of both slots is the name as it is compared: in lower
    case, without accents, apostrophes, titles.
    """
    offices = titles(language)
    words = plain_words(parse)
    for name in roster.names[number]:
        if name.first in clause.members:
            yield from _slots(parse, words, name, text, start, offices)


def _slots(parse: Parse, words: list[str], name: Name, text: str, start: int, offices: Titles) -> Iterator[Slot]:
    last = name.last
    while last > name.first and not parse.tokens[last].text[:1].isalnum():
        last -= 1
    core = core_of(words, name.first, last, offices)
    if core > last:
        return
    span = Span(parse.tokens[_joined(parse, core)].span.start, parse.tokens[last].span.end)
    shown = text[span.start - start : span.end - start]
    plain = fold_name(shown)
    if not plain:
        return
    found = tuple(find_offices(parse, words, core, last, offices))
    held = found[0].plain if found else ""
    yield Slot(
        Value(Kind.NAME, span, shown, form=Form.LABEL, lexical=plain), attribute="name", noun=held, subject=plain
    )
    for office in found:
        if not office.past:
            yield Slot(_role(parse, office, text, start, offices), attribute="role", noun="role", subject=plain)


def _joined(parse: Parse, core: int) -> int:
    """`Ali al-Hadi`, `Ali abu-Hadi`: a part in small letters that a hyphen ties to a name belongs to it, with the name before."""
    tokens = parse.tokens
    small = (
        core >= 2 and tokens[core - 2].text.isalpha() and tokens[core - 2].text.islower()
    )  # others are tied as names
    if not small or tokens[core - 1].text != "-":
        return core
    if not tokens[core - 2].span.end == tokens[core - 1].span.start == tokens[core].span.start - 1:
        return core
    first = core - 2
    return first - 1 if first and tokens[first - 1].tag == "PROPN" else first


def _role(parse: Parse, office: Office, text: str, start: int, offices: Titles) -> Value:
    """An office as a value: its field is the unit, the office without rank the noun; `per` is the ladder of which it is a rung."""
    span = Span(parse.tokens[office.first].span.start, parse.tokens[office.last].span.end)
    words = text[span.start - start : span.end - start]
    field = offices.field.get(office.base, "")
    ladder = offices.ladder_of.get(office.base, "")
    return Value(
        Kind.ROLE, span, words, unit=field, form=Form.LABEL, noun=office.base, per=ladder, lexical=office.plain
    )


def fold_name(text: str) -> str:
    """Return a name in the form in which spellings are compared: lower case, no accents, apostrophes or full stops, one blank."""
    plain = plain_letters(text.translate(_APOSTROPHES))
    kept = "".join(c if c.isalnum() or c == "-" else " " for c in plain if c != ".")
    return " ".join(kept.replace(" - ", "-").split())
