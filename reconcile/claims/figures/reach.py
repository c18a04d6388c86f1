"""How far a figure reaches: whether it is of all places, comes on top of others, is a step or a level, is only wished for."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor, case
from reconcile.language import Language
from reconcile.model import Kind, Parse, Value

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_MOVED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.NUMBER})
_OPENING = 3  # words of a phrase that opens a sentence: `by noon`, `by early evening`
_PHRASE = 6  # words of a phrase of time up to its comma
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
    if value.kind in _COUNTS and where.noun > where.last:
        yield from _joined(parse, where, language)
        yield from _kinds(parse, where, language)
    if value.kind is Kind.PERCENT:
        yield from _of_share(parse, where, clause, language)
    yield from _spells(parse, where, clause, language)
    if _opens_elsewhere(parse, where, language):
        yield "other_event:opening"
    over = _over(parse, clause, language)
    if over:
        yield f"over {over}:games"
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


def _joined(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`four passengers and the pilot`: those counted are not all; `five people, including the gunman`: who is among them."""
    tokens, noun = parse.tokens, where.noun
    for index in (noun + 1, where.first - 1):
        step = 1 if index > noun else -1
        if 0 < index < len(tokens) - 1 and tokens[index].text.lower() == "and" and _is_one_more(parse, index, step):
            yield "plus:and"
    behind = [t.text.lower() for t in tokens[noun + 1 : noun + 5] if t.text != ","]
    if len(behind) > 2 and behind[0] in language.words("scope", "including") and behind[1] == "the":
        yield f"with {behind[2]}:including"


def _kinds(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`rubber bullets`, `novels about the war`: the words that make the counted a kind of their noun."""
    tokens = parse.tokens
    for child in parse.children[where.noun]:
        token = tokens[child]
        if not token.text.islower():
            continue  # a name, or a month
        describes = token.relation in ("amod", "compound") and where.last < child
        if describes or (token.relation == "nmod" and case(parse, child) in language.words("scope", "narrowing")):
            yield f"kind {token.lemma.lower()}:kind"


def _is_one_more(parse: Parse, index: int, step: int) -> bool:
    """Whether a single one, told by an article, stands beside `and`: `and a child`, `the pilot and`."""
    tokens = parse.tokens
    if step > 0:
        return tokens[index + 1].tag == "DET" and any(t.form == "NN" for t in tokens[index + 2 : index + 4])
    return tokens[index - 1].form == "NN" and any(t.tag == "DET" for t in tokens[max(0, index - 3) : index - 1])


def _of_share(parse: Parse, where: Anchor, clause: Clause, language: Language) -> Iterator[str]:
    """What a share is of besides its noun: a poll, one place, a stage of the count, a distance from another figure."""
    tokens, scope = parse.tokens, language.section("scope")
    texts = [t.text.lower() for t in tokens]
    if any(t.lemma.lower() in scope["surveys"] for t in tokens):
        yield "survey:poll"
    if (
        where.noun > where.last
        and any(tokens[c].relation == "acl" for c in parse.children[where.noun])
        and "with" in texts[max(0, where.first - 3) : where.first]
    ):
        yield "stage:with"
    behind = texts[where.last + 1 : where.last + 7]
    if "than" in behind[:3] and not set(behind) & {
        *scope["spans"],
        *scope["seasons"],
        "last",
        "earlier",
        "ago",
        "before",
        "previous",
    }:
        yield "than:than"
    inside = sorted(clause.members)
    if any(texts[i] in scope["localities"] and case(parse, i) in scope["throughout"] for i in inside):
        yield "local:place"


def _spells(parse: Parse, where: Anchor, clause: Clause, language: Language) -> Iterator[str]:
    """`in its first week`, `in the second round`: the stretch that a figure is of; `had arrested 12 by noon`: up to when it is."""
    tokens, scope = parse.tokens, language.section("scope")
    ordinals = language.words("numbers", "ordinals")
    for index in sorted(clause.members | set(range(min(where.first, _OPENING)))):
        lemma, kids = tokens[index].lemma.lower(), parse.children[index]
        turn = next((tokens[c].text.lower() for c in kids if tokens[c].text.lower() in ordinals), "")
        if turn and (lemma in scope["rounds"] or lemma in scope["spans"]):
            yield f"{'round' if lemma in scope['rounds'] else 'spell'} {turn} {lemma}:spell"
        text, before = tokens[index].text.lower(), [t.text.lower() for t in tokens[max(0, index - 2) : index]]
        led = before[-1:] if before[-1:] != ["the"] else before[:1]
        if text in scope["moments"] and led and led[0] in scope["upto"]:
            yield f"moment {text}:{'done' if _had(parse, where.verb) else 'then'}"


def _had(parse: Parse, verb: int) -> bool:
    return verb >= 0 and any(parse.tokens[c].text.lower() == "had" for c in parse.children[verb])


def _opens_elsewhere(parse: Parse, where: Anchor, language: Language) -> bool:
    """`Earlier this year, a clerk was charged in a raid that left two dead`: the whole sentence is of another time."""
    opening = [t.text.lower() for t in parse.tokens[: min(where.first, _PHRASE)]]
    if "," not in opening:
        return False
    phrase = opening[: opening.index(",")]
    long = {*language.section("moments")["placing"]["long"]} - {"month", "quarter"}
    return "earlier" in phrase[:1] and bool(long & set(phrase))


def _over(parse: Parse, clause: Clause, language: Language) -> str:
    """`averaged 14 points in 30 games`: over how many games, or years, a figure was made."""
    tokens, served = parse.tokens, language.section("scope")["served"]
    for index in sorted(clause.members):
        number = next((c for c in parse.children[index] if tokens[c].tag == "NUM"), -1)
        if tokens[index].lemma.lower() in served and number >= 0 and case(parse, index) in ("in", "over", "from"):
            return tokens[number].text.lower()
    return ""


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
