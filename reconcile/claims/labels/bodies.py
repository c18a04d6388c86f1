"""Names of bodies at whose `and`, `for`, `of the` or number runs of proper nouns break off: `Commission for Trade and Fisheries`."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reconcile.claims.clauses import Clause
from reconcile.claims.labels.mentions import fold_name
from reconcile.claims.scene import Scene
from reconcile.language import Language
from reconcile.model import BlockKind, Form, Kind, Slot, Span, Value

_LONGEST = 10  # words; longer runs of capitals are no name
_DIGITS = "0123456789"
_WORD = re.compile(r"\d+[^\W\d_]{2}\b|[^\W\d_][\w.-]*[^\W_]|[^\W\d_]|\S")


def find_bodies(clause: Clause, scene: Scene) -> Iterator[Slot]:
    """Yield a NAME slot, attribute `body`, for each name of a body in a clause that has such a word.

    Headlines are left out: in them every word may have a capital.
    """
    if scene.sentence.kind is BlockKind.HEADLINE or not _likely(scene.language).search(scene.sentence.text):
        return
    begin = scene.sentence.span.start
    starts = {scene.parse.tokens[index].span.start for index in clause.members}
    for first, last in _runs(scene.sentence.text, scene.language):
        if begin + first in starts:
            shown = scene.sentence.text[first:last]
            plain = fold_name(shown)
            value = Value(Kind.NAME, Span(begin + first, begin + last), shown, form=Form.LABEL, lexical=plain)
            yield Slot(value, attribute="body", subject=plain)


@cache
def _likely(language: Language) -> re.Pattern[str]:
    """Small words or the ending of a number before a capital: most sentences have none, and are not looked at."""
    inner, endings = (
        "|".join(sorted(language.words(*name))) for name in (("names", "inner"), ("numbers", "ordinal_endings"))
    )
    return re.compile(rf"[^\W\d_] (?:{inner}) [^\W\d_a-z]|\d(?:{endings}) [^\W\d_a-z]")


def _runs(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each such name: a noun for bodies ends it, or begins it before `of` or `for`; a number may begin it."""
    nouns, inner = language.words("names", "bodies"), language.words("names", "inner")
    endings, months = language.words("numbers", "ordinal_endings"), language.words("calendar", "months")
    found = list(_WORD.finditer(text))
    words = [m.group().lower() for m in found]
    index = 0
    while index < len(words):
        last, numbered = index, words[index].lstrip(_DIGITS) in endings and words[index][0] in _DIGITS
        if numbered or _is_capital(found[index].group()):
            while last + 1 < len(words) and (_is_capital(found[last + 1].group()) or words[last + 1] in inner):
                if words[last] in nouns and words[last + 1] == "and":
                    break  # two bodies
                last += 1
        end = last
        while last > index and words[last] in inner:
            last -= 1
        first = index + (words[index] in inner)
        run = words[first : last + 1]
        headed = any(a in nouns and b in ("of", "for") for a, b in pairwise(run))
        long = not {"and", "for", "the"}.isdisjoint(run) and (headed or run[-1] in nouns)
        counted = numbered and len(run) > 1 and run[1] not in months | inner
        if (long or counted) and len(run) <= _LONGEST:
            yield found[first].start(), found[last].end()
        index = end + 1


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and word[1:2].islower()
