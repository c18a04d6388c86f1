"""Tell a length of time that a court sets: `12 years in prison`, `a 15-year prison term`, and how far it has come."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.language import Language
from reconcile.model import Parse

_SERVED = 3  # words from a length to the prison: `12 years in a prison`


def find_term(parse: Parse, where: Anchor, language: Language) -> str:
    """Return `sentence`, `face` or `served` for a length in prison; empty for other lengths."""
    return _stage(parse, where, language) if _is_served(parse, where, language) else ""


def _stage(parse: Parse, where: Anchor, language: Language) -> str:
    """How far a length in prison has come: faced, set or served."""
    verb = parse.tokens[where.verb] if where.verb >= 0 else None
    done = verb is not None and (_is_spent(parse, where, language) or verb.text.lower() == "served")
    faced = verb is not None and verb.lemma.lower() == "face"
    return "face" if faced else "served" if done else "sentence"


def _is_served(parse: Parse, where: Anchor, language: Language) -> bool:
    """`12 years in prison`, `a 15-year prison term`, `10 years behind bars`: a length that a court sets."""
    served = language.section("dimensions")["served"]
    behind = parse.tokens[where.last + 1 : where.last + 1 + _SERVED]
    before = parse.tokens[max(0, where.first - _SERVED) : where.first]
    term = before[-1:] and before[-1].text.lower() == "of" and any(t.lemma.lower() in served for t in before)
    return (
        bool(term)
        or any(t.lemma.lower() in served for t in behind if t.text not in ",;")
        or _must(parse, where, language)
    )


def _must(parse: Parse, where: Anchor, language: Language) -> bool:
    """`must serve 12 years, the judge ruled`: the court is told of elsewhere in the sentence."""
    verb = parse.tokens[where.verb] if where.verb >= 0 else None
    court = language.words("dimensions", "courts")
    return (
        verb is not None and verb.form == "VB" and verb.lemma == "serve" and any(t.lemma in court for t in parse.tokens)
    )


def _is_spent(parse: Parse, where: Anchor, language: Language) -> bool:
    """`spent 12 years in prison`; who `will spend` them is sentenced to them."""
    ahead = language.words("function", "ahead")
    helpers = {parse.tokens[c].text.lower() for c in parse.children[where.verb]}
    return parse.tokens[where.verb].lemma.lower() == "spend" and helpers.isdisjoint(ahead)
