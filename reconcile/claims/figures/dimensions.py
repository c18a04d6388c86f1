"""Name the dimension of a measure: a depth, a height, a distance, a speed."""

from functools import cache

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import case
from reconcile.language import Language
from reconcile.model import Parse, Value

SIZE = "size"  # the dimension of a length that no word names
_SCALED = {"°": "°C"}  # a degree of no named scale may be one of temperature
_BRACKETED = 6  # tokens of a conversion: `(12.5 miles)`


def find_dimension(parse: Parse, value: Value, where: Anchor, language: Language) -> str:
    """Name what a measure is the measure of: `20 km deep`, `at a depth of 20 km`, `20 km (12 miles) from the city`; empty where no word tells."""
    table, fixed = _dimensions(language, value.unit)
    if fixed:
        return fixed
    tokens, behind = parse.tokens, _past_brackets(parse, where.last + 1)
    for index in (behind, behind + 1, where.first - 1, where.first - 2, where.first - 3):
        if 0 <= index < len(tokens):
            name = table.get(tokens[index].text.lower(), "") or table.get(tokens[index].lemma.lower(), "")
            if name:
                return name
    name = table.get(tokens[where.verb].lemma.lower(), "") if where.verb >= 0 else ""
    if not name and (subject := subject_of(parse, where)) >= 0:
        name = table.get(tokens[subject].lemma.lower(), "")  # `the height of the tower is 210 metres`
    if not name and case(parse, where.token) in language.words("dimensions", "fronting"):
        later = (table.get(t.lemma.lower(), "") for t in tokens[where.last + 1 :] if t.form in ("JJS", "JJR", "RBS"))
        name = next((n for n in later if n), "")  # `At 210 metres, it is the tallest`
    return name or (_size(parse, value, where, language) if value.unit == "m" else "")


def _past_brackets(parse: Parse, index: int) -> int:
    """`20 km (12 miles) south of it`: what stands behind a figure and its conversion."""
    texts = [token.text for token in parse.tokens[index : index + _BRACKETED]]
    if texts[:1] == ["("] and ")" in texts:
        return index + texts.index(")") + 1
    if texts[:1] == [")"]:
        return index + 1
    return index


def _size(parse: Parse, value: Value, where: Anchor, language: Language) -> str:
    """`a 10-metre dhow`, `a 3.5-inch screen`, `its 28cm beak`, `its beak measured 28 centimetres`; empty where a length is of no thing."""
    tokens, data = parse.tokens, language.section("dimensions")
    if where.noun > where.last and (
        "-" in value.text or (where.noun == where.last + 1 and tokens[where.noun].form == "NN")
    ):
        return next((n for n, things in data["sized"].items() if tokens[where.noun].lemma.lower() in things), SIZE)
    measured = where.verb >= 0 and tokens[where.verb].lemma.lower() in data["measuring"]
    return SIZE if measured and where.role in ("obj", "obl", "obl:unmarked") else ""


def subject_of(parse: Parse, where: Anchor) -> int:
    """The subject of the verb that a figure hangs on, or of the figure itself where that is the predicate; -1 for none."""
    above = where.token if any(parse.tokens[c].relation == "cop" for c in parse.children[where.token]) else where.verb
    below = parse.children[above] if above >= 0 else ()
    return next((c for c in below if parse.tokens[c].relation.startswith("nsubj")), -1)


@cache
def _dimensions(language: Language, unit: str) -> tuple[dict[str, str], str]:
    """Return the words for dimensions that a unit may measure, and the one that it measures always; what has a unit of its own is in no other."""
    data = language.section("dimensions")
    owned = {name for own, name in data["units"].items() if own not in (unit, _SCALED.get(unit))}
    words = {str(word): name for name, listed in data["words"].items() if name not in owned for word in listed}
    return words, data["units"].get(unit, "")
