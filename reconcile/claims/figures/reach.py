"""How far a figure reaches: whether it is of all places, comes on top of others, is a step or a level, is only wished for."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, case
from reconcile.language import Language
from reconcile.model import Kind, Parse, Value

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_MOVED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.NUMBER})
_OPENING = 3  # words of a phrase that opens a sentence: `by noon`, `by early evening`
_CHAIN = 4  # verbs above a verb
_STEPS = {"by": "step", "to": "level"}
_BE_PAST = frozenset({"was", "were"})


def reach(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """Yield what limits a figure as `class:word`, beside the limits of `scope.py`."""
    if value.kind in _COUNTS and _is_further(parse, where, language):
        yield "rest:more"
    moved = _STEPS.get(case(parse, where.token)) if value.kind in _MOVED else None
    if moved is not None:
        yield f"{moved}:moved"
    yield from _spells(parse, where, clause, language)
    wide = _wide(parse, clause, language)
    if wide:
        yield f"wide:{wide}"
    standing = standing_of(parse, where.verb, language)
    if standing:
        yield f"{standing}:verb"


def _is_further(parse: Parse, where: Anchor, language: Language) -> bool:
    """`arrested two more suspects`: on top of those told of before; behind another figure "more" only goes on counting."""
    behind = parse.tokens[where.last + 1 : where.noun]
    told = any(t.tag == "NUM" for t in parse.tokens[: where.first])
    return bool(behind) and behind[0].text.lower() in language.words("scope", "further") and not told


def _spells(parse: Parse, where: Anchor, clause: Clause, language: Language) -> Iterator[str]:
    """`in its first week`, `in the second round`: the stretch that a figure is of; `had arrested 12 by noon`: up to when it is."""
    tokens, scope = parse.tokens, language.section("scope")
    ordinals = language.words("numbers", "ordinals")
    for index in sorted(clause.members | set(range(min(where.first, _OPENING)))):
        lemma, kids = tokens[index].lemma.lower(), parse.children[index]
        turn = next((tokens[c].text.lower() for c in kids if tokens[c].text.lower() in ordinals), "")
        if turn and (lemma in scope["rounds"] or lemma in scope["spans"]):
            yield f"{'round' if lemma in scope['rounds'] else 'spell'} {turn} {lemma}:spell"
        text, before = tokens[index].text.lower(), tokens[index - 1].text.lower() if index else ""
        if text in scope["moments"] and before in scope["upto"]:
            yield f"moment {text}:{'done' if _had(parse, where.verb) else 'then'}"


def _had(parse: Parse, verb: int) -> bool:
    return verb >= 0 and any(parse.tokens[c].text.lower() == "had" for c in parse.children[verb])


def _wide(parse: Parse, clause: Clause, language: Language) -> str:
    """The word that makes a figure one of all places: `12,000 workers worldwide`, `nine patients in the country`."""
    scope = language.section("scope")
    texts = [parse.tokens[i].text.lower() for i in sorted(clause.members)]
    for n, text in enumerate(texts):
        inside = texts[n - 1 : n] == ["the"] and texts[max(0, n - 2) : n - 1] and texts[n - 2] in scope["throughout"]
        if text in scope["wide"] or (inside and text in scope["wholes"]):
            return text
    return ""


def standing_of(parse: Parse, verb: int, language: Language) -> str:
    """Tell whether a deed is only `wished` for (`hopes to raise`, `was to cost`) or lies `ahead`; empty where it is told as it is."""
    if verb < 0:
        return ""
    tokens, scope = parse.tokens, language.section("scope")
    ahead = language.words("function", "ahead", "ahead_then", "possible") | {"going"}
    if any(tokens[c].text.lower() in ahead for c in parse.children[verb]):
        return "ahead"
    for _ in range(_CHAIN):
        below = {tokens[c].text.lower() for c in parse.children[verb] if c < verb}
        above = tokens[verb].head
        if "to" not in below:
            return ""
        if below & _BE_PAST:
            return "wished"
        if above < 0:
            return ""
        lemma, past = tokens[above].lemma.lower(), any(tokens[c].lemma == "be" for c in parse.children[above])
        past = past and tokens[above].form == "VBN" and _is_past(parse, above)
        if lemma in scope["wished"] or (past and lemma in scope["planned"]):
            return "wished"
        if lemma in language.words("status", "ahead"):
            return "ahead"
        verb = above
    return ""


def _is_past(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[c].text.lower() in _BE_PAST | {"had"} for c in parse.children[verb])
