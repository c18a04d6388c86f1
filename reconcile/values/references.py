"""Tell figures that name something from figures that count: `Llama 4`, `Section 4`, `5G`, `9/11`, `No. 1`, a score of 3-2."""

from decimal import Decimal

from reconcile.model import Form, Interval, Kind, Modifier, Span, Value
from reconcile.values.nouns import noun_after, singular
from reconcile.values.tokens import Tokens
from reconcile.values.units import money_before, unit_named_before, unit_stands

Found = tuple[Value, int]
_LONGEST_SCORE = 3  # digits of a figure of a score
_VERBAL = ("s", "ed", "ing")


def skip_run(t: Tokens, i: int) -> int:
    """Return the index behind all that touches a token: an id is refused whole."""
    j = i + 1
    while (
        j < t.size
        and t.glued(j)
        and (t.words[j].isalnum() or (t.words[j] in "-/._" and t.glued(j + 1) and t.words[j + 1].isalnum()))
    ):
        j += 1
    return j


def skip_phone(t: Tokens, i: int) -> int:
    """Return the index behind digits that are no number, and behind the groups of `0845 125 222`."""
    j = skip_run(t, i)
    if (t.words[i][:1] == "0" and len(t.words[i]) > 2) or (t.words[i - 1] == "+" and t.glued(i)):
        while t.near(j) and t.words[j].isdigit() and j < i + 8:
            j = skip_run(t, j)
    return j


def is_reference(t: Tokens, i: int) -> bool:
    """Tell whether the digits at a token are a name, an id, a section or a list mark."""
    words = t.words
    before = words[i - 1]
    if i == 0 and (words[1] == ")" or (words[1] == "." and t.glued(1) and t.capital(2))):
        return words[0].isdigit() and len(words[0]) < 3  # `1) First`, `1. First`
    if _set_phrase(t, i) or _called(t, i) or (before == "[" and words[i + 1] == "]"):  # `[5]`, a footnote
        return True
    apart = not t.glued(i) or words[i][0] == "."  # `a.32-caliber gun` lacks a blank
    if (before in t.lex.articles and apart) or unit_named_before(t, i) is not None:
        return False
    if t.glued(i) and before[:1].isalpha() and money_before(t, i) is not None:
        return False
    touched = _touched(t, i) if t.glued(i) else None
    if touched is not None:
        return touched
    if words[i + 1] == "-" and words[i + 2] in ("for", "by", "of") and t.glued(i + 1):
        return True
    return _listed(t, i) or is_address(t, i) or _phone(t, i) or _named(t, i)


def _called(t: Tokens, i: int) -> bool:
    """Tell whether a number is one that is called, `911`, and counts nothing."""
    if t.words[i] not in t.lex.words("references", "called") or money_before(t, i) is not None:
        return False
    behind = t.words[t.after_hyphen(i + 1)]
    lex = t.lex
    counted = behind in lex.units or behind in lex.scales or behind in lex.short_scales or behind in lex.of
    return not (counted or singular(behind, lex) or behind[:1].isdigit() or (t.glued(i + 1) and behind.isalnum()))


def _touched(t: Tokens, i: int) -> bool | None:
    """Decide by what touches the digits from the left, or return None where that does not tell."""
    before = t.words[i - 1]
    if (before[:1].isalpha() and before not in t.lex.prefixes) or before in ("#", "_", "@", "№"):
        return True
    if before in ("-", "/", "–") and t.glued(i - 1) and i > 1:
        return _hyphened(t, i)
    if before == "+" and t.near(i + 1) and t.words[i + 1].isdigit():
        return True  # `+44 20 7946 0958`
    if before == "+" or (before == "." and t.glued(i - 1)):
        return (t.words[i + 1] == "-" and t.glued(i + 1)) or before == "."
    return None


def _hyphened(t: Tokens, i: int) -> bool:
    """`GPT-4`, `F-16`, `COVID-19`; `magnitude-7.1` and `twenty-5` are read elsewhere."""
    head = t.words[i - 2]
    if t.words[i - 1] == "–":
        return False
    return (head[:1].isalpha() and head not in ("magnitude", "minus")) or (head[:1].isdigit() and t.words[i - 1] == "/")


def _listed(t: Tokens, i: int) -> bool:
    """A list mark: `2)` without an opening bracket, `3.` at the start of a line."""
    words = t.words
    if not words[i].isdigit() or len(words[i]) > 2:
        return False
    return (
        words[i + 1] == ")"
        and "(" not in words[max(0, i - 12) : i]
        and words[i - 1] in ("", ";", ",", ":", "and", "like", ".", "are", "what", "-")
    )


def is_address(t: Tokens, i: int) -> bool:
    """`24 Independent Street`, `97th Avenue`: a street with capitals within three words."""
    for n in range(i + 1, i + 5):
        if t.words[n] in t.lex.words("references", "streets") and t.capital(n):
            return True
        if not (t.capital(n) or t.words[n].isdigit() or t.words[n] in t.lex.ordinal_endings):
            return False
    return False


def _set_phrase(t: Tokens, i: int) -> bool:
    joined = "".join(t.words[i : i + 3])
    return joined in t.lex.words("references", "set") and t.glued(i + 1) and t.glued(i + 2)


def _phone(t: Tokens, i: int) -> bool:
    """Three groups of digits joined by hyphens, or a long one after a bracketed area code."""
    words = t.words
    if words[i + 1] == "-" and t.glued(i + 1) and words[i + 2].isdigit() and t.glued(i + 2):
        if words[i + 3] == "-" and t.glued(i + 3) and words[i + 4][:1].isdigit():
            return True
        return (
            len(words[i]) == 3
            and len(words[i + 2]) == 4
            and not noun_after(t, i + 3)[0]
            and words[i + 3] not in t.lex.units
            and words[i + 3] not in t.lex.scales
        )
    return words[i - 1] == "(" and words[i + 1] == ")" and len(words[i]) == 3 and words[i + 3] == "-"


def _named(t: Tokens, i: int) -> bool:
    """Decide by the word before: a word of reference, or a name in capitals that no noun in the plural follows."""
    k = i - 1
    before = t.words[k]
    if (
        before == "."
        and t.words[k - 1] in t.lex.words("references", "numbers_before")
        and t.glued(k)
        and t.capital(k - 1)
    ):
        return True
    if before in t.lex.words("references", "before"):
        return before != "number" or t.words[i - 2] != "the" or t.words[i + 1] == ""
    if "," in t.words[i]:
        return False  # no name has its thousands marked: `In Leipzig 2,600 went on strike`
    prefix = t.lex.prefixes.get(before)
    money = prefix is not None and (t.glued(i) or not prefix.touching)  # the P of `S&P 500` does not touch its figure
    if not t.cased(k) or not before.isalpha() or before in t.lex.hedges_before or money:
        return False
    if before in t.lex.words("references", "capital"):
        return True
    if (
        before in t.lex.words("references", "not_names")
        or before in t.lex.words("calendar", "before_year")
        or before in t.lex.section("calendar").get("months", {})
    ):
        return False
    follows = (
        bool(singular(t.words[i + 1], t.lex) or noun_after(t, i + 1)[0])  # `In Leipzig 260 dock workers`
        or t.words[i + 1] in t.lex.scales
        or t.words[i + 1] in t.lex.units
        or t.words[i + 1] == "-"
    )
    if len(t.words[i + 1]) > 1 and unit_stands(t, i + 1):  # `the Japanese 5000 yen note`
        return False  # `the Japanese 5000 yen note`
    if t.starts_sentence(k):
        return not follows and not before.endswith(_VERBAL)
    if _headline(t):
        return not follows and not before.endswith(_VERBAL)
    return not (follows and _after_place(t, k))


def is_name(t: Tokens, i: int) -> bool:
    """Tell whether a number word is part of a name: `Formula One`, `Group of Seven`, `phase two`, `number one`."""
    before = t.words[i - 1]
    if i > 0 and t.capital(i) and not t.starts_sentence(i) and not _headline(t) and not _is_shouted(t, i):
        return True
    if before not in t.lex.words("references", "before_words"):
        return False
    behind = t.after_hyphen(i + 1)
    if t.words[behind] in t.lex.of or t.words[behind] in t.lex.units or t.words[behind] in t.lex.scales:
        return False
    return t.words[behind] not in t.lex.hundred and t.words[behind] not in t.lex.dozens and not noun_after(t, behind)[0]


def _is_shouted(t: Tokens, i: int) -> bool:
    """`in FOUR minutes`, `a FIVE-METRE wall`: a number word in capitals for effect counts what is behind it; `on BBC TWO` is a name."""
    k = t.after_hyphen(i + 1)
    counts = t.words[k] in t.lex.units or (t.words[k].isalpha() and not t.capital(k))
    return t.written(i).isupper() and counts and (not t.capital(i - 1) or t.starts_sentence(i - 1))


def _after_place(t: Tokens, k: int) -> bool:
    """`In New York 12 people`: a run of capitals after a preposition of place is a place."""
    while k > 0 and t.capital(k):
        if t.words[k] in t.lex.words("references", "places"):
            return True
        k -= 1
    return t.words[k] in t.lex.words("references", "places") or t.words[k] in t.lex.units


def _headline(t: Tokens) -> bool:
    """Tell whether most long words carry capitals, as in a headline; the first hundred words decide."""
    long = [n for n in range(min(t.size, 100)) if len(t.words[n]) > 3 and t.words[n].isalpha()]
    return len(long) > 2 and sum(t.capital(n) for n in long) * 10 >= len(long) * 7


def _is_record(t: Tokens, i: int, last: int) -> bool:
    """`a 9-14 start`, `is 88-61 in`, `(9-14)`: wins and losses, which no range of anything is."""
    scores = t.lex.section("references")["scores"]
    before, behind = t.words[i - 1], t.words[last]
    if (before == "(" and behind == ")") or (before in t.lex.of and t.words[i - 2] in scores.get("records", ())):
        return True
    if t.words[last - 2] not in ("-", "–") or len(t.words[i]) < len(t.words[last - 1]) - 1:
        return False
    return behind in scores.get("records", ()) or (
        before in scores.get("is", ()) and not noun_after(t, last)[0] and behind in scores.get("behind", ())
    )


def read_score(t: Tokens, i: int) -> Found | None:
    """`won 3-2`, `a 5-4 ruling`, `100-to-1 odds`: two figures that are neither a range nor two counts."""
    k, words = _joint(t, i), t.words
    if k < 0:
        return None
    second, scores = words[k + 1], t.lex.section("references").get("scores", {})
    near = words[max(t.floor, i - 5, 0) : i] + words[k + 2 : k + 4]
    told = any(w in scores.get("words", ()) and w not in scores.get("loose", ()) for w in near[-2:])
    if int(second) > int(words[i]) and not told and not _is_record(t, i, k + 2):
        return None
    if words[k] != ":" and unit_stands(t, k + 2) and not any(w in scores.get("words", ()) for w in near):
        return None
    start, end = t.starts[i], t.ends[k + 1]
    interval = Interval(None, None, False, False)
    lexical = f"{words[i]}-{second}"
    value = Value(
        Kind.SCORE,
        Span(t.base + start, t.base + end),
        t.text[start:end],
        "",
        None,
        interval,
        interval,
        Decimal(0),
        Form.LABEL,
        Modifier.NONE,
        lexical=lexical,
    )
    return value, k + 2


def _joint(t: Tokens, i: int) -> int:
    """Return the last word between two figures of a score, the mark or the second hyphen of `100-to-1`; -1 where there are no two."""
    words, k = t.words, i + 1
    if not words[i].isdigit() or len(words[i]) > _LONGEST_SCORE:
        return -1
    if words[k] == "-" and words[k + 1] in ("for", "to") and words[k + 2] == "-":
        if words[k + 1] == "for":
            return -1
        k += 2
    elif words[k] not in ("-", "–", ":") or not t.glued(k):
        return -1
    second = words[k + 1]
    ends = not (words[k + 2] in ("-", "%", "–") and t.glued(k + 2))
    return k if second.isdigit() and len(second) <= _LONGEST_SCORE and t.glued(k + 1) and ends else -1
