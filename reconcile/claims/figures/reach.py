"""How far a figure reaches: of all places or one, of a stretch, of a kind, on top of others, a step or a level, only wished for."""

from collections.abc import Iterator

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.against import is_base, is_difference
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.targets import targets
from reconcile.claims.links import case, word_at, words_before
from reconcile.language import Language, thesaurus
from reconcile.model import Form, Kind, Parse, Value

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_MOVED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.NUMBER})
_SMALL = frozenset({"PUNCT", "NUM", "DET", "ADP", "CCONJ", "AUX", "PART"})  # words that name no stretch
_OPENING = 3  # words of a phrase that opens a sentence: `by noon`, `by early evening`
_PHRASE = 6  # words of a phrase of time up to its comma
_LEAD = 3  # words before a share
_COMPARED = 6  # words behind a share that tell what it is set against
_CHAIN = 4  # verbs above a verb
_MEASURED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_PARTS = frozenset({"flat", "compound"})
_TO_COME = frozenset({"VB", "VBP", "VBZ"})


def reach(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """Yield what limits a figure as `class:word`, beside the limits of `scope.py`."""
    yield from _of_noun(value, where, parse, clause, language)
    if value.kind in _MOVED and case(parse, where.token) in language.section("reach")["steps"]:
        yield f"{language.section('reach')['steps'][case(parse, where.token)]}:moved"
    if value.kind in _MEASURED and is_difference(parse, where, language):
        yield "against:figure"
    if value.kind is Kind.PERCENT:
        yield from _of_share(parse, where, clause, language)
    if value.kind is Kind.AGE and word_at(parse, where.first - 1) in language.words("reach", "once"):
        yield f"{word_at(parse, where.first - 1)}:age"
    if value.kind is Kind.AGE and _is_to_turn(parse, where, language):
        yield "wished:age"
    if value.kind in _COUNTS and _is_speaker(parse, where, language):
        yield "speaker:said"
    if value.kind in _MEASURED | _MOVED and is_base(parse, where, language):
        yield "then:base"
    if value.kind is Kind.DURATION and is_under_way(parse, where, language):
        yield "part:under way"
    yield from turns(parse, clause, language)
    yield from _stretches(parse, where, clause, language)
    if _opens_elsewhere(parse, where, language):
        yield "other_event:opening"
    yield from _of_places(value, where, parse, clause, language)
    if _is_denied(value, where, parse, language):
        yield "not:verb"
    awaited = where.role == "obj" and parse.tokens[where.verb].lemma.lower() in language.words("reach", "awaited")
    standing = "wished" if awaited else standing_of(parse, where.verb, language)
    if standing:
        yield f"{standing}:verb"


def _is_to_turn(parse: Parse, where: Anchor, language: Language) -> bool:
    """`Lee, who turns 30 in May`: an age that is still to come; who turned 30 has it."""
    verb = parse.tokens[where.verb] if where.verb >= 0 else None
    return verb is not None and verb.lemma.lower() in language.words("reach", "turning") and verb.form in _TO_COME


def _is_speaker(parse: Parse, where: Anchor, language: Language) -> bool:
    """`according to two soldiers who are being treated here`: how many speak is no figure of the news."""
    before = [word_at(parse, i) for i in range(max(0, where.first - 2), where.first)]
    if " ".join(before) in language.words("reach", "sources"):
        return True
    says = where.verb >= 0 and parse.tokens[where.verb].lemma.lower() in language.words("reporting", "say")
    apart = any(t.tag == "PUNCT" for t in parse.tokens[where.last + 1 : where.verb])  # `killing 14 people, police said`
    return where.role == "nsubj" and says and where.last < where.verb and not apart


def _of_places(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    if _is_of_place_before(parse, where, clause, language):
        yield "there:where"
    if value.kind in _COUNTS and _is_fronted(parse, where, language):
        yield "there:fronted"
    if value.kind in _COUNTS:
        yield from targets(parse, clause, language)
    wide = _wide(parse, clause, language)
    if wide:
        yield f"wide:{wide}"


def _is_denied(value: Value, where: Anchor, parse: Parse, language: Language) -> bool:
    """`three countries did not sign`; `nobody` and `did not disclose` are themselves the value, and not denied once more."""
    if where.verb < 0 or value.form is Form.UNDISCLOSED or value.hard.high == 0:
        return False
    return bool(words_before(parse, where.verb) & language.words("function", "negators"))


def _of_noun(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """What stands with the noun of a figure: what narrows those counted, a word for what may not be, a class."""
    if value.kind in _COUNTS and where.noun > where.last:
        yield from _of_counted(value, where, parse, clause, language)
    if value.kind is Kind.MEASURE and _is_of_counted(parse, where):
        yield "each:class"
    if where.noun > where.last and _is_rumoured(parse, where.noun, language):
        yield "wished:rumour"


def _of_counted(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """`two more suspects`, `four passengers and the pilot`, `five people, including the guide`, `novels about the war`."""
    tokens, noun, words = parse.tokens, where.noun, thesaurus(language)
    told = any(t.tag == "NUM" for t in tokens[: where.first])  # behind another figure "more" only goes on counting
    if not told and tokens[where.last + 1].text.lower() in language.words("reach", "further"):
        yield "rest:more"
    if value.hard.low == value.hard.high == 0 and any(_tells_whose(parse, index, language) for index in clause.members):
        yield "among:whose"  # `no injuries among the crew`
    joins = language.words("reach", "joins")
    if _adds(parse, noun + 1, 1, joins) or _adds(parse, where.first - 1, -1, joins):
        yield "plus:one"
    yield from _with_them(parse, noun, language)
    behind = [t for t in tokens[noun + 1 : noun + 5] if t.text != ","]
    if len(behind) > 2 and behind[0].text.lower() in language.words("scope", "including") and behind[1].tag == "DET":
        yield f"with {behind[2].lemma.lower()}:including"
    for child in parse.children[noun]:
        token = tokens[child]
        narrows = token.relation == "nmod" and case(parse, child) in language.words("reach", "narrowing")
        describes = token.relation in ("amod", "compound") and where.last < child
        state = words.is_state(words.predicate(token.lemma.lower()))  # `wounded men`, `missing miners`
        if token.text.islower() and (narrows or describes) and not state:
            yield f"kind {token.lemma.lower()}:kind"


def _with_them(parse: Parse, noun: int, language: Language) -> Iterator[str]:
    """`six people died, the gunman among them`: one of whom another text may say that he killed five."""
    tokens = parse.tokens
    for index in range(noun + 1, min(len(tokens) - 3, noun + _PHRASE)):
        among, them = (t.text.lower() for t in tokens[index + 2 : index + 4])
        told = among in language.words("scope", "including") and them in language.words("scope", "back")
        if told and tokens[index].tag == "DET" and tokens[index + 1].tag == "NOUN":
            yield f"with {tokens[index + 1].lemma.lower()}:including"


def _is_of_counted(parse: Parse, where: Anchor) -> bool:
    """`four other dinosaurs of more than 40 tonnes`: a measure behind a noun that is counted is that of each."""
    noun = parse.tokens[where.token].head if case(parse, where.token) == "of" else -1
    return noun >= 0 and any(parse.tokens[c].tag == "NUM" and c < noun for c in parse.children[noun])


def _is_rumoured(parse: Parse, noun: int, language: Language) -> bool:
    """`the rumour of several deaths`, `the risk of 200 job losses`: what is counted hangs on a word for what may not be."""
    above = parse.tokens[noun].head
    return (
        above >= 0
        and case(parse, noun) == "of"
        and parse.tokens[above].lemma.lower() in language.words("reach", "rumours")
    )


def _tells_whose(parse: Parse, index: int, language: Language) -> bool:
    """`among the crew`, `to police`: people behind such a preposition."""
    whose = case(parse, index) in language.words("reach", "whose")
    return whose and thesaurus(language).is_person(parse.tokens[index].lemma.lower())


def _adds(parse: Parse, index: int, step: int, joins: frozenset[str]) -> bool:
    """Whether a single one, told by an article, is joined to the counted: `and a child`, `the pilot and`."""
    tokens = parse.tokens
    if not 0 < index < len(tokens) - 1 or tokens[index].text.lower() not in joins:
        return False
    if step > 0:
        return tokens[index + 1].tag == "DET" and any(t.form == "NN" for t in tokens[index + 2 : index + 4])
    return tokens[index - 1].form == "NN" and any(t.tag == "DET" for t in tokens[max(0, index - 3) : index - 1])


def _of_share(parse: Parse, where: Anchor, clause: Clause, language: Language) -> Iterator[str]:
    """What a share is of besides its noun: a poll, one place, a stage of the count, a rule, another figure that it is set against."""
    tokens, words, scope = parse.tokens, language.section("reach"), language.section("scope")
    texts = [t.text.lower() for t in tokens]
    if any(t.lemma.lower() in words["surveys"] for t in tokens):
        yield "survey:poll"
    if any(texts[i] in words["within"] for i in clause.members):
        yield "among:share"
    stage = where.noun > where.last and any(tokens[c].relation == "acl" for c in parse.children[where.noun])
    if stage and set(texts[max(0, where.first - _LEAD) : where.first]) & {*words["stages"]}:
        yield "stage:counted"
    asking = (i for i in clause.members if tokens[i].lemma.lower() in words["requiring"])
    if any(i < where.first or tokens[i].form == "VBN" for i in asking):
        yield "wished:rule"  # `requires 50 percent`, `50 percent is needed`; not `60 percent need help`, `of the valid votes`
    behind = texts[where.last + 1 : where.last + 1 + _COMPARED]
    dated = {*scope["spans"], *scope["seasons"], *words["changes"]} & set(behind)
    if set(behind[:_LEAD]) & {*words["against"]} and not dated:
        yield "against:figure"
    if any(texts[i] in words["localities"] and case(parse, i) in words["throughout"] for i in sorted(clause.members)):
        yield "local:place"


def turns(parse: Parse, clause: Clause, language: Language) -> Iterator[str]:
    """`the second trial lasted`: which of its kind the subject of a figure is."""
    if clause.subject >= 0:
        below = (parse.tokens[c].text.lower() for c in parse.children[clause.subject])
        yield from (f"turn {word}:subject" for word in below if word in language.words("numbers", "ordinals"))


def is_under_way(parse: Parse, where: Anchor, language: Language) -> bool:
    """`had lasted six hours when a hostage was freed`: a length up to a moment within."""
    opening = language.section("moments")["placing"]["when"]
    tokens = parse.tokens
    opens = any(t.text.lower() in opening and t.head >= 0 and tokens[t.head].head == where.verb for t in tokens)
    return opens and _had(parse, where.verb, language)


def _stretches(parse: Parse, where: Anchor, clause: Clause, language: Language) -> Iterator[str]:
    """The stretch that a figure is of: `in its first week`, `in the second round`, `in 30 games`; up to when it is: `by noon`."""
    tokens, words, scope = parse.tokens, language.section("reach"), language.section("scope")
    ordinals, weekdays = language.words("numbers", "ordinals"), language.words("calendar", "weekdays")
    own = language.words("function", "its", "his")
    for index in sorted(clause.members.union(range(min(where.first, _OPENING)))):
        if tokens[index].tag in _SMALL:
            continue
        token, kids, led = tokens[index], [tokens[c] for c in parse.children[index]], case(parse, index)
        text, lemma = token.text.lower(), token.lemma.lower()
        turn = next((t.text.lower() for t in kids if t.text.lower() in ordinals), "")
        averted = token.relation == "obj" and tokens[token.head].lemma.lower() in words["averting"]
        if turn and not averted and (lemma in words["rounds"] or lemma in scope["spans"]):
            yield f"{'round' if lemma in words['rounds'] else 'spell'} {turn} {lemma}:{turn}"
        if turn and lemma in scope["seasons"]:
            yield f"turn {turn} {lemma}:{turn}"  # `in the third quarter`; many say of which one by `quarterly`
        number = next((t.text.lower() for t in kids if t.tag == "NUM"), "")
        if number and lemma in scope["served"] and led in words["over"]:
            yield f"over {number}:{lemma}"
        if token.tag == "NOUN" and led in words["meant"] and _is_meant(parse, where, index):
            yield f"whose {lemma}:for"
        if lemma in words["currencies"] and led in words["versus"]:
            yield f"versus {lemma}:currency"
        if lemma in words["spots"] and _is_spot(parse, index, led in words["spotted"], led):
            yield f"spot {lemma}:place"
        if text in weekdays and led in words["lasting"]:
            yield f"spell since {text}:since"  # `31 have been killed since Thursday`
        if text not in words["moments"]:
            continue
        leading = [word_at(parse, i) for i in range(max(0, index - 2), index) if tokens[i].tag != "DET"]
        before = [word for word in leading if word not in own][-1:]
        if before and before[0] in words["upto"]:
            yield f"moment {text}:{'had' if text in words['heights'] or _had(parse, where.verb, language) else 'at'}"


def _is_meant(parse: Parse, where: Anchor, noun: int) -> bool:
    """Whether the noun behind `for` is whom this figure is for: not `54 percent, against 38 for his rival`, `for defrauding pensioners`."""
    between = any(t.tag == "NUM" for t in parse.tokens[where.last + 1 : noun])
    return not between and not _is_done_to(parse, noun)


def _is_spot(parse: Parse, noun: int, spotted: bool, led: str) -> bool:
    """Whether a noun of place says where without a name: not `at Tarvo airport`, `Graz, a city of 300,000`."""
    named = noun > 0 and parse.tokens[noun - 1].tag == "PROPN"
    return not named and (spotted or not (led or _describes_name(parse, noun)))


def _is_done_to(parse: Parse, noun: int) -> bool:
    """`for defrauding pensioners`: whom the deed is done to is not whom a figure is for."""
    return any(token.form == "VBG" for token in parse.tokens[max(0, noun - 3) : noun])


def _describes_name(parse: Parse, noun: int) -> bool:
    """`Graz, a city of 300,000`: the noun says what the name before it is."""
    at = noun - 1
    while at > 0 and parse.tokens[at].tag in ("ADJ", "DET"):
        at -= 1
    return at > 0 and parse.tokens[at].text == "," and parse.tokens[at - 1].tag == "PROPN"


def _had(parse: Parse, verb: int, language: Language) -> bool:
    perfect = language.words("reach", "perfect")
    return verb >= 0 and any(parse.tokens[c].text.lower() in perfect for c in parse.children[verb])


def _opens_elsewhere(parse: Parse, where: Anchor, language: Language) -> bool:
    """`Earlier this year, a clerk was charged in a raid that left two dead`: the whole sentence is of another time."""
    opening = [t.text.lower() for t in parse.tokens[: min(where.first, _PHRASE)]]
    if "," not in opening or opening[0] not in language.words("reach", "opening"):
        return False
    long = {*language.section("moments")["placing"]["long"]} - {"month", "quarter"}
    return bool(long & set(opening[: opening.index(",")]))


def _is_of_place_before(parse: Parse, where: Anchor, clause: Clause, language: Language) -> bool:
    """`Lumbo, where 31 people died, was hit hardest`: a figure of the place that the sentence is about.

    Behind a preposition a place says where all of it happened: `the blast in Lumbo, where 31 people died`.
    """
    tokens, opening = parse.tokens, language.words("reach", "described")
    for index in sorted(i for i in clause.members if i < where.first):
        if any(t.text == "," for t in tokens[index : where.first]):
            continue  # `In Alvor, where the river burst its banks, 21 inches fell`
        at = index - 2 if index > 1 and tokens[index - 1].text == "," else index - 1
        if tokens[index].text.lower() in opening and at >= 0 and tokens[at].tag == "PROPN":
            return not case(parse, tokens[at].head if tokens[at].relation in _PARTS else at)
    return False


def _is_fronted(parse: Parse, where: Anchor, language: Language) -> bool:
    """`In Oslo 21 people have been infected`: of a place that the sentence sets against others; a comma only tells where all is."""
    before = parse.tokens[: where.first]
    named = len(before) > 1 and all(t.tag == "PROPN" for t in before[1:])
    return named and before[0].text[:1].isupper() and before[0].text.lower() in language.words("function", "place")


def _wide(parse: Parse, clause: Clause, language: Language) -> str:
    """The word that makes a figure one of all places: `12,000 workers worldwide`, `nine patients in the country`."""
    words = language.section("reach")
    for index in sorted(clause.members):
        text = parse.tokens[index].text.lower()
        if text in words["wide"] or (text in words["wholes"] and _is_throughout(parse, index, language)):
            return text
    return ""


def _is_throughout(parse: Parse, index: int, language: Language) -> bool:
    """`across the country`, not `in a country`, nor `in the state of Ohio`."""
    before = [t.text.lower() for t in parse.tokens[max(0, index - 2) : index]]
    leads = len(before) == 2 and before[0] in language.words("reach", "throughout")
    return leads and before[1] in language.words("function", "definite")


def standing_of(parse: Parse, verb: int, language: Language) -> str:
    """Tell whether a deed is only `wished` for (`hopes to raise`, `was to cost`) or lies `ahead`; empty where it is told as it is."""
    if verb < 0:
        return ""
    tokens, words, be = parse.tokens, language.section("reach"), language.words("function", "be")
    if words_before(parse, verb) & language.words("function", "ahead", "owed", "ahead_then", "possible"):
        return "ahead"
    for _ in range(_CHAIN):
        below, above = words_before(parse, verb), tokens[verb].head
        if not below & {*words["infinitive"]}:
            return ""
        if below & be & {*words["past"]}:
            return "wished"
        if above < 0:
            return ""
        lemma, helpers = tokens[above].lemma.lower(), words_before(parse, above)
        once = tokens[above].form == "VBN" and helpers & be and helpers & {*words["past"]}
        if lemma in words["wished"] or (once and lemma in words["planned"]):
            return "wished"
        if lemma in language.words("status", "ahead"):
            return "ahead"
        verb = above
    return ""
