"""Read words that stand where an amount would: of size (`a large investment`) and of silence (`did not disclose the terms`)."""

from reconcile.model import EVERYTHING, Form, Kind
from reconcile.values.nouns import noun_after, singular
from reconcile.values.tokens import Tokens
from reconcile.values.vague import Found, word_value

_NOT_ONE = (False, False)
_ASKING = 5  # words between the verb that does not tell and `how many`
_REACH = 7  # words between the verb that does not tell and what it does not tell


def read_size(t: Tokens, i: int) -> Found | None:
    """`a large investment`: a word of size before a noun that can have an amount, at most one word between them."""
    words, lex = t.words, t.lex
    k = i + 1
    if words[k] in lex.words("qualities", "between"):
        k += 1
    if words[k] not in lex.words("qualities", "amounts") or t.glued(i + 1) or words[i - 1] == "-":
        return None
    return word_value(
        t,
        i,
        i + 1,
        (EVERYTHING, EVERYTHING),
        words[i],
        kind=Kind.AMOUNT,
        form=Form.QUALITY,
        noun=singular(words[k], lex) or words[k],
        outer=_NOT_ONE,
    )


def read_hidden(t: Tokens, i: int) -> Found | None:
    """`an undisclosed sum`, `undisclosed terms`."""
    words, lex = t.words, t.lex
    k = i + 1
    while words[k] in lex.words("qualities", "told_adjectives") and k < i + 3:
        k += 1
    if words[k] not in lex.words("qualities", "told") and words[k] not in lex.words("qualities", "amounts"):
        return None
    return _undisclosed(t, i, k + 1, words[k])


def read_silence(t: Tokens, i: int) -> Found | None:
    """`didn't disclose the financial terms`, `terms were not disclosed`, `declined to name`: `i` is the verb of telling."""
    words, lex = t.words, t.lex
    start = _negation(t, i)
    if start is None:
        return None
    behind = _object(t, i + 1)
    if behind is not None:
        return _undisclosed(t, start, behind[0], behind[1])
    before = _subject(t, start)
    if before is not None:
        return _undisclosed(t, before[0], i + 1, before[1])
    if words[i] in lex.words("qualities", "tell_only_with_object") and not (
        words[start].startswith(("declin", "refus")) and words[i] in ("name", "identify", "give")
    ):
        return None
    return _undisclosed(t, start, i + 1, "name" if words[i] in ("name", "identify") else "")


def read_unknown(t: Tokens, i: int) -> Found | None:
    """`not known | how many people died`, `declined to say | how many`, `no word on | how many`: a count that nobody gives; `i` is `how`."""
    words, lex = t.words, t.lex
    if words[i + 1] not in lex.words("qualities", "asked"):
        return None
    if _untold(t, i) is None:
        return None
    noun, _ = noun_after(t, i + 2)
    return word_value(
        t, i, i + 2, (EVERYTHING, EVERYTHING), "undisclosed", form=Form.UNDISCLOSED, noun=noun, outer=_NOT_ONE
    )


def _untold(t: Tokens, i: int, verb: int | None = None) -> int | None:
    """Return where the words before `how` or `what` begin that leave it open: `not known`, `unclear`, `too early to say`; None where none do.

    `verb` is the verb that is denied where it is none of knowing or telling: `declined to | put a value on it`.
    """
    words, lex = t.words, t.lex
    near = range(i - 1, max(-1, i - _ASKING), -1)
    known = next((k for k in near if words[k] in lex.words("qualities", "knowing")), verb)
    denied = None if known is None else _negation(t, known)
    phrases = lex.phrases("qualities", "no_word")
    plain = (k for k in near if words[k] in lex.words("qualities", "unknown") or any(t.phrase(k, p) for p in phrases))
    return denied if denied is not None else next(plain, None)


def read_unpriced(t: Tokens, i: int) -> Found | None:
    """`would not say what | it was worth`, `declined to put a value on it`, `no figure was given for it`: a sum that nobody tells; `i` is `what` or the noun."""
    words, lex = t.words, t.lex
    if words[i] in lex.words("qualities", "asking_sum"):
        asked = lex.words("qualities", "costing") & {*words[i + 1 : i + _REACH]}
        start, end = _untold(t, i) if asked else None, i + 1
    elif words[i - 1] in lex.articles and words[i - 2] in lex.words("qualities", "putting"):
        on = words[i + 1] in lex.words("qualities", "on")
        start, end = (_untold(t, i - 2, i - 2) if on else None), i + 2
    else:
        start, end = _ungiven(t, i)
    if start is None or start < t.floor:
        return None
    kind, form = Kind.MONEY, Form.UNDISCLOSED
    return word_value(t, start, end, (EVERYTHING, EVERYTHING), "undisclosed", kind=kind, form=form, outer=_NOT_ONE)


def _ungiven(t: Tokens, i: int) -> tuple[int | None, int]:
    """`no figure has been given | for`: where the words begin that tell of no sum, None where they tell of one, and where they end."""
    words, lex = t.words, t.lex
    told = lex.words("qualities", "tell") | lex.words("qualities", "available")
    given = next((k for k in range(i + 1, i + _REACH) if words[k] in told), None)
    if given is None or words[i - 1] not in lex.words("qualities", "none"):
        return None, i + 1
    return i - 1, given + 1 if words[given + 1] in lex.words("qualities", "leading") else i + 1


def read_uncounted(t: Tokens, i: int) -> Found | None:
    """`no information about injuries | or arrests`, `no word on casualties`: counts that nobody gives; `i` is the noun."""
    words, lex = t.words, t.lex
    starts = range(i - 1, max(0, i - _REACH) - 1, -1)
    start = next((k for k in starts if any(t.phrase(k, p) for p in lex.phrases("qualities", "no_word"))), None)
    if start is None or not lex.words("qualities", "on") & {*words[start:i]}:
        return None
    if not all(word.isalpha() for word in words[start:i]):
        return None
    nouns = lex.section("qualities")["uncounted"]
    first, noun = (i if {*nouns} & {*words[start:i]} else start), str(nouns[words[i]])
    return word_value(
        t, first, i + 1, (EVERYTHING, EVERYTHING), "undisclosed", form=Form.UNDISCLOSED, noun=noun, outer=_NOT_ONE
    )


def read_unscheduled(t: Tokens, i: int) -> Found | None:
    """`no timetable`, `no firm time | frame`: a length that nobody gives; `i` is the last word of the noun."""
    words, lex = t.words, t.lex
    first = i - 1 if words[i] in lex.words("qualities", "frames") else i
    if first < i and words[first] not in lex.words("qualities", "framed"):
        return None
    start = next((k for k in (first - 1, first - 2) if words[k] in lex.words("qualities", "none")), None)
    if start is None or start < t.floor:
        return None
    nowhere = (EVERYTHING, EVERYTHING)
    kind, form = Kind.DURATION, Form.UNDISCLOSED
    return word_value(t, start, i + 1, nowhere, "undisclosed", kind=kind, form=form, outer=_NOT_ONE)


def _negation(t: Tokens, i: int) -> int | None:
    """Return where the negation of a verb starts, or None where it is not negated."""
    words, lex = t.words, t.lex
    for phrase in t.lex.phrases("qualities", "refusals"):
        if i - len(phrase) >= 0 and words[i - len(phrase) : i] == list(phrase):
            return i - len(phrase)
    k, negated = i - 1, False
    while k >= max(0, i - 5) and words[k] in lex.words("qualities", "negations"):
        negated = negated or words[k] in ("not", "never") or words[k].endswith("n't")
        k -= 1
    return k + 1 if negated else None


def _object(t: Tokens, j: int) -> tuple[int, str] | None:
    """Return the end and the noun of what is not told, behind the verb."""
    words, lex = t.words, t.lex
    adjectives, told = lex.words("qualities", "told_adjectives"), lex.words("qualities", "told")
    for k in range(j, j + _REACH):
        if words[k] in told:
            return k + 1, words[k]
        if words[k] == "how" and words[k + 1] in ("much", "many"):
            return k + 2, "amount"
        if words[k] not in adjectives and "'s" not in words[k : k + 2]:
            return None
    return None


def _subject(t: Tokens, start: int) -> tuple[int, str] | None:
    """Return the start and the noun of what was not told, before the verb: `terms of the deal were not disclosed`."""
    words, lex = t.words, t.lex
    told = lex.words("qualities", "told") - {"number", "numbers", "share"}
    for k in range(start - 1, max(-1, start - 7), -1):
        if words[k] in told:
            first = k
            while words[first - 1] in lex.words("qualities", "told_before"):
                first -= 1
            return first, next(w for w in words[first:start] if w in told)
        if not (words[k].isalpha() or words[k] == "'s"):
            return None
    return None


def _undisclosed(t: Tokens, first: int, last: int, noun: str) -> Found:
    noun = "name" if noun in t.lex.words("qualities", "persons") else noun
    return word_value(
        t,
        first,
        last,
        (EVERYTHING, EVERYTHING),
        "undisclosed",
        kind=Kind.AMOUNT,
        form=Form.UNDISCLOSED,
        noun=noun,
        outer=_NOT_ONE,
    )
