"""Tell a figure that says how many live in a place: a town of 90,000 people, home to 90,000, a population of 90,000."""

from itertools import pairwise

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.language import Language
from reconcile.model import Parse

POPULATION = "population"
_BEFORE = 4  # words between a figure and what makes it a population: `a population of some`
_HOME = ("home", "to")


def is_population(parse: Parse, where: Anchor, language: Language) -> bool:
    """Tell whether the words beside a figure make it the number of those who live in a place."""
    data = language.section("dimensions")
    before = [t.text.lower() for t in parse.tokens[max(0, where.first - _BEFORE) : where.first]]
    behind = word_at(parse, where.last + 1)
    if set(before) & set(data["population"]) and not set(before) & {",", ";"}:
        return True
    if behind in data["only_inhabitants"]:
        return True
    if behind not in data["inhabitants"]:
        return False
    lemmas = [t.lemma.lower() for t in parse.tokens[max(0, where.first - _BEFORE) : where.first]]
    of = len(before) - 1 - before[::-1].index("of") if "of" in before else 0
    return bool(of and lemmas[of - 1] in data["settlements"]) or _HOME in pairwise(before)
