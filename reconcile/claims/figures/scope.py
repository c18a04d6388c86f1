"""What limits a figure: per whom, so far, another, only, part of."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import Any

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import Anchor
from reconcile.claims.figures.before import before
from reconcile.claims.figures.reach import reach
from reconcile.claims.figures.running import until_now
from reconcile.claims.figures.states import kind_of_group
from reconcile.claims.links import word_at
from reconcile.language import Language, thesaurus
from reconcile.model import Kind, Parse, Value

_COUNTS = frozenset({Kind.COUNT, Kind.NUMBER})
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS, Kind.AGE})
_COMPARED = 8  # words in which a record says of what: `the deadliest single attack in months`
_LASTING = 3  # words of how long nothing like it happened: `in more than three decades`
_PLACED = 4  # words: `of them in Leipzig`
LISTED = "listed:place"  # of each figure of a list of places
_REACH = 7  # words between a figure and how badly: `people were reported to have been critically`
_NAMING = frozenset({"NOUN", "ADJ", "PROPN"})
_BADLY = frozenset({"serious", "critical", "light"})  # limits that say how badly people are hurt


@cache
def _cues(language: Language) -> dict[str, str]:
    data = language.section("scope")
    table: dict[str, str] = {}
    for name in ("each", "running", "other_event", "part", "only", "serious", "critical", "light"):
        for word in data[name]:
            table.setdefault(word, name)
    return table


def limits(value: Value, where: Anchor, parse: Parse, clause: Clause, language: Language) -> tuple[str, ...]:
    """Return the limits on a figure as `class:word`, sorted, each once; only words that hang on the figure or its verb count."""
    cues, data = _cues(language), language.section("scope")
    token, noun = where.token, where.noun
    found = set(_of_counts(parse, where, language)) if value.kind in _COUNTS else set()
    found.update(before(parse, where, language))
    found.update(reach(value, where, parse, clause, language))
    found.update(_amount(parse, where, language))
    found.update(_together(value, where, parse, clause))
    found.update(until_now(parse, clause, language, among="among:including" in found))
    near = {token, clause.head} | ({noun, parse.tokens[noun].head} if noun >= 0 else set())
    for index in sorted(clause.members):
        word = parse.tokens[index].text.lower()
        name = cues.get(word)
        if (
            name is None
            or index in (token, noun)
            or where.first <= index <= where.last  # `more than a third`
            or (name == "each" and (value.per or value.kind in _SHARES))
            or (name == "each" and _each_of_all(parse, index, where))
            or (word == "total" and _word_before(parse, index) == "a" and word_at(parse, index + 1) == "of")
            or (word == "few" and _word_before(parse, index) == "a")  # a figure of its own
            or (word == "far" and not _runs(parse, index, data))
            or (word == "since" and _ranked(parse, index, language))
            or (name == "other_event" and _is_record(parse, index, language))
            or (name == "other_event" and _of_saying(parse, index, language))
            or (word == "part" and _word_before(parse, index) in data["taking"])
            or (
                name == "part" and index >= where.first
            )  # `two and a half years`; `arrested 40, most of them students`: who they are
        ):
            continue
        if word == "last" and index + 1 == where.first and value.kind in _COUNTS:
            found.add("rest:last")  # `the last seven missing miners`: when the others were found
            continue
        if name in _BADLY:
            if _beside(parse, index, where):
                found.add(f"{name}:{word}")
            continue
        if _hangs(parse, index, name, near, where, language):
            found.add(f"{name}:{word}")
    return tuple(sorted(found))


def _together(value: Value, where: Anchor, parse: Parse, clause: Clause) -> Iterator[str]:
    """`almost all came either from the party or from the unions`, `44 days in all`: a figure of several parts."""
    if any(parse.tokens[i].text.lower() == "either" for i in clause.members if i > where.last):
        yield "total:either"
    behind = (word_at(parse, where.last + 1), word_at(parse, where.last + 2))
    if value.kind is Kind.DURATION and behind == ("in", "all"):
        yield "total:in all"


def limits_above(
    where: Anchor, parse: Parse, clause: Clause, clauses: Sequence[Clause], language: Language
) -> tuple[str, ...]:
    """Return what makes the happening of the clause above another one: `an earlier blast wrecked the mill, killing nine`."""
    participle = clause.relation == "advcl" and parse.tokens[clause.head].form == "VBG"
    if not participle and not (clause.relation == "conj" and clause.elided):
        return ()
    above = next((c for c in clauses if clause.parent in (c.head, c.reporter)), None)
    if above is None:
        return ()
    cues = _cues(language)
    found = (i for i in above.members if cues.get(parse.tokens[i].text.lower()) == "other_event")
    hang = (
        i
        for i in sorted(found)
        if parse.tokens[i].head != above.object
        and not _of_saying(parse, i, language)
        and _hangs(parse, i, "other_event", {above.head}, where, language)
    )  # not `carried out another robbery, making off with`
    return tuple(sorted({f"other_event:{parse.tokens[i].text.lower()}" for i in hang}))


def _each_of_all(parse: Parse, index: int, where: Anchor) -> bool:
    """`on each of 30 boats`, `on each of the 30`: the figure is that of all; `Per club policy` says by what rule."""
    if index == 0 and parse.tokens[index].text.lower() == "per":
        return True
    behind = [t.text.lower() for t in parse.tokens[index + 1 : where.first]]
    return behind[:1] == ["of"] and len(behind) <= 2  # an article


def _is_period(parse: Parse, index: int, language: Language) -> bool:
    """`lost $2 billion in the third quarter`: which quarter or day it was, and no other happening."""
    data = language.section("scope")
    behind = [t for t in parse.tokens[index + 1 : index + 3] if t.text != "-"]
    told = parse.tokens[index].text.lower() in language.words("numbers", "ordinals")
    return told and bool(behind) and behind[0].lemma.lower() in (*data["spans"], *data["seasons"])


def _ends(parse: Parse, index: int, language: Language) -> bool:
    """`a last day of fog`, `the last day of the trial`: the end of this happening, and not one before it."""
    behind = [t.text.lower() for t in parse.tokens[index + 1 : index + 3]]
    if parse.tokens[index].text.lower() != "last" or not behind:
        return False
    spent = behind[0] in language.words("scope", "spans") and behind[1:] == ["of"]
    return spent or _word_before(parse, index) in language.words("numbers", "articles")


def _of_saying(parse: Parse, index: int, language: Language) -> bool:
    """`the clinic said earlier that`: when it was said, and not when it was."""
    return _word_before(parse, index) in language.words("reporting", "say")


def _ranked(parse: Parse, index: int, language: Language) -> bool:
    """`the first walkout at the port since 1997`, `the worst fire since March`: how rare a thing is, and not when it was."""
    for token in reversed(parse.tokens[:index]):
        if token.tag == "PUNCT":
            break
        if token.form in ("JJS", "RBS") or token.text.lower() in language.words("numbers", "ordinals"):
            return True
    return False


def _is_record(parse: Parse, index: int, language: Language) -> bool:
    """`the deadliest attack in months`, `the worst ever`: how this happening compares, and not another one."""
    if parse.tokens[index].form not in ("JJS", "RBS"):
        return False
    behind = parse.tokens[index + 1 : index + 1 + _COMPARED]
    behind = behind[: next((n for n, t in enumerate(behind) if t.tag == "PUNCT"), len(behind))]
    words, spans = [t.text.lower() for t in behind], language.words("scope", "spans")
    long = (n for n, word in enumerate(words) if word in language.words("scope", "lasting"))
    if any(t.lemma.lower() in spans or t.form == "CD" for n in long for t in behind[n + 1 : n + 1 + _LASTING]):
        return True  # `the worst to hit the country in over three decades`
    return "ever" in words or "since" in words


def _hangs(parse: Parse, index: int, name: str, near: set[int], where: Anchor, language: Language) -> bool:
    """Tell whether a cue is said of a figure: it hangs on its noun or verb, or on a noun of the verb that names a happening.

    A `former mayor` who is sentenced is no sentence of former times, and what happened `last night` is news.
    """
    tokens, data = parse.tokens, language.section("scope")
    head = tokens[index].head
    if head < 0 or (name == "other_event" and tokens[head].lemma.lower() in data["recent"]):
        return False
    if name == "other_event" and tokens[index + 1 : index + 2] and tokens[index + 1].text.lower() == "of":
        return False  # `the last of the 14 people`: one of those counted
    if name == "other_event" and (_ends(parse, index, language) or _is_period(parse, index, language)):
        return False
    if head in near:
        return True
    if tokens[head].head not in near:
        return False
    lemma = tokens[head].lemma.lower()
    describes = name == "other_event" and tokens[index].relation in ("amod", "compound", "nummod")
    dates = lemma in data["spans"] or lemma in data["seasons"]
    happens = thesaurus(language).known(lemma) or lemma in _lasting(language)
    return not describes or dates or head == where.over or happens


@cache
def _lasting(language: Language) -> frozenset[str]:
    """The nouns of happenings that have a length, such as a strike."""
    return frozenset(word for words in language.section("processes")["named"].values() for word in words)


def _of_counts(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """What limits a count by the words around it: a share, a list, the rest, those named before, the office it was served in."""
    yield from _share_of(parse, where.token, language)
    yield from _base_of(parse, where, language)
    yield from _compound(parse, where, language)
    yield from _listed(parse, where, language)
    yield from _rest(parse, where, language)
    yield from _named_before(parse, where)
    yield from _served(parse, where, language)


def _base_of(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`almost all of the 2 million voters`, `most of its 900 workers`: a part of the figure does what the clause says."""
    data = language.section("scope")
    before = [t.text.lower() for t in parse.tokens[max(0, where.first - 4) : where.first]]
    if before[-1:] and before[-1] in data["back"]:
        before.pop()
    if len(before) > 1 and before[-1] == "of":
        nearly = before[-2] == "all" and len(before) > 2 and before[-3] in data["nearly"]
        if before[-2] in data["part"] or nearly:
            yield "total:out of"


def _rest(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`the other two`, `the remaining 12`: what is left when others were told of before."""
    data = language.section("scope")
    before = [t.text.lower() for t in parse.tokens[max(0, where.first - 2) : where.first]]
    if len(before) == 2 and before[0] in data["back"] and before[1] in data["rest"]:
        yield "rest:rest"


def _named_before(parse: Parse, where: Anchor) -> Iterator[str]:
    """`Kenya and Uganda, two countries on the lake`: a figure that says how many names stand before it counts nothing new."""
    tokens = parse.tokens
    if where.noun < where.last or where.first < 2 or tokens[where.first - 1].text != ",":
        return
    noun = tokens[where.noun]
    joined = noun.relation in ("appos", "conj") and 0 <= noun.head < where.first
    if joined and tokens[noun.head].tag == tokens[where.first - 2].tag == "PROPN":
        yield "among:named"


def _served(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`spent four seasons as director`: how long, or how often, in which office; two offices are two lengths."""
    tokens = parse.tokens
    if where.noun < 0 or tokens[where.noun].lemma.lower() not in language.section("scope")["served"]:
        return
    verbs = [where.verb, tokens[where.verb].head if where.verb >= 0 and tokens[where.verb].relation == "conj" else -1]
    for above in (where.noun, *(v for v in verbs if v >= 0)):
        for child in parse.children[above]:
            if any(tokens[c].text.lower() == "as" for c in parse.children[child] if tokens[c].relation == "case"):
                yield f"as {tokens[child].lemma.lower()}:served"
                return


def _amount(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`two weeks' worth of treatment`: an amount of it, and not how long it is."""
    owner, word = ([t.text.lower() for t in parse.tokens[where.last + 1 : where.last + 3]] + ["", ""])[:2]
    if owner in language.words("function", "owning", "owning_plural") and word in language.words("scope", "amount"):
        yield f"part:{word}"


def _word_before(parse: Parse, index: int) -> str:
    return parse.tokens[index - 1].lemma.lower() if index else ""


def _runs(parse: Parse, index: int, data: dict[str, Any]) -> bool:
    """Tell the `so far` of a running total from the distances of "as far as" and "so far away"."""
    tokens = parse.tokens
    behind = word_at(parse, index + 1)
    return index > 0 and tokens[index - 1].text.lower() in data["so"] and behind not in data["away"]


def _beside(parse: Parse, index: int, where: Anchor) -> bool:
    """`eight suffered serious injuries and 261 minor ones`: how badly is said of the figure before, or of the one it leads to."""
    tokens = parse.tokens
    if index > where.last:
        start = where.last + 1
        if [t.tag for t in tokens[start : start + 3]] == ["ADP", "DET", "NUM"]:
            start += 3  # `12 of the 40 injured were in critical condition`
        between = tokens[start:index]
        return len(between) <= _REACH and not any(t.tag in ("NUM", "CCONJ") or t.text in ",;" for t in between)
    between = tokens[index + 1 : where.first]
    return len(between) <= 2 and not any(t.tag in ("NUM", "CCONJ", "PUNCT") for t in between)


def is_placed_part(parse: Parse, last: int, language: Language) -> bool:
    """`170 of them in Leipzig`: a part that its place tells is the figure for that place; `last` is the last word of the figure."""
    behind = parse.tokens[last + 1 : last + 5]
    if len(behind) < _PLACED:
        return False
    of, whole, case, place = behind
    placed = case.text.lower() in language.words("scope", "placed") and place.tag == "PROPN"
    return of.text.lower() == "of" and whole.tag == "PRON" and placed


def _share_of(parse: Parse, token: int, language: Language) -> Iterator[str]:
    """`15 of them`, `a dozen of which`, `three of whom`; `including two children`: a part of what was counted before."""
    tokens, data = parse.tokens, language.section("scope")
    after = [t.text.lower() for t in tokens[token + 1 : token + 3]]
    if is_placed_part(parse, token, language):
        yield "there:of them"
    elif len(after) == 2 and after[0] == "of" and after[1] in data["back"]:
        named = token + 3 < len(tokens) and (tokens[token + 3].tag in _NAMING or tokens[token + 3].form == "VBN")
        whole = "part:named" if named else f"part:of {after[1]}"
        yield whole if kind_of_group(parse, token) < 0 else "among:including"  # `nine of the dead were children`
    before = [t.text.lower() for t in tokens[max(0, token - 4) : token]]
    if "of" in before and tokens[max(0, token - 4) + before.index("of") - 1].tag == "NUM" and before[-1] != "of":
        yield "total:out of"
    near = before[-2:-1] if before[-1:] == ["the"] else before[-1:]
    of_all = near in (["among"], ["amongst"])  # `three children among the 62 people aboard`
    if not of_all and any(word in data["including"] for word in before):
        yield "among:including"


def _listed(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`300 jobs in Leeds, 90 in Hull and 40 in Ware`: each figure of a list of places is a part of the whole."""
    tokens, placed = parse.tokens, language.section("scope")["placed"]
    figures = (i for i, t in enumerate(tokens) if i and t.tag == "NUM" and tokens[i - 1].text != ":")
    parts = [i for i in figures if goes_on(parse, i, placed)]
    if where.last in parts or (parts and where.last < parts[0] and not _figures(parse, where.last + 1, parts[0])):
        yield LISTED


def goes_on(parse: Parse, index: int, placed: Container[str]) -> bool:
    """Whether a figure without a noun stands in a list, with a place behind it: `, 90 in Hull`, `and 40 others at sea`."""
    if index < 1:
        return False
    texts = [t.text.lower() for t in parse.tokens[index - 1 : index + 3]]
    behind = texts[2:3] if texts[2:3] != ["others"] and texts[2:3] != ["more"] else texts[3:4]
    return texts[0] in (",", ";", ":", "and") and bool(behind) and behind[0] in placed


def _figures(parse: Parse, first: int, end: int) -> bool:
    return any(t.tag == "NUM" for t in parse.tokens[first:end])


def _compound(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`three-storey hotels`, `a four-man crew`: a figure that describes each thing of a kind and counts nothing of the event.

    `A 300-room hotel` is one, and has so many.
    """
    behind = parse.tokens[where.last + 1 : where.last + 3]
    if len(behind) == 2 and behind[0].text in ("-", "‐", "‑") and behind[1].text.islower():
        head = behind[1].head
        one = head >= 0 and parse.tokens[head].form in ("NN", "NNP")
        if not one or thesaurus(language).is_person(behind[1].lemma.lower()):
            yield f"each {parse.tokens[head].lemma.lower()}:compound" if head >= 0 else "each:compound"
