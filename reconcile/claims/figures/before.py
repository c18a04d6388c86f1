"""What puts a figure at another time than the happening that a text is about, beside the words that hang on its own verb."""

from collections.abc import Iterator

from reconcile.claims.figures.anchor import Anchor
from reconcile.language import Language
from reconcile.model import Parse

_DATED = 6  # words: `came only a few days | after`
_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_IN = frozenset({"in", "of", "from", "during", "after", "for"})
_TOLD = 9  # words in which a relative clause gives its figure: `three years ago, in which more than 20 people`


def before(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """Yield `other_event:…` for a figure of another happening, and how long ago that was where it is told."""
    yield from _dated_by(parse, where, language)
    yield from _of_then(parse, where, language)
    if _is_of_rival(parse, where, language):
        yield "other_event:rival"


def _is_of_rival(parse: Parse, where: Anchor, language: Language) -> bool:
    """`Its rival Axel plans to hire 2,000 people`: a figure of another than the one that the text is about; not `opponents of the plan`."""
    tokens, own = parse.tokens, language.words("function", "its", "his", "owning")
    for index in range(1, where.first):
        if tokens[index].lemma.lower() in language.words("scope", "others") and tokens[index - 1].text.lower() in own:
            head = tokens[index].head
            return any(k >= 0 and tokens[k].relation.startswith("nsubj") for k in (index, head))
    return False


def _dated_by(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`The attack came weeks after a man shot eight people`: what a happening is dated by is another happening."""
    tokens, data = parse.tokens, language.section("scope")
    for index in range(2, where.first):
        if tokens[index].text.lower() in data["dating"] and tokens[index - 1].lemma.lower() in data["spans"]:
            leading = tokens[max(0, index - _DATED) : index - 1]
            if any(t.tag == "VERB" and t.lemma.lower() in data["happens"] for t in leading):
                yield "other_event:dated by"
                return


def _of_then(parse: Parse, where: Anchor, language: Language) -> Iterator[str]:
    """`a further 30 people`, `that year 17 people were hurt`, `the crash two years ago, in which 14 died`: of another time, whatever the parse makes of it."""
    data = language.section("scope")
    words = [t.text.lower() for t in parse.tokens]
    article, added = [*words[max(0, where.first - 2) : where.first], "", ""][:2]
    if added in data["added"] and article in language.words("numbers", "articles"):
        yield "other_event:further"  # `fell a further 5 percent`
    if any(
        two == "that" and (three in data["then"] or (one in _IN and three in data["bygone"]))
        for one, two, three in zip(["", *words], words, words[1:], strict=False)
    ):
        yield "other_event:that"  # `the reward in that case`
    for index in range(max(1, where.first - _TOLD), where.first - 1):
        opens = any(token.form in _RELATIVE for token in parse.tokens[index + 1 : index + 4])
        back = words[index] in data["other_event"] and parse.tokens[index - 1].lemma.lower() in data["spans"]
        if back and opens:
            yield from ("other_event:ago", f"before {' '.join(words[max(0, index - 2) : index])}:ago")


__all__ = ["before"]
