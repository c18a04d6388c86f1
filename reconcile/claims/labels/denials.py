"""Whether a deed or a state is told as it is, denied, or neither: `signed`, `refused to sign`, `may sign`."""

from collections.abc import Collection
from functools import cache

from reconcile.claims.labels.things import helps, is_infinitive
from reconcile.claims.links import is_yet_to, words_before, words_below
from reconcile.language import Language
from reconcile.model import Parse

_REACH = 4  # verbs above a verb that may deny it or leave it open
_LINKS = frozenset({"ccomp", "xcomp"})


class Denials:
    """The words that deny a deed, leave it open or limit it."""

    def __init__(self, language: Language) -> None:
        data = language.section("stands")
        self.deny = language.words("status", "deny") | {*data["deny"]}
        self.open = language.words("function", "possible", "conditions") | {*data["open"]}
        self.alleged, self.whose, self.lasting = (frozenset(data[key]) for key in ("alleged", "whose", "lasting"))
        self.be = language.words("function", "be") - {"be", "been", "being"}
        self.negators = language.words("function", "negators")
        self.particles = frozenset(data["particles"])
        self.whole = self.negators | self.particles | language.words("status", "yet_to")  # adverbs that limit no deed


@cache
def denials(language: Language) -> Denials:
    """Return the words of denial of a language."""
    return Denials(language)


def turned(
    parse: Parse, index: int, words: Denials, *, ahead: bool, whole: bool = False, besides: Collection[int] = ()
) -> bool | None:
    """Whether a verb is denied; None for what is not past, or is left open, alleged or wanted.

    None too for what is denied in part, unless it is known to be denied as a `whole`; words `besides` the verb belong to it.
    """
    tokens = parse.tokens
    below = words_before(parse, index)
    denied = bool(below & words.negators)
    yet = is_yet_to(parse, index)
    current, refused = index, False
    for _ in range(_REACH):
        above = tokens[current].head
        if above < 0 or not (tokens[current].relation in _LINKS or is_infinitive(parse, current)):
            break
        lemma = tokens[above].lemma.lower()
        if lemma in words.alleged:
            return None
        if words_below(parse, above) & (words.negators | words.open - {"to"}):
            return None
        refused = refused or lemma in words.deny
        current = above
    if yet or refused:
        return not denied or None
    if below & words.open or tokens[index].relation in ("amod", "acl"):
        return None
    if denied and not whole and is_limited(parse, index, words, besides):
        return None
    return denied if _is_told(parse, index, words, denied=denied, ahead=ahead) else None


def is_limited(parse: Parse, index: int, words: Denials, besides: Collection[int] = ()) -> bool:
    """`did not sign it on Monday`, `did not fully close`, `did not find a better one`: a part is denied, not the deed.

    Words `besides` the verb that belong to it limit nothing: `did not travel to Oslo`.
    """
    tokens, below = parse.tokens, [c for c in parse.children[index] if c not in besides]
    goals = [c for c in parse.children[index] if tokens[c].relation == "obj"]
    return (
        any(tokens[c].relation.startswith(("obl", "advcl")) for c in below)
        or any(tokens[c].relation == "advmod" and tokens[c].text.lower() not in words.whole for c in below)
        or any(_narrows(parse, k, words) for goal in goals for k in parse.children[goal] if k not in besides)
    )


def _narrows(parse: Parse, index: int, words: Denials) -> bool:
    """A quality, a figure, or a phrase behind the noun that says when or where and not whose."""
    token = parse.tokens[index]
    cases = {parse.tokens[c].text.lower() for c in parse.children[index] if parse.tokens[c].relation == "case"}
    figure = token.tag == "NUM" and cases
    return token.relation == "amod" or bool(figure) or (token.relation == "nmod" and not cases & words.whose)


def _is_told(parse: Parse, index: int, words: Denials, *, denied: bool, ahead: bool) -> bool:
    """A finite form: the past, a perfect or passive with its auxiliary, `did not`; of what is fixed or lasts, the present and `will` as well."""
    helpers = {parse.tokens[c].text.lower() for c in parse.children[index] if helps(parse, c)}
    form, lasts = parse.tokens[index].form, parse.tokens[index].lemma.lower() in words.lasting
    if parse.tokens[index].tag in ("ADJ", "ADV", "NOUN"):
        return bool(helpers & words.be)
    if form == "VBN":
        active = not helpers and any(parse.tokens[c].relation == "nsubj" for c in parse.children[index])
        return active or (bool(helpers) and (ahead or not helpers & {"will", "be"}))
    if form == "VB":
        return bool((denied and "did" in helpers) or (ahead and "will" in helpers))
    if form == "VBG":
        return bool(helpers & ({"was", "were"} if not (ahead or lasts) else words.be))
    return form == "VBD" or ((ahead or lasts) and form in ("VBZ", "VBP"))
