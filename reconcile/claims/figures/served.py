"""Tell a length of time that a court sets: `12 years in prison`, `a 15-year prison term`, and how far it has come."""

from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.links import word_at
from reconcile.language import Language
from reconcile.model import Parse

_LED = 4  # words before and behind a length: `was released from prison after`
_SERVED = 3  # words from a length to the prison: `12 years in a prison`


def find_term(parse: Parse, where: Anchor, language: Language) -> str:
    """Return `sentence`, `face` or `served` for a length in prison; empty for other lengths."""
    if _is_changed(parse, where, language) or _is_passed(parse, where) or _is_given(parse, where, language):
        return "sentence"
    if _is_over(parse, where, language):
        return "served"
    if not _is_term(parse, where, language) and not _is_ordered(parse, where, language):
        return ""
    verb = parse.tokens[where.verb] if where.verb >= 0 else None
    if verb is None:
        return "sentence"
    if verb.lemma.lower() in language.words("dimensions", "facing"):
        return "face"
    over = verb.lemma.lower() in language.words("dimensions", "serving") and verb.form in ("VBD", "VBN")
    return "served" if over or _is_spent(parse, where, language) else "sentence"


def _is_term(parse: Parse, where: Anchor, language: Language) -> bool:
    """`12 years in prison`, `a 15-year prison term`, `a prison term of 12 years`, `10 years behind bars`."""
    served = language.words("dimensions", "served")
    behind = parse.tokens[where.last + 1 : where.last + 1 + _SERVED]
    before = parse.tokens[max(0, where.first - _SERVED) : where.first]
    of = bool(before) and before[-1].text.lower() == "of"
    return any(t.lemma.lower() in served for t in (*behind, *(before if of else ())) if t.text not in ",;")


def _is_ordered(parse: Parse, where: Anchor, language: Language) -> bool:
    """`must serve 12 years, the judge ruled`, `for the murder`, `is serving 30 months`; not `will serve 12 years as a judge`."""
    verb, courts = parse.tokens[where.verb] if where.verb >= 0 else None, language.words("dimensions", "courts")
    if verb is None or verb.lemma.lower() not in language.words("dimensions", "serving"):
        return False
    if any(word_at(parse, i) == "as" for i in range(where.last + 1, where.last + 1 + _SERVED)):
        return False
    if verb.form == "VBG" and where.verb == where.first - 1:  # `is serving 30 months`
        return parse.tokens[where.last].lemma.lower() in language.words("dimensions", "years")
    crime = word_at(parse, where.last + 1) == "for" and any(
        t.lemma.lower() in language.words("dimensions", "crimes") for t in parse.tokens[where.last + 2 : where.last + 5]
    )
    ruled = any(t.lemma.lower() in courts and t.relation.startswith("nsubj") for t in parse.tokens)
    return verb.form == "VB" and (ruled or crime)


def _is_changed(parse: Parse, where: Anchor, language: Language) -> bool:
    """`cut his jail term to nine years`, `had his sentence reduced to nine years`: what a court made of a term."""
    tokens, words = parse.tokens, language.words
    verb = where.verb
    if verb < 0 or tokens[verb].lemma.lower() not in words("dimensions", "changing"):
        return False
    if word_at(parse, where.first - 1) != "to":
        return False
    term = next((i for i, t in enumerate(tokens) if t.lemma.lower() in words("dimensions", "terms") and i != verb), -1)
    named = term > 0 and tokens[term - 1].lemma.lower() in words("dimensions", "served")
    return named or (term >= 0 and tokens[term].lemma.lower() == "sentence")


def _is_passed(parse: Parse, where: Anchor) -> bool:
    """`sentenced the clerk to six years`: with or without the prison."""
    told = where.verb >= 0 and parse.tokens[where.verb].lemma.lower() == "sentence"
    return told and word_at(parse, where.first - 1) == "to"


def _is_given(parse: Parse, where: Anchor, language: Language) -> bool:
    """`got 17 years for kidnapping`, `was given five years`, `the judge gave him 12 years`; not `was given two years to live`."""
    tokens, words = parse.tokens, language.words
    verb = tokens[where.verb] if where.verb >= 0 else None
    years = tokens[where.last].lemma.lower() in words("dimensions", "years")
    if verb is None or not years or verb.lemma.lower() not in words("dimensions", "giving") or where.noun > where.last:
        return False
    if any(t.tag not in ("PROPN", "PRON") for t in tokens[where.verb + 1 : where.first]):
        return False
    behind, then = word_at(parse, where.last + 1), where.last + 2
    if behind == "for" and then < len(tokens):
        return tokens[then].form == "VBG" or tokens[then].tag == "NOUN"
    passive = verb.form == "VBN" and any(tokens[c].relation == "aux:pass" for c in parse.children[where.verb])
    court = any(t.lemma.lower() in words("dimensions", "courts") and t.relation.startswith("nsubj") for t in tokens)
    return behind in (".", ",", ";", "and", "") and (passive or court)


def _is_spent(parse: Parse, where: Anchor, language: Language) -> bool:
    """`spent 12 years in prison`; who `will spend` them is sentenced to them."""
    helpers = {parse.tokens[c].text.lower() for c in parse.children[where.verb]}
    spent = parse.tokens[where.verb].lemma.lower() in language.words("dimensions", "spending")
    return spent and helpers.isdisjoint(language.words("function", "ahead"))


def _is_over(parse: Parse, where: Anchor, language: Language) -> bool:
    """Tell whether a term was served, by the words before it and behind.

    `left prison after 12 years`, `was freed after serving 12 years`, `had served 12 years of his sentence`, `had been in prison for 12 years`.
    """
    tokens, words = parse.tokens, language.words
    prisons, leaving = words("dimensions", "served"), words("dimensions", "leaving")
    before = [t.lemma.lower() for t in tokens[max(0, where.first - _LED) : where.first]]
    behind = {t.lemma.lower() for t in tokens[where.last + 1 : where.last + 1 + _LED]}
    serving = bool(before) and before[-1] in words("dimensions", "serving") and "will" not in before
    left = bool(leaving & set(before)) and "after" in before
    if before[-1:] == ["after"]:
        return left and bool(prisons & {*before, *behind})
    if before[-1:] == ["for"]:
        return bool(prisons & set(before[-2:-1])) and before[-3:-2] in (["in"], ["behind"])
    part = word_at(parse, where.last + 1) == "of" and bool(words("dimensions", "terms") & behind)
    return serving and (left or part)
