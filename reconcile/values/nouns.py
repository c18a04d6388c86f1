"""Tell what a figure counts, from the words to its right alone: skip adjectives, take the first plural."""

from functools import lru_cache

from reconcile.values.lexicon import Lexicon
from reconcile.values.tokens import Tokens

_REACH = 5  # words; further to the right the noun belongs to another phrase


def noun_after(t: Tokens, j: int) -> tuple[str, int]:
    """Return the lemma of the noun counted and the index behind it, or an empty string and `j`."""
    words, lex = t.words, t.lex
    if (
        words[j] == "-"
        and t.glued(j)
        and t.glued(j + 1)
        and words[j + 1].isalpha()
        and words[j + 1] not in lex.words("nouns", "stops")
    ):
        if words[j + 1] in lex.words("nouns", "adjectives"):
            return singular_noun(t, j + 2), j + 2
        return words[j + 1], j + 2
    k = j
    if words[k] in lex.of:
        k += 1
        while words[k] in lex.words("nouns", "determiners") or words[k][:1].isdigit() or words[k] in lex.ones:
            k += 1
    stops = lex.words("nouns", "stops")
    n = k
    while n < k + _REACH:
        word, joined = words[n], words[n + 1] == "-" and t.glued(n + 1) and t.glued(n + 2)
        if joined and (word.isdigit() or word in lex.ones or word.isalpha()) and words[n + 2].isalpha():
            lemma = singular(words[n + 2], lex)  # `three co-workers`, `two 10-year terms`
            if lemma and word.isalpha():
                return f"{word}-{lemma}", n + 3
            n, k = n + 3, k + 2
            continue
        if n > k and word in lex.conjunction and words[n + 1].isalpha() and words[n + 1] not in stops and n < k + 2:
            n += 1  # `government and private buildings`
            continue
        if word == "'s":
            n += 1
            continue
        if not word[:1].isalpha() or (word in stops and not (n == j and word in lex.words("nouns", "additions"))):
            break
        lemma = _counted(t, n)
        if lemma:
            return lemma, n + 1
        n += 1
    return "", j


def _counted(t: Tokens, n: int) -> str:
    """Return the lemma of a plural, or nothing where it stands before another as an adjective does: `police officers`."""
    word, behind, lex = t.words[n], t.words[n + 1], t.lex
    adjective = word in lex.words("nouns", "attributive") and (
        singular(behind, lex) or behind in lex.words("nouns", "heads")
    )
    return "" if adjective else singular(word, lex)


def singular_noun(t: Tokens, j: int) -> str:
    """Return the word that a figure stands before as an adjective does: `a $5 million loan`, `a 49 percent stake`."""
    words, lex = t.words, t.lex
    stops = lex.words("nouns", "stops")
    last = ""
    for n in range(j, j + 4):
        word = words[n]
        if (
            not word[:1].isalpha()
            or word in stops
            or word.endswith(("ly", "ed"))
            or word in lex.words("nouns", "times")
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
    section = lex.section("nouns")
    irregular = section.get("irregular", {}).get(word)
    if irregular:
        return str(irregular)
    if (
        len(word) < 4
        or not word.endswith("s")
        or word.endswith(("ss", "us", "is"))
        or word in lex.words("nouns", "not_plural")
    ):
        return ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]
