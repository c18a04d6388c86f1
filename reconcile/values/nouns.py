"""Tell what a figure counts, from the words to its right alone: skip adjectives, take the first plural."""

from functools import lru_cache

from reconcile.language import singular_of
from reconcile.values.lexicon import Lexicon
from reconcile.values.tokens import Tokens

_REACH = 5  # words; further to the right the noun belongs to another phrase
_SHORTEST = 4  # letters of a plural


def noun_after(t: Tokens, j: int) -> tuple[str, int]:
    """Return the lemma of the noun counted and the index behind it, or an empty string and `j`."""
    words, lex = t.words, t.lex
    if t.after_hyphen(j) != j and words[j + 1].isalpha() and words[j + 1] not in lex.words("nouns", "stops"):
        adjective = words[j + 1] in lex.words("nouns", "adjectives")
        return (singular_noun(t, j + 2) if adjective else words[j + 1]), j + 2
    n = j
    if words[n] in lex.of:
        n += 1
        while n < j + 2 * _REACH and _determines(t, n):
            n += 1
    found = _head(t, j, n)
    return found if found[0] else ("", j)


def _head(t: Tokens, j: int, k: int, *, shared: bool = True) -> tuple[str, int]:
    """Walk over adjectives from `k` to the first plural; a figure before `j` is what is counted."""
    words, lex = t.words, t.lex
    stops, additions = lex.words("nouns", "stops"), lex.words("nouns", "additions")
    n = k
    while n < k + _REACH:
        word = words[n]
        if words[n + 1] == "-" and t.after_hyphen(n + 1) != n + 1 and (word.isalnum()):
            compound = _compound(t, n)
            if compound is not None:
                return compound
            n, k = n + 3, k + 2
        elif n > k and word in lex.conjunction:
            if shared and t.capital(n - 1) and _determines(t, n + 1):
                return _head(t, n + 2, n + 2, shared=False)  # `14 Kenyan and nine Malay sailors`
            if not words[n + 1].isalpha() or words[n + 1] in stops or n > k + 1:
                break
            n += 1  # `government and private buildings`
        elif word == "'s":
            n += 1
        elif not word[:1].isalpha() or (word in stops and not (n == j and word in additions)):
            break
        else:
            lemma = _counted(t, n)
            if lemma:
                return lemma, n + 1
            n += 1
    return "", j


def _compound(t: Tokens, n: int) -> tuple[str, int] | None:
    """`three co-workers`, `seven AK-47s`; in `two 10-year terms` and `AK-47 rifles` the compound only leads to the noun."""
    word, second = t.words[n], t.words[n + 2]
    if second.isdigit() and t.words[n + 3] == "s" and t.glued(n + 3):
        return f"{word}-{second}", n + 4
    lemma = singular(second, t.lex) if word.isalpha() and second.isalpha() else ""
    return (f"{word}-{lemma}", n + 3) if lemma else None


def _determines(t: Tokens, k: int) -> bool:
    """Tell whether a word only leads to the noun: an article, a possessive, a figure."""
    return t.words[k] in t.lex.words("nouns", "determiners") or t.words[k][:1].isdigit() or t.words[k] in t.lex.ones


def _counted(t: Tokens, n: int) -> str:
    """Return the lemma of a plural, or nothing where it stands before another as an adjective does: `police officers`."""
    word, behind, lex = t.words[n], t.words[n + 1], t.lex
    adjective = word in lex.words("nouns", "attributive") and (
        singular(behind, lex) or behind in lex.words("nouns", "heads")
    )
    if t.capital(n) and t.capital(n - 1) and singular(behind, lex) and not t.capital(n + 1):
        adjective = True  # `United Nations peacekeepers`
    if lex.section("nouns").get("capital"):  # German: what is counted is written with a capital
        return str(lex.section("nouns")["irregular"].get(word, word)) if t.capital(n) else ""
    return "" if adjective else singular(word, lex)


def singular_noun(t: Tokens, j: int) -> str:
    """Return the word that a figure stands before as an adjective does: `a $5 million loan`, `a 49 percent stake`."""
    words, lex = t.words, t.lex
    stops = lex.words("nouns", "stops")
    if lex.section("nouns").get("capital") and not t.capital(j):
        return ""
    last = ""
    for n in range(j, j + 4):
        word = words[n]
        if (
            not word[:1].isalpha()
            or word in stops
            or word.endswith(("ly", "ed"))
            or word in lex.words("nouns", "times")
            or (word.endswith("ing") and words[n + 1] in stops and words[n + 1] not in lex.of)
            or (n > j and t.capital(n) and not t.capital(j))
        ):
            break
        if word in lex.words("qualities", "amounts") or word in lex.words("quantities", "stakes"):
            return singular(word, lex) or word
        last = word
        if singular(word, lex):
            return singular(word, lex)
    return "" if last in lex.words("nouns", "adjectives") else last


@lru_cache(maxsize=4096)
def singular(word: str, lex: Lexicon) -> str:
    """Return the singular of a noun in the plural, or an empty string where the word is none."""
    told = lex.section("nouns").get("irregular", {}).get(word)
    if told:
        return str(told)
    if len(word) < _SHORTEST or word in lex.words("nouns", "not_plural"):
        return ""
    base = singular_of(word, lex.language)
    return "" if base == word else base
