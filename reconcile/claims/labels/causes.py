"""What a fire, a crash or a blast came from: `caused by a gas leak`, `blamed a short circuit for the fire`."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from reconcile.claims.clauses import Clause
from reconcile.claims.figures.anchor import NOWHERE
from reconcile.claims.figures.slots import places
from reconcile.claims.figures.times import times_of
from reconcile.claims.labels.particulars import particular_at
from reconcile.claims.scene import Scene
from reconcile.claims.when.events import event_at
from reconcile.language import Language
from reconcile.model import Form, Parse, Slot, Span, Value

_REACH = 8  # words between what is not known and `what caused`
_ASKED = 4  # words from `what` to `caused`: `what may have caused`
_PHRASE = 8  # words from `caused by` to the noun that it leads to
_NEAR = 4  # words between a denial and what it denies


@cache
def _causes(language: Language) -> dict[str, str]:
    data = language.section("causes")["causes"]
    return {word: f"cause/{path}" for path, words in data.items() for word in words}


def find_causes(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a slot for each cause that a clause gives to a happening: attribute `particular:cause`, subject the class of the happening.

    What is suspected only, and that the cause is not known, have the unit `cause`.
    """
    tokens, members = scene.parse.tokens, sorted(clause.members)
    told = {tokens[i].lemma.lower() for i in members}
    events = {name: i for i in members if (name := event_at(scene, i))} or ({scene.event: -1} if scene.event else {})
    if len(events) != 1:
        return
    ((event, at),) = events.items()
    untold = _untold(scene, members)
    found = dict(filter(None, (_cause_at(scene.parse, i, _causes(scene.language)) for i in members)))
    value = _named_cause(scene, members) if not found and not told & scene.language.words("causes", "open") else None
    if untold is not None:
        value = replace(particular_at(scene, untold, "cause"), unit="cause", form=Form.UNDISCLOSED)
    elif len(found) == 1 and not told & scene.language.words("causes", "open"):
        ((span, path),) = found.items()
        sure = particular_at(scene, span, path)
        if told & scene.language.words("causes", "suspected"):
            value = replace(sure, unit="cause")
        elif at >= 0 and told & scene.language.words("causes", "telling"):
            value = sure
    if value is not None:
        around, where = places(scene.parse, clause.members, scene), _where(scene.parse, at)
        times = times_of(scene, clause, NOWHERE)
        yield Slot(
            value,
            "particular:cause",
            noun="cause",
            subject=event,
            holder=where,
            places=around,
            nested=around,
            times=times,
        )


def _named_cause(scene: Scene, members: list[int]) -> Value | None:
    """`was caused by a loss of power`, `blamed on the removal of walls`: a cause in the words of the text, set only beside an unknown one."""
    tokens, language = scene.parse.tokens, scene.language
    for index in members[:-1]:
        leads = tokens[index + 1 : index + 2]
        ties = tokens[index].lemma.lower() in language.words("causes", "telling") and tokens[index].form == "VBN"
        if not ties or not leads or leads[0].text.lower() not in language.words("causes", "leads"):
            continue
        subject = scene.subject_of(index)
        if subject >= 0 and tokens[subject].tag != "PRON" and not event_at(scene, subject):
            continue  # `the collapse was caused by`, behind a sentence on the fire
        behind = range(index + 2, min(index + 2 + _PHRASE, len(tokens)))
        noun = next((i for i in behind if tokens[i].tag == "NOUN" and not _goes_on(scene.parse, i)), -1)
        if noun > 0:
            span = Span(tokens[index + 2].span.start, tokens[noun].span.end)
            return replace(particular_at(scene, span, f"cause/{tokens[noun].lemma.lower()}"), unit="cause")
    return None


def _goes_on(parse: Parse, noun: int) -> bool:
    """Tell whether a noun only leads to the next one: `a gas | leak`, `a build-up | of gas`."""
    behind = parse.tokens[noun + 1 : noun + 2]
    return bool(behind) and (behind[0].tag in ("NOUN", "PROPN") or behind[0].text.lower() in ("of", "-"))


def _untold(scene: Scene, members: list[int]) -> Span | None:
    """`the cause of the fire has not been determined`, `not known what caused the fire`: the words from the one to the other."""
    tokens, language = scene.parse.tokens, scene.language
    cause = next((i for i in members if tokens[i].lemma.lower() == "cause"), -1)
    if cause < 0:
        return None
    above, seek = tokens[cause].head, language.words("causes", "seek")
    sought = tokens[cause].tag == "NOUN" and above >= 0 and tokens[above].form in ("VB", "VBG")
    if sought and tokens[above].lemma.lower() in seek:  # `were trying to determine the cause`
        return Span(tokens[min(above, cause)].span.start, tokens[max(above, cause)].span.end)
    asked = tokens[cause].tag == "VERB" and any(
        t.text.lower() == "what" for t in tokens[max(0, cause - _ASKED) : cause]
    )
    early = _too_early(scene, cause)
    if early >= 0:
        return Span(tokens[early].span.start, tokens[cause].span.end)
    for index in range(max(0, cause - _REACH), cause) if asked else (i for i in members if i > cause):
        before = range(max(0, index - _NEAR), index)
        denials = [i for i in before if tokens[i].text.lower() in language.words("function", "negators")]
        denied = bool(denials) and tokens[index].lemma.lower() in language.words("causes", "tell")
        probed = " ".join(t.text.lower() for t in tokens[index : index + 2]) in language.words("causes", "probed")
        if denied or probed or tokens[index].text.lower() in language.words("causes", "untold"):
            ends = (cause, index + probed, *(denials[:1] if denied else ()))
            return Span(tokens[min(ends)].span.start, tokens[max(ends)].span.end)
    return None


def _too_early(scene: Scene, cause: int) -> int:
    """`it was too early to discuss a cause`, `no idea what caused it`, `gave no cause`: where the words before it begin; -1 for none."""
    said = [t.text.lower() for t in scene.parse.tokens[:cause]]
    for index in range(max(0, cause - _REACH), cause):
        if " ".join(said[index : index + 2]) in scene.language.words("causes", "early"):
            return index
    given = (
        len(said) > 1
        and said[-1] in scene.language.words("scope", "none")
        and scene.parse.tokens[cause - 2].lemma.lower() in scene.language.words("causes", "give")
    )
    return cause - 2 if given else -1


def _where(parse: Parse, event: int) -> str:
    """`the hotel fire`, `the blaze at the mill`: the noun that tells it from another one."""
    near = (
        parse.tokens[c]
        for c in (parse.children[event] if event >= 0 else ())
        if parse.tokens[c].relation in ("compound", "nmod")
    )
    return next((t.lemma.lower() for t in near if t.tag == "NOUN"), "")


def _cause_at(parse: Parse, index: int, causes: dict[str, str]) -> tuple[Span, str] | None:
    """The place and the branch of a cause that ends in a word: of one word, or of two."""
    lemma = parse.tokens[index].lemma.lower()
    before = parse.tokens[index - 1] if index else None
    if before is not None and (path := causes.get(f"{before.text.lower()} {lemma}")):
        return Span(before.span.start, parse.tokens[index].span.end), path
    return (parse.tokens[index].span, causes[lemma]) if lemma in causes else None
